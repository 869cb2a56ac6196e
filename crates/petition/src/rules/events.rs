//! What happened. Events are appended and never edited; a matter is what its events add up to.

use super::matter::*;
use law::{Day, RuleId};
use platform::Id;
use serde::{Deserialize, Serialize};

/// A fact in the life of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "an event lives as long as one act; boxes would only blur it")]
pub enum Event {
    /// It was written down.
    Registered(Box<Matter>),
    /// It was sent to a unit.
    Sent(Sending),
    /// The unit objected.
    Objected(Objection),
    /// The sender decided the objection.
    ObjectionDecided {
        /// Agreed: it comes back to the sender.
        upheld: bool,
        /// Why.
        reason: String,
    },
    /// The unit took it on.
    Accepted(Handling),
    /// The petitioner was told.
    Notified(Notice),
    /// More time was given.
    Extended(Extension),
    /// The opinion was written.
    Answered(Opinion),
    /// A service was done or tried.
    Served(Service),
    /// The work was rated.
    Rated(Rating),
    /// It was closed.
    Closed(Closing),
    /// It was joined to a known matter.
    Linked(Joining),
    /// The joining was undone.
    Unlinked {
        /// Why.
        reason: String,
    },
    /// Items of another matter came.
    Took {
        /// The other matter.
        from: Id,
        /// Its number.
        from_no: String,
        /// The items.
        items: Vec<Id>,
        /// Their demands, renumbered.
        demands: Vec<Demand>,
    },
    /// They went back.
    GaveBack {
        /// The other matter.
        from: Id,
        /// Its number.
        from_no: String,
        /// The items.
        items: Vec<Id>,
    },
    /// Files were put to an item.
    Attached {
        /// The item.
        item: Id,
        /// SHA-256 of each, in hexadecimal.
        files: Vec<String>,
    },
    /// The petitioner added something.
    Supplemented {
        /// The new item.
        item: Id,
        /// Digest of its words.
        words_digest: String,
        /// SHA-256 of each file, in hexadecimal.
        files: Vec<String>,
    },
    /// A new query code was given out, and against what.
    Reissued(CodeProof),
    /// A date passed unmet.
    Missed {
        /// Whose.
        rule: RuleId,
        /// Which.
        due: Day,
    },
}

impl Event {
    /// Its word in the journal, lists and locale files.
    pub fn word(&self) -> &'static str {
        match self {
            Event::Registered(_) => "registered",
            Event::Sent(s) => match s.mode {
                Mode::Transfer => "transferred",
                Mode::Assign(_) => "assigned",
            },
            Event::Objected(_) => "objected",
            Event::ObjectionDecided { upheld: true, .. } => "objection-upheld",
            Event::ObjectionDecided { upheld: false, .. } => "objection-rejected",
            Event::Accepted(_) => "accepted",
            Event::Notified(_) => "notified",
            Event::Extended(_) => "extended",
            Event::Answered(_) => "answered",
            Event::Served(s) if s.on.is_some() => "served",
            Event::Served(_) => "service-tried",
            Event::Rated(_) => "rated",
            Event::Closed(_) => "closed",
            Event::Linked(_) => "linked",
            Event::Unlinked { .. } => "unlinked",
            Event::Took { .. } => "took",
            Event::GaveBack { .. } => "gave-back",
            Event::Attached { .. } => "attached",
            Event::Supplemented { .. } => "supplemented",
            Event::Reissued(_) => "reissued",
            Event::Missed { .. } => "missed",
        }
    }
}

/// The matter after the event. An event that does not fit the stage leaves it as it is: `decide` never makes
/// one, and the journal's check finds one that somebody wrote by hand.
pub fn apply(mut m: Matter, event: &Event) -> Matter {
    match event {
        Event::Registered(first) => return (**first).clone(),
        Event::Rated(r) => m.ratings.push(r.clone()),
        Event::Missed { rule, due } => m.missed.push((*rule, *due)),
        Event::Took { items, demands, .. } => {
            m.joined.extend(items);
            m.numbered = demands.iter().map(|d| d.no).fold(m.numbered, u32::max);
            m.demands.extend(demands.iter().cloned());
        }
        Event::GaveBack { items, .. } => {
            m.joined.retain(|i| !items.contains(i));
            m.demands.retain(|d| !items.contains(&d.item));
        }
        Event::ObjectionDecided { upheld, .. } => {
            if let Stage::Objected(sending, objection) = m.stage {
                m.objections.push((objection, *upheld));
                m.stage = if *upheld { Stage::Registered } else { Stage::Sent(sending) };
            }
        }
        // Papers and codes belong to the matter's journal, not to its state.
        Event::Attached { .. } | Event::Supplemented { .. } | Event::Reissued(_) => {}
        other => {
            if let Event::Sent(s) = other {
                m.first_sent_on.get_or_insert(s.on);
            }
            m.stage = next(m.stage, other);
        }
    }
    m
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
        (Stage::Accepted(h), Event::Answered(o)) => Stage::Answered(h, o.clone(), None),
        (Stage::Answered(h, o, tried), Event::Notified(n)) => {
            Stage::Answered(Handling { notice: Some(n.clone()), ..h }, o, tried)
        }
        (Stage::Answered(h, o, _), Event::Served(s)) => match s.on {
            Some(_) => Stage::Served(h, o, s.clone()),
            None => Stage::Answered(h, o, Some(s.clone())),
        },
        (before, Event::Closed(c)) => Stage::Closed(c.clone(), Box::new(before)),
        (before, Event::Linked(j)) => Stage::Linked(j.clone(), Box::new(before)),
        (Stage::Linked(_, before), Event::Unlinked { .. }) => *before,
        (same, _) => same,
    }
}

/// A matter out of its history; `None` for a history that does not begin with a registration.
pub fn replay(events: &[Event]) -> Option<Matter> {
    let (first, rest) = events.split_first()?;
    let Event::Registered(m) = first else { return None };
    Some(rest.iter().fold((**m).clone(), apply))
}
