//! Items, parties, readings, query codes.

use law::Day;
use platform::clock::Instant;
use platform::db::{Conn, Row, Sql, sql};
use platform::{Id, Result};

/// One receipt.
#[derive(Clone, Debug)]
pub(crate) struct ItemRow {
    pub id: Id,
    pub matter: Id,
    pub home: Id,
    pub channel: String,
    pub received_on: Day,
    pub at: Instant,
    pub clerk: String,
    pub persons: i64,
    pub words: String,
    pub postmark: Option<Day>,
    pub source: String,
    pub once: Option<String>,
}

/// One person of an item.
#[derive(Clone, Debug)]
pub(crate) struct PartyRow {
    pub id: Id,
    pub item: Id,
    pub kind: String,
    pub mask: String,
    pub sealed: Vec<u8>,
    pub name_key: Option<Vec<u8>>,
    pub phone_key: Option<Vec<u8>>,
    pub idno_key: Option<Vec<u8>>,
    pub home_key: Option<Vec<u8>>,
}

pub(crate) async fn insert_items(conn: &mut Conn, items: &[ItemRow]) -> Result<()> {
    for some in items.chunks(300) {
        let mut q = sql("");
        q.push("INSERT INTO item (id, matter, home, channel, received_on, at, clerk, persons, words, postmark, source, once) VALUES ");
        for (i, row) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            bind_item(&mut q, row);
            q.push(")");
        }
        q.run(conn).await?;
    }
    Ok(())
}

fn bind_item(q: &mut Sql, i: &ItemRow) {
    q.arg(i.id).push(",").arg(i.matter).push(",").arg(i.home).push(",").arg(&i.channel).push(",");
    q.arg(i.received_on).push(",").arg(i.at).push(",").arg(&i.clerk).push(",").arg(i.persons).push(",");
    q.arg(&i.words).push(",").arg(i.postmark).push(",").arg(&i.source).push(",").arg(i.once.clone());
}

pub(crate) async fn insert_parties(conn: &mut Conn, parties: &[PartyRow]) -> Result<()> {
    for some in parties.chunks(300) {
        let mut q = sql("");
        q.push("INSERT INTO party (id, item, kind, mask, sealed, name_key, phone_key, idno_key, home_key) VALUES ");
        for (i, p) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            q.arg(p.id).push(",").arg(p.item).push(",").arg(&p.kind).push(",").arg(&p.mask).push(",");
            q.arg(p.sealed.clone())
                .push(",")
                .arg(p.name_key.clone())
                .push(",")
                .arg(p.phone_key.clone())
                .push(",");
            q.arg(p.idno_key.clone()).push(",").arg(p.home_key.clone());
            q.push(")");
        }
        q.run(conn).await?;
    }
    Ok(())
}

/// Items that are with a matter now, oldest first.
pub(crate) async fn items_of(conn: &mut Conn, matter: Id) -> Result<Vec<ItemRow>> {
    let q = sql(
        "SELECT id, matter, home, channel, received_on, at, clerk, persons, words, postmark, source, once
                 FROM item WHERE matter = $1 ORDER BY received_on, id",
    );
    items(q.bind(matter).all(conn).await?)
}

/// Items that a matter brought, wherever they are handled now, oldest first.
pub(crate) async fn items_from(conn: &mut Conn, home: Id) -> Result<Vec<ItemRow>> {
    let q = sql(
        "SELECT id, matter, home, channel, received_on, at, clerk, persons, words, postmark, source, once
                 FROM item WHERE home = $1 ORDER BY received_on, id",
    );
    items(q.bind(home).all(conn).await?)
}

fn items(rows: Vec<Row>) -> Result<Vec<ItemRow>> {
    rows.iter().map(item).collect()
}

fn item(r: &Row) -> Result<ItemRow> {
    Ok(ItemRow {
        id: r.get("id")?,
        matter: r.get("matter")?,
        home: r.get("home")?,
        channel: r.get("channel")?,
        received_on: r.get("received_on")?,
        at: r.get("at")?,
        clerk: r.get("clerk")?,
        persons: r.get("persons")?,
        words: r.get("words")?,
        postmark: r.get("postmark")?,
        source: r.get("source")?,
        once: r.get("once")?,
    })
}

fn party(r: &Row, id: Id, item: Id) -> Result<PartyRow> {
    Ok(PartyRow {
        id,
        item,
        kind: r.get("kind")?,
        mask: r.get("mask")?,
        sealed: r.get("sealed")?,
        name_key: None,
        phone_key: None,
        idno_key: None,
        home_key: None,
    })
}

