//! The command line; everything behind it stands in the library beside this file.

use clap::{Parser, Subcommand};
use huiyin::commands;
use std::process::ExitCode;

/// 回音 Huiyin: the grievance case system of a county.
#[derive(Parser)]
#[command(name = "huiyin", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start a demo county with its own small database
    Demo(commands::serve::DemoArgs),
    /// Serve an office from a configuration file
    Serve(commands::serve::ServeArgs),
    /// Work out a statutory date and say why
    Due(commands::due::Args),
    /// Print the rules as tables: matter, roles, packs
    Table(commands::table::Args),
    /// Check the journal for changed, removed, added or reordered entries
    Verify(commands::verify::Args),
    /// Mark every date that has passed, once, and stop
    Watch(commands::watch::Args),
    /// Bring stored dates after the calendars and packs in force
    Recompute(commands::recompute::Args),
    /// The office's own calendars and packs: list, check, take back
    Law(commands::law::Args),
    /// Bring a ledger or message list in
    Import(commands::import::Args),
    /// Write the work summary of a period
    Report(commands::report::Args),
    /// Fill a database with invented matters, quickly and lawfully, for measuring
    Seed(commands::seed::Args),
    /// Suggestions learned from labelled messages: measure them
    Learn(commands::text::learn::Args),
    /// Whether letters are the same matter: measure, or walk a stream
    Repeats(commands::text::repeats::Args),
    /// What is hot in a stream of messages
    Topics(commands::text::topics::Args),
    /// Whether replies are answers: measure
    Replies(commands::text::replies::Args),
    /// Print a text without its personal data
    Mask(commands::text::mask::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli.command) {
        Ok(code) => code,
        Err(why) => {
            // For a person at a terminal the sentence is enough; its kind is for logs.
            match why {
                platform::Error::Broken(sentence) => eprintln!("huiyin: {sentence}"),
                other => eprintln!("huiyin: {other}"),
            }
            ExitCode::from(1)
        }
    }
}

fn run(command: Command) -> platform::Result<ExitCode> {
    match command {
        Command::Due(args) => commands::due::run(args),
        Command::Table(args) => commands::table::run(args),
        Command::Learn(args) => commands::text::learn::run(args),
        Command::Repeats(args) => commands::text::repeats::run(args),
        Command::Topics(args) => commands::text::topics::run(args),
        Command::Replies(args) => commands::text::replies::run(args),
        Command::Mask(args) => commands::text::mask::run(args),
        other => commands::runtime()?.block_on(run_async(other)),
    }
}

async fn run_async(command: Command) -> platform::Result<ExitCode> {
    match command {
        Command::Demo(args) => commands::serve::demo(args).await,
        Command::Serve(args) => commands::serve::serve(args).await,
        Command::Verify(args) => commands::verify::run(args).await,
        Command::Watch(args) => commands::watch::run(args).await,
        Command::Recompute(args) => commands::recompute::run(args).await,
        Command::Law(args) => commands::law::run(args).await,
        Command::Import(args) => commands::import::run(args).await,
        Command::Report(args) => commands::report::run(args).await,
        Command::Seed(args) => commands::seed::run(args).await,
        Command::Due(_)
        | Command::Table(_)
        | Command::Learn(_)
        | Command::Repeats(_)
        | Command::Topics(_)
        | Command::Replies(_)
        | Command::Mask(_) => Ok(ExitCode::SUCCESS),
    }
}
