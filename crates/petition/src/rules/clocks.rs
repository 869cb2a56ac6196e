//! Which dates run for a matter, who owes them, and whether they were kept. Derived from what happened, every
//! time anew: nothing here is stored, so a new calendar or pack changes it without touching history.
//!
//! Design choices where the regulation is silent (each also stands in `docs/decisions`):
//! the 60 days begin with the date on the acceptance notice, but at the latest when the 15 days to give it
//! have passed; a written opinion keeps the 60 days, and until it is served the same date goes on showing when
//! it ought to have arrived; an objection does not stop the unit's 15 days; an opinion that has reached the
//! petitioner tells whatever the acceptance notice would have told.

use super::decide::LawAt;
use super::matter::*;
use super::vocabulary::*;
use law::{Clock, Day, RuleId, Start, Stop, Term, Text};
use platform::Id;

/// Who owes what a clock measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The unit that registered or sent it.
    Office(Id),
    /// The responsible unit.
    Unit(Id),
    /// The organ that looks again.
    Reviewer(Id),
    /// An office above, before the paper came here.
    Above(Above),
    /// Nobody owes it: the petitioner's right, or a window for the unit.
    Right,
}

/// A clock of a matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    /// The date and how it came about.
    pub clock: Clock,
    /// Who owes it.
    pub owner: Owner,
    /// The day on which it was kept; none while it runs.
    pub met_on: Option<Day>,
}

impl Running {
    /// Still to be kept by somebody.
    pub fn open(&self) -> bool {
        self.met_on.is_none() && self.owner != Owner::Right
    }

    /// Kept, but after its day.
    pub fn late(&self) -> bool {
        matches!((self.met_on, self.clock.due()), (Some(met), Some(due)) if met > due)
    }
}

/// All clocks of a matter, in the order in which they began.
pub fn clocks(m: &Matter, law: &LawAt) -> Vec<Running> {
    let mut out = came_down(m, law);
    out.extend(first_duty(m, law));
    out.extend(simple_sending(m, law));
    if let Some(sending) = m.stage.sending() {
        out.extend(after_sending(m, sending, law));
    }
    if let Some(handling) = m.stage.handling() {
        out.extend(handling_limit(m, handling, law));
        out.extend(review_request(m, law));
    }
    out.extend(m.stage.review_at(Level::First).into_iter().flat_map(|r| review(r, law)));
    out.extend(m.stage.review_at(Level::Final).into_iter().flat_map(|r| review(r, law)));
    out
}

/// The date that the matter is listed under: the earliest open duty, or the date that comes next.
pub fn next_due(m: &Matter, law: &LawAt) -> Option<(RuleId, Day)> {
    if m.stage.kind().family() == Family::Ended {
        return None;
    }
    let all = clocks(m, law);
    let named = |r: &Running| r.clock.due().map(|d| (r.clock.rule, d));
    let open = all.iter().filter(|r| r.open()).filter_map(named).min_by_key(|(_, due)| *due);
    open.or_else(|| match m.stage.kind() {
        // The opinion is written but has not arrived: the handling limit goes on showing.
        StageKind::Answered => all.iter().rev().find(|r| is_handling(r.clock.rule)).and_then(named),
        StageKind::ReviewAnswered => all.iter().find(|r| r.clock.rule == RuleId::Fc2).and_then(named),
        StageKind::FinalAnswered => all.iter().find(|r| r.clock.rule == RuleId::Fh2).and_then(named),
        StageKind::Reviewed => all.iter().find(|r| r.clock.rule == RuleId::Fh1).and_then(named),
        StageKind::Served => all
            .iter()
            .rev()
            .find(|r| r.clock.rule == RuleId::Fc1)
            .and_then(named)
            .or_else(|| answered_for_good(m, &all)),
        StageKind::FinalReviewed => {
            m.stage.review().and_then(|r| r.progress.served_on()).map(|d| (RuleId::Fh2, d))
        }
        _ => None,
    })
}

/// On a road without review nothing runs after the answer has arrived: from that day on it can be closed.
fn answered_for_good(m: &Matter, all: &[Running]) -> Option<(RuleId, Day)> {
    let rule = all.iter().rev().find(|r| is_handling(r.clock.rule))?.clock.rule;
    m.stage.service().and_then(|s| s.on).map(|d| (rule, d))
}

fn is_handling(rule: RuleId) -> bool {
    use RuleId as R;
    matches!(rule, R::H60 | R::Ext30 | R::Duty2m | R::Sugg60 | R::Cpl90 | R::SimpleOpin10)
}

