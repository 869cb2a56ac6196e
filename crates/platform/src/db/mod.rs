//! The database: one set of statements for SQLite and PostgreSQL.
//!
//! A [`Db`] hands out connections for reading and takes closures for writing. On SQLite every write goes
//! through one writer that commits several acts together; on PostgreSQL every write is a transaction of its
//! own. Either way a write is all or nothing, and it is acknowledged only after its commit.

mod dialect;
mod migrate;
mod sql;
mod writer;

pub use dialect::Engine;
pub use sql::{Col, Meter, Row, Sql, Val, sql};

use crate::error::{Error, Result};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool, Postgres, Sqlite, SqlitePool};
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 512;

/// A connection that rested this long is asked whether its server is still there before it is used.
const RESTED: Duration = Duration::from_secs(2);

/// A database, cheap to clone.
#[derive(Clone)]
pub struct Db(Inner);

#[derive(Clone)]
enum Inner {
    Lite { readers: SqlitePool, writer: writer::Writer },
    Pg(PgPool),
}

/// One connection, of either engine.
pub enum Conn {
    /// SQLite.
    Lite(PoolConnection<Sqlite>),
    /// PostgreSQL.
    Pg(PoolConnection<Postgres>),
}

impl Conn {
    /// Which engine this connection speaks.
    pub fn engine(&self) -> Engine {
        match self {
            Conn::Lite(_) => Engine::Sqlite,
            Conn::Pg(_) => Engine::Postgres,
        }
    }
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…` and brings its schema up to date.
    pub async fn open(address: &str) -> Result<Self> {
        let db = match address.strip_prefix("sqlite:") {
            Some(path) => Self::open_sqlite(Path::new(path)).await?,
            None => Self::open_postgres(address).await?,
        };
        db.migrate().await?;
        Ok(db)
    }

    async fn open_sqlite(path: &Path) -> Result<Self> {
        let options = sqlite_options(path);
        let one = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(6)
            .min_connections(1)
            .connect_lazy_with(options.pragma("query_only", "1"));
        Ok(Self(Inner::Lite { readers, writer: writer::Writer::start(one) }))
    }

    async fn open_postgres(address: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(address)?
            .statement_cache_capacity(STATEMENTS)
            .application_name("huiyin")
            // Compiling a plan takes longer than any of our statements runs, and so does planning one anew for
            // each value: ours have the index they need whatever the values are.
            .options([("jit", "off"), ("plan_cache_mode", "force_generic_plan")])
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .test_before_acquire(false)
            .before_acquire(|conn, kept| Box::pin(still_there(conn, kept.idle_for)))
            .connect_with(options)
            .await?;
        Ok(Self(Inner::Pg(pool)))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match self.0 {
            Inner::Lite { .. } => Engine::Sqlite,
            Inner::Pg(_) => Engine::Postgres,
        }
    }

    /// A connection for reading. On SQLite it refuses to write.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match &self.0 {
            Inner::Lite { readers, .. } => Conn::Lite(readers.acquire().await?),
            Inner::Pg(pool) => Conn::Pg(pool.acquire().await?),
        })
    }

    /// Runs `work` in a transaction and gives its result once it is committed. An error rolls back.
    ///
    /// The work runs in a task of its own, so that a visitor who hangs up cannot leave it half done.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
    {
        match &self.0 {
            Inner::Lite { writer, .. } => writer.write(work).await,
            Inner::Pg(pool) => {
                let task = tokio::spawn(Meter::around(Meter::here(), pg_write(pool.clone(), work)));
                task.await.map_err(Error::broken)?
            }
        }
    }

    async fn migrate(&self) -> Result<()> {
        match &self.0 {
            Inner::Lite { writer, .. } => migrate::sqlite(writer.pool()).await,
            Inner::Pg(pool) => migrate::postgres(pool).await,
        }
    }

    /// Brings the planner's knowledge up to date after a great many rows came in at once.
    pub async fn analyse(&self) -> Result<()> {
        match &self.0 {
            Inner::Lite { writer, .. } => {
                Conn::Lite(writer.pool().acquire().await?).plain(Engine::Sqlite.analyse()).await
            }
            Inner::Pg(pool) => Conn::Pg(pool.acquire().await?).plain(Engine::Postgres.analyse()).await,
        }
    }

    /// Closes every connection; on SQLite the write-ahead log is folded back into the file.
    pub async fn close(&self) {
        match &self.0 {
            Inner::Lite { readers, writer } => {
                readers.close().await;
                writer.pool().close().await;
            }
            Inner::Pg(pool) => pool.close().await,
        }
    }
}

/// A connection used a moment ago is taken as it is; one that rested is asked first whether the server is still
/// there (a ping at every turn would cost a round trip a statement).
async fn still_there(conn: &mut PgConnection, rested: Duration) -> sqlx::Result<bool> {
    match rested < RESTED {
        true => Ok(true),
        false => conn.ping().await.map(|()| true),
    }
}

fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(20))
        .statement_cache_capacity(STATEMENTS)
        .pragma("temp_store", "memory")
        .pragma("cache_size", "-4000")
        .pragma("journal_size_limit", "67108864")
        .disable_statement_logging()
}

async fn pg_write<T, F>(pool: PgPool, work: F) -> Result<T>
where
    F: for<'c> FnOnce(&'c mut Conn) -> BoxFuture<'c, Result<T>> + Send + 'static,
{
    let mut conn = Conn::Pg(pool.acquire().await?);
    conn.plain("BEGIN").await?;
    let outcome = AssertUnwindSafe(work(&mut conn)).catch_unwind().await;
    match outcome.unwrap_or_else(|_| Err(Error::broken("an act panicked"))) {
        Ok(done) => {
            conn.plain("COMMIT").await?;
            Ok(done)
        }
        Err(why) => {
            conn.plain("ROLLBACK").await?;
            Err(why)
        }
    }
}

/// Makes an empty PostgreSQL database on a server; the name is ours and plain.
pub(crate) async fn create_postgres(server: &str, name: &str) -> Result<()> {
    use sqlx::{AssertSqlSafe, Executor};
    let mut conn = PgConnection::connect(server).await?;
    conn.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    Ok(conn.close().await?)
}
