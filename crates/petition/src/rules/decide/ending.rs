//! Ratings, endings, and what undoes an ending.

use super::super::events::Event;
use super::super::matter::*;
use super::super::refusal::Refusal;
use super::super::vocabulary::*;
use super::{Decision, LawAt, not_now, said, within};
use crate::rules::acts::Act;
use crate::rules::clocks::clocks;
use law::{Day, RuleId};

/// The office can be rated once the petitioner was told; the unit once it has answered.
pub(super) fn rate(m: &Matter, act: &Act, r: &Rating, day: Day) -> Decision {
    let ready = match r.of {
        Rated::Office => {
            m.stage.handling().is_some_and(|h| h.notice.is_some()) || m.stage.opinion().is_some()
        }
        Rated::Unit => m.stage.service().is_some_and(|s| s.on.is_some()),
    };
    if !ready {
        return not_now(m, act);
    }
    within(r.on, m.received_on, day)?;
    Ok(vec![Event::Rated(r.clone())])
}

/// Closed is not solved: the ground is named and proven, and the petitioner's own view stands beside ours.
pub(super) fn close(m: &Matter, act: &Act, c: &Closing, day: Day, law: &LawAt) -> Decision {
    if !ClosingKind::BY_FORM.contains(&c.kind) {
        return not_now(m, act);
    }
    if c.view == View::Solved && m.says_unsolved() {
        return Err(Refusal::ViewContradicts);
    }
    if c.kind == ClosingKind::Died {
        within(c.on, m.received_on, day)?;
        said(&c.evidence, Refusal::EvidenceMissing)?;
        return Ok(vec![Event::Closed(c.clone())]);
    }
    let (written, served) = match &m.stage {
        Stage::Served(_, o, s) => (o.on, s.on),
        Stage::Answered(_, o, _) => (o.on, None),
        Stage::Review(r) => match (&r.progress, r.progress.opinion()) {
            (Progress::Answered(..) | Progress::Served(..), Some(o)) => (o.on, r.progress.served_on()),
            _ => return not_now(m, act),
        },
        _ => return not_now(m, act),
    };
    within(c.on, served.unwrap_or(written), day)?;
    if served.is_none() {
        return Err(Refusal::ServiceUnproven);
    }
    let kind = m.stage.kind();
    let reviewable = m.stage.handling().is_some_and(|h| h.road.reviewable());
    match c.kind {
        ClosingKind::TermOver if kind == StageKind::FinalReviewed || !reviewable => Err(Refusal::NoTermRuns),
        ClosingKind::TermOver => term_over(m, c.on, law),
        ClosingKind::Replied if reviewable => Err(Refusal::ReviewRight),
        ClosingKind::Replied => Ok(()),
        ClosingKind::Finished if kind != StageKind::FinalReviewed => Err(Refusal::NotFinished),
        // 第36条第3款、第37条第3款: the road ends; guidance and help are still owed, and are named.
        ClosingKind::Finished => said(&c.evidence, Refusal::HelpMissing),
        _ => said(&c.evidence, Refusal::EvidenceMissing),
    }?;
    Ok(vec![Event::Closed(c.clone())])
}

/// 条例第35、36条: the term is the petitioner's right, so it ends on the rolled day, and never without proof.
fn term_over(m: &Matter, on: Day, law: &LawAt) -> Result<(), Refusal> {
    let rule = if m.stage.review().is_some() { RuleId::Fh1 } else { RuleId::Fc1 };
    let until = clocks(m, law).iter().find(|r| r.clock.rule == rule).and_then(|r| r.clock.due());
    match until {
        Some(until) if on <= until => Err(Refusal::ReviewTermRuns { until }),
        Some(_) => Ok(()),
        None => Err(Refusal::ServiceUnproven),
    }
}

fn ended(kind: ClosingKind, on: Day, evidence: &str, ground: Option<Ground>) -> Vec<Event> {
    let evidence = evidence.to_owned();
    vec![Event::Closed(Closing { on, kind, resolved: false, view: View::Unsaid, evidence, ground })]
}

/// Whoever can be reached is told in writing.
fn must_be_told(m: &Matter, told: Option<&Notice>, day: Day) -> Result<(), Refusal> {
    match told {
        Some(n) => within(n.on, m.received_on, day),
        None if m.reachable => Err(Refusal::MustTell),
        None => Ok(()),
    }
}

