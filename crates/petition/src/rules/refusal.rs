//! Why something is refused. One variant per reason; each knows its article and what it names. The sentences,
//! with what is possible instead, stand in the locale files under the same word.

use super::acts::ActKind;
use super::vocabulary::*;
use law::{Day, Text};
use platform::{Refused, Word};

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
        numbers: String,
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
        }
    }

    /// One of each, for tests that every refusal has its sentences.
    pub fn samples() -> Vec<Refusal> {
        let day = Day::constant(2026, 9, 18);
        vec![
            Refusal::NotNow { act: ActKind::Accept, stage: StageKind::Served },
            Refusal::JoinedElsewhere { into: "264829107535".into() },
            Refusal::AlreadyClosed { on: day },
            Refusal::TooManyRepresentatives { most: 5 },
            Refusal::RespondentAlone { unit: "住建局".into() },
            Refusal::AlreadyThere { unit: "住建局".into() },
            Refusal::ReportDayPast,
            Refusal::ObjectionLate { due: day },
            Refusal::NoObjectionThen,
            Refusal::ProposesItself,
            Refusal::BeforeStart { earliest: day },
            Refusal::InFuture,
            Refusal::AlreadyTold { on: day },
            Refusal::AlreadyExtended,
            Refusal::ExtensionTooLong { most: 30 },
            Refusal::ExtensionLate { due: day },
            Refusal::NotExtensible,
            Refusal::DemandsUnanswered { numbers: "2".into() },
            Refusal::NoBasis,
            Refusal::ServiceIncomplete,
            Refusal::ServiceUnproven,
            Refusal::ReviewTermRuns { until: day },
            Refusal::EvidenceMissing,
            Refusal::CannotJoin,
            Refusal::WouldShow,
            Refusal::AnsweredAlready,
            Refusal::NotJoined,
            Refusal::ProofMissing,
        ]
    }

    fn article(&self) -> Option<Text> {
        let (zh, en) = match self {
            Refusal::TooManyRepresentatives { .. } => {
                ("《信访工作条例》第二十条第三款", "Regulation on Petition Work, art. 20(3)")
            }
            Refusal::ObjectionLate { .. } | Refusal::NoObjectionThen | Refusal::ProposesItself => {
                ("《信访工作条例》第二十三条第三款", "Regulation on Petition Work, art. 23(3)")
            }
            Refusal::RespondentAlone { .. } | Refusal::WouldShow => {
                ("《信访工作条例》第三十条第三款", "Regulation on Petition Work, art. 30(3)")
            }
            Refusal::AlreadyExtended
            | Refusal::ExtensionTooLong { .. }
            | Refusal::ExtensionLate { .. }
            | Refusal::NotExtensible => {
                ("《信访工作条例》第三十四条", "Regulation on Petition Work, art. 34")
            }
            Refusal::DemandsUnanswered { .. } | Refusal::NoBasis => {
                ("《信访工作条例》第三十二条", "Regulation on Petition Work, art. 32")
            }
            Refusal::ServiceUnproven | Refusal::ReviewTermRuns { .. } => {
                ("《信访工作条例》第三十五条", "Regulation on Petition Work, art. 35")
            }
            _ => return None,
        };
        Some(Text { zh: zh.to_owned(), en: en.to_owned() })
    }

    fn args(&self) -> Vec<(&'static str, Word)> {
        match self {
            Refusal::NotNow { act, stage } => {
                vec![("act", Word::Key(format!("act-{act}"))), ("stage", Word::Key(format!("stage-{stage}")))]
            }
            Refusal::JoinedElsewhere { into } => vec![("into", Word::Plain(platform::ids::grouped(into)))],
            Refusal::TooManyRepresentatives { most } => vec![("most", Word::Number(i64::from(*most)))],
            Refusal::RespondentAlone { unit } | Refusal::AlreadyThere { unit } => {
                vec![("unit", Word::Plain(unit.clone()))]
            }
            Refusal::AlreadyClosed { on: day }
            | Refusal::AlreadyTold { on: day }
            | Refusal::ObjectionLate { due: day }
            | Refusal::ExtensionLate { due: day }
            | Refusal::BeforeStart { earliest: day }
            | Refusal::ReviewTermRuns { until: day } => vec![("day", Word::Day(*day))],
            Refusal::ExtensionTooLong { most } => vec![("most", Word::Number(i64::from(*most)))],
            Refusal::DemandsUnanswered { numbers } => vec![("numbers", Word::Plain(numbers.clone()))],
            Refusal::ReportDayPast
            | Refusal::NoObjectionThen
            | Refusal::ProposesItself
            | Refusal::InFuture
            | Refusal::AlreadyExtended
            | Refusal::NotExtensible
            | Refusal::NoBasis
            | Refusal::ServiceIncomplete
            | Refusal::ServiceUnproven
            | Refusal::EvidenceMissing
            | Refusal::CannotJoin
            | Refusal::WouldShow
            | Refusal::AnsweredAlready
            | Refusal::NotJoined
            | Refusal::ProofMissing => Vec::new(),
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
