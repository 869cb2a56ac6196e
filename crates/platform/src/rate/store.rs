//! Statements about what was counted.

use crate::clock::Instant;
use crate::db::{Conn, sql};
use crate::error::Result;

/// One more in the hour that began at `since`; gives the number in it.
pub(super) async fn add(conn: &mut Conn, key: &[u8], since: Instant) -> Result<i64> {
    sql("INSERT INTO knock (who, since, n) VALUES ($1, $2, 1)
         ON CONFLICT (who) DO UPDATE SET
           n = CASE WHEN knock.since = excluded.since THEN knock.n + 1 ELSE 1 END, since = excluded.since
         RETURNING n")
    .bind(key.to_vec())
    .bind(since)
    .number(conn)
    .await
}

pub(super) async fn count(conn: &mut Conn, key: &[u8], since: Instant) -> Result<i64> {
    sql("SELECT COALESCE(MAX(n), 0) AS n FROM knock WHERE who = $1 AND since = $2")
        .bind(key.to_vec())
        .bind(since)
        .number(conn)
        .await
}

/// `false` when the key stands there already.
pub(super) async fn mark(conn: &mut Conn, key: &[u8], now: Instant) -> Result<bool> {
    let q = sql("INSERT INTO knock (who, since, n) VALUES ($1, $2, 1) ON CONFLICT (who) DO NOTHING");
    Ok(q.bind(key.to_vec()).bind(now).run(conn).await? == 1)
}

pub(super) async fn forget(conn: &mut Conn, before: Instant) -> Result<()> {
    sql("DELETE FROM knock WHERE since < $1").bind(before).run(conn).await?;
    Ok(())
}
