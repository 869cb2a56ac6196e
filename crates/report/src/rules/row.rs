//! The rows that figures count: what a matter, its papers and its reviews come to, day by day. Worked out from the
//! matter and its clocks alone, so that any past moment can be worked out again.

use law::{Day, RuleId, days_between};
use petition::rules::{Level, Matter, Mode, Rated, Review, ReviewOutcome, Running, Stage};
use platform::Id;

/// One receipt (件次): a letter, a visit of one group, a message, a call, a paper handed down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: Id,
    /// The matter it is handled with.
    pub matter: Id,
    /// How it came.
    pub channel: String,
    /// The day it was received.
    pub received_on: Day,
    /// The day it was registered.
    pub registered_on: Day,
    /// When it was written down, in milliseconds.
    pub at: i64,
    /// Persons present or signing.
    pub persons: i64,
    /// Whether its matter was known before: not the first of its matter.
    pub repeat: bool,
}

/// What a matter comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Its id.
    pub matter: Id,
    /// Its number.
    pub no: String,
    /// The unit that registered it.
    pub office: Id,
    /// The responsible unit.
    pub lead: Option<Id>,
    /// 申诉求决, 检举控告, 意见建议
    pub purpose: String,
    /// First level of the content class; empty when there is none.
    pub field: String,
    /// The highest office above that handed it down; empty for one's own.
    pub level: String,
    /// Whether it is an accusation.
    pub locked: bool,
    /// The unit accused.
    pub accused: Option<Id>,
    /// 交办: the result was to be reported.
    pub assigned: bool,
    /// Objections that were upheld.
    pub returned: i64,
    /// Where it stands.
    pub stage: String,
    /// Sending on: done and due.
    pub sent: Timed,
    /// The written word of acceptance: done and due.
    pub accepted: Timed,
    /// The answer: done and due.
    pub answered: Timed,
    /// The day the answer reached the petitioner.
    pub served_on: Option<Day>,
    /// The day it was closed.
    pub closed_on: Option<Day>,
    /// Whether it was closed as resolved.
    pub resolved: bool,
    /// The last rating of the petition office; empty for none.
    pub office_rating: String,
    /// The last rating of the responsible unit.
    pub unit_rating: String,
    /// Its chain's number when this was worked out.
    pub seq: i64,
}

/// A duty with its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timed {
    /// The day it was begun from.
    pub from: Option<Day>,
    /// The day it was done.
    pub on: Option<Day>,
    /// The last day for it.
    pub due: Option<Day>,
}

impl Timed {
    /// Days it took.
    pub fn days(&self) -> Option<i64> {
        Some(days_between(self.from?, self.on?))
    }
}

/// 复查 or 复核, asked for once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The matter.
    pub matter: Id,
    /// The how-many-th of this matter, from 0.
    pub place: i64,
    /// `first` or `final`.
    pub level: String,
    /// The organ asked.
    pub organ: Id,
    /// The day it was asked.
    pub asked_on: Day,
    /// The day it was taken up.
    pub taken_on: Option<Day>,
    /// The day on the opinion.
    pub decided_on: Option<Day>,
    /// One of four outcomes; empty while there is none.
    pub outcome: String,
    /// Whether a hearing was held.
    pub heard: bool,
}

/// Everything of one matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The matter.
    pub tally: Tally,
    /// Its papers, in the order in which they came.
    pub items: Vec<Item>,
    /// Its reviews.
    pub reviews: Vec<Reviewed>,
}

