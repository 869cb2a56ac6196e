//! The bell: what this post was told, read and unread; and where the morning's digest goes.

use crate::rules::NoticeKind;
use crate::store::{self, NoticeRow};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, sight};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Page, html, redirect};
use platform::{Error, Id, Result, Word};

/// So many notices are shown.
const SHOWN: i64 = 100;

struct NoticeView {
    id: Id,
    says: String,
    tone: &'static str,
    no: String,
    subject: String,
    when: String,
    read: bool,
}

#[derive(Template)]
#[template(path = "petition/notices.html")]
struct Notices {
    page: Page,
    rows: Vec<NoticeView>,
    all: bool,
    mails: bool,
    address: String,
    address_error: String,
    errors: Vec<(String, String)>,
}

/// `GET /notices`, with `?all=1` those already read too.
pub(super) async fn list(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    draw(&desk, sheet.flag("all"), &Sheet::default()).await
}

async fn draw(desk: &Desk, all: bool, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("notices-title");
    if !sheet.errors().is_empty() {
        page.path = "/notices".to_owned();
    }
    let mut conn = desk.app().db.read().await?;
    let rows = store::notices(&mut conn, desk.officer.post, &sight(&desk.officer), !all, SHOWN).await?;
    let address = match sheet.get("digest_address") {
        "" => store::digest_address(&mut conn, desk.officer.post).await?.unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let mut response = html(&Notices {
        rows: rows.iter().map(|n| view(desk, &page, n)).collect(),
        all,
        mails: desk.app().mails,
        address,
        address_error: page.error_at(sheet.errors(), "digest_address"),
        errors,
        page,
    })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn view(desk: &Desk, page: &Page, n: &NoticeRow) -> NoticeView {
    let kind: Option<NoticeKind> = n.kind.parse().ok();
    let about = match kind {
        Some(NoticeKind::DueSoon | NoticeKind::Overdue) => {
            n.about.parse().map_or(Word::Plain(String::new()), Word::Day)
        }
        Some(NoticeKind::ToClear | NoticeKind::Returned | NoticeKind::Signed) => Word::Key(n.about.clone()),
        _ => Word::Plain(n.about.clone()),
    };
    NoticeView {
        id: n.id,
        says: page.tw(&format!("notice-{}", n.kind), &[("about", about)]),
        tone: match kind {
            Some(NoticeKind::Overdue | NoticeKind::Dissatisfied) => "late",
            Some(NoticeKind::DueSoon | NoticeKind::Returned) => "soon",
            _ => "calm",
        },
        no: grouped(&n.no),
        subject: n.subject.clone(),
        when: desk.app().clock.moment(n.at),
        read: n.read_at > 0,
    }
}

/// `GET /notices/{id}`: marks it read and goes where it leads.
pub(super) async fn open(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let (post, now) = (desk.officer.post, desk.app().clock.now());
    let to = store::notice_leads(&mut desk.app().db.read().await?, id, post).await?.ok_or(Error::NotFound)?;
    desk.app().db.write(move |c| Box::pin(store::mark_read(c, id, post, now))).await?;
    Ok(redirect(&format!("/matters/{to}")))
}

/// `POST /notices/{id}/unread`
pub(super) async fn unread(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let post = desk.officer.post;
    desk.app().db.write(move |c| Box::pin(store::mark_read(c, id, post, 0))).await?;
    Ok(redirect("/notices?all=1"))
}

/// `POST /notices/read`: all of them.
pub(super) async fn read_all(desk: Desk, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (post, now) = (desk.officer.post, desk.app().clock.now());
    desk.app().db.write(move |c| Box::pin(store::mark_all_read(c, post, now))).await?;
    Ok(redirect("/notices?done=notices-read"))
}

/// `POST /notices/digest`: where the digest goes; empty for nowhere.
pub(super) async fn digest(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let address = sheet.text("digest_address", 200).unwrap_or_default();
    let plain = address.is_empty() || platform::mail::is_address(&address);
    if !plain {
        sheet.fail("digest_address", "error-mail-address");
    }
    if sheet.done().is_err() {
        return draw(&desk, false, &sheet).await;
    }
    let post = desk.officer.post;
    desk.app().db.write(move |c| Box::pin(async move { store::set_digest(c, post, &address).await })).await?;
    Ok(redirect("/notices?done=saved"))
}
