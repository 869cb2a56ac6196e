//! My drafts: what was begun and not sent, and what was thrown away a moment ago.

use crate::rules::ActKind;
use crate::store;
use askama::Template;
use axum::response::Response;
use people::{Desk, DraftRow, sight};
use platform::Result;
use platform::ids::{grouped, number_ok};
use platform::web::{Page, html};

struct DraftView {
    form: String,
    what: String,
    no: String,
    subject: String,
    when: String,
    /// Where it goes on; empty when that is no longer possible.
    href: String,
    dropped: bool,
}

#[derive(Template)]
#[template(path = "petition/drafts.html")]
struct Drafts {
    page: Page,
    rows: Vec<DraftView>,
}

/// The act's noun and the matter's number out of a draft's name.
fn parted(form: &str) -> Option<(ActKind, &str)> {
    let (noun, no) = form.rsplit_once('-')?;
    let kind = ActKind::BY_FORM.iter().copied().find(|k| k.noun() == noun)?;
    number_ok(no).then_some((kind, no))
}

/// `GET /drafts`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    let page = desk.page("drafts-title");
    let mut conn = desk.app().db.read().await?;
    let rows = people::drafts(&mut conn, desk.officer.person).await?;
    let numbers: Vec<String> =
        rows.iter().filter_map(|d| parted(&d.form)).map(|(_, no)| no.to_owned()).collect();
    let subjects = store::subjects(&mut conn, &numbers, &sight(&desk.officer)).await?;
    let rows = rows.into_iter().map(|d| view(&desk, &page, d, &subjects)).collect();
    html(&Drafts { rows, page })
}

fn view(desk: &Desk, page: &Page, d: DraftRow, subjects: &[(String, String)]) -> DraftView {
    let known = parted(&d.form);
    let subject = known.and_then(|(_, no)| subjects.iter().find(|(n, _)| n == no)).map(|(_, s)| s.clone());
    let href = match (known, &subject) {
        (Some((kind, no)), Some(_)) => format!("/matters/{no}/{}", kind.noun()),
        (None, _) if d.form == "register" => "/matters/new".to_owned(),
        _ => String::new(),
    };
    DraftView {
        what: match known {
            Some((kind, _)) => page.t(&format!("act-{kind}")),
            None if d.form == "register" => page.t("nav-register"),
            None => page.t("draft-other"),
        },
        no: known.map_or(String::new(), |(_, no)| grouped(no)),
        subject: subject.unwrap_or_default(),
        when: desk.app().clock.moment(d.kept_at),
        dropped: d.dropped_at > 0,
        form: d.form,
        href,
    }
}
