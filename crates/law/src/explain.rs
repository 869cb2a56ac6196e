//! A clock in full sentences: the rule, the start, what was counted and what was not, and which end governs.

use jiff::civil::DateTime;

use crate::say::{days_between, full_day, full_hour};
use crate::{Basis, Clock, Cover, Day, Lang, Rest, Step, Term, Text, Unit, Way};

impl Clock {
    /// How the date came about, one sentence per line.
    pub fn explain(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.ground(lang)];
        lines.extend(self.steps.iter().map(|step| self.sentence(step, lang)));
        lines.extend(self.end(lang));
        lines
    }

    fn ground(&self, lang: Lang) -> String {
        let (id, title, article) = (self.rule, self.title.get(lang), self.article.get(lang));
        let (source, who, term) = (self.source.get(lang), self.who.spoken(lang), self.term.spoken(lang));
        match (lang, self.way) {
            (Lang::Zh, Way::After) => {
                format!("规则 {id}（{title}）：依据{article}，见{source}；{who}的期限为{term}。")
            }
            (Lang::Zh, Way::Before) => {
                format!("规则 {id}（{title}）：依据{article}，见{source}；{who}至少提前{term}。")
            }
            (Lang::En, Way::After) => {
                format!("Rule {id} ({title}): {article}, {source}; {term} ({who}).")
            }
            (Lang::En, Way::Before) => {
                format!("Rule {id} ({title}): {article}, {source}; at least {term} before ({who}).")
            }
        }
    }

    fn sentence(&self, step: &Step, lang: Lang) -> String {
        match step {
            Step::Began { on } => self.began(*on, lang),
            Step::BeganAt { at } => self.began_at(*at, lang),
            Step::NotBegun => self.not_begun(lang),
            Step::Counted { unit, to, .. } => self.counted(*unit, *to, lang),
            Step::MonthEnd { wanted, to } => self.month_end(*wanted, *to, lang),
            Step::Skipped { from, to, why } => self.skipped(*from, *to, why, lang),
            Step::MakeUp { on, festival } => make_up(*on, festival, lang),
            Step::Stopped { from, to, why } => stopped(*from, *to, why, lang),
            Step::Rolled { from, to, basis } => self.rolled(*from, *to, *basis, lang),
            Step::Leans { year, cover, may_change } => leans(*year, *cover, *may_change, lang),
        }
    }

    fn began(&self, on: Day, lang: Lang) -> String {
        let (trigger, day) = (self.trigger.get(lang), full_day(on, lang));
        let by = self.analogy(201, lang);
        lang.pick(
            format!("起点：{trigger}，{day}；当日不计入（{by}）。"),
            format!("Start: {trigger} on {day}; that day is not counted ({by})."),
        )
    }

    fn began_at(&self, at: DateTime, lang: Lang) -> String {
        let (trigger, hour) = (self.trigger.get(lang), full_hour(at, lang));
        let by = self.analogy(201, lang);
        lang.pick(
            format!("起点：{trigger}，自{hour}起按小时计算（{by}）。"),
            format!("Start: {trigger}; hours run from {hour} ({by})."),
        )
    }

    fn not_begun(&self, lang: Lang) -> String {
        let trigger = self.trigger.get(lang);
        let zh = if self.who.holds_a_right() {
            format!("起点（{trigger}）没有凭证，不能确定；在证明送达之前，期限不届满。")
        } else {
            format!("起点（{trigger}）尚未发生或者日期不明；期限没有起算，不届满。")
        };
        let en = if self.who.holds_a_right() {
            format!("There is no proof of the day when {trigger}; until there is, the term does not run out.")
        } else {
            format!("It is not known on which day {trigger}; the term has not begun and does not run out.")
        };
        lang.pick(zh, en)
    }

    fn counted(&self, unit: Unit, to: Day, lang: Lang) -> String {
        let (day, term) = (full_day(to, lang), self.term.spoken(lang));
        let dir = match self.way {
            Way::After => lang.pick("往后数", "forwards"),
            Way::Before => lang.pick("往前数", "backwards"),
        };
        let detail = match unit {
            Unit::Day => lang.pick("节假日也计入", "rest days included"),
            Unit::WorkingDay => lang.pick("只计工作日", "working days only"),
            Unit::Month => lang.pick("按月的对应日", "to the same day of the month"),
            Unit::Hour => lang.pick("按小时", "by the hour"),
        };
        lang.pick(
            format!("{dir}{term}（{detail}），至{day}。"),
            format!("Counting {term} {dir} ({detail}) leads to {day}."),
        )
    }

    fn rolled(&self, from: Day, to: Day, basis: Basis, lang: Lang) -> String {
        let (strict, rolled) = (full_day(from, lang), full_day(to, lang));
        let by = self.analogy(203, lang);
        match (self.way, basis) {
            (Way::Before, _) => lang.pick(
                format!("{strict}是休息日，往前最近的工作日是{rolled}，宜在该日前完成；期限仍按{strict}计算。"),
                format!("{strict} is a rest day and the last working day before it is {rolled}: better act by then; {strict} still governs."),
            ),
            (Way::After, Basis::Strict) => lang.pick(
                format!("{strict}是休息日，其后第一个工作日是{rolled}；这是机关的职责，仍以{strict}为准，不顺延。"),
                format!("{strict} is a rest day and the next working day is {rolled}; this is a duty, so {strict} governs and is not moved."),
            ),
            (Way::After, Basis::Rolled) => lang.pick(
                format!("{strict}是休息日，{by}，顺延至其后第一个工作日{rolled}；这是当事人的权利，以{rolled}为准，当日交邮即为按期。"),
                format!("{strict} is a rest day, so the end moves to the next working day, {rolled} ({by}); this is a right, so {rolled} governs, and posting on that day is in time."),
            ),
        }
    }

    fn month_end(&self, wanted: i8, to: Day, lang: Lang) -> String {
        let (day, by) = (full_day(to, lang), self.analogy(202, lang));
        lang.pick(
            format!("该月没有{wanted}日，以月末日{day}为到期日（{by}）。"),
            format!("That month has no day {wanted}; its last day, {day}, counts ({by})."),
        )
    }

    /// Rest days are skipped where that moves the governing date, and only named where it does not.
    fn skipped(&self, from: Day, to: Day, why: &Rest, lang: Lang) -> String {
        let (days, why) = (run(from, to, lang), why.text());
        let moves = matches!(self.term, Term::Working(_)) || self.basis == Basis::Rolled;
        match moves {
            true => lang.pick(format!("跳过{days}：{}。", why.zh), format!("Skipped {days}: {}.", why.en)),
            false => {
                lang.pick(format!("休息日：{days}，{}。", why.zh), format!("Rest days: {days}, {}.", why.en))
            }
        }
    }

    /// The petition law does not say how to count; the Civil Code, in force since 2021, lends its articles.
    fn analogy(&self, article: u16, lang: Lang) -> String {
        let code_in_force = self.start.day().is_some_and(|day| day.year() >= 2021);
        match code_in_force {
            true => lang
                .pick(format!("参照民法典第{article}条"), format!("Civil Code art. {article}, by analogy")),
            false => lang.pick("参照民法关于期间的规定", "civil law on periods, by analogy").to_owned(),
        }
    }

    fn end(&self, lang: Lang) -> Option<String> {
        let day = full_day(self.due()?, lang);
        let hour = self.due_at.filter(|at| Some(at.date()) == self.due()).map(|at| full_hour(at, lang));
        let end = hour.unwrap_or(day);
        Some(match self.way {
            Way::After => lang.pick(format!("期限至{end}。"), format!("Due: {end}.")),
            Way::Before => lang.pick(format!("最迟{end}。"), format!("At the latest: {end}.")),
        })
    }
}

