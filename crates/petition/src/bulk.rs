//! Whole lives at once: many matters with everything that happened to them, worked out by the same rules as at
//! the door and written together. For measuring, and for moving in from another system.

use crate::act::{Hand, NewItem, Prepared, columns, facts, insert, pack_for, prepare};
use crate::rules::{self, Act, LawAt};
use crate::store;
use platform::ids::matter_number;
use platform::journal;
use platform::{App, Result};
use std::collections::BTreeMap;

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
    let numbers = free_numbers(app, &lives).await?;
    let prepared = lives.iter().zip(numbers).map(|(l, no)| work_out(l, no)).collect::<Result<Vec<_>>>()?;
    let made = prepared.iter().map(|p| (p.told.no.clone(), p.code.clone())).collect();
    app.db.write(move |conn| Box::pin(async move { insert(conn, &prepared).await })).await?;
    Ok(made)
}

/// A number for every life that nobody has yet, in the order of the lives.
async fn free_numbers(app: &App, lives: &[Life]) -> Result<Vec<String>> {
    let mut found: BTreeMap<usize, String> = BTreeMap::new();
    let mut conn = app.db.read().await?;
    while found.len() < lives.len() {
        let missing = lives.iter().enumerate().filter(|(i, _)| !found.contains_key(i));
        let drawn: Vec<(usize, String)> =
            missing.map(|(i, l)| (i, matter_number(l.registered.day.year()))).collect();
        let taken = store::taken_of(&mut conn, drawn.iter().map(|(_, no)| no.as_str())).await?;
        for (i, no) in drawn {
            if !taken.contains(&no) && !found.values().any(|known| *known == no) {
                found.insert(i, no);
            }
        }
    }
    Ok(found.into_values().collect())
}

fn work_out(life: &Life, number: String) -> Result<Prepared> {
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
