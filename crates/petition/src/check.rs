//! The check of the journal: every matter's chain against its row, its words against their digest, and its
//! state against what its events add up to.

use crate::rules::{Event, Matter, replay};
use crate::{act, store};
use platform::db::Conn;
use platform::journal::{Entry, Head};
use platform::{Id, Result};

/// Number and head of the matter with this id.
pub async fn head_of(conn: &mut Conn, id: Id) -> Result<Option<(String, Head)>> {
    store::head_of(conn, id).await
}

/// Heads of the chains of clearances and notes.
pub async fn side_heads(conn: &mut Conn) -> Result<Vec<(Id, Head)>> {
    store::side_heads(conn).await
}

/// Numbers of matters that have no journal at all; at most a hundred.
pub async fn without_entries(conn: &mut Conn) -> Result<Vec<String>> {
    store::without_entries(conn).await
}

/// How many matters there are.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    store::count(conn).await
}

/// Whether a matter's stored state is what its entries add up to, and its words are those it was registered
/// with. Gives the fault in a word.
pub async fn fault(conn: &mut Conn, no: &str, entries: &[Entry]) -> Result<Option<&'static str>> {
    let loaded = store::get(conn, no).await?;
    let events: std::result::Result<Vec<Event>, _> =
        entries.iter().map(|e| serde_json::from_str(&e.body)).collect();
    let replayed: Option<Matter> = events.ok().and_then(|e| replay(&e));
    if replayed.as_ref() != Some(&loaded.matter) {
        return Ok(Some("state"));
    }
    let words = store::words_of(conn, loaded.matter.id).await?;
    let same = words.is_some_and(|w| act::words_digest(&w) == loaded.matter.words_digest);
    Ok((!same).then_some("words"))
}
