//! One file per command.

pub mod config;
pub mod due;
pub mod import;
pub mod law;
pub mod recompute;
pub mod report;
pub mod seed;
pub mod serve;
pub mod table;
pub mod text;
pub mod verify;
pub mod watch;

use platform::Result;

/// The runtime for commands that wait for something.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// Prints a line for people or programs.
#[allow(clippy::print_stdout)] // the one place where commands speak
pub fn say(text: impl std::fmt::Display) {
    use std::io::Write;
    // A reader that has seen enough (`| head`) is no failure of ours.
    let _ = writeln!(std::io::stdout(), "{text}");
}
