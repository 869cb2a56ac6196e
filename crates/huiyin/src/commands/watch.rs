//! `huiyin watch`: one pass over everything that falls due.

use super::config::Which;
use super::say;
use law::Day;
use platform::{App, Error, Result};
use std::process::ExitCode;

/// As of when.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// Look at it as of this day instead of today
    #[arg(long)]
    as_of: Option<String>,
}

/// Runs the command.
pub async fn run(args: Args) -> Result<ExitCode> {
    let app = args.which.open().await?;
    let as_of = match &args.as_of {
        Some(text) => text.parse().map_err(|_| Error::broken(format!("--as-of “{text}” is not a day")))?,
        None => app.clock.today(),
    };
    let report = pass(&app, as_of).await?;
    say(serde_json::json!({ "as_of": as_of, "marked": report.marked, "left": report.left }));
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The whole timetable of the night watch, on one page: everything that happens because time passes.
///
/// | what | how often | where |
/// |---|---|---|
/// | mark dates that were missed | every pass | `petition::due::mark_missed` |
/// | forget drafts and files that visitors left behind | every pass | `petition::due::forget` |
pub async fn pass(app: &App, as_of: Day) -> Result<petition::due::Report> {
    petition::due::forget(app).await?;
    petition::due::mark_missed(app, as_of).await
}
