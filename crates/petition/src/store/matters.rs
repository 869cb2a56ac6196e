//! Matters: insert, load, save.

use crate::rules::Matter;
use law::Day;
use platform::db::{Conn, Row, Sql, sql};
use platform::journal::Head;
use platform::{Error, Id, Result};

/// What stands beside the state for finding rows.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub lead: Option<Id>,
    pub turn: Option<Id>,
    pub family: &'static str,
    pub stage: &'static str,
    pub due_on: Option<Day>,
    pub due_rule: String,
    pub next_on: Option<Day>,
    pub marked: bool,
    pub ended_on: Option<Day>,
    pub unsolved: i64,
}

/// What was written down once and stays.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub no: String,
    pub code: Vec<u8>,
    pub respondent: String,
    pub subject: String,
    pub summary: String,
    pub place: String,
    pub field: String,
    pub who: String,
    pub persons: i64,
}

/// A matter with its row's facts.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its number.
    pub no: String,
    /// The state.
    pub matter: Matter,
    /// The clerk's subject.
    pub subject: String,
    /// The clerk's summary.
    pub summary: String,
    /// Where it happened.
    pub place: String,
    /// The unit or company complained about, in words.
    pub respondent: String,
    /// Content class.
    pub field: String,
    /// Petitioners, masked.
    pub who: String,
    /// Persons behind it.
    pub persons: i64,
    /// How many items it has.
    pub items: i64,
    /// Where its chain stands; the number is its version.
    pub head: Head,
    /// The law's version in the transaction that loaded it to be changed; none when it was only read.
    pub law: Option<String>,
}

const INSERT: &str =
    "INSERT INTO matter (id, no, code, office, lead, turn, respondent, purpose, channel, family, stage,
    subject, summary, place, field, who, persons, items, locked, received_on, registered_on, due_on, due_rule,
    next_on, marked, ended_on, state, seq, digest, accused, unsolved) VALUES ";

/// Writes new matters, many to a statement.
pub(crate) async fn insert_matters(
    conn: &mut Conn,
    rows: &[(&Matter, &Told, &Columns, &Head)],
) -> Result<()> {
    for some in rows.chunks(200) {
        let mut q = sql("");
        q.push(INSERT);
        for (i, row) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            bind(&mut q, row)?;
            q.push(")");
        }
        q.run(conn).await?;
    }
    Ok(())
}

fn bind(q: &mut Sql, (m, t, c, h): &(&Matter, &Told, &Columns, &Head)) -> Result<()> {
    q.arg(m.id).push(",").arg(&t.no).push(",").arg(t.code.clone()).push(",");
    q.arg(m.office.id).push(",").arg(c.lead).push(",").arg(c.turn).push(",").arg(&t.respondent).push(",");
    q.arg(m.purpose.word())
        .push(",")
        .arg(m.channel.word())
        .push(",")
        .arg(c.family)
        .push(",")
        .arg(c.stage)
        .push(",");
    q.arg(&t.subject).push(",").arg(&t.summary).push(",").arg(&t.place).push(",").arg(&t.field).push(",");
    q.arg(&t.who).push(",").arg(t.persons).push(",1,").arg(m.locked()).push(",");
    q.arg(m.received_on)
        .push(",")
        .arg(m.registered_on)
        .push(",")
        .arg(c.due_on)
        .push(",")
        .arg(&c.due_rule)
        .push(",");
    q.arg(c.next_on).push(",").arg(c.marked).push(",").arg(c.ended_on).push(",");
    q.arg(serde_json::to_string(m)?).push(",").arg(h.seq).push(",").arg(h.digest.clone()).push(",");
    q.arg(m.respondent.filter(|_| m.locked())).push(",").arg(c.unsolved);
    Ok(())
}

pub(super) const LOAD: &str =
    "SELECT no, subject, summary, place, respondent, field, who, persons, items, state, seq, digest
                    FROM matter WHERE ";

pub(super) fn loaded(row: &Row) -> Result<Loaded> {
    Ok(Loaded {
        no: row.get("no")?,
        matter: serde_json::from_str(&row.get::<String>("state")?)?,
        subject: row.get("subject")?,
        summary: row.get("summary")?,
        place: row.get("place")?,
        respondent: row.get("respondent")?,
        field: row.get("field")?,
        who: row.get("who")?,
        persons: row.get("persons")?,
        items: row.get("items")?,
        head: Head { seq: row.get("seq")?, digest: row.get("digest")? },
        law: None,
    })
}

/// A matter by its number.
pub(crate) async fn get(conn: &mut Conn, no: &str) -> Result<Loaded> {
    let mut q = sql("");
    q.push(LOAD).push("no = ").arg(no);
    q.one(conn).await?.as_ref().map(loaded).transpose()?.ok_or(Error::NotFound)
}

