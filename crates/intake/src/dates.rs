//! Dates as ledgers write them. A year first is year, month, day. A year last is day-month or
//! month-day: one value of the column whose day is above 12 decides for the whole column; where none
//! does, the order is day-month and the reader is told. Times and time zones are read past: the day
//! is the one that was written. A day from 1949-10-01 on is a day; a few older ones stand for "none".

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Day, text};

/// The order of day and month in dates whose year comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum DateOrder {
    /// 28/02/2019
    DayMonth,
    /// 02/28/2019
    MonthDay,
    /// No value of the column tells; read as day-month and marked ambiguous.
    #[default]
    Unknown,
}

/// A date that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadDay {
    /// A day.
    Day {
        /// The day.
        day: Day,
        /// Whether day and month could be the other way round.
        ambiguous: bool,
    },
    /// A value that stands for "none", such as 1900-01-01.
    Placeholder,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// Nothing like a date.
    #[error("not a date")]
    NotADate,
    /// 30 February and the like.
    #[error("no such day")]
    NoSuchDay,
    /// A year of two digits.
    #[error("the year has two digits")]
    TwoDigitYear,
    /// A year or a month only.
    #[error("the day is missing")]
    Incomplete,
    /// Before the People's Republic.
    #[error("before October 1949")]
    TooEarly,
}

/// Reads one date.
///
/// ```
/// use intake::dates::{DateOrder, ReadDay, parse_day};
/// let day = jiff::civil::date(2019, 2, 28);
/// assert_eq!(parse_day("2019/2/28 11:25:05", DateOrder::Unknown), Ok(ReadDay::Day { day, ambiguous: false }));
/// ```
pub fn parse_day(value: &str, order: DateOrder) -> Result<ReadDay, DateError> {
    let written = plain(value);
    if let Some(day) = serial(&written) {
        return Ok(known(day));
    }
    match fields(&written)? {
        Fields::YearFirst(y, m, d) => numbered(y, m, d).map(settle),
        Fields::YearLast(a, b, y) => year_last(a, b, y, order),
        Fields::Incomplete(y, m) if is_placeholder_month(y, m) => Ok(ReadDay::Placeholder),
        Fields::Incomplete(..) => Err(DateError::Incomplete),
        Fields::Short => Err(DateError::TwoDigitYear),
    }
    .and_then(early)
}

/// The order that the values of one column prove; `Unknown` where none does or they disagree.
pub fn column_order<'a>(values: impl Iterator<Item = &'a str>) -> DateOrder {
    let (mut day_month, mut month_day) = (false, false);
    for value in values {
        if let Ok(Fields::YearLast(a, b, _)) = fields(&plain(value)) {
            day_month |= a > 12 && b <= 12;
            month_day |= b > 12 && a <= 12;
        }
    }
    match (day_month, month_day) {
        (true, false) => DateOrder::DayMonth,
        (false, true) => DateOrder::MonthDay,
        _ => DateOrder::Unknown,
    }
}

/// Half width, 年月日 as signs, no white space around them.
fn plain(value: &str) -> String {
    let mut out = String::new();
    for c in text::fold(value).chars() {
        match c {
            '年' | '月' => {
                out.truncate(out.trim_end().len());
                out.push('-');
            }
            '日' | '号' => {
                out.truncate(out.trim_end().len());
                out.push(' ');
            }
            ' ' if out.ends_with('-') => {}
            c => out.push(c),
        }
    }
    out.trim_end_matches(['-', ' ', '.']).trim_start().to_string()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fields {
    YearFirst(u32, u32, u32),
    YearLast(u32, u32, u32),
    /// Year and perhaps month.
    Incomplete(u32, u32),
    /// Two-digit years only.
    Short,
}

fn fields(written: &str) -> Result<Fields, DateError> {
    let (date, rest) = split_time(written);
    if !is_time(rest) {
        return Err(DateError::NotADate);
    }
    let parts: Vec<&str> = date.split(['-', '/', '.']).map(str::trim).collect();
    if parts.iter().any(|p| p.is_empty() || p.len() > 14 || !p.chars().all(|c| c.is_ascii_digit())) {
        return Err(DateError::NotADate);
    }
    let number = |p: &str| p.parse::<u32>().map_err(|_| DateError::NotADate);
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 && m.len() <= 2 && d.len() <= 2 => {
            Ok(Fields::YearFirst(number(y)?, number(m)?, number(d)?))
        }
        [a, b, y] if y.len() == 4 && a.len() <= 2 && b.len() <= 2 => {
            Ok(Fields::YearLast(number(a)?, number(b)?, number(y)?))
        }
        [a, b, c] if [a, b, c].iter().all(|p| p.len() <= 2) => Ok(Fields::Short),
        [y, m] if y.len() == 4 && m.len() <= 2 => Ok(Fields::Incomplete(number(y)?, number(m)?)),
        [one] => together(one),
        _ => Err(DateError::NotADate),
    }
}

