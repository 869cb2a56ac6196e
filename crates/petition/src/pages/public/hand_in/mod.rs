//! Handing a matter in: one question to a screen, without an account and without script. Going back keeps everything,
//! and everything is read back before it is sent.

mod draft;
mod send;
mod steps;

pub(super) use send::{begin, done, end, receipt, send};

use self::draft::{Draft, forget, load, save};
use self::steps::{Step, check, fields};
use super::gate::{self, Knock, Puzzle};
use crate::act::{self, NewParty};
use crate::files::{self, HeldFile};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use people::Visitor;
use platform::form::Sheet;
use platform::web::{Field, Page, redirect, set_cookie};
use platform::{Error, Result};

/// So many lines for demands stand on the first form.
const LINES: usize = 3;

struct DemandLine {
    n: usize,
    label: String,
    text: String,
}

struct FileLine {
    digest: String,
    name: String,
    about: String,
}

/// One screen.
#[derive(Template)]
#[template(path = "portal/step.html")]
struct StepPage {
    page: Page,
    step: &'static str,
    place: String,
    question: String,
    help: String,
    fields: Vec<Field>,
    demands: Vec<DemandLine>,
    demands_error: String,
    files: Option<Field>,
    held: Vec<FileLine>,
    back: bool,
    read_back: bool,
    errors: Vec<(String, String)>,
    puzzle: Option<Puzzle>,
}

/// One line of the read-back.
struct Said {
    step: &'static str,
    label: String,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "portal/check.html")]
struct CheckPage {
    page: Page,
    place: String,
    said: Vec<Said>,
    unreachable: bool,
    accusation: bool,
    puzzle: Option<Puzzle>,
}

/// Whether this browser has begun to write.
pub(super) async fn begun(visitor: &Visitor) -> Result<bool> {
    let draft = load(visitor).await?;
    Ok(draft.sent.is_none() && !draft.answers.is_empty())
}

fn step_of(word: &str) -> Result<Step> {
    word.parse().map_err(|()| Error::NotFound)
}

/// `GET /hand-in/{step}`
pub(super) async fn show(visitor: Visitor, Path(word): Path<String>) -> Result<Response> {
    let step = step_of(&word)?;
    let mut draft = load(&visitor).await?;
    if let Some(end) = send::over(&draft) {
        return Ok(end);
    }
    if step != Step::Check {
        let sheet = draft.sheet();
        return draw(&visitor, &draft, step, &sheet, StatusCode::OK).await;
    }
    if let Some(open) = steps::open_step(&draft) {
        return Ok(redirect(&format!("/hand-in/{open}")));
    }
    if !draft.read_back {
        draft.read_back = true;
        save(&visitor, &draft).await?;
    }
    let puzzle = gate::ahead(&visitor, Knock::Paper).await?;
    check_page(&visitor, &draft, puzzle, false).await
}

/// `GET /hand-in/files`
pub(super) async fn show_files(visitor: Visitor) -> Result<Response> {
    show(visitor, Path(Step::Files.word().to_owned())).await
}

async fn draw(
    visitor: &Visitor,
    draft: &Draft,
    step: Step,
    sheet: &Sheet,
    status: StatusCode,
) -> Result<Response> {
    let mut page = visitor.page(&format!("hand-in-{step}-title"));
    page.path = format!("/hand-in/{step}");
    let puzzle = if step == Step::Files { gate::ahead(visitor, Knock::Files).await? } else { None };
    let file = |f: &HeldFile| FileLine {
        digest: f.digest.clone(),
        name: f.name.clone(),
        about: format!("{} · {}", page.t(&format!("file-{}", f.kind)), files::size(f.size)),
    };
    let mut response = visitor.form(&StepPage {
        step: step.word(),
        place: place(&page, step),
        question: page.t(&format!("hand-in-{step}-title")),
        help: page.t_if(&format!("hand-in-{step}-help")),
        fields: fields(&page, sheet, step),
        demands: if step == Step::Ask { demand_lines(&page, sheet) } else { Vec::new() },
        demands_error: page.error_at(sheet.errors(), "demand"),
        files: (step == Step::Files).then(|| Field::new(&page, sheet, platform::web::Kind::Files, "files")),
        held: draft.files.iter().map(file).collect(),
        back: step.before().is_some(),
        read_back: draft.read_back,
        errors: page.complaints(sheet.errors()),
        puzzle,
        page,
    })?;
    *response.status_mut() = status;
    Ok(response)
}

fn place(page: &Page, step: Step) -> String {
    use platform::Word;
    let number = |n: usize| Word::Number(i64::try_from(n).unwrap_or(0));
    page.tw("hand-in-step", &[("n", number(step.place())), ("of", number(Step::ALL.len()))])
}

fn demand_lines(page: &Page, sheet: &Sheet) -> Vec<DemandLine> {
    let mut typed: Vec<String> = sheet.all("demand").into_iter().map(str::to_owned).collect();
    let more = usize::from(sheet.get("_go") == "more");
    typed.resize(typed.len().saturating_add(more).max(LINES), String::new());
    let line = |(i, text): (usize, String)| DemandLine { n: i + 1, label: page.tn("demand-no", i + 1), text };
    typed.into_iter().enumerate().map(line).collect()
}

