//! Statements and rows that do not know which engine runs them.

use super::{Conn, Engine};
use crate::error::{Error, Result};
use crate::ids::Id;
use law::Day;
use sqlx::{AssertSqlSafe, Executor, Row as _};
use std::borrow::Cow;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A value handed to a statement. `None` is SQL's null, with its type.
#[derive(Clone, Debug)]
pub enum Val {
    /// BIGINT: numbers, 0 / 1 flags, instants in epoch milliseconds.
    Int(Option<i64>),
    /// TEXT: also civil days and JSON.
    Text(Option<String>),
    /// BLOB: ids, digests, sealed data.
    Blob(Option<Vec<u8>>),
}

impl From<i64> for Val {
    fn from(v: i64) -> Self {
        Val::Int(Some(v))
    }
}
impl From<bool> for Val {
    fn from(v: bool) -> Self {
        Val::Int(Some(i64::from(v)))
    }
}
impl From<Option<i64>> for Val {
    fn from(v: Option<i64>) -> Self {
        Val::Int(v)
    }
}
impl From<&str> for Val {
    fn from(v: &str) -> Self {
        Val::Text(Some(v.to_owned()))
    }
}
impl From<String> for Val {
    fn from(v: String) -> Self {
        Val::Text(Some(v))
    }
}
impl From<&String> for Val {
    fn from(v: &String) -> Self {
        Val::Text(Some(v.clone()))
    }
}
impl From<Option<String>> for Val {
    fn from(v: Option<String>) -> Self {
        Val::Text(v)
    }
}
impl From<Option<&str>> for Val {
    fn from(v: Option<&str>) -> Self {
        Val::Text(v.map(str::to_owned))
    }
}
impl From<Day> for Val {
    fn from(v: Day) -> Self {
        Val::Text(Some(v.to_string()))
    }
}
impl From<Option<Day>> for Val {
    fn from(v: Option<Day>) -> Self {
        Val::Text(v.map(|d| d.to_string()))
    }
}
impl From<Id> for Val {
    fn from(v: Id) -> Self {
        Val::Blob(Some(v.bytes().to_vec()))
    }
}
impl From<Option<Id>> for Val {
    fn from(v: Option<Id>) -> Self {
        Val::Blob(v.map(|id| id.bytes().to_vec()))
    }
}
impl From<Vec<u8>> for Val {
    fn from(v: Vec<u8>) -> Self {
        Val::Blob(Some(v))
    }
}
impl From<Option<Vec<u8>>> for Val {
    fn from(v: Option<Vec<u8>>) -> Self {
        Val::Blob(v)
    }
}

/// A statement with its values.
#[derive(Debug)]
pub struct Sql {
    text: Cow<'static, str>,
    vals: Vec<Val>,
}

/// Stands for the next value while a statement is being put together.
const PLACE: &str = "\u{1}";

/// Statements up to this many bytes are kept prepared. Longer ones load many rows at once and rarely come twice
/// in the same length.
const WORTH_KEEPING: usize = 8_000;

/// Numbers the places `$1`, `$2`, …
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for (n, part) in text.split(PLACE).enumerate() {
        if n > 0 {
            out.push('$');
            out.push_str(&n.to_string());
        }
        out.push_str(part);
    }
    out
}

/// A statement whose text is fixed; `$1`, `$2`, … take the bound values in order.
pub fn sql(text: &'static str) -> Sql {
    Sql { text: Cow::Borrowed(text), vals: Vec::new() }
}

impl Sql {
    /// Binds the next value.
    pub fn bind(mut self, v: impl Into<Val>) -> Self {
        self.vals.push(v.into());
        self
    }

