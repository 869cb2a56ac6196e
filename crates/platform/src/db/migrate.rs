//! The schema, brought up to date when a database is opened. Portable files stand in `migrations/common`;
//! what must differ stands in `migrations/sqlite` and `migrations/postgres`. Numbers run through all three.

use crate::error::Result;
use rust_embed::RustEmbed;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, PgPool, SqlSafeStr, SqlitePool};
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "../../migrations"]
struct Files;

pub(super) async fn sqlite(pool: &SqlitePool) -> Result<()> {
    Ok(migrator("sqlite/").run(pool).await?)
}

pub(super) async fn postgres(pool: &PgPool) -> Result<()> {
    Ok(migrator("postgres/").run(pool).await?)
}

fn migrator(own: &str) -> Migrator {
    let files = Files::iter().filter(|f| f.starts_with("common/") || f.starts_with(own));
    Migrator::with_migrations(files.filter_map(|f| migration(&f)).collect())
}

/// `common/0002_people.sql` is version 2, "people".
fn migration(file: &str) -> Option<Migration> {
    let (_, name) = file.split_once('/')?;
    let (number, title) = name.strip_suffix(".sql")?.split_once('_')?;
    let text = String::from_utf8(Files::get(file)?.data.into_owned()).ok()?;
    let text = AssertSqlSafe(text).into_sql_str();
    let title: Cow<'static, str> = Cow::Owned(title.to_owned());
    Some(Migration::new(number.parse().ok()?, title, MigrationType::Simple, text, false))
}
