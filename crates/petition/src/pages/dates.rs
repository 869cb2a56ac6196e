//! The running dates of a matter, each with how near it is, who owes it and why it is that day.

use crate::rules::{Owner, Running};
use people::Desk;
use platform::Word;
use platform::web::Page;

/// One running date, as it is shown.
pub(super) struct ClockView {
    pub title: String,
    pub owner: String,
    pub due: String,
    pub left: String,
    /// late · soon · calm · met
    pub tone: &'static str,
    pub percent: i64,
    pub open: bool,
    pub why: Vec<String>,
}

pub(super) fn clock_view(desk: &Desk, page: &Page, r: &Running) -> ClockView {
    let due = r.clock.due();
    let tone = match (r.met_on, due) {
        (Some(_), _) if r.late() => "late",
        (Some(_), _) => "met",
        (None, _) if r.owner == Owner::TakenOver => "calm",
        (None, Some(d)) if r.owner == Owner::Right && d < page.today => "calm",
        (None, Some(d)) => page.nearness(&d),
        (None, None) => "calm",
    };
    let left = match (r.met_on, due) {
        (Some(met), _) if r.late() => page.tw("clock-kept-late", &[("day", Word::Day(met))]),
        (Some(met), _) => page.tw("clock-kept", &[("day", Word::Day(met))]),
        (None, _) if r.owner == Owner::TakenOver => page.t("clock-taken-over"),
        (None, Some(d)) if r.owner == Owner::Right && d < page.today => page.t("clock-right-over"),
        (None, Some(d)) => page.left(&d),
        (None, None) => page.t("clock-not-begun"),
    };
    let owner = match r.owner {
        Owner::Above(level) => page.t(&format!("above-{level}")),
        Owner::Office(id) | Owner::Unit(id) | Owner::Reviewer(id) => desk.units.called(id, page.zh()),
        Owner::Right => {
            let asks = matches!(r.clock.rule, law::RuleId::Fc1 | law::RuleId::Fh1);
            page.t(if asks { "owner-petitioner" } else { "owner-window" })
        }
        Owner::TakenOver => page.t("owner-taken-over"),
    };
    ClockView {
        title: r.clock.title.get(page.lang).to_owned(),
        owner,
        due: due.map_or(String::new(), |d| page.day(&d)),
        left,
        tone,
        percent: percent(r, page.today),
        open: r.met_on.is_none() && r.owner != Owner::TakenOver,
        why: r.clock.explain(page.lang),
    }
}

/// How much of the term is used up, 0 to 100.
fn percent(r: &Running, today: law::Day) -> i64 {
    let (Some(start), Some(due)) = (r.clock.start.day(), r.clock.due()) else { return 0 };
    let whole = law::days_between(start, due).max(1);
    let used = law::days_between(start, r.met_on.unwrap_or(today));
    (used * 100 / whole).clamp(0, 100)
}

/// Dates to come, for the end of the line of time.
pub(super) fn ahead(page: &Page, running: &[Running]) -> Vec<(String, String)> {
    let mut out: Vec<(law::Day, String)> = running
        .iter()
        .filter(|r| r.met_on.is_none() && r.owner != Owner::TakenOver)
        .filter_map(|r| r.clock.due().map(|d| (d, r.clock.title.get(page.lang).to_owned())))
        .filter(|(d, _)| *d >= page.today)
        .collect();
    out.sort();
    out.into_iter().map(|(d, title)| (page.day(&d), title)).collect()
}
