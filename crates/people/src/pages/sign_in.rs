//! Signing in and out.

use super::own_path;
use crate::act;
use crate::house::{Desk, SESSION, Visitor, WHOLE_SECONDS};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::Result;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page, answer, redirect, set_cookie};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "people/sign_in.html")]
struct SignIn {
    page: Page,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    to: String,
}

fn draw(visitor: Visitor, sheet: &Sheet, to: &str) -> Result<Response> {
    let page = visitor.page("sign-in-title");
    let fields = vec![
        Field::new(&page, sheet, Kind::Text, "login").needed(),
        Field::new(&page, sheet, Kind::Secret, "password").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    visitor.form(&SignIn { fields, errors, to: to.to_owned(), page })
}

/// `GET /sign-in`
pub(super) async fn show(visitor: Visitor, Query(query): Query<HashMap<String, String>>) -> Result<Response> {
    if act::is_new(visitor.app()).await? {
        return Ok(redirect("/first-start"));
    }
    let to = query.get("to").map_or("/home", String::as_str);
    draw(visitor, &Sheet::default(), own_path(to))
}

/// `POST /sign-in`
pub(super) async fn submit(visitor: Visitor, sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let outcome = act::sign_in(&visitor.house, sheet.get("login"), sheet.raw("password")).await;
    let (own, secure) = (own_path(sheet.get("to")).to_owned(), visitor.app().secure);
    let to = own.as_str();
    let done = |token: String| {
        let mut response = redirect(to);
        set_cookie(&mut response, SESSION, &token, WHOLE_SECONDS, secure);
        response
    };
    answer(outcome, sheet, done, |s| async move { draw(visitor, &s, to) }).await
}

/// `POST /sign-out`
pub(super) async fn out(desk: Desk, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    act::sign_out(desk.app(), desk.session.clone()).await?;
    let mut response = redirect("/sign-in");
    set_cookie(&mut response, SESSION, "", 0, desk.app().secure);
    Ok(response)
}
