//! Handing over: everything that was with one post goes to another of the same unit, in one act. Accusations are not
//! in it: each names its readers, and a new one is named by an act of its own (条例第30条).

use super::clearance::write_step;
use super::{Hand, decided};
use crate::rules::{Act, ActKind, MoveKind, PersonRef, Stage};
use crate::store::{self, ClearanceRow, Loaded};
use people::act::{hand_on_drafts, note_on_person, note_on_unit};
use people::{DraftRow, PostRow, Power, may};
use platform::db::Conn;
use platform::{Error, Id, Result};
use serde::Serialize;

/// What is with a post.
pub struct Bundle {
    /// Matters that its holder handles.
    pub cases: Vec<Loaded>,
    /// Drafts of its own or waiting on its way.
    pub(crate) clearances: Vec<ClearanceRow>,
    /// Acts whose chain names it.
    pub chains: Vec<(ActKind, Vec<Id>)>,
    /// Forms half filled in.
    pub drafts: Vec<DraftRow>,
}

impl Bundle {
    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
            && self.clearances.is_empty()
            && self.chains.is_empty()
            && self.drafts.is_empty()
    }
}

/// How much was handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HandedOver {
    /// Matters.
    pub cases: usize,
    /// Drafts on their way.
    pub clearances: usize,
    /// Forms half filled in.
    pub drafts: usize,
    /// Forms that stayed because the other has one of the same.
    pub left: usize,
}

/// What is with a post of the officer's own unit.
pub async fn bundle(conn: &mut Conn, hand: &Hand, from: &PostRow) -> Result<Bundle> {
    let mine = |l: &Loaded| {
        l.matter.stage.handling().is_some_and(|h| h.officer.id == from.person)
            // Under review it is the organ's; the officer is changed when it comes back.
            && matches!(l.matter.stage, Stage::Accepted(..) | Stage::Answered(..) | Stage::Served(..))
            && !l.matter.locked()
            && may(&hand.actor, Power::Sign, &l.matter.scope())
    };
    let on_way = |c: &ClearanceRow| c.way.drafter == from.id || c.way.steps.contains(&from.id);
    let cases: Vec<Loaded> = store::in_hand_of(conn, from.unit).await?.into_iter().filter(mine).collect();
    let wanted = |d: &DraftRow| d.dropped_at == 0 && of_cases(&cases, &d.form);
    let drafts = people::drafts(conn, from.person).await?.into_iter().filter(wanted).collect();
    Ok(Bundle {
        clearances: store::running_in(conn, from.unit).await?.into_iter().filter(on_way).collect(),
        chains: store::chains(conn, from.unit)
            .await?
            .into_iter()
            .filter(|(_, steps)| steps.contains(&from.id))
            .collect(),
        drafts,
        cases,
    })
}

/// Whether a draft belongs to one of these matters. Others stay with the person: a paper half registered may name
/// somebody whom only that person may know.
fn of_cases(cases: &[Loaded], form: &str) -> bool {
    form.rsplit_once('-').is_some_and(|(_, no)| cases.iter().any(|c| c.no == no))
}

#[derive(Serialize)]
struct HandOverFact<'a> {
    from: Id,
    to: Id,
    reason: &'a str,
    #[serde(flatten)]
    what: HandedOver,
}

/// Hands everything over from one post of the officer's unit to another, or nothing at all.
///
/// # Errors
/// [`Error::Forbidden`] unless the officer signs for the unit of both posts.
pub async fn hand_over(hand: Hand, from: Id, to: Id, reason: String) -> Result<HandedOver> {
    let db = hand.app.db.clone();
    db.write(move |conn| Box::pin(async move { over_in(conn, &hand, from, to, &reason).await })).await
}

