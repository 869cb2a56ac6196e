//! One import: how it is read, what would become of it, how far it came, what became of it.

use super::load;
use super::views::{
    ColumnView, DropView, NoteView, RowView, column, counts, dropped, file, found, made, notes, row, wrong,
};
use crate::imports::{self, Importer, Options};
use crate::store::{self, ImportRow};
use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Page, html, redirect};
use platform::{Id, Result, Word};
use std::sync::Arc;

/// So many rows are told in advance.
const FORETOLD: usize = 50;
/// So many remarks and refusals are shown; all refusals are in the file.
const SHOWN: i64 = 100;
/// So many of the matters that it became are shown.
const MADE: i64 = 20;

#[derive(Template)]
#[template(path = "petition/imports_one.html")]
struct One {
    page: Page,
    id: Id,
    name: String,
    about: Vec<String>,
    state: String,
    state_word: String,
    total: i64,
    next_row: i64,
    counts: Vec<String>,
    dropped: Vec<DropView>,
    columns: Vec<ColumnView>,
    found: String,
    rows: Vec<RowView>,
    refused: Vec<NoteView>,
    notes: Vec<NoteView>,
    made: Vec<RowView>,
    refused_file: bool,
    told: String,
}

#[derive(Template)]
#[template(path = "petition/imports_progress.html")]
struct Progress {
    id: Id,
    total: i64,
    next_row: i64,
    told: String,
    counts: Vec<String>,
}

/// `GET /imports/{id}`
pub(in crate::pages) async fn show(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let import = load(&desk, id).await?;
    let options: Options = serde_json::from_str(&import.options)?;
    let mut page = desk.page("imports-title");
    page.title = format!("{} · {}", import.name, page.title);
    let told_before = match import.state.as_str() {
        "planned" => foretold(&desk, &page, &import).await?,
        _ => Foretold::default(),
    };
    let mut conn = desk.app().db.read().await?;
    html(&One {
        id,
        about: about(&desk, &page, &import, &options),
        state_word: page.t(&format!("import-state-{}", import.state)),
        counts: counts(&page, &import),
        dropped: options.columns.iter().filter_map(|c| dropped(&page, c)).collect(),
        columns: options.columns.iter().filter(|c| c.dropped.is_none()).map(|c| column(&page, c)).collect(),
        found: told_before.found,
        rows: told_before.rows,
        refused: match import.state.as_str() {
            "planned" => told_before.refused,
            _ => notes(&page, &store::notes(&mut conn, id, "refused", SHOWN).await?)?,
        },
        notes: notes(&page, &store::notes(&mut conn, id, "note", SHOWN).await?)?,
        made: made(&page, &store::rows_made(&mut conn, id, MADE).await?),
        refused_file: import.refused > 0,
        told: told(&page, &import),
        total: import.total,
        next_row: import.next_row,
        state: import.state,
        name: import.name,
        page,
    })
}

fn about(desk: &Desk, page: &Page, import: &ImportRow, options: &Options) -> Vec<String> {
    vec![
        format!("{} · {}", import.by_name, desk.app().clock.moment(import.at)),
        page.tx("import-sheet", &options.sheet),
        page.tx("import-channel", page.t(&format!("channel-{}", options.channel))),
    ]
}

/// How far it came.
fn told(page: &Page, import: &ImportRow) -> String {
    page.tw("import-progress", &[("n", Word::Number(import.next_row)), ("x", Word::Number(import.total))])
}

/// What is said before the start.
#[derive(Default)]
struct Foretold {
    found: String,
    rows: Vec<RowView>,
    refused: Vec<NoteView>,
}

/// What the file holds, what would become of its first rows, and which rows could not be taken.
async fn foretold(desk: &Desk, page: &Page, import: &ImportRow) -> Result<Foretold> {
    let Some(ledger) = imports::open_ledger(desk.app(), import.id).await? else {
        return Ok(Foretold::default());
    };
    let (found, refused) = (found(page, &ledger), wrong(page, &ledger, SHOWN));
    let importer = Importer::new(&desk.house, desk.officer.clone(), Arc::new(ledger)).await?;
    let reports = imports::dry_run(&importer, FORETOLD).await?;
    Ok(Foretold { found, refused, rows: reports.iter().map(|r| row(page, r)).collect() })
}

/// `GET /imports/{id}/progress`: the bar, asked for again and again; when there is nothing more to wait for, the
/// whole page is drawn anew.
pub(in crate::pages) async fn progress(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let import = load(&desk, id).await?;
    if import.state != "running" {
        return Ok(([("hx-refresh", HeaderValue::from_static("true"))], "").into_response());
    }
    let page = desk.page("imports-title");
    let (counts, told) = (counts(&page, &import), told(&page, &import));
    html(&Progress { id, total: import.total, next_row: import.next_row, told, counts })
}

/// `POST /imports/{id}/start`
pub(in crate::pages) async fn run(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    load(&desk, id).await?;
    imports::start(desk.app(), id, desk.app().clock.now()).await?;
    Ok(redirect(&format!("/imports/{id}")))
}

/// `POST /imports/{id}/stop`
pub(in crate::pages) async fn stop_running(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    if load(&desk, id).await?.state == "running" {
        imports::stop(desk.app(), id).await?;
    }
    Ok(redirect(&format!("/imports/{id}")))
}

/// `POST /imports/{id}/removal`: what was only tried is forgotten.
pub(in crate::pages) async fn remove(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    load(&desk, id).await?;
    imports::remove(desk.app(), id).await?;
    Ok(redirect("/imports?done=import-removed"))
}

/// `GET /imports/{id}/refused.csv`: the rows hold petitioners' data, so that taking them out is written down.
pub(in crate::pages) async fn refused(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let import = load(&desk, id).await?;
    let options: Options = serde_json::from_str(&import.options)?;
    let kept = store::notes(&mut desk.app().db.read().await?, id, "refused", i64::MAX).await?;
    let rows = kept.iter().map(|n| imports::open_note(desk.app(), id, n)).collect::<Result<Vec<_>>>()?;
    let text = imports::refused_file(&options.columns, &rows, desk.lang == law::Lang::Zh)?;
    let (person, at) = (desk.officer.person, desk.app().clock.now());
    let (name, why) =
        (format!("{} {} {}", desk.officer.unit_name, desk.officer.title, desk.officer.name), import.name);
    desk.app()
        .db
        .write(move |c| {
            Box::pin(async move { store::note_reading(c, id, person, &name, at, "refused-rows", &why).await })
        })
        .await?;
    Ok(file(text))
}
