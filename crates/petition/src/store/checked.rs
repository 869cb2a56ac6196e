//! A matter's row as it stands, for the check of the journal: everything beside the state as text.

use crate::rules::Matter;
use platform::db::{Conn, Row, sql};
use platform::journal::Head;
use platform::{Id, Result};

/// A row to be checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its number.
    pub no: String,
    /// Where its chain stands.
    pub head: Head,
    /// The state, where it can be read.
    pub(crate) matter: Option<Matter>,
    /// Subject, summary, place, content class, the one complained about.
    pub(crate) told: [String; 5],
    /// The derived columns, in the order of [`SIDES`].
    pub(crate) sides: Vec<String>,
    /// Units beside the responsible one, sorted.
    pub(crate) units: Vec<Id>,
    /// Named readers, sorted.
    pub(crate) readers: Vec<Id>,
}

/// The columns that are worked out from the state.
pub(crate) const SIDES: [&str; 18] = [
    "office",
    "accused",
    "lead",
    "turn",
    "purpose",
    "channel",
    "family",
    "stage",
    "due_rule",
    "received_on",
    "registered_on",
    "due_on",
    "next_on",
    "ended_on",
    "items",
    "locked",
    "marked",
    "unsolved",
];

/// The row of the matter with this id.
pub(crate) async fn checked(conn: &mut Conn, id: Id) -> Result<Option<Checked>> {
    let q = sql("SELECT no, seq, digest, state, subject, summary, place, field, respondent, office, accused, lead, turn,
                   purpose, channel, family, stage, due_rule, received_on, registered_on, due_on, next_on, ended_on,
                   items, locked, marked, unsolved
                 FROM matter m WHERE m.id = $1");
    let Some(mut row) = q.bind(id).one(conn).await?.as_ref().map(read).transpose()? else { return Ok(None) };
    beside(conn, id, &mut row).await?;
    Ok(Some(row))
}

async fn beside(conn: &mut Conn, id: Id, row: &mut Checked) -> Result<()> {
    let q = sql("SELECT unit AS id, CAST(0 AS BIGINT) AS reads FROM matter_unit WHERE matter = $1
                 UNION ALL SELECT person, CAST(1 AS BIGINT) FROM matter_reader WHERE matter = $1");
    for r in &q.bind(id).all(conn).await? {
        if r.get("reads")? { row.readers.push(r.get("id")?) } else { row.units.push(r.get("id")?) }
    }
    row.units.sort();
    row.readers.sort();
    Ok(())
}

fn read(r: &Row) -> Result<Checked> {
    let told = ["subject", "summary", "place", "field", "respondent"];
    let mut kept: [String; 5] = Default::default();
    for (place, name) in kept.iter_mut().zip(told) {
        *place = r.get(name)?;
    }
    Ok(Checked {
        no: r.get("no")?,
        head: Head { seq: r.get("seq")?, digest: r.get("digest")? },
        matter: serde_json::from_str(&r.get::<String>("state")?).ok(),
        told: kept,
        units: Vec::new(),
        readers: Vec::new(),
        sides: SIDES.iter().enumerate().map(|(i, name)| side(r, i, name)).collect::<Result<_>>()?,
    })
}

/// Ids come first, then texts and days, then numbers.
fn side(r: &Row, place: usize, name: &str) -> Result<String> {
    Ok(match place {
        0..4 => r.get::<Option<Id>>(name)?.map_or(String::new(), |id| id.to_string()),
        4..14 => r.get::<Option<String>>(name)?.unwrap_or_default(),
        _ => r.get::<i64>(name)?.to_string(),
    })
}
