//! Short facts with few values: channel, purpose, yes and no, days, votes.

use super::RowReader;
use crate::dates::{DateOrder, ReadDay, parse_day};
use crate::{Channel, Column, Day, Meaning, Note, Problem, ProblemKind, Purpose, text};

impl RowReader<'_> {
    pub(super) fn channel(&mut self) -> Option<Channel> {
        let (column, cell) = self.said(Meaning::Channel)?;
        let mut found: Vec<Channel> = Vec::new();
        for part in choices(cell) {
            match channel(&part) {
                Some(channel) if found.contains(&channel) => {}
                Some(channel) => found.push(channel),
                None => self.unknown_value(column, &part),
            }
        }
        let kept = found.first().copied()?;
        if found.len() > 1 {
            self.notes.push(Note::SeveralChannels { kept });
        }
        Some(kept)
    }

    /// Of several purposes an accusation is kept first, since only it hides the matter from the accused.
    pub(super) fn purpose(&mut self) -> Option<Purpose> {
        let (column, cell) = self.said(Meaning::Purpose)?;
        let mut found: Vec<Purpose> = Vec::new();
        for part in choices(cell) {
            match purpose(&part) {
                Some(Some(purpose)) if !found.contains(&purpose) => found.push(purpose),
                Some(_) => {}
                None => self.unknown_value(column, &part),
            }
        }
        if found.len() > 1 {
            self.notes.push(Note::SeveralPurposes);
        }
        let strict = [Purpose::Accusation, Purpose::Appeal, Purpose::Suggestion];
        strict.into_iter().find(|p| found.contains(p))
    }

    pub(super) fn yes(&mut self, meaning: Meaning) -> Option<bool> {
        // 无 is an answer here, so the cell is taken as it stands
        let (column, cell) = self.raw(meaning)?;
        match text::squeeze(cell).as_str() {
            "是" | "有" | "y" | "yes" | "true" | "1" | "√" | "群体" | "集体" | "集访" => Some(true),
            "否" | "无" | "不是" | "没有" | "n" | "no" | "false" | "0" | "×" | "x" | "个体" | "个人"
            | "个访" => Some(false),
            _ if text::says_nothing(cell) => None,
            _ => {
                self.unknown_value(column, cell);
                None
            }
        }
    }

    pub(super) fn votes(&mut self, meaning: Meaning) -> Option<u32> {
        let (column, cell) = self.said(meaning)?;
        let count = text::count(cell);
        if count.is_none() {
            self.problems.push(Problem::new(&column.header, cell, ProblemKind::NotANumber));
        }
        count
    }

    pub(super) fn received_on(&mut self) -> Option<Day> {
        let (column, cell, day) = self.day(Meaning::ReceivedOn)?;
        if day > self.sheet.today {
            self.problems.push(Problem::new(&column, &cell, ProblemKind::FutureDate));
            return None;
        }
        Some(day)
    }

    pub(super) fn last_received_on(&mut self) -> Option<Day> {
        let (column, value, day) = self.day(Meaning::LastReceivedOn)?;
        if day > self.sheet.today {
            self.notes.push(Note::FutureDate { column, value });
            return None;
        }
        Some(day)
    }

    fn day(&mut self, meaning: Meaning) -> Option<(String, String, Day)> {
        let (column, cell) = self.said(meaning)?;
        let order = self
            .sheet
            .orders
            .iter()
            .find(|(at, _)| *at == column.index)
            .map_or(DateOrder::Unknown, |(_, order)| *order);
        let (header, value) = (column.header.clone(), text::shorten(&text::clean(cell), 60));
        match parse_day(cell, order) {
            Ok(ReadDay::Placeholder) => self.notes.push(Note::PlaceholderDate { column: header, value }),
            Ok(ReadDay::Day { day, ambiguous }) => {
                if ambiguous {
                    let note = Note::AmbiguousDate {
                        column: header.clone(),
                        value: value.clone(),
                        read_as: DateOrder::DayMonth,
                    };
                    self.notes.push(note);
                }
                return Some((header, value, day));
            }
            Err(error) => self.problems.push(Problem::new(&header, cell, error.into())),
        }
        None
    }

    fn unknown_value(&mut self, column: &Column, value: &str) {
        let value = text::shorten(&text::clean(value), 20);
        self.notes.push(Note::UnknownValue { column: column.header.clone(), value });
    }
}

