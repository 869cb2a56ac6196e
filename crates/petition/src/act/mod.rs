//! The one door: load, ask whether the actor may, decide, save, write the journal, in one transaction.

mod clearance;
mod codes;
mod hand_over;
mod letter_copy;
mod letters;
mod link;
mod notes;
mod papers;
mod present;
mod register;
mod substitute;

pub use clearance::{ClearedRow, Draft, Step, clear, send_to_clear};
pub(crate) use clearance::{acts_for, chain_of, may_draft};
pub use codes::{Opened, open_by_code};
pub(crate) use codes::{PASS_SECONDS, hand_of, open_by_pass, pass, reissue};
pub use hand_over::{Bundle, HandedOver, bundle, hand_over, set_chain};
pub(crate) use letter_copy::{keep_letter_copy, letter_copy};
pub use letters::{IssuedLetter, NewLetter, issue_letter, preview_letter};
pub(crate) use letters::{allow_letter, parties, read, sealed_to};
pub(crate) use link::link_in;
pub use link::{link, split, unlink};
pub use notes::{add_note, share_note, withdraw_note};
pub(crate) use papers::{Addition, attach, keep, register_with_files, supplement};
pub(crate) use present::{arrive, arrive_among, here_since};
pub use register::{NewItem, NewParty, Registered, reachable, register, register_in};
pub(crate) use register::{Prepared, insert, keys_of, mask_name, prepare, told_digest, words_digest};
pub use substitute::substitute;

use crate::notices;
use crate::rules::{self, Act, Event, LawAt, Matter, Owner, Running, StageKind, clocks, next_of};
use crate::store::{self, Columns, Loaded};
use law::{Day, Law, Pack};
use people::{Actor, House, may};
use platform::db::Conn;
use platform::journal::{self, By, Fact};
use platform::{App, Error, Result};
use std::sync::Arc;

/// How the journal calls the petitioner, whose name it does not know.
const PETITIONER: &str = "信访人（网上）";

/// Who acts, on which day, at which instant.
#[derive(Clone)]
pub struct Hand {
    /// The program's means.
    pub app: App,
    /// Who acts.
    pub actor: Actor,
    /// The day on which it counts.
    pub day: Day,
}

impl Hand {
    /// An actor of today.
    pub fn now(house: &House, actor: Actor) -> Self {
        Self { app: house.app.clone(), actor, day: house.app.clock.today() }
    }

    pub(crate) fn by(&self) -> By {
        match self.actor.officer() {
            Some(o) => By { person: Some(o.person), name: format!("{} {} {}", o.unit_name, o.title, o.name) },
            None if matches!(self.actor, Actor::Public(_)) => {
                By { person: None, name: PETITIONER.to_owned() }
            }
            None => By { person: None, name: String::new() },
        }
    }
}

/// Does one act on the matter `no`. `seen` is the version the actor had on screen; when somebody was faster
/// the act is not done and [`Error::Stale`] says so.
pub async fn act(hand: Hand, no: &str, seen: Option<i64>, act: Act) -> Result<Loaded> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { act_in(conn, &hand, &no, seen, &act).await })).await
}

/// The same inside the caller's transaction.
pub async fn act_in(conn: &mut Conn, hand: &Hand, no: &str, seen: Option<i64>, act: &Act) -> Result<Loaded> {
    let loaded = store::get_to_change(conn, no).await?;
    step(conn, hand, loaded, seen, act).await
}

pub(crate) async fn step(
    conn: &mut Conn,
    hand: &Hand,
    loaded: Loaded,
    seen: Option<i64>,
    act: &Act,
) -> Result<Loaded> {
    if let Some(version) = loaded.law.as_deref().filter(|v| *v != hand.app.law.version()) {
        hand.app.read_law(conn, version).await?;
    }
    allow(hand, &loaded, act)?;
    clearance::cleared_first(conn, hand, &loaded, act).await?;
    decided(conn, hand, loaded, seen, act).await
}

