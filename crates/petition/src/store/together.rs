//! Several people on one matter: notes inside a unit, and who has it open.

use law::Day;
use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::journal::Head;
use platform::{Error, Id, Result};

/// A note.
#[derive(Clone, Debug)]
pub(crate) struct NoteRow {
    pub id: Id,
    pub matter: Id,
    pub unit: Id,
    pub person: Id,
    pub name: String,
    pub at: Instant,
    pub text: Vec<u8>,
    pub shared: bool,
    pub gone: bool,
    pub head: Head,
}

fn note(r: &Row) -> Result<NoteRow> {
    Ok(NoteRow {
        id: r.get("id")?,
        matter: r.get("matter")?,
        unit: r.get("unit")?,
        person: r.get("person")?,
        name: r.get("name")?,
        at: r.get("at")?,
        text: r.get("text")?,
        shared: r.get("shared")?,
        gone: r.get("gone")?,
        head: Head { seq: r.get("seq")?, digest: r.get("digest")? },
    })
}

pub(crate) async fn insert_unit_note(conn: &mut Conn, n: &NoteRow) -> Result<()> {
    sql("INSERT INTO note (id, matter, unit, person, name, at, text, shared, gone, seq, digest)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)")
    .bind(n.id)
    .bind(n.matter)
    .bind(n.unit)
    .bind(n.person)
    .bind(&n.name)
    .bind(n.at)
    .bind(n.text.clone())
    .bind(n.shared)
    .bind(n.gone)
    .bind(n.head.seq)
    .bind(n.head.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

/// Saves whether a note is shared or gone.
pub(crate) async fn save_note(conn: &mut Conn, n: &NoteRow, before: i64) -> Result<()> {
    let touched =
        sql("UPDATE note SET shared = $1, gone = $2, seq = $3, digest = $4 WHERE id = $5 AND seq = $6")
            .bind(n.shared)
            .bind(n.gone)
            .bind(n.head.seq)
            .bind(n.head.digest.clone())
            .bind(n.id)
            .bind(before)
            .run(conn)
            .await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// One note.
pub(crate) async fn get_note(conn: &mut Conn, id: Id) -> Result<NoteRow> {
    let mut q = sql("");
    q.push(
        "SELECT id, matter, unit, person, name, at, text, shared, gone, seq, digest FROM note WHERE id = ",
    );
    q.arg(id).push(conn.engine().for_update());
    q.one(conn).await?.as_ref().map(note).transpose()?.ok_or(Error::NotFound)
}

/// Somebody who has a matter open.
#[derive(Clone, Debug)]
pub(crate) struct Present {
    pub person: Id,
    pub name: String,
    /// The form's noun; empty for the matter itself.
    pub act: String,
    pub at: Instant,
}

/// Who opened a matter since `since`, the latest first.
pub(crate) async fn present(conn: &mut Conn, matter: Id, since: Instant) -> Result<Vec<Present>> {
    let rows = sql("SELECT person, name, act, at FROM presence WHERE matter = $1 AND at > $2
                    ORDER BY at DESC, name LIMIT 20")
    .bind(matter)
    .bind(since)
    .all(conn)
    .await?;
    rows.iter()
        .map(|r| {
            Ok(Present {
                person: r.get("person")?,
                name: r.get("name")?,
                act: r.get("act")?,
                at: r.get("at")?,
            })
        })
        .collect()
}

/// Writes down that somebody has it open now, and forgets who had long ago.
pub(crate) async fn arrive(conn: &mut Conn, matter: Id, p: &Present, forget: Instant) -> Result<()> {
    sql("INSERT INTO presence (matter, person, name, act, at) VALUES ($1,$2,$3,$4,$5)
         ON CONFLICT (matter, person) DO UPDATE SET name = excluded.name, act = excluded.act, at = excluded.at")
    .bind(matter)
    .bind(p.person)
    .bind(&p.name)
    .bind(&p.act)
    .bind(p.at)
    .run(conn)
    .await?;
    sql("DELETE FROM presence WHERE at < $1").bind(forget).run(conn).await?;
    Ok(())
}

/// Matters that a unit has in hand or answered, with their state, to find whose they are.
pub(crate) async fn in_hand_of(conn: &mut Conn, unit: Id) -> Result<Vec<super::Loaded>> {
    let mut q = sql("");
    q.push(super::matters::LOAD).push("lead = ").arg(unit);
    q.push(" AND family IN ('in-hand', 'answered') ORDER BY id LIMIT 5000");
    q.all(conn).await?.iter().map(super::matters::loaded).collect()
}

/// Matters by number: number, subject, and what sight needs.
pub(crate) async fn subjects(
    conn: &mut Conn,
    numbers: &[String],
    sight: &people::Sight,
) -> Result<Vec<(String, String)>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    q.push("SELECT m.no, m.subject FROM matter m WHERE m.no IN ").list(numbers.iter());
    super::finding::within_sight(&mut q, sight, conn.engine());
    q.all(conn).await?.iter().map(|r| Ok((r.get("no")?, r.get("subject")?))).collect()
}

/// Open matters due from `from` to `to` that nobody was told of, the nearest first: number, id, due day.
pub(crate) async fn due_untold(
    conn: &mut Conn,
    from: Day,
    to: Day,
    limit: i64,
) -> Result<Vec<(String, Id, Day)>> {
    let rows = sql("SELECT m.no, m.id, m.due_on FROM matter m
                    WHERE m.family IN ('waiting', 'in-hand', 'review', 'answered') AND m.due_on >= $1 AND m.due_on <= $2
                      AND NOT EXISTS (SELECT 1 FROM due_told t WHERE t.matter = m.id AND t.due_on = m.due_on)
                    ORDER BY m.due_on, m.id LIMIT $3")
    .bind(from)
    .bind(to)
    .bind(limit)
    .all(conn)
    .await?;
    rows.iter().map(|r| Ok((r.get("no")?, r.get("id")?, r.get("due_on")?))).collect()
}

/// Marks that a due day was announced; `false` when somebody else did.
pub(crate) async fn mark_told(conn: &mut Conn, matter: Id, due: Day) -> Result<bool> {
    let q =
        sql("INSERT INTO due_told (matter, due_on) VALUES ($1,$2) ON CONFLICT (matter, due_on) DO NOTHING");
    Ok(q.bind(matter).bind(due).run(conn).await? == 1)
}