/// 不予受理 before it is handled, 不再受理 after a re-review; each with its reason and where to go instead.
pub(super) fn decline(m: &Matter, act: &Act, d: &Declining, day: Day) -> Decision {
    if !matches!(m.stage, Stage::Registered | Stage::Sent(_)) {
        return not_now(m, act);
    }
    if d.reason == DeclineReason::OverLevel && m.channel != Channel::Visit {
        return Err(Refusal::OnlyVisits);
    }
    if d.reason.names_prior() {
        said(&d.prior, Refusal::PriorMissing)?;
    }
    said(&d.go_to, Refusal::WhereToMissing)?;
    must_be_told(m, d.told.as_ref(), day)?;
    Ok(ended(ClosingKind::Declined, day, "", Some(Ground::Declined(d.clone()))))
}

/// 条例第31条（一）至（四）: shown into the other procedure, with its organ, its beginning and its term.
pub(super) fn redirect(m: &Matter, act: &Act, r: &Redirection, day: Day) -> Decision {
    if !matches!(m.stage, Stage::Registered | Stage::Sent(_) | Stage::Accepted(_)) {
        return not_now(m, act);
    }
    if m.purpose != Purpose::Appeal {
        return Err(Refusal::WrongRoad { purpose: m.purpose });
    }
    for text in [&r.organ, &r.procedure, &r.term] {
        said(text, Refusal::WhereToMissing)?;
    }
    must_be_told(m, r.told.as_ref(), day)?;
    Ok(ended(ClosingKind::OtherRoute, day, "", Some(Ground::Redirected(r.clone()))))
}

/// 条例第20条第2款: a visitor on a court matter is told where it is dealt with; the paper is not sent.
pub(super) fn guide(m: &Matter, act: &Act, g: &Guidance, day: Day) -> Decision {
    if m.stage != Stage::Registered {
        return not_now(m, act);
    }
    if !m.litigation || m.channel != Channel::Visit {
        return Err(Refusal::OnlyCourtVisits);
    }
    said(&g.organ, Refusal::WhereToMissing)?;
    Ok(ended(ClosingKind::Guided, day, "", Some(Ground::Guided(g.clone()))))
}

/// The petitioner takes it back: the request for review while one runs, otherwise the matter.
pub(super) fn withdraw(m: &Matter, on: Day, evidence: &str, day: Day) -> Decision {
    within(on, m.received_on, day)?;
    said(evidence, Refusal::EvidenceMissing)?;
    match &m.stage {
        Stage::Review(r) if matches!(r.progress, Progress::Asked | Progress::Taken(_)) => {
            Ok(vec![Event::ReviewDropped { level: r.level, on, evidence: evidence.to_owned() }])
        }
        _ => Ok(ended(ClosingKind::Withdrawn, on, evidence, None)),
    }
}

/// New facts and reasons, or an error: back to where it stood, with every date as it was.
pub(super) fn reopen(m: &Matter, act: &Act, reason: &str, day: Day) -> Decision {
    let Stage::Closed(c, _) = &m.stage else { return not_now(m, act) };
    said(reason, Refusal::NothingSaid)?;
    Ok(vec![Event::Reopened(Reopening { on: day, closed: (c.kind, c.on), reason: reason.to_owned() })])
}

/// The petitioner's own word, once there is an answer or an ending to speak of.
pub(super) fn say_unsolved(m: &Matter, act: &Act, on: Day, text: &str, given: &str, day: Day) -> Decision {
    if m.stage.opinion().is_none() && !matches!(m.stage, Stage::Closed(..)) {
        return not_now(m, act);
    }
    if m.says_unsolved() {
        return Err(Refusal::AlreadySo);
    }
    within(on, m.received_on, day)?;
    said(text, Refusal::NothingSaid)?;
    let word = Unsolved { on, text: text.to_owned(), given: given.to_owned(), followed: None };
    Ok(vec![Event::SaidUnsolved(word)])
}

pub(super) fn follow_up(m: &Matter, follow: &FollowUp, day: Day) -> Decision {
    let Some(last) = m.unsolved.last().filter(|u| u.followed.is_none()) else {
        return Err(Refusal::NothingToFollow);
    };
    within(follow.on, last.on, day)?;
    said(&follow.text, Refusal::NothingSaid)?;
    Ok(vec![Event::FollowedUp(follow.clone())])
}
