//! From a question to the text of a summary, whoever asks: a page or a command. The text itself is Chinese; it is an
//! official paper.

use crate::act::{Body, TableLine};
use crate::figures::definitions;
use crate::rules::{Check, Column, Question, Source, Summary, checks, summary};
use crate::store;
use jiff::ToSpan;
use law::{Day, Lang};
use people::Units;
use platform::web::Page;
use platform::{App, Id, Result};

/// What a summary is written from; last year's figures come from a frozen report of the same months or not at all.
///
/// # Errors
/// When the database does not answer.
pub async fn source<'a>(
    app: &App,
    units: &Units,
    keeper: Id,
    q: &Question,
    body: &Body,
) -> Result<Source<'a>> {
    let defs = definitions()?;
    let page = Page::new(app, Lang::Zh, "/");
    let (from, until) = year_before(q);
    let reports = store::snapshots(&mut app.db.read().await?, &[keeper]).await?;
    let last = reports.iter().find(|s| s.from == from && s.until == until);
    let last = last.map(|s| serde_json::from_str::<Body>(&s.body)).transpose()?;
    let table = |(id, lines): (&String, &Vec<TableLine>)| {
        let by = defs.tables.iter().find(|t| t.id == *id)?.by;
        let line = |l: &TableLine| (named(&page, units, by, &l.key), l.numbers.clone());
        Some((id.clone(), lines.iter().map(line).collect()))
    };
    Ok(Source {
        office: units.get(keeper).map_or(String::new(), |u| u.name.clone()),
        period: period(q),
        basis: page.t(&format!("basis-{}", q.basis)),
        defs,
        now: body.figures.iter().map(|(id, f)| (id.clone(), f.value)).collect(),
        last: last.map(|b| b.figures.into_iter().map(|(id, f)| (id, f.value)).collect()),
        rows: body.figures.iter().map(|(id, f)| (id.clone(), f.rows)).collect(),
        tables: body.tables.iter().filter_map(table).collect(),
    })
}

/// The text, and the checks that fail.
pub fn written(s: &Source) -> (Summary, Vec<Check>) {
    let text = summary(s);
    let failed = checks(s, &text).into_iter().filter(|c| !c.holds).collect();
    (text, failed)
}

/// The same months a year before.
pub fn year_before(q: &Question) -> (Day, Day) {
    (q.from.saturating_sub(1.year()), q.until.saturating_sub(1.year()))
}

/// The name of a breakdown's value.
pub(crate) fn named(page: &Page, units: &Units, by: Column, key: &str) -> String {
    if key.is_empty() {
        return page.t("figures-none");
    }
    match by {
        Column::Lead => key.parse::<Id>().map_or_else(|_| key.to_owned(), |id| units.called(id, page.zh())),
        Column::Channel => page.t(&format!("channel-{key}")),
        Column::Purpose => page.t(&format!("purpose-{key}")),
        _ => key.to_owned(),
    }
}

/// The period in words, as official papers say it.
pub fn period(q: &Question) -> String {
    let last = q.until.saturating_sub(1.day());
    let year = q.from.year();
    let whole = |a: (i8, i8), b: (i8, i8)| {
        last.year() == year && (q.from.month(), q.from.day()) == a && (last.month(), last.day()) == b
    };
    if whole((1, 1), (6, 30)) {
        format!("{year}年上半年")
    } else if whole((7, 1), (12, 31)) {
        format!("{year}年下半年")
    } else if whole((1, 1), (12, 31)) {
        format!("{year}年")
    } else {
        format!(
            "{}年{}月{}日至{}年{}月{}日",
            year,
            q.from.month(),
            q.from.day(),
            last.year(),
            last.month(),
            last.day()
        )
    }
}
