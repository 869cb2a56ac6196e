//! `huiyin recompute`: stored dates after the law as it stands.

use super::config::Which;
use super::say;
use petition::redate::{self, Recomputed};
use petition::rules::Moved;
use platform::{App, Result, lawbook};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

/// What to recompute, and why.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// Say what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Why; it stands on the line of time of every matter whose dates change
    #[arg(long, default_value = "按现行历法和规则包重算期限")]
    reason: String,
    /// One JSON object for each date that changes
    #[arg(long)]
    list: bool,
}

/// Runs the command. A change of the law that was not followed to its end is followed first.
pub async fn run(args: Args) -> Result<ExitCode> {
    let app = args.which.open().await?;
    let began = Instant::now();
    let followed = if args.dry_run { None } else { follow(&app).await? };
    let done = redate::recompute(&app, &args.reason, args.dry_run).await?;
    if args.list {
        tell(&done);
    }
    say(serde_json::json!({
        "looked": done.looked,
        "changed": done.differences.len(),
        "columns": done.columns,
        "by_rule": by_rule(&done),
        "followed": followed,
        "dry_run": args.dry_run,
        "seconds": began.elapsed().as_secs_f64(),
    }));
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Follows what a server left unfinished; gives its name.
async fn follow(app: &App) -> Result<Option<String>> {
    let mut conn = app.db.read().await?;
    let Some(id) = lawbook::unfinished(&mut conn).await? else { return Ok(None) };
    let change = lawbook::get(&mut conn, id).await?;
    drop(conn);
    redate::finish(app, id).await?;
    Ok(Some(change.name))
}

fn dates(done: &Recomputed) -> impl Iterator<Item = (&str, &Moved)> {
    // Accusations are for their named readers: here, too, they are only part of the sum.
    done.differences.iter().filter(|d| !d.locked).flat_map(|d| d.dates.iter().map(|m| (d.no.as_str(), m)))
}

fn by_rule(done: &Recomputed) -> BTreeMap<String, u64> {
    dates(done).fold(BTreeMap::new(), |mut all, (_, m)| {
        *all.entry(m.rule.to_string()).or_default() += 1;
        all
    })
}

fn tell(done: &Recomputed) {
    for (no, m) in dates(done) {
        say(serde_json::json!({ "no": no, "rule": m.rule, "old": m.old, "new": m.new }));
    }
}
