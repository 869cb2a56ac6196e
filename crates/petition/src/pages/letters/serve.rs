//! The bytes as they were issued, never made again; who opens a letter that names somebody is written down.

use super::seen;
use crate::act::{self, Hand, sealed_to};
use crate::files;
use crate::files::FileKind;
use crate::store::{self, LetterRow};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use people::{Desk, Power, may};
use platform::{Error, Id, Result};

/// A viewer draws it; nothing runs and nothing is asked of anybody.
const BOX: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'";

/// `GET /matters/{no}/letters/{id}`: `ID.pdf` or `ID.docx`.
pub(crate) async fn download(desk: Desk, Path((no, file)): Path<(String, String)>) -> Result<Response> {
    let mut conn = desk.app().db.read().await?;
    let loaded = seen(&desk, &mut conn, &no).await?;
    let (id, kind) = named(&file).ok_or(Error::NotFound)?;
    let all = store::letters_of(&mut conn, loaded.matter.id).await?;
    let row = all.into_iter().find(|l| l.id == id).ok_or(Error::NotFound)?;
    if row.personal && !may(&desk.actor(), Power::OpenPersonal, &loaded.matter.scope()) {
        return Err(Error::Forbidden);
    }
    let sealed = match kind {
        FileKind::Docx => store::letter_docx(&mut conn, id).await?,
        _ => store::letter_pdf(&mut conn, id).await?,
    };
    drop(conn);
    let bytes = desk.app().keys.open_bytes(&sealed_to(id, kind.ending()), &sealed)?;
    if row.personal {
        let (hand, matter, why) = (Hand::now(&desk.house, desk.actor()), loaded.matter.id, called(&row));
        let what = format!("letter {id}");
        let read = desk
            .app()
            .db
            .write(move |c| Box::pin(async move { act::read(c, &hand, matter, &what, &why).await }));
        read.await?;
    }
    Ok(files::handed(kind, &format!("{}.{}", called(&row), kind.ending()), bytes))
}

/// Number and title, as a file and a reading are called.
fn called(row: &LetterRow) -> String {
    format!("{} {}", row.number, row.title).trim().to_owned()
}

fn named(file: &str) -> Option<(Id, FileKind)> {
    let (id, ending) = file.rsplit_once('.')?;
    let kind = match ending {
        "pdf" => FileKind::Pdf,
        "docx" => FileKind::Docx,
        _ => return None,
    };
    Some((id.parse().ok()?, kind))
}

/// A draft, shown in the browser.
pub(super) fn shown(pdf: Vec<u8>) -> Response {
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(BOX));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"draft.pdf\""));
    response
}
