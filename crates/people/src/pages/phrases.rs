//! Phrases for long texts: one's own and the unit's.

use crate::house::Desk;
use crate::rules::Power;
use crate::store::{self, Phrase};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page, html, redirect};
use platform::{Id, Result};

struct Row {
    id: Id,
    title: String,
    text: String,
    of_unit: bool,
    may_drop: bool,
}

#[derive(Template)]
#[template(path = "people/phrases.html")]
struct Phrases {
    page: Page,
    rows: Vec<Row>,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

async fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("phrases-title");
    page.path = "/phrases".to_owned();
    let o = &desk.officer;
    let known = store::phrases(&mut desk.app().db.read().await?, o.unit, o.person).await?;
    let rows = known
        .into_iter()
        .map(|p| Row {
            id: p.id,
            may_drop: p.author == o.person || (p.person.is_none() && o.holds(Power::Sign)),
            of_unit: p.person.is_none(),
            title: p.title,
            text: p.text,
        })
        .collect();
    let fields = vec![
        Field::new(&page, sheet, Kind::Text, "phrase_title").needed(),
        Field::new(&page, sheet, Kind::Area, "phrase_text").needed(),
        Field::new(&page, sheet, Kind::Check, "of_unit"),
    ];
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let mut response = html(&Phrases { rows, fields, errors, page })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// `GET /phrases`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    draw(&desk, &Sheet::default()).await
}

/// `POST /phrases`
pub(super) async fn add(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let o = &desk.officer;
    let phrase = Phrase {
        id: Id::new(desk.app().clock.now()),
        unit: o.unit,
        person: (!sheet.flag("of_unit")).then_some(o.person),
        author: o.person,
        title: sheet.needed("phrase_title", 60),
        text: sheet.needed("phrase_text", 2_000),
    };
    if sheet.done().is_err() {
        return draw(&desk, &sheet).await;
    }
    desk.app().db.write(move |c| Box::pin(async move { store::insert_phrase(c, &phrase).await })).await?;
    Ok(redirect("/phrases?done=saved"))
}

/// `POST /phrases/{id}/removal`
pub(super) async fn remove(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (unit, person, head) = (desk.officer.unit, desk.officer.person, desk.holds(Power::Sign));
    desk.app()
        .db
        .write(move |c| Box::pin(async move { store::drop_phrase(c, id, unit, person, head).await }))
        .await?;
    Ok(redirect("/phrases?done=saved"))
}
