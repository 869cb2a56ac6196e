//! What each refusal names: its article and the values of its sentence; and one of each for tests.

use super::Refusal;
use crate::rules::acts::ActKind;
use crate::rules::vocabulary::*;
use law::{Day, Text};
use platform::Word;

impl Refusal {
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
            Refusal::DemandsUnanswered { numbers: vec![2] },
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
            Refusal::ToDiscipline,
            Refusal::ToPoliticalLegal,
            Refusal::GuideVisitors,
            Refusal::DisputeUndecided,
            Refusal::Designated,
            Refusal::DeciderMissing,
            Refusal::NotInvolved,
            Refusal::OwnReview,
            Refusal::WrongRoad { purpose: Purpose::Suggestion },
            Refusal::Recused,
            Refusal::OutcomeUnfit,
            Refusal::CoAnswersMissing { units: vec!["城管局".into()] },
            Refusal::HearingOpen,
            Refusal::SameOpinion,
            Refusal::AlreadySo,
            Refusal::NoSimpleWay,
            Refusal::NothingSaid,
            Refusal::ViewContradicts,
            Refusal::NoTermRuns,
            Refusal::ReviewRight,
            Refusal::NotFinished,
            Refusal::HelpMissing,
            Refusal::MustTell,
            Refusal::OnlyVisits,
            Refusal::PriorMissing,
            Refusal::WhereToMissing,
            Refusal::OnlyCourtVisits,
            Refusal::NothingToFollow,
            Refusal::ReviewLate { due: day },
            Refusal::NoReviewHere,
            Refusal::RoadEnds,
            Refusal::TooFewInvestigators { least: 2 },
            Refusal::HearingPast,
            Refusal::HearingMembers,
            Refusal::NoHearing,
            Refusal::NoMajority { members: 5 },
            Refusal::RemedyMissing,
            Refusal::SplitNeedsTwo,
            Refusal::ReportIncomplete { missing: ReportTo::JointOffice },
            Refusal::NoteNeedsEnd,
            Refusal::NoNote,
            Refusal::NotLocked,
        ]
    }

    pub(super) fn article(&self) -> Option<Text> {
        let (zh, en) = match self {
            Refusal::TooManyRepresentatives { .. } => ("二十条第三款", "20(3)"),
            Refusal::ObjectionLate { .. } | Refusal::NoObjectionThen | Refusal::ProposesItself => {
                ("二十三条第三款", "23(3)")
            }
            Refusal::RespondentAlone { .. } | Refusal::WouldShow => ("三十条第三款", "30(3)"),
            Refusal::AlreadyExtended
            | Refusal::ExtensionTooLong { .. }
            | Refusal::ExtensionLate { .. }
            | Refusal::NotExtensible => ("三十四条", "34"),
            Refusal::DemandsUnanswered { .. } | Refusal::NoBasis => ("三十二条", "32"),
            Refusal::ServiceUnproven | Refusal::ReviewTermRuns { .. } => ("三十五条", "35"),
            Refusal::ToDiscipline | Refusal::NotLocked => ("三十条", "30"),
            Refusal::ToPoliticalLegal => ("二十二条第二款", "22(2)"),
            Refusal::GuideVisitors | Refusal::OnlyCourtVisits => ("二十条第二款", "20(2)"),
            Refusal::DisputeUndecided | Refusal::Designated | Refusal::DeciderMissing => ("二十四条", "24"),
            Refusal::OwnReview
            | Refusal::SameOpinion
            | Refusal::ReviewRight
            | Refusal::ReviewLate { .. }
            | Refusal::NoReviewHere => ("三十五条", "35"),
            Refusal::WrongRoad { .. } => ("三十一条", "31"),
            Refusal::Recused => ("二十八条第三款", "28(3)"),
            Refusal::OutcomeUnfit => ("三十二条", "32"),
            Refusal::NotFinished | Refusal::RoadEnds | Refusal::HearingMembers | Refusal::RemedyMissing => {
                ("三十六条", "36")
            }
            Refusal::HelpMissing => ("三十七条第三款", "37(3)"),
            Refusal::MustTell => ("二十三条", "23"),
            Refusal::OnlyVisits => ("二十条", "20"),
            Refusal::ReportIncomplete { .. } => ("二十五条", "25"),
            _ => return None,
        };
        Some(Text {
            zh: format!("《信访工作条例》第{zh}"),
            en: format!("Regulation on Petition Work, art. {en}"),
        })
    }

    pub(super) fn args(&self) -> Vec<(&'static str, Word)> {
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
            Refusal::DemandsUnanswered { numbers } => {
                vec![("numbers", Word::List(numbers.iter().map(u32::to_string).collect()))]
            }
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
            | Refusal::ProofMissing
            | Refusal::ToDiscipline
            | Refusal::ToPoliticalLegal
            | Refusal::GuideVisitors
            | Refusal::DisputeUndecided
            | Refusal::Designated
            | Refusal::DeciderMissing
            | Refusal::NotInvolved
            | Refusal::OwnReview
            | Refusal::Recused
            | Refusal::OutcomeUnfit
            | Refusal::HearingOpen
            | Refusal::SameOpinion
            | Refusal::AlreadySo
            | Refusal::NoSimpleWay
            | Refusal::NothingSaid
            | Refusal::ViewContradicts
            | Refusal::NoTermRuns
            | Refusal::ReviewRight
            | Refusal::NotFinished
            | Refusal::HelpMissing
            | Refusal::MustTell
            | Refusal::OnlyVisits
            | Refusal::PriorMissing
            | Refusal::WhereToMissing
            | Refusal::OnlyCourtVisits
            | Refusal::NothingToFollow
            | Refusal::NoReviewHere
            | Refusal::RoadEnds
            | Refusal::HearingPast
            | Refusal::HearingMembers
            | Refusal::NoHearing
            | Refusal::RemedyMissing
            | Refusal::SplitNeedsTwo
            | Refusal::NoteNeedsEnd
            | Refusal::NoNote
            | Refusal::NotLocked => Vec::new(),
            Refusal::WrongRoad { purpose } => vec![("purpose", Word::Key(format!("purpose-{purpose}")))],
            Refusal::CoAnswersMissing { units } => vec![("units", Word::List(units.clone()))],
            Refusal::ReviewLate { due } => vec![("day", Word::Day(*due))],
            Refusal::TooFewInvestigators { least } => vec![("least", Word::Number(i64::from(*least)))],
            Refusal::NoMajority { members } => vec![("members", Word::Number(i64::from(*members)))],
            Refusal::ReportIncomplete { missing } => {
                vec![("missing", Word::Key(format!("report-to-{missing}")))]
            }
        }
    }
}
