//! Phrases for long texts, and searches that a unit shares.

use super::SavedView;
use platform::db::{Conn, sql};
use platform::{Id, Result};

/// A phrase that can be put into a long text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its id.
    pub id: Id,
    /// The unit it was written in.
    pub unit: Id,
    /// Whose it is; none for the whole unit's.
    pub person: Option<Id>,
    /// Who wrote it.
    pub author: Id,
    /// Its name in lists.
    pub title: String,
    /// The text.
    pub text: String,
}

/// A person's phrases and those of their unit: own ones first.
pub async fn phrases(conn: &mut Conn, unit: Id, person: Id) -> Result<Vec<Phrase>> {
    let rows = sql("SELECT id, unit, person, author, title, text FROM phrase
                    WHERE unit = $1 AND (person IS NULL OR person = $2)
                    ORDER BY CASE WHEN person IS NULL THEN 1 ELSE 0 END, title, id LIMIT 200")
    .bind(unit)
    .bind(person)
    .all(conn)
    .await?;
    rows.iter()
        .map(|r| {
            Ok(Phrase {
                id: r.get("id")?,
                unit: r.get("unit")?,
                person: r.get("person")?,
                author: r.get("author")?,
                title: r.get("title")?,
                text: r.get("text")?,
            })
        })
        .collect()
}

pub(crate) async fn insert_phrase(conn: &mut Conn, p: &Phrase) -> Result<()> {
    sql("INSERT INTO phrase (id, unit, person, author, title, text) VALUES ($1,$2,$3,$4,$5,$6)")
        .bind(p.id)
        .bind(p.unit)
        .bind(p.person)
        .bind(p.author)
        .bind(&p.title)
        .bind(&p.text)
        .run(conn)
        .await?;
    Ok(())
}

/// Forgets a phrase of a unit: one's own writing, or any of the unit's for its head.
pub(crate) async fn drop_phrase(conn: &mut Conn, id: Id, unit: Id, author: Id, head: bool) -> Result<()> {
    sql("DELETE FROM phrase WHERE id = $1 AND unit = $2 AND (author = $3 OR (person IS NULL AND $4 = 1))")
        .bind(id)
        .bind(unit)
        .bind(author)
        .bind(head)
        .run(conn)
        .await?;
    Ok(())
}

/// A person's kept searches and those that the unit shares.
pub async fn views_for(conn: &mut Conn, person: Id, unit: Id) -> Result<Vec<SavedView>> {
    let q = sql(
        "SELECT id, name, query, CAST(0 AS BIGINT) AS shared, '' AS by_name FROM saved_view WHERE person = $1
                 UNION ALL
                 SELECT id, name, query, CAST(1 AS BIGINT) AS shared, by_name FROM unit_view WHERE unit = $2
                 ORDER BY shared, name",
    );
    q.bind(person)
        .bind(unit)
        .all(conn)
        .await?
        .iter()
        .map(|r| {
            Ok(SavedView {
                id: r.get("id")?,
                name: r.get("name")?,
                query: r.get("query")?,
                shared: r.get("shared")?,
                by_name: r.get("by_name")?,
            })
        })
        .collect()
}

/// Keeps a search for the whole unit; the name's older one is replaced.
pub async fn share_view(conn: &mut Conn, unit: Id, person: Id, view: &SavedView) -> Result<()> {
    sql("INSERT INTO unit_view (id, unit, person, by_name, name, query) VALUES ($1,$2,$3,$4,$5,$6)
         ON CONFLICT (unit, name) DO UPDATE SET query = excluded.query, person = excluded.person,
           by_name = excluded.by_name")
    .bind(view.id)
    .bind(unit)
    .bind(person)
    .bind(&view.by_name)
    .bind(&view.name)
    .bind(&view.query)
    .run(conn)
    .await?;
    Ok(())
}

/// Forgets a shared search: its author's, or any of the unit's for its head.
pub async fn drop_shared_view(conn: &mut Conn, id: Id, unit: Id, person: Id, head: bool) -> Result<()> {
    sql("DELETE FROM unit_view WHERE id = $1 AND unit = $2 AND (person = $3 OR $4 = 1)")
        .bind(id)
        .bind(unit)
        .bind(person)
        .bind(head)
        .run(conn)
        .await?;
    Ok(())
}
