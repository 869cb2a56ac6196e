//! What falls due here: find it, push it through the door. Run twice, late, or on two nodes, it changes nothing
//! more: a marked date is not marked again, and whoever comes second finds nothing to do.

use crate::act::{Hand, act};
use crate::rules::{Act, LawAt, clocks};
use crate::store;
use law::Day;
use people::Actor;
use platform::{App, Error, Result};

/// So many matters are looked at in one go.
const BATCH: i64 = 200;

/// What one pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Dates marked as missed.
    pub marked: u64,
    /// Rows somebody else was faster with, or that could not be marked; logged and left for the next pass.
    pub left: u64,
}

/// Marks every duty whose day has passed as of `as_of`.
pub async fn mark_missed(app: &App, as_of: Day) -> Result<Report> {
    let mut report = Report::default();
    loop {
        let numbers = store::unmarked(&mut app.db.read().await?, as_of, BATCH).await?;
        let mut moved = 0;
        for no in &numbers {
            match mark(app, no, as_of).await {
                Ok(()) => moved += 1,
                Err(Error::Stale) => report.left += 1,
                Err(why) => {
                    report.left += 1;
                    tracing::warn!(no, "a missed date could not be marked: {why}");
                }
            }
        }
        report.marked += moved;
        // Nothing moved: whatever is left would only come back in the same shape.
        if moved == 0 || numbers.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return Ok(report);
        }
    }
}

async fn mark(app: &App, no: &str, as_of: Day) -> Result<()> {
    let loaded = store::get(&mut app.db.read().await?, no).await?;
    let pack = crate::act::pack_for(app, &loaded.matter, None, as_of)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    let late = clocks(&loaded.matter, &law)
        .into_iter()
        .filter(|r| r.open())
        .filter_map(|r| r.clock.due().map(|due| (r.clock.rule, due)))
        .filter(|d| d.1 < as_of && !loaded.matter.missed.contains(d));
    let mut seen = loaded.head.seq;
    for (rule, due) in late {
        let hand = Hand { app: app.clone(), actor: Actor::Clock, day: as_of };
        seen = act(hand, no, Some(seen), Act::MarkMissed { rule, due }).await?.head.seq;
    }
    Ok(())
}
