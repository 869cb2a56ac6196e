//! Plates, mail addresses, and addresses from the house number on. A road or a community says where the matter is and
//! stays; the door behind which somebody lives does not.

use super::{Find, Kind, Page};
use crate::segment::is_han;

pub(super) fn find(page: &Page, finds: &mut Vec<Find>) {
    for i in 0..page.len() {
        if let Some(to) = plate(page, i) {
            finds.push(Find { kind: Kind::Plate, from: i, to });
        }
        if page.at(i) == '@' {
            finds.extend(mail(page, i));
        }
    }
    let mut i = 0;
    while i < page.len() {
        match door(page, i) {
            Some(to) => {
                finds.push(Find { kind: Kind::Address, from: i, to });
                i = to;
            }
            None => i += 1,
        }
    }
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// A plate: province, a letter, five or six letters and digits with at least two digits among them.
fn plate(page: &Page, i: usize) -> Option<usize> {
    let letter = page.at(i + 1).to_ascii_uppercase();
    if !PROVINCES.contains(page.at(i)) || !letter.is_ascii_uppercase() || matches!(letter, 'I' | 'O') {
        return None;
    }
    let from = if matches!(page.at(i + 2), '·' | '.' | '-' | ' ' | '•') { i + 3 } else { i + 2 };
    let long = (from..from + 7).take_while(|k| page.at(*k).is_ascii_alphanumeric()).count();
    let digits = page.slice(from, from + long).iter().filter(|c| c.is_ascii_digit()).count();
    let last = page.at(from + long);
    match long {
        5 | 6 if digits >= 2 => Some(from + long),
        4 if digits >= 2 && "学警挂港澳使领试超".contains(last) => Some(from + 5),
        _ => None,
    }
}

fn mail(page: &Page, at: usize) -> Option<Find> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let from = (0..at).rev().take_while(|k| local(page.at(*k))).last()?;
    let mut to = (at + 1..page.len()).take_while(|k| host(page.at(*k))).last()? + 1;
    while to > at && matches!(page.at(to - 1), '.' | '-') {
        to -= 1;
    }
    let name = page.text(at + 1, to);
    let end = name.rsplit('.').next().unwrap_or_default();
    let ends = name.contains('.') && end.len() >= 2 && end.chars().all(|c| c.is_ascii_alphabetic());
    ends.then_some(Find { kind: Kind::Email, from, to })
}

/// What a step of an address is called, the longer word first.
const STEPS: [(&str, Step); 14] = [
    ("单元", Step::Inner),
    ("号楼", Step::House),
    ("号院", Step::House),
    ("号房", Step::Inner),
    ("栋", Step::House),
    ("幢", Step::House),
    ("座", Step::House),
    ("室", Step::Inner),
    ("房", Step::Inner),
    ("户", Step::Inner),
    ("楼", Step::Floor),
    ("层", Step::Floor),
    ("号", Step::Number),
    ("#", Step::House),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A building: stands for many homes.
    House,
    /// A floor.
    Floor,
    /// A number at a road, or a room.
    Number,
    /// A stair, a room, a household.
    Inner,
}

/// The end of an address that begins at a place with a number: “12号”, “3栋2单元501室”, “65栋1003”.
fn door(page: &Page, from: usize) -> Option<usize> {
    let before = from.checked_sub(1).map_or('\n', |b| page.at(b));
    if !counts(page.at(from))
        || counts(before)
        || before.is_ascii_alphanumeric()
        || matches!(before, '.' | '第' | '-')
    {
        return None;
    }
    let mut steps: Vec<Step> = Vec::new();
    let mut i = from;
    let mut end = from;
    while steps.len() < 6 {
        if matches!(page.at(i), '附' | '之' | '-' | '、') && end > from && page.at(i) != '、' {
            i += 1;
        }
        let n = (i..i + 6).take_while(|k| counts(page.at(*k))).count();
        if n == 0 {
            break;
        }
        match STEPS.iter().find(|(w, _)| page.starts(i + n, w)) {
            Some((word, step)) => {
                steps.push(*step);
                i += n + word.chars().count();
                end = i;
            }
            None => {
                // A bare room behind a building: “65栋1003”.
                let digits = page.slice(i, i + n).iter().all(char::is_ascii_digit);
                let inside = steps.contains(&Step::House) || steps.contains(&Step::Inner);
                if inside && digits && (3..=4).contains(&n) && !"年元平米人多万%.月".contains(page.at(i + n))
                {
                    steps.push(Step::Inner);
                    end = i + n;
                }
                break;
            }
        }
    }
    is_door(page, from, end, &steps).then_some(end)
}

/// Digits, Chinese numerals and single capital letters count houses.
fn counts(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase() || "一二三四五六七八九十百零〇".contains(c)
}

/// A way or a place of the country that numbers its houses.
const WAYS: [&str; 11] = ["路", "街", "巷", "弄", "道", "胡同", "村", "组", "坊", "屯", "庄"];

fn is_door(page: &Page, from: usize, end: usize, steps: &[Step]) -> bool {
    let way = || {
        let before = page.before(from, 3);
        let before = before.trim_end();
        let named =
            page.before(from, 4).chars().filter(|c| is_han(*c) || c.is_ascii_alphanumeric()).count() >= 2;
        named && WAYS.iter().any(|w| before.ends_with(w))
    };
    match steps {
        [] | [Step::Floor] | [Step::House] => false,
        [Step::Number] => way() && !goes_on(page, end) && !is_a_date(page, from, end),
        [Step::Inner] => room(page, from, end),
        [Step::House, Step::Floor] | [Step::Floor, ..] => steps.contains(&Step::Inner),
        [Step::Number, ..] => way() || steps.contains(&Step::Inner),
        _ => steps.contains(&Step::Inner) || steps.contains(&Step::Number),
    }
}

/// A room alone: “501室”, “1203房” with digits; never “三户”, “20户”, “二房”.
fn room(page: &Page, from: usize, end: usize) -> bool {
    let digits = page.slice(from, end).iter().filter(|c| c.is_ascii_digit()).count();
    let word = page.at(end.saturating_sub(1));
    digits >= 3 && matches!(word, '室' | '房') && !"价产款贷地源源屋租东".contains(page.at(end))
}

/// Words that make of “3号” a line, a bridge, a document.
fn goes_on(page: &Page, end: usize) -> bool {
    "线桥门站口井坑机台矿令文公路地段标信灯闸泵炉煤坝塔码出高".contains(page.at(end))
}

/// “人民路3号开始施工” speaks of a day.
fn is_a_date(page: &Page, from: usize, end: usize) -> bool {
    let number = page.text(from, end.saturating_sub(1)).parse::<u32>().unwrap_or(0);
    let words =
        ["开始", "起", "晚", "早", "上午", "下午", "凌晨", "中午", "停", "至", "到", "前", "后", "左右", "-"];
    (1..=31).contains(&number) && words.iter().any(|w| page.starts(end, w))
}
