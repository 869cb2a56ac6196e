//! A pack: the rules in force in one jurisdiction over one stretch of days.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Day, LawError, Rule, RuleId, Term, Text, Who};

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
    /// The file that states it.
    #[serde(skip)]
    pub file: String,
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

    /// Where this pack contradicts itself, if it does: numbers and rules that cannot both be meant. The loader
    /// refuses such a pack.
    pub fn contradiction(&self) -> Option<Text> {
        self.representatives_contradict()
            .or_else(|| self.extension_contradicts())
            .or_else(|| self.stages_contradict())
            .or_else(|| self.rights_contradict())
    }

    fn representatives_contradict(&self) -> Option<Text> {
        let (small, most) = (self.small_group?.max, self.max_representatives);
        let en = format!("a small group may send {small} representatives, but any group at most {most}");
        (small > most)
            .then(|| Text::new(format!("小规模集体访可推选{small}名代表，多于一般上限{most}名"), en))
    }

    /// 条例第34条: the extension's rule and the pack's number are one thing.
    fn extension_contradicts(&self) -> Option<Text> {
        let days = self.days(RuleId::Ext30)?;
        let most = self.opinion_extension_max_days;
        let zh = format!("EXT30写{days}日，opinion_extension_max_days写{most}日");
        let en = format!("EXT30 says {days} days, opinion_extension_max_days says {most}");
        (days != most).then(|| Text::new(zh, en))
    }

    /// The stages of the 15 days may not take longer together than the whole.
    fn stages_contradict(&self) -> Option<Text> {
        let stages =
            [RuleId::StageNational5, RuleId::StageProvince3, RuleId::StageCity3, RuleId::StageCounty4];
        let sum: u16 = stages.iter().filter_map(|id| self.days(*id)).fold(0, u16::saturating_add);
        let whole = self.days(RuleId::Xfer)?;
        let zh = format!("各级转送分段共{sum}日，超过XFER的{whole}日");
        let en = format!("the stages take {sum} days together, XFER allows {whole}");
        (sum > whole).then(|| Text::new(zh, en))
    }

    /// 条例第35条、第36条: asking for review and re-review is the petitioner's right.
    fn rights_contradict(&self) -> Option<Text> {
        let rights = [RuleId::Fc1, RuleId::Fh1];
        let wrong =
            rights.iter().find(|id| self.rule(**id).is_some_and(|rule| rule.who != Who::Petitioner))?;
        let zh = format!("{wrong}是信访人的权利，who 只能是 petitioner");
        Some(Text::new(zh, format!("{wrong} is the petitioner's right: who = \"petitioner\"")))
    }

    /// A rule's term, where it is in calendar days.
    fn days(&self, id: RuleId) -> Option<u16> {
        match self.rule(id)?.term {
            Term::Calendar(n) => Some(n),
            Term::Working(_) | Term::Months(_) | Term::Hours(_) => None,
        }
    }
}
