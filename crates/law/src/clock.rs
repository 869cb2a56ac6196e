//! The one computation of this crate: from a rule, a calendar and a start to a due date with its reasons.

use jiff::civil::{DateTime, time};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::neighbour;
use crate::{Basis, Calendar, Cover, Day, DayKind, Rest, Rule, RuleId, Step, Term, Text, Unit, Way, Who};

/// When the start fact happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "when", rename_all = "lowercase")]
pub enum Start {
    /// On this day.
    On(Day),
    /// At this hour; for terms in hours.
    At(DateTime),
    /// Nobody can prove when: the term does not run out.
    Unknown,
}

impl Start {
    /// The day of the start fact.
    pub fn day(self) -> Option<Day> {
        match self {
            Start::On(day) => Some(day),
            Start::At(at) => Some(at.date()),
            Start::Unknown => None,
        }
    }
}

/// Days left out of a term that allows it: `from` and `to` are both left out (both are hearing days).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// The first day left out.
    pub from: Day,
    /// The last day left out; earlier than `from` means no day at all.
    pub to: Day,
    /// Why.
    pub why: Text,
}

impl Stop {
    fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A term that runs, with its ends and how they came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The rule.
    pub rule: RuleId,
    /// What is to be done.
    pub title: Text,
    /// The article.
    pub article: Text,
    /// The instrument the article stands in.
    pub source: Text,
    /// The fact that starts the term.
    pub trigger: Text,
    /// Who must act.
    pub who: Who,
    /// How long.
    pub term: Term,
    /// Which end governs.
    pub basis: Basis,
    /// Forwards or backwards.
    pub way: Way,
    /// When the start fact happened.
    pub start: Start,
    /// The end by bare count.
    pub strict: Option<Day>,
    /// The end moved to a working day.
    pub rolled: Option<Day>,
    /// The hour of the end, for terms in hours.
    pub due_at: Option<DateTime>,
    /// How it came about.
    pub steps: Vec<Step>,
    /// Whether days of a projected or unknown year were looked at.
    pub projected: bool,
}

impl Clock {
    /// The end that governs; none when the start is unknown and the term does not run out.
    pub fn due(&self) -> Option<Day> {
        match self.basis {
            Basis::Strict => self.strict,
            Basis::Rolled => self.rolled,
        }
    }

    fn blank(rule: &Rule, start: Start) -> Clock {
        Clock {
            rule: rule.id,
            title: rule.title.clone(),
            article: rule.article.clone(),
            source: rule.source.clone(),
            trigger: rule.trigger.clone(),
            who: rule.who,
            term: rule.term,
            basis: rule.basis,
            way: rule.way,
            start,
            strict: None,
            rolled: None,
            due_at: None,
            steps: Vec::new(),
            projected: false,
        }
    }
}

/// Computes when a rule's term runs out. Stops count only where the rule allows them.
pub fn clock(rule: &Rule, cal: &Calendar, start: Start, stops: &[Stop]) -> Clock {
    let mut clock = Clock::blank(rule, start);
    let Some(day) = start.day() else {
        clock.steps.push(Step::NotBegun);
        return clock;
    };
    let stops = if rule.stops { stops } else { &[] };
    let mut walk = Walk { cal, way: rule.way, stops, steps: Vec::new(), leans: Vec::new() };
    let strict = match rule.term {
        Term::Calendar(n) => walk.days(day, n),
        Term::Working(n) => walk.working_days(day, n),
        Term::Months(n) => walk.months(day, n),
        Term::Hours(n) => {
            let end = walk.hours(rule.basis, start, day, n);
            clock.due_at = Some(end);
            end.date()
        }
    };
    clock.strict = Some(strict);
    clock.rolled = Some(walk.roll(rule, strict));
    walk.warn(rule);
    clock.projected = !walk.leans.is_empty();
    clock.steps = walk.steps;
    clock
}

/// A walk through the days, noting what it sees.
struct Walk<'a> {
    cal: &'a Calendar,
    way: Way,
    stops: &'a [Stop],
    steps: Vec<Step>,
    leans: Vec<(i16, Cover)>,
}

