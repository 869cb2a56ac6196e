//! Work that an act leaves for later: written in the act's transaction, leased by one node at a time, done at
//! least once. What is done twice must change nothing the second time; that is the doer's duty.

mod store;

use crate::app::App;
use crate::clock::Instant;
use crate::error::Result;
use crate::ids::Id;
use futures_util::future::BoxFuture;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use store::{Task, enqueue, waiting};

/// How long a node may hold a task before another may take it.
const LEASE_MS: i64 = 60_000;
/// After so many failures a task is laid aside for a person to look at.
const ATTEMPTS: i64 = 6;
/// So many tasks are leased and settled together.
const TOGETHER: i64 = 16;

/// Does one kind of task. `Ok(false)` means "not finished: call again", so that long work moves in steps that
/// can be stopped.
pub type Doer = Arc<dyn Fn(App, Task) -> BoxFuture<'static, Result<bool>> + Send + Sync>;

/// The kinds of work this program knows.
#[derive(Clone, Default)]
pub struct Doers(BTreeMap<&'static str, Doer>);

impl Doers {
    /// Adds a kind.
    pub fn add(&mut self, kind: &'static str, doer: Doer) {
        self.0.insert(kind, doer);
    }

    /// Takes due tasks, a few at a time, until none is left; returns how many steps were done.
    pub async fn run(&self, app: &App) -> Result<usize> {
        let mut steps = 0;
        loop {
            let tasks = lease(app).await?;
            if tasks.is_empty() {
                return Ok(steps);
            }
            let done = self.steps(app, tasks).await;
            steps += done.iter().filter(|d| d.outcome.is_some()).count();
            app.db.write(move |conn| Box::pin(settle_all(conn, done))).await?;
        }
    }

    /// One after the other. What the lease may no longer last for is given back untouched.
    async fn steps(&self, app: &App, tasks: Vec<Task>) -> Vec<Done> {
        let began = app.clock.now();
        let mut all = Vec::with_capacity(tasks.len());
        for task in tasks {
            let (id, attempts, now) = (task.id, task.attempts, app.clock.now());
            let outcome = match (now - began > LEASE_MS / 3, self.0.get(task.kind.as_str())) {
                (true, _) => None,
                (false, Some(doer)) => Some(doer(app.clone(), task).await),
                (false, None) => Some(Err(crate::Error::broken("no doer for this kind of task"))),
            };
            all.push(Done { id, attempts, now, outcome });
        }
        all
    }
}

/// What came of a task; no outcome when it was not begun.
struct Done {
    id: Id,
    attempts: i64,
    now: Instant,
    outcome: Option<Result<bool>>,
}

async fn settle_all(conn: &mut crate::db::Conn, all: Vec<Done>) -> Result<()> {
    for d in all {
        match d.outcome {
            Some(outcome) => settle(conn, d.id, d.attempts, d.now, outcome).await?,
            None => store::again(conn, d.id, d.now, d.attempts - 1, "").await?,
        }
    }
    Ok(())
}

async fn settle(
    conn: &mut crate::db::Conn,
    id: Id,
    attempts: i64,
    now: Instant,
    outcome: Result<bool>,
) -> Result<()> {
    match outcome {
        Ok(true) => store::done(conn, id, now).await,
        Ok(false) => store::again(conn, id, now, 0, "").await,
        Err(why) => {
            tracing::warn!(task = %id, attempts, "task failed: {why}");
            match attempts < ATTEMPTS {
                true => {
                    store::again(conn, id, now + (1_000 << attempts.min(10)), attempts, &why.to_string())
                        .await
                }
                false => store::lay_aside(conn, id, now, &why.to_string()).await,
            }
        }
    }
}

async fn lease(app: &App) -> Result<Vec<Task>> {
    let now = app.clock.now();
    // Looking first keeps an idle node from writing.
    if !store::any_due(&mut app.db.read().await?, now).await? {
        return Ok(Vec::new());
    }
    app.db.write(move |conn| Box::pin(store::lease(conn, now, now + LEASE_MS, TOGETHER))).await
}

#[cfg(test)]
mod tests;
