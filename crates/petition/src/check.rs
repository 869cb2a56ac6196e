//! The check of the journal: every matter's chain against its row, its words against their digest, and its
//! state against what its events add up to.

use crate::rules::{Event, Matter, replay};
use crate::{act, store};
use platform::db::Conn;
use platform::ids::hex;
use platform::journal::{Entry, Head};
use platform::seal::{Keys, sha256};
use platform::{Id, Result};

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
pub async fn fault(
    conn: &mut Conn,
    keys: &Keys,
    no: &str,
    entries: &[Entry],
) -> Result<Option<&'static str>> {
    let loaded = store::get(conn, no).await?;
    let events: std::result::Result<Vec<Event>, _> =
        entries.iter().map(|e| serde_json::from_str(&e.body)).collect();
    let events = events.unwrap_or_default();
    let replayed: Option<Matter> = replay(&events);
    if replayed.as_ref() != Some(&loaded.matter) {
        return Ok(Some("state"));
    }
    // The item it began with: what was joined or added later came with items of its own.
    let began = events.iter().find_map(|e| match e {
        Event::Registered(m) => m.demands.first(),
        _ => None,
    });
    let words = match began {
        Some(first) => store::words_of_item(conn, first.item).await?,
        None => store::words_of(conn, loaded.matter.id).await?,
    };
    let same = words.is_some_and(|w| act::words_digest(&w) == loaded.matter.words_digest);
    if !same || !added_words(conn, &events).await? {
        return Ok(Some("words"));
    }
    Ok((!files(conn, keys, loaded.matter.id, &events).await?).then_some("files"))
}

/// Whether the words that the petitioner added later are still those.
async fn added_words(conn: &mut Conn, events: &[Event]) -> Result<bool> {
    for event in events {
        if let Event::Supplemented { item, words_digest, .. } = event {
            let words = store::words_of_item(conn, *item).await?;
            if words.is_none_or(|w| act::words_digest(&w) != *words_digest) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Whether the files that the journal names are there, no others are, and their bytes are those.
async fn files(conn: &mut Conn, keys: &Keys, matter: Id, events: &[Event]) -> Result<bool> {
    let mut named: Vec<(Id, String)> = Vec::new();
    for event in events {
        if let Event::Attached { item, files } | Event::Supplemented { item, files, .. } = event {
            named.extend(files.iter().map(|f| (*item, f.clone())));
        }
    }
    let kept = store::attachments_on(conn, matter).await?;
    let mut there: Vec<(Id, String)> = kept.iter().map(|f| (f.item, hex(&f.file))).collect();
    named.sort();
    there.sort();
    if named != there {
        return Ok(false);
    }
    for f in &kept {
        let sealed = store::file_body(conn, &f.file).await?;
        let bytes = keys.open_bytes(&f.file, &sealed);
        if bytes.is_ok_and(|b| sha256(&b).as_slice() == f.file) {
            continue;
        }
        return Ok(false);
    }
    Ok(true)
}
