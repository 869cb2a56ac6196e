//! What the matter is: subject, words, demands, each from the others where it is missing.

use super::RowReader;
use crate::{Meaning, Note, Problem, ProblemKind, text};

/// The most characters of a subject that we make.
const SUBJECT: usize = 40;

/// What the row tells.
#[derive(Default)]
pub(super) struct Told {
    pub(super) subject: String,
    pub(super) words: String,
    pub(super) demands: Vec<String>,
}

impl RowReader<'_> {
    pub(super) fn content(&mut self) -> Told {
        let subject = self.line(Meaning::Subject);
        let demand = self.said(Meaning::Demand);
        let demands = demand.map(|(_, cell)| split_demands(cell)).unwrap_or_default();
        let words = self.said(Meaning::Words);
        let Some((column, cell)) = words.or_else(|| self.said(Meaning::Subject)).or(demand) else {
            self.problems.push(Problem::new("", "", ProblemKind::NothingSaid));
            return Told::default();
        };
        if words.is_none() {
            self.notes.push(Note::WordsTakenFrom { column: column.header.clone() });
        }
        let subject = subject.unwrap_or_else(|| {
            self.notes.push(Note::SubjectMadeFromWords);
            subject_from(cell)
        });
        Told { subject, words: cell.to_string(), demands }
    }
}

/// The first sentence that is more than a greeting, at most `SUBJECT` characters.
pub(super) fn subject_from(words: &str) -> String {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n');
    let sentences = words.split(ends).map(text::clean).filter(|s| !s.is_empty());
    let said = sentences.map(|s| without_greeting(&s).to_string()).find(|s| !s.is_empty());
    text::shorten(&said.unwrap_or_else(|| text::clean(words)), SUBJECT)
}

/// Without 尊敬的领导： and 您好，
fn without_greeting(sentence: &str) -> &str {
    const GREETINGS: [&str; 12] = [
        "尊敬的",
        "敬爱的",
        "您好",
        "你好",
        "领导好",
        "各位领导",
        "领导您好",
        "领导你好",
        "书记您好",
        "书记你好",
        "县长您好",
        "县长你好",
    ];
    let mut rest = sentence;
    while GREETINGS.iter().any(|g| rest.starts_with(g)) {
        let head = rest.char_indices().take(20).find(|(_, c)| matches!(c, '：' | ':' | '，' | ','));
        match head.and_then(|(at, c)| rest.get(at.saturating_add(c.len_utf8())..)) {
            Some(tail) => rest = tail.trim_start(),
            None => return if rest.chars().count() <= 20 { "" } else { rest },
        }
    }
    rest
}

/// One demand per line or per number (1、… 2、…), without the numbers.
pub(super) fn split_demands(cell: &str) -> Vec<String> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    let numbered = lines.iter().filter(|line| marker(line).is_some()).count();
    let parts: Vec<String> = match lines.as_slice() {
        [one] => split_inline(one),
        _ if numbered >= 2 => join_unnumbered(&lines),
        _ => lines.iter().map(|l| l.to_string()).collect(),
    };
    parts.into_iter().map(|p| p.trim().to_string()).filter(|p| !text::says_nothing(p)).collect()
}

/// Lines without a number belong to the demand above them.
fn join_unnumbered(lines: &[&str]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in lines {
        match (marker(line), parts.last_mut()) {
            (None, Some(above)) => {
                above.push('\n');
                above.push_str(line);
            }
            (Some((_, length)), _) => parts.push(line.get(length..).unwrap_or_default().to_string()),
            (None, None) => parts.push(line.to_string()),
        }
    }
    parts
}

/// Splits 1、甲；2、乙 where the numbers run 1, 2, …; anything else stays whole.
fn split_inline(line: &str) -> Vec<String> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let free = before.is_whitespace() || "，。；;,:：、！？!?".contains(before);
        let next = u32::try_from(starts.len().saturating_add(1)).unwrap_or(u32::MAX);
        if let Some((number, length)) = line.get(at..).filter(|_| free).and_then(marker)
            && number == next
        {
            starts.push((at, length));
        }
        before = c;
    }
    if starts.len() < 2 {
        return vec![line.to_string()];
    }
    pieces(line, &starts)
}

fn pieces(line: &str, starts: &[(usize, usize)]) -> Vec<String> {
    let intro = starts.first().and_then(|(at, _)| line.get(..*at)).unwrap_or_default();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([line.len()]);
    let parts =
        starts.iter().zip(ends).filter_map(|((at, length), end)| line.get(at.saturating_add(*length)..end));
    let parts = parts.map(|p| p.trim().trim_end_matches(['；', ';', '，', ',', '、']).to_string());
    // what stands before the first number stays with the first demand: nothing that was asked for may go
    parts.enumerate().map(|(n, part)| if n == 0 { format!("{intro}{part}") } else { part }).collect()
}

/// The number at the start of a text (1、 2. 三、 （4）) and its length in bytes.
fn marker(text: &str) -> Option<(u32, usize)> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（')).map_or(0, char::len_utf8);
    let rest = text.get(open..)?;
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let length = rest.find(|c: char| !digits(c)).filter(|n| (1..=9).contains(n))?;
    let number = crate::text::count(rest.get(..length)?)?;
    let mut after = rest.get(length..)?.chars();
    let sign = after.next()?;
    let follows = after.next();
    let fits = if open > 0 {
        matches!(sign, ')' | '）')
    } else {
        matches!(sign, '、' | '.' | '．' | ')' | '）')
    };
    let decimal = sign == '.' && follows.is_some_and(|c| c.is_ascii_digit());
    (fits && !decimal).then(|| (number, open.saturating_add(length).saturating_add(sign.len_utf8())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_the_first_sentence_without_its_greeting() {
        let cases = [
            ("路灯坏了三个月。请修。", "路灯坏了三个月"),
            ("尊敬的领导：\n您好！我们小区停水五天。", "我们小区停水五天"),
            ("尊敬的县长您好，我家门口积水。", "我家门口积水"),
            ("您好！", "您好！"),
        ];
        for (words, expected) in cases {
            assert_eq!(subject_from(words), expected, "{words}");
        }
        assert_eq!(subject_from(&"长".repeat(90)).chars().count(), 40);
    }

    #[test]
    fn demands_are_split_by_line_or_number_only() {
        let cases: [(&str, &[&str]); 9] = [
            ("要求补发工资", &["要求补发工资"]),
            ("1、补发工资；2、补缴社保", &["补发工资", "补缴社保"]),
            ("诉求：1.补发工资。2.补缴社保。", &["诉求：补发工资。", "补缴社保。"]),
            ("（一）补发工资，（二）补缴社保", &["补发工资", "补缴社保"]),
            ("补偿1.5万元，误工2.5万元", &["补偿1.5万元，误工2.5万元"]),
            ("补发工资\n补缴社保", &["补发工资", "补缴社保"]),
            ("1.补发工资\n共三个月\n2.补缴社保", &["补发工资\n共三个月", "补缴社保"]),
            ("查处2、3号楼违建", &["查处2、3号楼违建"]),
            ("无", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(split_demands(cell), expected, "{cell}");
        }
    }
}
