//! The tree of units, kept in memory and looked at again whenever another node changed it.

use crate::rules::UnitKind;
use platform::Id;
use std::collections::{HashMap, HashSet};

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: Id,
    /// The unit above it.
    pub parent: Option<Id>,
    /// What kind it is.
    pub kind: UnitKind,
    /// Full name in Chinese.
    pub name: String,
    /// Full name in English.
    pub name_en: String,
    /// Short name in Chinese.
    pub short: String,
    /// Short name in English.
    pub short_en: String,
    /// 机关代字, the word in the numbers of its letters.
    pub word: String,
    /// Words that speak for this unit when a matter is dispatched.
    pub keywords: Vec<String>,
    /// Content classes it usually answers for.
    pub remit: Vec<String>,
    /// Whether it still exists.
    pub active: bool,
    /// For the check that nobody was faster.
    pub version: i64,
}

impl Unit {
    /// Its short name in a language.
    pub fn called(&self, zh: bool) -> &str {
        if zh || self.short_en.is_empty() { &self.short } else { &self.short_en }
    }

    /// Its full name in a language.
    pub fn full(&self, zh: bool) -> &str {
        if zh || self.name_en.is_empty() { &self.name } else { &self.name_en }
    }
}

/// All units of the county.
#[derive(Clone, Debug, Default)]
pub struct Units {
    by_id: HashMap<Id, Unit>,
    order: Vec<Id>,
    registering: HashSet<Id>,
}

impl Units {
    /// From rows in the order in which they are listed.
    pub fn new(units: Vec<Unit>) -> Self {
        let order = units.iter().map(|u| u.id).collect();
        let by_id = units.into_iter().map(|u| (u.id, u)).collect();
        Self { by_id, order, registering: HashSet::new() }
    }

    /// The same, with the units in which somebody registers.
    #[must_use]
    pub fn registering(mut self, units: Vec<Id>) -> Self {
        self.registering = units.into_iter().collect();
        self
    }

    /// Whether somebody in a unit registers.
    pub fn registers(&self, unit: Id) -> bool {
        self.registering.contains(&unit)
    }

    /// One unit.
    pub fn get(&self, id: Id) -> Option<&Unit> {
        self.by_id.get(&id)
    }

    /// A unit's short name, or a dash for one that is not known.
    pub fn called(&self, id: Id, zh: bool) -> String {
        self.get(id).map_or("—".to_owned(), |u| u.called(zh).to_owned())
    }

    /// All, in order.
    pub fn all(&self) -> impl Iterator<Item = &Unit> {
        self.order.iter().filter_map(|id| self.by_id.get(id))
    }

    /// Units that can be made responsible: everything but the county itself and offices above it.
    pub fn responsible(&self) -> impl Iterator<Item = &Unit> {
        self.all().filter(|u| u.active && !matches!(u.kind, UnitKind::County | UnitKind::Higher))
    }

    /// The unit and everything under it.
    pub fn under(&self, id: Id) -> Vec<Id> {
        let mut out = vec![id];
        let mut next = 0;
        while let Some(parent) = out.get(next).copied() {
            out.extend(
                self.all()
                    .filter(|u| u.parent == Some(parent) && !out.contains(&u.id))
                    .map(|u| u.id)
                    .collect::<Vec<_>>(),
            );
            next += 1;
        }
        out
    }

    /// The units above it, nearest first.
    pub fn above(&self, id: Id) -> Vec<Id> {
        let mut out: Vec<Id> = Vec::new();
        let mut at = self.get(id).and_then(|u| u.parent);
        while let Some(parent) = at.filter(|p| !out.contains(p)) {
            out.push(parent);
            at = self.get(parent).and_then(|u| u.parent);
        }
        out
    }

    /// How deep a unit stands in the tree, 0 for the top.
    pub fn depth(&self, id: Id) -> usize {
        let mut depth = 0;
        let mut at = self.get(id).and_then(|u| u.parent);
        while let Some(parent) = at {
            depth += 1;
            at = self.get(parent).and_then(|u| u.parent);
            if depth > 20 {
                break;
            }
        }
        depth
    }

    /// The county's petition office: where the public's own door leads.
    pub fn petition_office(&self) -> Option<&Unit> {
        self.all().find(|u| u.active && u.kind == UnitKind::PetitionOffice)
    }

    /// The unit whose full or short name this is, however it is spaced.
    pub fn named(&self, name: &str) -> Option<&Unit> {
        let plain = |s: &str| s.split_whitespace().collect::<String>();
        let wanted = plain(name);
        self.all().find(|u| plain(&u.name) == wanted || plain(&u.short) == wanted)
    }
}
