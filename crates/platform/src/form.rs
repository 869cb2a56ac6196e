//! What a person typed: read field by field, with every complaint kept at its field, and given back as typed.

use crate::error::{Error, FieldError, Result};
use crate::ids::Id;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use law::Day;
use std::str::FromStr;

/// The longest single field that is taken.
const LONGEST: usize = 200_000;

/// A submitted form.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pairs: Vec<(String, String)>,
    files: Vec<Upload>,
    errors: Vec<FieldError>,
}

/// A file that came with a form. Hostile until proven otherwise.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field it came in.
    pub field: String,
    /// The name it says it has.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Sheet {
    /// From pairs, as an API, an import or a test has them.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        let pairs = pairs.into_iter().map(|(k, v)| (k.into(), v.into())).collect();
        Self { pairs, ..Self::default() }
    }

    /// From a query string or an urlencoded body.
    pub fn from_query(query: &str) -> Self {
        Self::from_pairs(form_urlencoded::parse(query.as_bytes()).into_owned())
    }

    /// The pairs as an urlencoded text, for drafts and saved views.
    pub fn to_query(&self) -> String {
        let kept = self.pairs.iter().filter(|(k, v)| !k.starts_with('_') && !v.is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
    }

    /// A field as typed, trimmed; empty when it is not there.
    pub fn get(&self, field: &str) -> &str {
        self.pairs.iter().find(|(k, _)| k == field).map_or("", |(_, v)| v.trim())
    }

    /// A field exactly as typed (a petitioner's own words keep their spaces and lines).
    pub fn raw(&self, field: &str) -> &str {
        self.pairs.iter().find(|(k, _)| k == field).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a repeated field, in order, empty ones too.
    pub fn all(&self, field: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(k, _)| k == field).map(|(_, v)| v.trim()).collect()
    }

    /// Sets a field, as a form shown for the first time does.
    pub fn set(&mut self, field: &str, value: impl Into<String>) {
        self.pairs.retain(|(k, _)| k != field);
        self.pairs.push((field.to_owned(), value.into()));
    }

    /// A ticked box.
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.get(field), "1" | "on" | "true" | "yes")
    }

    /// A file, if one was chosen.
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|f| f.field == field && !f.bytes.is_empty())
    }

    /// All files chosen in a field.
    pub fn files(&self, field: &str) -> Vec<&Upload> {
        self.files.iter().filter(|f| f.field == field && !f.bytes.is_empty()).collect()
    }

    /// Complains about a field.
    pub fn fail(&mut self, field: &str, key: &'static str) {
        self.fail_with(field, key, "");
    }

    /// Complains about a field, naming a value.
    pub fn fail_with(&mut self, field: &str, key: &'static str, hint: impl Into<String>) {
        self.errors.push(FieldError { field: field.to_owned(), key, hint: hint.into() });
    }

    /// The complaints so far.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// Takes over complaints made elsewhere (the door's), so that the form is shown again with them.
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// An optional text of at most `max` characters.
    pub fn text(&mut self, field: &str, max: usize) -> Option<String> {
        let value = self.get(field).to_owned();
        if value.chars().count() > max {
            self.fail_with(field, "error-too-long", max.to_string());
        }
        (!value.is_empty()).then_some(value)
    }

    /// A text that must be there.
    pub fn needed(&mut self, field: &str, max: usize) -> String {
        self.text(field, max).unwrap_or_else(|| {
            self.fail(field, "error-needed");
            String::new()
        })
    }

    /// An optional day (ISO, `2026年9月18日`, `2026/9/18`).
    pub fn day(&mut self, field: &str) -> Option<Day> {
        let typed = self.get(field).to_owned();
        if typed.is_empty() {
            return None;
        }
        let day = read_day(&typed);
        if day.is_none() {
            self.fail(field, "error-day");
        }
        day
    }

    /// A day that must be there and not after `latest`. Gives `latest` when it complains.
    pub fn day_until(&mut self, field: &str, latest: Day) -> Day {
        let before = self.errors.len();
        match self.day(field) {
            Some(day) if day > latest => {
                self.fail(field, "error-day-future");
                latest
            }
            Some(day) => day,
            None => {
                if self.errors.len() == before {
                    self.fail(field, "error-needed");
                }
                latest
            }
        }
    }

    /// An optional whole number between two bounds.
    pub fn number(&mut self, field: &str, least: i64, most: i64) -> Option<i64> {
        let typed = plain_digits(self.get(field));
        if typed.is_empty() {
            return None;
        }
        match typed.parse() {
            Ok(n) if (least..=most).contains(&n) => Some(n),
            _ => {
                self.fail_with(field, "error-number", format!("{least}–{most}"));
                None
            }
        }
    }

    /// An optional choice out of a closed list.
    pub fn choice<T: FromStr>(&mut self, field: &str) -> Option<T> {
        let typed = self.get(field).to_owned();
        if typed.is_empty() {
            return None;
        }
        let choice = typed.parse().ok();
        if choice.is_none() {
            self.fail(field, "error-choice");
        }
        choice
    }

    /// A choice that must be made.
    pub fn chosen<T: FromStr>(&mut self, field: &str) -> Option<T> {
        if self.get(field).is_empty() {
            self.fail(field, "error-choose");
            return None;
        }
        self.choice(field)
    }

    /// An id that must be chosen.
    pub fn id(&mut self, field: &str) -> Option<Id> {
        self.chosen(field)
    }

    /// Ends the reading: an error when anything was complained about.
    pub fn done(&self) -> Result<()> {
        match self.errors.is_empty() {
            true => Ok(()),
            false => Err(Error::Invalid(self.errors.clone())),
        }
    }

    fn check_sizes(mut self) -> Self {
        let long: Vec<String> =
            self.pairs.iter().filter(|(_, v)| v.len() > LONGEST).map(|(k, _)| k.clone()).collect();
        for field in long {
            self.fail_with(&field, "error-too-long", (LONGEST / 4).to_string());
        }
        self
    }
}

