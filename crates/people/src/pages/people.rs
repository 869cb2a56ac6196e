//! People and their posts, for the administrator. A row is a post; its page changes the person too.

use super::units::Form;
use crate::act;
use crate::house::Desk;
use crate::rules::Role;
use crate::store::{self, PersonRow, PostRow};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, answer, html, redirect};
use platform::{Error, Id, Result};

struct Row {
    post: Id,
    name: String,
    title: String,
    login: String,
    unit: String,
    roles: String,
    active: bool,
}

#[derive(Template)]
#[template(path = "people/people.html")]
struct List {
    page: Page,
    rows: Vec<Row>,
}

/// `GET /people`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    let page = desk.page("people-title");
    let zh = page.zh();
    let pick = |a: &str, b: &str| if zh || b.is_empty() { a.to_owned() } else { b.to_owned() };
    let rows = store::posts(&mut desk.app().db.read().await?)
        .await?
        .into_iter()
        .map(|p| Row {
            post: p.id,
            name: pick(&p.name, &p.name_en),
            title: pick(&p.title, &p.title_en),
            unit: desk.units.called(p.unit, zh),
            roles: page.lang.list(&p.roles.iter().map(|r| page.t(&role_key(*r))).collect::<Vec<_>>()),
            login: p.login,
            active: p.active,
        })
        .collect();
    html(&List { page, rows })
}

fn role_key(role: Role) -> String {
    format!("role-{}", role.word().replace('_', "-"))
}

fn draw(desk: &Desk, sheet: &Sheet, action: String, version: i64, title: &str) -> Result<Response> {
    let page = desk.page(title);
    let zh = page.zh();
    let units = desk.units.all().filter(|u| u.active).map(|u| Choice::new(u.id.to_string(), u.full(zh)));
    let mut password = Field::new(&page, sheet, Kind::Secret, "new_password");
    password.needed = version == 0;
    let fields = vec![
        super::person_name(&page, sheet).needed(),
        Field::new(&page, sheet, Kind::Text, "name_en").asked(page.t("field-person-name-en")),
        Field::new(&page, sheet, Kind::Text, "login").needed(),
        password,
        Field::new(&page, sheet, Kind::Select, "unit").needed().of(units),
        Field::new(&page, sheet, Kind::Text, "title").needed(),
        Field::new(&page, sheet, Kind::Text, "title_en"),
        Field::new(&page, sheet, Kind::Check, "active"),
    ];
    let chosen = sheet.all("roles");
    let ticks = Role::ALL
        .iter()
        .map(|r| {
            let mut c = Choice::new(r.word(), page.t(&role_key(*r)));
            c.hint = page.t(&format!("{}-help", role_key(*r)));
            c.chosen = chosen.contains(&r.word());
            c
        })
        .collect();
    let errors = super::person_complaints(&page, sheet);
    let back_label = page.t("people-title");
    html(&Form { action, back: "/people", back_label, version, fields, ticks, errors, page })
}

/// `GET /people/new`
pub(super) async fn new(desk: Desk) -> Result<Response> {
    draw(&desk, &Sheet::from_pairs([("active", "1")]), "/people/new".into(), 0, "person-new")
}

async fn found(desk: &Desk, post: Id) -> Result<(PersonRow, PostRow)> {
    let mut conn = desk.app().db.read().await?;
    let post = store::posts(&mut conn).await?.into_iter().find(|p| p.id == post).ok_or(Error::NotFound)?;
    Ok((store::get_person(&mut conn, post.person).await?, post))
}

/// `GET /people/{id}`
pub(super) async fn edit(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let (person, post) = found(&desk, id).await?;
    let mut pairs = vec![
        ("name", person.name.clone()),
        ("name_en", person.name_en.clone()),
        ("login", person.login.clone()),
        ("unit", post.unit.to_string()),
        ("title", post.title.clone()),
        ("title_en", post.title_en.clone()),
        ("active", if post.active { "1".to_owned() } else { String::new() }),
    ];
    pairs.extend(post.roles.iter().map(|r| ("roles", r.word().to_owned())));
    draw(&desk, &Sheet::from_pairs(pairs), format!("/people/{id}"), person.version, "person-edit")
}

fn read(sheet: &mut Sheet, person: PersonRow, post: PostRow) -> (PersonRow, PostRow) {
    let active = sheet.flag("active");
    let roles = sheet.all("roles").iter().filter_map(|r| r.parse().ok()).collect();
    let person = PersonRow {
        name: sheet.needed("name", 40),
        name_en: sheet.text("name_en", 80).unwrap_or_default(),
        login: sheet.needed("login", 40),
        active,
        ..person
    };
    let post = PostRow {
        unit: sheet.id("unit").unwrap_or(post.unit),
        title: sheet.needed("title", 40),
        title_en: sheet.text("title_en", 80).unwrap_or_default(),
        roles,
        active,
        ..post
    };
    (person, post)
}

async fn save(
    desk: Desk,
    mut sheet: Sheet,
    base: (PersonRow, PostRow),
    action: String,
    title: &str,
) -> Result<Response> {
    desk.check(&sheet)?;
    let version = base.0.version;
    let (person, post) = read(&mut sheet, base.0, base.1);
    let outcome = match sheet.done() {
        Ok(()) => act::save_person(desk.app(), desk.actor(), person, post, sheet.raw("new_password")).await,
        Err(e) => Err(e),
    };
    let again = |s| async move { draw(&desk, &s, action, version, title) };
    answer(outcome, sheet, |()| redirect("/people?done=saved"), again).await
}

/// `POST /people/new`
pub(super) async fn add(desk: Desk, sheet: Sheet) -> Result<Response> {
    let person = act::blank_person(desk.app(), "", "", "", String::new());
    let post = act::blank_post(desk.app(), &person, desk.officer.unit);
    save(desk, sheet, (person, post), "/people/new".into(), "person-new").await
}

/// `POST /people/{id}`
pub(super) async fn change(desk: Desk, Path(id): Path<Id>, mut sheet: Sheet) -> Result<Response> {
    let (mut person, post) = found(&desk, id).await?;
    person.version = sheet.number("_version", 1, i64::MAX).unwrap_or(-1);
    save(desk, sheet, (person, post), format!("/people/{id}"), "person-edit").await
}