impl Walk<'_> {
    fn days(&mut self, start: Day, n: u16) -> Day {
        self.steps.push(Step::Began { on: start });
        let end = self.past_stops(start, shift(start, self.way, Span::new().days(n)));
        self.steps.push(Step::Counted { n, unit: Unit::Day, to: end });
        end
    }

    fn working_days(&mut self, start: Day, n: u16) -> Day {
        self.steps.push(Step::Began { on: start });
        let mut day = start;
        let mut left = n;
        while left > 0 {
            let Some(next) = neighbour(day, self.way) else { break };
            day = next;
            if !self.stopped(day) && self.is_working(day) {
                left -= 1;
            }
        }
        self.steps.push(Step::Counted { n, unit: Unit::WorkingDay, to: day });
        day
    }

    fn months(&mut self, start: Day, n: u16) -> Day {
        self.steps.push(Step::Began { on: start });
        let bare = shift(start, self.way, Span::new().months(n));
        if bare.day() != start.day() {
            self.steps.push(Step::MonthEnd { wanted: start.day(), to: bare });
        }
        let end = self.past_stops(start, bare);
        self.steps.push(Step::Counted { n, unit: Unit::Month, to: end });
        end
    }

    /// Without a known hour, a duty runs from the day's first moment and a right from its last.
    fn hours(&mut self, basis: Basis, start: Start, day: Day, n: u16) -> DateTime {
        let morning = day.to_datetime(time(0, 0, 0, 0));
        let at = match (start, basis) {
            (Start::At(at), _) => at,
            (_, Basis::Strict) => morning,
            (_, Basis::Rolled) => morning.saturating_add(1.day()),
        };
        self.steps.push(Step::BeganAt { at });
        let hours = Span::new().hours(n);
        let end = match self.way {
            Way::After => at.saturating_add(hours),
            Way::Before => at.saturating_sub(hours),
        };
        self.steps.push(Step::Counted { n, unit: Unit::Hour, to: end.date() });
        end
    }

    /// Moves an end on by every stopped day between start and end, new ones met on the way included.
    fn past_stops(&mut self, start: Day, end: Day) -> Day {
        if self.stops.is_empty() {
            return end;
        }
        let mut day = start;
        let mut end = end;
        while day != end {
            let Some(next) = neighbour(day, self.way) else { break };
            day = next;
            if self.stopped(day) {
                end = neighbour(end, self.way).unwrap_or(end);
            }
        }
        end
    }

    /// The working day the end rolls to; a count of working days ends on one already.
    fn roll(&mut self, rule: &Rule, strict: Day) -> Day {
        if matches!(rule.term, Term::Working(_)) {
            return strict;
        }
        let mut day = strict;
        while !self.is_working(day) {
            let Some(next) = neighbour(day, self.way) else { break };
            day = next;
        }
        if day != strict {
            self.steps.push(Step::Rolled { from: strict, to: day, basis: rule.basis });
        }
        day
    }

    fn warn(&mut self, rule: &Rule) {
        let may_change = rule.basis == Basis::Rolled || matches!(rule.term, Term::Working(_));
        for (year, cover) in &self.leans {
            self.steps.push(Step::Leans { year: *year, cover: *cover, may_change });
        }
    }

    fn is_working(&mut self, day: Day) -> bool {
        self.lean_on(day.year());
        match self.cal.kind(day) {
            DayKind::Working => true,
            DayKind::MakeUp(festival) => {
                self.steps.push(Step::MakeUp { on: day, festival });
                true
            }
            DayKind::Weekend => self.skip(day, Rest::Weekend),
            DayKind::Holiday(name) => self.skip(day, Rest::Holiday(name)),
        }
    }

    fn lean_on(&mut self, year: i16) {
        let cover = self.cal.covers(year);
        if cover != Cover::Official && self.leans.iter().all(|(seen, _)| *seen != year) {
            self.leans.push((year, cover));
        }
    }

    fn skip(&mut self, day: Day, reason: Rest) -> bool {
        let merged = match self.steps.last_mut() {
            Some(Step::Skipped { from, to, why }) if *why == reason => stretch(from, to, day),
            _ => false,
        };
        if !merged {
            self.steps.push(Step::Skipped { from: day, to: day, why: reason });
        }
        false
    }

    fn stopped(&mut self, day: Day) -> bool {
        let Some(stop) = self.stops.iter().find(|s| s.holds(day)) else { return false };
        let merged = match self.steps.last_mut() {
            Some(Step::Stopped { from, to, why }) if *why == stop.why => stretch(from, to, day),
            _ => false,
        };
        if !merged {
            self.steps.push(Step::Stopped { from: day, to: day, why: stop.why.clone() });
        }
        true
    }
}

/// Adds a day to a run it touches; false if it does not touch.
fn stretch(from: &mut Day, to: &mut Day, day: Day) -> bool {
    if neighbour(*to, Way::After) == Some(day) {
        *to = day;
        true
    } else if neighbour(*from, Way::Before) == Some(day) {
        *from = day;
        true
    } else {
        false
    }
}

fn shift(day: Day, way: Way, span: Span) -> Day {
    match way {
        Way::After => day.saturating_add(span),
        Way::Before => day.saturating_sub(span),
    }
}
