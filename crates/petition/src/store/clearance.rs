//! Chains of posts, drafts on their way along them, and the forms as they were before they were changed.

use super::finding::within_sight;
use crate::rules::{ActKind, ClearanceState, Clearing};
use people::Sight;
use platform::clock::Instant;
use platform::db::{Conn, Row, Sql, sql};
use platform::journal::Head;
use platform::{Error, Id, Result};

/// A draft on its way, without its form.
#[derive(Clone, Debug)]
pub(crate) struct ClearanceRow {
    pub id: Id,
    pub matter: Id,
    /// Number and subject of the matter.
    pub no: String,
    pub subject: String,
    pub unit: Id,
    pub act: ActKind,
    pub way: Clearing,
    /// The version of the matter that the drafter had on screen.
    pub seen: i64,
    /// When it was drafted.
    pub at: Instant,
    /// Where its chain in the journal stands; the number is its version.
    pub head: Head,
}

const ROW: &str =
    "SELECT c.id, c.matter, c.unit, c.act, c.drafter, c.steps, c.step, c.state, c.seen, c.at, c.seq,
                          c.digest, m.no, m.subject
                   FROM clearance c JOIN matter m ON m.id = c.matter WHERE ";

fn row(r: &Row) -> Result<ClearanceRow> {
    let act: String = r.get("act")?;
    let state: String = r.get("state")?;
    Ok(ClearanceRow {
        id: r.get("id")?,
        matter: r.get("matter")?,
        no: r.get("no")?,
        subject: r.get("subject")?,
        unit: r.get("unit")?,
        act: act.parse().map_err(|()| Error::broken("clearance.act: not an act"))?,
        way: Clearing {
            drafter: r.get("drafter")?,
            steps: serde_json::from_str(&r.get::<String>("steps")?)?,
            step: usize::try_from(r.get::<i64>("step")?).map_err(Error::broken)?,
            state: state
                .parse::<ClearanceState>()
                .map_err(|()| Error::broken("clearance.state: not a state"))?,
        },
        seen: r.get("seen")?,
        at: r.get("at")?,
        head: Head { seq: r.get("seq")?, digest: r.get("digest")? },
    })
}

fn from(condition: &str) -> Sql {
    let mut q = sql("");
    q.push(ROW).push(condition);
    q
}

/// The chains of a unit: for each kind of act the posts it passes.
pub(crate) async fn chains(conn: &mut Conn, unit: Id) -> Result<Vec<(ActKind, Vec<Id>)>> {
    let rows = sql("SELECT act, steps FROM chain WHERE unit = $1").bind(unit).all(conn).await?;
    rows.iter()
        .map(|r| {
            let act: String = r.get("act")?;
            let act = act.parse().map_err(|()| Error::broken("chain.act: not an act"))?;
            Ok((act, serde_json::from_str(&r.get::<String>("steps")?)?))
        })
        .collect()
}

