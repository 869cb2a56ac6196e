//! What stands beside a matter on its page: notes, readings, who is here, how its drafts are cleared. One statement,
//! since every one that a page sends costs both sides more than what it brings.

use super::{Present, ReadingRow};
use crate::rules::{ActKind, ClearanceState};
use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::{Error, Id, Result};

/// A note as its reader meets it; the text is sealed.
#[derive(Clone, Debug)]
pub(crate) struct NoteSeen {
    pub id: Id,
    pub unit: Id,
    pub person: Id,
    pub name: String,
    pub at: Instant,
    pub text: Vec<u8>,
    pub shared: bool,
}

/// A draft that waits for a post.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub id: Id,
    pub act: ActKind,
    pub state: ClearanceState,
    pub turn: Id,
}

/// Everything beside a matter that one reader may see.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// Oldest first.
    pub notes: Vec<NoteSeen>,
    /// Who opened identities or files, newest first.
    pub readings: Vec<ReadingRow>,
    /// Who has it open, newest first.
    pub present: Vec<Present>,
    /// For each kind of act that the unit has cleared: the posts it passes.
    pub chains: Vec<(ActKind, Vec<Id>)>,
    /// Newest first.
    pub waiting: Vec<Waiting>,
}

/// Who asks, and for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    /// The reader's unit, whose notes these are.
    pub unit: Id,
    /// Whether it is a petition office, which reads what others shared.
    pub office: bool,
    /// Whether readings are shown.
    pub readings: bool,
    /// The unit whose drafts the reader knows of.
    pub drafts_of: Option<Id>,
    /// Who came since then is still here.
    pub since: Instant,
}

// Columns that a part has no use for hold something of the right type: PostgreSQL takes an untyped NULL for text.
const BESIDE: &str = "
    SELECT * FROM (SELECT 'note' AS sort, id, at, name, '' AS one, '' AS two, unit AS a, person AS b, shared AS flag,
                          text AS body
                   FROM note WHERE matter = $1 AND gone = 0 AND (unit = $2 OR (shared = 1 AND $3 = 1))
                   ORDER BY at, id LIMIT 200) AS n
    UNION ALL
    SELECT * FROM (SELECT 'reading', id, at, name, why, '', matter, person, 0, id
                   FROM reading WHERE matter = $1 AND $4 = 1 ORDER BY at DESC LIMIT 50) AS r
    UNION ALL
    SELECT * FROM (SELECT 'present', matter, at, name, act, '', matter, person, 0, person
                   FROM presence WHERE matter = $1 AND at > $5 ORDER BY at DESC, name LIMIT 20) AS p
    UNION ALL
    SELECT 'chain', unit, 0, '', act, steps, unit, unit, 0, unit FROM chain WHERE unit = $6
    UNION ALL
    SELECT * FROM (SELECT 'waiting', id, at, '', act, state, unit, turn, 0, id
                   FROM clearance WHERE matter = $1 AND unit = $6 AND turn IS NOT NULL
                   ORDER BY at DESC, id DESC LIMIT 20) AS c";

/// What stands beside `matter` for this reader.
pub(crate) async fn beside(conn: &mut Conn, matter: Id, reader: Reader) -> Result<Beside> {
    let rows = sql(BESIDE)
        .bind(matter)
        .bind(reader.unit)
        .bind(reader.office)
        .bind(reader.readings)
        .bind(reader.since)
        .bind(reader.drafts_of)
        .all(conn)
        .await?;
    let mut out = Beside::default();
    for r in &rows {
        put(&mut out, r)?;
    }
    Ok(out)
}

fn put(out: &mut Beside, r: &Row) -> Result<()> {
    let (name, at) = (r.get("name")?, r.get("at")?);
    match r.get::<String>("sort")?.as_str() {
        "note" => out.notes.push(NoteSeen {
            id: r.get("id")?,
            unit: r.get("a")?,
            person: r.get("b")?,
            name,
            at,
            text: r.get("body")?,
            shared: r.get("flag")?,
        }),
        "reading" => out.readings.push(ReadingRow { name, at, why: r.get("one")? }),
        "present" => out.present.push(Present { person: r.get("b")?, name, act: r.get("one")?, at }),
        "chain" => out.chains.push((act(r)?, serde_json::from_str(&r.get::<String>("two")?)?)),
        _ => out.waiting.push(Waiting {
            id: r.get("id")?,
            act: act(r)?,
            state: r
                .get::<String>("two")?
                .parse()
                .map_err(|()| Error::broken("clearance.state: not a state"))?,
            turn: r.get("b")?,
        }),
    }
    Ok(())
}

fn act(r: &Row) -> Result<ActKind> {
    r.get::<String>("one")?.parse().map_err(|()| Error::broken("clearance or chain: not an act"))
}
