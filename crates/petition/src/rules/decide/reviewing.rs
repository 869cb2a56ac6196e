//! 复查、复核 and 听证 (条例第35、36条).

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::super::vocabulary::*;
use super::handling::{every_demand, serving};
use super::{Decision, LawAt, not_now, said, within};
use crate::rules::acts::Act;
use crate::rules::clocks::clocks;
use law::{Day, RuleId};
use platform::Id;

/// Which review is open to the petitioner here, and the organs that cannot decide it because they have already.
fn open_level(stage: &Stage) -> Option<(Level, Vec<Id>, Option<Day>)> {
    match stage {
        Stage::Served(h, _, s) if h.road.reviewable() => Some((Level::First, vec![h.unit.id], s.on)),
        Stage::Review(r) if r.level == Level::First => {
            let served = r.progress.served_on()?;
            let mut not = vec![r.request.organ.id];
            not.extend(stage.lead().map(|u| u.id));
            Some((Level::Final, not, Some(served)))
        }
        // A letter posted in time may arrive after the matter was closed over it.
        Stage::Closed(c, before)
            if matches!(c.kind, ClosingKind::TermOver | ClosingKind::Content | ClosingKind::Settled) =>
        {
            open_level(before)
        }
        _ => None,
    }
}

/// In the term, counted from proven service to the rolled day; the day of the postmark counts.
pub(super) fn ask(m: &Matter, act: &Act, r: &ReviewRequest, day: Day, law: &LawAt) -> Decision {
    let Some((level, not, served)) = open_level(&m.stage) else { return no_level(m, act) };
    if not.contains(&r.organ.id) {
        return Err(Refusal::OwnReview);
    }
    within(r.made_on, served.unwrap_or(m.received_on), day)?;
    within(r.received_on, r.made_on, day)?;
    let rule = if level == Level::First { RuleId::Fc1 } else { RuleId::Fh1 };
    let until = clocks(m, law).iter().find(|c| c.clock.rule == rule).and_then(|c| c.clock.due());
    match until {
        Some(due) if r.made_on > due => said(&r.late_reason, Refusal::ReviewLate { due })?,
        _ => {}
    }
    Ok(vec![Event::ReviewAsked(level, r.clone())])
}

fn no_level(m: &Matter, act: &Act) -> Decision {
    match &m.stage {
        Stage::Answered(h, ..) if h.road.reviewable() => Err(Refusal::ServiceUnproven),
        Stage::Answered(..) | Stage::Served(..) => Err(Refusal::NoReviewHere),
        Stage::Review(r) if r.kind() == StageKind::FinalReviewed => Err(Refusal::RoadEnds),
        Stage::Closed(c, _) => Err(Refusal::AlreadyClosed { on: c.on }),
        _ => not_now(m, act),
    }
}

fn review(m: &Matter) -> Option<&Review> {
    match &m.stage {
        Stage::Review(r) => Some(r),
        _ => None,
    }
}

/// Taken up: told, and looked into by as many as the pack asks for.
pub(super) fn take(m: &Matter, act: &Act, t: &Taking, day: Day, law: &LawAt) -> Decision {
    let Some(r) = review(m).filter(|r| r.progress == Progress::Asked) else { return not_now(m, act) };
    within(t.on, r.request.received_on, day)?;
    within(t.told.on, t.on, day)?;
    let mut who: Vec<Id> = t.investigators.iter().map(|p| p.id).collect();
    who.sort();
    who.dedup();
    let least = u32::from(law.pack.min_investigators);
    if u32::try_from(who.len()).unwrap_or(0) < least {
        return Err(Refusal::TooFewInvestigators { least });
    }
    if m.recused.iter().any(|x| who.contains(&x.person.id)) {
        return Err(Refusal::Recused);
    }
    Ok(vec![Event::ReviewTaken(r.level, t.clone())])
}

