//! Who is away, and who stands in.

use super::{POST, PostRow, post};
use law::Day;
use platform::clock::Instant;
use platform::db::{Conn, sql};
use platform::{Id, Result};

/// A time during which another post stands in, both days included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its id.
    pub id: Id,
    /// The post that is away.
    pub post: Id,
    /// The post that stands in.
    pub deputy: Id,
    /// The first day.
    pub from_on: Day,
    /// The last day.
    pub to_on: Day,
    /// Who set it.
    pub by_name: String,
}

pub(crate) async fn insert_absence(conn: &mut Conn, a: &Absence, now: Instant) -> Result<()> {
    sql("INSERT INTO absence (id, post, deputy, from_on, to_on, by_name, at) VALUES ($1,$2,$3,$4,$5,$6,$7)")
        .bind(a.id)
        .bind(a.post)
        .bind(a.deputy)
        .bind(a.from_on)
        .bind(a.to_on)
        .bind(&a.by_name)
        .bind(now)
        .run(conn)
        .await?;
    Ok(())
}

/// Absences of a unit's posts that are not over yet, the first to begin first.
pub(crate) async fn absences(conn: &mut Conn, unit: Id, today: Day) -> Result<Vec<Absence>> {
    let rows = sql("SELECT a.id, a.post, a.deputy, a.from_on, a.to_on, a.by_name
                    FROM absence a JOIN post o ON o.id = a.post
                    WHERE o.unit = $1 AND a.to_on >= $2 ORDER BY a.from_on, a.id")
    .bind(unit)
    .bind(today)
    .all(conn)
    .await?;
    rows.iter()
        .map(|r| {
            Ok(Absence {
                id: r.get("id")?,
                post: r.get("post")?,
                deputy: r.get("deputy")?,
                from_on: r.get("from_on")?,
                to_on: r.get("to_on")?,
                by_name: r.get("by_name")?,
            })
        })
        .collect()
}

/// How many absences of these posts overlap with the days from `from` to `to`.
pub(crate) async fn overlapping(conn: &mut Conn, posts: &[Id], from: Day, to: Day) -> Result<Vec<Id>> {
    let mut q = sql("");
    q.push("SELECT post FROM absence WHERE post IN ").list(posts.iter().copied());
    q.push(" AND from_on <= ").arg(to).push(" AND to_on >= ").arg(from);
    q.all(conn).await?.iter().map(|r| r.get("post")).collect()
}

pub(crate) async fn drop_absence(conn: &mut Conn, id: Id) -> Result<()> {
    sql("DELETE FROM absence WHERE id = $1").bind(id).run(conn).await?;
    Ok(())
}

/// The posts for which `deputy` stands in on `day`.
pub async fn stood_in_for(conn: &mut Conn, deputy: Id, day: Day) -> Result<Vec<PostRow>> {
    let mut q = sql("");
    q.push(POST).push(" WHERE o.id IN (SELECT a.post FROM absence a WHERE a.deputy = ").arg(deputy);
    q.push(" AND a.from_on <= ").arg(day).push(" AND a.to_on >= ").arg(day);
    q.push(") AND o.active = 1 ORDER BY o.id");
    q.all(conn).await?.iter().map(post).collect()
}

/// The posts that stand in for `of` on `day`.
pub async fn deputies(conn: &mut Conn, of: Id, day: Day) -> Result<Vec<PostRow>> {
    let mut q = sql("");
    q.push(POST).push(" WHERE o.id IN (SELECT a.deputy FROM absence a WHERE a.post = ").arg(of);
    q.push(" AND a.from_on <= ").arg(day).push(" AND a.to_on >= ").arg(day);
    q.push(") AND o.active = 1 AND p.active = 1 ORDER BY o.id");
    q.all(conn).await?.iter().map(post).collect()
}

/// The deputy's time ends for these posts when they stand in for somebody from a given day on (hand-over).
pub async fn move_absences(conn: &mut Conn, from: Id, to: Id) -> Result<u64> {
    sql("UPDATE absence SET deputy = $1 WHERE deputy = $2 AND post <> $1").bind(to).bind(from).run(conn).await
}
