//! Counting by definition, in plain code: what the statements of the store must give, and what checks them.

use super::definition::{Base, Column, Cond, Definitions, Duty, Made, Standing};
use super::row::{Item, Reviewed, Rows, Tally, Timed};
use law::Day;
use platform::{Id, words};
use std::collections::BTreeMap;

words! {
    /// By which day a receipt belongs to a period. Every report names it.
    Basis {
        /// The day it was received (信访日期).
        Received = "received",
        /// The day it was registered (登记日期).
        Registered = "registered",
    }
}

/// Whose figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The whole county.
    County,
    /// What these units registered.
    Registered(Vec<Id>),
    /// What these units are responsible for.
    Responsible(Vec<Id>),
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// First day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// By which day a receipt belongs to it.
    pub basis: Basis,
    /// Whose.
    pub whose: Whose,
    /// The day on which duties are judged: what came later does not count.
    pub as_of: Day,
    /// What was written down after this moment is not known yet.
    pub known_at: i64,
    /// Which accusations are counted.
    pub accusations: Accusations,
}

/// Which accusations a reader's figures contain. One against the reader's own unit does not exist for the reader,
/// not even as a number (条例第30条).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accusations {
    /// All of them.
    Counted,
    /// All but those against these units.
    NotAgainst(Vec<Id>),
    /// None.
    LeftOut,
}

/// A figure's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// So many.
    Count(i64),
    /// So many of so many; none below the line gives no share.
    Ratio(i64, i64),
}

impl Value {
    /// What stands above the line.
    pub fn rows(self) -> i64 {
        match self {
            Value::Count(n) | Value::Ratio(n, _) => n,
        }
    }
}

/// A row with the matter behind it.
struct Seen<'a> {
    tally: &'a Tally,
    item: Option<&'a Item>,
    review: Option<&'a Reviewed>,
}

/// Every figure's value. Ratios and sums are made of the counts.
pub fn values(defs: &Definitions, rows: &[Rows], q: &Question) -> BTreeMap<String, Value> {
    let counts = defs.figures.values().filter_map(|f| match &f.made {
        Made::Count { base, sum, conds } => Some((f.id.clone(), count(*base, *sum, conds, rows, q))),
        _ => None,
    });
    made_of(defs, counts.collect())
}

/// Adds what is made of counts.
pub fn made_of(defs: &Definitions, counts: BTreeMap<String, i64>) -> BTreeMap<String, Value> {
    let of = |id: &str| -> i64 {
        match defs.get(id).map(|f| &f.made) {
            Some(Made::Sum(parts)) => parts.iter().filter_map(|p| counts.get(p)).sum(),
            _ => counts.get(id).copied().unwrap_or(0),
        }
    };
    let value = |made: &Made, id: &str| match made {
        Made::Ratio { part, whole, .. } => Value::Ratio(of(part), of(whole)),
        Made::Count { .. } | Made::Sum(_) => Value::Count(of(id)),
    };
    defs.figures.iter().map(|(id, f)| (id.clone(), value(&f.made, id))).collect()
}

fn count(base: Base, sum: Option<Column>, conds: &[Cond], rows: &[Rows], q: &Question) -> i64 {
    let one = |s: &Seen| match sum {
        Some(c) => number(s, c).unwrap_or(0),
        None => 1,
    };
    seen(base, rows, q).iter().filter(|s| conds.iter().all(|c| holds(s, c, q.as_of))).map(one).sum()
}

/// Numbers of the matters that a count counts, one for every row, sorted.
pub fn cases(base: Base, conds: &[Cond], rows: &[Rows], q: &Question) -> Vec<String> {
    let seen = seen(base, rows, q);
    let counted = seen.iter().filter(|s| conds.iter().all(|c| holds(s, c, q.as_of)));
    let mut out: Vec<String> = counted.map(|s| s.tally.no.clone()).collect();
    out.sort_unstable();
    out
}

fn seen<'a>(base: Base, rows: &'a [Rows], q: &Question) -> Vec<Seen<'a>> {
    let mut out = Vec::new();
    for r in rows.iter().filter(|r| q.whose.holds(&r.tally) && !q.hides(&r.tally)) {
        let items = r.items.iter().filter(|i| q.has(i));
        match base {
            Base::Items => {
                out.extend(items.map(|i| Seen { tally: &r.tally, item: Some(i), review: None }));
            }
            Base::Matters => {
                if items.count() > 0 {
                    out.push(Seen { tally: &r.tally, item: None, review: None });
                }
            }
            Base::Reviews => {
                let asked = r.reviews.iter().filter(|x| x.asked_on >= q.from && x.asked_on < q.until);
                out.extend(asked.map(|x| Seen { tally: &r.tally, item: None, review: Some(x) }));
            }
        }
    }
    out
}

