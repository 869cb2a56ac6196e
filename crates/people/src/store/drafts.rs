//! Lists of drafts: thrown away, taken back, handed on.

use platform::clock::Instant;
use platform::db::{Conn, sql};
use platform::{Id, Result};

/// A kept form, without what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// Which form: `register`, or an act's noun with the matter's number.
    pub form: String,
    /// When it was last kept.
    pub kept_at: Instant,
    /// When it was thrown away; 0 while it is in use.
    pub dropped_at: Instant,
}

/// A person's drafts, the newest first, with those thrown away.
pub async fn drafts(conn: &mut Conn, person: Id) -> Result<Vec<DraftRow>> {
    let rows =
        sql("SELECT form, kept_at, dropped_at FROM draft WHERE person = $1 ORDER BY kept_at DESC, form")
            .bind(person)
            .all(conn)
            .await?;
    rows.iter()
        .map(|r| {
            Ok(DraftRow {
                form: r.get("form")?,
                kept_at: r.get("kept_at")?,
                dropped_at: r.get("dropped_at")?,
            })
        })
        .collect()
}

/// Marks a draft as thrown away at `at`; 0 takes it back.
pub(crate) async fn mark_dropped(conn: &mut Conn, person: Id, form: &str, at: Instant) -> Result<()> {
    sql("UPDATE draft SET dropped_at = $1 WHERE person = $2 AND form = $3")
        .bind(at)
        .bind(person)
        .bind(form)
        .run(conn)
        .await?;
    Ok(())
}

/// Forgets what was thrown away before `before`; gives how many.
pub(crate) async fn forget_dropped(conn: &mut Conn, before: Instant) -> Result<u64> {
    sql("DELETE FROM draft WHERE dropped_at > 0 AND dropped_at < $1").bind(before).run(conn).await
}

/// A person's drafts in use with what was typed, sealed.
pub(crate) async fn sealed_drafts(conn: &mut Conn, person: Id) -> Result<Vec<(String, Vec<u8>)>> {
    let rows = sql("SELECT form, body FROM draft WHERE person = $1 AND dropped_at = 0 ORDER BY form")
        .bind(person)
        .all(conn)
        .await?;
    rows.iter().map(|r| Ok((r.get("form")?, r.get("body")?))).collect()
}
