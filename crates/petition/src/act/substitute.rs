//! Somebody goes on in the petitioner's place: the person is sealed like every other, the fact is journaled.

use super::{Hand, NewParty, register, step};
use crate::rules::Act;
use crate::store::{self, Loaded};
use platform::db::Conn;
use platform::{Error, Result};

/// Writes the person who goes on to the matter's first item.
pub async fn substitute(
    hand: Hand,
    no: &str,
    seen: Option<i64>,
    party: NewParty,
    (reason, evidence): (String, String),
) -> Result<Loaded> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    let act = Act::Substitute { reason, evidence };
    db.write(move |conn| Box::pin(async move { substitute_in(conn, &hand, &no, seen, &party, &act).await }))
        .await
}

async fn substitute_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    party: &NewParty,
    act: &Act,
) -> Result<Loaded> {
    let loaded = store::get_to_change(conn, no).await?;
    let loaded = step(conn, hand, loaded, seen, act).await?;
    let home = loaded.matter.home();
    let first = store::items_of(conn, home).await?.into_iter().next().ok_or(Error::NotFound)?;
    let row = register::party(&hand.app, party, first.id)?;
    store::insert_parties(conn, &[row]).await?;
    Ok(loaded)
}
