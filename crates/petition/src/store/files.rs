//! Files and where they belong.

use platform::clock::Instant;
use platform::db::{Conn, Row, Sql, sql};
use platform::{Error, Id, Result};

/// The bytes of a file, sealed.
#[derive(Clone, Debug)]
pub(crate) struct FileRow {
    pub digest: Vec<u8>,
    pub came: Vec<u8>,
    pub kind: String,
    pub size: i64,
    pub wide: i64,
    pub high: i64,
    pub at: Instant,
    pub body: Vec<u8>,
    pub preview: Option<Vec<u8>>,
}

/// A file of an item.
#[derive(Clone, Debug)]
pub(crate) struct AttachmentRow {
    pub id: Id,
    pub item: Id,
    /// The matter whose journal names it.
    pub matter: Id,
    pub file: Vec<u8>,
    pub name: String,
    pub at: Instant,
    pub who: String,
    pub shown: bool,
    pub kind: String,
    pub size: i64,
    pub preview: bool,
}

/// Keeps a file. One that is there already is only as new as now, so that nobody forgets it meanwhile.
pub(crate) async fn keep_file(conn: &mut Conn, f: &FileRow) -> Result<()> {
    sql("INSERT INTO file (digest, came, kind, size, wide, high, at, body, preview)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT (digest) DO UPDATE SET at = excluded.at")
    .bind(f.digest.clone())
    .bind(f.came.clone())
    .bind(&f.kind)
    .bind(f.size)
    .bind(f.wide)
    .bind(f.high)
    .bind(f.at)
    .bind(f.body.clone())
    .bind(f.preview.clone())
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn insert_attachments(conn: &mut Conn, rows: &[AttachmentRow]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut q = sql("");
    q.push("INSERT INTO attachment (id, item, matter, file, name, at, who, shown) VALUES ");
    for (i, a) in rows.iter().enumerate() {
        q.push(if i > 0 { ",(" } else { "(" });
        q.arg(a.id).push(",").arg(a.item).push(",").arg(a.matter).push(",").arg(a.file.clone()).push(",");
        q.arg(&a.name).push(",").arg(a.at).push(",").arg(&a.who).push(",").arg(a.shown).push(")");
    }
    q.run(conn).await?;
    Ok(())
}

const ATTACHMENT: &str =
    "SELECT a.id, a.item, a.matter, a.file, a.name, a.at, a.who, a.shown, f.kind, f.size,
    CAST(CASE WHEN f.preview IS NULL THEN 0 ELSE 1 END AS BIGINT) AS preview
    FROM attachment a JOIN item i ON i.id = a.item JOIN file f ON f.digest = a.file WHERE ";

fn attachment(r: &Row) -> Result<AttachmentRow> {
    Ok(AttachmentRow {
        id: r.get("id")?,
        item: r.get("item")?,
        matter: r.get("matter")?,
        file: r.get("file")?,
        name: r.get("name")?,
        at: r.get("at")?,
        who: r.get("who")?,
        shown: r.get::<i64>("shown")? == 1,
        kind: r.get("kind")?,
        size: r.get("size")?,
        preview: r.get::<i64>("preview")? == 1,
    })
}

async fn attachments(conn: &mut Conn, mut q: Sql) -> Result<Vec<AttachmentRow>> {
    q.push(" ORDER BY a.at, a.name, a.id");
    q.all(conn).await?.iter().map(attachment).collect()
}

/// The files of every item that is with a matter now, oldest first.
pub(crate) async fn attachments_of(conn: &mut Conn, matter: Id) -> Result<Vec<AttachmentRow>> {
    let mut q = sql("");
    q.push(ATTACHMENT).push("i.matter = ").arg(matter);
    attachments(conn, q).await
}

/// What the petitioner of a matter may see: files of its own items, wherever these are handled now.
pub(crate) async fn attachments_of_petitioner(conn: &mut Conn, home: Id) -> Result<Vec<AttachmentRow>> {
    let mut q = sql("");
    q.push(ATTACHMENT).push("i.home = ").arg(home).push(" AND a.shown = 1");
    attachments(conn, q).await
}

/// What a matter's journal must name.
pub(crate) async fn attachments_on(conn: &mut Conn, matter: Id) -> Result<Vec<AttachmentRow>> {
    let mut q = sql("");
    q.push(ATTACHMENT).push("a.matter = ").arg(matter);
    attachments(conn, q).await
}

/// Which of these files an item has already.
pub(crate) async fn attached_already(conn: &mut Conn, item: Id) -> Result<Vec<Vec<u8>>> {
    let rows = sql("SELECT file FROM attachment WHERE item = $1").bind(item).all(conn).await?;
    rows.iter().map(|r| r.get("file")).collect()
}

/// The sealed bytes of a file.
pub(crate) async fn file_body(conn: &mut Conn, digest: &[u8]) -> Result<Vec<u8>> {
    let row = sql("SELECT body FROM file WHERE digest = $1").bind(digest.to_vec()).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("body")
}

/// The sealed small picture of a file.
pub(crate) async fn file_preview(conn: &mut Conn, digest: &[u8]) -> Result<Option<Vec<u8>>> {
    let row = sql("SELECT preview FROM file WHERE digest = $1").bind(digest.to_vec()).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("preview")
}

/// Forgets files that were chosen before `before` and never handed in.
pub(crate) async fn forget_files(conn: &mut Conn, before: Instant) -> Result<u64> {
    sql("DELETE FROM file WHERE at < $1 AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.file = file.digest)")
        .bind(before)
        .run(conn)
        .await
}
