//! A matter: one grievance, however many papers it produced. Its stage carries the facts of that stage.

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
    /// The evidence: how the petitioner said so, which agreement.
    pub evidence: String,
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
    /// The opinion has reached the petitioner; the term to ask for review runs.
    Served(Handling, Opinion, Service),
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
            Stage::Closed(..) => StageKind::Closed,
            Stage::Linked(..) => StageKind::Linked,
        }
    }

    /// The responsible unit, once there is one.
    pub fn lead(&self) -> Option<&UnitRef> {
        match self {
            Stage::Registered => None,
            Stage::Sent(s) | Stage::Objected(s, _) => Some(&s.to),
            Stage::Accepted(h) | Stage::Answered(h, _, _) | Stage::Served(h, _, _) => Some(&h.unit),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.lead(),
        }
    }

    /// The handling, once accepted.
    pub fn handling(&self) -> Option<&Handling> {
        match self {
            Stage::Registered | Stage::Sent(_) | Stage::Objected(..) => None,
            Stage::Accepted(h) | Stage::Answered(h, _, _) | Stage::Served(h, _, _) => Some(h),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.handling(),
        }
    }

    /// The standing sending, if the matter was sent.
    pub fn sending(&self) -> Option<&Sending> {
        match self {
            Stage::Registered => None,
            Stage::Sent(s) | Stage::Objected(s, _) => Some(s),
            Stage::Accepted(h) | Stage::Answered(h, _, _) | Stage::Served(h, _, _) => h.sent.as_ref(),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.sending(),
        }
    }

    /// The opinion, once there is one.
    pub fn opinion(&self) -> Option<&Opinion> {
        match self {
            Stage::Answered(_, o, _) | Stage::Served(_, o, _) => Some(o),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.opinion(),
            Stage::Registered | Stage::Sent(_) | Stage::Objected(..) | Stage::Accepted(_) => None,
        }
    }

    /// The service of the opinion, as far as it went.
    pub fn service(&self) -> Option<&Service> {
        match self {
            Stage::Answered(_, _, s) => s.as_ref(),
            Stage::Served(_, _, s) => Some(s),
            Stage::Closed(_, before) | Stage::Linked(_, before) => before.service(),
            Stage::Registered | Stage::Sent(_) | Stage::Objected(..) | Stage::Accepted(_) => None,
        }
    }
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
}

impl Matter {
    /// Whether this is hidden from the units it complains about (条例第30条).
    pub fn locked(&self) -> bool {
        self.purpose == Purpose::Accusation
    }

    /// What authority needs to know of it.
    pub fn scope(&self) -> people::Scope {
        people::Scope { office: self.office.id, lead: self.stage.lead().map(|u| u.id), locked: self.locked() }
    }
}
