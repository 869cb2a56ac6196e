//! Dates worked out by hand, weekdays written beside them.
#![allow(clippy::unwrap_used, reason = "a test may fall over")]

use jiff::civil::Weekday::{self, *};
use law::{Basis, Clock, Cover, Day, DayKind, Law, Rule, RuleId, Start, Stop, Term, Text, clock};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn dated(text: &str, weekday: Weekday) -> Day {
    let day = day(text);
    assert_eq!(day.weekday(), weekday, "{text}");
    day
}

fn law() -> Law {
    Law::embedded().unwrap()
}

fn rule(jurisdiction: &str, on: &str, id: RuleId) -> Rule {
    law().governing(jurisdiction, day(on)).unwrap().need(id).unwrap().clone()
}

fn run(rule: &Rule, start: Day) -> Clock {
    clock(rule, &law().calendar, Start::On(start), &[])
}

#[test]
fn the_vectors_of_the_calendar_file() {
    let rows = [
        ("2026-09-30", Wednesday, Term::Working(5), "2026-10-13", Tuesday, "2026-10-13", Tuesday),
        ("2026-09-18", Friday, Term::Working(5), "2026-09-24", Thursday, "2026-09-24", Thursday),
        ("2026-02-13", Friday, Term::Working(5), "2026-02-27", Friday, "2026-02-27", Friday),
        ("2025-01-24", Friday, Term::Working(5), "2025-02-07", Friday, "2025-02-07", Friday),
        ("2024-09-30", Monday, Term::Working(5), "2024-10-12", Saturday, "2024-10-12", Saturday),
        ("2026-01-31", Saturday, Term::Calendar(15), "2026-02-15", Sunday, "2026-02-24", Tuesday),
        ("2026-04-19", Sunday, Term::Calendar(15), "2026-05-04", Monday, "2026-05-06", Wednesday),
        ("2026-08-03", Monday, Term::Calendar(60), "2026-10-02", Friday, "2026-10-08", Thursday),
        ("2026-08-03", Monday, Term::Calendar(90), "2026-11-01", Sunday, "2026-11-02", Monday),
        ("2026-09-04", Friday, Term::Calendar(30), "2026-10-04", Sunday, "2026-10-08", Thursday),
        ("2024-12-02", Monday, Term::Calendar(60), "2025-01-31", Friday, "2025-02-05", Wednesday),
        ("2026-01-20", Tuesday, Term::Calendar(30), "2026-02-19", Thursday, "2026-02-24", Tuesday),
    ];
    for (start, w0, term, strict, w1, rolled, w2) in rows {
        let rule = Rule { term, ..rule("national", "2026-01-01", RuleId::Xfer) };
        let clock = run(&rule, dated(start, w0));
        assert_eq!(clock.strict, Some(dated(strict, w1)), "{start} + {term}");
        assert_eq!(clock.rolled, Some(dated(rolled, w2)), "{start} + {term}");
        assert!(!clock.projected);
    }
}

#[test]
fn a_duty_keeps_the_strict_day_and_a_right_gets_the_rolled_one() {
    let duty = run(&rule("national", "2026-01-01", RuleId::H60), dated("2026-08-03", Monday));
    assert_eq!(duty.due(), Some(dated("2026-10-02", Friday)));
    let right = run(&rule("national", "2026-01-01", RuleId::Fc1), dated("2026-09-04", Friday));
    assert_eq!(right.due(), Some(dated("2026-10-08", Thursday)));
}

#[test]
fn a_handling_term_of_2013_runs_without_a_calendar_and_says_so() {
    let rule = rule("national", "2013-05-31", RuleId::H60);
    let clock = run(&rule, dated("2013-05-31", Friday));
    assert_eq!(clock.due(), Some(dated("2013-07-30", Tuesday)));
    assert_eq!(clock.article.zh, "条例第33条");
    assert!(clock.projected);
    assert_eq!(law().calendar.covers(2013), Cover::Unknown);
}

