//! What an event makes of a matter.

use super::events::Event;
use super::matter::*;
use super::vocabulary::{Level, ReviewOutcome};
use law::Day;
use platform::Id;

/// The matter after the event. An event that does not fit the stage leaves it as it is: `decide` never makes
/// one, and the journal's check finds one that somebody wrote by hand.
pub fn apply(mut m: Matter, event: &Event) -> Matter {
    match event {
        Event::Registered(first) => return (**first).clone(),
        Event::Took { items, demands, .. } => {
            m.joined.extend(items);
            m.numbered = demands.iter().map(|d| d.no).fold(m.numbered, u32::max);
            m.demands.extend(demands.iter().cloned());
            m.demands.sort_by_key(|d| d.no);
        }
        Event::GaveBack { items, demands, .. } => {
            m.joined.retain(|i| !items.contains(i));
            m.demands.retain(|d| !items.contains(&d.item) && !demands.contains(&d.no));
        }
        Event::SplitOff { demands, .. } => m.demands.retain(|d| !demands.contains(&d.no)),
        Event::ObjectionDecided { upheld, .. } => {
            if let Stage::Objected(sending, objection) = m.stage {
                m.objections.push((objection, *upheld));
                m.stage = if *upheld { Stage::Registered } else { Stage::Sent(sending) };
            }
        }
        other => {
            mark(&mut m, other);
            m.stage = next(m.stage, other);
        }
    }
    m
}

/// What is written beside the stage.
fn mark(m: &mut Matter, event: &Event) {
    match event {
        Event::Sent(s) => {
            m.first_sent_on.get_or_insert(s.on);
        }
        Event::Accepted(h) if m.locked() && m.readers.iter().all(|r| r.id != h.officer.id) => {
            m.readers.push(h.officer.clone());
        }
        Event::Rated(r) => m.ratings.push(r.clone()),
        Event::Missed { rule, due } => m.missed.push((*rule, *due)),
        Event::CoAsked(c) => m.co.push(c.clone()),
        Event::CoAnswered { unit, answer } => {
            m.co.iter_mut().filter(|c| c.unit.id == unit.id).for_each(|c| c.answer = Some(answer.clone()));
        }
        Event::CoDropped { unit, .. } => m.co.retain(|c| c.unit.id != unit.id),
        Event::Simplified { simple, .. } => m.simple = *simple,
        Event::Reopened(r) => m.reopened.push(r.clone()),
        Event::SaidUnsolved(u) => m.unsolved.push(u.clone()),
        Event::FollowedUp(f) => {
            if let Some(last) = m.unsolved.last_mut() {
                last.followed = Some(f.clone());
            }
        }
        Event::ReviewDeclined { on, .. } | Event::ReviewDropped { on, .. } => past(m, *on, None),
        Event::ReviewServed(_, Service { on: Some(on), .. }) => {
            let outcome = m.stage.review().and_then(|r| r.progress.opinion()).map(|o| o.outcome);
            past(m, *on, outcome);
        }
        Event::UrgentlyReported(r) => m.reports.push(r.clone()),
        Event::NotePut(n) => m.safety = Some(n.clone()),
        Event::NoteLifted { .. } => m.safety = None,
        Event::Recused(r) => m.recused.push(r.clone()),
        Event::ReaderNamed { person, .. } => m.readers.push(person.clone()),
        _ => {}
    }
}

/// Writes a review down among those that are over.
fn past(m: &mut Matter, ended_on: Day, outcome: Option<ReviewOutcome>) {
    let over = m.stage.review().map(|r| PastReview {
        level: r.level,
        organ: r.request.organ.clone(),
        made_on: r.request.made_on,
        ended_on,
        outcome,
    });
    m.reviews.extend(over);
}

/// The next stage for the events that move it.
fn next(stage: Stage, event: &Event) -> Stage {
    match (stage, event) {
        (Stage::Registered | Stage::Sent(_), Event::Sent(s)) => Stage::Sent(s.clone()),
        (Stage::Sent(s), Event::Objected(o)) => Stage::Objected(s, o.clone()),
        (Stage::Registered | Stage::Sent(_), Event::Accepted(h)) => Stage::Accepted(h.clone()),
        (Stage::Accepted(h), Event::Notified(n)) => {
            Stage::Accepted(Handling { notice: Some(n.clone()), ..h })
        }
        (Stage::Accepted(h), Event::Extended(e)) => {
            Stage::Accepted(Handling { extension: Some(e.clone()), ..h })
        }
        (Stage::Accepted(h), Event::HearingAnnounced(hearing)) => {
            Stage::Accepted(Handling { hearings: announced(h.hearings, hearing), ..h })
        }
        (Stage::Accepted(h), Event::HearingHeld(record)) => {
            Stage::Accepted(Handling { hearings: held(h.hearings, record), ..h })
        }
        (Stage::Accepted(h), Event::Answered(o)) => Stage::Answered(h, o.clone(), None),
        (Stage::Answered(h, o, tried), Event::Notified(n)) => {
            Stage::Answered(Handling { notice: Some(n.clone()), ..h }, o, tried)
        }
        (Stage::Answered(h, o, _), Event::Served(s)) => match s.on {
            Some(_) => Stage::Served(h, o, s.clone()),
            None => Stage::Answered(h, o, Some(s.clone())),
        },
        (before, Event::OfficerChanged { officer, .. }) => {
            before.map_handling(&mut |h| Handling { officer: officer.clone(), ..h })
        }
        (before, Event::Succeeded { old, to, .. }) => succeeded(before, *old, to),
        (Stage::Closed(_, before), Event::Reopened(_)) => *before,
        (before, Event::ReviewAsked(level, request)) => asked(before, *level, request),
        (Stage::Review(r), event) => reviewed(*r, event),
        (before, Event::Closed(c)) => Stage::Closed(c.clone(), Box::new(before)),
        (before, Event::Linked(j)) => Stage::Linked(j.clone(), Box::new(before)),
        (Stage::Linked(_, before), Event::Unlinked { .. }) => *before,
        (same, _) => same,
    }
}

