//! Every statement about units, people, posts, sessions, drafts and saved views.

mod absence;
mod drafts;
mod phrases;

pub use absence::{Absence, deputies, move_absences, stood_in_for};
pub use drafts::{DraftRow, drafts};
pub use phrases::{Phrase, drop_shared_view, phrases, share_view, views_for};

pub(crate) use absence::{absences, drop_absence, insert_absence, overlapping};
pub(crate) use drafts::{forget_dropped, mark_dropped, sealed_drafts};
pub(crate) use phrases::{drop_phrase, insert_phrase};

use crate::rules::Role;
use crate::units::Unit;
use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::journal::Head;
use platform::{Error, Id, Result};

const UNIT: &str = "id, parent, kind, name, name_en, short, short_en, word, keywords, remit, active, version";

fn unit(row: &Row) -> Result<Unit> {
    Ok(Unit {
        id: row.get("id")?,
        parent: row.get("parent")?,
        kind: row.get::<String>("kind")?.parse().map_err(|()| Error::broken("unit.kind: not a kind"))?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        short: row.get("short")?,
        short_en: row.get("short_en")?,
        word: row.get("word")?,
        keywords: serde_json::from_str(&row.get::<String>("keywords")?)?,
        remit: serde_json::from_str(&row.get::<String>("remit")?)?,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}

pub(crate) async fn units(conn: &mut Conn) -> Result<Vec<Unit>> {
    let mut q = sql("");
    q.push("SELECT ").push(UNIT).push(" FROM unit ORDER BY place, name");
    q.all(conn).await?.iter().map(unit).collect()
}

/// Units in which somebody registers.
pub(crate) async fn registering(conn: &mut Conn) -> Result<Vec<Id>> {
    let q = sql("SELECT DISTINCT unit FROM post WHERE active = 1 AND roles LIKE '%clerk%'");
    q.all(conn).await?.iter().map(|r| r.get("unit")).collect()
}

pub(crate) async fn insert_unit(conn: &mut Conn, u: &Unit, place: i64, head: &Head) -> Result<()> {
    sql("INSERT INTO unit (id, parent, kind, name, name_en, short, short_en, word, keywords, remit, place, active,
                           version, seq, digest)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,1,$13,$14)")
    .bind(u.id)
    .bind(u.parent)
    .bind(u.kind.word())
    .bind(&u.name)
    .bind(&u.name_en)
    .bind(&u.short)
    .bind(&u.short_en)
    .bind(&u.word)
    .bind(serde_json::to_string(&u.keywords)?)
    .bind(serde_json::to_string(&u.remit)?)
    .bind(place)
    .bind(u.active)
    .bind(head.seq)
    .bind(head.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn save_unit(conn: &mut Conn, u: &Unit, head: &Head) -> Result<()> {
    let touched =
        sql("UPDATE unit SET parent = $1, kind = $2, name = $3, name_en = $4, short = $5, short_en = $6,
                         word = $7, keywords = $8, remit = $9, active = $10, version = version + 1,
                         seq = $11, digest = $12
                       WHERE id = $13 AND version = $14")
        .bind(u.parent)
        .bind(u.kind.word())
        .bind(&u.name)
        .bind(&u.name_en)
        .bind(&u.short)
        .bind(&u.short_en)
        .bind(&u.word)
        .bind(serde_json::to_string(&u.keywords)?)
        .bind(serde_json::to_string(&u.remit)?)
        .bind(u.active)
        .bind(head.seq)
        .bind(head.digest.clone())
        .bind(u.id)
        .bind(u.version)
        .run(conn)
        .await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

pub(crate) async fn unit_head(conn: &mut Conn, id: Id) -> Result<Head> {
    let row = sql("SELECT seq, digest FROM unit WHERE id = $1").bind(id).one(conn).await?;
    head(row)
}

/// Writes down that a unit's chain grew by an entry that changes nothing of its row.
pub(crate) async fn set_unit_head(conn: &mut Conn, id: Id, before: i64, head: &Head) -> Result<()> {
    let q = sql("UPDATE unit SET seq = $1, digest = $2 WHERE id = $3 AND seq = $4");
    let touched = q.bind(head.seq).bind(head.digest.clone()).bind(id).bind(before).run(conn).await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// The same for a person's chain.
pub(crate) async fn set_person_head(conn: &mut Conn, id: Id, before: i64, head: &Head) -> Result<()> {
    let q = sql("UPDATE person SET seq = $1, digest = $2 WHERE id = $3 AND seq = $4");
    let touched = q.bind(head.seq).bind(head.digest.clone()).bind(id).bind(before).run(conn).await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

fn head(row: Option<Row>) -> Result<Head> {
    let row = row.ok_or(Error::NotFound)?;
    Ok(Head { seq: row.get("seq")?, digest: row.get("digest")? })
}

/// Heads of the chains of units and people, for the check of the journal.
pub async fn heads(conn: &mut Conn) -> Result<Vec<(Id, Head)>> {
    let rows = sql("SELECT id, seq, digest FROM unit UNION ALL SELECT id, seq, digest FROM person")
        .all(conn)
        .await?;
    rows.iter().map(|r| Ok((r.get("id")?, Head { seq: r.get("seq")?, digest: r.get("digest")? }))).collect()
}

/// A person as the administrator sees one.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Its id.
    pub id: Id,
    /// The name signed in with.
    pub login: String,
    /// The name in Chinese.
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// The kept password.
    pub(crate) password: String,
    /// Failures to sign in since the last success.
    pub failures: i64,
    /// Locked until then.
    pub locked_until: Instant,
    /// Whether signing in is possible at all.
    pub active: bool,
    /// For the check that nobody was faster.
    pub version: i64,
}

const PERSON: &str = "id, login, name, name_en, password, failures, locked_until, active, version";

fn person(row: &Row) -> Result<PersonRow> {
    Ok(PersonRow {
        id: row.get("id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        password: row.get("password")?,
        failures: row.get("failures")?,
        locked_until: row.get("locked_until")?,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}

pub(crate) async fn find_login(conn: &mut Conn, login: &str) -> Result<Option<PersonRow>> {
    let mut q = sql("");
    q.push("SELECT ").push(PERSON).push(" FROM person WHERE login = ").arg(login);
    q.one(conn).await?.as_ref().map(person).transpose()
}

pub(crate) async fn get_person(conn: &mut Conn, id: Id) -> Result<PersonRow> {
    let mut q = sql("");
    q.push("SELECT ").push(PERSON).push(" FROM person WHERE id = ").arg(id);
    q.one(conn).await?.as_ref().map(person).transpose()?.ok_or(Error::NotFound)
}

pub(crate) async fn person_head(conn: &mut Conn, id: Id) -> Result<Head> {
    let row = sql("SELECT seq, digest FROM person WHERE id = $1").bind(id).one(conn).await?;
    head(row)
}

pub(crate) async fn insert_person(conn: &mut Conn, p: &PersonRow, h: &Head) -> Result<()> {
    sql("INSERT INTO person (id, login, name, name_en, password, failures, locked_until, active, version, seq, digest)
         VALUES ($1,$2,$3,$4,$5,0,0,$6,1,$7,$8)")
    .bind(p.id)
    .bind(&p.login)
    .bind(&p.name)
    .bind(&p.name_en)
    .bind(&p.password)
    .bind(p.active)
    .bind(h.seq)
    .bind(h.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn save_person(conn: &mut Conn, p: &PersonRow, h: &Head) -> Result<()> {
    let touched = sql("UPDATE person SET login = $1, name = $2, name_en = $3, password = $4, active = $5,
                         version = version + 1, seq = $6, digest = $7
                       WHERE id = $8 AND version = $9")
    .bind(&p.login)
    .bind(&p.name)
    .bind(&p.name_en)
    .bind(&p.password)
    .bind(p.active)
    .bind(h.seq)
    .bind(h.digest.clone())
    .bind(p.id)
    .bind(p.version)
    .run(conn)
    .await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

pub(crate) async fn count_people(conn: &mut Conn) -> Result<i64> {
    sql("SELECT COUNT(*) AS n FROM person").number(conn).await
}

/// Counts a try to sign in; the one that makes `most` locks the person out until `until`. `false` while locked out.
pub(crate) async fn take_try(
    conn: &mut Conn,
    id: Id,
    now: Instant,
    most: i64,
    until: Instant,
) -> Result<bool> {
    let q = sql("UPDATE person SET failures = CASE WHEN failures + 1 >= $1 THEN 0 ELSE failures + 1 END,
                   locked_until = CASE WHEN failures + 1 >= $1 THEN $2 ELSE locked_until END
                 WHERE id = $3 AND locked_until <= $4");
    Ok(q.bind(most).bind(until).bind(id).bind(now).run(conn).await? == 1)
}

pub(crate) async fn note_failure(
    conn: &mut Conn,
    id: Id,
    failures: i64,
    locked_until: Instant,
) -> Result<()> {
    sql("UPDATE person SET failures = $1, locked_until = $2 WHERE id = $3")
        .bind(failures)
        .bind(locked_until)
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}

/// A post with its person, for the administrator's list and for signing in.
#[derive(Clone, Debug)]
pub struct PostRow {
    /// Its id.
    pub id: Id,
    /// Who holds it.
    pub person: Id,
    /// Of which unit.
    pub unit: Id,
    /// Its title in Chinese.
    pub title: String,
    /// Its title in English.
    pub title_en: String,
    /// What the officer is there for.
    pub roles: Vec<Role>,
    /// Name of the person.
    pub name: String,
    /// Name of the person in English.
    pub name_en: String,
    /// Login of the person.
    pub login: String,
    /// Whether person and post are in use.
    pub active: bool,
}

fn roles(text: &str) -> Vec<Role> {
    text.split(',').filter_map(|r| r.parse().ok()).collect()
}

fn post(row: &Row) -> Result<PostRow> {
    Ok(PostRow {
        id: row.get("id")?,
        person: row.get("person")?,
        unit: row.get("unit")?,
        title: row.get("title")?,
        title_en: row.get("title_en")?,
        roles: roles(&row.get::<String>("roles")?),
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        login: row.get("login")?,
        active: row.get("active")?,
    })
}

const POST: &str =
    "SELECT o.id, o.person, o.unit, o.title, o.title_en, o.roles, o.active * p.active AS active,
                      p.name, p.name_en, p.login
                    FROM post o JOIN person p ON p.id = o.person";

pub(crate) async fn posts(conn: &mut Conn) -> Result<Vec<PostRow>> {
    let mut q = sql("");
    q.push(POST).push(" ORDER BY p.login, o.id");
    q.all(conn).await?.iter().map(post).collect()
}

/// Whose posts are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostsOf {
    /// Those that a person holds, to act in one of them.
    Person(Id),
    /// Those of a unit, whose people can be named as case officers.
    Unit(Id),
}

/// Posts in use, of people in use, by login and then by age.
pub async fn posts_of(conn: &mut Conn, of: PostsOf) -> Result<Vec<PostRow>> {
    let mut q = sql("");
    q.push(POST).push(" WHERE o.active = 1 AND p.active = 1 AND ");
    match of {
        PostsOf::Person(id) => q.push("o.person = ").arg(id),
        PostsOf::Unit(id) => q.push("o.unit = ").arg(id),
    };
    q.push(" ORDER BY p.login, o.id");
    q.all(conn).await?.iter().map(post).collect()
}

/// The posts with these ids, in no order that means anything.
pub async fn posts_with(conn: &mut Conn, ids: &[Id]) -> Result<Vec<PostRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    q.push(POST).push(" WHERE o.id IN ").list(ids.iter().copied());
    q.all(conn).await?.iter().map(post).collect()
}

pub(crate) async fn put_post(conn: &mut Conn, p: &PostRow) -> Result<()> {
    let roles = p.roles.iter().map(|r| r.word()).collect::<Vec<_>>().join(",");
    sql("INSERT INTO post (id, person, unit, title, title_en, roles, active) VALUES ($1,$2,$3,$4,$5,$6,$7)
         ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, title = excluded.title,
           title_en = excluded.title_en, roles = excluded.roles, active = excluded.active")
    .bind(p.id)
    .bind(p.person)
    .bind(p.unit)
    .bind(&p.title)
    .bind(&p.title_en)
    .bind(roles)
    .bind(p.active)
    .run(conn)
    .await?;
    Ok(())
}

/// What a session's token leads to, with the version of the unit tree: all a request needs to know, in one go.
pub(crate) struct SessionRow {
    pub person: Id,
    pub name: String,
    pub name_en: String,
    pub post: Id,
    pub title: String,
    pub title_en: String,
    pub unit: Id,
    pub roles: Vec<Role>,
    pub seen_at: Instant,
    pub ends_at: Instant,
    pub units_version: String,
    pub unread: i64,
    pub law_version: String,
}

pub(crate) async fn session(conn: &mut Conn, token: &[u8]) -> Result<Option<SessionRow>> {
    let row =
        sql("SELECT s.person, s.post, s.seen_at, s.ends_at, p.name, p.name_en, o.title, o.title_en, o.unit,
                     o.roles, COALESCE((SELECT value FROM setting WHERE name = 'units'), '') AS units_version,
                     (SELECT COUNT(*) FROM (SELECT 1 AS one FROM notice n WHERE n.post = s.post AND n.read_at = 0
                                            LIMIT 100) AS u) AS unread,
                     COALESCE((SELECT value FROM setting WHERE name = 'law'), '') AS law_version
                   FROM session s JOIN person p ON p.id = s.person JOIN post o ON o.id = s.post
                   WHERE s.token = $1 AND p.active = 1 AND o.active = 1")
        .bind(token.to_vec())
        .one(conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(SessionRow {
        person: row.get("person")?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        post: row.get("post")?,
        title: row.get("title")?,
        title_en: row.get("title_en")?,
        unit: row.get("unit")?,
        roles: roles(&row.get::<String>("roles")?),
        seen_at: row.get("seen_at")?,
        ends_at: row.get("ends_at")?,
        units_version: row.get("units_version")?,
        unread: row.get("unread")?,
        law_version: row.get("law_version")?,
    }))
}

pub(crate) async fn insert_session(
    conn: &mut Conn,
    token: Vec<u8>,
    person: Id,
    post: Id,
    now: Instant,
    ends: Instant,
) -> Result<()> {
    sql("DELETE FROM session WHERE ends_at < $1").bind(now).run(conn).await?;
    sql("INSERT INTO session (token, person, post, made_at, seen_at, ends_at) VALUES ($1,$2,$3,$4,$4,$5)")
        .bind(token)
        .bind(person)
        .bind(post)
        .bind(now)
        .bind(ends)
        .run(conn)
        .await?;
    Ok(())
}

pub(crate) async fn touch_session(conn: &mut Conn, token: Vec<u8>, now: Instant) -> Result<()> {
    sql("UPDATE session SET seen_at = $1 WHERE token = $2").bind(now).bind(token).run(conn).await?;
    Ok(())
}

pub(crate) async fn move_session(conn: &mut Conn, token: Vec<u8>, post: Id) -> Result<()> {
    sql("UPDATE session SET post = $1 WHERE token = $2").bind(post).bind(token).run(conn).await?;
    Ok(())
}

pub(crate) async fn end_session(conn: &mut Conn, token: Vec<u8>) -> Result<()> {
    sql("DELETE FROM session WHERE token = $1").bind(token).run(conn).await?;
    Ok(())
}

pub(crate) async fn end_sessions(conn: &mut Conn, person: Id) -> Result<()> {
    sql("DELETE FROM session WHERE person = $1").bind(person).run(conn).await?;
    Ok(())
}

pub(crate) async fn keep_draft(
    conn: &mut Conn,
    person: Id,
    form: &str,
    body: Vec<u8>,
    now: Instant,
) -> Result<()> {
    sql("INSERT INTO draft (person, form, body, kept_at) VALUES ($1,$2,$3,$4)
         ON CONFLICT (person, form) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at,
           dropped_at = 0")
    .bind(person)
    .bind(form)
    .bind(body)
    .bind(now)
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn draft(conn: &mut Conn, person: Id, form: &str) -> Result<Option<Vec<u8>>> {
    let q = sql("SELECT body FROM draft WHERE person = $1 AND form = $2 AND dropped_at = 0")
        .bind(person)
        .bind(form);
    q.one(conn).await?.map(|r| r.get("body")).transpose()
}

/// Throws a draft away, in the transaction of the act that it became.
pub async fn drop_draft(conn: &mut Conn, person: Id, form: &str) -> Result<()> {
    sql("DELETE FROM draft WHERE person = $1 AND form = $2").bind(person).bind(form).run(conn).await?;
    Ok(())
}

/// A search kept under a name.
#[derive(Clone, Debug)]
pub struct SavedView {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The query string.
    pub query: String,
    /// Whether the whole unit has it.
    pub shared: bool,
    /// Who shared it; empty for one's own.
    pub by_name: String,
}

/// Keeps a search under a name; the name's older search is replaced.
pub async fn save_view(conn: &mut Conn, person: Id, view: &SavedView) -> Result<()> {
    sql("INSERT INTO saved_view (id, person, name, query) VALUES ($1,$2,$3,$4)
         ON CONFLICT (person, name) DO UPDATE SET query = excluded.query")
    .bind(view.id)
    .bind(person)
    .bind(&view.name)
    .bind(&view.query)
    .run(conn)
    .await?;
    Ok(())
}

/// Forgets a kept search.
pub async fn drop_view(conn: &mut Conn, person: Id, id: Id) -> Result<()> {
    sql("DELETE FROM saved_view WHERE person = $1 AND id = $2").bind(person).bind(id).run(conn).await?;
    Ok(())
}
