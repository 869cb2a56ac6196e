//! Files put to an item, and what the petitioner adds to a matter later. The journal names every file by its
//! digest, so that one exchanged for another shows.

use super::register::words_digest;
use super::{Hand, NewItem, Registered, register_in, step};
use crate::files::{HeldFile, NewFile};
use crate::rules::{Act, Channel};
use crate::store::{self, AttachmentRow, ItemRow, Loaded};
use people::{Actor, Public};
use platform::db::Conn;
use platform::ids::{hex, unhex};
use platform::{Error, FieldError, Id, Result};

impl Hand {
    /// The same hand of the public, bound to one matter.
    fn bound_to(&self, matter: Id) -> Self {
        match &self.actor {
            Actor::Public(p) => {
                let bound = Public { matter: Some(matter), ..(**p).clone() };
                Self { actor: Actor::Public(Box::new(bound)), ..self.clone() }
            }
            _ => self.clone(),
        }
    }
}

/// Keeps the bytes of files; where they belong is said later, or never, and then they are forgotten.
pub(crate) async fn keep(conn: &mut Conn, files: &[NewFile]) -> Result<()> {
    for f in files {
        store::keep_file(conn, &f.row).await?;
    }
    Ok(())
}

/// Registers an item with its files, which the petitioner may see again.
pub(crate) async fn register_with_files(
    conn: &mut Conn,
    hand: &Hand,
    item: &NewItem,
    files: &[HeldFile],
) -> Result<Registered> {
    let made = register_in(conn, hand, item).await?;
    if !made.code.is_empty() && !files.is_empty() {
        attach_in(conn, &hand.bound_to(made.id), &made.no, None, made.item, files, true).await?;
    }
    Ok(made)
}

/// Puts files to an item of the matter `no`; `shown` says whether the petitioner may see them.
pub(crate) async fn attach(
    hand: Hand,
    no: &str,
    seen: Option<i64>,
    item: Id,
    files: Vec<NewFile>,
    shown: bool,
) -> Result<Loaded> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| {
        Box::pin(async move {
            keep(conn, &files).await?;
            let held: Vec<HeldFile> = files.iter().map(HeldFile::from).collect();
            attach_in(conn, &hand, &no, seen, item, &held, shown).await
        })
    })
    .await
}

/// The same inside the caller's transaction, with files that are kept already.
pub(crate) async fn attach_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    item: Id,
    files: &[HeldFile],
    shown: bool,
) -> Result<Loaded> {
    let loaded = store::get_to_change(conn, no).await?;
    if !store::items_of(conn, loaded.matter.home()).await?.iter().any(|i| i.id == item) {
        return Err(Error::field("item", "error-choice"));
    }
    let known = store::attached_already(conn, item).await?;
    let fresh = unlike(&known, files);
    room(hand, known.len(), fresh.len())?;
    let names = fresh.iter().map(|f| f.digest.clone()).collect();
    let loaded = step(conn, hand, loaded, seen, &Act::Attach { item, files: names }).await?;
    store::insert_attachments(conn, &rows(hand, loaded.matter.id, item, &fresh, shown)?).await?;
    Ok(loaded)
}

/// Files that are not there yet, each once.
fn unlike(known: &[Vec<u8>], files: &[HeldFile]) -> Vec<HeldFile> {
    let mut out: Vec<HeldFile> = Vec::new();
    for f in files {
        let there = known.iter().any(|k| hex(k) == f.digest) || out.iter().any(|o| o.digest == f.digest);
        if !there {
            out.push(f.clone());
        }
    }
    out
}

fn room(hand: &Hand, known: usize, fresh: usize) -> Result<()> {
    let most = hand.app.limits.files;
    match known.saturating_add(fresh) > most {
        true => Err(Error::Invalid(vec![FieldError {
            field: "files".to_owned(),
            key: "error-files-many",
            hint: most.to_string(),
        }])),
        false => Ok(()),
    }
}

fn rows(hand: &Hand, matter: Id, item: Id, files: &[HeldFile], shown: bool) -> Result<Vec<AttachmentRow>> {
    let at = hand.app.clock.now();
    let row = |f: &HeldFile| {
        Ok(AttachmentRow {
            id: Id::new(at),
            item,
            matter,
            file: unhex(&f.digest).ok_or_else(|| Error::broken("a file's digest is hexadecimal"))?,
            name: f.name.clone(),
            at,
            who: hand.by().name,
            shown,
            kind: f.kind.word().to_owned(),
            size: f.size,
            preview: f.kind.picture(),
        })
    };
    files.iter().map(row).collect()
}

/// What the petitioner adds: words of their own and files, as a new item of the same matter.
pub(crate) struct Addition {
    pub words: String,
    pub files: Vec<NewFile>,
    /// The form's own key, so that sending it twice adds once.
    pub once: String,
}

/// Adds it to the matter `no`.
pub(crate) async fn supplement(hand: Hand, no: &str, add: Addition) -> Result<Loaded> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { supplement_in(conn, &hand, &no, &add).await })).await
}

async fn supplement_in(conn: &mut Conn, hand: &Hand, no: &str, add: &Addition) -> Result<Loaded> {
    let loaded = store::get_to_change(conn, no).await?;
    if store::made_by(conn, &add.once).await?.is_some() {
        return Ok(loaded);
    }
    let now = hand.app.clock.now();
    let (item, matter, home) = (Id::new(now), loaded.matter.id, loaded.matter.home());
    let held: Vec<HeldFile> = add.files.iter().map(HeldFile::from).collect();
    let held = unlike(&[], &held);
    let act = Act::Supplement {
        item,
        words_digest: words_digest(&add.words),
        files: held.iter().map(|f| f.digest.clone()).collect(),
    };
    let loaded = step(conn, hand, loaded, None, &act).await?;
    let row = ItemRow {
        id: item,
        matter: home,
        home,
        channel: Channel::Online.word().to_owned(),
        received_on: hand.day,
        at: now,
        clerk: hand.by().name,
        persons: 1,
        words: add.words.clone(),
        postmark: None,
        source: String::new(),
        once: Some(add.once.clone()),
    };
    store::insert_items(conn, &[row]).await?;
    keep(conn, &add.files).await?;
    store::insert_attachments(conn, &rows(hand, matter, item, &held, true)?).await?;
    Ok(loaded)
}
