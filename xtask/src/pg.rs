//! A PostgreSQL for one run: made in a temporary folder, reachable from this machine alone, gone afterwards.
//!
//! A small shell script keeps it, in a process group of its own and with a pipe from this process. When this
//! process ends, in whichever way (done, failed, Ctrl-C, killed), the pipe closes, and the script stops the server
//! and removes the folder. That needs no signal handling here, and it also holds where a handler could not run.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use crate::Done;
use crate::args::PgOptions;
use crate::{needs, process};

const KEEPER: &str = include_str!("keeper.sh");

/// Settings of every throw-away server.
const ALWAYS: &str = "-c max_connections=300 -c shared_buffers=64MB -c timezone=UTC -c log_timezone=UTC";

/// Settings that trade safety for speed: nobody will miss this data.
const HASTY: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off \
                     -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off";

/// How a server is to be run.
#[derive(Clone, Copy, Default)]
pub struct Manner {
    /// Write safely to disk, as in production.
    pub fsync: bool,
    /// Leave the folder in place afterwards.
    pub keep: bool,
}

/// A running throw-away server; dropping it stops it.
pub struct Server {
    keeper: Child,
    folder: PathBuf,
    port: u16,
    keep: bool,
}

impl Server {
    /// Makes and starts a server, and waits until it answers.
    pub fn start(manner: Manner) -> Done<Self> {
        let programs = needs::postgres().ok_or("the PostgreSQL server is not there")?;
        let port = free_port()?;
        let owner = Owner::find()?;
        let folder = fresh_folder(&owner)?;
        let keeper = keeper(&programs, &folder, port, manner, &owner)?;
        let mut server = Self { keeper, folder, port, keep: manner.keep };
        server.wait_until_ready(&programs)?;
        Ok(server)
    }

    /// What `HUIYIN_TEST_PG` is to say.
    pub fn address(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Done<()> {
        let mut line = String::new();
        if let Some(words) = self.keeper.stdout.take() {
            BufReader::new(words)
                .read_line(&mut line)
                .map_err(|error| format!("PostgreSQL's keeper: {error}"))?;
        }
        let reached = line.trim() == "ready" && (0..50).any(|_| self.answers(programs));
        if reached {
            Ok(())
        } else {
            Err("the throw-away PostgreSQL did not start; its words stand above".into())
        }
    }

    /// Asks over the same road as the tests will; a server that says no is given a moment.
    fn answers(&self, programs: &Path) -> bool {
        let port = self.port.to_string();
        let program = programs.join("pg_isready");
        let arguments = ["--quiet", "--host=127.0.0.1", "--port", &port];
        let yes = process::output(&program.to_string_lossy(), &arguments).is_some();
        if !yes {
            std::thread::sleep(Duration::from_millis(100));
        }
        yes
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("xtask: the throw-away PostgreSQL may still run in {}: {error}", self.folder.display());
        } else if self.keep {
            println!("kept: {} (the database is in data, its log is server.log)", self.folder.display());
        }
    }
}

/// Runs a command beside a throw-away server and ends with the command's own code.
pub fn with_command(options: &PgOptions) -> Done<ExitCode> {
    needs::provide(&[needs::POSTGRES])?;
    let server = Server::start(Manner { fsync: options.fsync, keep: options.keep })?;
    let (program, arguments) = options.command.split_first().ok_or("no command")?;
    println!("HUIYIN_TEST_PG={}", server.address());
    let mut command = Command::new(program);
    let status = process::status(command.args(arguments).env("HUIYIN_TEST_PG", server.address()))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The user who may run the server; it refuses to run as root.
struct Owner {
    ids: Option<(u32, u32)>,
    words: Vec<String>,
}

impl Owner {
    fn find() -> Done<Self> {
        if needs::user() != Some(0) {
            return Ok(Self { ids: None, words: Vec::new() });
        }
        ["postgres", "nobody"].iter().find_map(|name| Self::named(name)).ok_or_else(|| {
            "PostgreSQL refuses to run as root, and neither postgres nor nobody can be used".into()
        })
    }

    fn named(name: &str) -> Option<Self> {
        let user: u32 = process::output("id", &["-u", name])?.parse().ok()?;
        let group: u32 = process::output("id", &["-g", name])?.parse().ok()?;
        let words = if needs::in_path("setpriv").is_some() {
            vec![
                "setpriv".into(),
                format!("--reuid={user}"),
                format!("--regid={group}"),
                "--clear-groups".into(),
            ]
        } else {
            needs::in_path("runuser")?;
            vec!["runuser".into(), "-u".into(), name.into(), "--".into()]
        };
        Some(Self { ids: Some((user, group)), words })
    }
}

fn free_port() -> Done<u16> {
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    address.map(|address| address.port()).map_err(|error| format!("no free port on 127.0.0.1: {error}"))
}

/// A new folder that only its owner can read, in the system's folder for temporary files.
fn fresh_folder(owner: &Owner) -> Done<PathBuf> {
    let base = std::env::temp_dir();
    let made = (0..1000)
        .map(|number| base.join(format!("huiyin-pg-{}-{number}", std::process::id())))
        .find(|folder| std::fs::DirBuilder::new().mode(0o700).create(folder).is_ok());
    let folder = made.ok_or_else(|| format!("no folder can be made in {}", base.display()))?;
    if let Some((user, group)) = owner.ids {
        chown(&folder, Some(user), Some(group)).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(folder)
}

fn keeper(programs: &Path, folder: &Path, port: u16, manner: Manner, owner: &Owner) -> Done<Child> {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", KEEPER, "keeper.sh"]).arg(folder).arg(programs);
    command.arg(settings(folder, port, manner.fsync));
    command.args([if manner.fsync { "" } else { "--no-sync" }, if manner.keep { "keep" } else { "" }]);
    command.args(&owner.words).stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
    command.spawn().map_err(|error| format!("PostgreSQL's keeper could not start: {error}"))
}

fn settings(folder: &Path, port: u16, fsync: bool) -> String {
    let pace = if fsync { "" } else { HASTY };
    let place = folder.display();
    format!(
        "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='{place}' {ALWAYS} {pace}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_for_measuring_writes_safely() {
        assert!(settings(Path::new("/tmp/x"), 4000, false).contains("-c fsync=off"));
        assert!(!settings(Path::new("/tmp/x"), 4000, true).contains("off"));
    }

    #[test]
    fn a_server_listens_to_this_machine_alone() {
        let settings = settings(Path::new("/tmp/x"), 4000, false);
        assert!(
            settings.contains("listen_addresses=127.0.0.1 -c port=4000 -c unix_socket_directories='/tmp/x' ")
        );
    }
}
