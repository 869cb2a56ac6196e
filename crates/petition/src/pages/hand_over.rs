//! Handing over when somebody changes post: first what there is, then one act.

use crate::act::{self, Bundle, Hand, HandedOver};
use askama::Template;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, PostRow};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Choice, Field, Kind, Page, html, redirect};
use platform::{Error, Id, Result, Word};

struct CaseView {
    no: String,
    shown_no: String,
    subject: String,
    stage: String,
}

#[derive(Template)]
#[template(path = "petition/hand_over.html")]
struct HandOverPage {
    page: Page,
    posts: Vec<Choice>,
    from: String,
    name: String,
    cases: Vec<CaseView>,
    clearances: Vec<CaseView>,
    chains: Vec<String>,
    drafts: usize,
    empty: bool,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    done: String,
}

/// `GET /hand-over?from=…`
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    draw(&desk, &Sheet::from_query(raw.as_deref().unwrap_or(""))).await
}

fn called(page: &Page, p: &PostRow) -> String {
    let pick = |own: &str, en: &str| if page.zh() || en.is_empty() { own.to_owned() } else { en.to_owned() };
    format!("{} · {}", pick(&p.title, &p.title_en), pick(&p.name, &p.name_en))
}

async fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("hand-over-title");
    page.path = format!("/hand-over?from={}", sheet.get("from"));
    let mut conn = desk.app().db.read().await?;
    let colleagues = people::posts_of(&mut conn, people::PostsOf::Unit(desk.officer.unit)).await?;
    let from = colleagues.iter().find(|p| p.id.to_string() == sheet.get("from"));
    let hand = Hand::now(&desk.house, desk.actor());
    let what = match from {
        Some(from) => Some(act::bundle(&mut conn, &hand, from).await?),
        None => None,
    };
    let choice = |p: &PostRow| {
        let mut c = Choice::new(p.id.to_string(), called(&page, p));
        c.chosen = Some(p.id) == from.map(|f| f.id);
        c
    };
    let others = colleagues.iter().filter(|p| Some(p.id) != from.map(|f| f.id)).map(choice);
    let fields = vec![
        Field::new(&page, sheet, Kind::Select, "to_post").needed().of(others),
        Field::new(&page, sheet, Kind::Area, "reason").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let mut response = html(&HandOverPage {
        posts: colleagues.iter().map(choice).collect(),
        from: from.map_or(String::new(), |f| f.id.to_string()),
        name: from.map_or(String::new(), |f| called(&page, f)),
        empty: what.as_ref().is_some_and(Bundle::is_empty),
        cases: what.as_ref().map_or(Vec::new(), |w| cases(&page, w)),
        clearances: what.as_ref().map_or(Vec::new(), |w| clearances(&page, w)),
        chains: what
            .as_ref()
            .map_or(Vec::new(), |w| w.chains.iter().map(|(k, _)| page.t(&format!("act-{k}"))).collect()),
        drafts: what.as_ref().map_or(0, |w| w.drafts.len()),
        done: done(&page, sheet),
        fields,
        errors,
        page,
    })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

fn cases(page: &Page, what: &Bundle) -> Vec<CaseView> {
    let view = |l: &crate::Loaded| CaseView {
        no: l.no.clone(),
        shown_no: grouped(&l.no),
        subject: l.subject.clone(),
        stage: page.t(&format!("stage-{}", l.matter.stage.kind())),
    };
    what.cases.iter().map(view).collect()
}

fn clearances(page: &Page, what: &Bundle) -> Vec<CaseView> {
    let view = |c: &crate::store::ClearanceRow| CaseView {
        no: c.no.clone(),
        shown_no: grouped(&c.no),
        subject: c.subject.clone(),
        stage: page.t(&format!("act-{}", c.act)),
    };
    what.clearances.iter().map(view).collect()
}

/// What was just handed over, in a sentence.
fn done(page: &Page, sheet: &Sheet) -> String {
    let number = |field: &str| sheet.get(field).parse::<i64>().ok();
    match (number("cases"), number("clearances"), number("drafts"), number("left")) {
        (Some(cases), Some(clearances), Some(drafts), Some(left)) => page.tw(
            "hand-over-did",
            &[
                ("cases", Word::Number(cases)),
                ("clearances", Word::Number(clearances)),
                ("drafts", Word::Number(drafts)),
                ("left", Word::Number(left)),
            ],
        ),
        _ => String::new(),
    }
}

/// `POST /hand-over`
pub(super) async fn submit(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let from: Option<Id> = sheet.id("from");
    let to: Option<Id> = sheet.id("to_post");
    let reason = sheet.needed("reason", 500);
    let outcome = match (sheet.done(), from, to) {
        (Ok(()), Some(from), Some(to)) => {
            act::hand_over(Hand::now(&desk.house, desk.actor()), from, to, reason).await
        }
        (Err(e), ..) => Err(e),
        _ => Err(Error::field("to_post", "error-choose")),
    };
    match outcome {
        Ok(HandedOver { cases, clearances, drafts, left }) => Ok(redirect(&format!(
            "/hand-over?cases={cases}&clearances={clearances}&drafts={drafts}&left={left}"
        ))),
        Err(Error::Invalid(errors)) => draw(&desk, &sheet.with_errors(errors)).await,
        Err(other) => Err(other),
    }
}
