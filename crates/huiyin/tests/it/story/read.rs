//! Reading a story: `2026-09-01 周二 登记员 登记 甲：来信`, details below it as indented `名：值`.

use crate::house::day;
use law::Day;
use std::path::Path;

pub struct Story {
    pub name: String,
    pub lines: Vec<Line>,
}

/// One thing done.
pub struct Line {
    pub day: Day,
    pub who: String,
    pub verb: String,
    /// Marked with 不得: the law must say no.
    pub refused: bool,
    /// The matter's name in this story.
    pub matter: String,
    /// What stands after the colon.
    pub rest: String,
    pub details: Vec<(String, String)>,
    /// As written, for the transcript.
    pub text: String,
}

/// 周一 … 周日
pub fn weekday(day: Day) -> &'static str {
    let all = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    all[usize::try_from(day.weekday().to_monday_zero_offset()).unwrap()]
}

impl Story {
    pub fn read(path: &Path) -> Self {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Self::parse(&name, &std::fs::read_to_string(path).unwrap())
    }

    pub fn parse(name: &str, text: &str) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        for (n, raw) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'))
        {
            let place = format!("{name}，第{}行", n + 1);
            if raw.starts_with(' ') {
                let (key, value) = raw.trim().split_once('：').unwrap_or_else(|| panic!("{place}：缺少“：”"));
                let line = lines.last_mut().unwrap_or_else(|| panic!("{place}：前面没有日期"));
                line.details.push((key.to_owned(), value.to_owned()));
            } else {
                lines.push(line(&place, raw));
            }
        }
        assert!(!lines.is_empty(), "{name}：没有内容");
        Self { name: name.to_owned(), lines }
    }
}

fn line(place: &str, raw: &str) -> Line {
    let mut words = raw.splitn(5, ' ');
    let mut next = || words.next().unwrap_or("").to_owned();
    let (date, named, who, verb, what) = (next(), next(), next(), next(), next());
    let day = day(&date);
    assert_eq!(weekday(day), named, "{place}：{date}是{}", weekday(day));
    let (matter, rest) = what.split_once('：').unwrap_or((&what, ""));
    let refused = verb.starts_with("不得");
    Line {
        day,
        who,
        verb: verb.trim_start_matches("不得").to_owned(),
        refused,
        matter: matter.to_owned(),
        rest: rest.to_owned(),
        details: Vec::new(),
        text: raw.to_owned(),
    }
}
