//! Is a reply an answer? A reply that only says that the letter arrived, or that somebody else has it now, answers
//! nothing. Each finding is a reason that an official can check before signing; the sum over simple signs says whether the
//! reply explains anything at all. Phrases and weights stand in a file that an office can read and change.

use crate::classify::{Message, count_f32};
use crate::segment::{Segmenter, grams, normalize};
use serde::Deserialize;
use std::collections::HashSet;

/// Why a reply may be no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// So few characters are left once greetings, thanks and the date are taken out.
    TooShort(usize),
    /// It says only that the letter arrived or was handed on.
    Formula,
    /// Most of it stands in a reply to another letter as well, in percent.
    CopiedFromElsewhere(u8),
    /// This demand is not touched.
    MissesDemand(String),
    /// It names no finding, rule or reason to go by.
    NoBasis,
}

/// What came of looking at a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How likely it explains nothing, 0 to 1.
    pub unexplained: f32,
    /// Whether it counts as explaining nothing.
    pub explains_nothing: bool,
    /// What to look at before signing.
    pub findings: Vec<Finding>,
}

/// A sign: phrases, and what it weighs.
#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Sign {
    name: String,
    phrases: Vec<String>,
    weight: f32,
    short: f32,
}

#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Length {
    all: f32,
    substance: f32,
    substance_share: f32,
    new: f32,
    short: f32,
    short_all: f32,
    under_60: f32,
    substance_under_25: f32,
    substance_under_40: f32,
    digits: f32,
}

/// Phrases and weights by which replies are judged.
#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Judge {
    at: f32,
    bias: f32,
    formulas: Vec<String>,
    length: Length,
    #[serde(rename = "sign")]
    signs: Vec<Sign>,
}

/// Below this many characters of substance a reply is called too short.
const SHORT: usize = 25;
/// From this share on a reply counts as copied.
const COPIED: f32 = 0.8;
/// How many demands are named at most.
const DEMANDS: usize = 3;

impl Judge {
    /// The judge that comes with the program.
    pub fn embedded() -> Result<Judge, toml::de::Error> {
        Judge::parse(include_str!("../../../packs/language/reply.toml"))
    }

    /// A judge out of an office's own file.
    pub fn parse(text: &str) -> Result<Judge, toml::de::Error> {
        toml::from_str(text)
    }

    /// Looks at a reply to a message. `others` are replies to other messages, to see whether it was copied.
    pub fn look(&self, message: Message, reply: &str, others: &[&str], segmenter: &Segmenter) -> Judgement {
        let reply = normalize(reply);
        let asked = normalize(&format!("{}\n{}", message.title, message.detail));
        let substance = self.substance(&reply);
        let sum = self.sum(&asked, &reply, &substance);
        let mut findings = Vec::new();
        let long = substance.chars().count();
        if long < SHORT {
            findings.push(Finding::TooShort(long));
        }
        if sum >= self.at && self.says(&reply, &["transfer", "waits", "elsewhere"])
            || long == 0 && !reply.is_empty()
        {
            findings.push(Finding::Formula);
        }
        findings.extend(self.copied(&substance, others));
        findings.extend(missed(&demands(message), &reply, segmenter));
        if !self.says(&reply, &["basis", "done", "reasons"]) {
            findings.push(Finding::NoBasis);
        }
        let unexplained = 1.0 / (1.0 + (-sum).exp());
        Judgement { unexplained, explains_nothing: sum >= self.at, findings }
    }

    /// The letters and digits of the clauses that are neither a formula nor a date.
    fn substance(&self, reply: &str) -> String {
        let parts =
            reply.split(|c: char| matches!(c, '。' | '!' | ';' | ',' | '?' | ':') || c.is_whitespace());
        let date = |part: &str| part.chars().all(|c| c.is_ascii_digit() || "年月日.-/".contains(c));
        let kept = parts.filter(|p| !self.formulas.iter().any(|f| p.contains(f.as_str())) && !date(p));
        kept.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
    }

    fn says(&self, reply: &str, names: &[&str]) -> bool {
        let named = self.signs.iter().filter(|s| names.contains(&s.name.as_str()));
        named.flat_map(|s| &s.phrases).any(|p| reply.contains(p.as_str()))
    }

    /// The sum over all signs; from `at` on the reply explains nothing.
    fn sum(&self, asked: &str, reply: &str, substance: &str) -> f32 {
        let length = &self.length;
        let long = substance.chars().count();
        let all = reply.chars().filter(|c| c.is_alphanumeric()).count();
        let pairs = |text: &str| -> Vec<String> {
            let chars: Vec<char> = text.chars().collect();
            chars.windows(2).map(|w| w.iter().collect()).collect()
        };
        let known: HashSet<String> = pairs(asked).into_iter().collect();
        let new = pairs(substance).iter().filter(|p| !known.contains(*p)).count();
        let short = (-count_f32(long) / 40.0).exp();
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let mut sum = self.bias
            + length.all * count_f32(all).ln_1p()
            + length.substance * count_f32(long).ln_1p()
            + length.substance_share * (count_f32(long) / 200.0).min(1.0)
            + length.new * count_f32(new).ln_1p()
            + length.short * short
            + length.short_all * (-count_f32(all) / 40.0).exp()
            + length.under_60 * flag(all < 60)
            + length.substance_under_25 * flag(long < 25)
            + length.substance_under_40 * flag(long < 40)
            + length.digits * flag(substance.chars().any(|c| c.is_ascii_digit()));
        for sign in &self.signs {
            let there = flag(sign.phrases.iter().any(|p| reply.contains(p.as_str())));
            sum += there * (sign.weight + sign.short * short);
        }
        sum
    }

