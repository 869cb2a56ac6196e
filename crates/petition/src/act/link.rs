//! Joining an item to the matter that it belongs to, and undoing that. Two matters change in one transaction.

use super::{Hand, step};
use crate::rules::{Act, Stage, may_join};
use crate::store::{self, Loaded};
use platform::db::Conn;
use platform::{Error, Result};

/// Joins the matter `no` to the known matter `into`.
pub async fn link(hand: Hand, no: &str, seen: Option<i64>, into: &str, reason: &str) -> Result<Loaded> {
    let (no, into, reason, db) = (no.to_owned(), into.to_owned(), reason.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { link_in(conn, &hand, &no, seen, &into, &reason).await })).await
}

/// The same inside the caller's transaction.
pub(crate) async fn link_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    into: &str,
    reason: &str,
) -> Result<Loaded> {
    let known = store::get_to_change(conn, into).await.map_err(|e| match e {
        Error::NotFound => Error::field("into", "error-matter-unknown"),
        other => other,
    })?;
    let own = store::get_to_change(conn, no).await?;
    may_join(&own.matter, &known.matter)?;
    let take = Act::Take {
        from: own.matter.id,
        from_no: own.no.clone(),
        items: own.matter.demands.iter().map(|d| d.item).fold(Vec::new(), |mut all, i| {
            if !all.contains(&i) {
                all.push(i);
            }
            all
        }),
        demands: own.matter.demands.clone(),
    };
    let act = Act::Link { into: known.matter.id, into_no: known.no.clone(), reason: reason.to_owned() };
    let own = step(conn, hand, own, seen, &act).await?;
    let known = step(conn, hand, known, None, &take).await?;
    store::move_items(conn, own.matter.id, known.matter.id).await?;
    Ok(known)
}

/// Undoes the joining of the matter `no`.
pub async fn unlink(hand: Hand, no: &str, seen: Option<i64>, reason: &str) -> Result<Loaded> {
    let (no, reason, db) = (no.to_owned(), reason.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { unlink_in(conn, &hand, &no, seen, &reason).await })).await
}

async fn unlink_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    reason: &str,
) -> Result<Loaded> {
    let own = store::get_to_change(conn, no).await?;
    let joined = match &own.matter.stage {
        Stage::Linked(joining, _) => Some(joining.into_no.clone()),
        _ => None,
    };
    let items = own.matter.demands.iter().map(|d| d.item).collect();
    let (from, from_no) = (own.matter.id, own.no.clone());
    let own = step(conn, hand, own, seen, &Act::Unlink { reason: reason.to_owned() }).await?;
    if let Some(into) = joined {
        let known = store::get_to_change(conn, &into).await?;
        step(conn, hand, known, None, &Act::GiveBack { from, from_no, items }).await?;
        store::move_items(conn, own.matter.id, own.matter.id).await?;
    }
    Ok(own)
}
