//! Lists: what an officer may see, filtered, in pages that feel the same at ten rows and at ten million.

use law::Day;
use people::{Locked, Sight};
use platform::db::{Conn, Engine, Row, Sql, sql};
use platform::{Id, Result};

/// One line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its id.
    pub id: Id,
    /// Its number.
    pub no: String,
    /// Subject.
    pub subject: String,
    /// Where.
    pub place: String,
    /// Petitioners, masked.
    pub who: String,
    /// Stage word.
    pub stage: String,
    /// How the first item came in.
    pub channel: String,
    /// Content class.
    pub field: String,
    /// The responsible unit.
    pub lead: Option<Id>,
    /// The registering unit.
    pub office: Id,
    /// When the first item was received.
    pub received_on: Day,
    /// When the next duty is due.
    pub due_on: Option<Day>,
    /// Under which rule.
    pub due_rule: String,
    /// The next date that is nobody's duty.
    pub next_on: Option<Day>,
    /// Persons behind it.
    pub persons: i64,
    /// Items it has.
    pub items: i64,
    /// The number of its last entry.
    pub version: i64,
    /// Whether it is an accusation.
    pub locked: bool,
}

pub(super) const LINE: &str =
    "m.id, m.no, m.subject, m.place, m.who, m.stage, m.channel, m.field, m.lead, m.office,
                    m.received_on, m.due_on, m.due_rule, m.next_on, m.persons, m.items, m.seq, m.locked";

pub(super) fn line(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get("id")?,
        no: row.get("no")?,
        subject: row.get("subject")?,
        place: row.get("place")?,
        who: row.get("who")?,
        stage: row.get("stage")?,
        channel: row.get("channel")?,
        field: row.get("field")?,
        lead: row.get("lead")?,
        office: row.get("office")?,
        received_on: row.get("received_on")?,
        due_on: row.get("due_on")?,
        due_rule: row.get("due_rule")?,
        next_on: row.get("next_on")?,
        persons: row.get("persons")?,
        items: row.get("items")?,
        version: row.get("seq")?,
        locked: row.get("locked")?,
    })
}

/// In which order a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Newest registration first.
    #[default]
    Newest,
    /// What is due first.
    Due,
}

/// What to look for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub number: Option<String>,
    pub words: Option<String>,
    pub person_keys: Vec<(&'static str, Vec<u8>)>,
    pub family: Option<&'static str>,
    pub stage: Option<&'static str>,
    pub channel: Option<&'static str>,
    pub purpose: Option<&'static str>,
    pub unit: Option<Id>,
    pub field: Option<String>,
    pub received_from: Option<Day>,
    pub received_to: Option<Day>,
    pub due_before: Option<Day>,
    pub due_from: Option<Day>,
    pub turn: Option<Turn>,
    pub ready_before: Option<Day>,
    pub order: Order,
    pub after: Option<(Option<Day>, Id)>,
}

/// Whose turn it is, as Today divides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// That of one of these units.
    Ours(Vec<Id>),
    /// Registered by one of these units, open, and another's turn.
    Others(Vec<Id>),
    /// One of these units answers for it, and the petitioner says that it is not solved, whatever the stage.
    Unsolved(Vec<Id>),
}

impl Turn {
    pub(super) fn narrow(&self, q: &mut Sql) {
        match self {
            Turn::Ours(units) => {
                q.push(" m.turn IN ").list(units.iter().copied());
            }
            Turn::Others(units) => {
                q.push(" m.office IN ").list(units.iter().copied());
                q.push(" AND m.family IN ('waiting','in-hand') AND (m.turn IS NULL OR m.turn NOT IN ");
                q.list(units.iter().copied()).push(")");
            }
            Turn::Unsolved(units) => {
                q.push(" m.unsolved > 0 AND m.lead IN ").list(units.iter().copied());
            }
        }
    }
}

/// The condition that keeps a list within what the officer may see.
pub(super) fn within_sight(q: &mut Sql, sight: &Sight, engine: Engine) {
    match sight {
        Sight::All(locked) => {
            q.push(" AND (m.locked = 0 OR ");
            known(q, locked);
            q.push(")");
        }
        Sight::Nothing => {
            q.push(" AND 1 = 0");
        }
        Sight::Units { reach, locked } => {
            q.push(" AND ((m.locked = 0 AND (m.lead IN ");
            q.list(reach.iter().copied());
            q.push(" OR m.office IN ");
            q.list(reach.iter().copied());
            let (before, after) = engine.one_of();
            q.push(" OR m.id ").push(before).push("SELECT x.matter FROM matter_unit x WHERE x.unit IN ");
            q.list(reach.iter().copied());
            q.push(after).push(")) OR (m.locked = 1 AND ");
            known(q, locked);
            q.push("))");
        }
    }
}

/// The accusations that this officer may know of (条例第30条): the twin of `Lock::opens_to` in `people`.
pub(super) fn known(q: &mut Sql, l: &Locked) {
    q.push("(m.accused IS NULL OR m.accused <> ").arg(l.own).push(")");
    if !l.office {
        q.push(" AND m.lead = ").arg(l.own);
    }
    if !l.all {
        q.push(" AND EXISTS (SELECT 1 FROM matter_reader r WHERE r.matter = m.id AND r.person = ");
        q.arg(l.person).push(")");
    }
}

