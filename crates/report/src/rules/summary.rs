//! The work summary: facts filled in from frozen figures, judgement left as marked prompts, and what must hold
//! before it may be frozen. It never invents and never prints an empty number.

use super::count::Value;
use super::definition::{Definitions, Made};
use super::shown::{change, shares, shown, tenths};
use std::collections::BTreeMap;

/// What the summary is written from.
pub struct Source<'a> {
    /// The office or unit, by its full name.
    pub office: String,
    /// The period in words (2026年上半年).
    pub period: String,
    /// By which day receipts belong to it, in words.
    pub basis: String,
    /// Definitions.
    pub defs: &'a Definitions,
    /// The period's figures.
    pub now: BTreeMap<String, Value>,
    /// Figures of the same months of last year, from a frozen report; none where there is none.
    pub last: Option<BTreeMap<String, Value>>,
    /// Rows behind each figure.
    pub rows: BTreeMap<String, i64>,
    /// Breakdowns with names in place of keys: id, and (name, numbers) line by line.
    pub tables: BTreeMap<String, Vec<(String, Vec<i64>)>>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A sentence of facts, with the figures it rests on.
    Fact(String, Vec<String>),
    /// What an official has to write.
    Prompt(String),
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its number in the text.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// The text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// 标题
    pub title: String,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The key of its sentence.
    pub key: &'static str,
    /// What it is about: a figure, a table, a section.
    pub about: String,
    /// Whether it holds.
    pub holds: bool,
}

const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// Writes the text.
pub fn summary(s: &Source) -> Summary {
    let titles = ["基本情况", "特点分析", "主要做法", "典型案例", "存在问题", "下一步打算"];
    let bodies = [basics(s), traits(s), doings(s), example(), problems(s), plans()];
    let sections = NUMBERS.iter().zip(titles).zip(bodies).map(|((number, title), pieces)| Section {
        number: (*number).to_owned(),
        title: title.to_owned(),
        pieces,
    });
    Summary { title: format!("{}{}工作总结", s.office, s.period), sections: sections.collect() }
}

impl Source<'_> {
    fn n(&self, id: &str) -> i64 {
        self.now.get(id).map_or(0, |v| v.rows())
    }

    /// A figure as printed; none where a share has no base.
    fn rate(&self, id: &str) -> Option<String> {
        match self.now.get(id) {
            Some(Value::Ratio(_, 0)) | None => None,
            Some(v) => self.defs.get(id).map(|f| shown(f, *v)),
        }
    }

    /// 同比, in words; empty where last year has no frozen report.
    fn against(&self, id: &str) -> String {
        let Some(last) = self.last.as_ref().and_then(|l| l.get(id)).map(|v| v.rows()) else {
            return String::new();
        };
        match (change(self.n(id), last), self.n(id) - last) {
            (None, _) => format!("（上年同期为{last}，不算百分比）"),
            (Some(_), 0) => "，与上年同期持平".to_owned(),
            (Some(p), d) if d > 0 => format!("，同比上升{p}%"),
            (Some(p), _) => format!("，同比下降{}%", p.trim_start_matches('-')),
        }
    }
}

fn fact(text: String, of: &[&str]) -> Piece {
    Piece::Fact(text, of.iter().map(|id| (*id).to_owned()).collect())
}

fn prompt(text: &str) -> Piece {
    Piece::Prompt(text.to_owned())
}

fn basics(s: &Source) -> Vec<Piece> {
    let n = |id| s.n(id);
    let mut out = vec![fact(
        format!(
            "按{}统计，{}共登记信访事项{}件次{}。其中来信来访{}件(批)：来信{}件，来访{}批{}人次；网信{}件，来电{}件，上级转送{}件。",
            s.basis,
            s.period,
            n("A.items"),
            s.against("A.items"),
            n("A.letters-visits"),
            n("A.letters"),
            n("A.visits"),
            n("A.visitors"),
            n("A.online"),
            n("A.calls"),
            n("A.handed-down")
        ),
        &[
            "A.items",
            "A.letters-visits",
            "A.letters",
            "A.visits",
            "A.visitors",
            "A.online",
            "A.calls",
            "A.handed-down",
        ],
    )];
    out.push(fact(
        format!(
            "去掉重复以后为{}件{}；重件{}件次。集体访{}批{}人次，联名信{}件。",
            n("A.matters"),
            s.against("A.matters"),
            n("A.repeats"),
            n("A.group-visits"),
            n("A.group-visitors"),
            n("A.joint-letters")
        ),
        &["A.matters", "A.repeats", "A.group-visits", "A.group-visitors", "A.joint-letters"],
    ));
    let purposes = [n("C.appeal"), n("C.accusation"), n("C.suggestion")];
    if let [a, b, c] = shares(&purposes).as_slice()
        && n("A.items") > 0
    {
        out.push(fact(
            format!(
                "申诉求决{}件次，占{}%；检举控告{}件次，占{}%；意见建议{}件次，占{}%。",
                purposes[0],
                tenths(*a, 10, 1),
                purposes[1],
                tenths(*b, 10, 1),
                purposes[2],
                tenths(*c, 10, 1)
            ),
            &["C.appeal", "C.accusation", "C.suggestion"],
        ));
    }
    out.push(handled(s));
    out.extend(reviewed(s));
    out
}

