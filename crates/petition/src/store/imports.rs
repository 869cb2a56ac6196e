//! Ledgers brought in: the file, its rows that became matters, its rows that did not.

use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::{Error, Id, Result};

/// A ledger brought in.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its id.
    pub id: Id,
    /// The file's name.
    pub name: String,
    /// Digest of the file.
    pub digest: Vec<u8>,
    /// The post on whose behalf it runs.
    pub post: Id,
    /// Who brought it in.
    pub by_name: String,
    /// When.
    pub at: Instant,
    /// planned · running · done · stopped
    pub state: String,
    /// Options as JSON.
    pub options: String,
    /// Rows it has.
    pub total: i64,
    /// The row that comes next (0-based index into the sheet).
    pub next_row: i64,
    /// Rows that became matters.
    pub made: i64,
    /// Rows that were known already.
    pub known: i64,
    /// Rows that hold nothing to register.
    pub skipped: i64,
    /// Rows that could not be taken.
    pub refused: i64,
}

const IMPORT: &str =
    "id, name, digest, post, by_name, at, state, options, total, next_row, made, known, skipped, refused";

fn import(r: &Row) -> Result<ImportRow> {
    Ok(ImportRow {
        id: r.get("id")?,
        name: r.get("name")?,
        digest: r.get("digest")?,
        post: r.get("post")?,
        by_name: r.get("by_name")?,
        at: r.get("at")?,
        state: r.get("state")?,
        options: r.get("options")?,
        total: r.get("total")?,
        next_row: r.get("next_row")?,
        made: r.get("made")?,
        known: r.get("known")?,
        skipped: r.get("skipped")?,
        refused: r.get("refused")?,
    })
}

pub(crate) async fn insert_import(conn: &mut Conn, i: &ImportRow, body: Vec<u8>) -> Result<()> {
    sql("INSERT INTO import (id, name, digest, post, by_name, at, state, options, total, next_row, made, known,
                             skipped, refused, body)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,0,0,0,0,0,$10)")
    .bind(i.id)
    .bind(&i.name)
    .bind(i.digest.clone())
    .bind(i.post)
    .bind(&i.by_name)
    .bind(i.at)
    .bind(&i.state)
    .bind(&i.options)
    .bind(i.total)
    .bind(body)
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn get_import(conn: &mut Conn, id: Id) -> Result<ImportRow> {
    let mut q = sql("");
    q.push("SELECT ").push(IMPORT).push(" FROM import WHERE id = ").arg(id);
    q.one(conn).await?.as_ref().map(import).transpose()?.ok_or(Error::NotFound)
}

pub(crate) async fn import_body(conn: &mut Conn, id: Id) -> Result<Option<Vec<u8>>> {
    let row = sql("SELECT body FROM import WHERE id = $1").bind(id).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("body")
}

pub(crate) async fn imports(conn: &mut Conn, limit: i64) -> Result<Vec<ImportRow>> {
    let mut q = sql("");
    q.push("SELECT ").push(IMPORT).push(" FROM import ORDER BY id DESC LIMIT ").arg(limit);
    q.all(conn).await?.iter().map(import).collect()
}

/// Saves how far an import has come. The file itself is forgotten when it is done.
pub(crate) async fn save_import(conn: &mut Conn, i: &ImportRow) -> Result<()> {
    sql("UPDATE import SET state = $1, next_row = $2, made = $3, known = $4, skipped = $5, refused = $6 WHERE id = $7")
        .bind(&i.state)
        .bind(i.next_row)
        .bind(i.made)
        .bind(i.known)
        .bind(i.skipped)
        .bind(i.refused)
        .bind(i.id)
        .run(conn)
        .await?;
    if i.state == "done" {
        sql("UPDATE import SET body = NULL WHERE id = $1").bind(i.id).run(conn).await?;
    }
    Ok(())
}

pub(crate) async fn set_import_state(conn: &mut Conn, id: Id, state: &str) -> Result<()> {
    sql("UPDATE import SET state = $1 WHERE id = $2 AND state <> 'done'").bind(state).bind(id).run(conn).await?;
    Ok(())
}

/// The number a row became, if it came in before.
pub(crate) async fn row_known(conn: &mut Conn, key: &[u8]) -> Result<Option<String>> {
    let q = sql("SELECT no FROM import_row WHERE key = $1").bind(key.to_vec());
    q.one(conn).await?.map(|r| r.get("no")).transpose()
}

pub(crate) async fn insert_import_row(conn: &mut Conn, key: Vec<u8>, import: Id, row_no: i64, no: &str) -> Result<()> {
    sql("INSERT INTO import_row (key, import, row_no, no) VALUES ($1,$2,$3,$4)")
        .bind(key)
        .bind(import)
        .bind(row_no)
        .bind(no)
        .run(conn)
        .await?;
    Ok(())
}

/// Something said about a row of an import.
#[derive(Clone, Debug)]
pub struct ImportNote {
    /// The row as the sheet numbers it.
    pub row_no: i64,
    /// refused · note
    pub kind: String,
    /// The row's cells, sealed JSON.
    pub(crate) cells: Vec<u8>,
    /// What is said, JSON of sentences in both languages.
    pub says: String,
}

pub(crate) async fn insert_note(conn: &mut Conn, import: Id, n: &ImportNote) -> Result<()> {
    sql("INSERT INTO import_note (import, row_no, kind, cells, says) VALUES ($1,$2,$3,$4,$5)
         ON CONFLICT (import, row_no, kind) DO NOTHING")
    .bind(import)
    .bind(n.row_no)
    .bind(&n.kind)
    .bind(n.cells.clone())
    .bind(&n.says)
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn notes(conn: &mut Conn, import: Id, kind: &str, limit: i64) -> Result<Vec<ImportNote>> {
    let rows = sql("SELECT row_no, kind, cells, says FROM import_note WHERE import = $1 AND kind = $2
                    ORDER BY row_no LIMIT $3")
    .bind(import)
    .bind(kind)
    .bind(limit)
    .all(conn)
    .await?;
    rows.iter()
        .map(|r| Ok(ImportNote { row_no: r.get("row_no")?, kind: r.get("kind")?, cells: r.get("cells")?, says: r.get("says")? }))
        .collect()
}
