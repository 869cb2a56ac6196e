//! What every crate is handed: the database, the clock, the keys, the law and the words.

use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;
use crate::lawbook::Lawbook;
use crate::limits::Limits;
use crate::seal::Keys;
use crate::words::Words;
use law::{Day, Pack};
use std::sync::Arc;

/// The program's means, cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The office's clock.
    pub clock: Clock,
    /// The keys.
    pub keys: Arc<Keys>,
    /// Calendars and rule packs, the office's own over the built-in ones.
    pub law: Lawbook,
    /// Both languages.
    pub words: Arc<Words>,
    /// Whose rule packs govern here (`national`, a province, the demo county).
    pub jurisdiction: Arc<str>,
    /// True when pages are reached over HTTPS: cookies are then marked so.
    pub secure: bool,
    /// True when mail is set up: officers may then ask for a digest.
    pub mails: bool,
    /// How much is taken, and how often.
    pub limits: Arc<Limits>,
}

impl App {
    /// Puts the means together. The law is the built-in one until [`App::look_up_law`] asks for the office's own.
    pub fn new(db: Db, clock: Clock, keys: Keys, jurisdiction: &str) -> Result<Self> {
        Ok(Self {
            db,
            clock,
            keys: Arc::new(keys),
            law: Lawbook::embedded()?,
            words: Arc::new(Words::embedded()?),
            jurisdiction: Arc::from(jurisdiction),
            secure: false,
            mails: false,
            limits: Arc::new(Limits::default()),
        })
    }

    /// The rule pack in force here on `day`.
    pub fn pack(&self, day: Day) -> Result<Arc<Pack>> {
        Ok(self.law.governing(&self.jurisdiction, day)?)
    }
}
