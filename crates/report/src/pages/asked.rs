//! What a reader asks for: period, basis, whose. Whatever makes no sense is not asked for.

use crate::rules::{Accusations, Basis, Question, Whose};
use jiff::{ToSpan, civil::date};
use law::Day;
use people::Desk;
use platform::form::Sheet;
use platform::web::{Choice, Page};
use platform::{Error, Id, Result};

/// A question with what the form shows of it.
pub(super) struct Asked {
    pub question: Question,
    /// Last day of the period.
    pub to: Day,
    /// The unit whose figures these are; none for the county.
    pub unit: Option<Id>,
    /// The unit that keeps the report.
    pub keeper: Id,
    /// The query string that asks for the same.
    pub query: String,
}

/// Reads the question; without dates it is the half-year that runs, or the last one in its first weeks.
pub(super) fn asked(desk: &Desk, sheet: &mut Sheet) -> Result<Asked> {
    let (first, last) = half_year(desk.today);
    let from = sheet.day("from").unwrap_or(first);
    let to = sheet.day("to").unwrap_or(last).max(from);
    let basis = sheet.choice::<Basis>("basis").unwrap_or(Basis::Registered);
    let unit = sheet.choice::<Id>("unit").filter(|u| desk.units.get(*u).is_some());
    let office = desk.officer.office;
    let unit = if office { unit } else { Some(unit.unwrap_or(desk.officer.unit)) };
    if unit.is_some_and(|u| !office && !desk.officer.reach.contains(&u)) {
        return Err(Error::NotFound);
    }
    let registered = sheet.get("as") == "registered";
    let until = to.saturating_add(1.day());
    let question = Question {
        from,
        until,
        basis,
        whose: whose(desk, unit, registered),
        as_of: to.min(desk.today),
        known_at: desk.app().clock.now(),
        accusations: accusations(desk),
    };
    let mut copy = Sheet::default();
    copy.set("from", from.to_string());
    copy.set("to", to.to_string());
    copy.set("basis", basis.word());
    if let Some(u) = unit {
        copy.set("unit", u.to_string());
    }
    if registered {
        copy.set("as", "registered");
    }
    Ok(Asked { question, to, unit, keeper: unit.unwrap_or(desk.officer.unit), query: copy.to_query() })
}

/// A petition office counts every accusation but those against itself; others count none.
fn accusations(desk: &Desk) -> Accusations {
    match desk.officer.office {
        true => Accusations::NotAgainst(desk.officer.reach.clone()),
        false => Accusations::LeftOut,
    }
}

/// A unit with those below it; a petition office asks for the county unless it names a unit.
fn whose(desk: &Desk, unit: Option<Id>, registered: bool) -> Whose {
    let Some(unit) = unit else { return Whose::County };
    let reach = desk.units.under(unit);
    if registered { Whose::Registered(reach) } else { Whose::Responsible(reach) }
}

/// First and last day of the half-year of this day.
pub(super) fn half_year(day: Day) -> (Day, Day) {
    let year = day.year();
    if day.month() <= 6 {
        (date(year, 1, 1), date(year, 6, 30))
    } else {
        (date(year, 7, 1), date(year, 12, 31))
    }
}

/// Periods one asks for most: both half-years and the year, this one and the last.
pub(super) fn periods(desk: &Desk, page: &Page) -> Vec<(String, String)> {
    let year = desk.today.year();
    let mut out = Vec::new();
    for y in [year, year - 1] {
        let name = |key: &str| page.tx(key, y);
        out.push((name("figures-first-half"), format!("from={y}-01-01&to={y}-06-30")));
        out.push((name("figures-second-half"), format!("from={y}-07-01&to={y}-12-31")));
        out.push((name("figures-year"), format!("from={y}-01-01&to={y}-12-31")));
    }
    out
}

/// Units to choose from.
pub(super) fn units(desk: &Desk, page: &Page, chosen: Option<Id>) -> Vec<Choice> {
    let office = desk.officer.office;
    let within = |u: &&people::Unit| office || desk.officer.reach.contains(&u.id);
    let choice = |u: &people::Unit| {
        let mut c = Choice::new(u.id.to_string(), u.called(page.zh()));
        c.chosen = Some(u.id) == chosen;
        c
    };
    desk.units.responsible().filter(within).map(choice).collect()
}
