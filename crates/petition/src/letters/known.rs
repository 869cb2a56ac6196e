//! What is known when a letter is begun.

use crate::rules::{LawAt, Matter, Running};
use crate::store::{ItemRow, LetterRow, Loaded};
use law::{Day, RuleId, Term};
use paper::letters::Kind;
use people::{Officer, Units};

/// Everything that fields are filled from.
pub(crate) struct Known<'a> {
    /// The matter.
    pub loaded: &'a Loaded,
    /// Its papers, oldest first.
    pub items: &'a [ItemRow],
    /// Letters issued so far, oldest first.
    pub issued: &'a [LetterRow],
    /// The tree of units.
    pub units: &'a Units,
    /// The law that governs it.
    pub law: &'a LawAt<'a>,
    /// Its clocks.
    pub clocks: &'a [Running],
    /// A word of the locale files, in Chinese: letters are written in it.
    pub word: &'a dyn Fn(&str) -> String,
    /// Whoever drafts.
    pub officer: &'a Officer,
    /// Today.
    pub today: Day,
}

/// The day by which templates are chosen: that of acceptance, and before it, today.
pub(crate) fn governing_day(m: &Matter, today: Day) -> Day {
    m.stage.handling().map_or(today, |h| h.accepted_on)
}

impl Known<'_> {
    /// The matter.
    pub(super) fn matter(&self) -> &Matter {
        &self.loaded.matter
    }

    /// The full name of a unit as it is called now, or as it was called then.
    pub(super) fn unit(&self, u: &crate::rules::UnitRef) -> String {
        self.units.get(u.id).map_or_else(|| u.name.clone(), |unit| unit.name.clone())
    }

    /// The days of a rule; none where it counts otherwise.
    pub(super) fn days(&self, rule: RuleId) -> Option<i64> {
        match self.law.pack.rule(rule)?.term {
            Term::Calendar(n) | Term::Working(n) => Some(i64::from(n)),
            Term::Months(_) | Term::Hours(_) => None,
        }
    }

    /// The number of the latest letter of one of these kinds.
    pub(super) fn number_of(&self, kinds: &[Kind]) -> Option<String> {
        let mut all = self.issued.iter().rev().filter(|l| l.copy_of.is_none());
        all.find(|l| kinds.iter().any(|k| k.word() == l.kind)).map(|l| l.number.clone())
    }

    /// The clock that limits the handling: as it was first, and as it is after an extension.
    pub(super) fn limits(&self) -> Vec<&Running> {
        const LIMITS: [RuleId; 5] =
            [RuleId::H60, RuleId::SimpleOpin10, RuleId::Duty2m, RuleId::Sugg60, RuleId::Cpl90];
        self.clocks.iter().filter(|r| LIMITS.contains(&r.clock.rule)).collect()
    }
}