/// Lines that match, one more than `limit` when there is a next page.
pub(crate) async fn list(conn: &mut Conn, sight: &Sight, f: &Filter, limit: i64) -> Result<Vec<Line>> {
    let mut q = sql("");
    q.push("SELECT ").push(LINE).push(" FROM matter m WHERE 1 = 1");
    within_sight(&mut q, sight, conn.engine());
    narrow(&mut q, f);
    after(&mut q, f);
    q.push(match f.order {
        Order::Newest => " ORDER BY m.id DESC LIMIT ",
        Order::Due => " ORDER BY m.due_on, m.id LIMIT ",
    });
    q.arg(limit + 1);
    q.all(conn).await?.iter().map(line).collect()
}

fn narrow(q: &mut Sql, f: &Filter) {
    let words = [
        (" AND m.family = ", f.family),
        (" AND m.stage = ", f.stage),
        (" AND m.channel = ", f.channel),
        (" AND m.purpose = ", f.purpose),
    ];
    for (text, value) in words {
        if let Some(v) = value {
            q.push(text).arg(v);
        }
    }
    if let Some(no) = &f.number {
        q.push(" AND m.no = ").arg(no);
    }
    if let Some(unit) = f.unit {
        q.push(" AND m.lead = ").arg(unit);
    }
    if let Some(field) = &f.field {
        q.push(" AND m.field LIKE ").arg(format!("{}%", escaped(field))).push(" ESCAPE '!'");
    }
    let days = [
        (" AND m.received_on >= ", f.received_from),
        (" AND m.received_on <= ", f.received_to),
        (" AND m.due_on < ", f.due_before),
        (" AND m.due_on >= ", f.due_from),
    ];
    for (text, day) in days {
        if let Some(d) = day {
            q.push(text).arg(d);
        }
    }
    if let Some(turn) = &f.turn {
        q.push(" AND");
        turn.narrow(q);
    }
    if let Some(day) = f.ready_before {
        ready(q, day);
    }
    text_or_person(q, f);
}

fn text_or_person(q: &mut Sql, f: &Filter) {
    if f.words.is_none() && f.person_keys.is_empty() {
        return;
    }
    q.push(" AND (1 = 0");
    if let Some(words) = &f.words {
        let like = format!("%{}%", escaped(words));
        q.push(" OR m.subject LIKE ")
            .arg(like.clone())
            .push(" ESCAPE '!' OR m.place LIKE ")
            .arg(like)
            .push(" ESCAPE '!'");
    }
    for (column, key) in &f.person_keys {
        q.push(" OR m.id IN (SELECT i.matter FROM party p JOIN item i ON i.id = p.item WHERE p.");
        q.push(column).push(" = ").arg(key.clone()).push(")");
    }
    q.push(")");
}

/// The term to ask for review is over, so that it can be closed.
pub(super) fn ready(q: &mut Sql, before: Day) {
    q.push(" AND m.next_on IS NOT NULL AND m.next_on < ").arg(before);
}

fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

fn after(q: &mut Sql, f: &Filter) {
    match (f.order, &f.after) {
        (_, None) => {}
        (Order::Newest, Some((_, id))) => {
            q.push(" AND m.id < ").arg(*id);
        }
        (Order::Due, Some((due, id))) => {
            q.push(" AND (m.due_on, m.id) > (").arg(*due).push(",").arg(*id).push(")");
        }
    }
    if f.order == Order::Due {
        q.push(" AND m.due_on IS NOT NULL");
    }
}

/// A matter that a new paper may belong to, and what it has in common with it.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub line: Line,
    pub same: Vec<&'static str>,
}

/// Open and closed matters of the same people: by ID number, phone, or name with address. Those that have most in
/// common come first, and of these the newest; at most `limit` matters.
pub(crate) async fn same_people(
    conn: &mut Conn,
    sight: &Sight,
    keys: &[(&'static str, Vec<u8>)],
    limit: i64,
) -> Result<Vec<Candidate>> {
    let mut columns: Vec<&'static str> = keys.iter().map(|(column, _)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let mut q = sql("");
    q.push("SELECT ").push(LINE);
    columns.iter().for_each(|c| {
        q.push(", s.").push(c);
    });
    q.push(" FROM (SELECT h.matter");
    for c in &columns {
        q.push(", CAST(MAX(CASE WHEN h.same = '").push(c).push("' THEN 1 ELSE 0 END) AS BIGINT) AS ").push(c);
    }
    q.push(" FROM (");
    for (i, column) in columns.iter().enumerate() {
        q.push(if i > 0 { " UNION ALL SELECT '" } else { "SELECT '" }).push(column);
        q.push("' AS same, i.matter FROM party p JOIN item i ON i.id = p.item WHERE p.").push(column);
        q.push(" IN ").list(keys.iter().filter(|(c, _)| c == column).map(|(_, key)| key.clone()));
    }
    q.push(") h GROUP BY h.matter) s JOIN matter m ON m.id = s.matter WHERE 1 = 1");
    within_sight(&mut q, sight, conn.engine());
    q.push(" ORDER BY 0");
    columns.iter().for_each(|c| {
        q.push(" + s.").push(c);
    });
    q.push(" DESC, m.id DESC LIMIT ").arg(limit);
    q.all(conn).await?.iter().map(|row| candidate(row, &columns)).collect()
}

fn candidate(row: &Row, columns: &[&'static str]) -> Result<Candidate> {
    let mut same = Vec::new();
    for column in columns {
        if row.get::<i64>(column)? > 0 {
            same.push(*column);
        }
    }
    Ok(Candidate { line: line(row)?, same })
}