fn handled(s: &Source) -> Piece {
    let mut text = format!("截至统计日已办结{}件", s.n("E.closed"));
    if let Some(rate) = s.rate("F.closing") {
        text.push_str(&format!("，办结率{rate}（办结÷纯件数）"));
    }
    for (id, name) in [
        ("F.accepting", "及时受理率"),
        ("F.answering", "按期答复率"),
        ("F.satisfaction-unit", "对责任单位的满意率"),
    ] {
        if let Some(rate) = s.rate(id) {
            text.push_str(&format!("，{name}{rate}"));
        }
    }
    text.push('。');
    fact(text, &["E.closed", "F.closing", "F.accepting", "F.answering", "F.satisfaction-unit"])
}

fn reviewed(s: &Source) -> Option<Piece> {
    let asked = s.n("J.review-asked") + s.n("J.final-asked");
    (asked > 0).then(|| {
        fact(
            format!(
                "受理复查{}件，已作出复查意见{}件；收到复核申请{}件，已作出复核意见{}件。其中维持{}件，撤销、变更或责令重新办理{}件。",
                s.n("J.review-taken"),
                s.n("J.review-decided"),
                s.n("J.final-asked"),
                s.n("J.final-decided"),
                s.n("J.upheld"),
                s.n("J.overturned")
            ),
            &["J.review-taken", "J.review-decided", "J.final-asked", "J.final-decided", "J.upheld", "J.overturned"],
        )
    })
}

/// Three to five traits by stated rules: the field with the biggest share, the biggest change, the channel with the
/// biggest share, repeats, what is overdue.
fn traits(s: &Source) -> Vec<Piece> {
    let mut out = Vec::new();
    if let Some((name, n)) = biggest(s, "D.fields")
        && s.n("A.items") > 0
    {
        let share = tenths(n, s.n("A.items"), 100);
        out.push(fact(format!("（占比最大）{name}类{n}件次，占信访总量的{share}%。"), &["A.items"]));
    }
    if let Some((name, id, text)) = moved_most(s) {
        out.push(fact(format!("（变化最大）{name}{}{text}。", s.n(id)), &[id]));
    }
    if let Some(rate) = s.rate("F.repeats") {
        out.push(fact(
            format!("（重复来件）重件{}件次，重复信访率{rate}。", s.n("A.repeats")),
            &["A.repeats", "F.repeats"],
        ));
    }
    if let Some(rate) = s.rate("F.online") {
        out.push(fact(
            format!("（网上来件）网信{}件，占{rate}。", s.n("A.online")),
            &["A.online", "F.online"],
        ));
    }
    out.push(prompt("分析以上变化的原因。"));
    out
}

/// The line with the biggest first number.
fn biggest(s: &Source, table: &str) -> Option<(String, i64)> {
    let lines = s.tables.get(table)?;
    let named = lines.iter().filter(|(name, _)| !name.is_empty());
    named
        .filter_map(|(name, n)| n.first().map(|n| (name.clone(), *n)))
        .max_by_key(|(_, n)| *n)
        .filter(|(_, n)| *n > 0)
}

/// The count that changed most against last year's frozen report, of those with at least ten last year.
fn moved_most(s: &Source) -> Option<(&'static str, &'static str, String)> {
    let last = s.last.as_ref()?;
    let all = [
        ("来信", "A.letters"),
        ("来访", "A.visits"),
        ("网信", "A.online"),
        ("集体访", "A.group-visits"),
        ("重件", "A.repeats"),
    ];
    let moved = |(_, id): &(&str, &str)| {
        let before = last.get(*id).map_or(0, |v| v.rows());
        if before < 10 { 0 } else { (s.n(id) - before).abs() * 1000 / before }
    };
    let most = all.into_iter().max_by_key(moved)?;
    (moved(&most) > 0).then(|| (most.0, most.1, s.against(most.1)))
}

