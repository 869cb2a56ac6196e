//! When is it due, and why.
//!
//! This crate knows days, terms, the calendar of working days and the law as dated packs of rules. It
//! knows nobody: no database, no clock on the wall, no files at run time (the packs are compiled in, and an
//! office's own files are handed to [`Law::with_office`] as texts). A
//! caller asks [`Law::governing`] for the pack in force on a day, takes a [`Rule`] from it and calls
//! [`clock`]; the [`Clock`] it gets back carries the due date together with every step that led there, so
//! that the office and the petitioner can both read how a date came about.
//!
//! The start day is never counted (民法典第201条). Calendar terms have two ends: the strict one, and the
//! rolled one on the first working day (民法典第203条, by analogy). Each rule says which of the two governs.

mod calendar;
mod calendar_file;
mod calendar_year;
mod clock;
mod embedded;
mod error;
mod explain;
mod heading;
mod law;
mod pack;
mod pack_file;
mod rule;
mod rule_id;
mod say;
mod step;
mod table;
pub mod tell;
mod term;
mod words;

pub use calendar::{Calendar, DayKind};
pub use calendar_year::Cover;
pub use clock::{Clock, Start, Stop, clock};
pub use error::LawError;
pub use heading::{FileKind, Heading, heading};
pub use jiff::civil::Date as Day;
pub use law::Law;
pub use pack::{Pack, PackId, SmallGroup};
pub use rule::{Basis, Confidence, Rule, Way, Who};
pub use rule_id::{RuleId, UnknownRule};
pub use say::{days_between, days_left, spoken_day};
pub use step::{Rest, Step, Unit};
pub use table::table;
pub use term::{BadTerm, Term};
pub use words::{Lang, Text};
