#!/bin/sh
# Keeps one throw-away PostgreSQL for as long as standard input stays open:
#   keeper.sh FOLDER PROGRAMS SETTINGS INITDB KEEP [WORDS THAT CHANGE THE USER…]
# It prints "ready" once the server answers. When standard input ends, however the process at its other end came
# to its end, the server is stopped and FOLDER removed, or left where KEEP is "keep".
folder=$1 programs=$2 settings=$3 initdb=$4 keep=$5
shift 5
as=$*
cd "$folder" || exit 1

finish() {
    trap '' INT HUP TERM PIPE
    if [ -f data/postmaster.pid ]; then
        $as "$programs/pg_ctl" stop --pgdata=data --mode=fast --silent --timeout=10 >/dev/null 2>&1 ||
            $as "$programs/pg_ctl" stop --pgdata=data --mode=immediate --silent >/dev/null 2>&1
    fi
    cd /
    [ "$keep" = keep ] || rm -rf "$folder"
    exit "$1"
}
trap 'finish 1' INT HUP TERM PIPE

# shellcheck disable=SC2086 # the words that change the user and initdb's options are lists
{
    $as "$programs/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C $initdb \
        >initdb.log 2>&1 || { cat initdb.log >&2; finish 1; }
    $as "$programs/pg_ctl" start --pgdata=data --log=server.log --silent --wait --timeout=60 -o "$settings" \
        </dev/null >/dev/null 2>start.log || { cat start.log server.log >&2; finish 1; }
}
echo ready 2>/dev/null || finish 1
while read -r _; do :; done
finish 0
