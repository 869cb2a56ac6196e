//! Open matters, page by page, and their dates written many to a statement.

use super::matters::Columns;
use crate::rules::{Listed, Matter};
use law::Day;
use platform::db::{Conn, Row, sql};
use platform::journal::Head;
use platform::{Error, Id, Result};

/// An open matter with the columns that follow from its clocks, as they are stored. The state is read later, by
/// several hands at once.
#[derive(Clone, Debug)]
pub(crate) struct OpenRow {
    pub id: Id,
    pub no: String,
    pub state: String,
    pub head: Head,
    pub due_on: Option<Day>,
    pub due_rule: String,
    pub next_on: Option<Day>,
    pub marked: bool,
}

impl OpenRow {
    /// The state.
    pub(crate) fn matter(&self) -> Result<Matter> {
        let bad = |e| Error::broken(format!("table matter, column state, {}: {e}", self.no));
        serde_json::from_str(&self.state).map_err(bad)
    }

    /// The date it is listed under.
    pub(crate) fn listed(&self) -> Option<Listed> {
        Some(Listed { rule: self.due_rule.parse().ok()?, day: self.due_on.or(self.next_on)? })
    }

    /// Whether the stored columns are these.
    pub(crate) fn has(&self, c: &Columns) -> bool {
        (self.due_on, self.next_on, self.marked) == (c.due_on, c.next_on, c.marked)
            && self.due_rule == c.due_rule
    }
}

const OPEN: &str = "SELECT id, no, state, seq, digest, due_on, due_rule, next_on, marked FROM matter WHERE ";

fn open(r: &Row) -> Result<OpenRow> {
    Ok(OpenRow {
        id: r.get("id")?,
        no: r.get("no")?,
        state: r.get("state")?,
        head: Head { seq: r.get("seq")?, digest: r.get("digest")? },
        due_on: r.get("due_on")?,
        due_rule: r.get("due_rule")?,
        next_on: r.get("next_on")?,
        marked: r.get("marked")?,
    })
}

/// The open matters just after `after`, at most `limit`.
pub(crate) async fn open_page(conn: &mut Conn, after: Option<Id>, limit: i64) -> Result<Vec<OpenRow>> {
    let mut q = sql("");
    q.push(OPEN).push("family <> 'ended' AND id > ").arg(after.unwrap_or(Id::from_bytes([0; 16])));
    q.push(" ORDER BY id LIMIT ").arg(limit);
    q.all(conn).await?.iter().map(open).collect()
}

/// These matters as far as they are open, to be changed in this transaction.
pub(crate) async fn open_to_change(conn: &mut Conn, ids: &[Id]) -> Result<Vec<OpenRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    q.push(OPEN).push("family <> 'ended' AND id IN ").list(ids.iter().copied());
    q.push(" ORDER BY id").push(conn.engine().for_update());
    q.all(conn).await?.iter().map(open).collect()
}

/// How many matters are open.
pub(crate) async fn count_open(conn: &mut Conn) -> Result<i64> {
    sql("SELECT COUNT(*) AS n FROM matter WHERE family <> 'ended'").number(conn).await
}

/// A matter whose dates are written anew. The caller holds its row.
pub(crate) struct Dated {
    pub matter: Matter,
    pub columns: Columns,
    pub head: Head,
}

/// Writes dates, marks and chain heads, many to a statement.
pub(crate) async fn save_dates(conn: &mut Conn, all: &[Dated]) -> Result<()> {
    for some in all.chunks(200) {
        let mut q = sql("WITH v (id, due_on, due_rule, next_on, marked, state, seq, digest) AS (VALUES ");
        for (i, d) in some.iter().enumerate() {
            q.push(if i > 0 { ",(" } else { "(" });
            q.arg(d.matter.id).push(",").arg(d.columns.due_on).push(",").arg(&d.columns.due_rule).push(",");
            q.arg(d.columns.next_on).push(",").arg(d.columns.marked).push(",");
            q.arg(serde_json::to_string(&d.matter)?).push(",").arg(d.head.seq).push(",");
            q.arg(d.head.digest.clone()).push(")");
        }
        q.push(
            ") UPDATE matter SET due_on = v.due_on, due_rule = v.due_rule, next_on = v.next_on, marked = v.marked,
                      state = v.state, seq = v.seq, digest = v.digest FROM v WHERE matter.id = v.id",
        );
        q.run(conn).await?;
    }
    Ok(())
}
