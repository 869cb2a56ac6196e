//! The check of the journal: every matter's chain against its row, its words against their digest, and its
//! state against what its events add up to.

use crate::rules::{Event, LawAt, Matter, holes, lacks, replay, table};
use crate::{act, store};
use platform::db::Conn;
use platform::journal::{Entry, Head};
use platform::lawbook::LawChange;
use platform::{App, Error, Id, Result};

/// Asked at every start: table, words and packs fit together.
///
/// # Errors
/// What does not, one line each.
pub fn sound(app: &App) -> Result<()> {
    let pack = app.pack(app.clock.today())?;
    let cells = table(&LawAt { pack: &pack, calendar: &app.law.calendar });
    let mut faults = holes(&cells, &|lang, key| app.words.has_in(lang, key));
    let own = app.law.packs().filter(|p| *p.jurisdiction == *app.jurisdiction);
    faults.extend(own.flat_map(|p| lacks(p)));
    match faults.is_empty() {
        true => Ok(()),
        false => Err(Error::broken(format!("the rules do not fit together:\n{}", faults.join("\n")))),
    }
}

/// Whether a kept calendar or pack is the one that was brought in. Gives the fault in a word.
pub fn law_fault(change: &LawChange, entries: &[Entry]) -> Option<&'static str> {
    let first: Option<serde_json::Value> = entries.first().and_then(|e| serde_json::from_str(&e.body).ok());
    let first = first?;
    let same = |key: &str, kept: &str| first.get(key).and_then(|v| v.as_str()) == Some(kept);
    let file = same("digest", &crate::redate::body_digest(&change.body));
    let fits =
        file && same("name", &change.name) && same("kind", &change.kind) && same("reason", &change.reason);
    (!fits).then_some("file")
}

/// Number and head of the matter with this id.
pub async fn head_of(conn: &mut Conn, id: Id) -> Result<Option<(String, Head)>> {
    store::head_of(conn, id).await
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
