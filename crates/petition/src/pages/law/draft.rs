//! A new calendar or pack: the form, what it would change, bringing it in. Until the last button nothing is kept: the
//! file travels with the form.

use crate::pages::story::{moved_date, rule_key};
use crate::redate::{self, Difference, Draft, Proposal};
use crate::rules::Moved;
use askama::Template;
use axum::extract::RawQuery;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use law::RuleId;
use people::Desk;
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Field, Kind, Page, html, redirect};
use platform::{Error, Result};
use std::collections::BTreeMap;

/// So many differences are shown; the file has all.
const SHOWN: usize = 200;
/// The longest file, in characters.
const LONGEST: usize = 150_000;

#[derive(Template)]
#[template(path = "petition/law_new.html")]
struct Form {
    page: Page,
    fields: Vec<Field>,
    take_back: String,
    errors: Vec<(String, String)>,
}

/// `GET /law/new`, with `?take_back=2027` to take the office's own file of that name back.
pub(in crate::pages) async fn form(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    draw(&desk, &Sheet::from_query(raw.as_deref().unwrap_or("")))
}

fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let take_back = sheet.get("take_back").to_owned();
    let page = desk.page(if take_back.is_empty() { "law-new" } else { "law-take-back" });
    let mut reason = Field::new(&page, sheet, Kind::Area, "reason").needed();
    reason.help = page.t("law-reason-help");
    let mut fields = Vec::new();
    if take_back.is_empty() {
        let mut file = Field::new(&page, sheet, Kind::File, "file").asked(page.t("law-file"));
        file.help = page.t("law-file-help");
        let mut text = Field::new(&page, sheet, Kind::Area, "body").asked(page.t("law-text"));
        text.value = sheet.raw("body").to_owned();
        fields.extend([file, text]);
    }
    fields.push(reason);
    let mut response = html(&Form { fields, take_back, errors: page.complaints(sheet.errors()), page })?;
    if !sheet.errors().is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// What was typed or chosen. A file goes before what was pasted.
fn read(sheet: &mut Sheet) -> Draft {
    let mut draft = Draft { name: sheet.get("take_back").to_owned(), ..Draft::default() };
    if draft.name.is_empty() {
        (draft.file, draft.body) = read_file(sheet);
    }
    draft.reason = sheet.needed("reason", 400);
    draft
}

fn read_file(sheet: &mut Sheet) -> (String, String) {
    let (name, body) = match sheet.file("file").cloned() {
        Some(file) => (plain_name(&file.name), String::from_utf8(file.bytes.to_vec()).ok()),
        None => (plain_name(sheet.get("file_name")), Some(sheet.raw("body").to_owned())),
    };
    let Some(body) = body.map(|b| b.trim_start_matches('\u{feff}').replace("\r\n", "\n")) else {
        sheet.fail("file", "error-law-not-text");
        return (name, String::new());
    };
    if body.trim().is_empty() {
        sheet.fail("file", "error-law-no-file");
    } else if body.chars().count() > LONGEST {
        sheet.fail_with("file", "error-too-long", LONGEST.to_string());
    }
    // The form shown again has the file's text to go on with.
    sheet.set("body", body.clone());
    sheet.set("file_name", name.clone());
    (name, body)
}

/// The name without a path, never one that a built-in file has.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean = intake::text::shorten(&intake::text::clean(last), 80);
    if clean.is_empty() { "office.toml".to_owned() } else { clean }
}

/// The draft and what it would be; complaints at the fields when it cannot be.
async fn proposed(desk: &Desk, sheet: &mut Sheet) -> Result<(Draft, Proposal)> {
    let draft = read(sheet);
    sheet.done()?;
    match redate::propose(desk.app(), &draft).await? {
        Ok(proposal) => Ok((draft, proposal)),
        Err(why) => {
            sheet.fail_with("file", "error-law-file", why.get(desk.lang));
            Err(Error::Invalid(sheet.errors().to_vec()))
        }
    }
}

struct RuleCount {
    title: String,
    count: String,
}

struct DateRow {
    no: String,
    rule: String,
    dates: String,
}

#[derive(Template)]
#[template(path = "petition/law_foretold.html")]
struct Foretold {
    page: Page,
    about: Vec<(String, String)>,
    found: String,
    counts: Vec<RuleCount>,
    rows: Vec<DateRow>,
    more: bool,
    draft: Draft,
    version: String,
}

