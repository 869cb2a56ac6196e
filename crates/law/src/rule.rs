//! One limit: who must do what, how long they have, from which fact, and on whose word.

use serde::{Deserialize, Serialize};

use crate::{Lang, RuleId, Term, Text};

/// Who must act before the term runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The petition office (信访局).
    Office,
    /// The responsible unit (承办单位).
    Unit,
    /// The petitioner (信访人).
    Petitioner,
    /// The organ of review or re-review (复查、复核机关).
    Reviewer,
    /// The people's court (人民法院).
    Court,
    /// Both parties to a mediation agreement (双方当事人).
    Parties,
}

impl Who {
    /// True for those who hold a right, false for those who owe a duty.
    pub fn holds_a_right(self) -> bool {
        match self {
            Who::Petitioner | Who::Parties => true,
            Who::Office | Who::Unit | Who::Reviewer | Who::Court => false,
        }
    }

    /// The name of the actor.
    pub fn spoken(self, lang: Lang) -> &'static str {
        match self {
            Who::Office => lang.pick("信访部门", "petition office"),
            Who::Unit => lang.pick("承办单位", "responsible unit"),
            Who::Petitioner => lang.pick("信访人", "petitioner"),
            Who::Reviewer => lang.pick("复查、复核机关", "reviewing organ"),
            Who::Court => lang.pick("人民法院", "court"),
            Who::Parties => lang.pick("双方当事人", "both parties"),
        }
    }
}

/// Which of the two ends of a term governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The bare count, even on a rest day: the safe side for those who owe a duty.
    Strict,
    /// Moved on to the first working day: the generous side for those who hold a right.
    Rolled,
}

/// The direction of the count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Forwards from the start fact.
    #[default]
    After,
    /// Backwards from it: at the latest so many days before.
    Before,
}

/// How well a rule's text is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Confidence {
    /// The primary text was read.
    S,
    /// Seen in a secondary or official excerpt.
    W,
    /// Seen in practice, not in law.
    C,
    /// A local regulation, read in full.
    L,
    /// From memory: a default to be checked.
    M,
}

impl Confidence {
    /// What the letter means.
    pub fn spoken(self, lang: Lang) -> &'static str {
        match self {
            Confidence::S => lang.pick("已核对原文", "primary text read"),
            Confidence::W => lang.pick("见于摘引，未见全文", "seen in an excerpt"),
            Confidence::C => lang.pick("实践做法，非法定", "practice, not law"),
            Confidence::L => lang.pick("地方规定", "local regulation"),
            Confidence::M => lang.pick("凭记忆，待核对", "from memory, to be checked"),
        }
    }
}

/// A limit as a pack states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The rule's name.
    pub id: RuleId,
    /// How long.
    pub term: Term,
    /// Who must act.
    pub who: Who,
    /// Which end governs.
    pub basis: Basis,
    /// Forwards or backwards.
    pub way: Way,
    /// The article, as people cite it (条例第23条第3款).
    pub article: Text,
    /// The instrument the article stands in.
    pub source: Text,
    /// How well the text is known.
    pub confidence: Confidence,
    /// What is to be done.
    pub title: Text,
    /// The fact that starts the term; its day is not counted.
    pub trigger: Text,
    /// Whether stops (hearing days) are left out of the count (第36条第2款: re-review only).
    pub stops: bool,
    /// What a careful reader should know besides.
    pub note: Option<Text>,
}
