//! Joining matters that are one, splitting one that is several, and undoing either.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::{Decision, not_now, said};
use crate::rules::acts::Act;
use law::Day;
use platform::Id;

pub(super) fn link(m: &Matter, into: Id, into_no: &str, reason: &str, day: Day) -> Decision {
    if into == m.id || !m.joined.is_empty() {
        return Err(Refusal::CannotJoin);
    }
    if m.stage.opinion().is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let joining = Joining { on: day, into, into_no: into_no.to_owned(), reason: reason.to_owned() };
    Ok(vec![Event::Linked(joining)])
}

/// What two matters must have in common to be joined: a unit complained about must not see, through the known
/// matter, a paper that it could not see before.
///
/// # Errors
/// [`Refusal::WouldShow`].
pub fn may_join(own: &Matter, known: &Matter) -> Result<(), Refusal> {
    let lead = known.stage.lead().map(|u| u.id);
    let shown = own.locked() != known.locked() || (own.respondent.is_some() && own.respondent == lead);
    if shown { Err(Refusal::WouldShow) } else { Ok(()) }
}

pub(super) fn unlink(m: &Matter, reason: &str) -> Decision {
    match &m.stage {
        Stage::Linked(..) => Ok(vec![Event::Unlinked { reason: reason.to_owned() }]),
        _ => Err(Refusal::NotJoined),
    }
}

/// The known matter takes the items while it can still answer their demands. Demands that were split off here come
/// back under their old numbers.
pub(super) fn take(
    m: &Matter,
    from: Id,
    from_no: &str,
    items: &[Id],
    demands: &[Demand],
    back: bool,
) -> Decision {
    if from == m.id {
        return Err(Refusal::CannotJoin);
    }
    if m.stage.opinion().is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let there = |no: u32| no > m.numbered || m.demands.iter().any(|d| d.no == no);
    if back && demands.iter().any(|d| there(d.no)) {
        return Err(Refusal::CannotJoin);
    }
    let numbered = if back {
        demands.to_vec()
    } else {
        (m.numbered.saturating_add(1)..).zip(demands).map(|(no, d)| Demand { no, ..d.clone() }).collect()
    };
    Ok(vec![Event::Took { from, from_no: from_no.to_owned(), items: items.to_vec(), demands: numbered }])
}

/// Only what was joined goes back; its own first item and the demands in it stay.
pub(super) fn give_back(m: &Matter, from: Id, from_no: &str, items: &[Id], demands: &[u32]) -> Decision {
    let own = |no: &u32| m.demands.iter().any(|d| d.no == *no);
    if !items.iter().all(|i| m.joined.contains(i)) || !demands.iter().all(own) {
        return Err(Refusal::NotJoined);
    }
    let (from_no, items, demands) = (from_no.to_owned(), items.to_vec(), demands.to_vec());
    Ok(vec![Event::GaveBack { from, from_no, items, demands }])
}

/// 拆分: some demands become a matter of their own, which stands where this one stands, with the same dates. Both
/// keep at least one demand, and nothing is split that has been answered.
pub(super) fn split(m: &Matter, act: &Act, into: (Id, &str), demands: &[u32], reason: &str) -> Decision {
    if !matches!(m.stage, Stage::Registered | Stage::Sent(_) | Stage::Accepted(_)) {
        return not_now(m, act);
    }
    let goes = m.demands.iter().filter(|d| demands.contains(&d.no)).count();
    if goes == 0 || goes == m.demands.len() || goes != demands.len() {
        return Err(Refusal::SplitNeedsTwo);
    }
    said(reason, Refusal::NothingSaid)?;
    Ok(vec![Event::SplitOff {
        into: into.0,
        into_no: into.1.to_owned(),
        demands: demands.to_vec(),
        reason: reason.to_owned(),
    }])
}
