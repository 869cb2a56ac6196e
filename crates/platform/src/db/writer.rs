//! SQLite has one writer. Acts queue for it and are committed in groups: each act runs in a savepoint of its
//! own, so one that fails takes nothing with it, and nobody is told "done" before the group's commit.

use super::{Conn, Meter};
use crate::error::{Error, Result};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::SqlitePool;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

/// At most so many acts share a commit.
const GROUP: usize = 64;
/// A group takes no further act once it is this old, so that the first does not wait for the last.
const GROUP_AGE: Duration = Duration::from_millis(6);
/// So many acts may wait; more wait to wait.
const WAITING: usize = 1024;

/// Told after the commit whether the group was kept.
type Reply = Box<dyn FnOnce(Result<(), String>) + Send>;
/// Runs one act; `true` when it is to be kept.
type Job = Box<dyn for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, (bool, Reply)> + Send>;

#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    pool: SqlitePool,
}

impl Writer {
    pub(super) fn start(pool: SqlitePool) -> Self {
        let (jobs, inbox) = mpsc::channel(WAITING);
        tokio::spawn(run(pool.clone(), inbox));
        Self { jobs, pool }
    }

    pub(super) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    pub(super) async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        self.jobs.send(job(work, tell)).await.map_err(|_| Error::broken("the writer has stopped"))?;
        told.await.map_err(Error::broken)?
    }
}

fn job<T, F>(work: F, tell: oneshot::Sender<Result<T>>) -> Job
where
    T: Send + 'static,
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    let meter = Meter::here();
    Box::new(move |conn| {
        Box::pin(async move {
            let run = Meter::around(meter, AssertUnwindSafe(work(conn)).catch_unwind());
            let result = run.await.unwrap_or_else(|_| Err(Error::broken("an act panicked")));
            let keep = result.is_ok();
            let reply: Reply = Box::new(move |kept| {
                let _ = tell.send(match kept {
                    Ok(()) => result,
                    Err(why) => Err(Error::broken(why)),
                });
            });
            (keep, reply)
        })
    })
}

async fn run(pool: SqlitePool, mut inbox: mpsc::Receiver<Job>) {
    while let Some(first) = inbox.recv().await {
        let mut replies = Vec::new();
        let kept = group(&pool, first, &mut inbox, &mut replies).await.map_err(|e| e.to_string());
        for reply in replies {
            reply(kept.clone());
        }
    }
}

async fn group(
    pool: &SqlitePool,
    first: Job,
    inbox: &mut mpsc::Receiver<Job>,
    replies: &mut Vec<Reply>,
) -> Result<()> {
    let mut conn = Conn::Lite(pool.acquire().await?);
    conn.plain("BEGIN IMMEDIATE").await?;
    let began = Instant::now();
    let mut next = Some(first);
    while let Some(job) = next {
        conn.plain("SAVEPOINT act").await?;
        let (keep, reply) = job(&mut conn).await;
        replies.push(reply);
        if !keep {
            conn.plain("ROLLBACK TO act").await?;
        }
        conn.plain("RELEASE act").await?;
        let room = replies.len() < GROUP && began.elapsed() < GROUP_AGE;
        next = if room { inbox.try_recv().ok() } else { None };
    }
    conn.plain("COMMIT").await
}