/// Works a matter out. `field` is its content class as written, `seq` its chain's number.
pub fn tally(m: &Matter, running: &[Running], no: &str, field: &str, seq: i64) -> Tally {
    let handling = m.stage.handling();
    let rating = |of: Rated| {
        let last = m.ratings.iter().rev().find(|r| r.of == of);
        last.map_or(String::new(), |r| r.satisfaction.word().to_owned())
    };
    let closing = match &m.stage {
        Stage::Closed(c, _) => Some(c),
        _ => None,
    };
    let opinion = m.stage.opinion();
    let arrived = m.stage.sending().map(|s| s.on).or(handling.map(|_| m.received_on));
    let timed =
        |rules: &[RuleId], from: Option<Day>, on: Option<Day>| Timed { from, on, due: due(running, rules) };
    Tally {
        matter: m.id,
        no: no.to_owned(),
        office: m.office.id,
        lead: m.stage.lead().map(|u| u.id),
        purpose: m.purpose.word().to_owned(),
        field: field.split('/').next().unwrap_or("").to_owned(),
        level: m.handed.iter().map(|h| h.level).min().map_or("", |l| l.word()).to_owned(),
        locked: m.locked(),
        accused: m.respondent.filter(|_| m.locked()),
        assigned: m.stage.sending().is_some_and(|s| matches!(s.mode, Mode::Assign(_))),
        returned: i64::try_from(m.bounced()).unwrap_or(i64::MAX),
        stage: m.stage.kind().word().to_owned(),
        sent: timed(
            &[RuleId::Xfer],
            Some(m.received_on),
            m.first_sent_on.or(m.stage.sending().map(|s| s.on)),
        ),
        accepted: timed(
            &[RuleId::SimpleAcc3, RuleId::Acc15, RuleId::Dir15],
            arrived,
            handling.map(|h| h.notice.as_ref().map_or(h.accepted_on, |n| n.on)),
        ),
        answered: timed(LIMITS, handling.map(|h| h.accepted_on), opinion.map(|o| o.on)),
        served_on: m.stage.service().and_then(|s| s.on),
        closed_on: closing.map(|c| c.on),
        resolved: closing.is_some_and(|c| c.resolved),
        office_rating: rating(Rated::Office),
        unit_rating: rating(Rated::Unit),
        seq,
    }
}

/// What limits the handling; the last that runs is the one that counts.
const LIMITS: &[RuleId] =
    &[RuleId::Ext30, RuleId::H60, RuleId::Duty2m, RuleId::Sugg60, RuleId::Cpl90, RuleId::SimpleOpin10];

fn due(running: &[Running], rules: &[RuleId]) -> Option<Day> {
    let of = |rule: &RuleId| running.iter().rev().find(|r| r.clock.rule == *rule).and_then(|r| r.clock.due());
    rules.iter().find_map(of)
}

/// A matter's reviews: those that are over and the one it stands in.
pub fn reviews(m: &Matter) -> Vec<Reviewed> {
    let mut out: Vec<Reviewed> = Vec::new();
    let outcome = |o: Option<ReviewOutcome>| o.map_or(String::new(), |o| o.word().to_owned());
    for past in &m.reviews {
        out.push(Reviewed {
            matter: m.id,
            place: 0,
            level: past.level.word().to_owned(),
            organ: past.organ.id,
            asked_on: past.made_on,
            taken_on: past.outcome.map(|_| past.made_on),
            decided_on: past.outcome.map(|_| past.ended_on),
            outcome: outcome(past.outcome),
            heard: false,
        });
    }
    for level in [Level::First, Level::Final] {
        out.extend(m.stage.review_at(level).map(|r| running(m, r)));
    }
    for (place, review) in out.iter_mut().enumerate() {
        review.place = i64::try_from(place).unwrap_or(i64::MAX);
    }
    out
}

fn running(m: &Matter, r: &Review) -> Reviewed {
    let opinion = r.progress.opinion();
    Reviewed {
        matter: m.id,
        place: 0,
        level: r.level.word().to_owned(),
        organ: r.request.organ.id,
        asked_on: r.request.received_on,
        taken_on: r.progress.taking().map(|t| t.on),
        decided_on: opinion.map(|o| o.on),
        outcome: opinion.map_or(String::new(), |o| o.outcome.word().to_owned()),
        heard: r.progress.taking().is_some_and(|t| t.hearings.iter().any(|h| h.record.is_some())),
    }
}
