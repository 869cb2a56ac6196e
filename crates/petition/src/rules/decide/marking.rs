//! What is written on a matter beside its way: urgent reports, notes on safety, who steps back, who may read.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::super::vocabulary::*;
use super::{Decision, said};
use law::Day;

/// 条例第25条: at once to the own party committee and government, the competent department and the joint conference;
/// a petition office also to the office above and to the national one.
pub(super) fn report(to: &[ReportTo], text: &str, by: &PersonRef, from_office: bool, day: Day) -> Decision {
    let owed: &[ReportTo] = match from_office {
        true => ReportTo::ALL,
        false => &[ReportTo::Government, ReportTo::Competent, ReportTo::JointOffice],
    };
    if let Some(missing) = owed.iter().find(|o| !to.contains(o)) {
        return Err(Refusal::ReportIncomplete { missing: *missing });
    }
    said(text, Refusal::NothingSaid)?;
    let report = UrgentReport { on: day, to: to.to_vec(), text: text.to_owned(), by: by.clone() };
    Ok(vec![Event::UrgentlyReported(report)])
}

/// With a reason and an end that lies ahead.
pub(super) fn put_note(note: &SafetyNote, day: Day) -> Decision {
    said(&note.reason, Refusal::NothingSaid)?;
    if note.until <= day {
        return Err(Refusal::NoteNeedsEnd);
    }
    Ok(vec![Event::NotePut(note.clone())])
}

pub(super) fn lift_note(m: &Matter, reason: &str) -> Decision {
    match &m.safety {
        Some(_) => Ok(vec![Event::NoteLifted { reason: reason.to_owned() }]),
        None => Err(Refusal::NoNote),
    }
}

pub(super) fn substitute(reason: &str, evidence: &str) -> Decision {
    said(evidence, Refusal::EvidenceMissing)?;
    Ok(vec![Event::Substituted { reason: reason.to_owned(), evidence: evidence.to_owned() }])
}

/// 条例第28条第3款: who has an interest steps back, once.
pub(super) fn recuse(m: &Matter, person: &PersonRef, reason: &str, day: Day) -> Decision {
    if m.recused.iter().any(|r| r.person.id == person.id) {
        return Err(Refusal::AlreadySo);
    }
    said(reason, Refusal::NothingSaid)?;
    let recusal = Recusal { on: day, person: person.clone(), reason: reason.to_owned() };
    Ok(vec![Event::Recused(recusal)])
}

pub(super) fn name_reader(m: &Matter, person: &PersonRef, reason: &str) -> Decision {
    if m.purpose != Purpose::Accusation {
        return Err(Refusal::NotLocked);
    }
    if m.readers.iter().any(|r| r.id == person.id) {
        return Err(Refusal::AlreadySo);
    }
    Ok(vec![Event::ReaderNamed { person: person.clone(), reason: reason.to_owned() }])
}