fn doings(s: &Source) -> Vec<Piece> {
    let mut out = vec![prompt("压实责任：")];
    let line = format!(
        "依法办理：期内事项中按期受理告知{}件，按期答复{}件，异议退回{}件。",
        s.n("E.accepted-in-time"),
        s.n("E.answered-in-time"),
        s.n("E.returned")
    );
    out.push(fact(line, &["E.accepted-in-time", "E.answered-in-time", "E.returned"]));
    out.extend(["领导接访：", "排查化解：", "督查督办：", "宣传引导："].map(prompt));
    out
}

fn example() -> Vec<Piece> {
    vec![prompt("选一至两个已办结的事项，隐去姓名、单位和住址后写在这里。")]
}

fn problems(s: &Source) -> Vec<Piece> {
    let late = format!(
        "超期未受理告知{}件，超期告知{}件；超期未答复{}件，超期答复{}件。",
        s.n("E.accepted-missed"),
        s.n("E.accepted-late"),
        s.n("E.answered-missed"),
        s.n("E.answered-late")
    );
    vec![
        fact(late, &["E.accepted-missed", "E.accepted-late", "E.answered-missed", "E.answered-late"]),
        prompt("说明原因，点到单位和环节，不评价信访人。"),
    ]
}

fn plans() -> Vec<Piece> {
    vec![prompt("围绕及时受理、按期答复、实质化解提出措施和目标，不以信访数量为目标。")]
}

/// What must hold before the summary may be frozen; each names what it is about.
pub fn checks(s: &Source, text: &Summary) -> Vec<Check> {
    let mut out = Vec::new();
    let mut check = |key, about: &str, holds| out.push(Check { key, about: about.to_owned(), holds });
    for (whole, parts) in WHOLES {
        check("check-parts", whole, s.n(whole) == parts.iter().map(|p| s.n(p)).sum::<i64>());
    }
    for (table, place, whole) in
        [("A.channels", 0, "A.items"), ("D.fields", 0, "A.items"), ("E.units", 0, "A.matters")]
    {
        let lines = s.tables.get(table).map_or(&[][..], Vec::as_slice);
        let sum: i64 = lines.iter().filter_map(|(_, n)| n.get(place)).sum();
        check("check-table", table, sum == s.n(whole));
    }
    for f in s.defs.all() {
        match &f.made {
            Made::Ratio { whole, .. } => check("check-base", &f.id, s.now.contains_key(whole)),
            Made::Count { sum: None, .. } | Made::Sum(_) => {
                check("check-cases", &f.id, s.rows.get(&f.id).copied() == s.now.get(&f.id).map(|v| v.rows()));
            }
            Made::Count { .. } => {}
        }
        check("check-empty", &f.id, s.now.contains_key(&f.id));
    }
    let purposes = shares(&[s.n("C.appeal"), s.n("C.accusation"), s.n("C.suggestion")]);
    check("check-shares", "C", s.n("A.items") == 0 || purposes.iter().sum::<i64>() == 1000);
    let numbered = text.sections.iter().zip(NUMBERS).all(|(s, n)| s.number == n);
    check("check-numbers", "", numbered && text.sections.len() == NUMBERS.len());
    for section in &text.sections {
        let named = section.pieces.iter().any(|p| match p {
            Piece::Fact(t, _) | Piece::Prompt(t) => long_number(t),
        });
        check("check-persons", &section.title, !named);
    }
    out
}

/// Figures that are made of others.
const WHOLES: &[(&str, &[&str])] = &[
    ("A.items", &["A.letters", "A.visits", "A.online", "A.calls", "A.handed-down"]),
    ("A.items", &["A.first", "A.repeats"]),
    ("A.items", &["C.appeal", "C.accusation", "C.suggestion"]),
    ("A.items", &["B.own", "B.national", "B.province", "B.city"]),
    ("A.matters", &["E.closed", "E.open"]),
    ("A.letters-visits", &["A.letters", "A.visits"]),
];

/// A row of eleven digits or more: a phone or an identity number.
fn long_number(text: &str) -> bool {
    let mut row = 0;
    text.chars().any(|c| {
        row = if c.is_ascii_digit() { row + 1 } else { 0 };
        row >= 11
    })
}
