//! Bringing the counted rows up to date: which matters changed, what they come to, writing it down.

use crate::rules::{Item, Reviewed, Rows, Tally};
use petition::rules::Matter;
use platform::db::{Conn, Row, Sql, sql};
use platform::{Id, Result};
use std::collections::BTreeMap;

/// A matter whose rows are to be worked out.
pub(crate) struct Changed {
    pub matter: Matter,
    pub no: String,
    pub field: String,
    pub seq: i64,
    pub items: Vec<Item>,
}

/// Matters with an entry in the journal since a moment.
pub(crate) async fn changed_since(conn: &mut Conn, since: i64) -> Result<Vec<Id>> {
    let rows =
        sql("SELECT DISTINCT j.subject FROM journal j JOIN matter m ON m.id = j.subject WHERE j.at >= $1
                    ORDER BY j.subject")
        .bind(since)
        .all(conn)
        .await?;
    rows.iter().map(|r| r.get("subject")).collect()
}

/// Matters after this one, in the order of their ids.
pub(crate) async fn matters_after(conn: &mut Conn, after: Option<Id>, limit: i64) -> Result<Vec<Id>> {
    let mut q = sql("");
    q.push("SELECT id FROM matter WHERE 1 = 1");
    if let Some(after) = after {
        q.push(" AND id > ").arg(after);
    }
    q.push(" ORDER BY id LIMIT ").arg(limit);
    q.all(conn).await?.iter().map(|r| r.get("id")).collect()
}

/// How many matters come after this one.
pub(crate) async fn count_after(conn: &mut Conn, after: Option<Id>) -> Result<i64> {
    let mut q = sql("");
    q.push("SELECT COUNT(*) AS n FROM matter WHERE 1 = 1");
    if let Some(after) = after {
        q.push(" AND id > ").arg(after);
    }
    q.number(conn).await
}

/// Whether a task of this kind waits.
pub(crate) async fn queued(conn: &mut Conn, kind: &str) -> Result<bool> {
    Ok(sql("SELECT 1 AS n FROM task WHERE kind = $1 LIMIT 1").bind(kind).one(conn).await?.is_some())
}

/// Of these matters those whose rows are older than they are, with their papers.
pub(crate) async fn stale(conn: &mut Conn, ids: &[Id]) -> Result<Vec<Changed>> {
    let mut q = sql("");
    q.push(
        "SELECT m.no, m.field, m.state, m.seq FROM matter m LEFT JOIN tally t ON t.matter = m.id
            WHERE (t.seq IS NULL OR t.seq <> m.seq) AND m.id IN ",
    );
    q.list(ids.iter().copied());
    let rows = q.all(conn).await?;
    let mut out = Vec::with_capacity(rows.len());
    for r in &rows {
        out.push(Changed {
            matter: serde_json::from_str(&r.get::<String>("state")?)?,
            no: r.get("no")?,
            field: r.get("field")?,
            seq: r.get("seq")?,
            items: Vec::new(),
        });
    }
    let wanted: Vec<Id> = out.iter().map(|c| c.matter.id).collect();
    for item in items(conn, &wanted).await? {
        if let Some(c) = out.iter_mut().find(|c| c.matter.id == item.matter) {
            let repeat = !c.items.is_empty();
            c.items.push(Item { repeat, ..item });
        }
    }
    Ok(out)
}

/// The papers of these matters, in the order in which they came.
async fn items(conn: &mut Conn, matters: &[Id]) -> Result<Vec<Item>> {
    if matters.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    q.push(
        "SELECT i.id, i.matter, i.channel, i.received_on, h.registered_on, i.at, i.persons FROM item i
            JOIN matter h ON h.id = i.home WHERE i.matter IN ",
    );
    q.list(matters.iter().copied()).push(" ORDER BY i.received_on, i.id");
    q.all(conn).await?.iter().map(|r| item(r, r.get("matter")?)).collect()
}

/// Writes what matters come to in the place of what stood there.
pub(crate) async fn put_rows(conn: &mut Conn, rows: &[Rows]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let ids = || rows.iter().map(|r| r.tally.matter);
    for table in ["tally", "tally_item", "tally_review"] {
        let mut q = sql("");
        q.push("DELETE FROM ").push(table).push(" WHERE matter IN ").list(ids());
        q.run(conn).await?;
    }
    let tallies: Vec<&Tally> = rows.iter().map(|r| &r.tally).collect();
    put(conn, TALLY, "", &tallies, bind_tally).await?;
    let items: Vec<&Item> = rows.iter().flat_map(|r| &r.items).collect();
    // A paper that moved may still stand with the matter it left.
    let moved = " ON CONFLICT (id) DO UPDATE SET matter = excluded.matter, again = excluded.again";
    put(conn, ITEM, moved, &items, bind_item).await?;
    let reviews: Vec<&Reviewed> = rows.iter().flat_map(|r| &r.reviews).collect();
    put(conn, REVIEW, "", &reviews, bind_review).await
}

const TALLY: &str = "INSERT INTO tally (matter, no, office, lead, purpose, field, level, locked, accused, assigned,
    returned, stage, sent_on, sent_due, sent_days, accepted_on, accepted_due, accepted_days, answered_on, answered_due,
    answered_days, served_on, closed_on, resolved, office_rating, unit_rating, seq) VALUES ";
