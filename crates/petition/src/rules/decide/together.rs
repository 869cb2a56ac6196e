//! Units that handle a part, each with an answer of its own.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::{Decision, not_now, said};
use crate::rules::acts::Act;
use law::Day;
use platform::Id;

/// 协办: the responsible unit asks another for a part, while it handles; never the unit complained about.
pub(super) fn ask(m: &Matter, act: &Act, unit: &UnitRef, part: &str, by: Day, day: Day) -> Decision {
    let Stage::Accepted(h) = &m.stage else { return not_now(m, act) };
    if unit.id == h.unit.id || m.co.iter().any(|c| c.unit.id == unit.id) {
        return Err(Refusal::AlreadyThere { unit: unit.name.clone() });
    }
    if m.locked() || m.respondent == Some(unit.id) {
        return Err(Refusal::WouldShow);
    }
    if by < day {
        return Err(Refusal::ReportDayPast);
    }
    let co = CoHandling { unit: unit.clone(), on: day, part: part.to_owned(), by, answer: None };
    Ok(vec![Event::CoAsked(co)])
}

pub(super) fn answer(
    m: &Matter,
    act: &Act,
    unit: Id,
    text: &str,
    signed_by: &PersonRef,
    day: Day,
) -> Decision {
    let Stage::Accepted(_) = &m.stage else { return not_now(m, act) };
    let co = m.co.iter().find(|c| c.unit.id == unit).ok_or(Refusal::NotInvolved)?;
    if co.answer.is_some() {
        return Err(Refusal::AlreadySo);
    }
    said(text, Refusal::NothingSaid)?;
    let answer = CoAnswer { on: day, text: text.to_owned(), signed_by: signed_by.clone() };
    Ok(vec![Event::CoAnswered { unit: co.unit.clone(), answer }])
}

/// A part that is no longer needed, or came to nothing: the unit is let go with a reason, what it said stays.
pub(super) fn release(m: &Matter, act: &Act, unit: Id, reason: &str) -> Decision {
    let Stage::Accepted(_) = &m.stage else { return not_now(m, act) };
    let co = m.co.iter().find(|c| c.unit.id == unit).ok_or(Refusal::NotInvolved)?;
    Ok(vec![Event::CoDropped { unit: co.unit.clone(), reason: reason.to_owned() }])
}
