//! The words after `cargo xtask`, read into one [`Order`].
//!
//! Four errands with a handful of options do not need a parser library, and this tool is compiled before
//! anything else can happen.

use crate::Done;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask test [--only fmt|lint|rust|browser] [--keep]
    Everything the automatic check runs, in this order, stopping at the first step that fails:
      needs    find PostgreSQL, Chromium, node and a Chinese font; install what is missing (root on Debian)
      fmt      cargo fmt --all --check
      lint     cargo clippy --workspace --all-targets -- -D warnings, and cargo deny where it is installed
      rust     every Rust test, on SQLite and on a throw-away PostgreSQL
      browser  e2e/tests in Chromium, against the program as `cargo build` makes it
    --only   one step, with the needs of that step
    --keep   leave the data folders of the throw-away database and of the demo in place, and say where

cargo xtask pg [--fsync] [--keep] -- COMMAND…
    Start a throw-away PostgreSQL, run COMMAND with HUIYIN_TEST_PG naming it, stop it again.
    --fsync  write safely to disk, as in production: for measuring

cargo xtask shots [--keep] [WORD…]
    Pictures of the demo's pages into e2e/out; with WORDs, only pages whose name contains one of them.

cargo xtask bench lifecycle [--engine sqlite|postgres] [--matters N] [--seconds S] [--clients C] [--fresh]
    The main job through HTTP on a database of N matters; prints tables for docs/bench.md.
    --fresh  fill the SQLite database anew instead of using the one of the last run

cargo xtask help

Settings from outside:
    HUIYIN_CHROMIUM   the Chromium to use
    HUIYIN_BIN        the program for the browser step, the pictures and the bench, instead of building it";

/// One errand.
#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    /// Print the help.
    Help,
    /// Run the tests.
    Test(TestOptions),
    /// Run a command beside a throw-away PostgreSQL.
    Pg(PgOptions),
    /// Take pictures of the pages.
    Shots(ShotsOptions),
    /// Measure.
    Bench(BenchOptions),
}

/// How `test` is to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TestOptions {
    /// One step only.
    pub only: Option<Part>,
    /// Leave data folders in place.
    pub keep: bool,
}

/// A step that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The formatting check.
    Fmt,
    /// The linter.
    Lint,
    /// The Rust tests.
    Rust,
    /// The tests in a browser.
    Browser,
}

/// How `pg` is to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PgOptions {
    /// Write safely to disk.
    pub fsync: bool,
    /// Leave the data folder in place.
    pub keep: bool,
    /// The command and its arguments; never empty.
    pub command: Vec<String>,
}

/// How `shots` is to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ShotsOptions {
    /// Leave the demo's data folder in place.
    pub keep: bool,
    /// Parts of page names; none means every page.
    pub words: Vec<String>,
}

/// Which engine is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The embedded file.
    #[default]
    Sqlite,
    /// A throw-away server that writes safely.
    Postgres,
}

impl Engine {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }
}

/// How to measure.
#[derive(Debug, PartialEq, Eq)]
pub struct BenchOptions {
    /// Which engine.
    pub engine: Engine,
    /// How many matters the database holds.
    pub matters: usize,
    /// For how long.
    pub seconds: u64,
    /// How many clients at once.
    pub clients: usize,
    /// Fill the database anew.
    pub fresh: bool,
}

/// This process's arguments as text.
pub fn words() -> Done<Vec<String>> {
    std::env::args_os()
        .skip(1)
        .map(|word| word.into_string().map_err(|word| format!("{} is not valid UTF-8", word.display())))
        .collect()
}

/// Reads the words into an order, or says which word is wrong.
pub fn read(words: Vec<String>) -> Done<Order> {
    let mut words = words.into_iter();
    match words.next().as_deref() {
        Some("help" | "--help" | "-h") => Ok(Order::Help),
        Some("test") => test(words).map(Order::Test),
        Some("pg") => pg(words).map(Order::Pg),
        Some("shots") => shots(words).map(Order::Shots),
        Some("bench") => bench(words).map(Order::Bench),
        Some(other) => Err(format!("there is no `{other}`; there are test, pg, shots, bench and help")),
        None => Err("say what to do: test, pg, shots, bench or help".into()),
    }
}

fn test(mut words: impl Iterator<Item = String>) -> Done<TestOptions> {
    let mut options = TestOptions::default();
    while let Some(word) = words.next() {
        match word.split_once('=').unwrap_or((word.as_str(), "")) {
            ("--keep", "") => options.keep = true,
            ("--only", "") => options.only = Some(part(words.next().as_deref())?),
            ("--only", name) => options.only = Some(part(Some(name))?),
            _ => return Err(format!("`test` does not know `{word}`; it knows --only and --keep")),
        }
    }
    Ok(options)
}

