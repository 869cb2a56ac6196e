//! The press: type read once, a letter set away from the threads that answer, two at a time at most.

use paper::letters::{Fields, Value};
use paper::{Document, Fonts, PdfError, Press};
use platform::error::FieldError;
use platform::seal::sha256;
use platform::{Error, Result};
use std::sync::OnceLock;
use tokio::sync::{Semaphore, SemaphorePermit};

/// So many letters are set at once; the rest wait their turn.
static TURNS: Semaphore = Semaphore::const_new(2);

/// A letter's bytes.
pub(crate) struct Copies {
    /// PDF/A.
    pub pdf: Vec<u8>,
    /// DOCX.
    pub docx: Vec<u8>,
    /// SHA-256 of the PDF.
    pub digest: [u8; 32],
}

/// Waits for a turn at the press. Whoever issues holds it from the first look to the commit, so that the number that
/// was guessed is nearly always the one that is taken.
pub(crate) async fn turn() -> Result<SemaphorePermit<'static>> {
    TURNS.acquire().await.map_err(Error::broken)
}

/// Sets a letter. A character that no type has is a complaint at the field that holds it.
pub(crate) async fn print(doc: Document, fields: Fields) -> Result<Copies> {
    let set = tokio::task::spawn_blocking(move || set(&doc, &fields)).await;
    set.map_err(Error::broken)?
}

fn set(doc: &Document, fields: &Fields) -> Result<Copies> {
    let pdf = match press().pdf(doc) {
        Ok(printed) => printed.bytes,
        Err(PdfError::Missing(chars)) => return Err(Error::Invalid(unprintable(fields, &chars))),
        Err(other) => return Err(Error::broken(other)),
    };
    let docx = paper::docx(doc).map_err(Error::broken)?;
    Ok(Copies { digest: sha256(&pdf), pdf, docx })
}

fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::new(Fonts::carried()))
}

fn unprintable(fields: &Fields, chars: &[char]) -> Vec<FieldError> {
    let fault = |field: &str, chars: Vec<char>| FieldError {
        field: field.to_owned(),
        key: "error-letter-glyph",
        hint: chars.iter().map(char::to_string).collect::<Vec<_>>().join(" "),
    };
    let mut out: Vec<FieldError> = Vec::new();
    for (name, value) in fields.iter() {
        let texts = texts(value);
        let held: Vec<char> =
            chars.iter().copied().filter(|c| texts.iter().any(|t| t.contains(*c))).collect();
        out.extend((!held.is_empty()).then(|| fault(name, held)));
    }
    if out.is_empty() { vec![fault("", chars.to_vec())] } else { out }
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(words) => vec![words],
        Value::Date(_) | Value::Number(_) => Vec::new(),
        Value::List(items) => items.iter().map(String::as_str).collect(),
        Value::Table(rows) => rows.iter().flat_map(|r| r.values()).map(String::as_str).collect(),
    }
}
