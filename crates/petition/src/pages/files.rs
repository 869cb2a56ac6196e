//! A matter's files at the desk: who may see the matter may see that they are there; opening one is written down
//! like opening an identity, with its reason.

use super::matter;
use crate::files::{self, FileKind};
use crate::rules::Matter;
use crate::store::{self, AttachmentRow, ItemRow};
use axum::extract::Path;
use axum::response::Response;
use people::{Desk, Power, may};
use platform::form::Sheet;
use platform::web::Page;
use platform::{App, Error, Id, Result};

/// A file in a list.
pub(super) struct FileView {
    pub id: Id,
    pub name: String,
    pub about: String,
    pub preview: bool,
}

pub(super) fn view(page: &Page, f: &AttachmentRow) -> FileView {
    FileView {
        id: f.id,
        name: f.name.clone(),
        about: format!("{} · {}", page.t(&format!("file-{}", f.kind)), files::size(f.size)),
        preview: f.preview,
    }
}

/// The files of one item, for its card.
pub(super) fn of_item(page: &Page, all: &[AttachmentRow], item: &ItemRow) -> Vec<FileView> {
    all.iter().filter(|f| f.item == item.id).map(|f| view(page, f)).collect()
}

/// `POST /matters/{no}/files`: one file, with the reason for which it is opened.
pub(super) async fn open(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let matter = allowed(&desk, &no).await?;
    let why = sheet.needed("file_why", 200);
    if sheet.done().is_err() {
        return matter::draw(&desk, &no, &sheet, false).await;
    }
    let file = find(&desk, &matter, sheet.get("file")).await?;
    let response = read(desk.app(), &file).await?;
    let (person, at) = (desk.officer.person, desk.app().clock.now());
    let name = format!("{} {} {}", desk.officer.unit_name, desk.officer.title, desk.officer.name);
    let (id, what) = (matter.id, format!("file {}", file.id));
    desk.app()
        .db
        .write(move |c| {
            Box::pin(async move { store::note_reading(c, id, person, &name, at, &what, &why).await })
        })
        .await?;
    Ok(response)
}

/// `GET /matters/{no}/files/{id}/preview`
pub(super) async fn preview(desk: Desk, Path((no, id)): Path<(String, String)>) -> Result<Response> {
    let matter = allowed(&desk, &no).await?;
    small(desk.app(), &find(&desk, &matter, &id).await?).await
}

/// The matter, if this officer may open what is personal in it.
async fn allowed(desk: &Desk, no: &str) -> Result<Matter> {
    let no = platform::ids::typed_digits(no);
    let loaded = store::get(&mut desk.app().db.read().await?, &no).await?;
    let scope = loaded.matter.scope();
    match may(&desk.actor(), Power::OpenPersonal, &scope) {
        true => Ok(loaded.matter),
        false if may(&desk.actor(), Power::See, &scope) => Err(Error::Forbidden),
        false => Err(Error::NotFound),
    }
}

/// A file that is with this matter now; any other is not there.
async fn find(desk: &Desk, matter: &Matter, id: &str) -> Result<AttachmentRow> {
    let id: Id = id.parse().map_err(|_| Error::NotFound)?;
    let all = store::attachments_of(&mut desk.app().db.read().await?, matter.home()).await?;
    all.into_iter().find(|f| f.id == id).ok_or(Error::NotFound)
}

/// The whole file, opened.
pub(super) async fn read(app: &App, f: &AttachmentRow) -> Result<Response> {
    let sealed = store::file_body(&mut app.db.read().await?, &f.file).await?;
    let (keys, digest) = (app.keys.clone(), f.file.clone());
    let opened = tokio::task::spawn_blocking(move || keys.open_bytes(&digest, &sealed)).await;
    let bytes = opened.map_err(Error::broken)??;
    let kind: FileKind = f.kind.parse().map_err(|()| Error::broken("a file's kind is not known"))?;
    Ok(files::answer(kind, &f.name, bytes))
}

/// Its small picture.
pub(super) async fn small(app: &App, f: &AttachmentRow) -> Result<Response> {
    let sealed = store::file_preview(&mut app.db.read().await?, &f.file).await?.ok_or(Error::NotFound)?;
    Ok(files::preview(app.keys.open_bytes(&f.file, &sealed)?))
}