/// 20190228, 20190228112505, 201902, 2019.
fn together(digits: &str) -> Result<Fields, DateError> {
    let number = |from: usize, to: usize| {
        digits.get(from..to).and_then(|p| p.parse::<u32>().ok()).ok_or(DateError::NotADate)
    };
    match digits.len() {
        8 | 12 | 14 => Ok(Fields::YearFirst(number(0, 4)?, number(4, 6)?, number(6, 8)?)),
        6 => Ok(Fields::Incomplete(number(0, 4)?, number(4, 6)?)),
        4 => Ok(Fields::Incomplete(number(0, 4)?, 0)),
        _ => Err(DateError::NotADate),
    }
}

/// The date, and whatever stands behind it.
fn split_time(written: &str) -> (&str, &str) {
    let at = written.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.'));
    at.and_then(|at| written.split_at_checked(at)).unwrap_or((written, ""))
}

/// Whether a rest is a time of day, a weekday, or nothing.
fn is_time(rest: &str) -> bool {
    let allowed = |c: char| {
        c.is_ascii_digit() || ":.+-TZ ()上下午中晚早凌晨时点分秒星期周一二三四五六日天AMPampm".contains(c)
    };
    rest.chars().count() <= 30 && rest.chars().all(allowed)
}

fn numbered(year: u32, month: u32, day: u32) -> Result<Option<Day>, DateError> {
    if is_placeholder_month(year, month) && (year == 0 || day <= 1) {
        return Ok(None);
    }
    let narrow = |n: u32| i8::try_from(n).map_err(|_| DateError::NoSuchDay);
    let year = i16::try_from(year).map_err(|_| DateError::NoSuchDay)?;
    Day::new(year, narrow(month)?, narrow(day)?).map(Some).map_err(|_| DateError::NoSuchDay)
}

fn is_placeholder_month(year: u32, month: u32) -> bool {
    year == 0 || (matches!(year, 1 | 1900 | 1970) && month <= 1)
}

fn settle(day: Option<Day>) -> ReadDay {
    day.map_or(ReadDay::Placeholder, known)
}

fn known(day: Day) -> ReadDay {
    let none = matches!((day.year(), day.month(), day.day()), (1899, 12, 30 | 31) | (9999, 12, 31));
    if none { ReadDay::Placeholder } else { ReadDay::Day { day, ambiguous: false } }
}

fn year_last(a: u32, b: u32, year: u32, order: DateOrder) -> Result<ReadDay, DateError> {
    let month_first = match order {
        _ if a > 12 => false,
        _ if b > 12 => true,
        order => order == DateOrder::MonthDay,
    };
    let (month, day) = if month_first { (a, b) } else { (b, a) };
    let unsure = order == DateOrder::Unknown && a != b && a <= 12 && b <= 12;
    Ok(match settle(numbered(year, month, day)?) {
        ReadDay::Day { day, .. } => ReadDay::Day { day, ambiguous: unsure },
        none => none,
    })
}

fn early(read: ReadDay) -> Result<ReadDay, DateError> {
    match read {
        ReadDay::Day { day, .. } if day < jiff::civil::date(1949, 10, 1) => Err(DateError::TooEarly),
        read => Ok(read),
    }
}

/// An Excel serial number of a day between 1950 and 2099: 43524 or 43524.47.
fn serial(written: &str) -> Option<Day> {
    let (whole, part) = written.split_once('.').unwrap_or((written, "0"));
    let digits = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit());
    if whole.len() != 5 || !digits(whole) || !digits(part) {
        return None;
    }
    let number: i64 = whole.parse().ok().filter(|n| (18_264..=73_050).contains(n))?;
    let start = jiff::civil::date(1899, 12, 30);
    start.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests;
