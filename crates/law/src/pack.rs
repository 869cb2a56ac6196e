//! A pack: the rules in force in one jurisdiction over one stretch of days.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Day, LawError, Rule, RuleId, Text};

/// A pack's name: the jurisdiction and the first day, as in “national@2022-05-01”.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackId(pub String);

impl PackId {
    /// The name of the pack that begins on `from` in `jurisdiction`.
    pub fn new(jurisdiction: &str, from: Day) -> PackId {
        PackId(format!("{jurisdiction}@{from}"))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PackId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl From<&str> for PackId {
    fn from(name: &str) -> PackId {
        PackId(name.to_owned())
    }
}

/// A lower limit of representatives for small groups (as 浙江2016第15条: up to 10 people, 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallGroup {
    /// The largest group it applies to.
    pub up_to: u32,
    /// The representatives such a group may send.
    pub max: u8,
}

/// The rules in force in one jurisdiction from one day on, local rules laid over the national ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// The pack's name.
    pub id: PackId,
    /// Whose rules these are.
    pub jurisdiction: String,
    /// What people call them.
    pub title: Text,
    /// The first day in force.
    pub from: Day,
    /// The last day in force, if it is over or its end is known.
    pub until: Option<Day>,
    /// The pack it was laid over, for local packs.
    pub base: Option<PackId>,
    /// Representatives a joint visit may send at most (条例第20条第3款: 5).
    pub max_representatives: u8,
    /// A lower number for small groups, where a province sets one.
    pub small_group: Option<SmallGroup>,
    /// The days by which handling may be extended at most (条例第34条: 30).
    pub opinion_extension_max_days: u16,
    /// From how many people on a visit is a group visit (集体访; statistics practice: 5).
    pub group_visit_from: u16,
    /// How many people must investigate together (at least 2, practice).
    pub min_investigators: u8,
    pub(crate) rules: BTreeMap<RuleId, Rule>,
}

impl Pack {
    /// The rule, if this pack has it.
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(&id)
    }

    /// The rule, or [`LawError::Absent`] naming pack and rule.
    pub fn need(&self, id: RuleId) -> Result<&Rule, LawError> {
        self.rule(id).ok_or_else(|| LawError::Absent { pack: self.id.clone(), rule: id })
    }

    /// All rules, in the order of the law.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.values()
    }

    /// True on the days this pack is in force.
    pub fn in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|end| day <= end)
    }

    /// How many representatives a group of so many people may send (条例第20条第3款).
    pub fn representatives(&self, people: u32) -> u8 {
        match self.small_group {
            Some(small) if people <= small.up_to => small.max,
            _ => self.max_representatives,
        }
    }
}