/// A request in time opens a matter again that was closed over it.
fn asked(stage: Stage, level: Level, request: &ReviewRequest) -> Stage {
    let before = match stage {
        Stage::Closed(_, before) => *before,
        other => other,
    };
    Stage::Review(Box::new(Review { level, before, request: request.clone(), progress: Progress::Asked }))
}

fn announced(mut all: Vec<Hearing>, hearing: &Hearing) -> Vec<Hearing> {
    all.push(hearing.clone());
    all
}

fn held(mut all: Vec<Hearing>, record: &HearingRecord) -> Vec<Hearing> {
    if let Some(last) = all.last_mut() {
        last.record = Some(record.clone());
    }
    all
}

/// What becomes of a review.
fn reviewed(r: Review, event: &Event) -> Stage {
    let on = |r: Review, progress| Stage::Review(Box::new(Review { progress, ..r }));
    match (r.progress.clone(), event) {
        (Progress::Asked, Event::ReviewTaken(_, t)) => on(r, Progress::Taken(t.clone())),
        (Progress::Asked, Event::ReviewDeclined { .. })
        | (Progress::Asked | Progress::Taken(_), Event::ReviewDropped { .. }) => r.before,
        (Progress::Taken(t), Event::HearingAnnounced(h)) => {
            let hearings = announced(t.hearings, h);
            on(r, Progress::Taken(Taking { hearings, ..t }))
        }
        (Progress::Taken(t), Event::HearingHeld(record)) => {
            let hearings = held(t.hearings, record);
            on(r, Progress::Taken(Taking { hearings, ..t }))
        }
        (Progress::Taken(t), Event::ReviewAnswered(_, o)) => on(r, Progress::Answered(t, o.clone(), None)),
        (Progress::Answered(t, o, _), Event::ReviewServed(_, s)) => match s.on {
            Some(day) if o.outcome == ReviewOutcome::Redo => anew(r, day),
            Some(_) => on(r, Progress::Served(t, o, s.clone())),
            None => on(r, Progress::Answered(t, o, Some(s.clone()))),
        },
        (_, Event::Closed(c)) => Stage::Closed(c.clone(), Box::new(Stage::Review(Box::new(r)))),
        _ => Stage::Review(Box::new(r)),
    }
}

/// 责令重新办理: the handling begins anew, and what was said before may not be said again.
fn anew(r: Review, on: Day) -> Stage {
    let by = r.request.organ.clone();
    match r.before.ground().clone() {
        Stage::Served(h, barred, _) => Stage::Accepted(Handling {
            redo: Some(Redo { on, by, barred: Box::new(barred) }),
            extension: None,
            hearings: Vec::new(),
            ..h
        }),
        other => other,
    }
}

/// The unit that goes on stands wherever the old one stood: as responsible unit, or as reviewing organ.
fn succeeded(stage: Stage, old: Id, to: &UnitRef) -> Stage {
    let sent = |s: Sending| if s.to.id == old { Sending { to: to.clone(), ..s } } else { s };
    match stage {
        Stage::Sent(s) => Stage::Sent(sent(s)),
        Stage::Objected(s, _) if s.to.id == old => Stage::Sent(sent(s)),
        Stage::Review(mut r) => {
            if r.request.organ.id == old {
                r.request.organ = to.clone();
            }
            r.before = succeeded(r.before, old, to);
            Stage::Review(r)
        }
        other => other.map_handling(&mut |h| match h.unit.id == old {
            true => Handling { unit: to.clone(), sent: h.sent.map(&sent), ..h },
            false => h,
        }),
    }
}

/// A matter out of its history; `None` for a history that does not begin with a registration.
pub fn replay(events: &[Event]) -> Option<Matter> {
    let (first, rest) = events.split_first()?;
    let Event::Registered(m) = first else { return None };
    Some(rest.iter().fold((**m).clone(), apply))
}