/// The parts of 1,2,3 or 来信、来访; the sign behind a code (3.揭发控告) is no divider.
fn choices(cell: &str) -> Vec<String> {
    let line = cell.replace(['\n', '\r', '\t'], ",");
    let parts = text::half_width(&line);
    parts.split([',', '、', ';', '/', '|', '+']).map(text::squeeze).filter(|p| !p.is_empty()).collect()
}

/// A code and its word (1.信) as the word.
fn word(part: &str) -> &str {
    let word =
        part.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | '-' | ')' | '('));
    if word.is_empty() { part.trim_end_matches('.') } else { word }
}

fn channel(part: &str) -> Option<Channel> {
    match word(part) {
        "1" | "信" | "来信" | "信件" | "书信" | "群众来信" | "letter" | "mail" => {
            Some(Channel::Letter)
        }
        "2" | "访" | "来访" | "走访" | "上访" | "群众来访" | "接访" | "个访" | "集访" | "集体访"
        | "visit" => Some(Channel::Visit),
        "3" | "网" | "网信" | "网上" | "网上信访" | "网络" | "网上投诉" | "邮件" | "电子邮件" | "online"
        | "web" | "email" => Some(Channel::Online),
        "电" | "来电" | "电话" | "热线" | "电话信访" | "12345" | "12345热线" | "call" | "phone" => {
            Some(Channel::Call)
        }
        "转" | "转送" | "上级转送" | "上级交办" | "交办" | "转办" | "上级转办" | "领导交办"
        | "handeddown" | "handed_down" => Some(Channel::HandedDown),
        _ => None,
    }
}

/// `Some(None)` is 其他: a value we know that is none of the three.
fn purpose(part: &str) -> Option<Option<Purpose>> {
    match word(part) {
        "1" | "4" | "求决" | "申诉" | "申诉求决" | "求决申诉" | "投诉请求" | "求助" | "申诉类" | "求决类"
        | "appeal" => Some(Some(Purpose::Appeal)),
        "2" | "意见建议" | "建议" | "意见" | "建议意见" | "意见建议类" | "suggestion" => {
            Some(Some(Purpose::Suggestion))
        }
        "3" | "揭发控告" | "检举控告" | "检举" | "控告" | "举报" | "检举揭发" | "揭发" | "检举控告类"
        | "accusation" => Some(Some(Purpose::Accusation)),
        "0" | "其他" | "其它" | "other" => Some(None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_name_channels_and_purposes() {
        for (part, expected) in [
            ("1", Channel::Letter),
            ("1.信", Channel::Letter),
            ("2.访", Channel::Visit),
            ("网上信访", Channel::Online),
            ("12345", Channel::Call),
            ("上级转送", Channel::HandedDown),
        ] {
            assert_eq!(channel(part), Some(expected), "{part}");
        }
        assert_eq!(channel("7"), None);
        for (part, expected) in [
            ("1", Some(Purpose::Appeal)),
            ("4.申诉", Some(Purpose::Appeal)),
            ("3.揭发控告", Some(Purpose::Accusation)),
            ("2", Some(Purpose::Suggestion)),
            ("0.其他", None),
        ] {
            assert_eq!(purpose(part), Some(expected), "{part}");
        }
        assert_eq!(purpose("9"), None);
    }

    #[test]
    fn choices_are_divided_by_any_sign_people_use() {
        for cell in ["1,2,3", "１，２，３", "1、2；3", "1\n2\n3", "1 / 2 / 3"] {
            assert_eq!(choices(cell), ["1", "2", "3"], "{cell}");
        }
    }
}