async fn over_in(conn: &mut Conn, hand: &Hand, from: Id, to: Id, reason: &str) -> Result<HandedOver> {
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let posts = people::posts_with(conn, &[from, to]).await?;
    let of_unit = |id: Id| posts.iter().find(|p| p.id == id && p.unit == officer.unit);
    let (Some(from), Some(to)) = (of_unit(from), of_unit(to)) else { return Err(Error::Forbidden) };
    if !officer.holds(Power::Sign) {
        return Err(Error::Forbidden);
    }
    if from.id == to.id || !to.active {
        return Err(Error::field("to_post", "error-choice"));
    }
    let what = bundle(conn, hand, from).await?;
    let next = PersonRef { id: to.person, name: format!("{} {}", to.name, to.title) };
    let mut done = HandedOver { clearances: what.clearances.len(), ..HandedOver::default() };
    for case in &what.cases {
        let case = store::get_to_change(conn, &case.no).await?;
        let act = Act::ChangeOfficer { officer: next.clone(), reason: reason.to_owned() };
        decided(conn, hand, case, None, &act).await?;
        done.cases += 1;
    }
    for clearance in what.clearances {
        hand_on(conn, hand, clearance.id, from, to, reason).await?;
    }
    for (kind, steps) in what.chains {
        let steps: Vec<Id> = steps.into_iter().map(|s| if s == from.id { to.id } else { s }).collect();
        set_chain_in(conn, hand, officer.unit, kind, &steps).await?;
    }
    let moved = hand_on_drafts(conn, &hand.app, from.person, to.person, |f| of_cases(&what.cases, f)).await?;
    (done.drafts, done.left) = (moved.len(), what.drafts.len().saturating_sub(moved.len()));
    people::move_absences(conn, from.id, to.id).await?;
    store::move_notices(conn, from.id, to.id).await?;
    let fact = HandOverFact { from: from.id, to: to.id, reason, what: done };
    note_on_person(conn, &hand.app, from.person, &hand.actor, "hand_over", &fact).await?;
    Ok(done)
}

async fn hand_on(
    conn: &mut Conn,
    hand: &Hand,
    id: Id,
    from: &PostRow,
    to: &PostRow,
    why: &str,
) -> Result<()> {
    let (mut row, sealed) = store::get_clearance(conn, id, true).await?;
    let before = row.head.seq;
    row.way = row.way.handed(from.id, to.id);
    let form = hand.app.keys.open(id.bytes(), &sealed)?;
    write_step(conn, hand, &mut row, MoveKind::HandOn, why, &form).await?;
    store::save_clearance(conn, &row, before, None).await
}

#[derive(Serialize)]
struct ChainFact<'a> {
    act: ActKind,
    steps: &'a [Id],
}

/// Says which posts an act of the own unit passes; nobody means that it is done directly.
///
/// # Errors
/// [`Error::Forbidden`] for somebody who does not sign for the unit; a complaint at `signer` when the last post could
/// not sign.
pub async fn set_chain(hand: Hand, kind: ActKind, steps: Vec<Id>) -> Result<()> {
    let db = hand.app.db.clone();
    db.write(move |conn| {
        Box::pin(async move {
            let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
            if !officer.holds(Power::Sign) {
                return Err(Error::Forbidden);
            }
            let posts = people::posts_of(conn, people::PostsOf::Unit(officer.unit)).await?;
            if steps.iter().any(|s| !posts.iter().any(|p| p.id == *s)) {
                return Err(Error::field("signer", "error-choice"));
            }
            let signs =
                |id: &Id| posts.iter().any(|p| p.id == *id && p.roles.contains(&people::Role::UnitHead));
            if steps.last().is_some_and(|last| !signs(last)) {
                return Err(Error::field("signer", "error-cannot-sign"));
            }
            set_chain_in(conn, &hand, officer.unit, kind, &steps).await
        })
    })
    .await
}

async fn set_chain_in(conn: &mut Conn, hand: &Hand, unit: Id, kind: ActKind, steps: &[Id]) -> Result<()> {
    store::save_chain(conn, unit, kind, steps).await?;
    let fact = ChainFact { act: kind, steps };
    note_on_unit(conn, &hand.app, unit, &hand.actor, "set_chain", &fact).await
}