/// People of a matter's items.
pub(crate) async fn parties_of(conn: &mut Conn, matter: Id) -> Result<Vec<PartyRow>> {
    let rows = sql("SELECT p.id, p.item, p.kind, p.mask, p.sealed
                    FROM party p JOIN item i ON i.id = p.item WHERE i.matter = $1 ORDER BY p.id")
    .bind(matter)
    .all(conn)
    .await?;
    rows.iter().map(|r| party(r, r.get("id")?, r.get("item")?)).collect()
}

/// Items that are with a matter now, oldest first, with the people of each.
pub(crate) async fn receipts_of(conn: &mut Conn, matter: Id) -> Result<(Vec<ItemRow>, Vec<PartyRow>)> {
    let rows =
        sql("SELECT i.id, i.matter, i.home, i.channel, i.received_on, i.at, i.clerk, i.persons, i.words,
                           i.postmark, i.source, i.once, p.id AS party, p.kind, p.mask, p.sealed
                    FROM item i LEFT JOIN party p ON p.item = i.id
                    WHERE i.matter = $1 ORDER BY i.received_on, i.id, p.id")
        .bind(matter)
        .all(conn)
        .await?;
    let (mut items, mut parties): (Vec<ItemRow>, Vec<PartyRow>) = Default::default();
    for r in &rows {
        let item = r.get("id")?;
        if items.last().is_none_or(|i| i.id != item) {
            items.push(self::item(r)?);
        }
        if let Some(id) = r.get("party")? {
            parties.push(party(r, id, item)?);
        }
    }
    Ok((items, parties))
}

/// The matter that a form was already turned into, if it was sent twice.
pub(crate) async fn made_by(conn: &mut Conn, once: &str) -> Result<Option<String>> {
    let q = sql("SELECT m.no FROM item i JOIN matter m ON m.id = i.home WHERE i.once = $1");
    q.bind(once).one(conn).await?.map(|r| r.get("no")).transpose()
}

/// Moves a matter's own items to another matter, or back.
pub(crate) async fn move_items(conn: &mut Conn, home: Id, to: Id) -> Result<()> {
    sql("UPDATE item SET matter = $1 WHERE home = $2").bind(to).bind(home).run(conn).await?;
    Ok(())
}

/// Writes down that personal data was read.
pub(crate) async fn note_reading(
    conn: &mut Conn,
    matter: Id,
    person: Id,
    name: &str,
    at: Instant,
    what: &str,
    why: &str,
) -> Result<()> {
    sql("INSERT INTO reading (id, matter, person, name, at, what, why) VALUES ($1,$2,$3,$4,$5,$6,$7)")
        .bind(Id::new(at))
        .bind(matter)
        .bind(person)
        .bind(name)
        .bind(at)
        .bind(what)
        .bind(why)
        .run(conn)
        .await?;
    Ok(())
}

/// Whether this person wrote down a reading of this kind since then.
pub(crate) async fn read_lately(
    conn: &mut Conn,
    matter: Id,
    person: Id,
    what: &str,
    since: Instant,
) -> Result<bool> {
    let q = sql(
        "SELECT 1 AS n FROM reading WHERE matter = $1 AND person = $2 AND what = $3 AND at >= $4 LIMIT 1",
    );
    Ok(q.bind(matter).bind(person).bind(what).bind(since).one(conn).await?.is_some())
}

/// One reading.
#[derive(Clone, Debug)]
pub(crate) struct ReadingRow {
    pub name: String,
    pub at: Instant,
    pub why: String,
}

/// Counts a try of a query code; the one that makes `most` closes the number until `until`. `false` while closed.
pub(crate) async fn take_code_try(
    conn: &mut Conn,
    no: &str,
    now: Instant,
    most: i64,
    until: Instant,
) -> Result<bool> {
    let q = sql("INSERT INTO code_failure (no, failures, until) VALUES ($1,1,0)
         ON CONFLICT (no) DO UPDATE SET
           failures = CASE WHEN code_failure.failures + 1 >= $2 THEN 0 ELSE code_failure.failures + 1 END,
           until = CASE WHEN code_failure.failures + 1 >= $2 THEN $3 ELSE 0 END
         WHERE code_failure.until <= $4");
    Ok(q.bind(no).bind(most).bind(until).bind(now).run(conn).await? == 1)
}

/// The right code clears the count.
pub(crate) async fn forget_code_tries(conn: &mut Conn, no: &str) -> Result<()> {
    sql("DELETE FROM code_failure WHERE no = $1").bind(no).run(conn).await?;
    Ok(())
}

/// The words of every item that came with a matter of its own.
pub(crate) async fn words_at(conn: &mut Conn, home: Id) -> Result<Vec<String>> {
    let rows = sql("SELECT words FROM item WHERE home = $1").bind(home).all(conn).await?;
    rows.iter().map(|r| r.get("words")).collect()
}

/// The words of one item.
pub(crate) async fn words_of_item(conn: &mut Conn, item: Id) -> Result<Option<String>> {
    let row = sql("SELECT words FROM item WHERE id = $1").bind(item).one(conn).await?;
    row.map(|r| r.get("words")).transpose()
}
