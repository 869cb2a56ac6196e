//! What can be wrong with the law: a broken file, or a question it has no answer to.

use crate::{Day, PackId, RuleId};

/// Why the law could not be loaded, or could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// A pack or calendar file is wrong; it names the file and what to mend.
    #[error("{file}: {what}")]
    Broken {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// No pack was ever loaded for this jurisdiction.
    #[error("no law is loaded for jurisdiction “{0}”")]
    UnknownJurisdiction(String),
    /// The jurisdiction is known, but nothing was in force on that day.
    #[error("no pack of jurisdiction “{jurisdiction}” is in force on {day}")]
    NothingInForce {
        /// The jurisdiction asked about.
        jurisdiction: String,
        /// The day asked about.
        day: Day,
    },
    /// The pack in force has no such rule (for instance OBJ5 under the 2005 regulation).
    #[error("{pack} has no rule {rule}")]
    Absent {
        /// The pack asked.
        pack: PackId,
        /// The rule it does not have.
        rule: RuleId,
    },
}

impl LawError {
    pub(crate) fn broken(file: &str, what: impl std::fmt::Display) -> LawError {
        LawError::Broken { file: file.to_owned(), what: what.to_string() }
    }
}
