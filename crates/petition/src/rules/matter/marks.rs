//! What is written on a matter beside its stage.

use super::{Day, Id, PersonRef, UnitRef};
use crate::rules::vocabulary::*;
use serde::{Deserialize, Serialize};

/// 协办: a unit that handles a part and answers to the responsible unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoHandling {
    /// The unit.
    pub unit: UnitRef,
    /// The day it was asked.
    pub on: Day,
    /// For which part.
    pub part: String,
    /// The day by which the responsible unit wants its answer.
    pub by: Day,
    /// Its answer.
    pub answer: Option<CoAnswer>,
}

/// The answer of a co-handling unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoAnswer {
    /// The day.
    pub on: Day,
    /// In words.
    pub text: String,
    /// Who signed it.
    pub signed_by: PersonRef,
}

/// A note on danger to life, on the matter and never on a person, with its reason and its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyNote {
    /// The day it was put.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Day,
    /// Who put it.
    pub by: PersonRef,
}

/// 紧急报告 (条例第25条)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgentReport {
    /// The day.
    pub on: Day,
    /// To whom.
    pub to: Vec<ReportTo>,
    /// What.
    pub text: String,
    /// Who reported.
    pub by: PersonRef,
}

/// 回避 (条例第28条第3款)
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    /// The day.
    pub on: Day,
    /// Who.
    pub person: PersonRef,
    /// The interest, in words.
    pub reason: String,
}

/// The petitioner says that it is not solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsolved {
    /// The day.
    pub on: Day,
    /// What is still missing.
    pub text: String,
    /// How it was said (online, by phone to a clerk, …).
    pub given: String,
    /// What the responsible unit did about it.
    pub followed: Option<FollowUp>,
}

/// 回访: what was done after the petitioner said that it is not solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The day.
    pub on: Day,
    /// What.
    pub text: String,
    /// Who.
    pub by: PersonRef,
}

/// Out of which matter this one was split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SplitFrom {
    /// Its id.
    pub id: Id,
    /// Its number.
    pub no: String,
    /// The day.
    pub on: Day,
    /// The matter at which the papers lie: the first one of a line of splits.
    pub home: Id,
}

/// An office above that a paper went through before it came down, with its own days (国信发〔2014〕16号).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedDown {
    /// Which level.
    pub level: Above,
    /// The day it came there.
    pub received_on: Day,
    /// The day it was passed on.
    pub passed_on: Day,
}

/// That a closing was undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// The day.
    pub on: Day,
    /// On which ground it had been closed, and when.
    pub closed: (ClosingKind, Day),
    /// New facts or reasons, or the error found.
    pub reason: String,
}

/// What proved that somebody may have the query code again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeProof {
    /// What was shown.
    pub shown: ProofShown,
    /// Who came: the petitioner, a representative, an agent.
    pub by: PartyKind,
    /// How it was checked, in the clerk's words.
    pub checked: String,
}
