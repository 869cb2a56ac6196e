//! One year of working days, as a notice gives it.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use crate::{Day, Text};

/// What is known about a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cover {
    /// The State Council's notice is loaded.
    Official,
    /// Statutory holidays only; the notice is still to come.
    Projected,
    /// No file: Monday to Friday.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Year {
    pub file: String,
    pub cover: Cover,
    pub source: Text,
    pub off: BTreeMap<Day, Text>,
    pub make_up: BTreeMap<Day, Text>,
}

pub(crate) fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
