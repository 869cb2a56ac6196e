//! Signing in and out.

use super::own_path;
use crate::act;
use crate::house::{Desk, SESSION, Visitor, WHOLE_SECONDS};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page, redirect, set_cookie};
use platform::{Error, Result};
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
    match act::sign_in(&visitor.house, sheet.get("login"), sheet.raw("password")).await {
        Ok(token) => {
            let mut response = redirect(own_path(sheet.get("to")));
            set_cookie(&mut response, SESSION, &token, WHOLE_SECONDS, visitor.app().secure);
            Ok(response)
        }
        Err(Error::Invalid(errors)) => {
            let to = own_path(sheet.get("to")).to_owned();
            let mut response = draw(visitor, &sheet.with_errors(errors), &to)?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(other) => Err(other),
    }
}

/// `POST /sign-out`
pub(super) async fn out(desk: Desk, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    act::sign_out(desk.app(), desk.session.clone()).await?;
    let mut response = redirect("/sign-in");
    set_cookie(&mut response, SESSION, "", 0, desk.app().secure);
    Ok(response)
}