/// What a step does once it is known that it may be done: version, rules, journal.
async fn decided(
    conn: &mut Conn,
    hand: &Hand,
    loaded: Loaded,
    seen: Option<i64>,
    act: &Act,
) -> Result<Loaded> {
    // 条例第28条第3款: who has stepped back does nothing here any more.
    let person = hand.actor.officer().map(|o| o.person);
    if loaded.matter.recused.iter().any(|r| Some(r.person.id) == person) {
        return Err(rules::Refusal::Recused.into());
    }
    if seen.is_some_and(|seen| seen != loaded.head.seq) {
        return Err(Error::Stale);
    }
    let pack = pack_for(&hand.app, &loaded.matter, Some(act), hand.day)?;
    let law = LawAt { pack: &pack, calendar: &hand.app.law.calendar };
    let events = rules::decide(&loaded.matter, act, hand.day, &law)?;
    save(conn, hand, loaded, &events).await
}

/// Whoever may not see a matter is told that there is none; whoever sees it but may not act is told that.
fn allow(hand: &Hand, loaded: &Loaded, act: &Act) -> Result<()> {
    if let Actor::Public(p) = &hand.actor {
        let own = p.matter == Some(loaded.matter.id) && act.kind().by_petitioner();
        return if own { Ok(()) } else { Err(Error::NotFound) };
    }
    let scope = loaded.matter.scope();
    match may(&hand.actor, act.kind().power(), &scope) {
        true => Ok(()),
        false if may(&hand.actor, people::Power::See, &scope) => Err(Error::Forbidden),
        false => Err(Error::NotFound),
    }
}

/// The pack that governs: the one in force on the day of acceptance, and before that, today's.
pub(crate) fn pack_for(app: &App, m: &Matter, act: Option<&Act>, day: Day) -> Result<Arc<Pack>> {
    pack_of(&app.law, &app.jurisdiction, m, act, day)
}

/// The pack that governs a matter as it stands.
///
/// # Errors
/// When no pack was in force on that day.
pub fn governing(app: &App, m: &Matter, day: Day) -> Result<Arc<Pack>> {
    pack_for(app, m, None, day)
}

/// The same by a given law.
pub(crate) fn pack_of(
    law: &Law,
    jurisdiction: &str,
    m: &Matter,
    act: Option<&Act>,
    day: Day,
) -> Result<Arc<Pack>> {
    let on = match (m.stage.handling(), act) {
        (Some(h), _) => match law.pack(&law::PackId(h.pack.clone())) {
            Some(pack) => return Ok(pack),
            None => h.accepted_on,
        },
        (None, Some(Act::Accept { on, .. })) => *on,
        (None, _) => day,
    };
    Ok(law.governing(jurisdiction, on)?)
}

/// Appends the events, saves the row, and gives the matter as it is now. No events: nothing is written.
pub(crate) async fn save(conn: &mut Conn, hand: &Hand, loaded: Loaded, events: &[Event]) -> Result<Loaded> {
    if events.is_empty() {
        return Ok(loaded);
    }
    let matter = events.iter().fold(loaded.matter.clone(), rules::apply);
    let facts = facts(events, hand.day)?;
    let at = hand.app.clock.now();
    let head =
        journal::append(conn, &hand.app.keys, matter.id, loaded.head.clone(), at, &hand.by(), &facts).await?;
    let columns = columns(&hand.app, &matter, hand.day)?;
    let items = loaded.items + items_change(events);
    store::save(conn, &matter, &columns, items, loaded.head.seq, &head).await?;
    let tellings = events.iter().flat_map(|e| rules::tells(e, &matter)).collect();
    notices::tell(conn, hand, &loaded.no, &head.seq.to_string(), tellings).await?;
    beside(conn, &loaded.matter, &matter).await?;
    Ok(Loaded { matter, head, items, ..loaded })
}

