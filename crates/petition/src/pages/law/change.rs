//! One change of the law: what was brought in and why, how far the open matters have followed, stopping and going on.

use crate::redate;
use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use people::Desk;
use platform::form::Sheet;
use platform::lawbook::{self, LawChange};
use platform::web::{Page, html, redirect};
use platform::{Id, Result, Word};

#[derive(Template)]
#[template(path = "petition/law_change.html")]
struct One {
    page: Page,
    id: Id,
    name: String,
    what: String,
    about: Vec<(String, String)>,
    state: String,
    state_word: String,
    body: String,
    total: i64,
    looked: i64,
    told: String,
    counts: Vec<String>,
}

#[derive(Template)]
#[template(path = "petition/law_progress.html")]
struct Progress {
    id: Id,
    total: i64,
    looked: i64,
    told: String,
    counts: Vec<String>,
}

/// `GET /law/changes/{id}`
pub(in crate::pages) async fn show(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let c = lawbook::get(&mut desk.app().db.read().await?, id).await?;
    let mut page = desk.page("law-title");
    page.title = format!("{} · {}", c.name, page.title);
    html(&One {
        id,
        what: super::what(&page, &c),
        about: about(&desk, &page, &c),
        state_word: page.t(&format!("law-state-{}", c.state)),
        total: whole(&c),
        looked: reached(&c),
        told: told(&page, &c),
        counts: counts(&page, &c),
        state: c.state,
        name: c.name,
        body: c.body,
        page,
    })
}

fn about(desk: &Desk, page: &Page, c: &LawChange) -> Vec<(String, String)> {
    let mut out = vec![
        (page.t("field-reason"), c.reason.clone()),
        (page.t("field-law-source"), c.source.get(page.lang).to_owned()),
        (page.t("law-by"), format!("{} · {}", c.by_name, desk.app().clock.moment(c.at))),
    ];
    if !c.file.is_empty() {
        out.insert(0, (page.t("law-file"), c.file.clone()));
    }
    out
}

/// Both looks together.
fn whole(c: &LawChange) -> i64 {
    c.total.max(1) * 2
}

fn reached(c: &LawChange) -> i64 {
    let before = if c.pass == 1 { 0 } else { c.total };
    (before + c.looked).min(whole(c))
}

fn told(page: &Page, c: &LawChange) -> String {
    let key = if c.pass == 1 { "law-progress" } else { "law-progress-again" };
    page.tw(key, &[("n", Word::Number(c.looked)), ("x", Word::Number(c.total))])
}

/// Accusations are not told of, not even how many there are.
fn counts(page: &Page, c: &LawChange) -> Vec<String> {
    vec![page.tn("law-changed-count", c.changed)]
}

/// `GET /law/changes/{id}/progress`: the bar, asked for again and again; when there is nothing more to wait for, the
/// whole page is drawn anew.
pub(in crate::pages) async fn progress(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let c = lawbook::get(&mut desk.app().db.read().await?, id).await?;
    if c.state != "running" {
        return Ok(([("hx-refresh", HeaderValue::from_static("true"))], "").into_response());
    }
    let page = desk.page("law-title");
    let (told, counts) = (told(&page, &c), counts(&page, &c));
    html(&Progress { id, total: whole(&c), looked: reached(&c), told, counts })
}

/// `POST /law/changes/{id}/stop`
pub(in crate::pages) async fn stop_following(
    desk: Desk,
    Path(id): Path<Id>,
    sheet: Sheet,
) -> Result<Response> {
    desk.check(&sheet)?;
    redate::stop(desk.app(), &desk.officer, id).await?;
    Ok(redirect(&format!("/law/changes/{id}")))
}

/// `POST /law/changes/{id}/start`
pub(in crate::pages) async fn resume(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    redate::start(desk.app(), &desk.officer, id).await?;
    Ok(redirect(&format!("/law/changes/{id}")))
}