    /// Appends fixed text (never what a person typed).
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.to_mut().push_str(text);
        self
    }

    /// Appends the next placeholder and binds its value. How the placeholder is spelled is settled when the
    /// engine is known: SQLite finds a named one by walking a list, so a long statement takes nameless ones.
    pub fn arg(&mut self, v: impl Into<Val>) -> &mut Self {
        self.vals.push(v.into());
        self.push(PLACE)
    }

    /// The text for one engine.
    fn spelled(text: Cow<'static, str>, engine: Engine) -> Cow<'static, str> {
        match text {
            Cow::Owned(t) if t.contains(PLACE) => Cow::Owned(match engine {
                Engine::Sqlite => t.replace(PLACE, "?"),
                Engine::Postgres => numbered(&t),
            }),
            same => same,
        }
    }

    /// Appends a parenthesised, comma-separated list of placeholders.
    pub fn list<T: Into<Val>>(&mut self, vals: impl IntoIterator<Item = T>) -> &mut Self {
        self.push("(");
        for (i, v) in vals.into_iter().enumerate() {
            if i > 0 {
                self.push(",");
            }
            self.arg(v);
        }
        self.push(")")
    }

    /// Runs a statement that gives no rows; returns how many rows it touched.
    pub async fn run(self, conn: &mut Conn) -> Result<u64> {
        Meter::tick();
        let persistent = self.text.len() <= WORTH_KEEPING;
        match conn {
            Conn::Lite(c) => {
                let q = lite(Self::spelled(self.text, Engine::Sqlite), self.vals).persistent(persistent);
                Ok(q.execute(&mut **c).await?.rows_affected())
            }
            Conn::Pg(c) => {
                let q = pg(Self::spelled(self.text, Engine::Postgres), self.vals).persistent(persistent);
                Ok(q.execute(&mut **c).await?.rows_affected())
            }
        }
    }

    /// All rows.
    pub async fn all(self, conn: &mut Conn) -> Result<Vec<Row>> {
        Meter::tick();
        match conn {
            Conn::Lite(c) => {
                let rows =
                    lite(Self::spelled(self.text, Engine::Sqlite), self.vals).fetch_all(&mut **c).await?;
                Ok(rows.into_iter().map(Row::Lite).collect())
            }
            Conn::Pg(c) => {
                let rows =
                    pg(Self::spelled(self.text, Engine::Postgres), self.vals).fetch_all(&mut **c).await?;
                Ok(rows.into_iter().map(Row::Pg).collect())
            }
        }
    }

    /// The first row, if there is one.
    pub async fn one(self, conn: &mut Conn) -> Result<Option<Row>> {
        Meter::tick();
        Ok(match conn {
            Conn::Lite(c) => lite(Self::spelled(self.text, Engine::Sqlite), self.vals)
                .fetch_optional(&mut **c)
                .await?
                .map(Row::Lite),
            Conn::Pg(c) => pg(Self::spelled(self.text, Engine::Postgres), self.vals)
                .fetch_optional(&mut **c)
                .await?
                .map(Row::Pg),
        })
    }

    /// The one number a `SELECT COUNT…` or `SUM…` gives; 0 for none.
    pub async fn number(self, conn: &mut Conn) -> Result<i64> {
        match self.one(conn).await? {
            Some(row) => Ok(row.get::<Option<i64>>("n")?.unwrap_or(0)),
            None => Ok(0),
        }
    }
}

impl Conn {
    /// Runs a fixed statement without values and without preparing it (`BEGIN`, `COMMIT`, …).
    pub async fn plain(&mut self, text: &'static str) -> Result<()> {
        match self {
            Conn::Lite(c) => (&mut **c).execute(text).await.map(|_| ())?,
            Conn::Pg(c) => (&mut **c).execute(text).await.map(|_| ())?,
        }
        Ok(())
    }
}

type Lite<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;
type Pg<'q> = sqlx::query::Query<'q, sqlx::Postgres, sqlx::postgres::PgArguments>;

fn lite<'q>(text: Cow<'static, str>, vals: Vec<Val>) -> Lite<'q> {
    let mut q = match text {
        Cow::Borrowed(t) => sqlx::query(t),
        Cow::Owned(t) => sqlx::query(AssertSqlSafe(t)),
    };
    for v in vals {
        q = match v {
            Val::Int(v) => q.bind(v),
            Val::Text(v) => q.bind(v),
            Val::Blob(v) => q.bind(v),
        };
    }
    q
}

