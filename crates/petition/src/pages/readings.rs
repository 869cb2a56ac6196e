//! An accusation is read with a reason, each time: the reason is asked before the page is shown, written down, and
//! holds for half an hour (条例第30条第3款).

use crate::store::{self, Loaded};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use people::{Desk, Power, may};
use platform::db::Conn;
use platform::form::Sheet;
use platform::ids::{grouped, typed_digits};
use platform::web::{Field, Kind, Page, html, redirect};
use platform::{Error, Refused, Result};

/// So long a reason holds.
const HOLDS_MS: i64 = 30 * 60_000;
/// Under this word the reading is written down.
const WHAT: &str = "accusation";

#[derive(Template)]
#[template(path = "petition/reading.html")]
struct Ask {
    page: Page,
    no: String,
    shown_no: String,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

/// Whether the officer has said lately why they read this; always true for what is no accusation.
pub(super) async fn explained(desk: &Desk, conn: &mut Conn, l: &Loaded) -> Result<bool> {
    if !l.matter.locked() {
        return Ok(true);
    }
    let since = desk.app().clock.now() - HOLDS_MS;
    store::read_lately(conn, l.matter.id, desk.officer.person, WHAT, since).await
}

/// Refuses an act on an accusation that was not opened with a reason first.
pub(super) async fn needed(desk: &Desk, conn: &mut Conn, l: &Loaded) -> Result<()> {
    if explained(desk, conn, l).await? {
        return Ok(());
    }
    Err(Error::Refused(Box::new(Refused { key: "refusal-read-first", args: Vec::new(), article: None })))
}

/// Asks for the reason.
pub(super) fn ask(desk: &Desk, l: &Loaded, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("reading-title");
    page.path = format!("/matters/{}", l.no);
    let fields = vec![Field::new(&page, sheet, Kind::Text, "why").needed()];
    let errors = page.complaints(sheet.errors());
    html(&Ask { no: l.no.clone(), shown_no: grouped(&l.no), fields, errors, page })
}

/// `POST /matters/{no}/readings`
pub(super) async fn submit(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let loaded = store::get(&mut desk.app().db.read().await?, &typed_digits(&no)).await?;
    if !may(&desk.actor(), Power::See, &loaded.matter.scope()) {
        return Err(Error::NotFound);
    }
    let why = sheet.needed("why", 200);
    if sheet.done().is_err() {
        let mut response = ask(&desk, &loaded, &sheet)?;
        *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let (id, person, at) = (loaded.matter.id, desk.officer.person, desk.app().clock.now());
    let name = format!("{} {} {}", desk.officer.unit_name, desk.officer.title, desk.officer.name);
    desk.app()
        .db
        .write(move |c| {
            Box::pin(async move { store::note_reading(c, id, person, &name, at, WHAT, &why).await })
        })
        .await?;
    Ok(redirect(&format!("/matters/{}", loaded.no)))
}
