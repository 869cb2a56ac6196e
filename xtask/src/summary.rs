//! The table at the end of a run, the sentence under it and the closing count.

use std::time::Duration;

use crate::tally::Tally;

/// How one step went.
pub struct Row {
    /// The step's name.
    pub step: &'static str,
    /// What came of it.
    pub state: State,
    /// How long it took.
    pub took: Duration,
}

/// What came of a step.
pub enum State {
    /// It passed; a word on it, if there is one.
    Passed(String),
    /// It failed, and why.
    Failed(String),
    /// It was not reached.
    NotRun,
}

/// The whole closing text; its last line is the count alone.
pub fn text(rows: &[Row], tally: Tally) -> String {
    let table: String = rows.iter().map(line).collect();
    let total: Duration = rows.iter().map(|row| row.took).sum();
    let closing = closing(rows, tally);
    format!("\n{table}{:<8}  {:<7} {:>8}\n\n{}{closing}", "all", "", seconds(total), sentence(rows))
}

fn line(row: &Row) -> String {
    let (word, note) = match &row.state {
        State::Passed(note) => ("passed", note.as_str()),
        State::Failed(_) => ("FAILED", ""),
        State::NotRun => ("not run", ""),
    };
    let line = format!("{:<8}  {word:<7} {:>8}  {note}", row.step, seconds(row.took));
    format!("{}\n", line.trim_end())
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

fn sentence(rows: &[Row]) -> String {
    let Some((step, reason)) = first_failure(rows) else { return String::new() };
    let waiting: Vec<_> =
        rows.iter().filter(|row| matches!(row.state, State::NotRun)).map(|row| row.step).collect();
    let rest = if waiting.is_empty() { String::new() } else { format!("\nNot run: {}.", waiting.join(", ")) };
    format!("The run stopped at `{step}`: {reason}.{rest}\n\n")
}

fn first_failure(rows: &[Row]) -> Option<(&'static str, &str)> {
    rows.iter().find_map(|row| match &row.state {
        State::Failed(reason) => Some((row.step, reason.trim_end_matches('.'))),
        _ => None,
    })
}

/// `12 passed, 0 failed`; a step that failed before any of its tests did counts as one failure.
fn closing(rows: &[Row], tally: Tally) -> String {
    let failed = if tally.failed == 0 && first_failure(rows).is_some() { 1 } else { tally.failed };
    format!("{} passed, {failed} failed", tally.passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(step: &'static str, state: State) -> Row {
        Row { step, state, took: Duration::from_millis(1240) }
    }

    #[test]
    fn a_good_run_ends_with_the_count_alone() {
        let rows = [row("fmt", State::Passed(String::new())), row("rust", State::Passed("12 tests".into()))];
        let wanted = "\nfmt       passed     1.2 s\nrust      passed     1.2 s  12 tests\nall                  2.5 s\n\n12 passed, 0 failed";
        assert_eq!(text(&rows, Tally { passed: 12, failed: 0 }), wanted);
    }

    #[test]
    fn a_stopped_run_says_where_why_and_what_was_left_out() {
        let rows = [
            row("fmt", State::Passed(String::new())),
            row("lint", State::Failed("`cargo clippy` failed (exit status: 101)".into())),
            row("rust", State::NotRun),
            row("browser", State::NotRun),
        ];
        let text = text(&rows, Tally::default());
        assert!(
            text.contains("The run stopped at `lint`: `cargo clippy` failed (exit status: 101).\n"),
            "{text}"
        );
        assert!(text.contains("\nNot run: rust, browser.\n"), "{text}");
        assert!(text.ends_with("\n0 passed, 1 failed"), "{text}");
    }
}