const ITEM: &str =
    "INSERT INTO tally_item (id, matter, channel, received_on, registered_on, at, persons, again) VALUES ";
const REVIEW: &str =
    "INSERT INTO tally_review (matter, place, rank, organ, asked_on, taken_on, decided_on, outcome,
    heard) VALUES ";

async fn put<T>(conn: &mut Conn, text: &str, end: &str, rows: &[&T], bind: fn(&mut Sql, &T)) -> Result<()> {
    for some in rows.chunks(200) {
        let mut q = sql("");
        q.push(text);
        for (i, row) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            bind(&mut q, row);
            q.push(")");
        }
        q.push(end);
        q.run(conn).await?;
    }
    Ok(())
}

fn bind_tally(q: &mut Sql, t: &Tally) {
    q.arg(t.matter).push(",").arg(&t.no).push(",").arg(t.office).push(",").arg(t.lead).push(",");
    q.arg(&t.purpose).push(",").arg(&t.field).push(",").arg(&t.level).push(",").arg(t.locked).push(",");
    q.arg(t.accused).push(",").arg(t.assigned).push(",").arg(t.returned).push(",").arg(&t.stage).push(",");
    for timed in [t.sent, t.accepted, t.answered] {
        q.arg(timed.on).push(",").arg(timed.due).push(",").arg(timed.days()).push(",");
    }
    q.arg(t.served_on).push(",").arg(t.closed_on).push(",").arg(t.resolved).push(",");
    q.arg(&t.office_rating).push(",").arg(&t.unit_rating).push(",").arg(t.seq);
}

fn bind_item(q: &mut Sql, i: &Item) {
    q.arg(i.id).push(",").arg(i.matter).push(",").arg(&i.channel).push(",").arg(i.received_on).push(",");
    q.arg(i.registered_on).push(",").arg(i.at).push(",").arg(i.persons).push(",").arg(i.repeat);
}

fn bind_review(q: &mut Sql, r: &Reviewed) {
    q.arg(r.matter).push(",").arg(r.place).push(",").arg(&r.level).push(",").arg(r.organ).push(",");
    q.arg(r.asked_on)
        .push(",")
        .arg(r.taken_on)
        .push(",")
        .arg(r.decided_on)
        .push(",")
        .arg(&r.outcome)
        .push(",");
    q.arg(r.heard);
}

/// Number and content class of every matter.
pub(crate) async fn told(conn: &mut Conn) -> Result<BTreeMap<Id, (String, String)>> {
    let rows = sql("SELECT id, no, field FROM matter").all(conn).await?;
    rows.iter().map(|r| Ok((r.get("id")?, (r.get("no")?, r.get("field")?)))).collect()
}

/// Every paper that was written down by a moment, with the matter that brought it, in the order in which they came.
pub(crate) async fn items_known(conn: &mut Conn, at: i64) -> Result<Vec<(Id, Item)>> {
    let rows =
        sql("SELECT i.id, i.home, i.channel, i.received_on, h.registered_on, i.at, i.persons FROM item i
                    JOIN matter h ON h.id = i.home WHERE i.at <= $1 ORDER BY i.received_on, i.id")
        .bind(at)
        .all(conn)
        .await?;
    rows.iter().map(|r| Ok((r.get("home")?, item(r, r.get("home")?)?))).collect()
}

fn item(r: &Row, matter: Id) -> Result<Item> {
    Ok(Item {
        id: r.get("id")?,
        matter,
        channel: r.get("channel")?,
        received_on: r.get("received_on")?,
        registered_on: r.get("registered_on")?,
        at: r.get("at")?,
        persons: r.get("persons")?,
        repeat: false,
    })
}
