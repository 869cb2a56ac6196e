//! What visitors have filled in so far: one sealed row a browser.

use platform::Result;
use platform::clock::Instant;
use platform::db::{Conn, sql};

/// What a browser has filled in, while its time is not over.
pub(crate) async fn find_visit(conn: &mut Conn, who: &[u8], now: Instant) -> Result<Option<Vec<u8>>> {
    let q = sql("SELECT body FROM visit WHERE who = $1 AND ends_at >= $2");
    q.bind(who.to_vec()).bind(now).one(conn).await?.map(|r| r.get("body")).transpose()
}

/// The same, to be changed in this transaction: a form sent twice at the same moment waits here for itself.
pub(crate) async fn find_visit_to_change(
    conn: &mut Conn,
    who: &[u8],
    now: Instant,
) -> Result<Option<Vec<u8>>> {
    let mut q = sql("");
    q.push("SELECT body FROM visit WHERE who = ").arg(who.to_vec()).push(" AND ends_at >= ").arg(now);
    q.push(conn.engine().for_update());
    q.one(conn).await?.map(|r| r.get("body")).transpose()
}

pub(crate) async fn save_visit(conn: &mut Conn, who: &[u8], ends_at: Instant, body: Vec<u8>) -> Result<()> {
    sql("INSERT INTO visit (who, ends_at, body) VALUES ($1, $2, $3)
         ON CONFLICT (who) DO UPDATE SET ends_at = excluded.ends_at, body = excluded.body")
    .bind(who.to_vec())
    .bind(ends_at)
    .bind(body)
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn drop_visit(conn: &mut Conn, who: &[u8]) -> Result<()> {
    sql("DELETE FROM visit WHERE who = $1").bind(who.to_vec()).run(conn).await?;
    Ok(())
}

/// Forgets what nobody came back to, and code tries whose time is over.
pub(crate) async fn forget_visits(conn: &mut Conn, now: Instant) -> Result<()> {
    sql("DELETE FROM visit WHERE ends_at < $1").bind(now).run(conn).await?;
    sql("DELETE FROM code_failure WHERE until > 0 AND until < $1").bind(now).run(conn).await?;
    Ok(())
}
