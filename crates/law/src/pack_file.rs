//! The shape of a pack file, and what is checked before it is believed.

use std::collections::BTreeMap;

use serde::Deserialize;

use toml::Spanned;

use crate::error::{Flaw, read_toml};
use crate::term::BadTerm;
use crate::{Basis, Confidence, Day, LawError, Pack, Rule, RuleId, SmallGroup, Term, Text, Way, Who};

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
    id: Spanned<String>,
    term: Spanned<String>,
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
    /// Brought in by the office: it takes the place of a built-in sheet, and cuts the open end of the one before.
    pub office: bool,
}

pub(crate) fn read(file: &str, text: &str) -> Result<Sheet, LawError> {
    let raw: Raw = read_toml(file, text)?;
    check_head(&raw).map_err(|flaw| flaw.in_file(file, text))?;
    let rules = read_rules(&raw).map_err(|flaw| flaw.in_file(file, text))?;
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
        office: false,
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

fn check_head(raw: &Raw) -> Result<(), Flaw> {
    if raw.jurisdiction.trim().is_empty() || raw.jurisdiction.contains('@') {
        return Err(Flaw::of("适用地区要有名称，且不含“@”", "the jurisdiction needs a name, without “@”"));
    }
    if raw.title.is_blank() || raw.source.is_blank() {
        return Err(Flaw::of("名称和来源要写明两种语言", "title and source are needed in both languages"));
    }
    if raw.base.is_none() && !numbers(raw).are_stated() {
        let names = "max_representatives, opinion_extension_max_days, group_visit_from, min_investigators";
        return Err(Flaw::of(
            format!("没有基础规则包的，要写全各项数字（{names}）"),
            format!("a pack without a base states all its numbers ({names})"),
        ));
    }
    if raw.max_representatives == Some(0) || raw.small_group.is_some_and(|g| g.max == 0) {
        return Err(Flaw::of(
            "集体访总可以推选代表，人数不能为零",
            "a group may always send a representative",
        ));
    }
    match raw.until {
        Some(until) if until < raw.from => Err(Flaw::of(
            format!("{until}失效，早于{}生效", raw.from),
            format!("it ends on {until}, before it begins on {}", raw.from),
        )),
        _ => Ok(()),
    }
}

fn read_rules(raw: &Raw) -> Result<BTreeMap<RuleId, DatedRule>, Flaw> {
    let mut rules = BTreeMap::new();
    for row in &raw.rule {
        let dated = read_rule(raw, row).map_err(|flaw| flaw.at(row.id.span()))?;
        let id = dated.rule.id;
        if rules.insert(id, dated).is_some() {
            let flaw = Flaw::of(format!("规则{id}写了两次"), format!("rule {id} is given twice"));
            return Err(flaw.at(row.id.span()));
        }
    }
    Ok(rules)
}

fn read_rule(raw: &Raw, row: &RawRule) -> Result<DatedRule, Flaw> {
    let code = row.id.get_ref();
    let unknown = |_| Flaw::of(format!("没有规则“{code}”"), format!("there is no rule “{code}”"));
    let id: RuleId = row.id.get_ref().parse().map_err(unknown)?;
    let about = |flaw: Flaw| flaw.about(&format!("规则{id}"), &format!("rule {id}"));
    let term: Term = row.term.get_ref().parse().map_err(|e: BadTerm| {
        let zh = format!("“{}”不是期限，请写成“15 days”“5 working days”“2 months”或“24 hours”", e.0);
        about(Flaw::of(zh, e.to_string()).at(row.term.span()))
    })?;
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
    check_rule(&rule, raw.jurisdiction == NATIONAL).map_err(|(zh, en)| about(Flaw::of(zh, en)))?;
    let from = row.from.unwrap_or(raw.from);
    if from < raw.from || raw.until.is_some_and(|until| from > until) {
        let (zh, en) =
            (format!("{from}不在规则包的有效期内"), format!("{from} is outside the days of its pack"));
        return Err(about(Flaw::of(zh, en)));
    }
    Ok(DatedRule { from, rule })
}

fn check_rule(rule: &Rule, national: bool) -> Result<(), (&'static str, &'static str)> {
    if rule.term.number() == 0 {
        return Err(("期限不能为零", "a term of zero is no term"));
    }
    if national && rule.stops && rule.id != RuleId::Fh2 {
        return Err((
            "全国规则中只有FH2可以扣除听证时间（条例第36条第2款）",
            "nationally only FH2 has stops (条例第36条第2款)",
        ));
    }
    if rule.who.holds_a_right() && rule.basis != Basis::Rolled {
        return Err((
            "权利的期限按顺延后的日期计算：basis = \"rolled\"",
            "a right is judged by the rolled date: basis = \"rolled\"",
        ));
    }
    if rule.way == Way::Before && (rule.basis != Basis::Strict || rule.stops) {
        return Err(("倒数的期限按严格日期计算，不扣除", "a count backwards is strict and has no stops"));
    }
    let texts = [&rule.article, &rule.source, &rule.title, &rule.trigger];
    if texts.iter().any(|t| t.is_blank()) || rule.note.as_ref().is_some_and(Text::is_blank) {
        return Err(("各项文字要写明两种语言", "every text is needed in both languages"));
    }
    Ok(())
}
