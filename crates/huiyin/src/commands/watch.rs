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
/// | anchor the journal | the first pass of a day | `platform::journal::anchor` |
/// | tell of dates that are near | every pass, each date once | `petition::due::tell_soon` |
/// | mark dates that were missed | every pass | `petition::due::mark_missed` |
/// | the digest by mail, where it is set up | once a working day, from seven | `petition::digest::send_due` |
/// | forget drafts thrown away a week ago | every pass | `people::act::forget_thrown_away` |
/// | forget drafts and files that visitors left behind | every pass | `petition::due::forget` |
pub async fn pass(app: &App, as_of: Day) -> Result<petition::due::Report> {
    app.look_up_law().await?;
    anchor(app).await;
    petition::due::tell_soon(app, as_of).await?;
    petition::digest::send_due(app, as_of).await?;
    people::act::forget_thrown_away(app).await?;
    petition::due::forget(app).await?;
    petition::due::mark_missed(app, as_of).await
}

/// The log keeps the seal outside the database. A failure does not keep the dates from being marked.
async fn anchor(app: &App) {
    match platform::journal::anchor(app).await {
        Ok(Some(a)) => {
            let seal = platform::ids::hex(&a.seal);
            tracing::info!(anchor = a.number, chains = a.sum.chains, entries = a.sum.entries, seal, "anchor");
        }
        Ok(None) => {}
        Err(why) => tracing::warn!("anchor: {why}"),
    }
}