/// `POST /law/preview`: which open matters would get other dates. Nothing is kept.
pub(in crate::pages) async fn foretold(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (draft, proposal) = match proposed(&desk, &mut sheet).await {
        Ok(found) => found,
        Err(Error::Invalid(errors)) => return draw(&desk, &sheet.with_errors(errors)),
        Err(other) => return Err(other),
    };
    let all = differences(&desk, &proposal).await?;
    let page = desk.page("law-foretold");
    let rows = dates(&all).take(SHOWN).map(|(no, d)| date_row(&page, no, d)).collect();
    html(&Foretold {
        about: about(&page, &proposal, &draft),
        found: page.tn("law-foretold-count", all.len()),
        counts: counts(&page, &all),
        rows,
        more: dates(&all).nth(SHOWN).is_some(),
        version: proposal.version,
        draft,
        page,
    })
}

/// What an administrator may know of: accusations are for their named readers alone (条例第30条).
async fn differences(desk: &Desk, proposal: &Proposal) -> Result<Vec<Difference>> {
    let all = redate::foretell(desk.app(), proposal.law.clone()).await?;
    Ok(all.into_iter().filter(|d| !d.locked).collect())
}

fn dates(all: &[Difference]) -> impl Iterator<Item = (&str, &Moved)> {
    all.iter().flat_map(|d| d.dates.iter().map(|m| (d.no.as_str(), m)))
}

fn about(page: &Page, p: &Proposal, draft: &Draft) -> Vec<(String, String)> {
    vec![
        (page.t("law-kind"), page.t(&format!("law-kind-{}", p.heading.kind.word()))),
        (page.t("law-name"), format!("{} · {}", p.heading.name, p.heading.title.get(page.lang))),
        (page.t("field-law-source"), p.heading.source.get(page.lang).to_owned()),
        (page.t("field-reason"), draft.reason.clone()),
    ]
}

fn counts(page: &Page, all: &[Difference]) -> Vec<RuleCount> {
    let mut by_rule: BTreeMap<RuleId, usize> = BTreeMap::new();
    dates(all).for_each(|(_, m)| *by_rule.entry(m.rule).or_default() += 1);
    let row = |(rule, count): (RuleId, usize)| RuleCount {
        title: page.t(&rule_key(rule)),
        count: page.tn("law-matters-count", count),
    };
    by_rule.into_iter().map(row).collect()
}

fn date_row(page: &Page, no: &str, d: &Moved) -> DateRow {
    DateRow { no: grouped(no), rule: page.t(&rule_key(d.rule)), dates: moved_date(page, d) }
}

/// `POST /law/preview.csv`: the same, all of it, as a file.
pub(in crate::pages) async fn foretold_csv(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (_, proposal) = proposed(&desk, &mut sheet).await?;
    let all = differences(&desk, &proposal).await?;
    let text = table(&desk.page("law-foretold"), &all).map_err(Error::broken)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"law.csv\"")),
    ];
    Ok((headers, text).into_response())
}

fn table(page: &Page, all: &[Difference]) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(
        ["column-number", "law-rule", "law-old", "law-date-new", "law-mark"].map(|k| page.t(k)),
    )?;
    let day = |d: Option<law::Day>| d.map_or(String::new(), |d| d.to_string());
    for (no, m) in dates(all) {
        let mark = match m.mark {
            crate::rules::Mark::None => String::new(),
            crate::rules::Mark::Lifted => page.t("redated-lifted"),
            crate::rules::Mark::Stays => page.t("redated-stays"),
        };
        let cells = [grouped(no), page.t(&rule_key(m.rule)), day(m.old), day(m.new), mark];
        out.write_record(cells.iter().map(|c| intake::safe_cell(c).into_owned()))?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}

/// `POST /law`: brings it in.
pub(in crate::pages) async fn bring_in(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let version = sheet.get("version").to_owned();
    let done = match proposed(&desk, &mut sheet).await {
        Ok((draft, _)) => redate::bring_in(desk.app(), &desk.officer, draft, &version).await,
        Err(why) => Err(why),
    };
    match done {
        Ok(id) => Ok(redirect(&format!("/law/changes/{id}"))),
        Err(Error::Invalid(errors)) => draw(&desk, &sheet.with_errors(errors)),
        Err(other) => Err(other),
    }
}
