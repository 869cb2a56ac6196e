//! The shape of a pack file, and what is checked before it is believed.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    Basis, Confidence, Day, LawError, Pack, Rule, RuleId, SmallGroup, Term, Text, UnknownRule, Way, Who,
};

/// The jurisdiction whose packs stand on their own and may not bend the national rules.
pub(crate) const NATIONAL: &str = "national";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    jurisdiction: String,
    base: Option<String>,
    title: Text,
    source: Text,
    from: Day,
    until: Option<Day>,
    max_representatives: Option<u8>,
    small_group: Option<SmallGroup>,
    opinion_extension_max_days: Option<u16>,
    group_visit_from: Option<u16>,
    min_investigators: Option<u8>,
    #[serde(default)]
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: String,
    term: String,
    who: Who,
    basis: Basis,
    #[serde(default)]
    way: Way,
    article: Text,
    source: Option<Text>,
    confidence: Confidence,
    title: Text,
    trigger: Text,
    #[serde(default)]
    stops: bool,
    note: Option<Text>,
    from: Option<Day>,
}

/// A rule and the day it joins its pack.
#[derive(Debug, Clone)]
pub(crate) struct DatedRule {
    pub from: Day,
    pub rule: Rule,
}

/// The numbers of a pack that are no terms; a local file may leave any of them to its base.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Numbers {
    pub max_representatives: Option<u8>,
    pub small_group: Option<SmallGroup>,
    pub opinion_extension_max_days: Option<u16>,
    pub group_visit_from: Option<u16>,
    pub min_investigators: Option<u8>,
}

impl Numbers {
    pub(crate) fn of(pack: &Pack) -> Numbers {
        Numbers {
            max_representatives: Some(pack.max_representatives),
            small_group: pack.small_group,
            opinion_extension_max_days: Some(pack.opinion_extension_max_days),
            group_visit_from: Some(pack.group_visit_from),
            min_investigators: Some(pack.min_investigators),
        }
    }

    /// Takes from the base what is not stated here.
    pub(crate) fn or(self, base: Option<Numbers>) -> Numbers {
        let base = base.unwrap_or_default();
        Numbers {
            max_representatives: self.max_representatives.or(base.max_representatives),
            small_group: self.small_group.or(base.small_group),
            opinion_extension_max_days: self.opinion_extension_max_days.or(base.opinion_extension_max_days),
            group_visit_from: self.group_visit_from.or(base.group_visit_from),
            min_investigators: self.min_investigators.or(base.min_investigators),
        }
    }

    fn are_stated(self) -> bool {
        self.max_representatives.is_some()
            && self.opinion_extension_max_days.is_some()
            && self.group_visit_from.is_some()
            && self.min_investigators.is_some()
    }
}

/// A pack as its file states it, before it is laid over its base.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub file: String,
    pub jurisdiction: String,
    pub base: Option<String>,
    pub title: Text,
    pub from: Day,
    pub until: Option<Day>,
    pub numbers: Numbers,
    pub rules: BTreeMap<RuleId, DatedRule>,
}

pub(crate) fn read(file: &str, text: &str) -> Result<Sheet, LawError> {
    let raw: Raw = toml::from_str(text).map_err(|e| LawError::broken(file, e))?;
    check_head(&raw).map_err(|what| LawError::broken(file, what))?;
    let rules = read_rules(&raw).map_err(|what| LawError::broken(file, what))?;
    let numbers = numbers(&raw);
    Ok(Sheet {
        file: file.to_owned(),
        jurisdiction: raw.jurisdiction,
        base: raw.base,
        title: raw.title,
        from: raw.from,
        until: raw.until,
        numbers,
        rules,
    })
}

fn numbers(raw: &Raw) -> Numbers {
    Numbers {
        max_representatives: raw.max_representatives,
        small_group: raw.small_group,
        opinion_extension_max_days: raw.opinion_extension_max_days,
        group_visit_from: raw.group_visit_from,
        min_investigators: raw.min_investigators,
    }
}

fn check_head(raw: &Raw) -> Result<(), String> {
    if raw.jurisdiction.trim().is_empty() || raw.jurisdiction.contains('@') {
        return Err("the jurisdiction needs a name, without “@”".to_owned());
    }
    if raw.title.is_blank() || raw.source.is_blank() {
        return Err("title and source are needed in both languages".to_owned());
    }
    if raw.base.is_none() && !numbers(raw).are_stated() {
        return Err("a pack without a base states all its numbers (max_representatives, \
                    opinion_extension_max_days, group_visit_from, min_investigators)"
            .to_owned());
    }
    if raw.max_representatives == Some(0) || raw.small_group.is_some_and(|g| g.max == 0) {
        return Err("a group may always send a representative".to_owned());
    }
    match raw.until {
        Some(until) if until < raw.from => {
            Err(format!("it ends on {until}, before it begins on {}", raw.from))
        }
        _ => Ok(()),
    }
}

fn read_rules(raw: &Raw) -> Result<BTreeMap<RuleId, DatedRule>, String> {
    let mut rules = BTreeMap::new();
    for row in &raw.rule {
        let dated = read_rule(raw, row)?;
        let id = dated.rule.id;
        if rules.insert(id, dated).is_some() {
            return Err(format!("rule {id} is given twice"));
        }
    }
    Ok(rules)
}

fn read_rule(raw: &Raw, row: &RawRule) -> Result<DatedRule, String> {
    let id: RuleId = row.id.parse().map_err(|e: UnknownRule| e.to_string())?;
    let term: Term = row.term.parse().map_err(|e| format!("rule {id}: {e}"))?;
    let rule = Rule {
        id,
        term,
        who: row.who,
        basis: row.basis,
        way: row.way,
        article: row.article.clone(),
        source: row.source.clone().unwrap_or_else(|| raw.source.clone()),
        confidence: row.confidence,
        title: row.title.clone(),
        trigger: row.trigger.clone(),
        stops: row.stops,
        note: row.note.clone(),
    };
    check_rule(&rule, raw.jurisdiction == NATIONAL).map_err(|what| format!("rule {id}: {what}"))?;
    let from = row.from.unwrap_or(raw.from);
    if from < raw.from || raw.until.is_some_and(|until| from > until) {
        return Err(format!("rule {id}: {from} is outside the days of its pack"));
    }
    Ok(DatedRule { from, rule })
}

fn check_rule(rule: &Rule, national: bool) -> Result<(), &'static str> {
    if rule.term.number() == 0 {
        return Err("a term of zero is no term");
    }
    if national && rule.stops && rule.id != RuleId::Fh2 {
        return Err("nationally only FH2 has stops (条例第36条第2款)");
    }
    if rule.who.holds_a_right() && rule.basis != Basis::Rolled {
        return Err("a right is judged by the rolled date: basis = \"rolled\"");
    }
    if rule.way == Way::Before && (rule.basis != Basis::Strict || rule.stops) {
        return Err("a count backwards is strict and has no stops");
    }
    let texts = [&rule.article, &rule.source, &rule.title, &rule.trigger];
    if texts.iter().any(|t| t.is_blank()) || rule.note.as_ref().is_some_and(Text::is_blank) {
        return Err("every text is needed in both languages");
    }
    Ok(())
}