/// Units with a part in it, and readers, as they are now; nothing is written when they are as before.
async fn beside(conn: &mut Conn, before: &Matter, now: &Matter) -> Result<()> {
    if units_beside(before) != units_beside(now) {
        store::forget_units(conn, now.id).await?;
        store::insert_units(conn, &units_beside(now)).await?;
    }
    if before.readers.len() != now.readers.len() {
        store::insert_readers(conn, &readers(now)).await?;
    }
    Ok(())
}

/// Co-handling units and the organ that looks again, as (matter, unit).
pub(crate) fn units_beside(m: &Matter) -> Vec<(platform::Id, platform::Id)> {
    let scope = m.scope();
    scope.co.into_iter().chain(scope.reviewer).map(|unit| (m.id, unit)).collect()
}

/// Named readers, as (matter, person).
pub(crate) fn readers(m: &Matter) -> Vec<(platform::Id, platform::Id)> {
    m.readers.iter().map(|r| (m.id, r.id)).collect()
}

fn items_change(events: &[Event]) -> i64 {
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    events
        .iter()
        .map(|e| match e {
            Event::Took { items, .. } => count(items.len()),
            Event::GaveBack { items, .. } => -count(items.len()),
            Event::Supplemented { .. } => 1,
            _ => 0,
        })
        .sum()
}

pub(crate) fn facts(events: &[Event], day: Day) -> Result<Vec<Fact>> {
    events.iter().map(|e| Ok(Fact { act: e.word(), day, body: serde_json::to_string(e)? })).collect()
}

/// What stands beside the state, worked out from it.
pub(crate) fn columns(app: &App, m: &Matter, day: Day) -> Result<Columns> {
    let pack = pack_for(app, m, None, day)?;
    Ok(columns_of(m, &clocks(m, &LawAt { pack: &pack, calendar: &app.law.calendar })))
}

/// The same of clocks that were worked out already.
pub(crate) fn columns_of(m: &Matter, running: &[Running]) -> Columns {
    let kind = m.stage.kind();
    let due = next_of(m, running);
    let (due_on, next_on) = match (kind, due) {
        // A right that runs is nobody's duty: it is shown as the next date, never as overdue.
        (StageKind::Served | StageKind::Reviewed | StageKind::FinalReviewed, Some((_, day))) => {
            (None, Some(day))
        }
        (_, due) => (due.map(|(_, day)| day), None),
    };
    Columns {
        lead: m.stage.lead().map(|u| u.id),
        turn: turn(m),
        family: kind.family().word(),
        stage: kind.word(),
        marked: due.is_none_or(|d| due_on.is_none() || m.missed.contains(&d) || !duty(running, d)),
        due_on,
        due_rule: due.map_or(String::new(), |(rule, _)| rule.code().to_owned()),
        next_on,
        ended_on: match &m.stage {
            rules::Stage::Closed(c, _) => Some(c.on),
            rules::Stage::Linked(j, _) => Some(j.on),
            _ => None,
        },
        unsolved: i64::from(m.says_unsolved()),
    }
}

/// Whether the listed date is a duty that the watch can mark.
fn duty(running: &[Running], due: (law::RuleId, Day)) -> bool {
    running
        .iter()
        .any(|r| r.open() && r.owner != Owner::Right && (r.clock.rule, r.clock.due()) == (due.0, Some(due.1)))
}

/// Whose turn it is.
pub(crate) fn turn(m: &Matter) -> Option<platform::Id> {
    match &m.stage {
        rules::Stage::Registered | rules::Stage::Objected(..) => Some(m.office.id),
        rules::Stage::Closed(..) | rules::Stage::Linked(..) => None,
        rules::Stage::Review(r) if !matches!(r.progress, rules::Progress::Served(..)) => {
            Some(r.request.organ.id)
        }
        other => other.lead().map(|u| u.id),
    }
}
