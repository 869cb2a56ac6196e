//! The first start: the county, its petition office, the administrator. Gone once somebody exists.

use crate::act::{self, FirstStart};
use crate::house::Visitor;
use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page, answer, redirect};

#[derive(Template)]
#[template(path = "people/first_start.html")]
struct FirstStartPage {
    page: Page,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

fn draw(visitor: Visitor, sheet: &Sheet) -> Result<Response> {
    let page = visitor.page("first-start-title");
    let field = |kind, name| Field::new(&page, sheet, kind, name).needed();
    let fields = vec![
        field(Kind::Text, "county"),
        field(Kind::Text, "office"),
        super::person_name(&page, sheet).needed(),
        field(Kind::Text, "login"),
        field(Kind::Secret, "new_password"),
    ];
    let errors = super::person_complaints(&page, sheet);
    visitor.form(&FirstStartPage { fields, errors, page })
}

/// `GET /first-start`
pub(super) async fn show(visitor: Visitor) -> Result<Response> {
    match act::is_new(visitor.app()).await? {
        true => draw(visitor, &Sheet::default()),
        false => Ok(redirect("/sign-in")),
    }
}

/// `POST /first-start`
pub(super) async fn submit(visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let first = FirstStart {
        county: sheet.needed("county", 60),
        office: sheet.needed("office", 60),
        name: sheet.needed("name", 40),
        login: sheet.needed("login", 40),
        password: sheet.raw("new_password").to_owned(),
    };
    let outcome = match sheet.done() {
        Ok(()) => act::first_start(visitor.app(), first).await,
        Err(e) => Err(e),
    };
    let again = |s| async move { draw(visitor, &s) };
    answer(outcome, sheet, |()| redirect("/sign-in"), again).await
}
