//! The doors of this room: signing in and out, units, people and posts. Each change is journaled.

mod absence;
mod drafts;

pub use absence::{Away, absences, end_absence, note_on_person, note_on_unit, set_absence};
pub use drafts::{draft, forget_thrown_away, hand_on_drafts, keep_draft, take_back, throw_away};

use crate::house::{House, IDLE_MS, WHOLE_MS, hex_token};
use crate::rules::{Actor, Power, Role, UnitKind};
use crate::store::{self, PersonRow, PostRow, PostsOf};
use crate::units::Unit;
use platform::db::Conn;
use platform::journal::{self, By, Fact, Head};
use platform::seal::digest;
use platform::{App, Error, FieldError, Id, Result, password, settings};
use serde::Serialize;

/// So many failures lock a person out …
const FAILURES: i64 = 5;
/// … for so long (a quarter of an hour).
const LOCK_MS: i64 = 900_000;

/// Signs a person in; gives the session's token. Whoever is unknown, locked or mistaken hears the same words.
pub async fn sign_in(house: &House, login: &str, typed: &str) -> Result<String> {
    let app = &house.app;
    let now = app.clock.now();
    let person = store::find_login(&mut app.db.read().await?, login).await?.filter(|p| p.active);
    let person = match person {
        Some(p) if take_try(app, p.id, now).await? => Some(p),
        _ => None,
    };
    let right = password::matches(typed.to_owned(), person.as_ref().map(|p| p.password.clone())).await?;
    let (Some(person), true) = (person, right) else { return Err(wrong()) };
    let token = hex_token();
    let kept = digest(&[token.as_bytes()]).to_vec();
    let id = person.id;
    app.db.write(move |conn| Box::pin(begin_session(conn, id, kept, now))).await?;
    Ok(token)
}

fn wrong() -> Error {
    Error::field("login", "error-sign-in")
}

async fn begin_session(conn: &mut Conn, person: Id, token: Vec<u8>, now: i64) -> Result<()> {
    let posts = store::posts_of(conn, PostsOf::Person(person)).await?;
    let post = posts.first().ok_or_else(wrong)?;
    store::note_failure(conn, person, 0, 0).await?;
    store::insert_session(conn, token, person, post.id, now, now + WHOLE_MS.max(IDLE_MS)).await
}

/// Every try is counted before the password is looked at, so that guesses sent at the same moment count too; a
/// right one clears the count again. `false` while the person is locked out.
async fn take_try(app: &App, person: Id, now: i64) -> Result<bool> {
    app.db.write(move |conn| Box::pin(store::take_try(conn, person, now, FAILURES, now + LOCK_MS))).await
}

/// Ends a session.
pub async fn sign_out(app: &App, session: Vec<u8>) -> Result<()> {
    app.db.write(move |conn| Box::pin(store::end_session(conn, session))).await
}

/// Goes on in another post of the same person.
pub async fn change_post(app: &App, session: Vec<u8>, person: Id, post: Id) -> Result<()> {
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let own = store::posts_of(conn, PostsOf::Person(person)).await?;
                if !own.iter().any(|p| p.id == post) {
                    return Err(Error::Forbidden);
                }
                store::move_session(conn, session, post).await
            })
        })
        .await
}

/// A new password of one's own; all other sessions end.
pub async fn change_password(app: &App, person: Id, old: &str, new: &str) -> Result<()> {
    let row = store::get_person(&mut app.db.read().await?, person).await?;
    if !password::matches(old.to_owned(), Some(row.password.clone())).await? {
        return Err(Error::field("old_password", "error-password-wrong"));
    }
    check_password("new_password", new)?;
    let row = PersonRow { password: password::hash(new.to_owned()).await?, ..row };
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                write_person(conn, &app2, &row, None, "change_password").await?;
                store::end_sessions(conn, row.id).await
            })
        })
        .await
}

fn check_password(field: &str, typed: &str) -> Result<()> {
    match typed.chars().count() >= password::SHORTEST {
        true => Ok(()),
        false => Err(Error::Invalid(vec![FieldError {
            field: field.to_owned(),
            key: "error-password-short",
            hint: password::SHORTEST.to_string(),
        }])),
    }
}