/// Sets a chain; without steps there is none.
pub(crate) async fn save_chain(conn: &mut Conn, unit: Id, act: ActKind, steps: &[Id]) -> Result<()> {
    if steps.is_empty() {
        let q = sql("DELETE FROM chain WHERE unit = $1 AND act = $2");
        q.bind(unit).bind(act.word()).run(conn).await?;
        return Ok(());
    }
    sql("INSERT INTO chain (unit, act, steps) VALUES ($1,$2,$3)
         ON CONFLICT (unit, act) DO UPDATE SET steps = excluded.steps")
    .bind(unit)
    .bind(act.word())
    .bind(serde_json::to_string(steps)?)
    .run(conn)
    .await?;
    Ok(())
}

pub(crate) async fn insert_clearance(conn: &mut Conn, c: &ClearanceRow, form: Vec<u8>) -> Result<()> {
    sql("INSERT INTO clearance (id, matter, unit, act, drafter, steps, step, state, turn, form, seen, at, seq, digest)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)")
    .bind(c.id)
    .bind(c.matter)
    .bind(c.unit)
    .bind(c.act.word())
    .bind(c.way.drafter)
    .bind(serde_json::to_string(&c.way.steps)?)
    .bind(i64::try_from(c.way.step).map_err(Error::broken)?)
    .bind(c.way.state.word())
    .bind(c.way.turn())
    .bind(form)
    .bind(c.seen)
    .bind(c.at)
    .bind(c.head.seq)
    .bind(c.head.digest.clone())
    .run(conn)
    .await?;
    Ok(())
}

/// Saves where a draft stands; somebody who was faster makes this stale. A form that changed is handed along.
pub(crate) async fn save_clearance(
    conn: &mut Conn,
    c: &ClearanceRow,
    before: i64,
    form: Option<Vec<u8>>,
) -> Result<()> {
    let mut q = sql("");
    q.push("UPDATE clearance SET drafter = ").arg(c.way.drafter);
    q.push(", steps = ").arg(serde_json::to_string(&c.way.steps)?);
    q.push(", step = ").arg(i64::try_from(c.way.step).map_err(Error::broken)?);
    q.push(", state = ").arg(c.way.state.word()).push(", turn = ").arg(c.way.turn());
    q.push(", seq = ").arg(c.head.seq).push(", digest = ").arg(c.head.digest.clone());
    if let Some(form) = form {
        q.push(", form = ").arg(form);
    }
    q.push(" WHERE id = ").arg(c.id).push(" AND seq = ").arg(before);
    if q.run(conn).await? == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// A draft with its form, sealed.
pub(crate) async fn get_clearance(
    conn: &mut Conn,
    id: Id,
    to_change: bool,
) -> Result<(ClearanceRow, Vec<u8>)> {
    let lock = if to_change { conn.engine().for_update() } else { "" };
    let mut q = sql("");
    q.push("SELECT form FROM clearance WHERE id = ").arg(id).push(lock);
    let form = q.one(conn).await?.ok_or(Error::NotFound)?.get("form")?;
    let mut q = from("c.id = ");
    q.arg(id);
    Ok((q.one(conn).await?.as_ref().map(row).transpose()?.ok_or(Error::NotFound)?, form))
}

/// Keeps a form as it was before entry `seq` changed it.
pub(crate) async fn keep_form(conn: &mut Conn, id: Id, seq: i64, form: Vec<u8>) -> Result<()> {
    sql("INSERT INTO clearance_form (clearance, seq, form) VALUES ($1,$2,$3)")
        .bind(id)
        .bind(seq)
        .bind(form)
        .run(conn)
        .await?;
    Ok(())
}

/// Earlier forms of a draft, oldest first, each with the entry that changed it.
pub(crate) async fn forms(conn: &mut Conn, id: Id) -> Result<Vec<(i64, Vec<u8>)>> {
    let rows = sql("SELECT seq, form FROM clearance_form WHERE clearance = $1 ORDER BY seq")
        .bind(id)
        .all(conn)
        .await?;
    rows.iter().map(|r| Ok((r.get("seq")?, r.get("form")?))).collect()
}

/// Drafts of a matter, the newest first.
pub(crate) async fn clearances_of(conn: &mut Conn, matter: Id) -> Result<Vec<ClearanceRow>> {
    let mut q = from("c.matter = ");
    q.arg(matter).push(" ORDER BY c.at DESC, c.id DESC LIMIT 20");
    q.all(conn).await?.iter().map(row).collect()
}

/// Drafts that wait for one of these posts, within what the officer may see; what came first is first.
pub(crate) async fn waiting_for(conn: &mut Conn, posts: &[Id], sight: &Sight) -> Result<Vec<ClearanceRow>> {
    let mut q = from("c.turn IN ");
    q.list(posts.iter().copied());
    within_sight(&mut q, sight, conn.engine());
    q.push(" ORDER BY c.at, c.id LIMIT 100");
    q.all(conn).await?.iter().map(row).collect()
}

/// Running drafts of a unit, to be handed on; none on an accusation, which has its named readers.
pub(crate) async fn running_in(conn: &mut Conn, unit: Id) -> Result<Vec<ClearanceRow>> {
    let mut q = from("c.unit = ");
    q.arg(unit).push(" AND c.turn IS NOT NULL AND m.locked = 0 ORDER BY c.at, c.id");
    q.all(conn).await?.iter().map(row).collect()
}

/// Heads of the chains of clearances and notes, for the check of the journal.
pub(crate) async fn side_heads(conn: &mut Conn) -> Result<Vec<(Id, Head)>> {
    let rows = sql("SELECT id, seq, digest FROM clearance UNION ALL SELECT id, seq, digest FROM note")
        .all(conn)
        .await?;
    rows.iter().map(|r| Ok((r.get("id")?, Head { seq: r.get("seq")?, digest: r.get("digest")? }))).collect()
}
