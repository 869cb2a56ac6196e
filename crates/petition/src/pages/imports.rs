//! Bringing a ledger in, as pages: choose a file, see how it is read and what would become of its rows, bring it in.

mod one;
mod views;

pub(super) use one::{progress, refused, remove, run, show, stop_running};

use crate::imports::{self, FileError};
use crate::rules::Channel;
use crate::store::{self, ImportRow};
use askama::Template;
use axum::response::Response;
use people::{Desk, PostRow};
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, html, redirect, unfinished};
use platform::{Error, Id, Result};
use std::collections::HashMap;

/// The largest file.
const LARGEST: usize = 20 * 1024 * 1024;
/// The list shows so many imports.
const LISTED: i64 = 100;

struct Row {
    id: Id,
    name: String,
    when: String,
    by: String,
    state: String,
    counts: Vec<String>,
}

#[derive(Template)]
#[template(path = "petition/imports.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
}

/// `GET /imports`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    draw(&desk, &Sheet::default()).await
}

async fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let page = desk.page("imports-title");
    let mut conn = desk.app().db.read().await?;
    let posts = unit_of_post(people::posts(&mut conn).await?);
    let found = store::imports(&mut conn, LISTED).await?;
    let rows = found.iter().filter(|i| may_see(desk, &posts, i)).map(|i| row(desk, &page, i)).collect();
    let channels = Channel::ALL.iter().map(|c| Choice::new(c.word(), page.t(&format!("channel-{c}"))));
    let mut channel = Field::new(&page, sheet, Kind::Select, "channel").needed().of(channels);
    channel.help = page.t("import-channel-help");
    let fields = vec![Field::new(&page, sheet, Kind::File, "file").needed(), channel];
    html(&List { rows, fields, errors: page.complaints(sheet.errors()), page })
}

fn row(desk: &Desk, page: &Page, i: &ImportRow) -> Row {
    Row {
        id: i.id,
        name: i.name.clone(),
        when: desk.app().clock.moment(i.at),
        by: i.by_name.clone(),
        state: page.t(&format!("import-state-{}", i.state)),
        counts: views::counts(page, i),
    }
}

fn unit_of_post(posts: Vec<PostRow>) -> HashMap<Id, Id> {
    posts.into_iter().map(|p| (p.id, p.unit)).collect()
}

/// An import is seen by the petition office and by the unit whose officer brought it in.
fn may_see(desk: &Desk, posts: &HashMap<Id, Id>, import: &ImportRow) -> bool {
    desk.officer.office || posts.get(&import.post).is_some_and(|unit| desk.officer.reach.contains(unit))
}

/// The import, if this officer may see it.
async fn load(desk: &Desk, id: Id) -> Result<ImportRow> {
    let mut conn = desk.app().db.read().await?;
    let import = store::get_import(&mut conn, id).await?;
    let posts = unit_of_post(people::posts(&mut conn).await?);
    if may_see(desk, &posts, &import) { Ok(import) } else { Err(Error::NotFound) }
}

/// `POST /imports`: reads the file and keeps it to be looked at; nothing is registered yet. A file too large
/// for any form is said to be so at its field, too.
pub(super) async fn submit(desk: Desk, sheet: Result<Sheet>) -> Result<Response> {
    let mut sheet = match sheet {
        Ok(sheet) => sheet,
        Err(Error::Invalid(_)) => {
            let mut empty = Sheet::default();
            too_large(&mut empty);
            return again(&desk, &empty).await;
        }
        Err(other) => return Err(other),
    };
    desk.check(&sheet)?;
    match keep(&desk, &mut sheet).await {
        Ok(id) => Ok(redirect(&format!("/imports/{id}"))),
        Err(Error::Invalid(errors)) => again(&desk, &sheet.with_errors(errors)).await,
        Err(other) => Err(other),
    }
}

fn too_large(sheet: &mut Sheet) {
    sheet.fail_with("file", "error-import-size", (LARGEST / 1024 / 1024).to_string());
}

async fn again(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    draw(desk, sheet).await.map(unfinished)
}

async fn keep(desk: &Desk, sheet: &mut Sheet) -> Result<Id> {
    let file = sheet.file("file").cloned();
    match &file {
        None => sheet.fail("file", "error-choose"),
        Some(f) if f.bytes.len() > LARGEST => too_large(sheet),
        Some(_) => {}
    }
    let channel: Option<Channel> = sheet.chosen("channel");
    sheet.done()?;
    let (Some(file), Some(channel)) = (file, channel) else {
        return Err(Error::field("file", "error-needed"));
    };
    let today = desk.today;
    let name = file_name(&file.name);
    // A large workbook takes a while: other requests do not wait for it.
    let read = move || imports::read_ledger(&name, &file.bytes, channel, today);
    let ledger = match tokio::task::spawn_blocking(read).await.map_err(Error::broken)? {
        Ok(ledger) => ledger,
        Err(why) => {
            refuse(desk, sheet, &why);
            return Err(Error::Invalid(sheet.errors().to_vec()));
        }
    };
    imports::begin(desk.app(), &desk.officer, &ledger).await
}

fn refuse(desk: &Desk, sheet: &mut Sheet, why: &FileError) {
    sheet.fail_with("file", "error-import-file", why.say(desk.lang == law::Lang::Zh));
}

/// The name without a path, and not longer than people read.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    intake::text::shorten(&intake::text::clean(last), 120)
}
