//! Where is my matter: number and query code open it, and a pass keeps it open for a while in the same browser.

use super::gate::{self, Knock, Puzzle};
use super::view;
use crate::act::{PASS_SECONDS, open_by_code, open_by_pass, pass};
use crate::store::Loaded;
use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use people::Visitor;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page, redirect};
use platform::{Error, Result};

#[derive(Template)]
#[template(path = "portal/ask.html")]
struct AskPage {
    page: Page,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    puzzle: Option<Puzzle>,
}

fn form(visitor: Visitor, sheet: &Sheet, puzzle: Option<Puzzle>) -> Result<Response> {
    let mut page = visitor.page("where-title");
    page.path = "/where".to_owned();
    if sheet.flag("over") {
        page.done = page.t("where-pass-over");
    }
    let fields = vec![
        Field::new(&page, sheet, Kind::Number, "number").needed(),
        Field::new(&page, sheet, Kind::Number, "code").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    let asked = puzzle.is_some();
    let mut response = visitor.form(&AskPage { fields, errors, puzzle, page })?;
    if !sheet.errors().is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    } else if asked && !sheet.get("number").is_empty() {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    }
    Ok(response)
}

/// `GET /where`
pub(super) async fn ask(visitor: Visitor, RawQuery(raw): RawQuery) -> Result<Response> {
    let over = Sheet::from_query(raw.as_deref().unwrap_or("")).flag("over");
    let sheet = Sheet::from_pairs(over.then_some(("over", "1")));
    let puzzle = gate::ahead(&visitor, Knock::Try).await?;
    form(visitor, &sheet, puzzle)
}

/// `POST /where`
pub(super) async fn answer(visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let (number, code) = (sheet.needed("number", 40), sheet.needed("code", 40));
    if let Some(puzzle) = gate::pass(&visitor, Knock::Try, &sheet).await? {
        return form(visitor, &sheet, Some(puzzle));
    }
    visitor.app().look_up_law().await?;
    let outcome = match sheet.done() {
        Ok(()) => open_by_code(visitor.app(), &number, &code).await,
        Err(e) => Err(e),
    };
    match outcome {
        Ok(opened) => {
            let mut response = view::draw(&visitor, &opened.loaded, "").await?;
            visitor.give_pass(&mut response, &pass(visitor.app(), &visitor.visit, &opened)?, PASS_SECONDS);
            Ok(response)
        }
        Err(Error::Invalid(errors)) => {
            let puzzle = gate::ahead(&visitor, Knock::Try).await?;
            form(visitor, &sheet.with_errors(errors), puzzle)
        }
        Err(other) => Err(other),
    }
}

/// The matter that the visitor's pass opens.
pub(super) async fn own(visitor: &Visitor) -> Result<Option<Loaded>> {
    visitor.app().look_up_law().await?;
    open_by_pass(visitor.app(), &visitor.visit, &visitor.pass).await
}

/// To number and code again: the pass is over.
pub(super) fn over() -> Response {
    redirect("/where?over=1")
}

/// `GET /where/matter`
pub(super) async fn show(visitor: Visitor, RawQuery(raw): RawQuery) -> Result<Response> {
    match own(&visitor).await? {
        Some(loaded) => {
            let query = Sheet::from_query(raw.as_deref().unwrap_or(""));
            view::draw(&visitor, &loaded, query.get("done")).await
        }
        None => Ok(over()),
    }
}

/// `POST /where/leaving`: the pass is taken back, for whoever uses the browser next.
pub(super) async fn leave(visitor: Visitor, sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let mut response = redirect("/");
    visitor.give_pass(&mut response, "", 0);
    Ok(response)
}
