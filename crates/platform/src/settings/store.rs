//! Statements about settings.

use crate::db::{Conn, sql};
use crate::error::Result;

/// A setting, if it was ever set.
pub async fn get(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    let row = sql("SELECT value FROM setting WHERE name = $1").bind(name).one(conn).await?;
    row.map(|r| r.get("value")).transpose()
}

/// Sets a setting.
pub async fn set(conn: &mut Conn, name: &str, value: &str) -> Result<()> {
    sql("INSERT INTO setting (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    .bind(name)
    .bind(value)
    .run(conn)
    .await?;
    Ok(())
}
