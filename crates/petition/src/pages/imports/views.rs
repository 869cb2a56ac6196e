//! What an import's pages show.

use crate::imports::{Became, ColumnUse, Ledger, RowFate, RowReport, Says};
use crate::store::{ImportNote, ImportRow, RowMade};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::Result;
use platform::ids::grouped;
use platform::web::Page;

pub(super) struct ColumnView {
    pub(super) header: String,
    pub(super) meaning: String,
    pub(super) known: bool,
    pub(super) filled: String,
}

pub(super) struct DropView {
    pub(super) header: String,
    pub(super) reason: &'static str,
    pub(super) filled: String,
}

pub(super) struct RowView {
    pub(super) row: i64,
    pub(super) subject: String,
    pub(super) became: String,
    pub(super) wrong: bool,
    pub(super) no: String,
    pub(super) shown_no: String,
    pub(super) says: String,
}

pub(super) struct NoteView {
    pub(super) row: i64,
    pub(super) says: String,
}

/// The counts of an import that has begun, as sentences; what is none is not said, except what was made.
pub(super) fn counts(page: &Page, i: &ImportRow) -> Vec<String> {
    if i.state == "planned" {
        return Vec::new();
    }
    let all = [
        ("import-made", i.made),
        ("import-known", i.known),
        ("import-skipped", i.skipped),
        ("import-refused", i.refused),
    ];
    all.iter().filter(|(key, n)| *n > 0 || *key == "import-made").map(|(key, n)| page.tn(key, *n)).collect()
}

/// How many rows of a ledger hold matters, hold none, or cannot be taken.
pub(super) fn found(page: &Page, ledger: &Ledger) -> String {
    let count = |wanted: fn(&RowFate) -> bool| ledger.rows.iter().filter(|r| wanted(&r.fate)).count();
    [
        page.tn("import-found-matters", count(|f| matches!(f, RowFate::Draft(_)))),
        page.tn("import-found-skipped", count(|f| matches!(f, RowFate::Skipped(_)))),
        page.tn("import-found-refused", count(|f| matches!(f, RowFate::Refused(..)))),
    ]
    .join(" · ")
}

/// The rows that could not be taken as they stand in the file.
pub(super) fn wrong(page: &Page, ledger: &Ledger, most: i64) -> Vec<NoteView> {
    let refused = ledger.rows.iter().filter_map(|r| match &r.fate {
        RowFate::Refused(problems, _) => Some((r.row, problems)),
        RowFate::Draft(_) | RowFate::Skipped(_) => None,
    });
    let view = |(row, problems): (i64, &Vec<intake::Problem>)| NoteView {
        row,
        says: problems.iter().map(|p| p.say(page.zh())).collect::<Vec<_>>().join(" "),
    };
    refused.take(usize::try_from(most).unwrap_or(usize::MAX)).map(view).collect()
}

pub(super) fn column(page: &Page, c: &ColumnUse) -> ColumnView {
    ColumnView {
        header: c.header.clone(),
        meaning: c.meaning.map_or_else(|| page.t("import-column-unknown"), |m| m.name(page.zh()).to_owned()),
        known: c.meaning.is_some(),
        filled: page.tn("import-filled", c.filled),
    }
}

pub(super) fn dropped(page: &Page, c: &ColumnUse) -> Option<DropView> {
    let reason = c.dropped?.reason(page.zh());
    Some(DropView { header: c.header.clone(), reason, filled: page.tn("import-filled", c.filled) })
}

pub(super) fn row(page: &Page, r: &RowReport) -> RowView {
    RowView {
        row: r.row,
        subject: r.subject.clone(),
        became: page.t(&format!("import-would-{}", r.became.word())),
        wrong: matches!(r.became, Became::Refused(_)),
        no: r.became.number().to_owned(),
        shown_no: grouped(r.became.number()),
        says: r.says.text(page.zh()),
    }
}

pub(super) fn made(page: &Page, rows: &[RowMade]) -> Vec<RowView> {
    let view = |r: &RowMade| RowView {
        row: r.row_no,
        subject: String::new(),
        became: page.t("import-was-made"),
        wrong: false,
        no: r.no.clone(),
        shown_no: grouped(&r.no),
        says: String::new(),
    };
    rows.iter().map(view).collect()
}

pub(super) fn notes(page: &Page, kept: &[ImportNote]) -> Result<Vec<NoteView>> {
    let view = |n: &ImportNote| {
        let says: Says = serde_json::from_str(&n.says)?;
        Ok(NoteView { row: n.row_no, says: says.text(page.zh()) })
    };
    kept.iter().map(view).collect()
}

/// The refused rows as a download.
pub(super) fn file(text: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"refused.csv\"")),
    ];
    (headers, text).into_response()
}
