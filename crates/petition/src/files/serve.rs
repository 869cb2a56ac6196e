//! Handing a file out: its kind as we know it, in a box of its own, and shown only where it is a picture that we
//! wrote ourselves.

use super::FileKind;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Nothing runs, nothing is asked of anybody; a picture may be shown.
const BOX: &str = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

/// A whole file.
pub(crate) fn answer(kind: FileKind, name: &str, bytes: Vec<u8>) -> Response {
    given(kind, if kind.picture() { "inline" } else { "attachment" }, name, bytes)
}

/// A file to be kept by whoever asked for it.
pub(crate) fn handed(kind: FileKind, name: &str, bytes: Vec<u8>) -> Response {
    given(kind, "attachment", name, bytes)
}

fn given(kind: FileKind, way: &str, name: &str, bytes: Vec<u8>) -> Response {
    let coded = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let says = format!("{way}; filename=\"file.{}\"; filename*=UTF-8''{coded}", kind.ending());
    boxed(media(kind), &says, bytes)
}

/// The small picture of a list.
pub(crate) fn preview(bytes: Vec<u8>) -> Response {
    boxed(media(FileKind::Jpeg), "inline", bytes)
}

fn boxed(media: &'static str, says: &str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(BOX));
    let way = HeaderValue::from_str(says).unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, way);
    headers.insert(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    );
    response
}

fn media(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Jpeg => "image/jpeg",
        FileKind::Png => "image/png",
        FileKind::Pdf => "application/pdf",
        FileKind::Text => "text/plain; charset=utf-8",
        FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}
