//! How long: a number and what it counts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Lang;

/// The length of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Term {
    /// Plain days (日): every day counts.
    Calendar(u16),
    /// Working days (工作日): rest days are skipped, make-up days count.
    Working(u16),
    /// Months: the same day of the month, or its last day (民法典第202条, by analogy).
    Months(u16),
    /// Hours, from the hour of the event (民法典第201条第2款).
    Hours(u16),
}

/// A term that is not written as “15 days”, “5 working days”, “2 months” or “24 hours”.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a term; write “15 days”, “5 working days”, “2 months” or “24 hours”")]
pub struct BadTerm(pub String);

impl Term {
    /// The bare number.
    pub fn number(self) -> u16 {
        match self {
            Term::Calendar(n) | Term::Working(n) | Term::Months(n) | Term::Hours(n) => n,
        }
    }

    /// The term as a phrase: 5个工作日, 5 working days.
    pub fn spoken(self, lang: Lang) -> String {
        let n = self.number();
        let zh = match self {
            Term::Calendar(_) => "日",
            Term::Working(_) => "个工作日",
            Term::Months(_) => "个月",
            Term::Hours(_) => "小时",
        };
        lang.pick(format!("{n}{zh}"), self.to_string())
    }

    fn unit(self) -> &'static str {
        match self {
            Term::Calendar(_) => "day",
            Term::Working(_) => "working day",
            Term::Months(_) => "month",
            Term::Hours(_) => "hour",
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.number() == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.number(), self.unit())
    }
}

impl FromStr for Term {
    type Err = BadTerm;

    fn from_str(text: &str) -> Result<Term, BadTerm> {
        let bad = || BadTerm(text.to_owned());
        let (number, unit) = text.trim().split_once(' ').ok_or_else(bad)?;
        let n = number.parse().map_err(|_| bad())?;
        match unit.trim().trim_end_matches('s') {
            "day" => Ok(Term::Calendar(n)),
            "working day" => Ok(Term::Working(n)),
            "month" => Ok(Term::Months(n)),
            "hour" => Ok(Term::Hours(n)),
            _ => Err(bad()),
        }
    }
}

impl TryFrom<String> for Term {
    type Error = BadTerm;

    fn try_from(text: String) -> Result<Term, BadTerm> {
        text.parse()
    }
}

impl From<Term> for String {
    fn from(term: Term) -> String {
        term.to_string()
    }
}
