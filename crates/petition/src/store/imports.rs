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

/// An import, to be changed in this transaction: whoever drives it waits here for whoever else does.
pub(crate) async fn get_import_to_change(conn: &mut Conn, id: Id) -> Result<ImportRow> {
    let mut q = sql("");
    q.push("SELECT ").push(IMPORT).push(" FROM import WHERE id = ").arg(id).push(conn.engine().for_update());
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

/// Changes the state of an import that is not done; `false` when it is done or in that state already.
pub(crate) async fn set_import_state(conn: &mut Conn, id: Id, state: &str) -> Result<bool> {
    let q = sql("UPDATE import SET state = $1 WHERE id = $2 AND state <> 'done' AND state <> $1");
    Ok(q.bind(state).bind(id).run(conn).await? == 1)
}

/// Forgets an import that was never started, with its file; `false` when it was.
pub(crate) async fn remove_planned(conn: &mut Conn, id: Id) -> Result<bool> {
    Ok(sql("DELETE FROM import WHERE id = $1 AND state = 'planned'").bind(id).run(conn).await? == 1)
}

/// A row that became a matter.
#[derive(Clone, Debug)]
pub(crate) struct RowMade {
    pub key: Vec<u8>,
    pub import: Id,
    pub row_no: i64,
    pub no: String,
}

/// Which of these rows came in before, and what they became.
pub(crate) async fn rows_known(conn: &mut Conn, keys: Vec<Vec<u8>>) -> Result<Vec<RowMade>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("SELECT key, import, row_no, no FROM import_row WHERE key IN ");
    q.list(keys);
    q.all(conn).await?.iter().map(row_made).collect()
}

/// The first rows of an import that became matters.
pub(crate) async fn rows_made(conn: &mut Conn, import: Id, limit: i64) -> Result<Vec<RowMade>> {
    let q = sql("SELECT key, import, row_no, no FROM import_row WHERE import = $1 ORDER BY row_no LIMIT $2");
    q.bind(import).bind(limit).all(conn).await?.iter().map(row_made).collect()
}

fn row_made(r: &Row) -> Result<RowMade> {
    Ok(RowMade { key: r.get("key")?, import: r.get("import")?, row_no: r.get("row_no")?, no: r.get("no")? })
}

pub(crate) async fn insert_import_row(conn: &mut Conn, r: &RowMade) -> Result<()> {
    sql("INSERT INTO import_row (key, import, row_no, no) VALUES ($1,$2,$3,$4)")
        .bind(r.key.clone())
        .bind(r.import)
        .bind(r.row_no)
        .bind(&r.no)
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
        .map(|r| {
            Ok(ImportNote {
                row_no: r.get("row_no")?,
                kind: r.get("kind")?,
                cells: r.get("cells")?,
                says: r.get("says")?,
            })
        })
        .collect()
}

/// Every readable text that is stored about matters, imports and work, for tests that look for traces.
#[cfg(test)]
pub(crate) async fn every_text(conn: &mut Conn) -> Result<Vec<String>> {
    let rows = sql(
        "SELECT subject || '|' || summary || '|' || place || '|' || field || '|' || who || '|' || respondent
                           || '|' || state AS t FROM matter
                    UNION ALL SELECT words || '|' || source || '|' || clerk FROM item
                    UNION ALL SELECT mask FROM party
                    UNION ALL SELECT name || '|' || body FROM journal
                    UNION ALL SELECT name || '|' || options || '|' || by_name || '|' || state FROM import
                    UNION ALL SELECT kind || '|' || says FROM import_note
                    UNION ALL SELECT kind || '|' || body || '|' || problem FROM task",
    )
    .all(conn)
    .await?;
    rows.iter().map(|r| r.get("t")).collect()
}
