//! The virus scanner, if the office has one: a command that is handed the file and ends with 0 when it is clean.

use super::FileFault;
use platform::Limits;
use std::io::Write;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Asks the scanner. Without one, every file passes; with one, only a file that it calls clean.
pub(super) fn scan(limits: &Limits, bytes: &[u8]) -> Result<(), FileFault> {
    let Some((program, words)) = limits.scanner.split_first() else { return Ok(()) };
    match ask(program, words, bytes, Duration::from_secs(limits.scanner_seconds)) {
        Some(status) if status.success() => Ok(()),
        // By custom 1 says "found something"; whatever else went wrong, nobody has called the file clean.
        Some(status) if status.code() == Some(1) => Err(FileFault::Infected),
        other => {
            tracing::warn!("scanner {program}: {other:?}");
            Err(FileFault::Unscanned)
        }
    }
}

/// Runs the command; `None` when it cannot be run or takes too long.
fn ask(program: &str, words: &[String], bytes: &[u8], patience: Duration) -> Option<ExitStatus> {
    let quiet = Stdio::null;
    let mut child = Command::new(program)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(quiet())
        .stderr(quiet())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let bytes = bytes.to_vec();
    // A scanner that has seen enough closes its input; that is its right.
    let (done, fed) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = input.write_all(&bytes);
        drop(input);
        let _ = done.send(());
    });
    let step = Duration::from_millis(20);
    let mut left = patience;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if left > Duration::ZERO => {
                let _ = fed.recv_timeout(step);
                std::thread::sleep(step);
                left = left.saturating_sub(step);
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}