#[test]
fn without_proof_of_service_the_petitioners_term_does_not_run_out() {
    let rule = rule("national", "2026-01-01", RuleId::Fc1);
    let clock = clock(&rule, &law().calendar, Start::Unknown, &[]);
    assert_eq!((clock.due(), clock.strict, clock.rolled), (None, None, None));
    assert!(clock.explain(law::Lang::Zh)[1].contains("期限不届满"));
    assert!(clock.explain(law::Lang::En)[1].contains("does not run out"));
}

#[test]
fn months_end_on_the_same_day_or_on_the_last() {
    let rule = rule("national", "2026-01-01", RuleId::Duty2m);
    for (start, strict) in [
        ("2026-03-16", "2026-05-16"),
        ("2025-12-31", "2026-02-28"),
        ("2023-12-31", "2024-02-29"),
        ("2026-12-30", "2027-02-28"),
        ("2026-07-31", "2026-09-30"),
    ] {
        assert_eq!(run(&rule, day(start)).due(), Some(day(strict)), "{start}");
    }
}

#[test]
fn notice_is_counted_backwards_from_the_reception() {
    let rule = rule("demo", "2026-11-24", RuleId::Notice5);
    let clock = run(&rule, dated("2026-10-10", Saturday));
    assert_eq!(clock.strict, Some(dated("2026-10-05", Monday)));
    assert_eq!(clock.rolled, Some(dated("2026-09-30", Wednesday)));
    assert_eq!(clock.due(), clock.strict);
}

#[test]
fn hours_run_from_the_hour() {
    let rule = Rule { term: Term::Hours(24), ..rule("demo", "2026-11-24", RuleId::Hand2) };
    let calendar = law().calendar;
    let at = "2026-11-27T15:30:00".parse().unwrap();
    let clock = |start| law::clock(&rule, &calendar, start, &[]);
    assert_eq!(clock(Start::At(at)).due_at, Some("2026-11-28T15:30:00".parse().unwrap()));
    assert_eq!(clock(Start::At(at)).due(), Some(dated("2026-11-28", Saturday)));
    assert_eq!(clock(Start::At(at)).rolled, Some(dated("2026-11-30", Monday)));
    let on = clock(Start::On(dated("2026-11-27", Friday)));
    assert_eq!(on.due_at, Some("2026-11-28T00:00:00".parse().unwrap()));
    let right = Rule { basis: Basis::Rolled, ..rule.clone() };
    let on = law::clock(&right, &calendar, Start::On(dated("2026-11-26", Thursday)), &[]);
    assert_eq!(on.due_at, Some("2026-11-28T00:00:00".parse().unwrap()), "a day longer than a duty");
}

fn hearing(from: &str, to: &str) -> Stop {
    Stop { from: day(from), to: day(to), why: Text::new("听证", "hearing") }
}

#[test]
fn hearing_days_inside_the_re_review_are_added() {
    let rule = rule("national", "2026-01-01", RuleId::Fh2);
    let due = |stops: &[Stop]| clock(&rule, &law().calendar, Start::On(day("2026-03-02")), stops).due();
    assert_eq!(due(&[]), Some(day("2026-04-01")));
    assert_eq!(due(&[hearing("2026-03-10", "2026-03-12")]), Some(day("2026-04-04")));
    assert_eq!(due(&vec![hearing("2026-03-10", "2026-03-12"); 2]), Some(day("2026-04-04")), "counted once");
    assert_eq!(due(&[hearing("2026-04-01", "2026-04-01")]), Some(day("2026-04-02")), "the last day");
    let chained = [hearing("2026-03-10", "2026-03-12"), hearing("2026-04-03", "2026-04-03")];
    assert_eq!(due(&chained), Some(day("2026-04-05")), "met only because the term grew");
    assert_eq!(due(&[hearing("2026-03-02", "2026-03-02")]), Some(day("2026-04-01")), "the start day");
    assert_eq!(due(&[hearing("2026-04-02", "2026-04-20")]), Some(day("2026-04-01")), "too late");
    assert_eq!(due(&[hearing("2026-03-12", "2026-03-10")]), Some(day("2026-04-01")), "no day at all");
}

