//! Endings that are no answer, each with its facts.

use super::Notice;
use crate::rules::vocabulary::*;
use serde::{Deserialize, Serialize};

/// The facts behind a closing that is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// 不予受理、不再受理
    Declined(Declining),
    /// 导入其他法定途径
    Redirected(Redirection),
    /// 引导
    Guided(Guidance),
}

/// 不予（不再）受理告知书
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declining {
    /// Which of the six reasons.
    pub reason: DeclineReason,
    /// The facts of it, and the law.
    pub text: String,
    /// Number of the earlier matter or opinion, where the reason names one.
    pub prior: String,
    /// Where the petitioner can go.
    pub go_to: String,
    /// That the petitioner was told; none where nobody can be reached.
    pub told: Option<Notice>,
}

/// 告知书（其他途径）: into which procedure a matter is shown (条例第31条（一）至（四）).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirection {
    /// Which of the four.
    pub route: Route,
    /// The competent organ.
    pub organ: String,
    /// The procedure and how it is begun.
    pub procedure: String,
    /// The term in which it must be begun or decided, and its law.
    pub term: String,
    /// That the petitioner was told; none where nobody can be reached.
    pub told: Option<Notice>,
}

/// A visitor on a court matter was told where it is dealt with (条例第20条第2款).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guidance {
    /// To which organ.
    pub organ: String,
    /// What was explained.
    pub explained: String,
}