impl Whose {
    /// Its word, as a frozen report keeps it.
    pub fn word(&self) -> &'static str {
        match self {
            Whose::County => "county",
            Whose::Registered(_) => "registered",
            Whose::Responsible(_) => "responsible",
        }
    }

    fn holds(&self, t: &Tally) -> bool {
        match self {
            Whose::County => true,
            Whose::Registered(units) => units.contains(&t.office),
            Whose::Responsible(units) => t.lead.is_some_and(|l| units.contains(&l)),
        }
    }
}

impl Question {
    fn has(&self, i: &Item) -> bool {
        let day = match self.basis {
            Basis::Received => i.received_on,
            Basis::Registered => i.registered_on,
        };
        day >= self.from && day < self.until && i.at <= self.known_at
    }

    fn hides(&self, t: &Tally) -> bool {
        t.locked
            && match &self.accusations {
                Accusations::Counted => false,
                Accusations::NotAgainst(units) => t.accused.is_some_and(|a| units.contains(&a)),
                Accusations::LeftOut => true,
            }
    }
}

fn holds(s: &Seen, c: &Cond, as_of: Day) -> bool {
    match c {
        Cond::Is { column, is } => is.contains(&text(s, *column)),
        Cond::Number { column, from, to } => {
            number(s, *column).is_some_and(|n| n >= *from && to.is_none_or(|t| n <= t))
        }
        Cond::Came { column, came } => day(s, *column).is_some_and(|d| d <= as_of) == *came,
        Cond::Stands { duty, stands } => stands.iter().any(|how| stands_so(timed(s, *duty), *how, as_of)),
    }
}

/// How a duty stands on a day; one without a day stands in no way.
fn stands_so(t: Timed, how: Standing, as_of: Day) -> bool {
    let Some(due) = t.due else { return false };
    match t.on.filter(|on| *on <= as_of) {
        Some(on) => how == if on <= due { Standing::InTime } else { Standing::Late },
        None => how == if due < as_of { Standing::Missed } else { Standing::Open },
    }
}

fn timed(s: &Seen, duty: Duty) -> Timed {
    match duty {
        Duty::Sent => s.tally.sent,
        Duty::Accepted => s.tally.accepted,
        Duty::Answered => s.tally.answered,
    }
}

fn text(s: &Seen, c: Column) -> String {
    let t = s.tally;
    match c {
        Column::Channel => s.item.map_or(String::new(), |i| i.channel.clone()),
        Column::Purpose => t.purpose.clone(),
        Column::Field => t.field.clone(),
        Column::Level => t.level.clone(),
        Column::Lead => t.lead.map_or(String::new(), |l| l.to_string()),
        Column::OfficeRating => t.office_rating.clone(),
        Column::UnitRating => t.unit_rating.clone(),
        Column::Rank => s.review.map_or(String::new(), |r| r.level.clone()),
        Column::Outcome => s.review.map_or(String::new(), |r| r.outcome.clone()),
        _ => String::new(),
    }
}

fn number(s: &Seen, c: Column) -> Option<i64> {
    let t = s.tally;
    match c {
        Column::Persons => s.item.map(|i| i.persons),
        Column::Again => s.item.map(|i| i64::from(i.repeat)),
        Column::Assigned => Some(i64::from(t.assigned)),
        Column::Returned => Some(t.returned),
        Column::Resolved => Some(i64::from(t.resolved)),
        Column::Heard => s.review.map(|r| i64::from(r.heard)),
        Column::SentDays => t.sent.days(),
        Column::AcceptedDays => t.accepted.days(),
        Column::AnsweredDays => t.answered.days(),
        _ => None,
    }
}

fn day(s: &Seen, c: Column) -> Option<Day> {
    let t = s.tally;
    match c {
        Column::ClosedOn => t.closed_on,
        Column::AnsweredOn => t.answered.on,
        Column::ServedOn => t.served_on,
        Column::TakenOn => s.review.and_then(|r| r.taken_on),
        Column::DecidedOn => s.review.and_then(|r| r.decided_on),
        Column::SentDays => t.sent.on,
        Column::AcceptedDays => t.accepted.on,
        Column::AnsweredDays => t.answered.on,
        _ => None,
    }
}