fn run(law: &LawAt, rule: RuleId, start: Start, owner: Owner, met_on: Option<Day>) -> Option<Running> {
    let rule = law.pack.rule(rule)?;
    Some(Running { clock: law::clock(rule, law.calendar, start, &[]), owner, met_on })
}

/// 15 days: a petition office sends it on (第22条), another organ tells the petitioner (第23条第1、2款).
fn first_duty(m: &Matter, law: &LawAt) -> Option<Running> {
    let start = Start::On(m.received_on);
    let owner = Owner::Office(m.office.id);
    // Sent to the right place in the end counts from the first sending; one that came back does not count.
    let sent_on = m.stage.sending().map(|s| m.first_sent_on.unwrap_or(s.on));
    if m.by_petition_office {
        return run(law, RuleId::Xfer, start, owner, sent_on);
    }
    if !m.reachable {
        // Nobody can be told; it must still be sent on or taken in, and the same 15 days are the measure.
        return run(law, RuleId::Dir15, start, owner, sent_on.or(m.stage.handling().map(|h| h.accepted_on)));
    }
    run(law, RuleId::Dir15, start, owner, sent_on.or(told_on(m)))
}

/// The day on which the petitioner knew that the matter was taken on: by notice, or at the latest by the opinion.
fn told_on(m: &Matter) -> Option<Day> {
    let notice = m.stage.handling().and_then(|h| h.notice.as_ref()).map(|n| n.on);
    let opinion = m.stage.service().and_then(|s| s.on);
    notice.into_iter().chain(opinion).min()
}

/// The stages that the paper went through above, and this county's own (国信发〔2014〕16号), where the pack has them.
fn came_down(m: &Matter, law: &LawAt) -> Vec<Running> {
    let above = m.handed.iter().filter_map(|h| {
        let rule = match h.level {
            Above::National => RuleId::StageNational5,
            Above::Province => RuleId::StageProvince3,
            Above::City => RuleId::StageCity3,
        };
        run(law, rule, Start::On(h.received_on), Owner::Above(h.level), Some(h.passed_on))
    });
    let mut out: Vec<Running> = above.collect();
    if !m.handed.is_empty() {
        let sent_on = m.stage.sending().map(|s| m.first_sent_on.unwrap_or(s.on));
        let owner = Owner::Office(m.office.id);
        out.extend(run(law, RuleId::StageCounty4, Start::On(m.received_on), owner, sent_on));
    }
    out
}

/// 简易办理: three working days to send it on.
fn simple_sending(m: &Matter, law: &LawAt) -> Option<Running> {
    if !m.simple || !m.by_petition_office {
        return None;
    }
    let sent_on = m.stage.sending().map(|s| m.first_sent_on.unwrap_or(s.on));
    run(law, RuleId::SimpleXfer3, Start::On(m.received_on), Owner::Office(m.office.id), sent_on)
}

/// The unit's 15 days to tell the petitioner, and its window of 5 working days to object.
fn after_sending(m: &Matter, sending: &Sending, law: &LawAt) -> Vec<Running> {
    let start = Start::On(sending.on);
    let unit = Owner::Unit(sending.to.id);
    // Whoever cannot be reached need not be told; acceptance itself then keeps the date.
    let met = if m.reachable { told_on(m) } else { m.stage.handling().map(|h| h.accepted_on) };
    let mut out = Vec::new();
    out.extend(run(law, RuleId::Acc15, start, unit, met));
    if m.simple {
        let accepted = m.stage.handling().map(|h| h.accepted_on);
        out.extend(run(law, RuleId::SimpleAcc3, start, unit, accepted));
    }
    if matches!(m.stage, Stage::Sent(_)) {
        out.extend(run(law, RuleId::Obj5, start, Owner::Right, None));
    }
    out
}

/// The handling limit and its extension.
fn handling_limit(m: &Matter, h: &Handling, law: &LawAt) -> Vec<Running> {
    let owner = Owner::Unit(h.unit.id);
    let done = m.stage.opinion().map(|o| o.on);
    let (rule, start) = limit(m, h, law);
    let Some(first) = run(law, rule, Start::On(start), owner, done) else { return Vec::new() };
    let Some(extension) = &h.extension else { return vec![first] };
    let longer = extended(&first, extension, law).map(|clock| Running { clock, owner, met_on: done });
    // The extension takes the first limit's place as a duty; the first stays to be seen, and was never late.
    let met_on = Some(extension.on);
    longer.into_iter().fold(vec![Running { met_on, ..first }], |mut all, r| {
        all.push(r);
        all
    })
}

