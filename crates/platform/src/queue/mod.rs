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

    /// Takes due tasks one after the other until none is left; returns how many steps were done.
    pub async fn run(&self, app: &App) -> Result<usize> {
        let mut steps = 0;
        while let Some(task) = lease(app).await? {
            self.step(app, task).await?;
            steps += 1;
        }
        Ok(steps)
    }

    async fn step(&self, app: &App, task: Task) -> Result<()> {
        let (id, attempts, now) = (task.id, task.attempts, app.clock.now());
        let outcome = match self.0.get(task.kind.as_str()) {
            Some(doer) => doer(app.clone(), task).await,
            None => Err(crate::Error::broken("no doer for this kind of task")),
        };
        app.db.write(move |conn| Box::pin(settle(conn, id, attempts, now, outcome))).await
    }
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

async fn lease(app: &App) -> Result<Option<Task>> {
    let now = app.clock.now();
    // Looking first keeps an idle node from writing.
    if !store::any_due(&mut app.db.read().await?, now).await? {
        return Ok(None);
    }
    app.db.write(move |conn| Box::pin(store::lease(conn, now, now + LEASE_MS))).await
}
