//! The embedded calendars against the file they were made from, which lies beside the project. A plain `cargo test`
//! says that these were ignored; `cargo xtask test` runs them where the file is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fall over")]

use std::fs;

use law::{Cover, Day, DayKind, Law, Rule, RuleId, Start, Term, clock};
use serde_json::Value;

fn shared() -> Value {
    let root = env!("CARGO_MANIFEST_DIR");
    let places = ["../../..", "../.."].map(|up| format!("{root}/{up}/shared/data/calendar/cn-workdays.json"));
    let text = places.iter().find_map(|path| fs::read_to_string(path).ok());
    serde_json::from_str(&text.unwrap_or_else(|| panic!("in none of these: {places:?}"))).unwrap()
}

fn named<'a>(year: &'a Value, list: &str, key: &str, day: Day) -> Option<&'a str> {
    let days = year[list].as_array().unwrap();
    let found = days.iter().find(|d| d["date"] == day.to_string());
    found.map(|d| d[key].as_str().unwrap())
}

#[test]
#[ignore = "compares with data that lies beside the project; `cargo xtask test` runs it where it is"]
fn every_day_of_every_year_is_the_same() {
    let (shared, law) = (shared(), Law::embedded().unwrap());
    let years = shared["years"].as_object().unwrap();
    assert_eq!(law.calendar.years().count(), years.len());
    for (name, year) in years {
        let number: i16 = name.parse().unwrap();
        let official = law.calendar.covers(number) == Cover::Official;
        assert_eq!(official, year["status"] == "official", "{name}");
        let first = Day::new(number, 1, 1).unwrap();
        let days = first.series(jiff::Span::new().days(1)).take_while(|d| d.year() == number);
        let mut working = 0;
        for day in days {
            let kind = law.calendar.kind(day);
            let weekend = day.weekday().to_monday_zero_offset() >= 5;
            let off = named(year, "off_days", "name", day);
            let make_up = named(year, "make_up_workdays", "for", day);
            match &kind {
                DayKind::Holiday(text) => assert_eq!(Some(text.zh.as_str()), off, "{day}"),
                DayKind::MakeUp(text) => assert_eq!(Some(text.zh.as_str()), make_up, "{day}"),
                DayKind::Weekend => assert!(weekend && off.is_none() && make_up.is_none(), "{day}"),
                DayKind::Working => assert!(!weekend && off.is_none(), "{day}"),
            }
            working += u64::from(kind.is_working());
        }
        assert_eq!(year["workday_count"], working, "{name}");
    }
}

#[test]
#[ignore = "compares with data that lies beside the project; `cargo xtask test` runs it where it is"]
fn every_vector_of_the_file_comes_out() {
    let (shared, law) = (shared(), Law::embedded().unwrap());
    let pack = law.governing("national", Day::constant(2026, 1, 1)).unwrap();
    let cases = shared["test_vectors"]["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 12);
    for case in cases {
        let n = u16::try_from(case["n"].as_u64().unwrap()).unwrap();
        let working = case["unit"] == "working";
        let term = if working { Term::Working(n) } else { Term::Calendar(n) };
        let rule = Rule { term, ..pack.need(RuleId::Xfer).unwrap().clone() };
        let start = case["start"].as_str().unwrap().parse().unwrap();
        let clock = clock(&rule, &law.calendar, Start::On(start), &[]);
        let (strict, rolled) = if working { ("due", "due") } else { ("due_strict", "due_rolled") };
        assert_eq!(clock.strict.unwrap().to_string(), case[strict].as_str().unwrap(), "{case}");
        assert_eq!(clock.rolled.unwrap().to_string(), case[rolled].as_str().unwrap(), "{case}");
    }
}