/// The rule that limits the handling, and the day it counts from. A duty runs from the day the unit received the
/// request (行政诉讼法第47条); where a pack has no rule for a road, its general limit is for every matter (2005年条例第33条).
/// After a review sent it back, the limit begins anew on the day the review opinion arrived.
pub(super) fn limit(m: &Matter, h: &Handling, law: &LawAt) -> (RuleId, Day) {
    let begins = |start: Day| h.redo.as_ref().map_or(start, |r| r.on);
    let known = |rule: RuleId| law.pack.rule(rule).is_some();
    match h.road {
        Road::Petition if m.simple && h.redo.is_none() && known(RuleId::SimpleOpin10) => {
            (RuleId::SimpleOpin10, h.accepted_on)
        }
        Road::Duty if known(RuleId::Duty2m) => (RuleId::Duty2m, begins(arrived(m, h))),
        Road::Study if known(RuleId::Sugg60) => (RuleId::Sugg60, arrived(m, h)),
        Road::Discipline if known(RuleId::Cpl90) => (RuleId::Cpl90, arrived(m, h)),
        Road::Petition | Road::Duty | Road::Study | Road::Discipline => {
            (RuleId::H60, begins(handling_start(m, h, law)))
        }
    }
}

/// The day it came to the unit that handles it.
fn arrived(m: &Matter, h: &Handling) -> Day {
    h.sent.as_ref().map_or(m.received_on, |s| s.on)
}

/// 受理之日 is the date on the notice; if none was given in time, the day the time for it ran out.
fn handling_start(m: &Matter, h: &Handling, law: &LawAt) -> Day {
    let rule = if h.sent.is_some() { RuleId::Acc15 } else { RuleId::Dir15 };
    let rule = law.pack.rule(rule);
    let latest = rule.and_then(|r| law::clock(r, law.calendar, Start::On(arrived(m, h)), &[]).strict);
    latest.map_or(h.accepted_on, |l| l.min(h.accepted_on))
}

fn extended(first: &Running, e: &Extension, law: &LawAt) -> Option<Clock> {
    let mut rule = law.pack.rule(RuleId::Ext30)?.clone();
    rule.term = Term::Calendar(e.days);
    Some(law::clock(&rule, law.calendar, Start::On(first.clock.strict?), &[]))
}

/// The petitioner's 30 days to ask for review (第35条); they do not begin without proof of service, and only an
/// opinion under (六) can be reviewed.
fn review_request(m: &Matter, law: &LawAt) -> Option<Running> {
    m.stage.opinion()?;
    m.stage.handling().filter(|h| h.road.reviewable())?;
    let start = m.stage.service().and_then(|s| s.on).map_or(Start::Unknown, Start::On);
    run(law, RuleId::Fc1, start, Owner::Right, None)
}

/// The organ's 30 days from the day the request reached it; hearing days are left out where the rule allows it (in the
/// re-review alone, 第36条第2款). After a review the petitioner's next 30 days.
fn review(r: &Review, law: &LawAt) -> Vec<Running> {
    let owner = Owner::Reviewer(r.request.organ.id);
    let start = Start::On(r.request.received_on);
    let taken = r.progress.taking().map(|t| t.on);
    let given = r.progress.opinion().map(|o| o.on);
    let rule = if r.level == Level::First { RuleId::Fc2 } else { RuleId::Fh2 };
    let mut out = Vec::new();
    if r.level == Level::First {
        out.extend(run(law, RuleId::ReviewAcc3w, start, owner, taken));
    }
    let stops = heard(r);
    out.extend(law.pack.rule(rule).map(|found| Running {
        clock: law::clock(found, law.calendar, start, &stops),
        owner,
        met_on: given,
    }));
    if r.level == Level::First && given.is_some() {
        let served = r.progress.served_on().map_or(Start::Unknown, Start::On);
        out.extend(run(law, RuleId::Fh1, served, Owner::Right, None));
    }
    out
}

/// The days of hearings: from the first to the last day that the record names.
fn heard(r: &Review) -> Vec<Stop> {
    let hearings = r.progress.taking().map_or(&[][..], |t| &t.hearings);
    let why = || Text { zh: "听证".to_owned(), en: "hearing".to_owned() };
    let records = hearings.iter().filter_map(|h| h.record.as_ref());
    records.map(|x| Stop { from: x.from, to: x.to, why: why() }).collect()
}
