//! Find: one box, filters, saved views, a file.

use super::lines::{LineView, view};
use crate::act::{NewParty, keys_of};
use crate::rules::{Channel, Family, Purpose, StageKind};
use crate::store::{self, Filter, Line, Order};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use people::{Desk, SavedView, sight};
use platform::form::Sheet;
use platform::ids::typed_digits;
use platform::web::{Choice, Page, html, redirect};
use platform::{App, Error, Id, Result};

/// Lines on a page.
const PAGE: i64 = 100;
/// Lines in a file.
const FILE: i64 = 50_000;

struct Chip {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    on: bool,
}

#[derive(Template)]
#[template(path = "petition/find.html")]
struct Find {
    page: Page,
    q: String,
    chips: Vec<Chip>,
    from: String,
    to: String,
    lines: Vec<LineView>,
    next: String,
    file: String,
    query: String,
    views: Vec<SavedView>,
    filtered: bool,
    mine: bool,
}

/// What the query string asks for. Whatever makes no sense is not asked for.
pub(super) fn filter(app: &App, sheet: &mut Sheet) -> Filter {
    let q = sheet.get("q").to_owned();
    let digits = typed_digits(&q);
    let mut f = Filter {
        number: (digits.len() == 12 && platform::ids::number_ok(&digits)).then_some(digits),
        family: sheet.choice::<Family>("family").map(Family::word),
        stage: sheet.choice::<StageKind>("stage").map(StageKind::word),
        channel: sheet.choice::<Channel>("channel").map(Channel::word),
        purpose: sheet.choice::<Purpose>("purpose").map(Purpose::word),
        unit: sheet.choice::<Id>("unit"),
        field: sheet.text("field", 60),
        received_from: sheet.day("from"),
        received_to: sheet.day("to"),
        due_before: sheet.day("due_before"),
        due_from: sheet.day("due_from"),
        order: if sheet.get("order") == "due" { Order::Due } else { Order::Newest },
        after: after(sheet),
        ..Filter::default()
    };
    if f.number.is_none() && !q.is_empty() {
        // The same box takes a name, a phone or an ID number: people are found by digest, never by their text.
        let anyone = NewParty { name: q.clone(), phone: q.clone(), idno: q.clone(), ..NewParty::default() };
        f.person_keys = keys_of(app, &anyone);
        f.words = Some(q);
    }
    f
}

fn after(sheet: &Sheet) -> Option<(Option<law::Day>, Id)> {
    let (due, id) = sheet.get("after").split_once('.')?;
    Some((due.parse().ok(), id.parse().ok()?))
}

/// `GET /matters`
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let page = desk.page("find-title");
    let mut conn = desk.app().db.read().await?;
    let f = filter(desk.app(), &mut sheet);
    let mut lines = store::list(&mut conn, &scope(&desk, &sheet), &f, PAGE).await?;
    let views = people::saved_views(&mut conn, desk.officer.person).await?;
    let next = next_page(&sheet, f.order, &mut lines);
    let plain = without_place(&sheet).to_query();
    html(&Find {
        q: sheet.get("q").to_owned(),
        chips: chips(&desk, &page, &sheet),
        from: sheet.get("from").to_owned(),
        to: sheet.get("to").to_owned(),
        lines: lines.iter().map(|l| view(&desk, &page, l)).collect(),
        next,
        file: if desk.holds(people::Power::Export) { format!("/matters.csv?{plain}") } else { String::new() },
        filtered: !plain.is_empty(),
        mine: sheet.flag("mine"),
        query: plain,
        views,
        page,
    })
}

/// The officer's own sight, narrowed to the own units' turn when asked.
fn scope(desk: &Desk, sheet: &Sheet) -> people::Sight {
    match sheet.flag("mine") {
        true => match sight(&desk.officer) {
            people::Sight::Nothing => people::Sight::Nothing,
            _ => people::Sight::Units {
                reach: desk.officer.reach.clone(),
                locked: people::locked(&desk.officer),
            },
        },
        false => sight(&desk.officer),
    }
}

