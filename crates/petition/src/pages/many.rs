//! Many at once: several waiting matters to one unit, with one reason. Each goes through the door by itself, and the
//! report says which were refused and why.

use super::lines::{LineView, view};
use crate::act::{self, Hand};
use crate::rules::{Act, StageKind, UnitRef};
use crate::store::{self, Order};
use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, sight};
use platform::form::Sheet;
use platform::ids::{grouped, number_ok};
use platform::web::{Choice, Field, Kind, Page, html};
use platform::{Error, Id, Result};
use std::collections::HashSet;

/// So many can be sent in one go.
const MOST: i64 = 100;

struct Pick {
    line: LineView,
    /// Number and version, as the box sends them.
    value: String,
    chosen: bool,
}

struct Outcome {
    no: String,
    shown_no: String,
    why: String,
}

#[derive(Template)]
#[template(path = "petition/many.html")]
struct Many {
    page: Page,
    picks: Vec<Pick>,
    query: String,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "petition/many_done.html")]
struct ManyDone {
    page: Page,
    unit: String,
    sent: Vec<Outcome>,
    refused: Vec<Outcome>,
}

/// `GET /transfers?…`: what waits for dispatch, narrowed as on Find.
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    sheet.set("note", "");
    draw(&desk, raw.as_deref().unwrap_or(""), &sheet).await
}

async fn draw(desk: &Desk, query: &str, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("many-title");
    page.path = format!("/transfers?{query}");
    let mut wanted = Sheet::from_query(query);
    wanted.set("after", "");
    let mut filter = super::find::filter(desk, &mut wanted);
    filter.stage = Some(StageKind::Registered.word());
    filter.order = Order::Due;
    let mut lines =
        store::list(&mut desk.app().db.read().await?, &sight(&desk.officer), &filter, MOST).await?;
    lines.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let chosen = sheet.all("pick");
    let picks = lines
        .iter()
        .map(|l| {
            let value = format!("{}:{}", l.no, l.version);
            let chosen = chosen.iter().any(|c| c.split(':').next() == Some(l.no.as_str()));
            Pick { line: view(desk, &page, l), chosen, value }
        })
        .collect();
    let units = desk.units.responsible().map(|u| Choice::new(u.id.to_string(), u.full(page.zh())));
    let mut note = Field::new(&page, sheet, Kind::Area, "note").needed().asked(page.t("many-reason"));
    note.help = page.t("many-reason-help");
    let fields = vec![Field::new(&page, sheet, Kind::Select, "to").needed().of(units), note];
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let query = wanted.to_query();
    let mut response = html(&Many { picks, query, fields, errors, page })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// `POST /transfers`
pub(super) async fn submit(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let picks = picks(&sheet);
    if picks.is_empty() {
        sheet.fail("pick", "error-pick");
    }
    let to = sheet.id("to").and_then(|id: Id| desk.units.get(id));
    if to.is_none() && !sheet.get("to").is_empty() {
        sheet.fail("to", "error-choice");
    }
    let note = sheet.needed("note", 500);
    let (Some(to), Ok(())) = (to, sheet.done()) else {
        let query = sheet.get("query").to_owned();
        return draw(&desk, &query, &sheet).await;
    };
    let page = desk.page("many-done-title");
    let act = Act::Transfer {
        to: UnitRef { id: to.id, name: to.short.clone() },
        standing: super::acts::standing(&desk, to.id),
        from: UnitRef { id: desk.officer.unit, name: desk.officer.unit_name.clone() },
        note,
    };
    let (mut sent, mut refused) = (Vec::new(), Vec::new());
    for (no, version) in picks {
        let hand = Hand::now(&desk.house, desk.actor());
        let done = act::act(hand, &no, Some(version), act.clone()).await;
        let outcome = |why| Outcome { shown_no: grouped(&no), no: no.clone(), why };
        match done {
            Ok(_) => sent.push(outcome(String::new())),
            Err(why) => refused.push(outcome(in_words(&page, why)?)),
        }
    }
    html(&ManyDone { unit: to.full(page.zh()).to_owned(), sent, refused, page })
}

/// What was ticked: each number once, with the version that was on screen.
fn picks(sheet: &Sheet) -> Vec<(String, i64)> {
    let mut seen = HashSet::new();
    sheet
        .all("pick")
        .into_iter()
        .filter_map(|p| p.split_once(':'))
        .filter_map(|(no, version)| Some((no.to_owned(), version.parse().ok()?)))
        .filter(|(no, _)| number_ok(no) && seen.insert(no.clone()))
        .take(usize::try_from(MOST).unwrap_or(usize::MAX))
        .collect()
}

/// Why one of them was not sent. What is ours to mend stops the whole report.
fn in_words(page: &Page, why: Error) -> Result<String> {
    Ok(match why {
        Error::Refused(r) => {
            let shown = page.refusal(&r);
            format!("{} {}", shown.why, shown.instead).trim().to_owned()
        }
        Error::Stale => page.t("failure-stale-why"),
        Error::Forbidden | Error::NotFound => page.t("failure-not-found-why"),
        other => return Err(other),
    })
}
