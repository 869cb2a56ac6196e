//! What another law does to open matters, worked out without touching anything and by all cores at once.

use crate::act::{columns_of, pack_of};
use crate::rules::{LawAt, Listed, Matter, Moved, Running, clocks, misplaced, moved, next_of};
use crate::store::{Columns, OpenRow};
use law::{Day, Law};
use platform::clock::Instant;
use platform::{App, Error, Id, Result};
use std::sync::Arc;

/// The law before and after, as seen from a day.
#[derive(Clone)]
pub(super) struct Laws {
    /// Before; none when only the stored columns tell what was.
    pub before: Option<Arc<Law>>,
    /// Now.
    pub after: Arc<Law>,
    pub jurisdiction: Arc<str>,
    pub day: Day,
    /// Matters made after this instant, that of the change, never had another date.
    pub since: Option<Instant>,
}

impl Laws {
    /// The law as it stands, against stored columns.
    pub(super) fn standing(app: &App, day: Day) -> Self {
        let after = Arc::new(Law::clone(&app.law));
        Self { before: None, after, jurisdiction: app.jurisdiction.clone(), day, since: None }
    }

    fn clocks(&self, law: &Law, m: &Matter) -> Result<Vec<Running>> {
        let pack = pack_of(law, &self.jurisdiction, m, None, self.day)?;
        Ok(clocks(m, &LawAt { pack: &pack, calendar: &law.calendar }))
    }
}

/// A matter that does not stand as the law has it.
pub(super) struct Found {
    pub id: Id,
    pub no: String,
    pub matter: Matter,
    pub moved: Vec<Moved>,
}

/// What differs on one matter, for people.
#[derive(Clone, Debug)]
pub struct Difference {
    /// Its number.
    pub no: String,
    /// Whether it is an accusation, to be seen by its named readers alone.
    pub locked: bool,
    /// Its dates.
    pub dates: Vec<Moved>,
}

/// Looks at one row; none when it stands as it should.
pub(super) fn look(row: &OpenRow, laws: &Laws) -> Result<Option<Found>> {
    let m = row.matter()?;
    let now = laws.clocks(&laws.after, &m)?;
    let fresh = laws.since.is_some_and(|since| m.id.made_at() > since);
    let mut dates = match &laws.before {
        Some(before) if !fresh => moved(&m, &laws.clocks(before, &m)?, &now, laws.day),
        _ => Vec::new(),
    };
    let columns = columns_of(&m, &now);
    if dates.is_empty() && row.has(&columns) {
        return Ok(None);
    }
    let derived = next_of(&m, &now).map(|(rule, day)| Listed { rule, day });
    for date in misplaced(&m, row.listed(), derived, &now, laws.day) {
        if !dates.iter().any(|d| d.rule == date.rule) {
            dates.push(date);
        }
    }
    Ok(Some(Found { id: row.id, no: row.no.clone(), matter: m, moved: dates }))
}

/// The columns of a matter whose marks may just have changed.
pub(super) fn columns(m: &Matter, laws: &Laws) -> Result<Columns> {
    Ok(columns_of(m, &laws.clocks(&laws.after, m)?))
}

/// Looks at a page with every core, in the order of the page.
pub(super) async fn look_at(rows: Vec<OpenRow>, laws: &Laws) -> Result<Vec<Found>> {
    let hands = std::thread::available_parallelism().map_or(1, usize::from);
    let share = rows.len().div_ceil(hands).max(1);
    let mut rows = rows.into_iter();
    let mut work = Vec::new();
    loop {
        let part: Vec<OpenRow> = rows.by_ref().take(share).collect();
        if part.is_empty() {
            break;
        }
        let laws = laws.clone();
        work.push(tokio::task::spawn_blocking(move || {
            part.iter().filter_map(|r| look(r, &laws).transpose()).collect::<Result<Vec<_>>>()
        }));
    }
    let mut out = Vec::new();
    for part in work {
        out.extend(part.await.map_err(Error::broken)??);
    }
    Ok(out)
}