fn part(name: Option<&str>) -> Done<Part> {
    match name {
        Some("fmt") => Ok(Part::Fmt),
        Some("lint") => Ok(Part::Lint),
        Some("rust") => Ok(Part::Rust),
        Some("browser") => Ok(Part::Browser),
        Some(other) => Err(format!("--only takes fmt, lint, rust or browser, not `{other}`")),
        None => Err("--only needs one of fmt, lint, rust or browser".into()),
    }
}

fn pg(mut words: impl Iterator<Item = String>) -> Done<PgOptions> {
    let mut options = PgOptions::default();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--fsync" => options.fsync = true,
            "--keep" => options.keep = true,
            "--" => options.command = words.by_ref().collect(),
            _ => return Err(format!("`pg` does not know `{word}`; the command stands after `--`")),
        }
    }
    if options.command.is_empty() {
        return Err("`pg` needs a command after `--`, for example `cargo xtask pg -- bash`".into());
    }
    Ok(options)
}

fn shots(words: impl Iterator<Item = String>) -> Done<ShotsOptions> {
    let mut options = ShotsOptions::default();
    for word in words {
        match word.as_str() {
            "--keep" => options.keep = true,
            _ if word.starts_with('-') => return Err(format!("`shots` does not know `{word}`")),
            _ => options.words.push(word),
        }
    }
    Ok(options)
}

fn bench(mut words: impl Iterator<Item = String>) -> Done<BenchOptions> {
    match words.next().as_deref() {
        Some("lifecycle") => {}
        _ => return Err("`bench` measures: lifecycle".into()),
    }
    let mut options =
        BenchOptions { engine: Engine::Sqlite, matters: 100_000, seconds: 20, clients: 8, fresh: false };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--fresh" => options.fresh = true,
            "--engine" => {
                options.engine = match words.next().as_deref() {
                    Some("sqlite") => Engine::Sqlite,
                    Some("postgres") => Engine::Postgres,
                    _ => return Err("--engine takes sqlite or postgres".into()),
                }
            }
            "--matters" => options.matters = number(&word, words.next())?,
            "--seconds" => options.seconds = number(&word, words.next())?,
            "--clients" => options.clients = number(&word, words.next())?,
            _ => {
                return Err(format!(
                    "`bench` does not know `{word}`; it knows --engine, --matters, --seconds, --clients and --fresh"
                ));
            }
        }
    }
    Ok(options)
}

fn number<T: std::str::FromStr>(option: &str, word: Option<String>) -> Done<T> {
    word.and_then(|w| w.parse().ok()).ok_or(format!("{option} takes a whole number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(line: &str) -> Done<Order> {
        read(line.split_whitespace().map(String::from).collect())
    }

    #[test]
    fn a_step_can_be_asked_for_alone_in_either_spelling() {
        let wanted = Order::Test(TestOptions { only: Some(Part::Rust), keep: true });
        assert_eq!(order("test --only rust --keep").as_ref(), Ok(&wanted));
        assert_eq!(order("test --keep --only=rust").as_ref(), Ok(&wanted));
    }

    #[test]
    fn what_stands_after_two_dashes_is_the_command_word_for_word() {
        let wanted = PgOptions { fsync: true, keep: false, command: vec!["psql".into(), "--keep".into()] };
        assert_eq!(order("pg --fsync -- psql --keep"), Ok(Order::Pg(wanted)));
    }

    #[test]
    fn pictures_can_be_narrowed_by_words() {
        let wanted = ShotsOptions { keep: false, words: vec!["today".into(), "phone".into()] };
        assert_eq!(order("shots today phone"), Ok(Order::Shots(wanted)));
    }

    #[test]
    fn a_wrong_word_is_named() {
        let wrong = [
            ("", "say what to do"),
            ("tset", "`tset`"),
            ("test --only", "--only needs"),
            ("test --only rusty", "`rusty`"),
            ("test --only=", "--only needs"),
            ("test --keep=yes", "`--keep=yes`"),
            ("pg", "needs a command"),
            ("pg --", "needs a command"),
            ("pg psql", "`psql`"),
            ("shots --all", "`--all`"),
        ];
        for (line, part) in wrong {
            let sentence = order(line).expect_err(line);
            assert!(sentence.contains(part), "{line}: {sentence}");
        }
    }
}
