//! The figures: every number with its definition, the same months of last year, and the cases behind it.

use super::asked::{Asked, asked, periods, units};
use super::tables::{self, View};
use crate::act;
use crate::figures::definitions;
use crate::rules::{Definitions, Figure, Made, Question, Value, change, shown};
use crate::writing::{period, year_before};
use askama::Template;
use axum::extract::RawQuery;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Choice, Page, html};
use platform::{Error, Result};
use std::collections::BTreeMap;

/// So many changed matters are taken in while the page waits; more are work for later.
pub(super) const WHILE_WAITING: usize = 2_000;

pub(super) struct FigureView {
    pub id: String,
    pub name: String,
    pub value: String,
    pub unit: String,
    pub note: String,
    /// What the share is of: "115 / 162".
    pub base: String,
    pub last: String,
    pub change: String,
    /// The address of the cases.
    pub cases: String,
    pub variants: Vec<FigureView>,
}

pub(super) struct GroupView {
    pub id: String,
    pub name: String,
    pub figures: Vec<FigureView>,
}

#[derive(Template)]
#[template(path = "report/figures.html")]
struct FiguresPage {
    page: Page,
    from: String,
    to: String,
    period: String,
    bases: Vec<Choice>,
    whose: Vec<Choice>,
    sides: Vec<Choice>,
    county: bool,
    periods: Vec<(String, String)>,
    groups: Vec<GroupView>,
    tables: Vec<View>,
    query: String,
    version: String,
    /// Work that goes on: looked at, to look at.
    behind: Option<(usize, usize)>,
}

/// `GET /figures`
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let mut page = desk.page("figures-title");
    let a = asked(&desk, &mut sheet)?;
    let defs = definitions()?;
    let behind = fresh(&desk).await?;
    let (now, last) = both(&desk, defs, &a).await?;
    let mut tables = Vec::new();
    for t in &defs.tables {
        let lines = act::table(desk.app(), defs, t, &a.question).await?;
        let heads = t.figures.iter().filter_map(|f| defs.get(f)).map(|f| page.say(&f.name)).collect();
        tables.push(tables::view(&page, &desk.units, t, heads, &lines));
    }
    page.path = "/figures".to_owned();
    html(&FiguresPage {
        from: a.question.from.to_string(),
        to: a.to.to_string(),
        period: period(&a.question),
        bases: bases(&page, &a.question),
        whose: units(&desk, &page, a.unit),
        sides: sides(&page, sheet.get("as")),
        county: desk.officer.office,
        periods: periods(&desk, &page),
        groups: groups(&page, defs, &now, &last, &a.query),
        tables,
        version: defs.version.clone(),
        query: a.query,
        behind,
        page,
    })
}

/// Brings the rows up to date; what is too much for a page goes on as work of its own.
pub(super) async fn fresh(desk: &Desk) -> Result<Option<(usize, usize)>> {
    let progress = act::catch_up(desk.app(), WHILE_WAITING).await?;
    if progress.done == progress.all {
        return Ok(None);
    }
    act::go_on(desk.app()).await?;
    Ok(Some((progress.done, progress.all)))
}

/// `GET /figures/progress`: how far the work is, for the page that waits for it.
pub(super) async fn progress(desk: Desk) -> Result<Response> {
    let left = act::left(desk.app()).await?;
    Ok(axum::Json(serde_json::json!({ "left": left })).into_response())
}

async fn both(
    desk: &Desk,
    defs: &Definitions,
    a: &Asked,
) -> Result<(BTreeMap<String, Value>, BTreeMap<String, Value>)> {
    let now = act::figures(desk.app(), defs, &a.question).await?;
    let (from, until) = year_before(&a.question);
    let q = Question { from, until, as_of: until.min(desk.today), ..a.question.clone() };
    Ok((now, act::figures(desk.app(), defs, &q).await?))
}

fn bases(page: &Page, q: &Question) -> Vec<Choice> {
    crate::rules::Basis::ALL
        .iter()
        .map(|b| {
            let mut c = Choice::new(b.word(), page.t(&format!("basis-{b}")));
            c.chosen = *b == q.basis;
            c
        })
        .collect()
}

