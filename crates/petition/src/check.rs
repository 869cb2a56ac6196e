//! The check of the journal: every matter's chain against its row, its state against what its events add up to,
//! its words and what the clerk wrote down against their digests, and the columns beside the state against what
//! the state gives.

use crate::act;
use crate::rules::{Event, LawAt, Matter, holes, lacks, replay, table};
use crate::store::{self, Checked, Columns, SIDES};
use law::Day;
use platform::db::Conn;
use platform::ids::hex;
use platform::journal::{Entry, Head};
use platform::lawbook::LawChange;
use platform::seal::{Keys, sha256};
use platform::{App, Error, Id, Result};

/// Asked at every start: table, words and packs fit together.
///
/// # Errors
/// What does not, one line each.
pub fn sound(app: &App) -> Result<()> {
    let pack = app.pack(app.clock.today())?;
    let cells = table(&LawAt { pack: &pack, calendar: &app.law.calendar });
    let mut faults = holes(&cells, &|lang, key| app.words.has_in(lang, key));
    let own = app.law.packs().filter(|p| *p.jurisdiction == *app.jurisdiction);
    faults.extend(own.flat_map(|p| lacks(p)));
    match faults.is_empty() {
        true => Ok(()),
        false => Err(Error::broken(format!("the rules do not fit together:\n{}", faults.join("\n")))),
    }
}

/// Whether a kept calendar or pack is the one that was brought in. Gives the fault in a word.
pub fn law_fault(change: &LawChange, entries: &[Entry]) -> Option<&'static str> {
    let first: Option<serde_json::Value> = entries.first().and_then(|e| serde_json::from_str(&e.body).ok());
    let first = first?;
    let same = |key: &str, kept: &str| first.get(key).and_then(|v| v.as_str()) == Some(kept);
    let file = same("digest", &crate::redate::body_digest(&change.body));
    let fits =
        file && same("name", &change.name) && same("kind", &change.kind) && same("reason", &change.reason);
    (!fits).then_some("file")
}

/// The row of the matter with this id.
pub async fn row(conn: &mut Conn, id: Id) -> Result<Option<Checked>> {
    store::checked(conn, id).await
}

/// Heads of the chains of clearances and notes.
pub async fn side_heads(conn: &mut Conn) -> Result<Vec<(Id, Head)>> {
    store::side_heads(conn).await
}

/// Numbers of matters that have no journal at all; at most a hundred.
pub async fn without_entries(conn: &mut Conn) -> Result<Vec<String>> {
    store::without_entries(conn).await
}

/// How many matters there are.
pub async fn count(conn: &mut Conn) -> Result<i64> {
    store::count(conn).await
}

/// What of a matter's row is not what its entries give, in words; none when all of it fits. Old matters have no
/// digest of what the clerk wrote down: there, it is not compared.
pub fn fault(app: &App, row: &Checked, entries: &[Entry]) -> Result<Option<String>> {
    let events: std::result::Result<Vec<Event>, _> =
        entries.iter().map(|e| serde_json::from_str(&e.body)).collect();
    let events = events.unwrap_or_default();
    let added = events.iter().filter(|e| matches!(e, Event::Supplemented { .. })).count();
    let replayed: Option<Matter> = replay(&events);
    let Some(m) = replayed.filter(|m| row.matter.as_ref() == Some(m)) else {
        return Ok(Some("state".to_owned()));
    };
    if !m.told_digest.is_empty() && act::told_digest(row.told.each_ref().map(String::as_str)) != m.told_digest
    {
        return Ok(Some("subject, summary, place, field or respondent".to_owned()));
    }
    let Some(last) = entries.last() else { return Ok(None) };
    let mut wrong = wrong_sides(app, &m, added, row, last.day)?;
    wrong.extend((row.units != second(act::units_beside(&m))).then_some("units beside"));
    wrong.extend((row.readers != second(act::readers(&m))).then_some("readers"));
    Ok((!wrong.is_empty()).then(|| wrong.join(", ")))
}

/// The units or persons of pairs, sorted, each once.
fn second(pairs: Vec<(Id, Id)>) -> Vec<Id> {
    let mut ids: Vec<Id> = pairs.into_iter().map(|(_, id)| id).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// Columns that are not what the state gives on the day of the last act. A calendar or pack that came later may
/// have moved a date since: what it gives today is right, too. `added`: items that the petitioner added later.
fn wrong_sides(app: &App, m: &Matter, added: usize, row: &Checked, last: Day) -> Result<Vec<&'static str>> {
    let then = sides(m, added, &act::columns(app, m, last)?);
    if row.sides == then {
        return Ok(Vec::new());
    }
    let now = sides(m, added, &act::columns(app, m, app.clock.today())?);
    let right = then.iter().zip(&now);
    let all = SIDES.iter().zip(row.sides.iter().zip(right));
    Ok(all.filter(|(_, (is, (then, now)))| is != then && is != now).map(|(name, _)| *name).collect())
}

/// What the columns should hold, in the order of [`SIDES`].
fn sides(m: &Matter, added: usize, c: &Columns) -> [String; 18] {
    let id = |id: Option<Id>| id.map_or(String::new(), |id| id.to_string());
    let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    [
        m.office.id.to_string(),
        id(m.respondent.filter(|_| m.locked())),
        id(c.lead),
        id(c.turn),
        m.purpose.word().to_owned(),
        m.channel.word().to_owned(),
        c.family.to_owned(),
        c.stage.to_owned(),
        c.due_rule.clone(),
        m.received_on.to_string(),
        m.registered_on.to_string(),
        day(c.due_on),
        day(c.next_on),
        day(c.ended_on),
        (m.joined.len() + 1 + added).to_string(),
        i64::from(m.locked()).to_string(),
        i64::from(c.marked).to_string(),
        c.unsolved.to_string(),
    ]
}

/// What of a matter's papers is not what the journal names, in a word: the words it was registered with or that were
/// added, or files.
pub async fn papers_fault(
    conn: &mut Conn,
    keys: &Keys,
    matter: Id,
    entries: &[Entry],
) -> Result<Option<String>> {
    let events: std::result::Result<Vec<Event>, _> =
        entries.iter().map(|e| serde_json::from_str(&e.body)).collect();
    let events = events.unwrap_or_default();
    // What was split off has its papers at the first matter of the line.
    let first = replay(&events).map(|m| (m.home(), m.words_digest));
    let own = match first {
        Some((home, digest)) => {
            store::words_at(conn, home).await?.iter().any(|w| act::words_digest(w) == digest)
        }
        None => true,
    };
    if !own || !added_words(conn, &events).await? {
        return Ok(Some("words".to_owned()));
    }
    Ok((!files(conn, keys, matter, &events).await?).then(|| "files".to_owned()))
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
