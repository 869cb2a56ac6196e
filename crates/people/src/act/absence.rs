//! Being away: a post names another that stands in for it. Set by the post's holder or by the head of the unit.

use super::{by, write_fact};
use crate::rules::{Actor, Officer, Power};
use crate::store::{self, Absence, PostRow};
use law::Day;
use platform::db::Conn;
use platform::{App, Error, Id, Result};
use serde::Serialize;

/// Whom an absence is about, and from when to when; both days included.
#[derive(Clone, Copy, Debug)]
pub struct Away {
    /// The post that is away.
    pub post: Id,
    /// The post that stands in.
    pub deputy: Id,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

#[derive(Serialize)]
struct AbsenceFact {
    post: Id,
    deputy: Id,
    from: Day,
    to: Day,
}

/// Absences of the officer's unit that are not over yet.
pub async fn absences(conn: &mut Conn, unit: Id, today: Day) -> Result<Vec<Absence>> {
    store::absences(conn, unit, today).await
}

/// Lets `deputy` stand in for `post`. A deputy is of the same unit, somebody else, and not away at that time.
///
/// # Errors
/// [`Error::Forbidden`] for a post that is neither one's own nor in the unit one heads; complaints at `deputy`,
/// `from_on` and `to_on`.
pub async fn set_absence(app: &App, actor: Actor, away: Away) -> Result<()> {
    let app2 = app.clone();
    app.db.write(move |conn| Box::pin(async move { set_in(conn, &app2, &actor, away).await })).await
}

async fn set_in(conn: &mut Conn, app: &App, actor: &Actor, away: Away) -> Result<()> {
    let officer = actor.officer().ok_or(Error::Forbidden)?;
    let colleagues = store::posts_of(conn, store::PostsOf::Unit(officer.unit)).await?;
    let post = own_or_led(officer, &colleagues, away.post)?;
    if away.to < away.from || away.to < app.clock.today() {
        return Err(Error::field("to_on", "error-days-reversed"));
    }
    if away.deputy == away.post || !colleagues.iter().any(|p| p.id == away.deputy) {
        return Err(Error::field("deputy", "error-choice"));
    }
    let taken = store::overlapping(conn, &[away.post, away.deputy], away.from, away.to).await?;
    if taken.contains(&away.deputy) {
        return Err(Error::field("deputy", "error-deputy-away"));
    }
    if taken.contains(&away.post) {
        return Err(Error::field("from_on", "error-away-already"));
    }
    let now = app.clock.now();
    let row = Absence {
        id: Id::new(now),
        post: away.post,
        deputy: away.deputy,
        from_on: away.from,
        to_on: away.to,
        by_name: by(Some(actor)).name,
    };
    store::insert_absence(conn, &row, now).await?;
    let fact = AbsenceFact { post: away.post, deputy: away.deputy, from: away.from, to: away.to };
    note_on_person(conn, app, post.person, actor, "set_deputy", &fact).await
}

/// Ends an absence, or takes it back before it begins.
pub async fn end_absence(app: &App, actor: Actor, id: Id) -> Result<()> {
    let app2 = app.clone();
    app.db.write(move |conn| Box::pin(async move { end_in(conn, &app2, &actor, id).await })).await
}

async fn end_in(conn: &mut Conn, app: &App, actor: &Actor, id: Id) -> Result<()> {
    let officer = actor.officer().ok_or(Error::Forbidden)?;
    let known = store::absences(conn, officer.unit, app.clock.today()).await?;
    let a = known.into_iter().find(|a| a.id == id).ok_or(Error::NotFound)?;
    let colleagues = store::posts_of(conn, store::PostsOf::Unit(officer.unit)).await?;
    let post = own_or_led(officer, &colleagues, a.post)?;
    store::drop_absence(conn, id).await?;
    let fact = AbsenceFact { post: a.post, deputy: a.deputy, from: a.from_on, to: a.to_on };
    note_on_person(conn, app, post.person, actor, "end_deputy", &fact).await
}

fn own_or_led(officer: &Officer, colleagues: &[PostRow], post: Id) -> Result<PostRow> {
    let found = colleagues.iter().find(|p| p.id == post).ok_or(Error::Forbidden)?;
    let may = found.person == officer.person || officer.holds(Power::Sign);
    if may { Ok(found.clone()) } else { Err(Error::Forbidden) }
}

/// An entry on a person's chain that changes nothing of the row but its head.
pub async fn note_on_person(
    conn: &mut Conn,
    app: &App,
    person: Id,
    actor: &Actor,
    act: &'static str,
    body: &impl Serialize,
) -> Result<()> {
    let before = store::person_head(conn, person).await?;
    let head = write_fact(conn, app, person, before.clone(), Some(actor), act, body).await?;
    store::set_person_head(conn, person, before.seq, &head).await
}

/// An entry on a unit's chain that changes nothing of the row but its head.
pub async fn note_on_unit(
    conn: &mut Conn,
    app: &App,
    unit: Id,
    actor: &Actor,
    act: &'static str,
    body: &impl Serialize,
) -> Result<()> {
    let before = store::unit_head(conn, unit).await?;
    let head = write_fact(conn, app, unit, before.clone(), Some(actor), act, body).await?;
    store::set_unit_head(conn, unit, before.seq, &head).await
}