/// Full-width digits made plain, spaces gone.
fn plain_digits(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '０'..='９' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            other => other,
        })
        .collect()
}

fn read_day(typed: &str) -> Option<Day> {
    let plain: String = plain_digits(typed)
        .chars()
        .map(|c| match c {
            '年' | '月' | '/' | '.' | '／' | '－' => '-',
            other => other,
        })
        .filter(|c| *c != '日')
        .collect();
    let mut parts = plain.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (day.year() >= 1950 && day.year() <= 2100).then_some(day)
}

impl<S: Send + Sync> FromRequest<S> for Sheet {
    type Rejection = Error;

    async fn from_request(req: Request, state: &S) -> Result<Self> {
        let kind = req.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        if kind.starts_with("multipart/form-data") {
            let parts =
                Multipart::from_request(req, state).await.map_err(|_| Error::field("", "error-form"))?;
            return multipart(parts).await;
        }
        let bytes = Bytes::from_request(req, state).await.map_err(|_| Error::field("", "error-form-size"))?;
        Ok(Self::from_pairs(form_urlencoded::parse(&bytes).into_owned()).check_sizes())
    }
}

async fn multipart(mut parts: Multipart) -> Result<Sheet> {
    let mut sheet = Sheet::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Error::field("", "error-form-size"))? {
        let field = part.name().unwrap_or("").to_owned();
        match part.file_name().map(str::to_owned) {
            Some(name) => {
                let bytes = part.bytes().await.map_err(|_| Error::field(&field, "error-form-size"))?;
                sheet.files.push(Upload { field, name, bytes });
            }
            None => {
                let text = part.text().await.map_err(|_| Error::field(&field, "error-form-size"))?;
                sheet.pairs.push((field, text));
            }
        }
    }
    Ok(sheet.check_sizes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let friday: Day = "2026-09-18".parse().unwrap();
        for typed in ["2026-09-18", "2026/9/18", "２０２６年９月１８日", "2026.9.18", " 2026-9-18 "]
        {
            assert_eq!(read_day(typed.trim()), Some(friday), "{typed}");
        }
        for typed in ["18/09/2026", "2026-02-30", "26-9-18", "1900-01-01", "tomorrow", ""] {
            assert_eq!(read_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_complaint_stands_at_its_field() {
        let mut sheet =
            Sheet::from_pairs([("persons", "７０"), ("received_on", "2026-13-01"), ("note", "长长长")]);
        assert_eq!(sheet.number("persons", 1, 999), Some(70));
        sheet.day("received_on");
        sheet.text("note", 2);
        sheet.needed("subject", 10);
        let fields: Vec<&str> = sheet.errors().iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["received_on", "note", "subject"]);
        assert!(matches!(sheet.done(), Err(Error::Invalid(_))));
    }
}
