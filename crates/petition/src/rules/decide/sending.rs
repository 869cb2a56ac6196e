//! Sending on, objecting, and deciding who is responsible.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::super::vocabulary::*;
use super::{Decision, LawAt, not_now, said};
use crate::rules::acts::Act;
use law::{Day, RuleId, Start};
use people::UnitKind;
use platform::Id;

/// Where to, and by whom.
struct Target<'a> {
    to: &'a UnitRef,
    standing: &'a Standing,
    from: &'a UnitRef,
    note: &'a str,
}

/// 条例第22条: transfer, or assignment with a duty to report back.
pub(super) fn send(m: &Matter, act: &Act, day: Day) -> Decision {
    let (target, mode) = match act {
        Act::Transfer { to, standing, from, note } => (Target { to, standing, from, note }, Mode::Transfer),
        Act::Assign { to, standing, from, six, note } => {
            if six.report_by < day {
                return Err(Refusal::ReportDayPast);
            }
            (Target { to, standing, from, note }, Mode::Assign(six.clone()))
        }
        _ => return not_now(m, act),
    };
    may_go(m, &target, &mode)?;
    match &m.stage {
        // 第24条: two units have said that it is not theirs; a third guess is not made, somebody decides.
        Stage::Registered if m.bounced() >= 2 => return Err(Refusal::DisputeUndecided),
        Stage::Registered => {}
        Stage::Sent(s) if s.to.id == target.to.id => {
            return Err(Refusal::AlreadyThere { unit: target.to.name.clone() });
        }
        Stage::Sent(_) => {}
        _ => return not_now(m, act),
    }
    Ok(vec![sent(&target, mode, None, day)])
}

fn sent(t: &Target, mode: Mode, designated: Option<Designation>, day: Day) -> Event {
    Event::Sent(Sending {
        to: t.to.clone(),
        from: t.from.clone(),
        on: day,
        mode,
        note: t.note.to_owned(),
        designated,
    })
}

/// Never to the unit complained about alone; an accusation to the discipline organs (第22条第2款、第30条), a paper on
/// a court matter to the political-legal organs, and a visitor on one is guided, not sent (第20条第2款、第22条第2款).
fn may_go(m: &Matter, t: &Target, mode: &Mode) -> Result<(), Refusal> {
    let supervised = matches!(mode, Mode::Assign(six) if six.supervisor.id != t.to.id);
    let accused = m.respondent == Some(t.to.id);
    let under = m.respondent.is_some_and(|r| t.standing.above.contains(&r));
    if (accused && (m.locked() || !supervised)) || (under && m.locked()) {
        return Err(Refusal::RespondentAlone { unit: t.to.name.clone() });
    }
    let kind = t.standing.kind;
    if m.locked() && !matches!(kind, UnitKind::Discipline | UnitKind::Higher) {
        return Err(Refusal::ToDiscipline);
    }
    if m.litigation && m.purpose == Purpose::Appeal {
        if m.channel == Channel::Visit {
            return Err(Refusal::GuideVisitors);
        }
        if !matches!(kind, UnitKind::PoliticalLegal | UnitKind::Higher) {
            return Err(Refusal::ToPoliticalLegal);
        }
    }
    Ok(())
}

/// 条例第23条第3款: within 5 working days of receipt, with detailed reasons; a proposed owner is asked for.
pub(super) fn object(m: &Matter, reason: &str, proposed: &UnitRef, day: Day, law: &LawAt) -> Decision {
    let Stage::Sent(sending) = &m.stage else {
        return Err(Refusal::NotNow { act: crate::rules::ActKind::Object, stage: m.stage.kind() });
    };
    if sending.designated.is_some() {
        return Err(Refusal::Designated);
    }
    let rule = law.pack.rule(RuleId::Obj5).ok_or(Refusal::NoObjectionThen)?;
    match law::clock(rule, law.calendar, Start::On(sending.on), &[]).due() {
        Some(due) if day > due => return Err(Refusal::ObjectionLate { due }),
        _ => {}
    }
    if proposed.id == sending.to.id {
        return Err(Refusal::ProposesItself);
    }
    Ok(vec![Event::Objected(Objection { on: day, reason: reason.to_owned(), proposed: proposed.clone() })])
}

pub(super) fn decide_objection(m: &Matter, act: &Act, upheld: bool, reason: &str) -> Decision {
    match &m.stage {
        Stage::Objected(..) => Ok(vec![Event::ObjectionDecided { upheld, reason: reason.to_owned() }]),
        _ => not_now(m, act),
    }
}

/// 条例第24条: the common superior decides, or the joint conference; the unit named takes it, without objection.
pub(super) fn designate(m: &Matter, act: &Act, day: Day) -> Decision {
    let Act::Designate { to, standing, from, designation } = act else { return not_now(m, act) };
    let target = Target { to, standing, from, note: "" };
    may_go(m, &target, &Mode::Transfer)?;
    said(&designation.decider, Refusal::DeciderMissing)?;
    let event = sent(&target, Mode::Transfer, Some(designation.clone()), day);
    match &m.stage {
        Stage::Registered | Stage::Sent(_) => Ok(vec![event]),
        Stage::Objected(..) => {
            let reason = designation.reason.clone();
            Ok(vec![Event::ObjectionDecided { upheld: true, reason }, event])
        }
        _ => not_now(m, act),
    }
}

/// 条例第24条第2款: the organ that goes on with the functions takes over with every date as it stands.
pub(super) fn succeed(m: &Matter, old: Id, to: &UnitRef, standing: &Standing, reason: &str) -> Decision {
    let lead = m.stage.lead().is_some_and(|u| u.id == old);
    let organ = m.stage.review().is_some_and(|r| r.request.organ.id == old);
    if !lead && !organ {
        return Err(Refusal::NotInvolved);
    }
    if to.id == old {
        return Err(Refusal::AlreadyThere { unit: to.name.clone() });
    }
    // The successor must not be, or stand under, the unit complained about; and nobody reviews their own opinion.
    let under = m.respondent.is_some_and(|r| m.locked() && standing.above.contains(&r));
    if lead && (m.respondent == Some(to.id) || under) {
        return Err(Refusal::RespondentAlone { unit: to.name.clone() });
    }
    let same = |other: Option<Id>| other == Some(to.id);
    if (organ && same(m.stage.lead().map(|u| u.id)))
        || (lead && same(m.stage.review().map(|r| r.request.organ.id)))
    {
        return Err(Refusal::OwnReview);
    }
    Ok(vec![Event::Succeeded { old, to: to.clone(), reason: reason.to_owned() }])
}
