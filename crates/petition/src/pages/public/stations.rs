//! The line of stations: received → sent → accepted → answered → served → ended, the present one large, with its
//! dates, who owes the next one, and why it is that day.

use crate::rules::{LawAt, Matter, Stage, StageKind, clocks, next_due};
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
    let at = position(m.stage.kind());
    let day = |d: Option<law::Day>| d.map_or(String::new(), |d| page.day(&d));
    let stage = &m.stage;
    let days = [
        Some(m.received_on),
        stage.sending().map(|s| s.on),
        stage.handling().map(|h| h.accepted_on),
        stage.opinion().map(|o| o.on),
        stage.service().and_then(|s| s.on),
        match stage {
            Stage::Closed(c, _) => Some(c.on),
            _ => None,
        },
    ];
    let keys = ["received", "sent", "accepted", "answered", "served", "closed"];
    let mut out: Vec<Station> = keys
        .iter()
        .zip(days)
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
            owner: match *key {
                "sent" | "accepted" => {
                    stage.lead().map_or(String::new(), |u| super::super::story::unit_name(units, page, u))
                }
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

fn position(kind: StageKind) -> usize {
    match kind {
        StageKind::Registered | StageKind::Linked => 0,
        StageKind::Sent | StageKind::Objected => 1,
        StageKind::Accepted => 2,
        StageKind::Answered => 3,
        StageKind::Served => 4,
        StageKind::Closed => 5,
    }
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
