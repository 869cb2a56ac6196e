//! What the petitioner does with their own matter, on the pass that number and code gave: opens its files, adds
//! something, says what they think of the work.

use super::super::files;
use super::gate::{self, Knock, Puzzle};
use super::where_is::{over, own};
use crate::act::{self, Addition, hand_of, pack_for};
use crate::files::take_all;
use crate::rules::{Act, ActKind, LawAt, Rated, Rating, Satisfaction, decide, possible};
use crate::store::{self, AttachmentRow, Loaded};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use people::Visitor;
use platform::form::Sheet;
use platform::ids::{grouped, random_digits};
use platform::web::{Choice, Field, Kind, Page, redirect};
use platform::{Error, Refused, Result};

/// How a rating reached us, for the record.
pub(super) const ONLINE: &str = "网上";

/// One form of the petitioner's.
#[derive(Template)]
#[template(path = "portal/form.html")]
pub(super) struct FormPage {
    pub(super) page: Page,
    pub(super) shown_no: String,
    pub(super) lead: String,
    pub(super) action: &'static str,
    pub(super) files: bool,
    pub(super) once: String,
    pub(super) fields: Vec<Field>,
    pub(super) verb: String,
    pub(super) errors: Vec<(String, String)>,
    pub(super) puzzle: Option<Puzzle>,
}

pub(super) fn draw(visitor: &Visitor, form: FormPage, status: StatusCode) -> Result<Response> {
    let mut response = visitor.form(&form)?;
    *response.status_mut() = status;
    Ok(response)
}

/// 422 where something was complained about, 429 where a puzzle came instead of an answer.
pub(super) fn status(sheet: &Sheet, held: bool) -> StatusCode {
    match (sheet.errors().is_empty(), held) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::TOO_MANY_REQUESTS,
        (true, false) => StatusCode::OK,
    }
}

/// The file, if it belongs to the matter that the pass opens.
async fn find(visitor: &Visitor, id: &str) -> Result<Option<AttachmentRow>> {
    let Some(loaded) = own(visitor).await? else { return Ok(None) };
    let mut conn = visitor.app().db.read().await?;
    let all = store::attachments_of_petitioner(&mut conn, loaded.matter.home()).await?;
    all.into_iter().find(|f| f.id.to_string() == id).map(Some).ok_or(Error::NotFound)
}

/// `GET /where/files/{id}`
pub(super) async fn file(visitor: Visitor, Path(id): Path<String>) -> Result<Response> {
    match find(&visitor, &id).await? {
        Some(f) => files::read(visitor.app(), &f).await,
        None => Ok(over()),
    }
}

/// `GET /where/files/{id}/preview`
pub(super) async fn preview(visitor: Visitor, Path(id): Path<String>) -> Result<Response> {
    match find(&visitor, &id).await? {
        Some(f) => files::small(visitor.app(), &f).await,
        None => Ok(over()),
    }
}

/// The law as it stands for the matter today.
pub(super) fn refused(visitor: &Visitor, l: &Loaded, kind: ActKind) -> Result<()> {
    let app = visitor.app();
    let today = app.clock.today();
    let pack = pack_for(app, &l.matter, None, today)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    possible(&l.matter, kind, today, &law).map_err(|r| Error::Refused(Box::new(Refused::from(&r))))
}

/// `GET /where/addition`
pub(super) async fn ask_addition(visitor: Visitor) -> Result<Response> {
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    refused(&visitor, &loaded, ActKind::Supplement)?;
    let puzzle = gate::ahead(&visitor, Knock::Paper).await?;
    addition(&visitor, &loaded, &Sheet::default(), puzzle, false)
}

fn addition(
    visitor: &Visitor,
    l: &Loaded,
    sheet: &Sheet,
    puzzle: Option<Puzzle>,
    held: bool,
) -> Result<Response> {
    let mut page = visitor.page("add-title");
    page.path = "/where/addition".to_owned();
    let mut words = Field::new(&page, sheet, Kind::Area, "add_words").needed();
    words.value = sheet.raw("add_words").to_owned();
    let form = FormPage {
        shown_no: grouped(&l.no),
        lead: page.t("add-lead"),
        action: "/where/addition",
        files: true,
        once: match sheet.get("_once") {
            "" => random_digits(20),
            known => known.to_owned(),
        },
        fields: vec![words, Field::new(&page, sheet, Kind::Files, "files")],
        verb: page.t("add-verb"),
        errors: page.complaints(sheet.errors()),
        puzzle,
        page,
    };
    draw(visitor, form, status(sheet, held))
}

