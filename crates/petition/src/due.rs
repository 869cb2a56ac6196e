//! What falls due here: find it, push it through the door. Run twice, late, or on two nodes, it changes nothing
//! more: a marked date is not marked again, and whoever comes second finds nothing to do.

use crate::act::{Hand, act};
use crate::notices;
use crate::rules::{Act, LawAt, NoticeKind, Telling, clocks};
use crate::store;
use jiff::ToSpan;
use law::Day;
use people::Actor;
use platform::db::Conn;
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
    let (mut report, mut left) = (Report::default(), 0);
    loop {
        // What could not be marked stays where it is and is stepped over.
        let numbers = store::unmarked(&mut app.db.read().await?, as_of, BATCH, left).await?;
        for no in &numbers {
            match mark(app, no, as_of).await {
                Ok(0) => left += 1,
                Ok(marked) => report.marked += marked,
                Err(Error::Stale) => {
                    report.left += 1;
                    left += 1;
                }
                Err(why) => {
                    report.left += 1;
                    left += 1;
                    tracing::warn!(no, "a missed date could not be marked: {why}");
                }
            }
        }
        if numbers.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
            return Ok(report);
        }
    }
}

/// So many days ahead a due day is announced.
const AHEAD: i64 = 3;

/// Tells the unit whose turn it is of every duty that falls due within three days; each once.
pub async fn tell_soon(app: &App, as_of: Day) -> Result<u64> {
    let until = as_of.saturating_add(AHEAD.days());
    let mut told = 0;
    loop {
        let due = store::due_untold(&mut app.db.read().await?, as_of, until, BATCH).await?;
        let last = due.len() < usize::try_from(BATCH).unwrap_or(usize::MAX);
        let app2 = app.clone();
        told += app
            .db
            .write(move |conn| Box::pin(async move { tell_due(conn, &app2, as_of, due).await }))
            .await?;
        if last {
            return Ok(told);
        }
    }
}

async fn tell_due(
    conn: &mut Conn,
    app: &App,
    as_of: Day,
    due: Vec<(String, platform::Id, Day)>,
) -> Result<u64> {
    let hand = Hand { app: app.clone(), actor: Actor::Clock, day: as_of };
    let mut told = 0;
    for (no, id, day) in due {
        if !store::mark_told(conn, id, day).await? {
            continue;
        }
        let m = store::get(conn, &no).await?.matter;
        let turn = crate::act::turn(&m).unwrap_or(m.office.id);
        let power = if turn == m.office.id { people::Power::Dispatch } else { people::Power::Handle };
        let telling = Telling::unit(NoticeKind::DueSoon, turn, power).about(day.to_string());
        notices::tell(conn, &hand, &no, &format!("due-{day}"), vec![telling]).await?;
        told += 1;
    }
    Ok(told)
}

/// Marks what is late on one matter; gives how many dates were marked.
async fn mark(app: &App, no: &str, as_of: Day) -> Result<u64> {
    let loaded = store::get(&mut app.db.read().await?, no).await?;
    let pack = crate::act::pack_for(app, &loaded.matter, None, as_of)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    let late = clocks(&loaded.matter, &law)
        .into_iter()
        .filter(|r| r.open())
        .filter_map(|r| r.clock.due().map(|due| (r.clock.rule, due)))
        .filter(|d| d.1 < as_of && !loaded.matter.missed.contains(d));
    let (mut seen, mut marked) = (loaded.head.seq, 0);
    for (rule, due) in late {
        let hand = Hand { app: app.clone(), actor: Actor::Clock, day: as_of };
        let after = act(hand, no, Some(seen), Act::MarkMissed { rule, due }).await?.head.seq;
        marked += u64::from(after != seen);
        seen = after;
    }
    Ok(marked)
}

/// Files that were chosen and never handed in are kept for so long (two days).
const LEFT_MS: i64 = 2 * 86_400_000;

/// Forgets what visitors left behind: drafts whose time is over, files that belong to nothing, what was counted.
pub async fn forget(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |c| {
            Box::pin(async move {
                store::forget_visits(c, now).await?;
                store::forget_files(c, now - LEFT_MS).await.map(|_| ())
            })
        })
        .await?;
    platform::rate::forget(app, now).await
}