pub(super) fn decline(m: &Matter, act: &Act, reason: &str, told: &Notice, day: Day) -> Decision {
    let Some(r) = review(m).filter(|r| r.progress == Progress::Asked) else { return not_now(m, act) };
    said(reason, Refusal::NothingSaid)?;
    within(told.on, r.request.received_on, day)?;
    let (level, reason, told) = (r.level, reason.to_owned(), told.clone());
    Ok(vec![Event::ReviewDeclined { level, on: day, reason, told }])
}

/// The hearings of whoever may hold one now: the unit that handles under (六), or the organ that looks again.
fn hearings(m: &Matter) -> Option<&[Hearing]> {
    match &m.stage {
        Stage::Accepted(h) if h.road == Road::Petition => Some(&h.hearings),
        Stage::Review(r) => match &r.progress {
            Progress::Taken(t) => Some(&t.hearings),
            _ => None,
        },
        _ => None,
    }
}

/// Announced beforehand; an odd number of members, at least three; closed only with a reason.
pub(super) fn announce(m: &Matter, act: &Act, h: &Hearing, day: Day) -> Decision {
    let Some(held) = hearings(m) else { return not_now(m, act) };
    if held.last().is_some_and(|x| x.record.is_none()) {
        return Err(Refusal::HearingOpen);
    }
    if h.on < day {
        return Err(Refusal::HearingPast);
    }
    let members = h.members.iter().filter(|n| !n.trim().is_empty()).count();
    if members < 3 || members.is_multiple_of(2) {
        return Err(Refusal::HearingMembers);
    }
    Ok(vec![Event::HearingAnnounced(Hearing { announced_on: day, record: None, ..h.clone() })])
}

/// Written down afterwards: the days it took, the conclusion and the votes for it.
pub(super) fn record(m: &Matter, act: &Act, r: &HearingRecord, day: Day) -> Decision {
    let Some(held) = hearings(m) else { return not_now(m, act) };
    let Some(open) = held.last().filter(|h| h.record.is_none()) else {
        return Err(Refusal::NoHearing);
    };
    within(r.from, open.announced_on, day)?;
    within(r.to, r.from, day)?;
    said(&r.conclusion, Refusal::NothingSaid)?;
    let members = u32::try_from(open.members.len()).unwrap_or(u32::MAX);
    if r.votes > members || r.votes.saturating_mul(2) <= members {
        return Err(Refusal::NoMajority { members });
    }
    Ok(vec![Event::HearingHeld(r.clone())])
}

/// One of the four outcomes; who annuls or changes answers every demand.
pub(super) fn give(
    m: &Matter,
    act: &Act,
    o: &ReviewOpinion,
    service: Option<&Service>,
    day: Day,
) -> Decision {
    let Some(r) = review(m) else { return not_now(m, act) };
    let Progress::Taken(t) = &r.progress else { return not_now(m, act) };
    within(o.on, t.on, day)?;
    if t.hearings.last().is_some_and(|h| h.record.is_none()) {
        return Err(Refusal::HearingOpen);
    }
    if matches!(o.outcome, ReviewOutcome::Annul | ReviewOutcome::Change) {
        every_demand(m, &o.answers)?;
    }
    said(&o.basis, Refusal::NoBasis)?;
    if r.level == Level::First {
        said(&o.next_organ, Refusal::RemedyMissing)?;
    }
    let mut events = vec![Event::ReviewAnswered(r.level, o.clone())];
    if let Some(s) = service {
        events.push(Event::ReviewServed(r.level, serving(o.on, s, day)?));
    }
    Ok(events)
}

pub(super) fn serve(m: &Matter, act: &Act, s: &Service, day: Day) -> Decision {
    let Some(r) = review(m) else { return not_now(m, act) };
    let Progress::Answered(_, o, _) = &r.progress else { return not_now(m, act) };
    Ok(vec![Event::ReviewServed(r.level, serving(o.on, s, day)?)])
}
