//! Days as people say them.

use jiff::civil::{DateTime, Weekday};

use crate::{Day, Lang};

/// A day beside today: “11月27日 周五”, “Fri 27 Nov”; with the year when it is not this year's.
pub fn spoken_day(day: Day, today: Day, lang: Lang) -> String {
    let (weekday, d) = (weekday(day, lang), day.day());
    let same_year = day.year() == today.year();
    match (lang, same_year) {
        (Lang::Zh, true) => format!("{}月{d}日 {weekday}", day.month()),
        (Lang::Zh, false) => format!("{}年{}月{d}日 {weekday}", day.year(), day.month()),
        (Lang::En, true) => format!("{weekday} {d} {}", month(day)),
        (Lang::En, false) => format!("{weekday} {d} {} {}", month(day), day.year()),
    }
}

/// How long is left: 还有 3 天, 今天到期, 超期 2 天; 3 days left, due today, 2 days overdue.
pub fn days_left(due: Day, today: Day, lang: Lang) -> String {
    let left = days_between(today, due);
    let n = left.unsigned_abs();
    let days = if n == 1 { "day" } else { "days" };
    match left.signum() {
        1 => lang.pick(format!("还有 {n} 天"), format!("{n} {days} left")),
        0 => lang.pick("今天到期".to_owned(), "due today".to_owned()),
        _ => lang.pick(format!("超期 {n} 天"), format!("{n} {days} overdue")),
    }
}

/// Days from `a` to `b`, negative when `b` is earlier.
pub fn days_between(a: Day, b: Day) -> i64 {
    a.duration_until(b).as_hours() / 24
}

/// A day in full: “2026年9月18日（周五）”, “Fri 18 Sep 2026”.
pub(crate) fn full_day(day: Day, lang: Lang) -> String {
    let weekday = weekday(day, lang);
    match lang {
        Lang::Zh => format!("{}年{}月{}日（{weekday}）", day.year(), day.month(), day.day()),
        Lang::En => format!("{weekday} {} {} {}", day.day(), month(day), day.year()),
    }
}

/// An hour in full.
pub(crate) fn full_hour(at: DateTime, lang: Lang) -> String {
    let (day, hour, minute) = (full_day(at.date(), lang), at.hour(), at.minute());
    match lang {
        Lang::Zh => format!("{day}{hour}时{minute:02}分"),
        Lang::En => format!("{day} at {hour:02}:{minute:02}"),
    }
}

fn weekday(day: Day, lang: Lang) -> &'static str {
    match day.weekday() {
        Weekday::Monday => lang.pick("周一", "Mon"),
        Weekday::Tuesday => lang.pick("周二", "Tue"),
        Weekday::Wednesday => lang.pick("周三", "Wed"),
        Weekday::Thursday => lang.pick("周四", "Thu"),
        Weekday::Friday => lang.pick("周五", "Fri"),
        Weekday::Saturday => lang.pick("周六", "Sat"),
        Weekday::Sunday => lang.pick("周日", "Sun"),
    }
}

fn month(day: Day) -> &'static str {
    match day.month() {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}