fn run(from: Day, to: Day, lang: Lang) -> String {
    let (first, last) = (full_day(from, lang), full_day(to, lang));
    if from == to {
        return first;
    }
    let n = days_between(from, to) + 1;
    lang.pick(format!("{first}至{last}（共{n}日）"), format!("{first} to {last} ({n} days)"))
}

fn make_up(on: Day, festival: &Text, lang: Lang) -> String {
    let day = full_day(on, lang);
    lang.pick(
        format!("{day}为调休上班日（{}），按工作日计算。", festival.zh),
        format!("{day} is a make-up working day ({}) and counts as a working day.", festival.en),
    )
}

fn stopped(from: Day, to: Day, why: &Text, lang: Lang) -> String {
    let days = run(from, to, lang);
    lang.pick(
        format!("不计入{days}：{}（条例关于听证时间的规定）。", why.zh),
        format!("Left out {days}: {} (the time of a hearing is not counted).", why.en),
    )
}

fn leans(year: i16, cover: Cover, may_change: bool, lang: Lang) -> String {
    let known = match cover {
        Cover::Official => lang.pick("放假通知已载入", "has its holiday notice loaded"),
        Cover::Projected => lang.pick(
            "放假通知尚未载入，节假日系推算，调休未知",
            "has no holiday notice loaded yet: holidays are projected, make-up days unknown",
        ),
        Cover::Unknown => {
            lang.pick("没有载入日历，只按周一至周五计算", "has no calendar loaded: Monday to Friday only")
        }
    };
    let so = match may_change {
        true => lang.pick("载入后须重新计算", "compute again once it is loaded"),
        false => lang.pick("到期日本身不受影响", "the governing date does not depend on it"),
    };
    lang.pick(format!("注意：{year}年{known}；{so}。"), format!("Note: {year} {known}; {so}."))
}