/// What the first-start page asks.
#[derive(Clone, Debug)]
pub struct FirstStart {
    /// Name of the county.
    pub county: String,
    /// Name of the petition office.
    pub office: String,
    /// Login of the administrator.
    pub login: String,
    /// Name of the administrator.
    pub name: String,
    /// Password of the administrator.
    pub password: String,
}

/// Whether nobody exists yet.
pub async fn is_new(app: &App) -> Result<bool> {
    Ok(store::count_people(&mut app.db.read().await?).await? == 0)
}

/// Makes the county, its petition office and the administrator. Only while nobody exists.
pub async fn first_start(app: &App, first: FirstStart) -> Result<()> {
    check_password("new_password", &first.password)?;
    let hashed = password::hash(first.password.clone()).await?;
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if store::count_people(conn).await? > 0 {
                    return Err(Error::Forbidden);
                }
                let county = blank_unit(&app2, None, UnitKind::County, &first.county);
                let office = blank_unit(&app2, Some(county.id), UnitKind::PetitionOffice, &first.office);
                put_unit(conn, &app2, &county, 0, None).await?;
                put_unit(conn, &app2, &office, 1, None).await?;
                let person = blank_person(&app2, &first.login, &first.name, "", hashed);
                let post = PostRow {
                    title: "系统管理员".into(),
                    title_en: "Administrator".into(),
                    roles: vec![Role::Administrator],
                    ..blank_post(&app2, &person, office.id)
                };
                put_person(conn, &app2, &person, &[post], None).await
            })
        })
        .await
}

/// A unit with nothing but a name.
pub fn blank_unit(app: &App, parent: Option<Id>, kind: UnitKind, name: &str) -> Unit {
    Unit {
        id: Id::new(app.clock.now()),
        parent,
        kind,
        name: name.to_owned(),
        name_en: String::new(),
        short: name.to_owned(),
        short_en: String::new(),
        word: String::new(),
        keywords: Vec::new(),
        remit: Vec::new(),
        active: true,
        version: 0,
    }
}

/// A person with nothing but a name.
pub fn blank_person(app: &App, login: &str, name: &str, name_en: &str, hashed: String) -> PersonRow {
    PersonRow {
        id: Id::new(app.clock.now()),
        login: login.to_owned(),
        name: name.to_owned(),
        name_en: name_en.to_owned(),
        password: hashed,
        failures: 0,
        locked_until: 0,
        active: true,
        version: 0,
    }
}

/// A post with nothing but a holder.
pub fn blank_post(app: &App, person: &PersonRow, unit: Id) -> PostRow {
    PostRow {
        id: Id::new(app.clock.now()),
        person: person.id,
        unit,
        title: String::new(),
        title_en: String::new(),
        roles: Vec::new(),
        name: person.name.clone(),
        name_en: person.name_en.clone(),
        login: person.login.clone(),
        active: true,
    }
}

fn by(actor: Option<&Actor>) -> By {
    match actor.and_then(Actor::officer) {
        Some(o) => By { person: Some(o.person), name: format!("{} {} {}", o.unit_name, o.title, o.name) },
        None => By { person: None, name: String::new() },
    }
}

async fn write_fact(
    conn: &mut Conn,
    app: &App,
    subject: Id,
    head: Head,
    actor: Option<&Actor>,
    act: &'static str,
    body: &impl Serialize,
) -> Result<Head> {
    let fact = Fact { act, day: app.clock.today(), body: serde_json::to_string(body)? };
    journal::append(conn, &app.keys, subject, head, app.clock.now(), &by(actor), &[fact]).await
}

#[derive(Serialize)]
struct UnitFact<'a> {
    parent: Option<Id>,
    kind: UnitKind,
    name: &'a str,
    short: &'a str,
    word: &'a str,
    active: bool,
}

fn unit_fact(u: &Unit) -> UnitFact<'_> {
    UnitFact {
        parent: u.parent,
        kind: u.kind,
        name: &u.name,
        short: &u.short,
        word: &u.word,
        active: u.active,
    }
}

