//! What to look at before an opinion is signed. It warns and never blocks: a person decides, with a reason.

use law::Text;

/// A demand and its answer.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// Its number within the matter.
    pub number: u32,
    /// What is asked for.
    pub demand: &'a str,
    /// The answer, if there is one.
    pub answer: &'a str,
}

/// An opinion, as far as the checklist reads it.
#[derive(Debug, Clone, Copy)]
pub struct Opinion<'a> {
    /// The demands with their answers.
    pub answers: &'a [Answered<'a>],
    /// The petitioner's own words.
    pub words: &'a str,
    /// Facts found.
    pub findings: &'a str,
    /// The basis in law or policy.
    pub basis: &'a str,
    /// The remedy paragraph.
    pub remedy: &'a str,
    /// The organ that the remedy must name.
    pub remedy_organ: &'a str,
}

/// Something to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A demand without an answer.
    Unanswered(u32),
    /// An answer of a few characters.
    Curt(u32),
    /// Two demands with the same answer.
    SameAnswer(u32, u32),
    /// No basis at all.
    NoBasis,
    /// A basis without 《…》第…条.
    NoArticle,
    /// No remedy, or one that does not name the organ.
    NoRemedy,
    /// The remedy points to a court or to administrative reconsideration.
    Court,
    /// Shorter than the matter deserves.
    Short {
        /// Characters of findings and answers.
        has: usize,
        /// About as many as this would be in proportion.
        wants: usize,
    },
    /// Something that looks like personal data.
    Personal(String),
}

const CURT: usize = 12;

/// Goes through the list. `persons` finds names and the like of third persons in a text.
pub fn checklist(opinion: &Opinion<'_>, persons: &dyn Fn(&str) -> Vec<String>) -> Vec<Finding> {
    let mut out = answers(opinion.answers);
    out.extend(basis(opinion.basis));
    out.extend(remedy(opinion));
    out.extend(length(opinion));
    let texts = [opinion.findings, opinion.basis].into_iter().chain(opinion.answers.iter().map(|a| a.answer));
    let mut personal: Vec<String> = texts.flat_map(|t| numbers(t).into_iter().chain(persons(t))).collect();
    personal.sort();
    personal.dedup();
    out.extend(personal.into_iter().map(Finding::Personal));
    out
}

fn answers(all: &[Answered<'_>]) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, one) in all.iter().enumerate() {
        let answer = one.answer.trim();
        match answer.chars().count() {
            0 => out.push(Finding::Unanswered(one.number)),
            n if n < CURT => out.push(Finding::Curt(one.number)),
            _ => {
                let earlier = all.iter().take(i).find(|e| e.answer.trim() == answer);
                out.extend(earlier.map(|e| Finding::SameAnswer(e.number, one.number)));
            }
        }
    }
    out
}

fn basis(text: &str) -> Option<Finding> {
    match text.trim() {
        "" => Some(Finding::NoBasis),
        text if !cites(text) => Some(Finding::NoArticle),
        _ => None,
    }
}

/// 《…》 followed by 第…条.
fn cites(text: &str) -> bool {
    text.split('《').skip(1).any(|rest| {
        rest.split_once('》').is_some_and(|(name, after)| {
            let article = after.split_once('第').and_then(|(_, rest)| rest.split_once('条'));
            let is_number = |n: &str| {
                !n.is_empty()
                    && n.chars()
                        .all(|c| "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千".contains(c))
            };
            !name.trim().is_empty() && article.is_some_and(|(n, _)| is_number(n.trim()))
        })
    })
}

fn remedy(opinion: &Opinion<'_>) -> Option<Finding> {
    let text = opinion.remedy.trim();
    let court = ["行政复议", "行政诉讼", "提起诉讼", "人民法院", "起诉"].iter().any(|w| text.contains(w));
    match text {
        "" => Some(Finding::NoRemedy),
        _ if court => Some(Finding::Court),
        _ if !text.contains(opinion.remedy_organ.trim()) => Some(Finding::NoRemedy),
        _ => None,
    }
}

/// A third of what was written to us, and no less than 80 characters; nobody is asked for more than 1,200.
fn length(opinion: &Opinion<'_>) -> Option<Finding> {
    let count = |t: &str| t.chars().filter(|c| !c.is_whitespace()).count();
    let has = count(opinion.findings) + opinion.answers.iter().map(|a| count(a.answer)).sum::<usize>();
    let wants = (count(opinion.words) / 3).clamp(80, 1200);
    (has < wants).then_some(Finding::Short { has, wants })
}

/// Numbers that look like those of phones, identity cards and bank accounts.
fn numbers(text: &str) -> Vec<String> {
    let digits = text.split(|c: char| !(c.is_ascii_digit() || c == 'X' || c == 'x'));
    let personal = |n: &&str| match n.len() {
        11 => n.starts_with('1'),
        15..=19 => true,
        _ => false,
    };
    digits.filter(personal).map(str::to_owned).collect()
}

impl Finding {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Finding::Unanswered(_) => "opinion-unanswered",
            Finding::Curt(_) => "opinion-curt",
            Finding::SameAnswer(..) => "opinion-same-answer",
            Finding::NoBasis => "opinion-no-basis",
            Finding::NoArticle => "opinion-no-article",
            Finding::NoRemedy => "opinion-no-remedy",
            Finding::Court => "opinion-court",
            Finding::Short { .. } => "opinion-short",
            Finding::Personal(_) => "opinion-personal",
        }
    }

    /// What to look at, in both languages.
    pub fn told(&self) -> Text {
        let fixed = |zh: &str, en: &str| Text::new(zh, en);
        match self {
            Finding::Unanswered(n) => {
                Text::new(format!("第{n}项诉求没有答复"), format!("demand {n} has no answer"))
            }
            Finding::Curt(n) => Text::new(
                format!("第{n}项诉求的答复过于简单"),
                format!("the answer to demand {n} is very short"),
            ),
            Finding::SameAnswer(a, b) => Text::new(
                format!("第{a}项和第{b}项诉求的答复完全相同"),
                format!("demands {a} and {b} have the very same answer"),
            ),
            Finding::NoBasis => fixed("没有写明依据", "no basis is given"),
            Finding::NoArticle => fixed("依据没有写明《……》第几条", "the basis names no article"),
            Finding::NoRemedy => {
                fixed("没有告知救济途径或者没有写明机关", "the remedy or its organ is not named")
            }
            Finding::Court => fixed(
                "信访意见的救济途径只能是复查、复核",
                "the remedy of a petition opinion is review or re-review alone",
            ),
            Finding::Short { has, wants } => Text::new(
                format!("事实和答复共{has}字，与来信的篇幅相比偏短（约{wants}字为宜）"),
                format!("{has} characters of facts and answers; about {wants} would be in proportion"),
            ),
            Finding::Personal(what) => Text::new(
                format!("疑似他人的个人信息：{what}"),
                format!("this may be somebody's personal data: {what}"),
            ),
        }
    }
}
