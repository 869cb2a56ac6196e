//! 复查、复核 and 听证: a matter looked at again, by an organ above the one that answered.

use super::{Answer, Day, Notice, Opinion, PersonRef, Service, Stage, UnitRef};
use crate::rules::vocabulary::*;
use serde::{Deserialize, Serialize};

/// A review under way, with the stage from which it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Review or re-review.
    pub level: Level,
    /// Where the matter stood.
    pub before: Stage,
    /// What was asked.
    pub request: ReviewRequest,
    /// How far it has come.
    pub progress: Progress,
}

/// 复查（复核）申请书
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequest {
    /// The day on which it was made: the postmark of a letter, otherwise the day it was handed in.
    pub made_on: Day,
    /// The day it reached the organ; its 30 days begin there.
    pub received_on: Day,
    /// The organ asked.
    pub organ: UnitRef,
    /// What is asked and why, in the petitioner's words.
    pub text: String,
    /// The good reason for asking after the term, if it was over.
    pub late_reason: String,
}

/// How far a review has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// Asked for.
    Asked,
    /// Taken up.
    Taken(Taking),
    /// The opinion is written; it must reach the petitioner.
    Answered(Taking, ReviewOpinion, Option<Service>),
    /// The opinion has reached the petitioner.
    Served(Taking, ReviewOpinion, Service),
}

/// That the organ took the request up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taking {
    /// The day.
    pub on: Day,
    /// Who looks into it: at least as many as the pack asks for.
    pub investigators: Vec<PersonRef>,
    /// That the petitioner was told.
    pub told: Notice,
    /// Hearings.
    pub hearings: Vec<Hearing>,
}

/// 复查（复核）意见书
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewOpinion {
    /// The day on it.
    pub on: Day,
    /// Which of the four.
    pub outcome: ReviewOutcome,
    /// The facts found.
    pub findings: String,
    /// Law and policy it rests on.
    pub basis: String,
    /// Its own answers, when it annuls or changes.
    pub answers: Vec<Answer>,
    /// The organ that a re-review is asked of; empty in a re-review.
    pub next_organ: String,
    /// Whether it is published.
    pub publish: bool,
    /// Who signed it.
    pub signed_by: PersonRef,
}

/// 听证: announced first, written down afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    /// The day it was announced.
    pub announced_on: Day,
    /// The day it is to be held.
    pub on: Day,
    /// Where.
    pub place: String,
    /// 主持人
    pub host: String,
    /// 听证员: an odd number of at least three.
    pub members: Vec<String>,
    /// Why it is closed to the public; empty when it is open.
    pub closed_because: String,
    /// What was said and found, once it was held.
    pub record: Option<HearingRecord>,
}

/// 听证笔录与评议意见
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingRecord {
    /// First day that the hearing took out of the re-review's term.
    pub from: Day,
    /// Last such day.
    pub to: Day,
    /// Statements, evidence, debate.
    pub said: String,
    /// The conclusion of the members.
    pub conclusion: String,
    /// How many members were for it.
    pub votes: u32,
}

/// 责令重新办理: sent back by a review; the same opinion may not come again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redo {
    /// The day the review opinion reached the petitioner: the handling limit begins anew.
    pub on: Day,
    /// The organ that ordered it.
    pub by: UnitRef,
    /// The opinion that may not be repeated.
    pub barred: Box<Opinion>,
}

/// A review that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastReview {
    /// Review or re-review.
    pub level: Level,
    /// The organ.
    pub organ: UnitRef,
    /// The day it was asked.
    pub made_on: Day,
    /// The day it ended.
    pub ended_on: Day,
    /// The outcome; none when it was not taken up or was withdrawn.
    pub outcome: Option<ReviewOutcome>,
}

impl Progress {
    /// That it was taken up, once it was.
    pub fn taking(&self) -> Option<&Taking> {
        match self {
            Progress::Asked => None,
            Progress::Taken(t) | Progress::Answered(t, ..) | Progress::Served(t, ..) => Some(t),
        }
    }

    /// The opinion, once written.
    pub fn opinion(&self) -> Option<&ReviewOpinion> {
        match self {
            Progress::Asked | Progress::Taken(_) => None,
            Progress::Answered(_, o, _) | Progress::Served(_, o, _) => Some(o),
        }
    }

    /// The day it reached the petitioner, as proven.
    pub fn served_on(&self) -> Option<Day> {
        match self {
            Progress::Served(_, _, s) => s.on,
            _ => None,
        }
    }
}

impl Review {
    /// The name of the stage.
    pub fn kind(&self) -> StageKind {
        match (self.level, &self.progress) {
            (Level::First, Progress::Asked) => StageKind::ReviewAsked,
            (Level::First, Progress::Taken(_)) => StageKind::UnderReview,
            (Level::First, Progress::Answered(..)) => StageKind::ReviewAnswered,
            (Level::First, Progress::Served(..)) => StageKind::Reviewed,
            (Level::Final, Progress::Asked) => StageKind::FinalAsked,
            (Level::Final, Progress::Taken(_)) => StageKind::UnderFinal,
            (Level::Final, Progress::Answered(..)) => StageKind::FinalAnswered,
            (Level::Final, Progress::Served(..)) => StageKind::FinalReviewed,
        }
    }
}
