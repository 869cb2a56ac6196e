//! Units, for the administrator.

use crate::act;
use crate::house::Desk;
use crate::rules::UnitKind;
use crate::units::{Unit, Units};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use law::Lang;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, answer, html, redirect};
use platform::{Error, Id, Result};

struct Row {
    id: Id,
    depth: usize,
    /// So many units stand directly under it.
    opens: usize,
    /// So many branches end with it.
    closes: usize,
    name: String,
    kind: String,
    word: String,
    active: bool,
}

#[derive(Template)]
#[template(path = "people/units.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "people/form.html")]
pub(super) struct Form {
    pub(super) page: Page,
    pub(super) action: String,
    pub(super) back: &'static str,
    pub(super) back_label: String,
    pub(super) version: i64,
    pub(super) fields: Vec<Field>,
    pub(super) ticks: Vec<Choice>,
    pub(super) errors: Vec<(String, String)>,
}

/// `GET /units`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    let page = desk.page("units-title");
    let zh = page.zh();
    let mut rows: Vec<Row> = Vec::new();
    for (unit, depth) in in_tree_order(&desk.units) {
        let row = Row {
            id: unit.id,
            depth,
            opens: desk.units.all().filter(|u| u.parent == Some(unit.id)).count(),
            closes: 0,
            name: unit.full(zh).to_owned(),
            kind: page.t(&format!("unit-kind-{}", unit.kind.word().replace('_', "-"))),
            word: unit.word.clone(),
            active: unit.active,
        };
        if let Some(before) = rows.last_mut() {
            before.closes = before.depth.saturating_sub(depth);
        }
        rows.push(row);
    }
    if let Some(last) = rows.last_mut() {
        last.closes = last.depth;
    }
    html(&List { page, rows })
}

/// Every unit with its depth, each followed by the units under it.
fn in_tree_order(units: &Units) -> Vec<(&Unit, usize)> {
    let mut out = Vec::new();
    let mut ahead: Vec<(&Unit, usize)> = children(units, None, 0);
    while let Some((unit, depth)) = ahead.pop() {
        out.push((unit, depth));
        ahead.extend(children(units, Some(unit.id), depth + 1));
    }
    out
}

/// The units directly under one, the first of them last.
fn children(units: &Units, parent: Option<Id>, depth: usize) -> Vec<(&Unit, usize)> {
    let mut out: Vec<_> = units.all().filter(|u| u.parent == parent).map(|u| (u, depth)).collect();
    out.reverse();
    out
}

fn filled(u: &Unit, lang: Lang) -> Sheet {
    Sheet::from_pairs([
        ("name", u.name.clone()),
        ("name_en", u.name_en.clone()),
        ("short", u.short.clone()),
        ("short_en", u.short_en.clone()),
        ("kind", u.kind.word().to_owned()),
        ("parent", u.parent.map_or(String::new(), |p| p.to_string())),
        ("word", u.word.clone()),
        ("keywords", lang.list(&u.keywords)),
        ("remit", lang.list(&u.remit)),
        ("active", if u.active { "1".to_owned() } else { String::new() }),
    ])
}

fn draw(desk: &Desk, sheet: &Sheet, action: String, version: i64, title: &str) -> Result<Response> {
    let page = desk.page(title);
    let zh = page.zh();
    let kinds = UnitKind::ALL
        .iter()
        .map(|k| Choice::new(k.word(), page.t(&format!("unit-kind-{}", k.word().replace('_', "-")))));
    let parents = desk.units.all().map(|u| Choice::new(u.id.to_string(), u.full(zh)));
    let fields = vec![
        Field::new(&page, sheet, Kind::Text, "name").needed(),
        Field::new(&page, sheet, Kind::Text, "name_en"),
        Field::new(&page, sheet, Kind::Text, "short").needed(),
        Field::new(&page, sheet, Kind::Text, "short_en"),
        Field::new(&page, sheet, Kind::Select, "kind").needed().of(kinds),
        Field::new(&page, sheet, Kind::Select, "parent").of(parents),
        Field::new(&page, sheet, Kind::Text, "word"),
        Field::new(&page, sheet, Kind::Area, "keywords"),
        Field::new(&page, sheet, Kind::Area, "remit"),
        Field::new(&page, sheet, Kind::Check, "active"),
    ];
    let errors = page.complaints(sheet.errors());
    let back_label = page.t("units-title");
    html(&Form { action, back: "/units", back_label, version, fields, ticks: Vec::new(), errors, page })
}

/// `GET /units/new`
pub(super) async fn new(desk: Desk) -> Result<Response> {
    draw(&desk, &Sheet::from_pairs([("active", "1")]), "/units/new".into(), 0, "unit-new")
}

/// `GET /units/{id}`
pub(super) async fn edit(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let unit = desk.units.get(id).ok_or(Error::NotFound)?;
    draw(&desk, &filled(unit, desk.lang), format!("/units/{id}"), unit.version, "unit-edit")
}

fn read(desk: &Desk, sheet: &mut Sheet, base: Unit) -> Unit {
    let list = |text: Option<String>| {
        let text = text.unwrap_or_default();
        text.split(['、', '，', ',', '\n', '；', ';'])
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let parent = sheet.choice::<Id>("parent");
    // A unit cannot stand under itself.
    if base.version > 0 && parent.is_some_and(|p| desk.units.under(base.id).contains(&p)) {
        sheet.fail("parent", "error-unit-circle");
    }
    Unit {
        parent,
        kind: sheet.chosen("kind").unwrap_or(UnitKind::Department),
        name: sheet.needed("name", 60),
        name_en: sheet.text("name_en", 120).unwrap_or_default(),
        short: sheet.needed("short", 30),
        short_en: sheet.text("short_en", 60).unwrap_or_default(),
        word: sheet.text("word", 20).unwrap_or_default(),
        keywords: list(sheet.text("keywords", 4000)),
        remit: list(sheet.text("remit", 4000)),
        active: sheet.flag("active"),
        ..base
    }
}

async fn save(desk: Desk, mut sheet: Sheet, base: Unit, action: String, title: &str) -> Result<Response> {
    desk.check(&sheet)?;
    let version = base.version;
    let unit = read(&desk, &mut sheet, base);
    let outcome = match sheet.done() {
        Ok(()) => act::save_unit(desk.app(), desk.actor(), unit).await,
        Err(e) => Err(e),
    };
    let again = |s| async move { draw(&desk, &s, action, version, title) };
    answer(outcome, sheet, |()| redirect("/units?done=saved"), again).await
}

/// `POST /units/new`
pub(super) async fn add(desk: Desk, sheet: Sheet) -> Result<Response> {
    let base = act::blank_unit(desk.app(), None, UnitKind::Department, "");
    save(desk, sheet, base, "/units/new".into(), "unit-new").await
}

/// `POST /units/{id}`
pub(super) async fn change(desk: Desk, Path(id): Path<Id>, mut sheet: Sheet) -> Result<Response> {
    let mut base = desk.units.get(id).cloned().ok_or(Error::NotFound)?;
    base.version = sheet.number("_version", 1, i64::MAX).unwrap_or(-1);
    save(desk, sheet, base, format!("/units/{id}"), "unit-edit").await
}
