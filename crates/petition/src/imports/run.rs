//! Bringing a ledger in: planned, started, a few rows at a time, stopped, gone on with, done.

use super::importer::{Importer, count};
use super::ledger::Ledger;
use super::{BATCHES, Says};
use crate::store::{self, ImportNote, ImportRow};
use people::{House, Officer, Power, officer_of};
use platform::clock::Instant;
use platform::queue::{self, Doer, Task};
use platform::{App, Error, Id, Result};
use std::sync::{Arc, Mutex};

/// Keeps a ledger, sealed, to be started later. Nothing is registered yet.
pub async fn begin(app: &App, officer: &Officer, ledger: &Ledger) -> Result<Id> {
    let at = app.clock.now();
    let import = ImportRow {
        id: Id::new(at),
        name: ledger.name.clone(),
        digest: ledger.digest.clone(),
        post: officer.post,
        by_name: format!("{} {} {}", officer.unit_name, officer.title, officer.name),
        at,
        state: "planned".to_owned(),
        options: serde_json::to_string(&ledger.options)?,
        total: count(ledger.rows.len()),
        next_row: 0,
        made: 0,
        known: 0,
        skipped: 0,
        refused: 0,
    };
    let (id, body) = (import.id, app.keys.seal(import.id.bytes(), &serde_json::to_string(ledger)?)?);
    app.db.write(move |c| Box::pin(async move { store::insert_import(c, &import, body).await })).await?;
    Ok(id)
}

/// Starts an import, or goes on where it was stopped: work for the queue, due from `at`.
pub async fn start(app: &App, id: Id, at: Instant) -> Result<()> {
    let now = app.clock.now();
    app.db
        .write(move |c| {
            Box::pin(async move {
                if store::set_import_state(c, id, "running").await? {
                    queue::enqueue(c, now, at, "import", &id.to_string()).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Stops a running import after the rows that are being written; what is in stays in.
pub async fn stop(app: &App, id: Id) -> Result<()> {
    app.db
        .write(move |c| Box::pin(async move { store::set_import_state(c, id, "stopped").await.map(|_| ()) }))
        .await
}

/// Forgets an import that was never started, with its sealed file; nothing was registered out of it. One that
/// somebody started meanwhile stays, and [`Error::Stale`] says so.
pub async fn remove(app: &App, id: Id) -> Result<()> {
    match app.db.write(move |c| Box::pin(store::remove_planned(c, id))).await? {
        true => Ok(()),
        false => Err(Error::Stale),
    }
}

/// An import.
pub async fn find(app: &App, id: Id) -> Result<ImportRow> {
    store::get_import(&mut app.db.read().await?, id).await
}

/// The ledger of an import, as long as it is not done.
pub(crate) async fn open_ledger(app: &App, id: Id) -> Result<Option<Ledger>> {
    let body = store::import_body(&mut app.db.read().await?, id).await?;
    body.map(|sealed| Ok(serde_json::from_str(&app.keys.open(id.bytes(), &sealed)?)?)).transpose()
}

/// The officer on whose behalf an import runs, while their post may still do so.
async fn officer_of_import(house: &House, import: &ImportRow) -> Result<Option<Officer>> {
    let posts = people::posts(&mut house.app.db.read().await?).await?;
    let units = house.units().await?;
    let post = posts.iter().find(|p| p.id == import.post && p.active);
    Ok(post.map(|p| officer_of(&units, p)).filter(|o| o.holds(Power::Import)))
}

/// Does imports of the work queue, a few transactions at a time.
pub fn doer(house: House) -> Doer {
    let kept = Kept::default();
    Arc::new(move |_, task| {
        let (house, kept) = (house.clone(), kept.clone());
        Box::pin(async move { drive(&house, &kept, &task).await })
    })
}

/// The ledger that is being brought in, opened once and not for every step.
type Kept = Arc<Mutex<Option<(Id, Arc<Ledger>)>>>;

fn keep(kept: &Kept, now: Option<(Id, Arc<Ledger>)>) -> Option<(Id, Arc<Ledger>)> {
    kept.lock().map_or(None, |mut place| std::mem::replace(&mut *place, now))
}

/// `true` when there is nothing more to do.
async fn drive(house: &House, kept: &Kept, task: &Task) -> Result<bool> {
    let id: Id = task.body.parse().map_err(Error::broken)?;
    let import = find(&house.app, id).await?;
    let ours = keep(kept, None).filter(|(of, _)| *of == id).map(|(_, ledger)| ledger);
    if import.state != "running" {
        return Ok(true);
    }
    let ledger = match ours {
        Some(ledger) => Some(ledger),
        None => open_ledger(&house.app, id).await?.map(Arc::new),
    };
    let (Some(officer), Some(ledger)) = (officer_of_import(house, &import).await?, ledger) else {
        tracing::warn!(import = %id, "stopped: whoever brought it in may no longer do so");
        return stop(&house.app, id).await.map(|()| true);
    };
    let importer = Importer::new(house, officer, ledger).await?;
    for _ in 0..BATCHES {
        if importer.batch(id).await?.ended() {
            return Ok(true);
        }
    }
    keep(kept, Some((id, importer.into_ledger())));
    Ok(false)
}

/// A refused row as it was kept: its number, its cells, the reasons.
pub(crate) fn open_note(app: &App, import: Id, note: &ImportNote) -> Result<(i64, Vec<String>, Says)> {
    let cells = match note.cells.is_empty() {
        true => Vec::new(),
        false => serde_json::from_str(&app.keys.open(import.bytes(), &note.cells)?)?,
    };
    Ok((note.row_no, cells, serde_json::from_str(&note.says)?))
}