/// A matter by its number, to be changed in this transaction, with the law's version in it.
pub(crate) async fn get_to_change(conn: &mut Conn, no: &str) -> Result<Loaded> {
    let mut q = sql("");
    q.push("SELECT no, subject, summary, place, respondent, field, who, persons, items, state, seq, digest,
                   COALESCE((SELECT value FROM setting WHERE name = 'law'), '') AS law FROM matter WHERE no = ");
    q.arg(no).push(conn.engine().for_update());
    let row = q.one(conn).await?.ok_or(Error::NotFound)?;
    Ok(Loaded { law: Some(row.get("law")?), ..loaded(&row)? })
}

/// The digest of a matter's query code, and nothing else of it.
pub(crate) async fn code_of(conn: &mut Conn, no: &str) -> Result<Option<Vec<u8>>> {
    let row = sql("SELECT code FROM matter WHERE no = $1").bind(no).one(conn).await?;
    row.map(|r| r.get("code")).transpose()
}

/// Puts another query code in the place of the old one.
pub(crate) async fn set_code(conn: &mut Conn, id: Id, code: Vec<u8>) -> Result<()> {
    sql("UPDATE matter SET code = $1 WHERE id = $2").bind(code).bind(id).run(conn).await?;
    Ok(())
}

/// Whether a number is taken.
pub(crate) async fn taken(conn: &mut Conn, no: &str) -> Result<bool> {
    Ok(sql("SELECT 1 AS n FROM matter WHERE no = $1").bind(no).one(conn).await?.is_some())
}

/// Which of these numbers are taken.
pub(crate) async fn taken_of(conn: &mut Conn, numbers: impl Iterator<Item = &str>) -> Result<Vec<String>> {
    let mut q = sql("");
    q.push("SELECT no FROM matter WHERE no IN ");
    q.list(numbers);
    q.all(conn).await?.iter().map(|r| r.get("no")).collect()
}

/// Saves a matter whose chain stood at `before`; somebody who was faster makes this stale.
pub(crate) async fn save(
    conn: &mut Conn,
    m: &Matter,
    c: &Columns,
    items: i64,
    before: i64,
    head: &Head,
) -> Result<()> {
    let touched = sql("UPDATE matter SET lead = $1, turn = $2, family = $3, stage = $4, due_on = $5, due_rule = $6,
                         next_on = $7, marked = $8, ended_on = $9, state = $10, seq = $11, digest = $12, items = $13,
                         unsolved = $14
                       WHERE id = $15 AND seq = $16")
        .bind(c.lead)
        .bind(c.turn)
        .bind(c.family)
        .bind(c.stage)
        .bind(c.due_on)
        .bind(&c.due_rule)
        .bind(c.next_on)
        .bind(c.marked)
        .bind(c.ended_on)
        .bind(serde_json::to_string(m)?)
        .bind(head.seq)
        .bind(head.digest.clone())
        .bind(items)
        .bind(c.unsolved)
        .bind(m.id)
        .bind(before)
        .run(conn)
        .await?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Units beside the responsible one, as (matter, unit).
pub(crate) async fn insert_units(conn: &mut Conn, rows: &[(Id, Id)]) -> Result<()> {
    pairs(conn, "INSERT INTO matter_unit (matter, unit) VALUES ", rows).await
}

/// Named readers, as (matter, person).
pub(crate) async fn insert_readers(conn: &mut Conn, rows: &[(Id, Id)]) -> Result<()> {
    pairs(conn, "INSERT INTO matter_reader (matter, person) VALUES ", rows).await
}

async fn pairs(conn: &mut Conn, text: &str, rows: &[(Id, Id)]) -> Result<()> {
    for some in rows.chunks(300) {
        let mut q = sql("");
        q.push(text);
        for (i, (a, b)) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" }).arg(*a).push(",").arg(*b).push(")");
        }
        q.push(" ON CONFLICT DO NOTHING");
        q.run(conn).await?;
    }
    Ok(())
}

/// Forgets the units beside the responsible one, before they are written anew.
pub(crate) async fn forget_units(conn: &mut Conn, matter: Id) -> Result<()> {
    sql("DELETE FROM matter_unit WHERE matter = $1").bind(matter).run(conn).await?;
    Ok(())
}

/// Numbers of matters with an unmarked duty that was due before `as_of`.
pub(crate) async fn unmarked(conn: &mut Conn, as_of: Day, limit: i64, skip: i64) -> Result<Vec<String>> {
    let rows = sql("SELECT no FROM matter WHERE marked = 0 AND due_on < $1 ORDER BY due_on, id
                    LIMIT $2 OFFSET $3")
    .bind(as_of)
    .bind(limit)
    .bind(skip)
    .all(conn)
    .await?;
    rows.iter().map(|r| r.get("no")).collect()
}

/// Numbers of matters without any entry in the journal.
pub(crate) async fn without_entries(conn: &mut Conn) -> Result<Vec<String>> {
    let rows = sql("SELECT no FROM matter m
                    WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.subject = m.id) LIMIT 100")
    .all(conn)
    .await?;
    rows.iter().map(|r| r.get("no")).collect()
}

/// How many matters there are.
pub(crate) async fn count(conn: &mut Conn) -> Result<i64> {
    sql("SELECT COUNT(*) AS n FROM matter").number(conn).await
}
