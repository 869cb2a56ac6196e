//! What happened. Events are appended and never edited; a matter is what its events add up to (`apply`).

use super::matter::*;
use super::redate::Redating;
use super::vocabulary::{ClosingKind, Level};
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
        /// Demands that went without an item of their own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        demands: Vec<u32>,
    },
    /// Another unit goes on in the place of one that is gone.
    Succeeded {
        /// The unit that is gone.
        old: Id,
        /// The unit that goes on.
        to: UnitRef,
        /// On what ground.
        reason: String,
    },
    /// A unit was asked to handle a part.
    CoAsked(CoHandling),
    /// It answered.
    CoAnswered {
        /// The unit.
        unit: UnitRef,
        /// Its answer.
        answer: CoAnswer,
    },
    /// It was let go.
    CoDropped {
        /// The unit.
        unit: UnitRef,
        /// Why.
        reason: String,
    },
    /// The simple procedure began or ended.
    Simplified {
        /// Began.
        simple: bool,
        /// Why.
        reason: String,
    },
    /// Another case officer.
    OfficerChanged {
        /// Who.
        officer: PersonRef,
        /// Why.
        reason: String,
    },
    /// Somebody goes on in the petitioner's place.
    Substituted {
        /// Why.
        reason: String,
        /// The proof.
        evidence: String,
    },
    /// A closing was undone.
    Reopened(Reopening),
    /// The petitioner said that it is not solved.
    SaidUnsolved(Unsolved),
    /// Something was done about that.
    FollowedUp(FollowUp),
    /// A review or re-review was asked for.
    ReviewAsked(Level, ReviewRequest),
    /// It was taken up.
    ReviewTaken(Level, Taking),
    /// It was not taken up.
    ReviewDeclined {
        /// Review or re-review.
        level: Level,
        /// The day.
        on: Day,
        /// Why.
        reason: String,
        /// That it was told.
        told: Notice,
    },
    /// The petitioner took the request back.
    ReviewDropped {
        /// Review or re-review.
        level: Level,
        /// The day.
        on: Day,
        /// How it was said.
        evidence: String,
    },
    /// A hearing was announced.
    HearingAnnounced(Hearing),
    /// It was held.
    HearingHeld(HearingRecord),
    /// The review or re-review opinion was written.
    ReviewAnswered(Level, ReviewOpinion),
    /// A service of it was done or tried.
    ReviewServed(Level, Service),
    /// Demands became a matter of their own.
    SplitOff {
        /// The new matter.
        into: Id,
        /// Its number.
        into_no: String,
        /// Numbers of the demands that went.
        demands: Vec<u32>,
        /// Why.
        reason: String,
    },
    /// Something grave and urgent was reported.
    UrgentlyReported(UrgentReport),
    /// A note on danger to life.
    NotePut(SafetyNote),
    /// It was taken off.
    NoteLifted {
        /// Why.
        reason: String,
    },
    /// An officer stepped back.
    Recused(Recusal),
    /// A reader of an accusation was named.
    ReaderNamed {
        /// Who.
        person: PersonRef,
        /// Why.
        reason: String,
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
    /// A letter was issued, or its copy for the unit complained about was made.
    LetterIssued {
        /// Its id.
        letter: Id,
        /// Which kind.
        kind: paper::letters::Kind,
        /// Its number; empty for a kind without numbers.
        number: String,
        /// SHA-256 of the PDF, in hexadecimal.
        digest: String,
        /// It is the copy without the petitioner's identity.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        copy: bool,
        /// Why it went out although the checklist had something to say.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        despite: String,
    },
    /// A date passed unmet.
    Missed {
        /// Whose.
        rule: RuleId,
        /// Which.
        due: Day,
    },
    /// A new calendar or pack moved dates.
    Redated(Redating),
}

impl Event {
    /// Its word in the journal, lists and locale files.
    pub fn word(&self) -> &'static str {
        match self {
            Event::Registered(_) => "registered",
            Event::Sent(s) if s.designated.is_some() => "designated",
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
            Event::Closed(c) => match c.kind {
                ClosingKind::OtherRoute => "redirected",
                ClosingKind::Guided => "guided",
                ClosingKind::Declined => "declined",
                ClosingKind::Withdrawn => "withdrawn",
                _ => "closed",
            },
            Event::Linked(_) => "linked",
            Event::Unlinked { .. } => "unlinked",
            Event::Took { .. } => "took",
            Event::GaveBack { .. } => "gave-back",
            Event::Attached { .. } => "attached",
            Event::Supplemented { .. } => "supplemented",
            Event::Reissued(_) => "reissued",
            Event::Succeeded { .. } => "succeeded",
            Event::CoAsked(_) => "co-asked",
            Event::CoAnswered { .. } => "co-answered",
            Event::CoDropped { .. } => "co-dropped",
            Event::Simplified { simple: true, .. } => "simplified",
            Event::Simplified { simple: false, .. } => "made-ordinary",
            Event::OfficerChanged { .. } => "officer-changed",
            Event::Substituted { .. } => "substituted",
            Event::Reopened(_) => "reopened",
            Event::SaidUnsolved(_) => "said-unsolved",
            Event::FollowedUp(_) => "followed-up",
            Event::ReviewAsked(..) => "review-asked",
            Event::ReviewTaken(..) => "review-taken",
            Event::ReviewDeclined { .. } => "review-declined",
            Event::ReviewDropped { .. } => "review-dropped",
            Event::HearingAnnounced(_) => "hearing-announced",
            Event::HearingHeld(_) => "hearing-held",
            Event::ReviewAnswered(..) => "review-answered",
            Event::ReviewServed(_, s) if s.on.is_some() => "review-served",
            Event::ReviewServed(..) => "review-service-tried",
            Event::SplitOff { .. } => "split-off",
            Event::UrgentlyReported(_) => "urgently-reported",
            Event::NotePut(_) => "note-put",
            Event::NoteLifted { .. } => "note-lifted",
            Event::Recused(_) => "recused",
            Event::ReaderNamed { .. } => "reader-named",
            Event::LetterIssued { copy: false, .. } => "letter-issued",
            Event::LetterIssued { copy: true, .. } => "letter-copied",
            Event::Missed { .. } => "missed",
            Event::Redated(_) => "redated",
        }
    }
}
