//! Taking on, telling, more time, answering, serving.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::super::vocabulary::*;
use super::{Decision, LawAt, not_now, within};
use crate::rules::acts::Act;
use crate::rules::clocks::limit;
use law::{Day, RuleId, Start};

/// The unit takes it on; the pack in force on the date of the notice governs from then on.
pub(super) fn accept(m: &Matter, act: &Act, day: Day, law: &LawAt) -> Decision {
    let Act::Accept { on, unit, road, officer, notice } = act else { return not_now(m, act) };
    let sent = match &m.stage {
        Stage::Sent(s) => Some(s.clone()),
        // A department or town takes in what was lodged with it directly (第23条第1款).
        Stage::Registered if !m.by_petition_office => None,
        _ => return not_now(m, act),
    };
    // Taking in a complaint against oneself would leave it to the respondent alone, as sending it there would.
    if sent.is_none() && m.respondent == Some(unit.id) {
        return Err(Refusal::RespondentAlone { unit: unit.name.clone() });
    }
    if !Road::of(m.purpose).contains(road) {
        return Err(Refusal::WrongRoad { purpose: m.purpose });
    }
    within(*on, sent.as_ref().map_or(m.received_on, |s| s.on), day)?;
    if let Some(n) = notice {
        within(n.on, *on, day)?;
    }
    if m.recused.iter().any(|r| r.person.id == officer.id) {
        return Err(Refusal::Recused);
    }
    Ok(vec![Event::Accepted(Handling {
        unit: sent.as_ref().map_or(unit, |s| &s.to).clone(),
        accepted_on: *on,
        road: *road,
        pack: law.pack.id.to_string(),
        officer: officer.clone(),
        sent,
        notice: notice.clone(),
        extension: None,
        hearings: Vec::new(),
        redo: None,
    })])
}

pub(super) fn notify(m: &Matter, act: &Act, notice: &Notice, day: Day) -> Decision {
    let handling = match &m.stage {
        Stage::Accepted(h) | Stage::Answered(h, ..) => h,
        _ => return not_now(m, act),
    };
    if let Some(told) = &handling.notice {
        return Err(Refusal::AlreadyTold { on: told.on });
    }
    within(notice.on, handling.accepted_on, day)?;
    Ok(vec![Event::Notified(notice.clone())])
}

/// 条例第34条: before the limit is over, once, at most what the pack allows, the reason told.
pub(super) fn extend(m: &Matter, act: &Act, day: Day, law: &LawAt) -> Decision {
    let Act::Extend { days, reason, approved_by, told } = act else { return not_now(m, act) };
    let Stage::Accepted(h) = &m.stage else { return not_now(m, act) };
    let (RuleId::H60, start) = limit(m, h, law) else { return Err(Refusal::NotExtensible) };
    if h.extension.is_some() {
        return Err(Refusal::AlreadyExtended);
    }
    let most = law.pack.opinion_extension_max_days;
    if *days == 0 || *days > most {
        return Err(Refusal::ExtensionTooLong { most });
    }
    let rule = law.pack.rule(RuleId::H60).ok_or(Refusal::NotExtensible)?;
    match law::clock(rule, law.calendar, Start::On(start), &[]).strict {
        Some(due) if day > due => return Err(Refusal::ExtensionLate { due }),
        _ => {}
    }
    within(told.on, h.accepted_on, day)?;
    Ok(vec![Event::Extended(Extension {
        on: day,
        days: *days,
        reason: reason.clone(),
        approved_by: approved_by.clone(),
        told: told.clone(),
    })])
}

