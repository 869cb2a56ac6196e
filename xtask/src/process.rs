//! Running other programs: announced, with their output passed on, and with the tally of a test runner read
//! from it on the way.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, ExitStatus, Stdio};

use crate::Done;
use crate::tally::Tally;

/// The stream on which a runner prints its summary.
#[derive(Clone, Copy)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// `cargo`, the one that started this process, without what it told us about this package.
///
/// Build scripts may ask to run again when such a variable changes; a child that inherited them would rebuild
/// what a plain `cargo build` has built.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        if about_this_package(&name) {
            command.env_remove(name);
        }
    }
    command
}

fn about_this_package(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
}

/// Runs to the end and passes everything on; an error names the command and how it ended.
pub fn run(command: &mut Command) -> Done<()> {
    let status = status(command)?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// Runs to the end and passes everything on; how it ended is the caller's to judge.
pub fn status(command: &mut Command) -> Done<ExitStatus> {
    announce(command);
    command.status().map_err(|error| format!("`{}` could not start: {error}", line(command)))
}

/// Runs a test runner, passes everything on and adds up what `read` finds in the lines of one stream.
pub fn counted(
    command: &mut Command,
    stream: Stream,
    read: fn(&str) -> Option<Tally>,
) -> Done<(ExitStatus, Tally)> {
    announce(command);
    let broken = format!("`{}` could not be run", line(command));
    let failed = |error: std::io::Error| format!("{broken}: {error}");
    match stream {
        Stream::Out => command.stdout(Stdio::piped()),
        Stream::Err => command.stderr(Stdio::piped()),
    };
    let mut child = command.spawn().map_err(failed)?;
    let mut tally = Tally::default();
    if let Some(pipe) = child.stdout.take() {
        tally.add(pass_on(pipe, std::io::stdout(), read).map_err(failed)?);
    }
    if let Some(pipe) = child.stderr.take() {
        tally.add(pass_on(pipe, std::io::stderr(), read).map_err(failed)?);
    }
    Ok((child.wait().map_err(failed)?, tally))
}

fn pass_on(from: impl Read, mut to: impl Write, read: fn(&str) -> Option<Tally>) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    let mut from = BufReader::new(from);
    let mut bytes = Vec::new();
    while from.read_until(b'\n', &mut bytes)? > 0 {
        to.write_all(&bytes)?;
        to.flush()?;
        if let Some(found) = read(&String::from_utf8_lossy(&bytes)) {
            tally.add(found);
        }
        bytes.clear();
    }
    Ok(tally)
}

/// What a command prints, when it ends well.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Whether a person is likely to be reading: colours then survive the pipe.
pub fn colours() -> bool {
    std::io::stdout().is_terminal() && std::io::stderr().is_terminal()
}

fn announce(command: &Command) {
    println!("$ {}", line(command));
}

fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
