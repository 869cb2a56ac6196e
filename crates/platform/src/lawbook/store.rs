//! Statements about changes of the law.

use crate::clock::Instant;
use crate::db::{Conn, Row, sql};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::journal::Head;
use law::Text;

/// One change of the law.
#[derive(Clone, Debug)]
pub struct LawChange {
    /// Its id.
    pub id: Id,
    /// Its place among all changes, from 1.
    pub place: i64,
    /// calendar · pack
    pub kind: String,
    /// What the file stands for: a year, or a jurisdiction and first day.
    pub name: String,
    /// The file's own name.
    pub file: String,
    /// The file; empty when an earlier file of this name is taken back.
    pub body: String,
    /// The notice or instrument the file was taken from.
    pub source: Text,
    /// Why it was brought in.
    pub reason: String,
    /// Who brought it in.
    pub person: Option<Id>,
    /// Their name, post and unit then.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// running · stopped · done
    pub state: String,
    /// 1: the open matters follow; 2: they are looked at once more.
    pub pass: i64,
    /// Open matters when it was brought in.
    pub total: i64,
    /// Matters looked at in this pass.
    pub looked: i64,
    /// Matters whose dates changed, and which everybody may know of.
    pub changed: i64,
    /// Matters whose dates changed, and which are hidden.
    pub hidden: i64,
    /// The last matter looked at.
    pub upto: Option<Id>,
    /// Where its chain stands.
    pub head: Head,
}

const CHANGE: &str =
    "id, place, kind, name, file, body, source, reason, person, by_name, at, state, pass, total,
                      looked, changed, hidden, upto, seq, digest";

fn change(r: &Row) -> Result<LawChange> {
    Ok(LawChange {
        id: r.get("id")?,
        place: r.get("place")?,
        kind: r.get("kind")?,
        name: r.get("name")?,
        file: r.get("file")?,
        body: r.get("body")?,
        source: serde_json::from_str(&r.get::<String>("source")?)?,
        reason: r.get("reason")?,
        person: r.get("person")?,
        by_name: r.get("by_name")?,
        at: r.get("at")?,
        state: r.get("state")?,
        pass: r.get("pass")?,
        total: r.get("total")?,
        looked: r.get("looked")?,
        changed: r.get("changed")?,
        hidden: r.get("hidden")?,
        upto: r.get("upto")?,
        head: Head { seq: r.get("seq")?, digest: r.get("digest")? },
    })
}

/// Every change, the first one first.
pub async fn every_change(conn: &mut Conn) -> Result<Vec<LawChange>> {
    let mut q = sql("");
    q.push("SELECT ").push(CHANGE).push(" FROM law_change ORDER BY place");
    q.all(conn).await?.iter().map(change).collect()
}

/// The latest changes, the last one first.
pub async fn changes(conn: &mut Conn, limit: i64) -> Result<Vec<LawChange>> {
    let mut q = sql("");
    q.push("SELECT ").push(CHANGE).push(" FROM law_change ORDER BY place DESC LIMIT ").arg(limit);
    q.all(conn).await?.iter().map(change).collect()
}

/// One change.
pub async fn get(conn: &mut Conn, id: Id) -> Result<LawChange> {
    let mut q = sql("");
    q.push("SELECT ").push(CHANGE).push(" FROM law_change WHERE id = ").arg(id);
    q.one(conn).await?.as_ref().map(change).transpose()?.ok_or(Error::NotFound)
}

/// One change, to be changed in this transaction: whoever drives it waits here for whoever else does.
pub async fn get_to_change(conn: &mut Conn, id: Id) -> Result<LawChange> {
    let mut q = sql("");
    q.push("SELECT ").push(CHANGE).push(" FROM law_change WHERE id = ").arg(id);
    q.push(conn.engine().for_update());
    q.one(conn).await?.as_ref().map(change).transpose()?.ok_or(Error::NotFound)
}

/// A change that the open matters have not followed to the end.
pub async fn unfinished(conn: &mut Conn) -> Result<Option<Id>> {
    let row = sql("SELECT id FROM law_change WHERE state <> 'done' ORDER BY place LIMIT 1").one(conn).await?;
    row.map(|r| r.get("id")).transpose()
}

/// The place of the next change.
pub async fn next_place(conn: &mut Conn) -> Result<i64> {
    Ok(sql("SELECT MAX(place) AS n FROM law_change").number(conn).await? + 1)
}

/// Keeps a change.
pub async fn insert(conn: &mut Conn, c: &LawChange) -> Result<()> {
    sql("INSERT INTO law_change (id, place, kind, name, file, body, source, reason, person, by_name, at, state, pass,
                                 total, looked, changed, hidden, upto, seq, digest)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)")
    .bind(c.id)
    .bind(c.place)
    .bind(&c.kind)
    .bind(&c.name)
    .bind(&c.file)
    .bind(&c.body)
    .bind(serde_json::to_string(&c.source)?)
    .bind(&c.reason)
    .bind(c.person)
    .bind(&c.by_name)
    .bind(c.at)
    .bind(&c.state)
    .bind(c.pass)
    .bind(c.total)
    .bind(c.looked)
    .bind(c.changed)
    .bind(c.hidden)
    .bind(c.upto)
    .bind(c.head.seq)
    .bind(c.head.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

/// Saves how far a change has come, and where its chain stands.
pub async fn save(conn: &mut Conn, c: &LawChange) -> Result<()> {
    sql("UPDATE law_change SET state = $1, pass = $2, looked = $3, changed = $4, hidden = $5, upto = $6, seq = $7,
                               digest = $8 WHERE id = $9")
    .bind(&c.state)
    .bind(c.pass)
    .bind(c.looked)
    .bind(c.changed)
    .bind(c.hidden)
    .bind(c.upto)
    .bind(c.head.seq)
    .bind(c.head.digest.clone())
    .bind(c.id)
    .run(conn)
    .await?;
    Ok(())
}
