//! Signing in, oneself, and the administrator's pages.

mod absence;
mod first_start;
mod me;
mod people;
mod phrases;
mod sign_in;
mod units;

use crate::house::{Desk, House};
use crate::rules::Power;
use axum::extract::{Path, Query};
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use platform::Result;
use platform::form::Sheet;
use platform::web::{Field, Guard, Kind, Page, Routes, redirect, set_cookie};
use std::collections::HashMap;

/// This room's ways in.
pub fn routes() -> Routes<House> {
    let admin = Guard::Power(Power::Administer.word());
    Routes::new()
        .get("/sign-in", Guard::Open, get(sign_in::show))
        .post("/sign-in", Guard::Open, post(sign_in::submit))
        .post("/sign-out", Guard::SignedIn, post(sign_in::out))
        .post("/session", Guard::SignedIn, post(more_time))
        .get("/first-start", Guard::Open, get(first_start::show))
        .post("/first-start", Guard::Open, post(first_start::submit))
        .get("/language/{lang}", Guard::Open, get(language))
        .get("/home", Guard::SignedIn, get(home))
        .get("/me", Guard::SignedIn, get(me::show))
        .post("/me/password", Guard::SignedIn, post(me::password))
        .post("/me/post", Guard::SignedIn, post(me::change_post))
        .post("/drafts/{form}", Guard::SignedIn, post(keep_draft))
        .post("/drafts/{form}/removal", Guard::SignedIn, post(throw_away))
        .post("/drafts/{form}/return", Guard::SignedIn, post(take_back))
        .get("/absences", Guard::SignedIn, get(absence::show))
        .post("/absences", Guard::SignedIn, post(absence::add))
        .post("/absences/{id}/end", Guard::SignedIn, post(absence::end))
        .get("/phrases", Guard::SignedIn, get(phrases::list))
        .post("/phrases", Guard::SignedIn, post(phrases::add))
        .post("/phrases/{id}/removal", Guard::SignedIn, post(phrases::remove))
        .get("/units", admin, get(units::list))
        .get("/units/new", admin, get(units::new))
        .post("/units/new", admin, post(units::add))
        .get("/units/{id}", admin, get(units::edit))
        .post("/units/{id}", admin, post(units::change))
        .get("/people", admin, get(people::list))
        .get("/people/new", admin, get(people::new))
        .post("/people/new", admin, post(people::add))
        .get("/people/{id}", admin, get(people::edit))
        .post("/people/{id}", admin, post(people::change))
}

/// `GET /language/en?to=/path`
async fn language(Path(lang): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    let lang = if lang == "en" { "en" } else { "zh-CN" };
    let mut response = redirect(own_path(query.get("to").map_or("/", String::as_str)));
    set_cookie(&mut response, "lang", lang, 31_536_000, false);
    response
}

/// The field of a person's name.
fn person_name(page: &Page, sheet: &Sheet) -> Field {
    let mut name = Field::new(page, sheet, Kind::Text, "name").asked(page.t("field-person-name"));
    name.help = String::new();
    name.id = "f-person-name".to_owned();
    name
}

/// Complaints for the head of a form with a person's name.
fn person_complaints(page: &Page, sheet: &Sheet) -> Vec<(String, String)> {
    let mut errors = sheet.errors().to_vec();
    for e in errors.iter_mut().filter(|e| e.field == "name") {
        e.field = "person_name".to_owned();
    }
    page.complaints(&errors)
}

/// `GET /home`: where a post's day begins. The administrator sees no matter and begins with the units.
async fn home(desk: Desk) -> Response {
    redirect(if desk.holds(Power::See) { "/today" } else { "/units" })
}

/// A path on this site, whatever somebody typed into the address.
fn own_path(to: &str) -> &str {
    let own =
        to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains(['\r', '\n']);
    if own { to } else { "/" }
}

/// `POST /session`: the reader is still there.
async fn more_time(desk: Desk, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let mut response = axum::http::StatusCode::NO_CONTENT.into_response();
    if let Ok(ends) = HeaderValue::from_str(&desk.page("brand").session_ends.to_string()) {
        response.headers_mut().insert("x-session-ends", ends);
    }
    Ok(response)
}

/// `POST /drafts/{form}`: keeps what was typed so far.
async fn keep_draft(desk: Desk, Path(form): Path<String>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    if form.len() > 80 {
        return Err(platform::Error::NotFound);
    }
    crate::act::keep_draft(desk.app(), desk.officer.person, &form, &sheet.to_query()).await?;
    Ok(axum::http::StatusCode::NO_CONTENT.into_response())
}

/// `POST /drafts/{form}/removal`: throws a draft away. Sent from the form itself it carries what stood there, so that
/// taking it back brings that back too.
async fn throw_away(desk: Desk, Path(form): Path<String>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let typed = sheet.to_query();
    let body = (!typed.is_empty()).then_some(typed);
    if form.len() > 80 {
        return Err(platform::Error::NotFound);
    }
    crate::act::throw_away(desk.app(), desk.officer.person, &form, body).await?;
    Ok(redirect("/drafts?done=draft-dropped"))
}

/// `POST /drafts/{form}/return`: takes it back.
async fn take_back(desk: Desk, Path(form): Path<String>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    crate::act::take_back(desk.app(), desk.officer.person, &form).await?;
    Ok(redirect("/drafts?done=draft-back"))
}
