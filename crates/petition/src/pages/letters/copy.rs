//! The copy for the unit complained about: what it leaves out is shown, an official confirms.

use super::seen;
use crate::act::{self, Hand};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use paper::letters::{Because, Identity, Removed};
use people::Desk;
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Page, html, redirect};
use platform::{Error, Id, Result};

struct Gone {
    label: String,
    what: String,
    why: String,
}

#[derive(Template)]
#[template(path = "petition/letter_copy.html")]
struct CopyPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    id: Id,
    gone: Vec<Gone>,
}

/// `GET /matters/{no}/letters/{id}/copy`
pub(crate) async fn ask(desk: Desk, Path((no, id)): Path<(String, String)>) -> Result<Response> {
    let loaded = seen(&desk, &mut desk.app().db.read().await?, &no).await?;
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let hand = Hand::now(&desk.house, desk.actor());
    let copy = act::letter_copy(&desk.house, &hand, &loaded.no, id).await?;
    let page = desk.page("letter-copy-title");
    html(&CopyPage {
        no: loaded.no.clone(),
        shown_no: grouped(&loaded.no),
        subject: loaded.subject.clone(),
        id,
        gone: copy.removed.iter().map(|r| gone(&page, r)).collect(),
        page,
    })
}

fn gone(page: &Page, r: &Removed) -> Gone {
    let kind = |i: Identity| page.t(&format!("letter-identity-{i}"));
    let why = match r.because {
        Because::Field(i) => kind(i),
        Because::Elsewhere(i) => page.said_of(&page.t("letter-gone-elsewhere"), &kind(i)),
        Because::Found => page.t("letter-gone-found"),
        Because::Attachment => page.t("letter-gone-attachment"),
    };
    Gone { label: r.label.clone(), what: r.what.clone(), why }
}

/// `POST /matters/{no}/letters/{id}/copy`
pub(crate) async fn keep(
    desk: Desk,
    Path((no, id)): Path<(String, String)>,
    sheet: Sheet,
) -> Result<Response> {
    desk.check(&sheet)?;
    let loaded = seen(&desk, &mut desk.app().db.read().await?, &no).await?;
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let hand = Hand::now(&desk.house, desk.actor());
    act::keep_letter_copy(&desk.house, hand, &loaded.no, id).await?;
    Ok(redirect(&format!("/matters/{}/letters?done=letter-copy", loaded.no)))
}