fn without_place(sheet: &Sheet) -> Sheet {
    let mut copy = sheet.clone();
    copy.set("after", "");
    copy
}

/// Cuts the extra line off and gives the address of the next page.
fn next_page(sheet: &Sheet, order: Order, lines: &mut Vec<Line>) -> String {
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    if lines.len() <= size {
        return String::new();
    }
    lines.truncate(size);
    let Some(last) = lines.last() else { return String::new() };
    let due = if order == Order::Due {
        last.due_on.map_or(String::new(), |d| d.to_string())
    } else {
        String::new()
    };
    let mut copy = sheet.clone();
    copy.set("after", format!("{due}.{}", last.id));
    format!("/matters?{}", copy.to_query())
}

fn chips(desk: &Desk, page: &Page, sheet: &Sheet) -> Vec<Chip> {
    let chip = |name: &'static str, choices: Vec<Choice>| {
        let value = sheet.get(name);
        let choices = choices
            .into_iter()
            .map(|mut c| {
                c.chosen = c.value == value;
                c
            })
            .collect();
        Chip { name, label: page.t(&format!("field-{name}")), choices, on: !value.is_empty() }
    };
    let words = |prefix: &str, all: Vec<&'static str>| {
        all.into_iter().map(|w| Choice::new(w, page.t(&format!("{prefix}-{w}")))).collect::<Vec<_>>()
    };
    let units =
        desk.units.responsible().map(|u| Choice::new(u.id.to_string(), u.called(page.zh()))).collect();
    vec![
        chip("family", words("family", Family::ALL.iter().map(|f| f.word()).collect())),
        chip("stage", words("stage", StageKind::ALL.iter().map(|s| s.word()).collect())),
        chip("channel", words("channel", Channel::ALL.iter().map(|c| c.word()).collect())),
        chip("purpose", words("purpose", Purpose::ALL.iter().map(|p| p.word()).collect())),
        chip("unit", units),
        chip("order", words("order", vec!["newest", "due"])),
    ]
}

/// `GET /matters.csv`
pub(super) async fn csv(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let page = desk.page("find-title");
    let f = filter(desk.app(), &mut sheet);
    let lines = store::list(&mut desk.app().db.read().await?, &scope(&desk, &sheet), &f, FILE).await?;
    let text = table(&desk, &page, &lines).map_err(Error::broken)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"matters.csv\"")),
    ];
    Ok((headers, text).into_response())
}

/// The list as a file that spreadsheets open as Chinese text and never as formulas.
fn table(desk: &Desk, page: &Page, lines: &[Line]) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let heads = ["number", "subject", "place", "who", "stage", "unit", "channel", "received", "due"];
    out.write_record(heads.map(|h| page.t(&format!("column-{h}"))))?;
    for line in lines {
        let v = view(desk, page, line);
        let due = line.due_on.map_or(String::new(), |d| d.to_string());
        let cells = [
            v.shown_no,
            v.subject,
            v.place,
            format!("{} {}", v.who, v.persons).trim().to_owned(),
            v.stage,
            v.unit,
            v.channel,
            line.received_on.to_string(),
            due,
        ];
        out.write_record(cells.iter().map(|c| intake::safe_cell(c).into_owned()))?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

/// `POST /views`: keeps this search under a name.
pub(super) async fn save_view(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let name = sheet.needed("name", 40);
    let query = Sheet::from_query(sheet.get("query")).to_query();
    sheet.done()?;
    let app = desk.app().clone();
    let (person, to) = (desk.officer.person, format!("/matters?{query}"));
    let row = SavedView { id: Id::new(app.clock.now()), name, query };
    app.db.write(move |c| Box::pin(async move { people::save_view(c, person, &row).await })).await?;
    Ok(redirect(&to))
}

/// `POST /views/{id}/removal`
pub(super) async fn remove_view(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let person = desk.officer.person;
    desk.app().db.write(move |c| Box::pin(people::drop_view(c, person, id))).await?;
    Ok(redirect("/matters"))
}
