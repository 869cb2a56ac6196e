//! The cases behind a number.

use super::asked::asked;
use crate::act;
use crate::figures::definitions;
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use people::{Desk, sight};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Page, html};
use platform::{Error, Result};

/// Lines on a page.
const PAGE: i64 = 100;

struct CaseView {
    no: String,
    shown: String,
    subject: String,
}

#[derive(Template)]
#[template(path = "report/cases.html")]
struct CasesPage {
    page: Page,
    name: String,
    note: String,
    all: i64,
    lines: Vec<CaseView>,
    /// Rows on this page that the reader may count and not open.
    covered: usize,
    back: String,
    next: String,
}

/// `GET /figures/cases`
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let a = asked(&desk, &mut sheet)?;
    let defs = definitions()?;
    let figure = sheet.get("figure").to_owned();
    let def = defs.get(&figure).ok_or(Error::NotFound)?;
    let skip = sheet.get("skip").parse::<i64>().unwrap_or(0).clamp(0, 10_000_000);
    let (numbers, all) = act::some_cases(desk.app(), defs, &figure, &a.question, PAGE, skip).await?;
    let known = petition::reads::subjects(desk.app(), &numbers, &sight(&desk.officer)).await?;
    let mut page = desk.page("figures-cases");
    page.title = page.say(&def.name);
    let line = |no: &String| {
        let subject = known.iter().find(|(n, _)| n == no).map(|(_, s)| s.clone())?;
        Some(CaseView { shown: grouped(no), no: no.clone(), subject })
    };
    let lines: Vec<CaseView> = numbers.iter().filter_map(line).collect();
    let next = skip + PAGE;
    html(&CasesPage {
        covered: numbers.len() - lines.len(),
        lines,
        name: page.say(&def.name),
        note: page.say(&def.note),
        back: format!("/figures?{}", a.query),
        next: if next < all {
            format!("/figures/cases?figure={figure}&{}&skip={next}", a.query)
        } else {
            String::new()
        },
        all,
        page,
    })
}
