//! Whole lives at once: many matters with everything that happened to them, worked out by the same rules as at
//! the door and written together. For measuring, and for moving in from another system.

use crate::act::{Hand, NewItem, Prepared, columns, facts, insert, pack_for, prepare};
use crate::rules::{self, Act, LawAt};
use platform::ids::matter_number;
use platform::journal;
use platform::{App, Result};

/// A matter's life: how it came in, and what was done to it, by whom and when.
pub struct Life {
    /// The first paper.
    pub item: NewItem,
    /// Who registered it, when.
    pub registered: Hand,
    /// What was done, in order. An act the law refuses is an error: lives are lawful.
    pub steps: Vec<(Hand, Act)>,
}

/// Writes lives in one transaction; gives their numbers and query codes.
pub async fn write(app: &App, lives: Vec<Life>) -> Result<Vec<(String, String)>> {
    let prepared = lives.iter().map(work_out).collect::<Result<Vec<_>>>()?;
    let made = prepared.iter().map(|p| (p.told.no.clone(), p.code.clone())).collect();
    app.db.write(move |conn| Box::pin(async move { insert(conn, &prepared).await })).await?;
    Ok(made)
}

fn work_out(life: &Life) -> Result<Prepared> {
    let number = matter_number(life.registered.day.year());
    let mut p = prepare(&life.registered, &life.item, number)?;
    let mut last = life.registered.day;
    for (hand, act) in &life.steps {
        let pack = pack_for(&hand.app, &p.matter, Some(act), hand.day)?;
        let law = LawAt { pack: &pack, calendar: &hand.app.law.calendar };
        let events = rules::decide(&p.matter, act, hand.day, &law)?;
        let at = hand.app.clock.now();
        let facts = facts(&events, hand.day)?;
        let entries = journal::link(&hand.app.keys, p.matter.id, p.head.clone(), at, &hand.by(), &facts);
        if let Some(e) = entries.last() {
            p.head = journal::head_after(&hand.app.keys, e);
        }
        p.entries.extend(entries);
        p.matter = events.iter().fold(p.matter, rules::apply);
        last = hand.day;
    }
    p.columns = columns(&life.registered.app, &p.matter, last)?;
    Ok(p)
}