#[test]
fn a_local_term_of_working_days_can_stop_too() {
    let fh2 = rule("national", "2026-01-01", RuleId::Fh2);
    let rule = Rule { term: Term::Working(3), ..fh2 };
    let stops = [hearing("2026-03-03", "2026-03-03")];
    let clock = clock(&rule, &law().calendar, Start::On(dated("2026-03-02", Monday)), &stops);
    assert_eq!(clock.due(), Some(dated("2026-03-06", Friday)));
}

#[test]
fn a_hearing_stops_nothing_else() {
    let rule = rule("national", "2026-01-01", RuleId::Fc2);
    let stops = [hearing("2026-03-10", "2026-03-12")];
    let clock = clock(&rule, &law().calendar, Start::On(day("2026-03-02")), &stops);
    assert_eq!(clock.due(), Some(day("2026-04-01")));
}

#[test]
fn a_term_that_reaches_2027_is_marked() {
    let rule = rule("national", "2026-01-01", RuleId::Fc1);
    let into_2027 = run(&rule, dated("2026-12-02", Wednesday));
    assert_eq!(into_2027.strict, Some(dated("2027-01-01", Friday)));
    assert_eq!(into_2027.rolled, Some(dated("2027-01-04", Monday)));
    assert!(into_2027.projected);
    assert!(!run(&rule, dated("2026-11-24", Tuesday)).projected);
}

#[test]
fn a_new_notice_moves_the_date_and_clears_the_mark() {
    let rule = rule("national", "2026-01-01", RuleId::Obj5);
    let mut calendar = law().calendar;
    let count = |calendar: &law::Calendar| {
        let clock = clock(&rule, calendar, Start::On(dated("2026-12-30", Wednesday)), &[]);
        (clock.due(), clock.projected)
    };
    assert_eq!(count(&calendar), (Some(dated("2027-01-07", Thursday)), true));
    let notice = r#"
        year = 2027
        status = "official"
        source = { zh = "试用通知（虚构）", en = "A notice for this test (invented)" }
        [[off]]
        name = { zh = "元旦", en = "New Year's Day" }
        days = ["2027-01-01", "2027-01-02", "2027-01-03"]
        [[make_up]]
        name = { zh = "元旦", en = "New Year's Day" }
        days = ["2027-01-09"]
        [[off]]
        name = { zh = "虚构节", en = "Invented Feast" }
        days = ["2027-01-06", "2027-01-07", "2027-01-08"]
    "#;
    assert_eq!(calendar.replace_year("2027.toml", notice), Ok(2027));
    assert_eq!(count(&calendar), (Some(dated("2027-01-11", Monday)), false));
}

#[test]
fn days_have_kinds_and_names() {
    let calendar = law().calendar;
    let name = |zh: &str, en: &str| Text::new(zh, en);
    for (on, weekday, kind) in [
        ("2026-09-20", Sunday, DayKind::MakeUp(name("国庆节", "National Day"))),
        ("2026-10-03", Saturday, DayKind::Holiday(name("国庆节", "National Day"))),
        ("2026-10-17", Saturday, DayKind::Weekend),
        ("2026-10-08", Thursday, DayKind::Working),
        ("2020-02-03", Monday, DayKind::Working),
        ("2013-10-01", Tuesday, DayKind::Working),
    ] {
        let on = dated(on, weekday);
        assert_eq!(calendar.kind(on), kind, "{on}");
        assert_eq!(calendar.is_working(on), kind.is_working(), "{on}");
    }
    assert_eq!(calendar.covers(2026), Cover::Official);
    assert_eq!(calendar.covers(2027), Cover::Projected);
    assert_eq!(calendar.next_working_on_or_after(day("2026-10-01")), day("2026-10-08"));
    assert_eq!(calendar.last_working_on_or_before(day("2026-10-07")), day("2026-09-30"));
}

