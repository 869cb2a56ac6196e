//! `huiyin law`: the office's own calendars and packs, from the command line.

use super::config::Which;
use super::say;
use platform::{Result, lawbook};
use std::path::PathBuf;
use std::process::ExitCode;

/// What to do.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// List what was brought in
    List {
        #[command(flatten)]
        which: Which,
    },
    /// Say whether a calendar or pack file would hold over the built-in law
    Check {
        /// The file (.toml)
        file: PathBuf,
    },
    /// Take a file back, also when the program does not start with it
    TakeBack {
        /// What it stands for, as the list has it (2027, demo@2027-01-01)
        name: String,
        /// Why
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        which: Which,
    },
}

/// Runs the command; a wrong file ends it with 2.
pub async fn run(args: Args) -> Result<ExitCode> {
    match args.what {
        What::List { which } => list(which).await,
        What::Check { file } => check(&file),
        What::TakeBack { name, reason, which } => take_back(which, &name, &reason).await,
    }
}

async fn list(which: Which) -> Result<ExitCode> {
    let app = which.open_as_it_is().await?;
    for c in lawbook::every_change(&mut app.db.read().await?).await? {
        let (at, taken_back) = (app.clock.moment(c.at), c.body.is_empty());
        say(
            serde_json::json!({ "name": c.name, "kind": c.kind, "file": c.file, "taken_back": taken_back, "at": at,
            "by": c.by_name, "reason": c.reason, "state": c.state, "changed": c.changed + c.hidden }),
        );
    }
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

fn check(file: &std::path::Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(file)?;
    let name = file.display().to_string();
    match law::heading(&name, &text).and_then(|h| law::Law::with_office(&[(&name, &text)]).map(|_| h)) {
        Ok(h) => {
            say(
                serde_json::json!({ "name": h.name, "kind": h.kind.word(), "title": h.title, "source": h.source }),
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(why) => {
            let told = why.told();
            eprintln!("huiyin law check: {}\n{}", told.zh, told.en);
            Ok(ExitCode::from(2))
        }
    }
}

async fn take_back(which: Which, name: &str, reason: &str) -> Result<ExitCode> {
    let app = which.open_as_it_is().await?;
    let id = petition::redate::take_back_by_hand(&app, name, reason).await?;
    petition::redate::finish(&app, id).await?;
    let change = lawbook::get(&mut app.db.read().await?, id).await?;
    say(serde_json::json!({ "taken_back": name, "changed": change.changed + change.hidden }));
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}
