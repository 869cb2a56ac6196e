//! Notes inside a unit: a word among colleagues on a matter. Not for personal data; sealed all the same. Each is a
//! subject of the journal, which keeps a digest of its words.

use super::Hand;
use crate::notices::tell;
use crate::rules::{NoticeKind, Telling};
use crate::store::{self, Loaded, NoteRow};
use people::{Power, may};
use platform::db::Conn;
use platform::journal::{self, Fact, Head};
use platform::seal::digest;
use platform::{Error, Id, Result};
use serde::Serialize;

#[derive(Serialize)]
struct NoteFact<'a> {
    no: &'a str,
    words: String,
    shared: bool,
}

/// Writes a note; `shared` lets the petition office read it too.
pub async fn add_note(hand: Hand, no: &str, text: String, shared: bool) -> Result<()> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { add_in(conn, &hand, &no, &text, shared).await })).await
}

async fn add_in(conn: &mut Conn, hand: &Hand, no: &str, text: &str, shared: bool) -> Result<()> {
    let loaded = seen(conn, hand, no).await?;
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let now = hand.app.clock.now();
    let id = Id::new(now);
    let mut note = NoteRow {
        id,
        matter: loaded.matter.id,
        unit: officer.unit,
        person: officer.person,
        name: hand.by().name,
        at: now,
        text: hand.app.keys.seal(id.bytes(), text)?,
        shared,
        gone: false,
        head: Head::start(),
    };
    write(conn, hand, &mut note, no, "note_added", text).await?;
    store::insert_unit_note(conn, &note).await?;
    tell_office(conn, hand, &loaded, &note).await
}

/// Lets the petition office read a note.
pub async fn share_note(hand: Hand, no: &str, id: Id) -> Result<()> {
    change(hand, no, id, "note_shared", |n| n.shared = true).await
}

/// Takes a note back: it is no longer shown, its entries stay.
pub async fn withdraw_note(hand: Hand, no: &str, id: Id) -> Result<()> {
    change(hand, no, id, "note_withdrawn", |n| n.gone = true).await
}

async fn change(
    hand: Hand,
    no: &str,
    id: Id,
    act: &'static str,
    how: impl Fn(&mut NoteRow) + Send + Sync + 'static,
) -> Result<()> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| {
        Box::pin(async move {
            let loaded = seen(conn, &hand, &no).await?;
            let mut note = store::get_note(conn, id).await?;
            let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
            if note.matter != loaded.matter.id || note.unit != officer.unit || note.gone {
                return Err(Error::NotFound);
            }
            if note.person != officer.person && !officer.holds(Power::Sign) {
                return Err(Error::Forbidden);
            }
            let before = note.head.seq;
            how(&mut note);
            let text = hand.app.keys.open(id.bytes(), &note.text)?;
            write(conn, &hand, &mut note, &no, act, &text).await?;
            store::save_note(conn, &note, before).await?;
            tell_office(conn, &hand, &loaded, &note).await
        })
    })
    .await
}

async fn seen(conn: &mut Conn, hand: &Hand, no: &str) -> Result<Loaded> {
    let loaded = store::get(conn, no).await?;
    match may(&hand.actor, Power::See, &loaded.matter.scope()) {
        true => Ok(loaded),
        false => Err(Error::NotFound),
    }
}

async fn write(
    conn: &mut Conn,
    hand: &Hand,
    note: &mut NoteRow,
    no: &str,
    act: &'static str,
    text: &str,
) -> Result<()> {
    let words = platform::ids::hex(&digest(&[text.as_bytes()]));
    let body = serde_json::to_string(&NoteFact { no, words, shared: note.shared })?;
    let facts = [Fact { act, day: hand.day, body }];
    let now = hand.app.clock.now();
    note.head =
        journal::append(conn, &hand.app.keys, note.id, note.head.clone(), now, &hand.by(), &facts).await?;
    Ok(())
}

async fn tell_office(conn: &mut Conn, hand: &Hand, l: &Loaded, note: &NoteRow) -> Result<()> {
    if !note.shared || note.gone || note.unit == l.matter.office.id {
        return Ok(());
    }
    let telling = Telling::unit(NoticeKind::NoteShared, l.matter.office.id, Power::Dispatch);
    tell(conn, hand, &l.no, &note.id.to_string(), vec![telling]).await
}
