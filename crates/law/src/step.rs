//! The steps by which a date came about, kept as data so that they can be stored as they were shown.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::{Basis, Cover, Day, Text};

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Plain days.
    Day,
    /// Working days.
    WorkingDay,
    /// Months.
    Month,
    /// Hours.
    Hour,
}

/// Why a day was skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "name", rename_all = "lowercase")]
pub enum Rest {
    /// Saturday or Sunday.
    Weekend,
    /// A day off by the notice, with its festival.
    Holiday(Text),
}

impl Rest {
    /// The reason in words: 周末, 国庆节.
    pub fn text(&self) -> Text {
        match self {
            Rest::Weekend => Text::new("周末", "weekend"),
            Rest::Holiday(name) => name.clone(),
        }
    }
}

/// One step of a count; runs of days with the same reason are one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The start day, which is not counted (民法典第201条第1款).
    Began {
        /// The start day.
        on: Day,
    },
    /// The hour from which hours are counted (民法典第201条第2款).
    BeganAt {
        /// The hour.
        at: DateTime,
    },
    /// The start fact is not known: the term does not run out.
    NotBegun,
    /// The count itself.
    Counted {
        /// How many.
        n: u16,
        /// Of what.
        unit: Unit,
        /// Where the count came out.
        to: Day,
    },
    /// The month has no such day: its last day counts (民法典第202条, by analogy).
    MonthEnd {
        /// The day of the month that does not exist.
        wanted: i8,
        /// The last day of that month.
        to: Day,
    },
    /// Rest days passed over while counting working days or looking for one.
    Skipped {
        /// The earliest day of the run.
        from: Day,
        /// The latest day of the run.
        to: Day,
        /// Why.
        why: Rest,
    },
    /// A Saturday or Sunday that was worked and so counts as a working day.
    MakeUp {
        /// The day.
        on: Day,
        /// The festival it makes up for.
        festival: Text,
    },
    /// Days left out of the count (条例第36条第2款: hearing).
    Stopped {
        /// The first day left out.
        from: Day,
        /// The last day left out.
        to: Day,
        /// Why.
        why: Text,
    },
    /// The end falls on a rest day; both ends are known, one governs (民法典第203条, by analogy).
    Rolled {
        /// The strict end.
        from: Day,
        /// The working day it rolls to.
        to: Day,
        /// Which of the two governs.
        basis: Basis,
    },
    /// The count looked at days of a year whose notice is not loaded.
    Leans {
        /// The year.
        year: i16,
        /// What is known about it.
        cover: Cover,
        /// Whether the governing date itself may change.
        may_change: bool,
    },
}
