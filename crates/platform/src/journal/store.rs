//! Statements about the journal.

use super::anchor::{Anchor, Sum};
use crate::clock::Instant;
use crate::db::{Conn, Row, Sql, sql};
use crate::error::{Error, Result};
use crate::ids::Id;
use law::Day;

/// One entry of the journal, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The matter (or other thing with a life) it belongs to.
    pub subject: Id,
    /// Its place in the subject's chain, from 1.
    pub seq: i64,
    /// When it was written.
    pub at: Instant,
    /// The day on which it counts.
    pub day: Day,
    /// Who acted, if a person.
    pub person: Option<Id>,
    /// Name, post and unit as shown then.
    pub name: String,
    /// The act.
    pub act: String,
    /// The event as JSON.
    pub body: String,
    /// The link of the chain.
    pub digest: Vec<u8>,
}

/// Writes chained entries, many to a statement (bulk loading prepares many subjects at once).
pub async fn insert(conn: &mut Conn, entries: &[Entry]) -> Result<()> {
    for some in entries.chunks(100) {
        let mut q = sql("");
        q.push("INSERT INTO journal (subject, seq, at, day, person, name, act, body, digest) VALUES ");
        for (i, e) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            bind(&mut q, e);
            q.push(")");
        }
        q.run(conn).await?;
    }
    Ok(())
}

fn bind(q: &mut Sql, e: &Entry) {
    q.arg(e.subject).push(",");
    q.arg(e.seq).push(",");
    q.arg(e.at).push(",");
    q.arg(e.day).push(",");
    q.arg(e.person).push(",");
    q.arg(&e.name).push(",");
    q.arg(&e.act).push(",");
    q.arg(&e.body).push(",");
    q.arg(e.digest.clone());
}

fn read(row: &Row) -> Result<Entry> {
    Ok(Entry {
        subject: row.get("subject")?,
        seq: row.get("seq")?,
        at: row.get("at")?,
        day: row.get("day")?,
        person: row.get("person")?,
        name: row.get("name")?,
        act: row.get("act")?,
        body: row.get("body")?,
        digest: row.get("digest")?,
    })
}

/// All entries of a subject, in order.
pub async fn subject_entries(conn: &mut Conn, subject: Id) -> Result<Vec<Entry>> {
    let q = sql("SELECT subject, seq, at, day, person, name, act, body, digest
                 FROM journal WHERE subject = $1 ORDER BY seq");
    q.bind(subject).all(conn).await?.iter().map(read).collect()
}

/// Entries of all subjects in order, from just after (`subject`, `seq`), at most `limit`.
pub async fn page(conn: &mut Conn, after: Option<(Id, i64)>, limit: i64) -> Result<Vec<Entry>> {
    let (subject, seq) = after.unwrap_or((Id::from_bytes([0; 16]), 0));
    let q = sql("SELECT subject, seq, at, day, person, name, act, body, digest
                 FROM journal WHERE (subject, seq) > ($1, $2) ORDER BY subject, seq LIMIT $3");
    q.bind(subject).bind(seq).bind(limit).all(conn).await?.iter().map(read).collect()
}

/// How many entries there are.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    sql("SELECT COUNT(*) AS n FROM journal").number(conn).await
}

/// As much of an entry as an anchor needs.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The subject.
    pub subject: Id,
    /// Its place in the chain.
    pub seq: i64,
    /// The link of the chain.
    pub digest: Vec<u8>,
}

/// Entries written after `from` and up to `until`, from just after (`subject`, `seq`), at most `limit`.
pub(super) async fn marks(
    conn: &mut Conn,
    from: Instant,
    until: Instant,
    after: Option<(Id, i64)>,
    limit: i64,
) -> Result<Vec<Mark>> {
    let (subject, seq) = after.unwrap_or((Id::from_bytes([0; 16]), 0));
    let q = sql("SELECT subject, seq, digest FROM journal WHERE at > $1 AND at <= $2
                   AND (subject, seq) > ($3, $4) ORDER BY subject, seq LIMIT $5");
    let rows = q.bind(from).bind(until).bind(subject).bind(seq).bind(limit).all(conn).await?;
    let mark =
        |r: &Row| Ok(Mark { subject: r.get("subject")?, seq: r.get("seq")?, digest: r.get("digest")? });
    rows.iter().map(mark).collect()
}

fn anchor(r: &Row) -> Result<Anchor> {
    let digest = <[u8; 32]>::try_from(r.get::<Vec<u8>>("sum")?);
    Ok(Anchor {
        number: r.get("number")?,
        day: r.get("day")?,
        until: r.get("until")?,
        sum: Sum {
            chains: r.get("chains")?,
            entries: r.get("entries")?,
            digest: digest.map_err(|_| Error::broken("column sum: not 32 bytes"))?,
        },
        seal: r.get("seal")?,
    })
}

/// All anchors in order.
pub(super) async fn anchors(conn: &mut Conn) -> Result<Vec<Anchor>> {
    let q = sql("SELECT number, day, until, chains, entries, sum, seal FROM anchor ORDER BY number");
    q.all(conn).await?.iter().map(anchor).collect()
}

/// The newest anchor.
pub(super) async fn last_anchor(conn: &mut Conn) -> Result<Option<Anchor>> {
    let q = sql("SELECT number, day, until, chains, entries, sum, seal FROM anchor
                 ORDER BY number DESC LIMIT 1");
    q.one(conn).await?.as_ref().map(anchor).transpose()
}

/// Writes an anchor; `false` when another node was faster.
pub(super) async fn insert_anchor(conn: &mut Conn, a: &Anchor) -> Result<bool> {
    let q = sql("INSERT INTO anchor (number, day, until, chains, entries, sum, seal)
                 VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT (number) DO NOTHING")
    .bind(a.number)
    .bind(a.day)
    .bind(a.until)
    .bind(a.sum.chains)
    .bind(a.sum.entries)
    .bind(a.sum.digest.to_vec())
    .bind(a.seal.clone());
    Ok(q.run(conn).await? == 1)
}
