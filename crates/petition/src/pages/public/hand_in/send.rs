//! Sending: once, through the ordinary door, for the county's petition office; then number and query code.

use super::draft::{Draft, Sent, load, load_to_change, save_in};
use super::steps::{Step, item, open_step};
use super::{check_page, forget};
use crate::act::{Hand, register_with_files};
use crate::pages::public::gate::{self, Knock};
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use people::{Actor, Public, Units, Visitor};
use platform::db::Conn;
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Page, redirect};
use platform::{App, Error, Refused, Result};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "portal/done.html")]
struct DonePage {
    page: Page,
    shown_no: String,
    code: String,
    subject: String,
}

/// `POST /hand-in`
pub(crate) async fn send(visitor: Visitor, sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let draft = load(&visitor).await?;
    if draft.sent.is_some() {
        return Ok(redirect("/hand-in/done"));
    }
    if let Some(step) = open_step(&draft) {
        return Ok(redirect(&format!("/hand-in/{step}")));
    }
    if let Some(puzzle) = gate::pass(&visitor, Knock::Paper, &sheet).await? {
        return check_page(&visitor, &draft, Some(puzzle), true).await;
    }
    let units = visitor.house.units().await?;
    let hand = hand(visitor.app(), &units)?;
    let who = visitor.visit.clone();
    let db = visitor.app().db.clone();
    db.write(move |conn| Box::pin(async move { send_in(conn, &hand, &who, units).await })).await?;
    Ok(redirect("/hand-in/done"))
}

/// The public at the door of the county's petition office.
fn hand(app: &App, units: &Units) -> Result<Hand> {
    let office = units.petition_office().ok_or_else(|| {
        Error::Refused(Box::new(Refused { key: "refusal-no-office", args: Vec::new(), article: None }))
    })?;
    let public = Public { unit: office.id, unit_name: office.short.clone(), office: true, matter: None };
    Ok(Hand { app: app.clone(), actor: Actor::Public(Box::new(public)), day: app.clock.today() })
}

/// Registers what the draft says and puts number and code in its place: all or nothing, and once.
async fn send_in(conn: &mut Conn, hand: &Hand, who: &[u8], units: Arc<Units>) -> Result<()> {
    let draft = load_to_change(conn, &hand.app, who).await?;
    if draft.sent.is_some() || open_step(&draft).is_some() {
        return Ok(());
    }
    let new = item(&draft, &units, hand.day);
    let made = register_with_files(conn, hand, &new, &draft.files).await?;
    let sent = Sent { no: made.no, code: made.code, subject: new.subject };
    save_in(conn, &hand.app, who, &Draft { once: draft.once, sent: Some(sent), ..Draft::default() }).await
}

/// `GET /hand-in/done`
pub(crate) async fn done(visitor: Visitor) -> Result<Response> {
    let Some(sent) = load(&visitor).await?.sent else { return Ok(redirect("/hand-in")) };
    let page = visitor.page("done-title");
    visitor.form(&DonePage {
        shown_no: grouped(&sent.no),
        code: grouped(&sent.code),
        subject: sent.subject,
        page,
    })
}

/// `GET /hand-in/receipt.txt`: the same as a file, for a phone without a printer.
pub(crate) async fn receipt(visitor: Visitor) -> Result<Response> {
    let Some(sent) = load(&visitor).await?.sent else { return Ok(redirect("/hand-in")) };
    let page = visitor.page("done-title");
    let lines = [
        page.t("brand"),
        format!("{}: {}", page.t("field-number"), grouped(&sent.no)),
        format!("{}: {}", page.t("field-code"), grouped(&sent.code)),
        page.day(&page.today),
        page.t("done-keep"),
    ];
    let mut response = format!("\u{feff}{}\r\n", lines.join("\r\n")).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers
        .insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"huiyin.txt\""));
    Ok(response)
}

/// `POST /hand-in/end`: nothing of it stays in this browser.
pub(crate) async fn end(visitor: Visitor, sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    forget(&visitor).await?;
    Ok(redirect("/"))
}

/// Whether a step may be shown: after sending there is only the end.
pub(super) fn over(draft: &Draft) -> Option<Response> {
    draft.sent.as_ref().map(|_| redirect("/hand-in/done"))
}

/// Where somebody who comes back goes on.
pub(crate) async fn begin(visitor: Visitor) -> Result<Response> {
    let draft = load(&visitor).await?;
    let step = if draft.answers.is_empty() { Step::What } else { open_step(&draft).unwrap_or(Step::Check) };
    Ok(over(&draft).unwrap_or_else(|| redirect(&format!("/hand-in/{step}"))))
}
