//! The names columns go by, in Chinese and English, and the columns we refuse to hold.

mod names;

use serde::{Deserialize, Serialize};

use crate::text;
use names::{FORBIDDEN, NAMES};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Meaning {
    /// 序号: a place in the list, kept nowhere.
    RowNumber,
    /// The list's own number for a matter.
    ExternalId,
    /// The petitioner, or several.
    Name,
    /// The petitioner's telephone.
    Phone,
    /// The petitioner's identity number.
    IdNumber,
    /// The petitioner's address.
    Address,
    /// An opaque key of an author.
    AuthorKey,
    /// 信访类型: letter, visit, online.
    Channel,
    /// 目的分类
    Purpose,
    /// The content class.
    Field,
    /// What it is about, in a line.
    Subject,
    /// The petitioner's own words.
    Words,
    /// What is asked for.
    Demand,
    /// The day it first came in.
    ReceivedOn,
    /// The day it last came in.
    LastReceivedOn,
    /// Where it happened.
    Place,
    /// 被反映单位
    Respondent,
    /// 责任单位
    Unit,
    /// 归口集团: the body above the responsible unit.
    ParentUnit,
    /// 包案领导
    LeadOfficial,
    /// The lead official's telephone.
    LeadPhone,
    /// How many persons.
    Persons,
    /// Whether collective.
    Collective,
    /// 涉法诉讼
    Litigation,
    /// 核查终结
    RoadEnded,
    /// How it went.
    Outcome,
    /// What is to be done.
    Measures,
    /// 未化解原因
    Obstacle,
    /// Supporters.
    SupportCount,
    /// Opponents.
    OpposeCount,
}

impl Meaning {
    /// The column's name on our own pages and in our own templates.
    pub fn name(self, zh: bool) -> &'static str {
        let row = NAMES.iter().find(|(meaning, ..)| *meaning == self);
        let names = row.map_or("", |(_, english, chinese)| if zh { chinese } else { english });
        names.split_whitespace().next().unwrap_or("")
    }

    /// Whether the column can tell what a matter is.
    pub fn tells_the_matter(self) -> bool {
        matches!(self, Meaning::Subject | Meaning::Words | Meaning::Demand)
    }

    /// Whether the column holds days.
    pub fn is_day(self) -> bool {
        matches!(self, Meaning::ReceivedOn | Meaning::LastReceivedOn)
    }
}

/// A kind of column that this office may not hold about a petitioner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dropped {
    /// 政治面貌
    Political,
    /// 所属派出所
    PoliceStation,
    /// 近年进京情况, visits, escorting, holding.
    Movements,
    /// 性别
    Sex,
    /// 出生年月, age.
    BirthDate,
    /// 宗教信仰
    Religion,
    /// 民族
    Ethnicity,
    /// 家庭成员, marriage.
    Family,
    /// 易化解程度, risk levels, lists of persons.
    RiskLabel,
    /// Photographs, finger prints, faces.
    Biometrics,
}

impl Dropped {
    /// Why we do not hold it.
    pub fn reason(self, zh: bool) -> &'static str {
        let (chinese, english) = match self {
            Dropped::Political => (
                "办理信访事项不需要政治面貌，本系统不保存",
                "political status is not needed to handle a matter and is not kept",
            ),
            Dropped::PoliceStation => (
                "信访人所属派出所与事项办理无关，本系统不保存",
                "a petitioner's police station has nothing to do with the matter and is not kept",
            ),
            Dropped::Movements => (
                "本系统不记录、不预测信访人的行踪和走访情况",
                "petitioners' movements are neither recorded nor predicted",
            ),
            Dropped::Sex => (
                "办理信访事项不需要性别，本系统不保存",
                "sex is not needed to handle a matter and is not kept",
            ),
            Dropped::BirthDate => (
                "办理信访事项不需要出生日期或年龄，本系统不保存",
                "date of birth and age are not needed to handle a matter and are not kept",
            ),
            Dropped::Religion => ("本系统不保存宗教信仰", "religion is not kept"),
            Dropped::Ethnicity => (
                "办理信访事项不需要民族，本系统不保存",
                "ethnicity is not needed to handle a matter and is not kept",
            ),
            Dropped::Family => ("本系统不保存信访人的家庭和婚姻情况", "a petitioner's family is not kept"),
            Dropped::RiskLabel => ("本系统不给人贴标签、不评风险等级", "people are not labelled or graded"),
            Dropped::Biometrics => (
                "本系统不保存照片、指纹等生物特征",
                "photographs, finger prints and other body data are not kept",
            ),
        };
        if zh { chinese } else { english }
    }
}