/// `POST /where/addition`
pub(super) async fn add(visitor: Visitor, sheet: Result<Sheet>) -> Result<Response> {
    let mut sheet = match sheet {
        Ok(sheet) => sheet,
        Err(Error::Invalid(_)) => return too_large(&visitor).await,
        Err(other) => return Err(other),
    };
    visitor.check(&sheet)?;
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    refused(&visitor, &loaded, ActKind::Supplement)?;
    if let Some(puzzle) = gate::pass(&visitor, Knock::Paper, &sheet).await? {
        return addition(&visitor, &loaded, &sheet, Some(puzzle), true);
    }
    let app = visitor.app();
    sheet.needed("add_words", 20_000);
    let once = sheet.text("_once", 40).unwrap_or_default();
    let taken = take_all(app, &mut sheet, "files", app.limits.files, &[]).await?;
    if sheet.done().is_err() {
        return addition(&visitor, &loaded, &sheet, None, false);
    }
    let words = sheet.raw("add_words").to_owned();
    let add = Addition { words, files: taken, once: format!("add-{}-{once}", loaded.matter.id) };
    act::supplement(hand_of(app, &loaded), &loaded.no, add).await?;
    Ok(redirect("/where/matter?done=added"))
}

/// The form was larger than is taken: it comes back and says so at its field.
async fn too_large(visitor: &Visitor) -> Result<Response> {
    let Some(loaded) = own(visitor).await? else { return Ok(over()) };
    let mut sheet = Sheet::default();
    sheet.fail("files", "error-files-size");
    addition(visitor, &loaded, &sheet, None, false)
}

/// Whose work can be rated now.
fn ratable(visitor: &Visitor, l: &Loaded) -> Result<Vec<Rated>> {
    let app = visitor.app();
    let today = app.clock.today();
    let pack = pack_for(app, &l.matter, None, today)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    let can = |of: &Rated| {
        let rating = Rating {
            of: *of,
            satisfaction: Satisfaction::Fairly,
            remark: String::new(),
            on: today,
            given: ONLINE.to_owned(),
        };
        decide(&l.matter, &Act::Rate { rating }, today, &law).is_ok()
    };
    Ok(Rated::ALL.iter().filter(|of| can(of)).copied().collect())
}

/// `GET /where/rating`
pub(super) async fn ask_rating(visitor: Visitor) -> Result<Response> {
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    refused(&visitor, &loaded, ActKind::Rate)?;
    rating(&visitor, &loaded, &Sheet::default())
}

fn rating(visitor: &Visitor, l: &Loaded, sheet: &Sheet) -> Result<Response> {
    let mut page = visitor.page("rate-title");
    page.path = "/where/rating".to_owned();
    let of = ratable(visitor, l)?;
    let whose = of.iter().map(|r| Choice::new(r.word(), page.t(&format!("rated-{r}")))).collect::<Vec<_>>();
    let how = Satisfaction::ALL.iter().map(|s| Choice::new(s.word(), page.t(&format!("satisfaction-{s}"))));
    let how = how.collect::<Vec<_>>();
    let form = FormPage {
        shown_no: grouped(&l.no),
        lead: page.t("rate-lead"),
        action: "/where/rating",
        files: false,
        once: String::new(),
        fields: vec![
            Field::new(&page, sheet, Kind::Radio, "of").needed().of(whose.into_iter()),
            Field::new(&page, sheet, Kind::Radio, "satisfaction").needed().of(how.into_iter()),
            Field::new(&page, sheet, Kind::Area, "remark"),
        ],
        verb: page.t("rate-verb"),
        errors: page.complaints(sheet.errors()),
        puzzle: None,
        page,
    };
    draw(visitor, form, status(sheet, false))
}

/// `POST /where/rating`
pub(super) async fn rate(visitor: Visitor, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let Some(loaded) = own(&visitor).await? else { return Ok(over()) };
    let app = visitor.app();
    let given = Rating {
        of: sheet.chosen("of").unwrap_or(Rated::Unit),
        satisfaction: sheet.chosen("satisfaction").unwrap_or(Satisfaction::Fairly),
        remark: sheet.text("remark", 1000).unwrap_or_default(),
        on: app.clock.today(),
        given: ONLINE.to_owned(),
    };
    if sheet.done().is_err() {
        return rating(&visitor, &loaded, &sheet);
    }
    act::act(hand_of(app, &loaded), &loaded.no, None, Act::Rate { rating: given }).await?;
    Ok(redirect("/where/matter?done=rated"))
}
