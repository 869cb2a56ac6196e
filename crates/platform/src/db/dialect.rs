//! The few statements that the two engines spell differently.

/// The engine behind a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded file.
    Sqlite,
    /// A server, for several nodes.
    Postgres,
}

impl Engine {
    /// Appended to a `SELECT` that leases rows: other nodes step over what is being taken.
    /// SQLite has one writer and needs nothing.
    pub fn skip_locked(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Appended to the `SELECT` that loads a row which the same transaction will change: the second of two
    /// hands on one matter waits for the first instead of losing its work.
    pub fn for_update(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE",
        }
    }

    /// What stands before and after a `SELECT` of ids that a column must be one of. PostgreSQL reads such a list first and
    /// then uses the column's index; a plain `IN` under an `OR` would keep it from that.
    pub fn one_of(self) -> (&'static str, &'static str) {
        match self {
            Engine::Sqlite => ("IN (", ")"),
            Engine::Postgres => ("= ANY (ARRAY(", "))"),
        }
    }

    /// Brings the planner's knowledge up to date after a great many rows came in at once.
    pub fn analyse(self) -> &'static str {
        match self {
            Engine::Sqlite => "ANALYZE",
            Engine::Postgres => "VACUUM ANALYZE",
        }
    }
}
