//! Calendars and packs, for the administrator: what is in force and where it comes from, each of them readable; what
//! a new one would change; bringing it in, and how far the open matters have followed.

mod change;
mod draft;

pub(super) use change::{progress, resume, show as change, stop_following};
pub(super) use draft::{bring_in, foretold, foretold_csv, form};

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use law::{Cover, Pack};
use people::Desk;
use platform::lawbook::{self, LawChange};
use platform::web::{Page, html};
use platform::{Error, Id, Result};

/// The list shows so many changes.
const LISTED: i64 = 50;

struct CalendarRow {
    year: i16,
    cover: String,
    days: String,
    source: String,
    origin: String,
}

struct PackRow {
    id: String,
    title: String,
    base: String,
    validity: String,
    rules: String,
    origin: String,
    governs: bool,
}

struct ChangeRow {
    id: Id,
    name: String,
    what: String,
    reason: String,
    by: String,
    when: String,
    state: String,
}

#[derive(Template)]
#[template(path = "petition/law.html")]
struct List {
    page: Page,
    calendars: Vec<CalendarRow>,
    packs: Vec<PackRow>,
    changes: Vec<ChangeRow>,
    /// A change that is still being followed.
    unfinished: String,
}

/// `GET /law`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    let page = desk.page("law-title");
    let mut conn = desk.app().db.read().await?;
    let changes = lawbook::changes(&mut conn, LISTED).await?;
    let unfinished = lawbook::unfinished(&mut conn).await?;
    let law = &desk.app().law;
    let governs = desk.app().pack(desk.today).map(|p| p.id.clone()).ok();
    let view = List {
        calendars: law.calendar.years().map(|year| calendar_row(&desk, &page, year)).collect(),
        packs: packs(&desk).map(|p| pack_row(&page, p, governs.as_ref() == Some(&p.id))).collect(),
        changes: changes.iter().map(|c| change_row(&desk, &page, c)).collect(),
        unfinished: unfinished.map_or(String::new(), |id| id.to_string()),
        page,
    };
    html(&view)
}

/// Packs of this office's jurisdiction first, the latest of each first.
fn packs(desk: &Desk) -> impl Iterator<Item = &Pack> {
    let own = |p: &Pack| *p.jurisdiction == *desk.app().jurisdiction;
    let mut all: Vec<&Pack> = desk.app().law.packs().map(AsRef::as_ref).collect();
    all.sort_by_key(|p| (!own(p), p.jurisdiction.clone(), std::cmp::Reverse(p.from)));
    all.into_iter()
}

fn calendar_row(desk: &Desk, page: &Page, year: i16) -> CalendarRow {
    let calendar = &desk.app().law.calendar;
    let (off, made_up) = (calendar.days_off(year).count(), calendar.days_made_up(year).count());
    CalendarRow {
        year,
        cover: page.t(cover_key(calendar.covers(year))),
        days: format!("{} · {}", page.tn("law-days-off", off), page.tn("law-days-made-up", made_up)),
        source: calendar.source(year).map_or(String::new(), |s| s.get(page.lang).to_owned()),
        origin: origin(page, calendar.file(year).unwrap_or("")),
    }
}

fn cover_key(cover: Cover) -> &'static str {
    match cover {
        Cover::Official => "law-cover-official",
        Cover::Projected => "law-cover-projected",
        Cover::Unknown => "law-cover-unknown",
    }
}

/// Built in, or the office's own file.
fn origin(page: &Page, file: &str) -> String {
    match file.starts_with("calendars/") || file.starts_with("law/") {
        true => page.t("law-built-in"),
        false => page.tx("law-own-file", file),
    }
}

fn pack_row(page: &Page, pack: &Pack, governs: bool) -> PackRow {
    PackRow {
        id: pack.id.to_string(),
        title: pack.title.get(page.lang).to_owned(),
        base: pack.base.as_ref().map_or(String::new(), ToString::to_string),
        validity: validity(page, pack),
        rules: page.tn("law-rules-count", pack.rules().count()),
        origin: origin(page, &pack.file),
        governs,
    }
}

fn validity(page: &Page, pack: &Pack) -> String {
    match pack.until {
        Some(until) => format!("{} – {until}", pack.from),
        None => page.tx("law-since", pack.from),
    }
}

fn change_row(desk: &Desk, page: &Page, c: &LawChange) -> ChangeRow {
    ChangeRow {
        id: c.id,
        name: c.name.clone(),
        what: what(page, c),
        reason: c.reason.clone(),
        by: c.by_name.clone(),
        when: desk.app().clock.moment(c.at),
        state: page.t(&format!("law-state-{}", c.state)),
    }
}

