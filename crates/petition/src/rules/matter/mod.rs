//! A matter: one grievance, however many papers it produced. Its stage carries the facts of that stage.

mod grounds;
mod marks;
mod review;
mod stage;

pub use grounds::*;
pub use marks::*;
pub use review::*;
pub use stage::*;

use super::vocabulary::*;
use law::Day;
use platform::Id;
use serde::{Deserialize, Serialize};

/// A unit as it was called when the fact was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRef {
    /// Its id.
    pub id: Id,
    /// Its name then.
    pub name: String,
}

/// A person as they were called when the fact was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    /// Its id.
    pub id: Id,
    /// Name and post then.
    pub name: String,
}

/// 诉求: one thing asked for; needs its own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Number within the matter, from 1; never reused.
    pub no: u32,
    /// The item that brought it.
    pub item: Id,
    /// What is asked for.
    pub text: String,
}

/// 六定: what an assignment determines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SixPoints {
    /// 定责任领导: the responsible leader.
    pub leader: String,
    /// 定责任人: the responsible person.
    pub person: String,
    /// 定督办单位: the supervising unit.
    pub supervisor: UnitRef,
    /// 定办理要求: what is required.
    pub requirement: String,
    /// 定办结时限: the day by which the result is reported back.
    pub report_by: Day,
}

/// How a matter was sent: with or without a duty to report back (条例第22条).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// 转送
    Transfer,
    /// 交办: the result must be reported back. The responsible unit is the first of the six points.
    Assign(SixPoints),
}

/// One sending to a responsible unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The unit it went to.
    pub to: UnitRef,
    /// The unit that sent it.
    pub from: UnitRef,
    /// The day it was sent, which is the day it arrives in the system.
    pub on: Day,
    /// With or without report.
    pub mode: Mode,
    /// A word to the unit.
    pub note: String,
    /// That it went there because a dispute about who is responsible was decided; no objection follows then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub designated: Option<Designation>,
}

/// Where a target stands among units, as far as rules ask: an accusation never goes to anybody under the accused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What kind of unit it is.
    pub kind: people::UnitKind,
    /// The units above it, nearest first.
    pub above: Vec<Id>,
}

impl Default for Standing {
    fn default() -> Self {
        Self { kind: people::UnitKind::Department, above: Vec::new() }
    }
}

/// 指定管辖: who decided between units that each say it is not theirs (条例第24条).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Designation {
    /// Which kind of organ decided.
    pub by: Decider,
    /// Its name.
    pub decider: String,
    /// Why this unit.
    pub reason: String,
}

/// 异议（退件）: "not ours", with reasons and a proposed owner (条例第23条第3款).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The day it was raised.
    pub on: Day,
    /// Why.
    pub reason: String,
    /// Who it should be instead.
    pub proposed: UnitRef,
}

/// That the petitioner was told in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The day it reached the petitioner.
    pub on: Day,
    /// By which way.
    pub way: ServiceWay,
    /// Who took it, or what happened.
    pub receiver: String,
}

/// 延期: at most what the pack allows, approved by the unit's head, the reason told (条例第34条).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The day it was approved.
    pub on: Day,
    /// Calendar days added.
    pub days: u16,
    /// Why.
    pub reason: String,
    /// Who approved it.
    pub approved_by: PersonRef,
    /// That the petitioner was told of it and of the reason.
    pub told: Notice,
}

/// The responsible unit's handling, from acceptance on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// The responsible unit.
    pub unit: UnitRef,
    /// The day of acceptance: the date on the 受理告知书.
    pub accepted_on: Day,
    /// The procedure.
    pub road: Road,
    /// The rule pack in force on that day; it governs from then on.
    pub pack: String,
    /// The case officer.
    pub officer: PersonRef,
    /// The sending it rests on; none when the unit took it in itself.
    pub sent: Option<Sending>,
    /// That the petitioner was told of the acceptance.
    pub notice: Option<Notice>,
    /// An extension.
    pub extension: Option<Extension>,
    /// Hearings held while handling (第31条（六）); they stop no clock here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hearings: Vec<Hearing>,
    /// That a review sent it back to be handled anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redo: Option<Redo>,
}

/// The answer to one demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The demand's number.
    pub demand: u32,
    /// What comes of it.
    pub outcome: Outcome,
    /// The answer in words.
    pub text: String,
}

/// 信访处理意见书 (条例第32条).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The day on it.
    pub on: Day,
    /// The facts found.
    pub findings: String,
    /// Law and policy it rests on.
    pub basis: String,
    /// An answer for every demand.
    pub answers: Vec<Answer>,
    /// The organ that a review is asked of.
    pub review_by: String,
    /// Who signed it.
    pub signed_by: PersonRef,
}

/// 送达: way, person, day, receipt or refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// By which way.
    pub way: ServiceWay,
    /// The day it was received, as proven; none while no proof has come back.
    pub on: Option<Day>,
    /// Who received it and what they are to the petitioner.
    pub receiver: String,
    /// Why it was refused, when it was left or refused.
    pub refused: String,
    /// A witness, needed when it was left.
    pub witness: String,
    /// Number of the postal receipt or the like.
    pub proof: String,
}

