//! The public's pages: the start, and "where is my matter".

use crate::act::{open_by_code, pack_for};
use crate::rules::{LawAt, Level, Matter, StageKind, clocks};
use crate::store::Loaded;
use askama::Template;
use axum::response::Response;
use law::Lang;
use people::{Units, Visitor};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Field, Kind, Page, html, set_cookie, unfinished};
use platform::{Error, Result, Word};

#[derive(Template)]
#[template(path = "portal/start.html")]
struct Start {
    page: Page,
}

/// `GET /`
pub(super) async fn start(visitor: Visitor) -> Result<Response> {
    html(&Start { page: visitor.page("portal-title") })
}

#[derive(Template)]
#[template(path = "portal/ask.html")]
struct AskPage {
    page: Page,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

fn form(visitor: Visitor, sheet: &Sheet) -> Result<Response> {
    let page = visitor.page("where-title");
    let fields = vec![
        Field::new(&page, sheet, Kind::Number, "number").needed(),
        Field::new(&page, sheet, Kind::Number, "code").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    visitor.form(&AskPage { fields, errors, page })
}

/// `GET /where`
pub(super) async fn ask(visitor: Visitor) -> Result<Response> {
    form(visitor, &Sheet::default())
}

/// `POST /where`
pub(super) async fn answer(mut visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let other = match sheet.get("lang") {
        "en" => Some((Lang::En, "en")),
        "zh-CN" => Some((Lang::Zh, "zh-CN")),
        _ => None,
    };
    visitor.lang = other.map_or(visitor.lang, |(lang, _)| lang);
    let (number, code) = (sheet.needed("number", 40), sheet.needed("code", 40));
    visitor.app().look_up_law().await?;
    let outcome = match sheet.done() {
        Ok(()) => open_by_code(visitor.app(), &number, &code).await,
        Err(e) => Err(e),
    };
    match outcome {
        Ok(opened) => {
            let mut response = show(&visitor, &opened.loaded, number, code).await?;
            if let Some((_, tag)) = other {
                set_cookie(&mut response, "lang", tag, 31_536_000, false);
            }
            Ok(response)
        }
        Err(Error::Invalid(errors)) => form(visitor, &sheet.with_errors(errors)).map(unfinished),
        Err(other) => Err(other),
    }
}

struct Station {
    title: String,
    /// passed · here · ahead
    state: &'static str,
    late: bool,
    day: String,
    owner: String,
    left: String,
    why: Vec<String>,
}

struct AnswerView {
    demand: String,
    outcome: String,
    text: String,
}

#[derive(Template)]
#[template(path = "portal/where.html")]
struct Where {
    page: Page,
    shown_no: String,
    subject: String,
    words_note: String,
    stations: Vec<Station>,
    answers: Vec<AnswerView>,
    basis: String,
    review_by: String,
    joined: String,
    stage: String,
    /// As typed, to ask again in the other language.
    number: String,
    code: String,
}

async fn show(visitor: &Visitor, l: &Loaded, number: String, code: String) -> Result<Response> {
    let page = visitor.page("where-title");
    let units = visitor.house.units().await?;
    let app = visitor.app();
    let pack = pack_for(app, &l.matter, None, page.today)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    let opinion = l.matter.stage.opinion();
    let answer = |d: &crate::rules::Demand| {
        let a = opinion.and_then(|o| o.answers.iter().find(|a| a.demand == d.no));
        AnswerView {
            demand: d.text.clone(),
            outcome: a.map_or(String::new(), |a| page.t(&format!("outcome-{}", a.outcome))),
            text: a.map_or(String::new(), |a| a.text.clone()),
        }
    };
    html(&Where {
        shown_no: grouped(&l.no),
        subject: l.subject.clone(),
        words_note: page.tw("where-received", &[("day", Word::Day(l.matter.received_on))]),
        stations: stations(&page, &units, l, &law),
        answers: l.matter.demands.iter().map(answer).collect(),
        basis: opinion.map_or(String::new(), |o| o.basis.clone()),
        review_by: opinion.map_or(String::new(), |o| o.review_by.clone()),
        joined: match &l.matter.stage {
            crate::rules::Stage::Linked(j, _) => grouped(&j.into_no),
            _ => String::new(),
        },
        stage: page.t(&format!("stage-{}", l.matter.stage.kind())),
        number,
        code,
        page,
    })
}

/// The line of stations: received → sent → accepted → answered → served → ended, the present one large.
fn stations(page: &Page, units: &Units, l: &Loaded, law: &LawAt) -> Vec<Station> {
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
                    stage.lead().map_or(String::new(), |u| super::story::unit_name(units, page, u))
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
        crate::rules::Stage::Closed(c, _) => Some(c.on),
        _ => None,
    };
    out.push(("closed", ended));
    out
}

fn organ(page: &Page, units: &Units, m: &Matter, level: Level) -> String {
    let organ = m.stage.review_at(level).map(|r| &r.request.organ);
    organ.map_or(String::new(), |u| super::story::unit_name(units, page, u))
}

/// Who owes the next date, and why it is that day.
fn next_date(page: &Page, here: &mut Station, m: &Matter, law: &LawAt) {
    let Some((rule, due)) = crate::rules::next_due(m, law) else { return };
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
            ("what", Word::Key(super::story::rule_key(rule))),
            ("day", Word::Day(due)),
            ("left", Word::Plain(page.left(&due))),
        ],
    );
}
