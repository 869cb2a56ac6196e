//! What must hold for any rule, any start and any stops.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fall over")]

use jiff::Span;
use law::{Basis, Cover, Day, Law, Rule, RuleId, Start, Stop, Term, Text, Way, clock};
use proptest::prelude::*;
use std::sync::LazyLock;

static LAW: LazyLock<Law> = LazyLock::new(|| Law::embedded().unwrap());

fn a_day() -> impl Strategy<Value = Day> {
    (0i64..9000).prop_map(|n| Day::constant(2006, 1, 1).saturating_add(Span::new().days(n)))
}

fn a_term() -> impl Strategy<Value = Term> {
    (0u8..4, 1u16..200).prop_map(|(kind, n)| match kind {
        0 => Term::Calendar(n),
        1 => Term::Working(n),
        2 => Term::Months(n % 24 + 1),
        _ => Term::Hours(n),
    })
}

fn a_rule() -> impl Strategy<Value = Rule> {
    (a_term(), any::<bool>(), any::<bool>()).prop_map(|(term, rolled, stops)| {
        let pack = LAW.governing("national", Day::constant(2026, 1, 1)).unwrap();
        let basis = if rolled { Basis::Rolled } else { Basis::Strict };
        Rule { term, basis, stops, ..pack.need(RuleId::Fh2).unwrap().clone() }
    })
}

fn some_stops() -> impl Strategy<Value = Vec<Stop>> {
    let stop = (a_day(), 0i64..10).prop_map(|(from, n)| Stop {
        from,
        to: from.saturating_add(Span::new().days(n)),
        why: Text::new("听证", "hearing"),
    });
    prop::collection::vec(stop, 0..6)
}

fn longer(term: Term) -> Term {
    match term {
        Term::Calendar(n) => Term::Calendar(n + 1),
        Term::Working(n) => Term::Working(n + 1),
        Term::Months(n) => Term::Months(n + 1),
        Term::Hours(n) => Term::Hours(n + 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn due_is_never_before_start(rule in a_rule(), start in a_day(), stops in some_stops()) {
        let clock = clock(&rule, &LAW.calendar, Start::On(start), &stops);
        prop_assert!(clock.due().unwrap() >= start);
        prop_assert!(clock.strict <= clock.rolled);
    }

    #[test]
    fn a_longer_term_is_never_earlier(rule in a_rule(), start in a_day(), stops in some_stops()) {
        let more = Rule { term: longer(rule.term), ..rule.clone() };
        let due = |rule| clock(rule, &LAW.calendar, Start::On(start), &stops).due();
        prop_assert!(due(&more) >= due(&rule));
    }

    #[test]
    fn a_later_start_is_never_earlier(rule in a_rule(), start in a_day()) {
        let due = |start| clock(&rule, &LAW.calendar, Start::On(start), &[]).due();
        prop_assert!(due(start.tomorrow().unwrap()) >= due(start));
    }

    #[test]
    fn a_rolled_day_is_a_working_day(rule in a_rule(), start in a_day(), stops in some_stops()) {
        let rolled = clock(&rule, &LAW.calendar, Start::On(start), &stops).rolled.unwrap();
        prop_assert!(LAW.calendar.is_working(rolled));
    }

    #[test]
    fn stops_never_shorten(rule in a_rule(), start in a_day(), stops in some_stops()) {
        let due = |stops: &[Stop]| clock(&rule, &LAW.calendar, Start::On(start), stops).due();
        prop_assert!(due(&stops) >= due(&[]));
        prop_assert!(due(&stops) >= due(&stops[..stops.len() / 2]));
    }

    #[test]
    fn a_count_backwards_never_ends_after_its_start(rule in a_rule(), start in a_day()) {
        let rule = Rule { way: Way::Before, stops: false, ..rule };
        let clock = clock(&rule, &LAW.calendar, Start::On(start), &[]);
        prop_assert!(clock.strict.unwrap() <= start && clock.rolled <= clock.strict);
    }

    #[test]
    fn only_official_years_go_unmarked(rule in a_rule(), start in a_day()) {
        let clock = clock(&rule, &LAW.calendar, Start::On(start), &[]);
        let official = |day: Day| LAW.calendar.covers(day.year()) == Cover::Official;
        let ends = official(clock.strict.unwrap()) && official(clock.rolled.unwrap());
        prop_assert!(clock.projected || ends);
        if ends && official(start) {
            prop_assert!(!clock.projected);
        }
    }

    #[test]
    fn every_clock_can_be_told_and_stored(rule in a_rule(), start in a_day(), stops in some_stops()) {
        let clock = clock(&rule, &LAW.calendar, Start::On(start), &stops);
        let json = serde_json::to_string(&clock).unwrap();
        prop_assert_eq!(&serde_json::from_str::<law::Clock>(&json).unwrap(), &clock);
        let (zh, en) = (clock.explain(law::Lang::Zh), clock.explain(law::Lang::En));
        prop_assert_eq!(zh.len(), en.len());
        prop_assert!(zh.iter().all(|l| l.ends_with('。')) && en.iter().all(|l| l.ends_with('.')));
    }

    #[test]
    fn nonsense_is_refused_and_never_panics(text in "\\PC{0,200}") {
        let _ = Law::from_texts(&[], &[("x.toml", &text)]);
        let _ = Law::from_texts(&[("x.toml", &text)], &[]);
        let _ = text.parse::<RuleId>();
        let _ = text.parse::<Term>();
    }
}