/// `POST /hand-in/{step}`: what was typed is kept whatever comes next.
pub(super) async fn keep(visitor: Visitor, Path(word): Path<String>, mut sheet: Sheet) -> Result<Response> {
    visitor.check(&sheet)?;
    let step = step_of(&word)?;
    let mut draft = load(&visitor).await?;
    if let Some(end) = send::over(&draft) {
        return Ok(end);
    }
    draft.take(&sheet, step.fields());
    save(&visitor, &draft).await?;
    if let Some(aside) = aside(&sheet, step) {
        return Ok(aside);
    }
    if sheet.get("_go") == "more" {
        return draw(&visitor, &draft, step, &sheet, StatusCode::OK).await;
    }
    check(&mut sheet, step);
    match sheet.done() {
        Ok(()) => Ok(onward(&draft, step)),
        Err(_) => draw(&visitor, &draft, step, &sheet, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// Back, or the same in the other language: nothing is complained about on the way.
fn aside(sheet: &Sheet, step: Step) -> Option<Response> {
    if matches!(sheet.get("lang"), "en" | "zh-CN") {
        let mut response = redirect(&format!("/hand-in/{step}"));
        set_cookie(&mut response, "lang", sheet.get("lang"), 31_536_000, false);
        return Some(response);
    }
    let back = sheet.get("_go") == "back";
    back.then(|| redirect(&format!("/hand-in/{}", step.before().unwrap_or(Step::What))))
}

/// To the next question, or straight to the read-back for whoever was there already.
fn onward(draft: &Draft, step: Step) -> Response {
    let next = if draft.read_back { Step::Check } else { step.next() };
    redirect(&format!("/hand-in/{next}"))
}

/// `POST /hand-in/files`
pub(super) async fn add_files(visitor: Visitor, sheet: Result<Sheet>) -> Result<Response> {
    let mut draft = load(&visitor).await?;
    let mut sheet = match sheet {
        Ok(sheet) => sheet,
        // Larger than is taken: the form comes back and says so at its field.
        Err(Error::Invalid(_)) => {
            let mut sheet = Sheet::default();
            sheet.fail("files", "error-files-size");
            return draw(&visitor, &draft, Step::Files, &sheet, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        Err(other) => return Err(other),
    };
    visitor.check(&sheet)?;
    if let Some(end) = send::over(&draft) {
        return Ok(end);
    }
    let gone = sheet.get("_drop").to_owned();
    draft.files.retain(|f| f.digest != gone);
    if !sheet.files("files").is_empty() {
        if let Some(held) = held_off(&visitor, &draft, &sheet).await? {
            return Ok(held);
        }
        take_in(&visitor, &mut draft, &mut sheet).await?;
    }
    save(&visitor, &draft).await?;
    if let Some(aside) = aside(&sheet, Step::Files) {
        return Ok(aside);
    }
    match sheet.done() {
        Ok(()) if gone.is_empty() && sheet.get("_go") != "add" => Ok(onward(&draft, Step::Files)),
        Ok(()) => Ok(redirect("/hand-in/files")),
        Err(_) => draw(&visitor, &draft, Step::Files, &sheet, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// Too many files from this network: the form comes back with a puzzle.
async fn held_off(visitor: &Visitor, draft: &Draft, sheet: &Sheet) -> Result<Option<Response>> {
    match gate::pass(visitor, Knock::Files, sheet).await? {
        Some(_) => {
            let held = Sheet::default();
            draw(visitor, draft, Step::Files, &held, StatusCode::TOO_MANY_REQUESTS).await.map(Some)
        }
        None => Ok(None),
    }
}

/// Looks at the files that were chosen and keeps the good ones.
async fn take_in(visitor: &Visitor, draft: &mut Draft, sheet: &mut Sheet) -> Result<()> {
    let app = visitor.app();
    let room = app.limits.files.saturating_sub(draft.files.len());
    let name = NewParty { name: draft.sheet().get("p_name").to_owned(), ..NewParty::default() };
    let taken = files::take_all(app, sheet, "files", room, &[name]).await?;
    for f in &taken {
        let held = HeldFile::from(f);
        if !draft.files.iter().any(|known| known.digest == held.digest) {
            draft.files.push(held);
        }
    }
    app.db.write(move |c| Box::pin(async move { act::keep(c, &taken).await })).await
}

/// The read-back.
async fn check_page(
    visitor: &Visitor,
    draft: &Draft,
    puzzle: Option<Puzzle>,
    held: bool,
) -> Result<Response> {
    let mut page = visitor.page("hand-in-check-title");
    page.path = "/hand-in/check".to_owned();
    let sheet = draft.sheet();
    let mut response = visitor.form(&CheckPage {
        place: place(&page, Step::Check),
        said: said(&page, draft, &sheet),
        unreachable: sheet.get("p_name").is_empty()
            || (sheet.get("p_phone").is_empty() && sheet.get("p_address").is_empty()),
        accusation: sheet.get("purpose") == "accusation",
        puzzle,
        page,
    })?;
    if held {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    }
    Ok(response)
}

fn said(page: &Page, draft: &Draft, sheet: &Sheet) -> Vec<Said> {
    let of = |step: Step, lines: Vec<String>| Said {
        step: step.word(),
        label: page.t(&format!("hand-in-{step}-title")),
        lines: lines.into_iter().filter(|l| !l.is_empty()).collect(),
    };
    let get = |field: &str| sheet.get(field).to_owned();
    let purpose = match sheet.get("purpose") {
        "" => String::new(),
        word => page.t(&format!("hand-in-purpose-{word}")),
    };
    vec![
        of(Step::What, vec![sheet.raw("words").to_owned()]),
        of(Step::About, vec![get("place"), get("respondent_name"), purpose]),
        of(Step::Ask, sheet.all("demand").into_iter().map(str::to_owned).collect()),
        of(Step::Reach, vec![get("p_name"), get("p_phone"), get("p_address")]),
        of(Step::Files, draft.files.iter().map(|f| f.name.clone()).collect()),
    ]
}
