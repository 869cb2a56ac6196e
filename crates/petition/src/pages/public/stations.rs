//! The line of stations: received → sent → accepted → answered → served → ended, the present one large, with its
//! dates, who owes the next one, and why it is that day.

use crate::rules::{LawAt, Level, Matter, Stage, StageKind, clocks, next_due};
use crate::store::Loaded;
use people::Units;
use platform::Word;
use platform::web::Page;

/// One station.
pub(super) struct Station {
    pub title: String,
    /// passed · here · ahead
    pub state: &'static str,
    pub late: bool,
    pub day: String,
    pub owner: String,
    pub left: String,
    pub why: Vec<String>,
}

/// The line of stations: received → sent → accepted → answered → served → ended, the present one large.
pub(super) fn stations(page: &Page, units: &Units, l: &Loaded, law: &LawAt) -> Vec<Station> {
    let m = &l.matter;
    let passed = passed(m);
    let at = passed.iter().rposition(|(_, d)| d.is_some()).unwrap_or(0);
    let day = |d: Option<law::Day>| d.map_or(String::new(), |d| page.day(&d));
    let stage = &m.stage;
    let mut out: Vec<Station> = passed
        .into_iter()
        .enumerate()
        .map(|(i, (key, d))| Station {
            title: page.t(&format!("station-{key}")),
            state: match i.cmp(&at) {
                std::cmp::Ordering::Less => "passed",
                std::cmp::Ordering::Equal => "here",
                std::cmp::Ordering::Greater => "ahead",
            },
            late: false,
            day: day(d),
            owner: match key {
                "sent" | "accepted" => {
                    stage.lead().map_or(String::new(), |u| super::super::story::unit_name(units, page, u))
                }
                "review" => organ(page, units, m, Level::First),
                "final" => organ(page, units, m, Level::Final),
                _ => String::new(),
            },
            left: String::new(),
            why: Vec::new(),
        })
        .collect();
    if let Some(here) = out.get_mut(at) {
        next_date(page, here, m, law);
    }
    out
}

/// The stations with the day on which each was passed; reviews are there once they were asked for.
fn passed(m: &Matter) -> Vec<(&'static str, Option<law::Day>)> {
    let stage = &m.stage;
    let asked = |level| stage.review_at(level).map(|r| r.request.received_on);
    let mut out = vec![
        ("received", Some(m.received_on)),
        ("sent", stage.sending().map(|s| s.on)),
        ("accepted", stage.handling().map(|h| h.accepted_on)),
        ("answered", stage.opinion().map(|o| o.on)),
        ("served", stage.service().and_then(|s| s.on)),
    ];
    out.extend(asked(Level::First).map(|d| ("review", Some(d))));
    out.extend(asked(Level::Final).map(|d| ("final", Some(d))));
    let ended = match stage {
        Stage::Closed(c, _) => Some(c.on),
        _ => None,
    };
    out.push(("closed", ended));
    out
}

fn organ(page: &Page, units: &Units, m: &Matter, level: Level) -> String {
    let organ = m.stage.review_at(level).map(|r| &r.request.organ);
    organ.map_or(String::new(), |u| super::super::story::unit_name(units, page, u))
}

/// Who owes the next date, and why it is that day.
fn next_date(page: &Page, here: &mut Station, m: &Matter, law: &LawAt) {
    let Some((rule, due)) = next_due(m, law) else { return };
    let clock = clocks(m, law).into_iter().find(|r| r.clock.rule == rule && r.clock.due() == Some(due));
    here.why = clock.map_or(Vec::new(), |r| r.clock.explain(page.lang));
    // A right that has run out is nobody's lateness.
    if m.stage.kind() == StageKind::Served && due < page.today {
        here.left = page.tw("where-review-over", &[("day", Word::Day(due))]);
        return;
    }
    here.late = due < page.today;
    here.left = page.tw(
        "where-next",
        &[
            ("what", Word::Key(super::super::story::rule_key(rule))),
            ("day", Word::Day(due)),
            ("left", Word::Plain(page.left(&due))),
        ],
    );
}
