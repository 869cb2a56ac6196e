//! The receipt: number and query code, to be printed. The code is shown to whoever registered, this once.

use crate::act::Registered;
use crate::store;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use people::Desk;
use platform::Result;
use platform::ids::grouped;
use platform::web::{Page, html};
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "petition/receipt.html")]
struct Receipt {
    page: Page,
    no: String,
    shown_no: String,
    code: String,
    subject: String,
    office: String,
    received: String,
    due: String,
    demands: Vec<String>,
    joined: String,
    done: String,
    may_see: bool,
}

/// `GET /matters/{no}/receipt?k=…`
pub(super) async fn show(
    desk: Desk,
    Path(no): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response> {
    let key = query.get("k").map_or("", String::as_str);
    let code = opened(&desk, &no, key);
    let loaded = store::get(&mut desk.app().db.read().await?, &no).await?;
    let may_see = people::may(&desk.actor(), people::Power::See, &loaded.matter.scope());
    if code.is_none() && !may_see {
        return Err(platform::Error::NotFound);
    }
    if code.is_none() {
        super::readings::needed(&desk, &mut desk.app().db.read().await?, &loaded).await?;
    }
    let page = desk.page("receipt-title");
    let pack = crate::act::pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let law = crate::rules::LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    let due = crate::rules::clocks(&loaded.matter, &law).first().and_then(|r| r.clock.due());
    html(&Receipt {
        shown_no: grouped(&no),
        code: code.map_or(String::new(), |c| grouped(&c)),
        subject: loaded.subject.clone(),
        office: super::story::unit_name(&desk.units, &page, &loaded.matter.office),
        received: page.day(&loaded.matter.received_on),
        due: due.map_or(String::new(), |d| page.day(&d)),
        demands: loaded.matter.demands.iter().map(|d| d.text.clone()).collect(),
        joined: match &loaded.matter.stage {
            crate::rules::Stage::Linked(j, _) => grouped(&j.into_no),
            _ => String::new(),
        },
        done: page.t(if query.contains_key("new") { "receipt-new-code" } else { "receipt-done" }),
        may_see,
        no,
        page,
    })
}

/// Where the receipt of a matter made just now stands: the code travels sealed with the session.
pub(super) fn address(desk: &Desk, made: &Registered) -> Result<String> {
    let key = desk.app().keys.seal(&desk.session, &format!("{} {}", made.no, made.code))?;
    Ok(format!("/matters/{}/receipt?k={}", made.no, platform::ids::hex(&key)))
}

/// The code, if this session has just registered this matter.
fn opened(desk: &Desk, no: &str, key: &str) -> Option<String> {
    let text = desk.app().keys.open(&desk.session, &platform::ids::unhex(key)?).ok()?;
    let (own, code) = text.split_once(' ')?;
    (own == no && !code.is_empty()).then(|| code.to_owned())
}
