//! Why something is refused. One variant per reason; each knows its article and what it names. The sentences,
//! with what is possible instead, stand in the locale files under the same word.

mod words;

use super::acts::ActKind;
use super::vocabulary::*;
use law::Day;
use platform::Refused;

/// Why an act is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The act does not belong to this stage.
    NotNow {
        /// The act.
        act: ActKind,
        /// Where the matter stands.
        stage: StageKind,
    },
    /// It is joined to another matter; act there, or undo the joining first.
    JoinedElsewhere {
        /// The other matter's number.
        into: String,
    },
    /// It is closed.
    AlreadyClosed {
        /// Since when.
        on: Day,
    },
    /// More representatives than may be (条例第20条第3款).
    TooManyRepresentatives {
        /// How many may be.
        most: u32,
    },
    /// It would go to the unit complained about, and to nobody else.
    RespondentAlone {
        /// That unit.
        unit: String,
    },
    /// It is already with that unit.
    AlreadyThere {
        /// That unit.
        unit: String,
    },
    /// The day to report back lies before today.
    ReportDayPast,
    /// The 5 working days to object are over (条例第23条第3款).
    ObjectionLate {
        /// They ended on.
        due: Day,
    },
    /// The rule pack in force then knows no objection.
    NoObjectionThen,
    /// The proposed owner is the unit itself.
    ProposesItself,
    /// A day lies before the day it must follow.
    BeforeStart {
        /// The earliest possible day.
        earliest: Day,
    },
    /// A day lies in the future.
    InFuture,
    /// The petitioner was told already.
    AlreadyTold {
        /// When.
        on: Day,
    },
    /// Extended before; once is all there is.
    AlreadyExtended,
    /// Too many days.
    ExtensionTooLong {
        /// How many may be.
        most: u16,
    },
    /// The handling limit is over; it can no longer be extended.
    ExtensionLate {
        /// It ended on.
        due: Day,
    },
    /// Only the 60 days of the petition procedure can be extended under this rule.
    NotExtensible,
    /// Demands without an answer (boundaries: every demand gets its own).
    DemandsUnanswered {
        /// Their numbers.
        numbers: Vec<u32>,
    },
    /// No ground in law or policy is named (条例第32条).
    NoBasis,
    /// Left without a witness, or refused without saying why.
    ServiceIncomplete,
    /// It was not served as far as is proven; the term to ask for review has not begun.
    ServiceUnproven,
    /// The term to ask for review still runs (条例第35条).
    ReviewTermRuns {
        /// Its last day.
        until: Day,
    },
    /// The ground for closing needs its evidence.
    EvidenceMissing,
    /// A matter cannot be joined to itself or to one that is itself joined.
    CannotJoin,
    /// Joined, the unit complained about would see it (条例第30条第3款).
    WouldShow,
    /// The opinion has been written: what belongs together is then linked as related, not joined.
    AnsweredAlready,
    /// Not joined.
    NotJoined,
    /// A new query code without proof of who asks for it.
    ProofMissing,
    /// An accusation goes to the discipline organs (条例第22条第2款、第30条).
    ToDiscipline,
    /// A paper on a court matter goes to the political-legal organs (条例第22条第2款).
    ToPoliticalLegal,
    /// A visitor on a court matter is guided, not transferred (条例第20条第2款).
    GuideVisitors,
    /// Two units have said that it is not theirs: somebody decides now (条例第24条).
    DisputeUndecided,
    /// It was designated; no objection follows (条例第24条).
    Designated,
    /// Who decided is not named.
    DeciderMissing,
    /// The unit has no part in it.
    NotInvolved,
    /// Nobody looks again at their own opinion (条例第35、36条).
    OwnReview,
    /// The road does not belong to the legal kind (条例第29至31条).
    WrongRoad {
        /// Which.
        purpose: Purpose,
    },
    /// This officer has stepped back here (条例第28条第3款).
    Recused,
    /// The result does not belong to this road.
    OutcomeUnfit,
    /// Co-handling units have not answered yet.
    CoAnswersMissing {
        /// Which.
        units: Vec<String>,
    },
    /// A hearing was announced and is not written down yet.
    HearingOpen,
    /// A review barred this very opinion.
    SameOpinion,
    /// It is so already.
    AlreadySo,
    /// The pack knows no simple procedure for it.
    NoSimpleWay,
    /// What must be said is empty.
    NothingSaid,
    /// The petitioner said that it is not solved.
    ViewContradicts,
    /// No term to ask for review runs here.
    NoTermRuns,
    /// The petitioner may still ask for review (条例第35条).
    ReviewRight,
    /// There has been no re-review.
    NotFinished,
    /// The help that is still owed is not named (条例第37条第3款).
    HelpMissing,
    /// Whoever can be reached must be told.
    MustTell,
    /// The reason belongs to visits.
    OnlyVisits,
    /// The earlier matter or opinion is not named.
    PriorMissing,
    /// Where the petitioner can go is not said.
    WhereToMissing,
    /// Only visitors on court matters are guided this way.
    OnlyCourtVisits,
    /// The petitioner has not said that it is unsolved, or it has been followed up.
    NothingToFollow,
    /// The term to ask for review is over, and no good reason is given.
    ReviewLate {
        /// Which.
        due: Day,
    },
    /// This road knows no review.
    NoReviewHere,
    /// After the re-review the road ends (条例第36条第3款).
    RoadEnds,
    /// Too few look into it.
    TooFewInvestigators {
        /// Which.
        least: u32,
    },
    /// A hearing is announced before it is held.
    HearingPast,
    /// An odd number of members, at least three.
    HearingMembers,
    /// No hearing was announced.
    NoHearing,
    /// The conclusion needs more than half of the members.
    NoMajority {
        /// Which.
        members: u32,
    },
    /// The organ for the re-review is not named.
    RemedyMissing,
    /// Some demands go, some stay.
    SplitNeedsTwo,
    /// A report to one of those named in article 25 is missing.
    ReportIncomplete {
        /// Which.
        missing: ReportTo,
    },
    /// The note has no end that lies ahead.
    NoteNeedsEnd,
    /// There is no note.
    NoNote,
    /// It is no accusation.
    NotLocked,
}