/// What a header stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Means(Meaning),
    Drops(Dropped),
}

/// Recognises a header however it is spaced, bracketed or widened; what is forbidden wins.
pub(crate) fn known(header: &str) -> Option<Known> {
    let (whole, bare) = forms(header);
    if whole.is_empty() || whole.chars().count() > 40 {
        return None;
    }
    let exact = [&whole, &bare].into_iter().find_map(|form| meaning(form));
    match forbidden(&whole) {
        Some(dropped) => Some(Known::Drops(dropped)),
        None => exact.map(Known::Means),
    }
}

/// The header without spaces and signs; the second time also without what stands in brackets.
fn forms(header: &str) -> (String, String) {
    let mut depth = 0usize;
    let (mut whole, mut bare) = (String::new(), String::new());
    for c in text::squeeze(header).chars() {
        match c {
            '(' | '[' | '【' | '{' | '〔' | '<' | '《' => depth += 1,
            ')' | ']' | '】' | '}' | '〕' | '>' | '》' => depth = depth.saturating_sub(1),
            '*' | ':' | '_' | '-' | '.' | '、' | '。' | ',' | '"' | '\'' | '“' | '”' | '/' | '#' => {}
            c => {
                whole.push(c);
                if depth == 0 {
                    bare.push(c);
                }
            }
        }
    }
    (whole, bare)
}

fn meaning(form: &str) -> Option<Meaning> {
    let named = |names: &str| names.split_whitespace().any(|name| name == form);
    NAMES.iter().find(|(_, english, chinese)| named(english) || named(chinese)).map(|(meaning, ..)| *meaning)
}

fn forbidden(form: &str) -> Option<Dropped> {
    let part = |parts: &str| parts.split_whitespace().any(|part| form.contains(part));
    let whole = |words: &str| words.split_whitespace().any(|word| word == form);
    FORBIDDEN.iter().find(|(_, parts, words)| part(parts) || whole(words)).map(|(dropped, ..)| *dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_however_it_is_written() {
        let cases = [
            ("姓名", Meaning::Name),
            (" 姓　名 ", Meaning::Name),
            ("姓名（必填）", Meaning::Name),
            ("*联系电话：", Meaning::Phone),
            ("手机\n号码", Meaning::Phone),
            ("【信访内容】", Meaning::Words),
            ("Posted_At", Meaning::ReceivedOn),
            ("Ｔｉｔｌｅ", Meaning::Subject),
            ("received on", Meaning::ReceivedOn),
            ("首次信访时间(yyyy-mm-dd)", Meaning::ReceivedOn),
            ("for", Meaning::SupportCount),
            ("序 号", Meaning::RowNumber),
        ];
        for (header, expected) in cases {
            assert_eq!(known(header), Some(Known::Means(expected)), "{header}");
        }
    }

    #[test]
    fn a_forbidden_header_is_known_also_in_disguise() {
        let cases = [
            ("政治面貌", Dropped::Political),
            ("信访人政治面貌（选填）", Dropped::Political),
            ("所属派出所", Dropped::PoliceStation),
            ("近年进京情况", Dropped::Movements),
            ("稳控责任人", Dropped::Movements),
            ("性 别", Dropped::Sex),
            ("姓名/性别", Dropped::Sex),
            ("出生年月", Dropped::BirthDate),
            ("Age", Dropped::BirthDate),
            ("宗教信仰", Dropped::Religion),
            ("民族", Dropped::Ethnicity),
            ("家庭成员", Dropped::Family),
            ("易化解程度", Dropped::RiskLabel),
            ("风险等级", Dropped::RiskLabel),
            ("是否重点人员", Dropped::RiskLabel),
            ("照片", Dropped::Biometrics),
        ];
        for (header, expected) in cases {
            assert_eq!(known(header), Some(Known::Drops(expected)), "{header}");
            assert_ne!(expected.reason(true), expected.reason(false));
        }
    }

    #[test]
    fn other_headers_are_unknown() {
        for header in ["", "topic", "矛盾级别", "near_duplicate_group", "备注", "（）"] {
            assert_eq!(known(header), None, "{header}");
        }
    }

    #[test]
    fn no_name_stands_for_two_meanings_and_none_is_forbidden() {
        let mut seen = std::collections::BTreeMap::new();
        for (meaning, english, chinese) in NAMES {
            for name in english.split_whitespace().chain(chinese.split_whitespace()) {
                assert_eq!(seen.insert(name, *meaning), None, "{name}");
                assert_eq!(forbidden(name), None, "{name}");
            }
        }
    }
}