fn sides(page: &Page, chosen: &str) -> Vec<Choice> {
    ["responsible", "registered"]
        .into_iter()
        .map(|side| {
            let mut c = Choice::new(side, page.t(&format!("side-{side}")));
            c.chosen = side == chosen;
            c
        })
        .collect()
}

/// The figures by their groups; a variant stands beside the figure it varies.
pub(super) fn groups(
    page: &Page,
    defs: &Definitions,
    now: &BTreeMap<String, Value>,
    last: &BTreeMap<String, Value>,
    query: &str,
) -> Vec<GroupView> {
    let varied: Vec<&String> = defs.all().flat_map(|f| &f.variants).collect();
    let one = |f: &Figure| figure(page, f, now, last, query);
    let mut out: Vec<GroupView> = Vec::new();
    for f in defs.all().filter(|f| !varied.contains(&&f.id)) {
        let mut v = one(f);
        v.variants = f.variants.iter().filter_map(|id| defs.get(id)).map(one).collect();
        let id = f.id.split('.').next().unwrap_or("").to_owned();
        match out.last_mut().filter(|g| g.id == id) {
            Some(group) => group.figures.push(v),
            None => {
                let name = page.t(&format!("figures-group-{}", id.to_lowercase()));
                out.push(GroupView { id, name, figures: vec![v] });
            }
        }
    }
    out
}

fn figure(
    page: &Page,
    f: &Figure,
    now: &BTreeMap<String, Value>,
    last: &BTreeMap<String, Value>,
    query: &str,
) -> FigureView {
    let value = now.get(&f.id).copied().unwrap_or(Value::Count(0));
    let before = last.get(&f.id).copied();
    let base = match value {
        Value::Ratio(a, b) => format!("{a} / {b}"),
        Value::Count(_) => String::new(),
    };
    let moved = match (value, before) {
        (Value::Count(n), Some(Value::Count(l))) => change(n, l).map_or(String::new(), |c| format!("{c}%")),
        _ => String::new(),
    };
    let ratio = matches!(f.made, Made::Ratio { .. });
    FigureView {
        id: f.id.clone(),
        name: page.say(&f.name),
        value: shown(f, value),
        unit: if ratio && f.unit.en == "%" { String::new() } else { page.say(&f.unit) },
        note: page.say(&f.note),
        base,
        last: before.map_or(String::new(), |v| shown(f, v)),
        change: moved,
        cases: format!("/figures/cases?figure={}&{query}", f.id),
        variants: Vec::new(),
    }
}

/// `GET /figures.csv`: every figure with its definition.
pub(super) async fn csv(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let page = desk.page("figures-title");
    let a = asked(&desk, &mut sheet)?;
    let defs = definitions()?;
    fresh(&desk).await?;
    let (now, last) = both(&desk, defs, &a).await?;
    let text = file(&page, defs, &a, &now, &last).map_err(Error::broken)?;
    let name = format!("attachment; filename=\"figures-{}-{}.csv\"", a.question.from, a.to);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::broken)?),
    ];
    Ok((headers, text).into_response())
}

fn file(
    page: &Page,
    defs: &Definitions,
    a: &Asked,
    now: &BTreeMap<String, Value>,
    last: &BTreeMap<String, Value>,
) -> std::result::Result<Vec<u8>, csv::Error> {
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    let period = format!("{} – {}", a.question.from, a.to);
    let basis = page.t(&format!("basis-{}", a.question.basis));
    out.write_record([
        page.t("figures-period"),
        period,
        basis,
        format!("v{}", defs.version),
        String::new(),
        String::new(),
        String::new(),
    ])?;
    let heads = ["id", "name", "value", "unit", "base", "last", "note"];
    out.write_record(heads.map(|h| page.t(&format!("figures-column-{h}"))))?;
    for f in defs.all() {
        let v = figure(page, f, now, last, "");
        out.write_record([v.id, v.name, v.value, v.unit, v.base, v.last, v.note])?;
    }
    out.into_inner().map_err(|e| e.into_error().into())
}
