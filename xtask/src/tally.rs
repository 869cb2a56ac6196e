//! How many tests passed and failed, read from the runners' own closing lines.

/// A count of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, ran out of time or could not be run.
    pub failed: u64,
}

impl Tally {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Reads nextest's `Summary [ 0.005s] 12 tests run: 11 passed (1 slow), 1 failed, 3 skipped`.
pub fn nextest(line: &str) -> Option<Tally> {
    let line = plain(line);
    let rest = line.trim_start().strip_prefix("Summary")?;
    let (_, counts) = rest.split_once("run:")?;
    let mut tally = Tally::default();
    for count in without_brackets(counts).split(',') {
        tally.add(phrase(count.trim()));
    }
    Some(tally)
}

/// Reads cargo's `test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s`.
pub fn cargo_test(line: &str) -> Option<Tally> {
    let line = plain(line);
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut tally = Tally::default();
    for count in counts.split(';').take(2) {
        tally.add(phrase(count.trim()));
    }
    Some(tally)
}

/// Reads one line of the summary of node's test runner, such as `ℹ pass 3` or `# fail 0`.
pub fn node(line: &str) -> Option<Tally> {
    let line = plain(line);
    let rest = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?;
    let (word, number) = rest.trim().split_once(' ')?;
    let number = number.parse().ok()?;
    match word {
        "pass" => Some(Tally { passed: number, failed: 0 }),
        "fail" | "cancelled" => Some(Tally { passed: 0, failed: number }),
        _ => None,
    }
}

/// `11 passed`, `1 failed`, `2 timed out`; what was skipped counts nowhere.
fn phrase(count: &str) -> Tally {
    let (number, word) = count.split_once(' ').unwrap_or(("0", ""));
    let number = number.parse().unwrap_or(0);
    match word {
        "passed" => Tally { passed: number, failed: 0 },
        "failed" | "exec failed" | "timed out" => Tally { passed: 0, failed: number },
        _ => Tally::default(),
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |letter: &char| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(outside).collect()
}

/// The text without colour sequences (`ESC [ … m`).
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Option<Tally> {
        Some(Tally { passed, failed })
    }

    #[test]
    fn the_summary_of_nextest_is_read() {
        let lines = [
            ("     Summary [   0.005s] 12 tests run: 12 passed, 0 skipped\n", tally(12, 0)),
            ("     Summary [   0.1s] 1 test run: 1 passed, 4 skipped\n", tally(1, 0)),
            (
                "     Summary [  9.1s] 7/12 tests run: 4 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 0 skipped",
                tally(4, 3),
            ),
            ("     Summary [   0.000s] 0 tests run: 0 passed, 0 skipped", tally(0, 0)),
            ("        PASS [   0.004s] law terms::tests::a_summary_run: 3 passed", None),
        ];
        for (line, wanted) in lines {
            assert_eq!(nextest(line), wanted, "{line}");
        }
    }

    #[test]
    fn colours_do_not_hide_the_summary() {
        let line = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.005s] \u{1b}[1m2\u{1b}[0m tests run: \u{1b}[1m2\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped";
        assert_eq!(nextest(line), tally(2, 0));
        assert_eq!(node("\u{1b}[34mℹ pass 3\u{1b}[39m\n"), tally(3, 0));
    }

    #[test]
    fn the_summary_of_cargo_test_is_read() {
        let line = "test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 5 filtered out; finished in 0.01s";
        assert_eq!(cargo_test(line), tally(3, 1));
        assert_eq!(cargo_test("test rules::it ... ok"), None);
    }

    #[test]
    fn the_summary_of_node_is_read_line_by_line() {
        let lines = [
            ("ℹ tests 5", None),
            ("ℹ pass 3", tally(3, 0)),
            ("# fail 1", tally(0, 1)),
            ("ℹ cancelled 1", tally(0, 1)),
            ("ℹ skipped 0", None),
            ("ℹ duration_ms 12.5", None),
            ("✔ a person can pass 3 (12ms)", None),
        ];
        for (line, wanted) in lines {
            assert_eq!(node(line), wanted, "{line}");
        }
    }
}