/// 评价
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Whose work.
    pub of: Rated,
    /// How satisfied.
    pub satisfaction: Satisfaction,
    /// What was said.
    pub remark: String,
    /// The day it was given.
    pub on: Day,
    /// How it was given (by phone to a clerk, on paper, …).
    pub given: String,
}

/// 办结: closed, which is not the same as solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The day.
    pub on: Day,
    /// The ground.
    pub kind: ClosingKind,
    /// Whether we hold it to be resolved (化解).
    pub resolved: bool,
    /// The petitioner's own view.
    pub view: View,
    /// The evidence: how the petitioner said so, which agreement, what was told.
    pub evidence: String,
    /// The facts of a closing that came with an act of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
}

/// That this matter's items were joined to a known matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// The day.
    pub on: Day,
    /// The known matter.
    pub into: Id,
    /// Its number.
    pub into_no: String,
    /// Why they belong together.
    pub reason: String,
}

/// One grievance with everything its rules need to know. Identities are not here: no rule depends on them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// Its id.
    pub id: Id,
    /// The unit that registered it.
    pub office: UnitRef,
    /// Whether that unit is a petition office (条例第22条) or another organ (第23条).
    pub by_petition_office: bool,
    /// How its first item came in.
    pub channel: Channel,
    /// The legal kind.
    pub purpose: Purpose,
    /// The day its first item was received.
    pub received_on: Day,
    /// The day it was registered.
    pub registered_on: Day,
    /// Whether a name and a way to reach the petitioner are known; without them nobody can be told (第23条第2款).
    pub reachable: bool,
    /// The unit complained about, when it is one of ours.
    pub respondent: Option<Id>,
    /// What is asked for, item by item.
    pub demands: Vec<Demand>,
    /// The highest number a demand ever had here: one that went back leaves its number behind.
    pub numbered: u32,
    /// Digest of the first item's words: a later change of them would show.
    pub words_digest: String,
    /// Digest of what the clerk wrote down about it; empty in matters registered before there was one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told_digest: String,
    /// Items that were joined to it, its own first one not counted.
    pub joined: Vec<Id>,
    /// The day it was first sent on, whatever became of that sending.
    pub first_sent_on: Option<Day>,
    /// Where it stands.
    pub stage: Stage,
    /// The two ratings, and later ones.
    pub ratings: Vec<Rating>,
    /// Dates that were missed: rule and day, marked by the watch.
    pub missed: Vec<(law::RuleId, Day)>,
    /// Objections that were decided, upheld or not, oldest first.
    pub objections: Vec<(Objection, bool)>,
    /// 涉法涉诉: about something before a court, a procurator's or police procedure.
    #[serde(default, skip_serializing_if = "is_false")]
    pub litigation: bool,
    /// 简易办理: short limits, where the pack has them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub simple: bool,
    /// Units that handle a part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub co: Vec<CoHandling>,
    /// A note on danger to life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<SafetyNote>,
    /// Urgent reports made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<UrgentReport>,
    /// Officers who may not act here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recused: Vec<Recusal>,
    /// Of an accusation: the persons who may read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<PersonRef>,
    /// The petitioner's word that it is not solved, and what was done about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsolved: Vec<Unsolved>,
    /// The matter out of which this one was split.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<SplitFrom>,
    /// Offices above through which the paper came down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<HandedDown>,
    /// Reviews that are over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<PastReview>,
    /// Closings that were undone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<Reopening>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(b: &bool) -> bool {
    !*b
}

impl Matter {
    /// The matter whose papers these are: its own, or those of the one it was split from.
    pub fn home(&self) -> Id {
        self.split_from.as_ref().map_or(self.id, |s| s.home)
    }

    /// Whether this is hidden from the units it complains about (条例第30条).
    pub fn locked(&self) -> bool {
        self.purpose == Purpose::Accusation
    }

    /// What authority needs to know of it.
    pub fn scope(&self) -> people::Scope {
        people::Scope {
            office: self.office.id,
            lead: self.stage.lead().map(|u| u.id),
            co: self.co.iter().map(|c| c.unit.id).collect(),
            reviewer: self.stage.review().map(|r| r.request.organ.id),
            locked: self.locked().then(|| people::Lock {
                accused: self.respondent,
                readers: self.readers.iter().map(|r| r.id).collect(),
            }),
        }
    }

    /// The safety note that holds on this day.
    pub fn endangered(&self, day: Day) -> Option<&SafetyNote> {
        self.safety.as_ref().filter(|n| day <= n.until)
    }

    /// Whether the petitioner's last word is that it is not solved, and nobody has answered it.
    pub fn says_unsolved(&self) -> bool {
        self.unsolved.last().is_some_and(|u| u.followed.is_none())
    }

    /// Objections that the sender agreed to.
    pub fn bounced(&self) -> usize {
        self.objections.iter().filter(|(_, upheld)| *upheld).count()
    }
}
