//! Joining an item to the matter that it belongs to, splitting a matter, and undoing either. Two matters change in one
//! transaction.

use super::{Hand, Registered, columns, facts, readers, step, units_beside};
use crate::rules::{Act, Event, Matter, SplitFrom, Stage, may_join};
use crate::store::{self, Loaded, Told};
use platform::db::Conn;
use platform::ids::{matter_number, random_digits};
use platform::journal::{self, Head};
use platform::{Error, Id, Result};

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
    let back = came_from(&own.matter, known.matter.id);
    let take = Act::Take {
        from: own.matter.id,
        from_no: own.no.clone(),
        items: if back { Vec::new() } else { items_of(&own.matter) },
        demands: own.matter.demands.clone(),
        back,
    };
    let act = Act::Link { into: known.matter.id, into_no: known.no.clone(), reason: reason.to_owned() };
    let own = step(conn, hand, own, seen, &act).await?;
    let known = step(conn, hand, known, None, &take).await?;
    store::move_items(conn, own.matter.id, known.matter.id).await?;
    Ok(known)
}

/// Whether the matter was split off the other and now goes back: its papers are there already.
fn came_from(own: &Matter, known: Id) -> bool {
    own.split_from.as_ref().is_some_and(|s| s.id == known)
}

/// The items that its demands came with, each once.
fn items_of(m: &Matter) -> Vec<Id> {
    m.demands.iter().map(|d| d.item).fold(Vec::new(), |mut all, i| {
        if !all.contains(&i) {
            all.push(i);
        }
        all
    })
}

/// Makes a matter of its own out of some demands of the matter `no`. It stands where that one stands, under the same
/// dates, and has a number and a query code of its own; the papers stay where they are and are read from both.
pub async fn split(
    hand: Hand,
    no: &str,
    seen: Option<i64>,
    demands: Vec<u32>,
    reason: &str,
) -> Result<Registered> {
    let (no, reason, db) = (no.to_owned(), reason.to_owned(), hand.app.db.clone());
    db.write(move |conn| Box::pin(async move { split_in(conn, &hand, &no, seen, demands, reason).await }))
        .await
}

async fn split_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    demands: Vec<u32>,
    reason: String,
) -> Result<Registered> {
    let own = store::get_to_change(conn, no).await?;
    let mut number = matter_number(hand.day.year());
    while store::taken(conn, &number).await? {
        number = matter_number(hand.day.year());
    }
    let (id, code) = (Id::new(hand.app.clock.now()), random_digits(8));
    let child = child(hand, &own, id, &demands);
    let told = told(&own, &number, hand.app.keys.code(&number, &code));
    step(conn, hand, own, seen, &Act::Split { into: id, into_no: number.clone(), demands, reason }).await?;
    let now = hand.app.clock.now();
    let facts = facts(&[Event::Registered(Box::new(child.clone()))], hand.day)?;
    let head = journal::append(conn, &hand.app.keys, id, Head::start(), now, &hand.by(), &facts).await?;
    let columns = columns(&hand.app, &child, hand.day)?;
    store::insert_matters(conn, &[(&child, &told, &columns, &head)]).await?;
    store::insert_units(conn, &units_beside(&child)).await?;
    store::insert_readers(conn, &readers(&child)).await?;
    let item = child.demands.first().map_or(id, |d| d.item);
    Ok(Registered { no: number, code, id, item })
}

/// The part that becomes a matter of its own.
fn child(hand: &Hand, own: &Loaded, id: Id, demands: &[u32]) -> Matter {
    let m = &own.matter;
    let home = m.home();
    Matter {
        id,
        demands: m.demands.iter().filter(|d| demands.contains(&d.no)).cloned().collect(),
        joined: Vec::new(),
        co: Vec::new(),
        registered_on: hand.day,
        split_from: Some(SplitFrom { id: m.id, no: own.no.clone(), on: hand.day, home }),
        ..m.clone()
    }
}

fn told(own: &Loaded, number: &str, code: Vec<u8>) -> Told {
    Told {
        no: number.to_owned(),
        code,
        respondent: own.respondent.clone(),
        subject: own.subject.clone(),
        summary: own.summary.clone(),
        place: own.place.clone(),
        field: own.field.clone(),
        who: own.who.clone(),
        persons: own.persons,
    }
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
    let (mut items, mut demands) = (items_of(&own.matter), Vec::new());
    if let Stage::Linked(j, _) = &own.matter.stage
        && came_from(&own.matter, j.into)
    {
        demands = own.matter.demands.iter().map(|d| d.no).collect();
        items.clear();
    }
    let (from, from_no) = (own.matter.id, own.no.clone());
    let own = step(conn, hand, own, seen, &Act::Unlink { reason: reason.to_owned() }).await?;
    if let Some(into) = joined {
        let known = store::get_to_change(conn, &into).await?;
        step(conn, hand, known, None, &Act::GiveBack { from, from_no, items, demands }).await?;
        store::move_items(conn, own.matter.id, own.matter.id).await?;
    }
    Ok(own)
}
