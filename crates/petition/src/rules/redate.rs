//! What a new calendar or rule pack does to the dates of a matter: which of them move, and what becomes of the marks
//! that the watch set on the old ones. Clocks are derived, so the new dates hold at once; this writes down, once and
//! with its reason, that they were others before.

use super::clocks::Running;
use super::matter::Matter;
use law::{Day, RuleId, Text};
use platform::Id;
use serde::{Deserialize, Serialize};

/// 期限重算: the dates that moved, why, and on what ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redating {
    /// Every date that moved.
    pub dates: Vec<Moved>,
    /// Why the law was changed, in the words of whoever did it.
    pub reason: String,
    /// The notice or instrument.
    pub source: Text,
    /// The change of the law; none when dates were recomputed by hand.
    pub change: Option<Id>,
}

/// One date that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Whose date.
    pub rule: RuleId,
    /// Before; none when it did not run.
    pub old: Option<Day>,
    /// Now; none when it no longer runs.
    pub new: Option<Day>,
    /// What becomes of the mark on it.
    pub mark: Mark,
}

/// What becomes of the mark that a date was missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// There was none.
    None,
    /// It is taken back: by the new date nothing was missed.
    Lifted,
    /// It stays, on the new date: that was missed as well.
    Stays,
}

/// The date a matter is listed under, as its row has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Whose date.
    pub rule: RuleId,
    /// Which.
    pub day: Day,
}

/// The dates that differ between the clocks by the old law and those by the new, as of `day`. A duty that was kept
/// is told only where the change makes it late, or late no more.
pub fn moved(m: &Matter, before: &[Running], after: &[Running], day: Day) -> Vec<Moved> {
    let gone = before.iter().filter(|b| twin(b, before, after).is_none()).map(|b| (Some(b), None));
    let there = after.iter().map(|a| (twin(a, after, before), Some(a)));
    let mut out: Vec<Moved> = there.chain(gone).filter_map(|(b, a)| pair(m, b, a, day)).collect();
    out.sort_by_key(|d| d.new.or(d.old));
    out
}

/// The same clock by the other law: of the same rule, and as many of that rule before it.
fn twin<'a>(r: &Running, own: &[Running], other: &'a [Running]) -> Option<&'a Running> {
    let place = own.iter().filter(|o| o.clock.rule == r.clock.rule).position(|o| std::ptr::eq(o, r))?;
    other.iter().filter(|o| o.clock.rule == r.clock.rule).nth(place)
}

fn pair(m: &Matter, before: Option<&Running>, after: Option<&Running>, day: Day) -> Option<Moved> {
    let rule = after.or(before)?.clock.rule;
    let (old, new) = (before.and_then(|r| r.clock.due()), after.and_then(|r| r.clock.due()));
    let mark = mark(m, rule, old, after, day);
    let runs = [before, after].into_iter().flatten().any(|r| r.met_on.is_none());
    let late = |r: Option<&Running>| r.is_some_and(Running::late);
    let told = runs || mark != Mark::None || late(before) != late(after);
    (old != new && told).then_some(Moved { rule, old, new, mark })
}

fn mark(m: &Matter, rule: RuleId, old: Option<Day>, after: Option<&Running>, day: Day) -> Mark {
    match old.filter(|old| m.missed.contains(&(rule, *old))) {
        None => Mark::None,
        Some(_) if after.is_some_and(|r| missed(r, day)) => Mark::Stays,
        Some(_) => Mark::Lifted,
    }
}

/// Whether a clock has been missed as of `day`: kept too late, or still open after its day.
fn missed(r: &Running, day: Day) -> bool {
    r.clock.due().is_some_and(|due| r.met_on.unwrap_or(day) > due)
}

/// The dates that differ between what a row lists and what the clocks say, when the old law is not known.
pub fn misplaced(
    m: &Matter,
    stored: Option<Listed>,
    derived: Option<Listed>,
    now: &[Running],
    day: Day,
) -> Vec<Moved> {
    let present = |rule: RuleId| now.iter().rev().find(|r| r.clock.rule == rule);
    let mut out = Vec::new();
    if let Some(old) = stored {
        // What a matter is listed under is not always the end of that clock: an ended road shows its last day.
        let same = derived.filter(|d| d.rule == old.rule).map(|d| d.day);
        let new = same.or(present(old.rule).and_then(|r| r.clock.due()));
        if new != Some(old.day) {
            let mark = mark(m, old.rule, Some(old.day), present(old.rule), day);
            out.push(Moved { rule: old.rule, old: Some(old.day), new, mark });
        }
    }
    if let Some(new) = derived.filter(|d| stored.is_none_or(|s| s.rule != d.rule)) {
        out.push(Moved { rule: new.rule, old: None, new: Some(new.day), mark: Mark::None });
    }
    out
}

/// The marks on a matter after its dates moved.
pub(super) fn remark(missed: &mut Vec<(RuleId, Day)>, dates: &[Moved]) {
    for d in dates {
        let Some(old) = d.old.filter(|_| d.mark != Mark::None) else { continue };
        missed.retain(|m| *m != (d.rule, old));
        if let (Mark::Stays, Some(new)) = (d.mark, d.new)
            && !missed.contains(&(d.rule, new))
        {
            missed.push((d.rule, new));
        }
    }
}
