//! Statements about the work queue.

use crate::clock::Instant;
use crate::db::{Conn, Row, sql};
use crate::error::Result;
use crate::ids::Id;

/// A piece of work.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its id.
    pub id: Id,
    /// Which doer it is for.
    pub kind: String,
    /// What the doer needs to know, as JSON.
    pub body: String,
    /// How often it was tried, this time included.
    pub attempts: i64,
}

/// Leaves work for later, in the caller's transaction; due from `at`.
pub async fn enqueue(
    conn: &mut Conn,
    now: Instant,
    at: Instant,
    kind: &'static str,
    body: &str,
) -> Result<Id> {
    let id = Id::new(now);
    sql("INSERT INTO task (id, kind, body, due_at, attempts, state, problem) VALUES ($1,$2,$3,$4,0,'waiting','')")
        .bind(id)
        .bind(kind)
        .bind(body)
        .bind(at)
        .run(conn)
        .await?;
    Ok(id)
}

/// How many tasks wait, and how many were laid aside after failing.
pub async fn waiting(conn: &mut Conn) -> Result<(i64, i64)> {
    let waiting = sql("SELECT COUNT(*) AS n FROM task WHERE state = 'waiting'").number(conn).await?;
    let aside = sql("SELECT COUNT(*) AS n FROM task WHERE state = 'aside'").number(conn).await?;
    Ok((waiting, aside))
}

pub(super) async fn any_due(conn: &mut Conn, now: Instant) -> Result<bool> {
    let q = sql("SELECT 1 AS n FROM task WHERE state = 'waiting' AND due_at <= $1 LIMIT 1");
    Ok(q.bind(now).one(conn).await?.is_some())
}

pub(super) async fn lease(conn: &mut Conn, now: Instant, until: Instant, most: i64) -> Result<Vec<Task>> {
    let mut q = sql("SELECT id, kind, body, attempts FROM task WHERE state = 'waiting' AND due_at <= ");
    q.arg(now).push(" ORDER BY due_at, id LIMIT ").arg(most).push(conn.engine().skip_locked());
    let rows = q.all(conn).await?;
    let tasks = rows.iter().map(task).collect::<Result<Vec<_>>>()?;
    if !tasks.is_empty() {
        let mut q = sql("UPDATE task SET attempts = attempts + 1, due_at = ");
        q.arg(until).push(" WHERE id IN ");
        q.list(tasks.iter().map(|t| t.id));
        q.run(conn).await?;
    }
    Ok(tasks)
}

fn task(row: &Row) -> Result<Task> {
    Ok(Task {
        id: row.get("id")?,
        kind: row.get("kind")?,
        body: row.get("body")?,
        attempts: row.get::<i64>("attempts")? + 1,
    })
}

pub(super) async fn done(conn: &mut Conn, id: Id, now: Instant) -> Result<()> {
    sql("UPDATE task SET state = 'done', due_at = $1 WHERE id = $2").bind(now).bind(id).run(conn).await?;
    Ok(())
}

pub(super) async fn again(conn: &mut Conn, id: Id, at: Instant, attempts: i64, problem: &str) -> Result<()> {
    sql("UPDATE task SET due_at = $1, attempts = $2, problem = $3 WHERE id = $4")
        .bind(at)
        .bind(attempts)
        .bind(problem)
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}

pub(super) async fn lay_aside(conn: &mut Conn, id: Id, now: Instant, problem: &str) -> Result<()> {
    sql("UPDATE task SET state = 'aside', due_at = $1, problem = $2 WHERE id = $3")
        .bind(now)
        .bind(problem)
        .bind(id)
        .run(conn)
        .await?;
    Ok(())
}
