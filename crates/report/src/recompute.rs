//! A frozen report worked out again from the journal as it stood then, in plain code: what happened later is not
//! there, whatever the rows of today say.

use crate::rules::{Item, Question, Rows, Value, reviews, tally, values};
use crate::store;
use petition::rules::{Event, LawAt, Matter, Stage, clocks, replay};
use platform::journal::{Entry, page};
use platform::{App, Id, Result};
use std::collections::BTreeMap;

/// Entries read at once.
const AT_ONCE: i64 = 2_000;

/// Every figure as the journal gave it at the question's moment.
///
/// # Errors
/// When the database does not answer, or a definition does not hold together.
pub async fn recompute(app: &App, q: &Question) -> Result<BTreeMap<String, Value>> {
    let rows = rows_at(app, q.known_at).await?;
    Ok(values(crate::figures::definitions()?, &rows, q))
}

async fn rows_at(app: &App, known_at: i64) -> Result<Vec<Rows>> {
    let mut matters = replayed(app, known_at).await?;
    let told = store::told(&mut app.db.read().await?).await?;
    let mut rows = Vec::new();
    let today = app.clock.today();
    for (id, (m, seq)) in &matters {
        let Some((no, field)) = told.get(id) else { continue };
        let pack = petition::act::governing(app, m, today)?;
        let running = clocks(m, &LawAt { pack: &pack, calendar: &app.law.calendar });
        let tally = tally(m, &running, no, field, *seq);
        rows.push(Rows { tally, items: Vec::new(), reviews: reviews(m) });
    }
    for (home, item) in store::items_known(&mut app.db.read().await?, known_at).await? {
        let with = handled_with(&mut matters, home);
        if let Ok(at) = rows.binary_search_by_key(&with, |r| r.tally.matter)
            && let Some(rows) = rows.get_mut(at)
        {
            let repeat = !rows.items.is_empty();
            rows.items.push(Item { matter: with, repeat, ..item });
        }
    }
    Ok(rows)
}

/// Matters by id, each with the number its chain had.
async fn replayed(app: &App, known_at: i64) -> Result<BTreeMap<Id, (Matter, i64)>> {
    let mut out = BTreeMap::new();
    let mut after: Option<(Id, i64)> = None;
    let mut open: Vec<Entry> = Vec::new();
    loop {
        let entries = page(&mut app.db.read().await?, after, AT_ONCE).await?;
        let over = entries.is_empty();
        after = entries.last().map(|e| (e.subject, e.seq));
        for e in entries {
            if open.last().is_some_and(|o| o.subject != e.subject) {
                keep(&mut out, &std::mem::take(&mut open), known_at);
            }
            open.push(e);
        }
        if over {
            keep(&mut out, &open, known_at);
            return Ok(out);
        }
    }
}

/// What a chain adds up to, if it is a matter's and had begun.
fn keep(out: &mut BTreeMap<Id, (Matter, i64)>, entries: &[Entry], known_at: i64) {
    let known = || entries.iter().filter(|e| e.at <= known_at);
    let events: std::result::Result<Vec<Event>, _> = known().map(|e| serde_json::from_str(&e.body)).collect();
    if let (Some(last), Some(m)) = (known().next_back(), events.ok().and_then(|e| replay(&e))) {
        out.insert(last.subject, (m, last.seq));
    }
}

/// The matter with which the papers of `home` were handled then.
fn handled_with(matters: &mut BTreeMap<Id, (Matter, i64)>, home: Id) -> Id {
    let mut at = home;
    // A matter that is joined to another is joined to one that is not; the count keeps a fault from going round.
    for _ in 0..8 {
        match matters.get(&at).map(|(m, _)| &m.stage) {
            Some(Stage::Linked(j, _)) => at = j.into,
            _ => break,
        }
    }
    at
}