    /// How much of the substance stands in another reply, where it is most of it.
    fn copied(&self, substance: &str, others: &[&str]) -> Option<Finding> {
        let own = grams(substance, 4);
        if own.len() < SHORT {
            return None;
        }
        let share = |other: &&str| {
            let theirs: HashSet<String> = grams(&self.substance(&normalize(other)), 4).into_iter().collect();
            count_f32(own.iter().filter(|g| theirs.contains(*g)).count()) / count_f32(own.len())
        };
        let most = others.iter().map(share).fold(0.0f32, f32::max);
        let percent = (0..=100u8).rev().find(|p| f32::from(*p) <= most * 100.0).unwrap_or(0);
        (most >= COPIED).then_some(Finding::CopiedFromElsewhere(percent))
    }
}

/// Words that begin a demand.
const WANTS: [&str; 14] = [
    "请求",
    "要求",
    "恳请",
    "希望",
    "请问",
    "请尽快",
    "何时",
    "什么时候",
    "是否",
    "能否",
    "为什么",
    "为何",
    "如何",
    "建议",
];

/// The demands of a message: clauses that ask or want something.
pub fn demands(message: Message) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in [message.title, message.detail] {
        for part in normalize(text).split_inclusive(['。', '!', ';', '?', ',', '\n']) {
            let asks = part.ends_with('?') || WANTS.iter().any(|w| part.contains(w));
            let part = part.trim_matches(|c: char| !c.is_alphanumeric());
            if asks && (6..=60).contains(&part.chars().count()) && !out.iter().any(|o| o == part) {
                out.push(part.to_owned());
            }
        }
    }
    out
}

/// Demands none of whose telling words stands in the reply.
fn missed(demands: &[String], reply: &str, segmenter: &Segmenter) -> Vec<Finding> {
    let untouched = |demand: &&String| {
        let words = segmenter.telling(demand);
        words.len() >= 2 && !words.iter().any(|w| reply.contains(w))
    };
    demands.iter().filter(untouched).take(DEMANDS).map(|d| Finding::MissesDemand(d.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Message = Message {
        title: "请问东河路何时修好？",
        detail: "东河路挖开半年，老人出行不便。请求在新店村增设公交站。",
    };

    fn look(reply: &str, others: &[&str]) -> Judgement {
        Judge::embedded().unwrap().look(ASKED, reply, others, Segmenter::general())
    }

    #[test]
    fn a_receipt_is_no_answer() {
        for reply in [
            "网友：您好！留言已收悉",
            "您好，您反映的问题已转交相关部门调查处理，感谢您的关注！",
            "您的留言已收悉。关于您反映的问题，已转县交通局调查核处。2025年3月1日",
        ] {
            let judged = look(reply, &[]);
            assert!(judged.explains_nothing, "{reply} {judged:?}");
            let named = judged.findings.iter().any(|f| matches!(f, Finding::TooShort(_) | Finding::Formula));
            assert!(named, "{judged:?}");
        }
    }

    const GOOD: &str = "您好！经现场核查，东河路因地下管网改造开挖，工程预计于2025年6月30日完工并恢复通行。关于在新店村增设公交站的\
        诉求，根据县城公共交通规划，县交通局已将新店村站点列入2025年第三季度计划。如有疑问请致电县交通局。";

    #[test]
    fn an_answer_with_findings_and_dates_is_one() {
        let judged = look(GOOD, &[]);
        assert!(!judged.explains_nothing, "{judged:?}");
        assert_eq!(judged.findings, []);
    }

    #[test]
    fn a_demand_that_is_not_touched_is_named() {
        let reply = "您好！经现场核查，东河路因地下管网改造开挖，工程预计于2025年6月30日完工，县住建局将督促施工方按期恢复通行。";
        let judged = look(reply, &[]);
        let missed: Vec<&Finding> =
            judged.findings.iter().filter(|f| matches!(f, Finding::MissesDemand(_))).collect();
        assert_eq!(missed, [&Finding::MissesDemand("请求在新店村增设公交站".to_owned())]);
    }

    #[test]
    fn a_reply_from_elsewhere_is_named() {
        let copied = look(GOOD, &["其他", GOOD]);
        assert!(copied.findings.contains(&Finding::CopiedFromElsewhere(100)), "{copied:?}");
    }

    #[test]
    fn a_reply_without_any_ground_is_named() {
        let judged = look("您好，我们会认真对待，请您放心，祝您生活愉快。", &[]);
        assert!(judged.findings.contains(&Finding::NoBasis));
    }

    #[test]
    fn a_wrong_file_is_refused() {
        assert!(Judge::parse("at = 1").is_err());
    }
}
