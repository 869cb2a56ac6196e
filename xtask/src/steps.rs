//! The test run: its steps in order, each with its time, up to the first that fails.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};
use std::time::{Duration, Instant};

use crate::Done;
use crate::args::{Part, TestOptions};
use crate::browser::Build;
use crate::process::{self, Stream};
use crate::summary::{self, Row, State};
use crate::tally::{self, Tally};
use crate::{browser, needs, pg, workspace};

/// The steps of a whole run, in order.
const ALL: [Step; 5] = [Step::Needs, Step::Fmt, Step::Lint, Step::Rust, Step::Browser];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Needs,
    Fmt,
    Lint,
    Rust,
    Browser,
}

/// What the steps share.
struct Run {
    root: PathBuf,
    only: Option<Part>,
    keep: bool,
    tally: Tally,
}

impl Run {
    /// In a whole run the Rust tests were built before the browser's turn.
    fn build(&self) -> Build {
        if self.only.is_none() { Build::BesideTests } else { Build::Alone }
    }
}

/// Runs the steps asked for and prints what came of them.
pub fn test(options: &TestOptions) -> ExitCode {
    let steps = chosen(options.only);
    let root = match workspace::root() {
        Ok(root) => root,
        Err(sentence) => return conclude(&[failed_early(sentence)], Tally::default()),
    };
    let mut run = Run { root, only: options.only, keep: options.keep, tally: Tally::default() };
    let mut rows: Vec<Row> = Vec::new();
    for step in steps {
        let stopped = rows.iter().any(|row| !matches!(row.state, State::Passed(_)));
        rows.push(if stopped { not_run(step) } else { timed(step, &mut run) });
    }
    conclude(&rows, run.tally)
}

/// A whole run's steps, or one step after the needs, if it has any.
fn chosen(only: Option<Part>) -> Vec<Step> {
    match only {
        None => ALL.to_vec(),
        Some(Part::Fmt) => vec![Step::Fmt],
        Some(Part::Lint) => vec![Step::Lint],
        Some(Part::Rust) => vec![Step::Needs, Step::Rust],
        Some(Part::Browser) => vec![Step::Needs, Step::Browser],
    }
}

fn timed(step: Step, run: &mut Run) -> Row {
    println!("\n== {}", step.name());
    let start = Instant::now();
    let state = step.take(run).map_or_else(State::Failed, State::Passed);
    Row { step: step.name(), state, took: start.elapsed() }
}

fn not_run(step: Step) -> Row {
    Row { step: step.name(), state: State::NotRun, took: Duration::ZERO }
}

fn failed_early(sentence: String) -> Row {
    Row { step: "needs", state: State::Failed(sentence), took: Duration::ZERO }
}

fn conclude(rows: &[Row], tally: Tally) -> ExitCode {
    println!("{}", summary::text(rows, tally));
    let good = rows.iter().all(|row| matches!(row.state, State::Passed(_)));
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Fmt => "fmt",
            Self::Lint => "lint",
            Self::Rust => "rust",
            Self::Browser => "browser",
        }
    }

    /// Takes the step: a note for the table, or the reason why the run stops here.
    fn take(self, run: &mut Run) -> Done<String> {
        match self {
            Self::Needs => provide(run.only),
            Self::Fmt => fmt(&run.root),
            Self::Lint => lint(&run.root),
            Self::Rust => rust(&run.root, run.keep, &mut run.tally),
            Self::Browser => browser::test(&run.root, run.build(), run.keep, &mut run.tally),
        }
    }
}

fn provide(only: Option<Part>) -> Done<String> {
    let mut all = Vec::new();
    if only != Some(Part::Browser) {
        all.push(needs::POSTGRES);
    }
    if only != Some(Part::Rust) {
        all.extend(browser::NEEDS);
    }
    needs::provide(&all).map(|()| String::new())
}

fn fmt(root: &Path) -> Done<String> {
    process::run(cargo(root).args(["fmt", "--all", "--check"]))?;
    Ok(String::new())
}

fn lint(root: &Path) -> Done<String> {
    process::run(cargo(root).args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    if !root.join("deny.toml").is_file() {
        return Ok("without cargo deny: there is no deny.toml".into());
    }
    if process::output("cargo-deny", &["--version"]).is_none() {
        return Ok("without cargo deny: it is not installed".into());
    }
    process::run(cargo(root).args(["deny", "check", "bans", "licenses", "sources"]))?;
    Ok(String::new())
}

/// Every Rust test on both databases. Examples in doc comments are compiled by nobody here: each would be linked
/// as a program of its own, and this project's comments explain in prose.
fn rust(root: &Path, keep: bool, tally: &mut Tally) -> Done<String> {
    let server = pg::Server::start(pg::Manner { fsync: false, keep })?;
    println!("PostgreSQL: {}", server.address());
    let mut command = cargo(root);
    command.env("HUIYIN_TEST_PG", server.address());
    let (status, counted) = if has_nextest(root) { nextest(&mut command) } else { cargo_test(&mut command) }?;
    tally.add(counted);
    let note = judge(status, counted)?;
    Ok(format!("{note}; {}", beside(root, tally)?))
}

/// The tests that compare with data beside the project, a folder of its own that not everybody has.
fn beside(root: &Path, tally: &mut Tally) -> Done<String> {
    if !["../shared/data", "shared/data"].iter().any(|place| root.join(place).is_dir()) {
        return Ok("SKIPPED: what compares with shared/data, which does not lie beside the project".into());
    }
    let mut command = cargo(root);
    command.args([
        "test",
        "-p",
        "law",
        "-p",
        "intake",
        "-p",
        "language",
        "--test",
        "shared",
        "--no-fail-fast",
        "--",
        "--ignored",
    ]);
    let (status, counted) = process::counted(&mut command, Stream::Out, tally::cargo_test)?;
    tally.add(counted);
    judge(status, counted).map(|note| format!("{note} with shared/data"))
}

fn has_nextest(root: &Path) -> bool {
    let output = cargo(root).args(["nextest", "--version"]).output();
    output.is_ok_and(|output| output.status.success())
}

fn nextest(command: &mut Command) -> Done<(ExitStatus, Tally)> {
    command.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    process::counted(command, Stream::Err, tally::nextest)
}

fn cargo_test(command: &mut Command) -> Done<(ExitStatus, Tally)> {
    command.args(["test", "--workspace", "--all-targets", "--no-fail-fast"]);
    process::counted(command, Stream::Out, tally::cargo_test)
}

fn judge(status: ExitStatus, counted: Tally) -> Done<String> {
    match (status.success(), counted.failed) {
        (true, _) => Ok(format!("{} tests", counted.passed)),
        (false, 0) => Err(format!("the Rust tests could not be run ({status})")),
        (false, failed) => Err(format!("{failed} of {} Rust tests failed", failed + counted.passed)),
    }
}

fn cargo(root: &Path) -> Command {
    let mut command = process::cargo();
    command.current_dir(root);
    if process::colours() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_run_finds_its_needs_first_and_opens_the_browser_last() {
        let names: Vec<_> = chosen(None).into_iter().map(Step::name).collect();
        assert_eq!(names, ["needs", "fmt", "lint", "rust", "browser"]);
    }

    #[test]
    fn a_step_alone_brings_the_needs_it_has() {
        assert!(chosen(Some(Part::Fmt)) == [Step::Fmt]);
        assert!(chosen(Some(Part::Browser)) == [Step::Needs, Step::Browser]);
    }
}