fn pg<'q>(text: Cow<'static, str>, vals: Vec<Val>) -> Pg<'q> {
    let mut q = match text {
        Cow::Borrowed(t) => sqlx::query(t),
        Cow::Owned(t) => sqlx::query(AssertSqlSafe(t)),
    };
    for v in vals {
        q = match v {
            Val::Int(v) => q.bind(v),
            Val::Text(v) => q.bind(v),
            Val::Blob(v) => q.bind(v),
        };
    }
    q
}

/// One row of an answer.
#[derive(Debug)]
pub enum Row {
    /// From SQLite.
    Lite(sqlx::sqlite::SqliteRow),
    /// From PostgreSQL.
    Pg(sqlx::postgres::PgRow),
}

impl Row {
    /// The value in a column; an error names the column when it is missing or of another type.
    pub fn get<T: Col>(&self, name: &str) -> Result<T> {
        T::from_row(self, name)
    }

    fn raw<'r, T>(&'r self, name: &str) -> Result<T>
    where
        T: sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
        T: sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
    {
        Ok(match self {
            Row::Lite(r) => r.try_get(name)?,
            Row::Pg(r) => r.try_get(name)?,
        })
    }
}

/// What a column can be read as.
pub trait Col: Sized {
    /// Reads the column `name`.
    fn from_row(row: &Row, name: &str) -> Result<Self>;
}

impl Col for Option<i64> {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        row.raw(name)
    }
}
impl Col for Option<String> {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        row.raw(name)
    }
}
impl Col for Option<Vec<u8>> {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        row.raw(name)
    }
}
impl Col for Option<Id> {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        match row.raw::<Option<Vec<u8>>>(name)? {
            None => Ok(None),
            Some(bytes) => Id::from_slice(&bytes).map(Some).ok_or_else(|| bad(name, "not an id")),
        }
    }
}
impl Col for Option<Day> {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        match row.raw::<Option<String>>(name)? {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| bad(name, "not a day")),
        }
    }
}

macro_rules! needed {
    ($($t:ty),*) => {$(
        impl Col for $t {
            fn from_row(row: &Row, name: &str) -> Result<Self> {
                Option::<$t>::from_row(row, name)?.ok_or_else(|| bad(name, "is null"))
            }
        }
    )*};
}
needed!(i64, String, Vec<u8>, Id, Day);

impl Col for bool {
    fn from_row(row: &Row, name: &str) -> Result<Self> {
        Ok(i64::from_row(row, name)? != 0)
    }
}

fn bad(column: &str, what: &str) -> Error {
    Error::broken(format!("column {column}: {what}"))
}

tokio::task_local! { static QUERIES: Arc<AtomicU64>; }

/// Counts the statements a piece of work sends, so that a test can hold a page to its budget.
pub struct Meter;

impl Meter {
    /// Runs `work` and gives its result with the number of statements it sent.
    pub async fn count<T>(work: impl Future<Output = T>) -> (T, u64) {
        let counter = Arc::new(AtomicU64::new(0));
        let out = QUERIES.scope(counter.clone(), work).await;
        (out, counter.load(Ordering::Relaxed))
    }

    /// The counter of the work that runs now, to be carried into another task.
    pub(super) fn here() -> Option<Arc<AtomicU64>> {
        QUERIES.try_with(Arc::clone).ok()
    }

    /// Runs `work` with a carried counter.
    pub(super) async fn around<F: Future>(counter: Option<Arc<AtomicU64>>, work: F) -> F::Output {
        match counter {
            Some(c) => QUERIES.scope(c, work).await,
            None => work.await,
        }
    }

    fn tick() {
        let _ = QUERIES.try_with(|c| c.fetch_add(1, Ordering::Relaxed));
    }
}
