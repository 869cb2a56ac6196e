//! What is done with figures: rows brought up to date, figures worked out, a report frozen.

use crate::figures::definitions;
use crate::rules::{
    Base, Basis, Column, Cond, Definitions, Made, Question, Rows, Value, made_of, reviews, tally,
};
use crate::store::{self, SnapshotRow};
use law::Day;
use petition::rules::{LawAt, clocks};
use platform::clock::Instant;
use platform::queue::{Doer, enqueue};
use platform::seal::sha256;
use platform::{App, Error, Id, Result, settings};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The setting that says what is still to be taken in: `fill ID MS` while every matter is gone through for the first
/// time (after this id; begun at that moment), otherwise the moment from which on changes are.
const CURSOR: &str = "tally";
/// The kind of task that goes on with it.
pub const TASK: &str = "tally";
/// Matters to a step of that task.
const STEP: usize = 1_000;
/// So many matters to a transaction.
const AT_ONCE: usize = 200;
/// An entry may be seen so long after the moment it carries (a minute): transactions end out of order.
const OVERLAP_MS: i64 = 60_000;

/// How far the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Matters looked at.
    pub done: usize,
    /// Matters to look at.
    pub all: usize,
}

enum Cursor {
    /// Every matter, one after the other.
    Fill(Option<Id>, Instant),
    /// What changed since.
    Since(Instant),
}

async fn cursor(app: &App) -> Result<Cursor> {
    let kept = settings::get(&mut app.db.read().await?, CURSOR).await?.unwrap_or_default();
    let mut words = kept.split(' ');
    Ok(match (words.next(), words.next(), words.next()) {
        (Some("fill"), Some(id), Some(ms)) => {
            Cursor::Fill(id.parse().ok(), ms.parse().map_err(Error::broken)?)
        }
        (Some(ms), None, None) if !ms.is_empty() => Cursor::Since(ms.parse().map_err(Error::broken)?),
        _ => Cursor::Fill(None, app.clock.now()),
    })
}

/// Takes in what changed since the last time, at most `most` matters; says how much there was. Stopped in the middle,
/// it begins anew and finds most of it done.
///
/// # Errors
/// When the database does not answer.
pub async fn catch_up(app: &App, most: usize) -> Result<Progress> {
    match cursor(app).await? {
        Cursor::Fill(after, begun) => fill(app, after, begun, most).await,
        Cursor::Since(since) => follow(app, since, most).await,
    }
}

async fn fill(app: &App, after: Option<Id>, begun: Instant, most: usize) -> Result<Progress> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX);
    let ids = store::matters_after(&mut app.db.read().await?, after, limit).await?;
    take_in(app, &ids).await?;
    let left = match ids.last().filter(|_| ids.len() == most) {
        Some(last) => {
            keep_cursor(app, format!("fill {last} {begun}")).await?;
            store::count_after(&mut app.db.read().await?, Some(*last)).await?
        }
        None => {
            keep_cursor(app, (begun - OVERLAP_MS).to_string()).await?;
            0
        }
    };
    Ok(Progress { done: ids.len(), all: ids.len() + usize::try_from(left).unwrap_or(usize::MAX) })
}

async fn follow(app: &App, since: Instant, most: usize) -> Result<Progress> {
    let begun = app.clock.now();
    let ids = store::changed_since(&mut app.db.read().await?, since).await?;
    let some = ids.get(..most.min(ids.len())).unwrap_or_default();
    take_in(app, some).await?;
    if some.len() == ids.len() {
        keep_cursor(app, (begun - OVERLAP_MS).max(since).to_string()).await?;
    }
    Ok(Progress { done: some.len(), all: ids.len() })
}

async fn take_in(app: &App, ids: &[Id]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        let rows = work_out(app, some).await?;
        app.db.write(move |c| Box::pin(async move { store::put_rows(c, &rows).await })).await?;
    }
    Ok(())
}

async fn keep_cursor(app: &App, value: String) -> Result<()> {
    app.db.write(move |c| Box::pin(async move { settings::set(c, CURSOR, &value).await })).await
}

