//! Leave and deputies: who of the unit is away, who stands in.

use crate::act::{self, Away};
use crate::house::Desk;
use crate::rules::Power;
use crate::store::{self, Absence, PostRow};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, html, redirect};
use platform::{Error, Id, Result};

struct Row {
    id: Id,
    who: String,
    deputy: String,
    from: String,
    to: String,
    now: bool,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "people/absence.html")]
struct AbsencePage {
    page: Page,
    rows: Vec<Row>,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

/// A post as its colleagues know it.
pub(super) fn post_name(page: &Page, p: &PostRow) -> String {
    let pick = |own: &str, en: &str| if page.zh() || en.is_empty() { own.to_owned() } else { en.to_owned() };
    format!("{} · {}", pick(&p.name, &p.name_en), pick(&p.title, &p.title_en))
}

async fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let mut page = desk.page("absence-title");
    page.path = "/absences".to_owned();
    let mut conn = desk.app().db.read().await?;
    let colleagues = store::posts_of(&mut conn, store::PostsOf::Unit(desk.officer.unit)).await?;
    let known = store::absences(&mut conn, desk.officer.unit, desk.today).await?;
    let leads = desk.holds(Power::Sign);
    let called =
        |id: Id| colleagues.iter().find(|p| p.id == id).map_or("—".to_owned(), |p| post_name(&page, p));
    let own = |id: Id| colleagues.iter().any(|p| p.id == id && p.person == desk.officer.person);
    let row = |a: &Absence| Row {
        id: a.id,
        who: called(a.post),
        deputy: called(a.deputy),
        from: page.day(&a.from_on),
        to: page.day(&a.to_on),
        now: a.from_on <= desk.today,
        may_end: leads || own(a.post),
    };
    let choice = |p: &PostRow| Choice::new(p.id.to_string(), post_name(&page, p));
    let away = colleagues.iter().filter(|p| leads || p.person == desk.officer.person).map(choice);
    let stands_in = colleagues.iter().map(choice);
    let fields = vec![
        Field::new(&page, sheet, Kind::Select, "post").needed().asked(page.t("field-away-post")).of(away),
        Field::new(&page, sheet, Kind::Select, "deputy").needed().of(stands_in),
        Field::new(&page, sheet, Kind::Date, "from_on").needed(),
        Field::new(&page, sheet, Kind::Date, "to_on").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let mut response = html(&AbsencePage { rows: known.iter().map(row).collect(), fields, errors, page })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// `GET /absences`
pub(super) async fn show(desk: Desk) -> Result<Response> {
    let sheet = Sheet::from_pairs([
        ("post", desk.officer.post.to_string()),
        ("from_on", desk.today.to_string()),
        ("to_on", desk.today.to_string()),
    ]);
    draw(&desk, &sheet).await
}

/// `POST /absences`
pub(super) async fn add(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (post, deputy) = (sheet.id("post"), sheet.id("deputy"));
    let (from, to) = (sheet.day("from_on"), sheet.day("to_on"));
    for (field, day) in [("from_on", from), ("to_on", to)] {
        if day.is_none() && sheet.get(field).is_empty() {
            sheet.fail(field, "error-needed");
        }
    }
    let outcome = match (sheet.done(), post, deputy, from, to) {
        (Ok(()), Some(post), Some(deputy), Some(from), Some(to)) => {
            act::set_absence(desk.app(), desk.actor(), Away { post, deputy, from, to }).await
        }
        (Err(e), ..) => Err(e),
        _ => Err(Error::field("deputy", "error-choose")),
    };
    match outcome {
        Ok(()) => Ok(redirect("/absences?done=saved")),
        Err(Error::Invalid(errors)) => draw(&desk, &sheet.with_errors(errors)).await,
        Err(other) => Err(other),
    }
}

/// `POST /absences/{id}/end`
pub(super) async fn end(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    act::end_absence(desk.app(), desk.actor(), id).await?;
    Ok(redirect("/absences?done=saved"))
}
