//! `huiyin seed`: many invented matters, quickly and lawfully, for measuring.

use super::config::Which;
use super::say;
use crate::demo::Fate;
use crate::demo::{Lot, Staff, Wish, lives};
use people::House;
use platform::Result;
use std::process::ExitCode;
use std::time::Instant;

/// Matters in one transaction.
const TOGETHER: usize = 500;

/// How many.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// How many matters
    #[arg(long)]
    matters: usize,
    /// Lots are drawn from this number
    #[arg(long, default_value_t = 1)]
    lot: u64,
}

/// Runs the command.
pub async fn run(args: Args) -> Result<ExitCode> {
    let app = args.which.open().await?;
    crate::demo::make_county_if_new(&app).await?;
    let staff = Staff::load(&House::new(app.clone())).await?;
    let mut lot = Lot::new(args.lot);
    let began = Instant::now();
    let mut done = 0;
    while done < args.matters {
        let count = TOGETHER.min(args.matters - done);
        let some = lives(&app, &staff, &mut lot, &spread(count))?;
        petition::bulk::write(&app, some.into_iter().map(|(_, life)| life).collect()).await?;
        done += count;
        if done % 50_000 == 0 {
            eprintln!("{done} / {}", args.matters);
        }
    }
    app.db.analyse().await?;
    say(serde_json::json!({ "matters": done, "seconds": began.elapsed().as_secs_f64() }));
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Half of a county's matters are over; the rest stand in every stage. Over ten years, as an archive grows.
fn spread(count: usize) -> Vec<Wish> {
    let share = |percent: usize| count * percent / 100;
    let wish = |count, fate, from, to| Wish { count, fate, from, to };
    let mut wishes = vec![
        wish(share(4), Fate::Registered, 0, 12),
        wish(share(8), Fate::Sent, 2, 14),
        wish(share(20), Fate::Accepted, 12, 60),
        wish(share(3), Fate::Answered, 40, 62),
        wish(share(10), Fate::Served, 45, 75),
    ];
    let rest = count - wishes.iter().map(|w| w.count).sum::<usize>();
    wishes.push(wish(rest, Fate::Closed, 130, 1_600));
    wishes
}