/// Queues the rest as work of its own, unless it is queued already.
///
/// # Errors
/// When the database does not answer.
pub async fn go_on(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |c| {
            Box::pin(async move {
                if store::queued(c, TASK).await? {
                    return Ok(());
                }
                enqueue(c, now, now, TASK, "{}").await.map(|_| ())
            })
        })
        .await
}

/// Goes on with it a step at a time.
pub fn doer() -> Doer {
    Arc::new(|app, _| {
        Box::pin(async move {
            let progress = catch_up(&app, STEP).await?;
            Ok(progress.done == progress.all)
        })
    })
}

/// Matters that are still to be gone through for the first time; none once all were.
///
/// # Errors
/// When the database does not answer.
pub async fn left(app: &App) -> Result<i64> {
    match cursor(app).await? {
        Cursor::Fill(after, _) => store::count_after(&mut app.db.read().await?, after).await,
        Cursor::Since(_) => Ok(0),
    }
}

async fn work_out(app: &App, ids: &[Id]) -> Result<Vec<Rows>> {
    let changed = store::stale(&mut app.db.read().await?, ids).await?;
    let today = app.clock.today();
    changed
        .into_iter()
        .map(|c| {
            let pack = petition::act::governing(app, &c.matter, today)?;
            let running = clocks(&c.matter, &LawAt { pack: &pack, calendar: &app.law.calendar });
            let tally = tally(&c.matter, &running, &c.no, &c.field, c.seq);
            Ok(Rows { tally, items: c.items, reviews: reviews(&c.matter) })
        })
        .collect()
}

/// Every figure for a question: one statement for each base.
pub async fn figures(app: &App, defs: &Definitions, q: &Question) -> Result<BTreeMap<String, Value>> {
    let mut conn = app.db.read().await?;
    let mut counts = BTreeMap::new();
    for base in Base::ALL {
        let asked: Vec<(&str, Option<Column>, &[Cond])> = counted(defs, *base).collect();
        let of: Vec<(Option<Column>, &[Cond])> = asked.iter().map(|(_, sum, c)| (*sum, *c)).collect();
        for group in store::counts(&mut conn, *base, None, &of, q).await? {
            counts.extend(asked.iter().map(|(id, ..)| (*id).to_owned()).zip(group.numbers));
        }
    }
    Ok(made_of(defs, counts))
}

fn counted(defs: &Definitions, base: Base) -> impl Iterator<Item = (&str, Option<Column>, &[Cond])> {
    defs.all().filter_map(move |f| match &f.made {
        Made::Count { base: b, sum, conds } if *b == base => Some((f.id.as_str(), *sum, conds.as_slice())),
        _ => None,
    })
}

/// A line of a breakdown: the value and its numbers, one for each figure of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLine {
    /// A word, or a unit's id; empty where a row has none.
    pub key: String,
    /// The numbers.
    pub numbers: Vec<i64>,
}

/// A breakdown, every table in one statement for each base it counts.
pub async fn table(
    app: &App,
    defs: &Definitions,
    t: &crate::rules::Table,
    q: &Question,
) -> Result<Vec<TableLine>> {
    let mut conn = app.db.read().await?;
    let mut lines: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for base in Base::ALL {
        let places: Vec<usize> = (0..t.figures.len())
            .filter(|i| t.figures.get(*i).is_some_and(|id| counted(defs, *base).any(|(f, ..)| f == id)))
            .collect();
        let of: Vec<(Option<Column>, &[Cond])> = places
            .iter()
            .filter_map(|i| t.figures.get(*i))
            .filter_map(|id| counted(defs, *base).find(|(f, ..)| f == id).map(|(_, sum, c)| (sum, c)))
            .collect();
        if of.is_empty() {
            continue;
        }
        for group in store::counts(&mut conn, *base, Some(t.by), &of, q).await? {
            let line = lines.entry(group.key).or_insert_with(|| vec![0; t.figures.len()]);
            for (place, n) in places.iter().zip(group.numbers) {
                if let Some(cell) = line.get_mut(*place) {
                    *cell = n;
                }
            }
        }
    }
    Ok(lines.into_iter().map(|(key, numbers)| TableLine { key, numbers }).collect())
}

