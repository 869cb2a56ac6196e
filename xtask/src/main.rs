//! The project's own errands: `cargo xtask help` lists them.
//!
//! One command runs every test on a bare machine, and the same command runs in the automatic check, so that
//! "it passes here" means the same everywhere. This crate knows nothing of the program's domain: it finds tools,
//! starts a throw-away PostgreSQL, runs the runners that exist and adds up what they say.
#![allow(clippy::print_stdout, reason = "a command-line tool speaks on standard output")]

mod args;
#[allow(clippy::as_conversions, reason = "measured times and counts, far below what a float holds")]
mod bench;
mod browser;
mod needs;
mod pg;
mod process;
mod steps;
mod summary;
mod tally;
mod workspace;

use std::process::ExitCode;

use args::Order;

/// What every errand answers: the thing asked for, or one sentence that a person can act on.
type Done<T> = Result<T, String>;

fn main() -> ExitCode {
    match args::words().and_then(args::read) {
        Ok(order) => carry_out(&order),
        Err(sentence) => {
            eprintln!("xtask: {sentence}\nSee `cargo xtask help`.");
            ExitCode::from(2)
        }
    }
}

fn carry_out(order: &Order) -> ExitCode {
    let answer = match order {
        Order::Help => {
            println!("{}", args::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Order::Test(options) => Ok(steps::test(options)),
        Order::Pg(options) => pg::with_command(options),
        Order::Shots(options) => browser::shots(options),
        Order::Bench(options) => bench::lifecycle(options),
    };
    answer.unwrap_or_else(|sentence| {
        eprintln!("xtask: {sentence}");
        ExitCode::FAILURE
    })
}
