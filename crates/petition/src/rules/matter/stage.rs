//! Where a matter stands.

use super::*;

/// Where a matter stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Written down; to be sent on (or taken in by the unit that received it).
    Registered,
    /// With a responsible unit, which accepts or objects.
    Sent(Sending),
    /// The unit says it is not its matter; the sender decides.
    Objected(Sending, Objection),
    /// Being handled.
    Accepted(Handling),
    /// The opinion is written; it must reach the petitioner.
    Answered(Handling, Opinion, Option<Service>),
    /// The opinion has reached the petitioner; the term to ask for review runs, where there is one.
    Served(Handling, Opinion, Service),
    /// Looked at again by an organ above.
    Review(Box<Review>),
    /// Ended, with what it was.
    Closed(Closing, Box<Stage>),
    /// Joined to a known matter, with what it was before.
    Linked(Joining, Box<Stage>),
}

impl Stage {
    /// Its name.
    pub fn kind(&self) -> StageKind {
        match self {
            Stage::Registered => StageKind::Registered,
            Stage::Sent(_) => StageKind::Sent,
            Stage::Objected(..) => StageKind::Objected,
            Stage::Accepted(_) => StageKind::Accepted,
            Stage::Answered(..) => StageKind::Answered,
            Stage::Served(..) => StageKind::Served,
            Stage::Review(r) => r.kind(),
            Stage::Closed(..) => StageKind::Closed,
            Stage::Linked(..) => StageKind::Linked,
        }
    }

    /// The stage that lies under reviews, closings and joinings.
    pub fn ground(&self) -> &Stage {
        match self {
            Stage::Review(r) => r.before.ground(),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.ground(),
            own => own,
        }
    }

    /// The responsible unit, once there is one.
    pub fn lead(&self) -> Option<&UnitRef> {
        match self.ground() {
            Stage::Sent(s) | Stage::Objected(s, _) => Some(&s.to),
            Stage::Accepted(h) | Stage::Answered(h, _, _) | Stage::Served(h, _, _) => Some(&h.unit),
            _ => None,
        }
    }

    /// The handling, once accepted.
    pub fn handling(&self) -> Option<&Handling> {
        match self.ground() {
            Stage::Accepted(h) | Stage::Answered(h, _, _) | Stage::Served(h, _, _) => Some(h),
            _ => None,
        }
    }

    /// The standing sending, if the matter was sent.
    pub fn sending(&self) -> Option<&Sending> {
        match self.ground() {
            Stage::Sent(s) | Stage::Objected(s, _) => Some(s),
            other => other.handling().and_then(|h| h.sent.as_ref()),
        }
    }

    /// The opinion, once there is one.
    pub fn opinion(&self) -> Option<&Opinion> {
        match self.ground() {
            Stage::Answered(_, o, _) | Stage::Served(_, o, _) => Some(o),
            _ => None,
        }
    }

    /// The service of the opinion, as far as it went.
    pub fn service(&self) -> Option<&Service> {
        match self.ground() {
            Stage::Answered(_, _, s) => s.as_ref(),
            Stage::Served(_, _, s) => Some(s),
            _ => None,
        }
    }

    /// The latest review, whether it still runs or the matter was closed over it.
    pub fn review(&self) -> Option<&Review> {
        match self {
            Stage::Review(r) => Some(r),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.review(),
            _ => None,
        }
    }

    /// The review of this level, if there was one.
    pub fn review_at(&self, level: Level) -> Option<&Review> {
        let latest = self.review()?;
        if latest.level == level { Some(latest) } else { latest.before.review_at(level) }
    }

    /// The same stage with a change to the handling under it.
    pub(in crate::rules) fn map_handling(self, change: &mut dyn FnMut(Handling) -> Handling) -> Stage {
        match self {
            Stage::Accepted(h) => Stage::Accepted(change(h)),
            Stage::Answered(h, o, s) => Stage::Answered(change(h), o, s),
            Stage::Served(h, o, s) => Stage::Served(change(h), o, s),
            Stage::Review(r) => {
                let Review { level, before, request, progress } = *r;
                Stage::Review(Box::new(Review {
                    level,
                    before: before.map_handling(change),
                    request,
                    progress,
                }))
            }
            other => other,
        }
    }
}
