//! What posts are told, and who wants the morning's digest.

use super::finding::within_sight;
use law::Day;
use people::Sight;
use platform::clock::Instant;
use platform::db::{Conn, sql};
use platform::{Id, Result};

/// A notice with its matter.
#[derive(Clone, Debug)]
pub(crate) struct NoticeRow {
    pub id: Id,
    pub kind: String,
    pub about: String,
    pub at: Instant,
    pub read_at: Instant,
    pub no: String,
    pub subject: String,
}

/// A new notice.
#[derive(Clone, Debug)]
pub(crate) struct NewNotice {
    pub post: Id,
    pub matter: Id,
    pub kind: &'static str,
    pub mark: String,
    pub about: String,
}

/// Writes notices; one that stands there already is left alone.
pub(crate) async fn insert_notices(conn: &mut Conn, all: &[NewNotice], at: Instant) -> Result<()> {
    for some in all.chunks(100) {
        let mut q = sql("");
        q.push("INSERT INTO notice (id, post, matter, kind, mark, about, at, read_at) VALUES ");
        for (i, n) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            q.arg(Id::new(at)).push(",").arg(n.post).push(",").arg(n.matter).push(",");
            q.arg(n.kind).push(",").arg(&n.mark).push(",").arg(&n.about).push(",").arg(at).push(",0)");
        }
        q.push(" ON CONFLICT (post, matter, kind, mark) DO NOTHING");
        q.run(conn).await?;
    }
    Ok(())
}

/// Notices of a post within what the officer may see now, the newest first.
pub(crate) async fn notices(
    conn: &mut Conn,
    post: Id,
    sight: &Sight,
    unread: bool,
    limit: i64,
) -> Result<Vec<NoticeRow>> {
    let mut q = sql("");
    q.push(
        "SELECT n.id, n.kind, n.about, n.at, n.read_at, m.no, m.subject
            FROM notice n JOIN matter m ON m.id = n.matter WHERE n.post = ",
    )
    .arg(post);
    if unread {
        q.push(" AND n.read_at = 0");
    }
    within_sight(&mut q, sight, conn.engine());
    q.push(" ORDER BY n.id DESC LIMIT ").arg(limit);
    q.all(conn)
        .await?
        .iter()
        .map(|r| {
            Ok(NoticeRow {
                id: r.get("id")?,
                kind: r.get("kind")?,
                about: r.get("about")?,
                at: r.get("at")?,
                read_at: r.get("read_at")?,
                no: r.get("no")?,
                subject: r.get("subject")?,
            })
        })
        .collect()
}

/// Where a notice of this post leads; none for somebody else's.
pub(crate) async fn notice_leads(conn: &mut Conn, id: Id, post: Id) -> Result<Option<String>> {
    let q = sql("SELECT m.no FROM notice n JOIN matter m ON m.id = n.matter WHERE n.id = $1 AND n.post = $2");
    q.bind(id).bind(post).one(conn).await?.map(|r| r.get("no")).transpose()
}

/// Marks one notice of a post read at `at`; 0 makes it unread.
pub(crate) async fn mark_read(conn: &mut Conn, id: Id, post: Id, at: Instant) -> Result<()> {
    sql("UPDATE notice SET read_at = $1 WHERE id = $2 AND post = $3")
        .bind(at)
        .bind(id)
        .bind(post)
        .run(conn)
        .await?;
    Ok(())
}

/// Marks all of a post read.
pub(crate) async fn mark_all_read(conn: &mut Conn, post: Id, at: Instant) -> Result<()> {
    sql("UPDATE notice SET read_at = $1 WHERE post = $2 AND read_at = 0")
        .bind(at)
        .bind(post)
        .run(conn)
        .await?;
    Ok(())
}

/// Unread notices of one post go to another; what the other was told already stays.
pub(crate) async fn move_notices(conn: &mut Conn, from: Id, to: Id) -> Result<u64> {
    sql("UPDATE notice SET post = $1 WHERE post = $2 AND read_at = 0 AND NOT EXISTS (
           SELECT 1 FROM notice o WHERE o.post = $1 AND o.matter = notice.matter AND o.kind = notice.kind
             AND o.mark = notice.mark)")
    .bind(to)
    .bind(from)
    .run(conn)
    .await
}

/// Where a post wants its digest sent.
pub(crate) async fn digest_address(conn: &mut Conn, post: Id) -> Result<Option<String>> {
    let row = sql("SELECT address FROM digest WHERE post = $1").bind(post).one(conn).await?;
    row.map(|r| r.get("address")).transpose()
}

/// Sets where a post wants its digest; empty means nowhere.
pub(crate) async fn set_digest(conn: &mut Conn, post: Id, address: &str) -> Result<()> {
    if address.is_empty() {
        sql("DELETE FROM digest WHERE post = $1").bind(post).run(conn).await?;
        return Ok(());
    }
    sql("INSERT INTO digest (post, address, last_on) VALUES ($1,$2,NULL)
         ON CONFLICT (post) DO UPDATE SET address = excluded.address")
    .bind(post)
    .bind(address)
    .run(conn)
    .await?;
    Ok(())
}

/// Posts that want a digest and had none on `day`.
pub(crate) async fn digests_due(conn: &mut Conn, day: Day) -> Result<Vec<(Id, String)>> {
    let q = sql("SELECT post, address FROM digest WHERE last_on IS NULL OR last_on < $1 ORDER BY post");
    q.bind(day).all(conn).await?.iter().map(|r| Ok((r.get("post")?, r.get("address")?))).collect()
}

/// Marks the digest of `day` as on its way; `false` when somebody else did.
pub(crate) async fn mark_digest(conn: &mut Conn, post: Id, day: Day) -> Result<bool> {
    let q = sql("UPDATE digest SET last_on = $1 WHERE post = $2 AND (last_on IS NULL OR last_on < $1)");
    Ok(q.bind(day).bind(post).run(conn).await? == 1)
}