impl Refusal {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::NotNow { .. } => "refusal-not-now",
            Refusal::JoinedElsewhere { .. } => "refusal-joined-elsewhere",
            Refusal::AlreadyClosed { .. } => "refusal-already-closed",
            Refusal::TooManyRepresentatives { .. } => "refusal-too-many-representatives",
            Refusal::RespondentAlone { .. } => "refusal-respondent-alone",
            Refusal::AlreadyThere { .. } => "refusal-already-there",
            Refusal::ReportDayPast => "refusal-report-day-past",
            Refusal::ObjectionLate { .. } => "refusal-objection-late",
            Refusal::NoObjectionThen => "refusal-no-objection-then",
            Refusal::ProposesItself => "refusal-proposes-itself",
            Refusal::BeforeStart { .. } => "refusal-before-start",
            Refusal::InFuture => "refusal-in-future",
            Refusal::AlreadyTold { .. } => "refusal-already-told",
            Refusal::AlreadyExtended => "refusal-already-extended",
            Refusal::ExtensionTooLong { .. } => "refusal-extension-too-long",
            Refusal::ExtensionLate { .. } => "refusal-extension-late",
            Refusal::NotExtensible => "refusal-not-extensible",
            Refusal::DemandsUnanswered { .. } => "refusal-demands-unanswered",
            Refusal::NoBasis => "refusal-no-basis",
            Refusal::ServiceIncomplete => "refusal-service-incomplete",
            Refusal::ServiceUnproven => "refusal-service-unproven",
            Refusal::ReviewTermRuns { .. } => "refusal-review-term-runs",
            Refusal::EvidenceMissing => "refusal-evidence-missing",
            Refusal::CannotJoin => "refusal-cannot-join",
            Refusal::WouldShow => "refusal-would-show",
            Refusal::AnsweredAlready => "refusal-answered-already",
            Refusal::NotJoined => "refusal-not-joined",
            Refusal::ProofMissing => "refusal-proof-missing",
            Refusal::ToDiscipline => "refusal-to-discipline",
            Refusal::ToPoliticalLegal => "refusal-to-political-legal",
            Refusal::GuideVisitors => "refusal-guide-visitors",
            Refusal::DisputeUndecided => "refusal-dispute-undecided",
            Refusal::Designated => "refusal-designated",
            Refusal::DeciderMissing => "refusal-decider-missing",
            Refusal::NotInvolved => "refusal-not-involved",
            Refusal::OwnReview => "refusal-own-review",
            Refusal::WrongRoad { .. } => "refusal-wrong-road",
            Refusal::Recused => "refusal-recused",
            Refusal::OutcomeUnfit => "refusal-outcome-unfit",
            Refusal::CoAnswersMissing { .. } => "refusal-co-answers-missing",
            Refusal::HearingOpen => "refusal-hearing-open",
            Refusal::SameOpinion => "refusal-same-opinion",
            Refusal::AlreadySo => "refusal-already-so",
            Refusal::NoSimpleWay => "refusal-no-simple-way",
            Refusal::NothingSaid => "refusal-nothing-said",
            Refusal::ViewContradicts => "refusal-view-contradicts",
            Refusal::NoTermRuns => "refusal-no-term-runs",
            Refusal::ReviewRight => "refusal-review-right",
            Refusal::NotFinished => "refusal-not-finished",
            Refusal::HelpMissing => "refusal-help-missing",
            Refusal::MustTell => "refusal-must-tell",
            Refusal::OnlyVisits => "refusal-only-visits",
            Refusal::PriorMissing => "refusal-prior-missing",
            Refusal::WhereToMissing => "refusal-where-to-missing",
            Refusal::OnlyCourtVisits => "refusal-only-court-visits",
            Refusal::NothingToFollow => "refusal-nothing-to-follow",
            Refusal::ReviewLate { .. } => "refusal-review-late",
            Refusal::NoReviewHere => "refusal-no-review-here",
            Refusal::RoadEnds => "refusal-road-ends",
            Refusal::TooFewInvestigators { .. } => "refusal-too-few-investigators",
            Refusal::HearingPast => "refusal-hearing-past",
            Refusal::HearingMembers => "refusal-hearing-members",
            Refusal::NoHearing => "refusal-no-hearing",
            Refusal::NoMajority { .. } => "refusal-no-majority",
            Refusal::RemedyMissing => "refusal-remedy-missing",
            Refusal::SplitNeedsTwo => "refusal-split-needs-two",
            Refusal::ReportIncomplete { .. } => "refusal-report-incomplete",
            Refusal::NoteNeedsEnd => "refusal-note-needs-end",
            Refusal::NoNote => "refusal-no-note",
            Refusal::NotLocked => "refusal-not-locked",
        }
    }
}

impl From<&Refusal> for Refused {
    fn from(r: &Refusal) -> Self {
        Refused { key: r.key(), args: r.args(), article: r.article() }
    }
}

impl From<Refusal> for platform::Error {
    fn from(r: Refusal) -> Self {
        platform::Error::Refused(Box::new(Refused::from(&r)))
    }
}
