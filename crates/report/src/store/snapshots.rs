//! Frozen figures.

use law::Day;
use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::{Error, Id, Result};

/// A frozen report.
#[derive(Clone, Debug)]
pub(crate) struct SnapshotRow {
    pub id: Id,
    pub title: String,
    pub unit: Id,
    pub from: Day,
    pub until: Day,
    pub at: Instant,
    pub person: Id,
    pub name: String,
    /// The question, the definitions' version and every figure, as JSON.
    pub body: String,
    pub digest: Vec<u8>,
}

const ROW: &str =
    "SELECT id, title, unit, from_on, until_on, at, person, name, body, digest FROM snapshot WHERE ";

fn snapshot(r: &Row) -> Result<SnapshotRow> {
    Ok(SnapshotRow {
        id: r.get("id")?,
        title: r.get("title")?,
        unit: r.get("unit")?,
        from: r.get("from_on")?,
        until: r.get("until_on")?,
        at: r.get("at")?,
        person: r.get("person")?,
        name: r.get("name")?,
        body: r.get("body")?,
        digest: r.get("digest")?,
    })
}

pub(crate) async fn insert_snapshot(conn: &mut Conn, s: &SnapshotRow) -> Result<()> {
    sql("INSERT INTO snapshot (id, title, unit, from_on, until_on, at, person, name, body, digest)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)")
    .bind(s.id)
    .bind(&s.title)
    .bind(s.unit)
    .bind(s.from)
    .bind(s.until)
    .bind(s.at)
    .bind(s.person)
    .bind(&s.name)
    .bind(&s.body)
    .bind(s.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

/// One of these units' frozen reports.
pub(crate) async fn get_snapshot(conn: &mut Conn, id: Id, units: &[Id]) -> Result<SnapshotRow> {
    let mut q = sql("");
    q.push(ROW).push("id = ").arg(id).push(" AND unit IN ").list(units.iter().copied());
    q.one(conn).await?.as_ref().map(snapshot).transpose()?.ok_or(Error::NotFound)
}

/// Frozen reports of these units, newest first.
pub(crate) async fn snapshots(conn: &mut Conn, units: &[Id]) -> Result<Vec<SnapshotRow>> {
    let mut q = sql("");
    q.push(ROW).push("unit IN ").list(units.iter().copied()).push(" ORDER BY at DESC, id DESC LIMIT 50");
    q.all(conn).await?.iter().map(snapshot).collect()
}