/// The rows that a figure counts, as one count for each of its parts.
pub fn parts<'a>(defs: &'a Definitions, id: &str) -> Vec<(Base, &'a [Cond])> {
    match defs.get(id).map(|f| &f.made) {
        Some(Made::Count { base, conds, .. }) => vec![(*base, conds.as_slice())],
        Some(Made::Sum(of)) => of.iter().flat_map(|p| parts(defs, p)).collect(),
        Some(Made::Ratio { part, .. }) => parts(defs, part),
        None => Vec::new(),
    }
}

/// Numbers of the matters behind a figure, one for each row it counts, sorted within each part.
pub async fn cases(app: &App, defs: &Definitions, id: &str, q: &Question) -> Result<Vec<String>> {
    let mut conn = app.db.read().await?;
    let mut out = Vec::new();
    for (base, conds) in parts(defs, id) {
        out.extend(store::cases(&mut conn, base, conds, q, None).await?);
    }
    out.sort_unstable();
    Ok(out)
}

/// A page of them, and how many there are in all.
pub async fn some_cases(
    app: &App,
    defs: &Definitions,
    id: &str,
    q: &Question,
    most: i64,
    skip: i64,
) -> Result<(Vec<String>, i64)> {
    let mut conn = app.db.read().await?;
    let (mut out, mut all, mut skip) = (Vec::new(), 0, skip);
    for (base, conds) in parts(defs, id) {
        let n = store::case_count(&mut conn, base, conds, q).await?;
        all += n;
        let room = most - i64::try_from(out.len()).unwrap_or(i64::MAX);
        if skip < n && room > 0 {
            out.extend(store::cases(&mut conn, base, conds, q, Some((room, skip))).await?);
        }
        skip = (skip - n).max(0);
    }
    Ok((out, all))
}

/// One figure as it was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Its value.
    pub value: Value,
    /// How many rows stand behind it.
    pub rows: i64,
    /// SHA-256 over the sorted numbers of their matters, one to a line, in hexadecimal.
    pub cases: String,
}

/// What a frozen report keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// The definitions' version.
    pub version: String,
    /// By which day.
    pub basis: Basis,
    /// `county`, `registered` or `responsible`.
    pub whose: String,
    /// The day on which duties were judged.
    pub as_of: Day,
    /// The moment after which nothing was known.
    pub known_at: i64,
    /// By figure.
    pub figures: BTreeMap<String, Frozen>,
    /// By table.
    pub tables: BTreeMap<String, Vec<TableLine>>,
}

/// Works out everything that a frozen report keeps.
pub async fn freeze(app: &App, q: &Question) -> Result<Body> {
    let defs = definitions()?;
    let values = figures(app, defs, q).await?;
    let mut kept = BTreeMap::new();
    for (id, value) in values {
        let numbers = cases(app, defs, &id, q).await?;
        let rows = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
        kept.insert(id, Frozen { value, rows, cases: hex::encode(sha256(numbers.join("\n").as_bytes())) });
    }
    let mut tables = BTreeMap::new();
    for t in &defs.tables {
        tables.insert(t.id.clone(), table(app, defs, t, q).await?);
    }
    Ok(Body {
        version: defs.version.clone(),
        basis: q.basis,
        whose: q.whose.word().to_owned(),
        as_of: q.as_of,
        known_at: q.known_at,
        figures: kept,
        tables,
    })
}

/// Who freezes, and under which title.
pub struct Freezer {
    /// The unit whose report it is.
    pub unit: Id,
    /// The person.
    pub person: Id,
    /// Name and post.
    pub name: String,
    /// The report's title.
    pub title: String,
}

/// Keeps a frozen report; gives its id.
pub async fn keep(app: &App, by: Freezer, q: &Question, body: &Body) -> Result<Id> {
    let at: Instant = app.clock.now();
    let text = serde_json::to_string(body)?;
    let row = SnapshotRow {
        id: Id::new(at),
        title: by.title,
        unit: by.unit,
        from: q.from,
        until: q.until,
        at,
        person: by.person,
        name: by.name,
        digest: sha256(text.as_bytes()).to_vec(),
        body: text,
    };
    let id = row.id;
    app.db.write(move |c| Box::pin(async move { store::insert_snapshot(c, &row).await })).await?;
    Ok(id)
}