/// What was done: a file of which kind was brought in or taken back.
fn what(page: &Page, c: &LawChange) -> String {
    let key = if c.body.is_empty() { "law-was-taken-back" } else { "law-was-brought-in" };
    page.tx(key, page.t(&format!("law-kind-{}", c.kind)))
}

struct DayRow {
    day: String,
    name: String,
    /// Worked, where it would be a rest day.
    made_up: bool,
}

#[derive(Template)]
#[template(path = "petition/law_calendar.html")]
struct CalendarPage {
    page: Page,
    name: String,
    cover: String,
    source: String,
    origin: String,
    own: bool,
    days: Vec<DayRow>,
}

/// `GET /law/calendars/{year}`
pub(super) async fn calendar(desk: Desk, Path(year): Path<i16>) -> Result<Response> {
    let mut page = desk.page("law-title");
    let calendar = &desk.app().law.calendar;
    let file = calendar.file(year).ok_or(Error::NotFound)?;
    let row = |day: law::Day, name: &law::Text, made_up| {
        (day, DayRow { day: page.day(&day), name: name.get(page.lang).to_owned(), made_up })
    };
    let off = calendar.days_off(year).map(|(day, name)| row(day, name, false));
    let mut days: Vec<_> =
        off.chain(calendar.days_made_up(year).map(|(day, name)| row(day, name, true))).collect();
    days.sort_by_key(|(day, _)| *day);
    page.title = page.tx("law-calendar-of", year);
    html(&CalendarPage {
        name: year.to_string(),
        cover: page.t(cover_key(calendar.covers(year))),
        source: calendar.source(year).map_or(String::new(), |s| s.get(page.lang).to_owned()),
        origin: origin(&page, file),
        own: !file.starts_with("calendars/"),
        days: days.into_iter().map(|(_, row)| row).collect(),
        page,
    })
}

struct RuleRow {
    code: String,
    title: String,
    term: String,
    who: &'static str,
    basis: String,
    trigger: String,
    article: String,
    source: String,
    confidence: String,
    note: String,
}

#[derive(Template)]
#[template(path = "petition/law_pack.html")]
struct PackPage {
    page: Page,
    id: String,
    facts: Vec<(String, String)>,
    rules: Vec<RuleRow>,
    /// The office's own file it comes from, to be taken back.
    own: String,
}

/// `GET /law/packs/{pack}`
pub(super) async fn pack(desk: Desk, Path(id): Path<String>) -> Result<Response> {
    let mut page = desk.page("law-title");
    let pack = desk.app().law.pack(&law::PackId(id)).ok_or(Error::NotFound)?;
    let changes = lawbook::every_change(&mut desk.app().db.read().await?).await?;
    let own = lawbook::in_force(&changes).into_iter().find(|c| c.file == pack.file);
    page.title = pack.title.get(page.lang).to_owned();
    let mut facts = vec![
        (page.t("law-validity"), validity(&page, &pack)),
        (page.t("law-origin"), origin(&page, &pack.file)),
        (page.t("law-number-representatives"), pack.max_representatives.to_string()),
        (page.t("law-number-extension"), pack.opinion_extension_max_days.to_string()),
        (page.t("law-number-group"), pack.group_visit_from.to_string()),
        (page.t("law-number-investigators"), pack.min_investigators.to_string()),
    ];
    facts.extend(pack.base.as_ref().map(|base| (page.t("law-base"), base.to_string())));
    html(&PackPage {
        id: pack.id.to_string(),
        facts,
        rules: pack.rules().map(|r| rule_row(&page, r)).collect(),
        own: own.map_or(String::new(), |c| c.name.clone()),
        page,
    })
}

fn rule_row(page: &Page, r: &law::Rule) -> RuleRow {
    let lang = page.lang;
    let term = r.term.spoken(lang);
    RuleRow {
        code: r.id.to_string(),
        title: r.title.get(lang).to_owned(),
        term: match r.way {
            law::Way::After => term,
            law::Way::Before => page.tx("law-way-before", term),
        },
        who: r.who.spoken(lang),
        basis: page.t(match r.basis {
            law::Basis::Strict => "law-basis-strict",
            law::Basis::Rolled => "law-basis-rolled",
        }),
        trigger: r.trigger.get(lang).to_owned(),
        article: r.article.get(lang).to_owned(),
        source: r.source.get(lang).to_owned(),
        confidence: format!("{:?} {}", r.confidence, r.confidence.spoken(lang)),
        note: r.note.as_ref().map_or(String::new(), |n| n.get(lang).to_owned()),
    }
}