/// Adds a unit, in the caller's transaction.
pub async fn put_unit(conn: &mut Conn, app: &App, u: &Unit, place: i64, actor: Option<&Actor>) -> Result<()> {
    let fact = unit_fact(u);
    let head = write_fact(conn, app, u.id, Head::start(), actor, "add_unit", &fact).await?;
    store::insert_unit(conn, u, place, &head).await.map_err(|e| taken(e, "name", "error-unit-name-taken"))?;
    units_changed(conn, app).await
}

/// Adds or changes a unit for an administrator.
pub async fn save_unit(app: &App, actor: Actor, unit: Unit) -> Result<()> {
    need(&actor, Power::Administer)?;
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if unit.version == 0 {
                    return put_unit(conn, &app2, &unit, 1_000, Some(&actor)).await;
                }
                let u = &unit;
                let fact = unit_fact(u);
                let head = store::unit_head(conn, u.id).await?;
                let head = write_fact(conn, &app2, u.id, head, Some(&actor), "change_unit", &fact).await?;
                store::save_unit(conn, u, &head)
                    .await
                    .map_err(|e| taken(e, "name", "error-unit-name-taken"))?;
                units_changed(conn, &app2).await
            })
        })
        .await
}

async fn units_changed(conn: &mut Conn, app: &App) -> Result<()> {
    settings::set(conn, "units", &Id::new(app.clock.now()).to_string()).await
}

fn taken(e: Error, field: &str, key: &'static str) -> Error {
    if e.is_duplicate() { Error::field(field, key) } else { e }
}

fn need(actor: &Actor, power: Power) -> Result<()> {
    match actor.officer().is_some_and(|o| o.holds(power)) {
        true => Ok(()),
        false => Err(Error::Forbidden),
    }
}

#[derive(Serialize)]
struct PersonFact<'a> {
    login: &'a str,
    name: &'a str,
    active: bool,
    posts: Vec<(Id, &'a str, Vec<Role>, bool)>,
}

/// Adds a person with posts, in the caller's transaction.
pub async fn put_person(
    conn: &mut Conn,
    app: &App,
    person: &PersonRow,
    posts: &[PostRow],
    actor: Option<&Actor>,
) -> Result<()> {
    let head =
        write_fact(conn, app, person.id, Head::start(), actor, "add_person", &person_fact(person, posts))
            .await?;
    store::insert_person(conn, person, &head).await.map_err(|e| taken(e, "login", "error-login-taken"))?;
    for post in posts {
        store::put_post(conn, post).await?;
    }
    units_changed(conn, app).await
}

fn person_fact<'a>(p: &'a PersonRow, posts: &'a [PostRow]) -> PersonFact<'a> {
    let posts = posts.iter().map(|o| (o.unit, o.title.as_str(), o.roles.clone(), o.active)).collect();
    PersonFact { login: &p.login, name: &p.name, active: p.active, posts }
}

async fn write_person(
    conn: &mut Conn,
    app: &App,
    person: &PersonRow,
    actor: Option<&Actor>,
    act: &'static str,
) -> Result<()> {
    let head = store::person_head(conn, person.id).await?;
    let head = write_fact(conn, app, person.id, head, actor, act, &person_fact(person, &[])).await?;
    store::save_person(conn, person, &head).await.map_err(|e| taken(e, "login", "error-login-taken"))
}

/// Adds or changes a person and one post of theirs; `new_password` may be empty for an existing person.
pub async fn save_person(
    app: &App,
    actor: Actor,
    mut person: PersonRow,
    post: PostRow,
    new_password: &str,
) -> Result<()> {
    need(&actor, Power::Administer)?;
    if !new_password.is_empty() || person.version == 0 {
        check_password("new_password", new_password)?;
        person.password = password::hash(new_password.to_owned()).await?;
    }
    let ends = !new_password.is_empty() || !person.active;
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if person.version == 0 {
                    return put_person(conn, &app2, &person, &[post], Some(&actor)).await;
                }
                write_person(conn, &app2, &person, Some(&actor), "change_person").await?;
                if ends {
                    store::end_sessions(conn, person.id).await?;
                }
                store::put_post(conn, &post).await?;
                units_changed(conn, &app2).await
            })
        })
        .await
}
