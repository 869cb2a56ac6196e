//! The law as it stands in this office: what is built in, and the office's own files over it. It can be exchanged
//! while the program runs; every node looks at the setting `law` and follows, as with the tree of units.

mod store;

use crate::db::Conn;
use crate::error::{Error, Result};
use crate::{App, Id, settings};
use law::{Law, Text};
use std::ops::Deref;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

pub use store::{LawChange, changes, every_change, get, get_to_change, insert, next_place, save, unfinished};

/// The law in force in this process. It reads like a [`Law`]; [`App::follow_law`] exchanges it.
///
/// A law that was once in force stays in memory: somebody may be counting by it at this moment, and a handful come
/// in a year.
#[derive(Clone)]
pub struct Lawbook(Arc<RwLock<Kept>>);

struct Kept {
    version: String,
    law: &'static Law,
}

impl Deref for Lawbook {
    type Target = Law;

    fn deref(&self) -> &Law {
        self.0.read().unwrap_or_else(PoisonError::into_inner).law
    }
}

impl Lawbook {
    /// The built-in law alone.
    pub fn embedded() -> Result<Self> {
        static LAW: OnceLock<Law> = OnceLock::new();
        let law = match LAW.get() {
            Some(law) => law,
            None => {
                let law = Law::embedded()?;
                LAW.get_or_init(|| law)
            }
        };
        Ok(Self(Arc::new(RwLock::new(Kept { version: String::new(), law }))))
    }

    /// Which change of the law it contains last; empty when nothing was ever brought in.
    pub fn version(&self) -> String {
        self.0.read().unwrap_or_else(PoisonError::into_inner).version.clone()
    }

    fn exchange(&self, version: &str, law: Law) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.version != version {
            *kept = Kept { version: version.to_owned(), law: Box::leak(Box::new(law)) };
        }
    }
}

impl App {
    /// Follows the law to `version`: nothing to do, or the office's files are read again because another node
    /// changed them.
    pub async fn follow_law(&self, version: &str) -> Result<()> {
        if self.law.version() == version {
            return Ok(());
        }
        self.read_law(&mut self.db.read().await?, version).await
    }

    /// Follows the law to what the database says, for work outside a request.
    pub async fn look_up_law(&self) -> Result<()> {
        let mut conn = self.db.read().await?;
        let version = version(&mut conn).await?;
        if self.law.version() == version {
            return Ok(());
        }
        self.read_law(&mut conn, &version).await
    }

    /// The same inside a transaction: what it writes rests on the law as it stands there.
    pub async fn read_law(&self, conn: &mut Conn, version: &str) -> Result<()> {
        let law = law_of(&store::every_change(conn).await?)?;
        self.law.exchange(version, law);
        Ok(())
    }
}

/// Which change of the law was the last one.
pub async fn version(conn: &mut Conn) -> Result<String> {
    Ok(settings::get(conn, "law").await?.unwrap_or_default())
}

/// Says which change of the law is the last one, in the transaction that writes it down.
pub async fn set_version(conn: &mut Conn, change: Id) -> Result<()> {
    settings::set(conn, "law", &change.to_string()).await
}

/// The law that these changes add up to, given in the order in which they were made. A stored file that no longer
/// fits is an error that names it and says how to get out.
pub fn law_of(changes: &[LawChange]) -> Result<Law> {
    let files = in_force(changes);
    let texts: Vec<(&str, &str)> = files.iter().map(|c| (c.file.as_str(), c.body.as_str())).collect();
    Law::with_office(&texts).map_err(|why| inconsistent(&files, &why))
}

/// The files that count: of each name the last, unless it was taken back.
pub fn in_force(changes: &[LawChange]) -> Vec<&LawChange> {
    let last = |c: &&LawChange| !changes.iter().any(|later| later.place > c.place && later.name == c.name);
    changes.iter().filter(last).filter(|c| !c.body.is_empty()).collect()
}

fn inconsistent(files: &[&LawChange], why: &law::LawError) -> Error {
    let Text { zh, en } = why.told();
    let names = files.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    Error::broken(format!(
        "a calendar or pack kept in this database does not fit: {en}\n{zh}\n\
         the office's own files: {names}; take one back with: huiyin law take-back NAME --reason …\n\
         （本单位载入的文件：{names}；撤回其中一个：huiyin law take-back 名称 --reason …）"
    ))
}
