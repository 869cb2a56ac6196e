//! Who brings the matter: names, telephone, identity number, how many.

use super::RowReader;
use crate::{Meaning, Note, Problem, ProblemKind, text};

/// More persons than this is a slip of the pen.
const MOST_PERSONS: u32 = 100_000;

/// The names of a cell, and how many persons it speaks of.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) names: Vec<String>,
    pub(super) persons: Option<u32>,
}

impl RowReader<'_> {
    pub(super) fn names(&self) -> Names {
        self.said(Meaning::Name).map(|(_, cell)| split_names(cell)).unwrap_or_default()
    }

    pub(super) fn phone(&mut self, meaning: Meaning) -> Option<String> {
        let (column, cell) = self.said(meaning)?;
        let found = phone(cell);
        if found.is_none() {
            self.notes.push(Note::BadPhone { column: column.header.clone() });
        }
        found
    }

    pub(super) fn id_number(&mut self) -> Option<String> {
        let (column, cell) = self.said(Meaning::IdNumber)?;
        let number = text::squeeze(cell).trim_matches(['\'', '`']).to_ascii_uppercase();
        if text::id_number_ok(&number) {
            return Some(number);
        }
        self.notes.push(Note::PossibleIdNumberWithoutCheck { column: column.header.clone() });
        None
    }

    pub(super) fn persons(&mut self) -> Option<u32> {
        let (column, cell) = self.said(Meaning::Persons)?;
        let kind = match text::count(cell) {
            Some(0) => return None,
            Some(persons) if persons <= MOST_PERSONS => return Some(persons),
            Some(_) => ProblemKind::TooMany,
            None => ProblemKind::NotANumber,
        };
        self.problems.push(Problem::new(&column.header, cell, kind));
        None
    }
}

/// 张三、李四等5人 → two names, five persons.
pub(super) fn split_names(cell: &str) -> Names {
    let folded = text::half_width(&cell.replace(['\n', '\r', '\t'], "、"));
    let (list, persons) = without_others(text::fold(&folded));
    let names =
        list.split(['、', ',', ';', '/', '|']).flat_map(spaced).filter(|name| is_name(name)).collect();
    Names { names, persons }
}

/// Takes 等5人, 等五名村民, (共5人) off the end.
fn without_others(list: String) -> (String, Option<u32>) {
    let bare = list.trim_end_matches([')', ' ', '。']);
    let Some((at, mark)) = bare.char_indices().rev().find(|(_, c)| matches!(c, '等' | '共' | '(')) else {
        return (list, None);
    };
    let tail = bare
        .get(at.saturating_add(mark.len_utf8())..)
        .unwrap_or_default()
        .trim()
        .trim_start_matches(['共', '等']);
    let number: String = tail
        .chars()
        .take_while(|c| c.is_ascii_digit() || "零〇一二两三四五六七八九十百千".contains(*c))
        .collect();
    let persons = text::count(&number).filter(|n| (1..=MOST_PERSONS).contains(n));
    let unit = tail.strip_prefix(number.as_str()).unwrap_or_default().trim_start_matches(['余', '多']);
    let others = (persons.is_some() && unit.starts_with(['人', '名', '位', '户']))
        || (mark == '等' && (unit.is_empty() || unit.starts_with('人')));
    if !others {
        return (list, None);
    }
    let persons = persons.filter(|_| !unit.starts_with('户'));
    let head = bare.get(..at).unwrap_or_default().trim_end_matches(['等', '共', '(', ' ']);
    (head.to_string(), persons)
}

/// 张 三 is one name, 张三 李四 are two, Anna Bell is one.
fn spaced(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let chinese = words.iter().all(|w| w.chars().all(|c| !c.is_ascii()));
    match words.as_slice() {
        [] => Vec::new(),
        _ if chinese && words.iter().all(|w| w.chars().count() >= 2) => {
            words.iter().map(|w| w.to_string()).collect()
        }
        _ if chinese => vec![words.concat()],
        _ => vec![words.join(" ")],
    }
}

fn is_name(name: &str) -> bool {
    !text::says_nothing(name) && !matches!(name, "匿名" | "群众" | "未署名" | "匿名者" | "某群众" | "网友")
}

/// The first of the numbers in a cell that can be a telephone's.
pub(super) fn phone(cell: &str) -> Option<String> {
    let folded = text::fold(&cell.replace(['\n', '\r', '\t'], ","));
    let parts = folded.split(['、', ',', ';', '/', '|', '或', '和']);
    parts.map(bare_number).find(|number| is_phone(number))
}

fn bare_number(part: &str) -> String {
    let kept: String = part.chars().filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '—' | '\'')).collect();
    let kept = kept.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+');
    let home = kept.strip_prefix("+86").or_else(|| kept.strip_prefix("0086")).unwrap_or(kept);
    match home.strip_prefix("86") {
        Some(mobile) if mobile.len() == 11 => mobile.to_string(),
        _ => home.to_string(),
    }
}

fn is_phone(number: &str) -> bool {
    if !number.chars().all(|c| c.is_ascii_digit()) {
        return false;
    }
    let second = number.chars().nth(1);
    match (number.chars().next(), number.len()) {
        (Some('1'), 11) => second.is_some_and(|c| ('3'..='9').contains(&c)),
        (Some('0'), 10..=12) => true,
        (Some('2'..='8'), 7 | 8) => true,
        (Some('4' | '8'), 10) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_and_others_are_counted() {
        let cases: [(&str, &[&str], Option<u32>); 16] = [
            ("张三", &["张三"], None),
            ("张　三", &["张三"], None),
            ("张三、李四等5人", &["张三", "李四"], Some(5)),
            ("张三，李四；王五", &["张三", "李四", "王五"], None),
            ("张三 李四", &["张三", "李四"], None),
            ("张三等五名村民", &["张三"], Some(5)),
            ("张三（等12人）", &["张三"], Some(12)),
            ("张三、李四(共２人)", &["张三", "李四"], Some(2)),
            ("张三等人", &["张三"], None),
            ("张三等30户", &["张三"], None),
            ("张三等二十余人", &["张三"], Some(20)),
            ("张三\n李四", &["张三", "李四"], None),
            ("Anna Bell", &["Anna Bell"], None),
            ("匿名", &[], None),
            ("马共产", &["马共产"], None),
            ("古丽·阿依", &["古丽·阿依"], None),
        ];
        for (cell, names, persons) in cases {
            let read = split_names(cell);
            assert_eq!(read.names, names, "{cell}");
            assert_eq!(read.persons, persons, "{cell}");
        }
    }

    #[test]
    fn a_telephone_number_is_read_or_dropped() {
        let cases = [
            ("13800001234", Some("13800001234")),
            ("１３８００００１２３４", Some("13800001234")),
            ("+86 138-0000-1234", Some("13800001234")),
            ("8613800001234", Some("13800001234")),
            ("13800001234、13900001234", Some("13800001234")),
            ("0561-3012345", Some("05613012345")),
            ("手机：13800001234", Some("13800001234")),
            ("3012345", Some("3012345")),
            ("138000012", None),
            ("12345678901", None),
            ("1.38E+10", None),
            ("问村长", None),
        ];
        for (cell, expected) in cases {
            assert_eq!(phone(cell).as_deref(), expected, "{cell}");
        }
    }
}