/// 条例第32条: an answer for every demand, with its ground; what a review barred does not come again.
pub(super) fn answer(m: &Matter, act: &Act, o: &Opinion, service: Option<&Service>, day: Day) -> Decision {
    let Stage::Accepted(h) = &m.stage else { return not_now(m, act) };
    within(o.on, h.redo.as_ref().map_or(h.accepted_on, |r| r.on), day)?;
    every_demand(m, &o.answers)?;
    if o.basis.trim().is_empty() {
        return Err(Refusal::NoBasis);
    }
    if o.answers.iter().any(|a| !Outcome::of(h.road).contains(&a.outcome)) {
        return Err(Refusal::OutcomeUnfit);
    }
    let waiting: Vec<&str> =
        m.co.iter().filter(|c| c.answer.is_none()).map(|c| c.unit.name.as_str()).collect();
    if !waiting.is_empty() {
        return Err(Refusal::CoAnswersMissing { units: waiting.join("、") });
    }
    if h.hearings.last().is_some_and(|x| x.record.is_none()) {
        return Err(Refusal::HearingOpen);
    }
    if h.redo.as_ref().is_some_and(|r| same_answers(&r.barred, o)) {
        return Err(Refusal::SameOpinion);
    }
    let mut events = vec![Event::Answered(o.clone())];
    if let Some(s) = service {
        events.push(Event::Served(serving(o.on, s, day)?));
    }
    Ok(events)
}

/// Every demand has an answer that says something.
pub(super) fn every_demand(m: &Matter, answers: &[Answer]) -> Result<(), Refusal> {
    let answered = |d: &Demand| answers.iter().any(|a| a.demand == d.no && !a.text.trim().is_empty());
    let open: Vec<String> = m.demands.iter().filter(|d| !answered(d)).map(|d| d.no.to_string()).collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::DemandsUnanswered { numbers: open.join("、") }) }
}

/// The same result in the same words, whatever the spacing, for every demand that was answered before.
fn same_answers(before: &Opinion, now: &Opinion) -> bool {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    before.answers.iter().all(|b| {
        let again = now.answers.iter().find(|a| a.demand == b.demand);
        again.is_some_and(|a| a.outcome == b.outcome && plain(&a.text) == plain(&b.text))
    })
}

pub(super) fn served(m: &Matter, act: &Act, s: &Service, day: Day) -> Decision {
    match &m.stage {
        Stage::Answered(_, opinion, _) => Ok(vec![Event::Served(serving(opinion.on, s, day)?)]),
        _ => not_now(m, act),
    }
}

/// 送达: left needs a witness and the reason of refusal; a notice or a letter under way may still lack its day.
pub(super) fn serving(written_on: Day, s: &Service, day: Day) -> Result<Service, Refusal> {
    if let Some(on) = s.on {
        within(on, written_on, day)?;
    }
    let left = s.way == ServiceWay::Left && (s.witness.trim().is_empty() || s.refused.trim().is_empty());
    let handed = matches!(s.way, ServiceWay::Direct | ServiceWay::Entrusted) && s.receiver.trim().is_empty();
    if left || (handed && s.on.is_some()) {
        return Err(Refusal::ServiceIncomplete);
    }
    Ok(s.clone())
}

/// 简易办理, where the pack knows it: begun before acceptance; left whenever it turns out not to be simple.
pub(super) fn simplify(m: &Matter, act: &Act, simple: bool, reason: &str, law: &LawAt) -> Decision {
    if m.simple == simple {
        return Err(Refusal::AlreadySo);
    }
    match &m.stage {
        Stage::Registered | Stage::Sent(_) => {}
        Stage::Accepted(_) if !simple => {}
        _ => return not_now(m, act),
    }
    if simple && (law.pack.rule(RuleId::SimpleOpin10).is_none() || m.purpose != Purpose::Appeal) {
        return Err(Refusal::NoSimpleWay);
    }
    Ok(vec![Event::Simplified { simple, reason: reason.to_owned() }])
}

pub(super) fn change_officer(m: &Matter, act: &Act, officer: &PersonRef, reason: &str) -> Decision {
    let handling = match &m.stage {
        Stage::Accepted(h) | Stage::Answered(h, ..) | Stage::Served(h, ..) => h,
        _ => return not_now(m, act),
    };
    if handling.officer.id == officer.id {
        return Err(Refusal::AlreadySo);
    }
    if m.recused.iter().any(|r| r.person.id == officer.id) {
        return Err(Refusal::Recused);
    }
    Ok(vec![Event::OfficerChanged { officer: officer.clone(), reason: reason.to_owned() }])
}