#[test]
fn these_weekends_were_worked_and_no_others() {
    let calendar = law().calendar;
    let years: [(i16, &[&str]); 8] = [
        (2020, &["01-19", "04-26", "05-09", "06-28", "09-27", "10-10"]),
        (2021, &["02-07", "02-20", "04-25", "05-08", "09-18", "09-26", "10-09"]),
        (2022, &["01-29", "01-30", "04-02", "04-24", "05-07", "10-08", "10-09"]),
        (2023, &["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"]),
        (2024, &["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        (2025, &["01-26", "02-08", "04-27", "09-28", "10-11"]),
        (2026, &["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
        (2027, &[]),
    ];
    for (year, expected) in years {
        let days = Day::new(year, 1, 1).unwrap().series(jiff::Span::new().days(1));
        let worked = days
            .take_while(|d| d.year() == year)
            .filter(|d| matches!(calendar.kind(*d), DayKind::MakeUp(_)))
            .map(|d| d.strftime("%m-%d").to_string());
        assert_eq!(worked.collect::<Vec<_>>(), expected, "{year}");
    }
}

#[test]
fn these_weekdays_were_free_and_no_others() {
    let calendar = law().calendar;
    let years: [(i16, &str); 7] = [
        (2020, "01-01 01-24 01-27..01-31 04-06 05-01 05-04..05-05 06-25..06-26 10-01..10-02 10-05..10-08"),
        (2021, "01-01 02-11..02-12 02-15..02-17 04-05 05-03..05-05 06-14 09-20..09-21 10-01 10-04..10-07"),
        (2022, "01-03 01-31..02-04 04-04..04-05 05-02..05-04 06-03 09-12 10-03..10-07"),
        (2023, "01-02 01-23..01-27 04-05 05-01..05-03 06-22..06-23 09-29 10-02..10-06"),
        (2024, "01-01 02-12..02-16 04-04..04-05 05-01..05-03 06-10 09-16..09-17 10-01..10-04 10-07"),
        (2025, "01-01 01-28..01-31 02-03..02-04 04-04 05-01..05-02 05-05 06-02 10-01..10-03 10-06..10-08"),
        (
            2026,
            "01-01..01-02 02-16..02-20 02-23 04-06 05-01 05-04..05-05 06-19 09-25 10-01..10-02 10-05..10-07",
        ),
    ];
    for (year, runs) in years {
        let date = |text: &str| day(&format!("{year}-{text}"));
        let listed = |d: Day| {
            runs.split(' ')
                .map(|run| run.split_once("..").unwrap_or((run, run)))
                .any(|(a, b)| date(a) <= d && d <= date(b))
        };
        for d in date("01-01").series(jiff::Span::new().days(1)).take_while(|d| d.year() == year) {
            let weekday = d.weekday().to_monday_zero_offset() < 5;
            let free = weekday && !calendar.is_working(d);
            assert_eq!(free, weekday && listed(d), "{d}");
        }
    }
}

#[test]
fn the_working_days_of_each_year_add_up() {
    let calendar = law().calendar;
    for (year, count) in [
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
        (2027, 248),
    ] {
        let first = Day::new(year, 1, 1).unwrap();
        let days = first.series(jiff::Span::new().days(1)).take_while(|d| d.year() == year);
        assert_eq!(days.filter(|d| calendar.is_working(*d)).count(), count, "{year}");
    }
}

#[test]
fn the_edges_of_time_are_no_trap() {
    let rule = rule("national", "2026-01-01", RuleId::Obj5);
    assert_eq!(run(&rule, Day::MAX).due(), Some(Day::MAX));
    let back = Rule { way: law::Way::Before, basis: Basis::Strict, ..rule };
    assert_eq!(run(&back, Day::MIN).due(), Some(Day::MIN));
}
