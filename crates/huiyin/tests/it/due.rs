//! `huiyin due`: the command itself, as a clerk or another program calls it.

use std::process::{Command, Output};

fn huiyin(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_huiyin")).args(words).output().unwrap()
}

fn out(o: &Output) -> String {
    String::from_utf8(o.stdout.clone()).unwrap()
}

fn err(o: &Output) -> String {
    String::from_utf8(o.stderr.clone()).unwrap()
}

#[test]
fn the_first_line_is_the_day_and_the_rest_says_why() {
    let said = huiyin(&["due", "--rule", "OBJ5", "--start", "2026-09-18"]);
    assert!(said.status.success());
    let text = out(&said);
    // Friday 18 September; Sunday 20 September is worked for National Day: five working days end on Thursday 24.
    assert_eq!(text.lines().next(), Some("2026-09-24"));
    for reason in ["第23条第3款", "5个工作日", "2026年9月20日", "期限至2026年9月24日（周四）"]
    {
        assert!(text.contains(reason), "no “{reason}”: {text}");
    }
    let english = out(&huiyin(&["due", "--rule", "OBJ5", "--start", "2026-09-18", "--lang", "en"]));
    assert!(english.starts_with("2026-09-24\n") && english.contains("art. 23"), "{english}");
}

#[test]
fn the_same_as_data_parses_and_says_the_same() {
    for (rule, start, due) in [
        ("OBJ5", "2026-09-18", "2026-09-24"),
        ("XFER", "2026-11-20", "2026-12-05"),
        ("60", "2026-09-07", "2026-11-06"),
    ] {
        let said = huiyin(&["due", "--rule", rule, "--start", start, "--json"]);
        let data: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
        assert_eq!((data["rule"].as_str(), data["due"].as_str()), (Some(rule), Some(due)));
        assert!(data["article"].is_object() && data["pack"].is_string());
    }
}

#[test]
fn every_rule_in_every_pack_has_a_date_or_is_refused_by_name() {
    let law = law::Law::embedded().unwrap();
    let mut dates = 0;
    for pack in law.packs() {
        for rule in law::RuleId::all() {
            let said =
                huiyin(&["due", "--rule", rule.code(), "--start", "2026-09-18", "--pack", pack.id.as_str()]);
            match said.status.code() {
                Some(0) => {
                    let first = out(&said).lines().next().unwrap_or("").to_owned();
                    assert!(first.parse::<law::Day>().is_ok(), "{} {rule}: {first}", pack.id);
                    assert!(pack.rule(*rule).is_some());
                    dates += 1;
                }
                Some(1) => {
                    assert!(pack.rule(*rule).is_none(), "{} {rule}: {}", pack.id, err(&said));
                    assert!(err(&said).contains(rule.code()), "{} {rule}: {}", pack.id, err(&said));
                }
                other => panic!("{} {rule}: {other:?} {}", pack.id, err(&said)),
            }
        }
    }
    assert!(dates > 40, "only {dates} dates");
}

#[test]
fn what_cannot_be_read_is_named_with_what_could_be() {
    let wrong: &[(&[&str], &[&str])] = &[
        (&["--rule", "OBJ6", "--start", "2026-09-18"], &["OBJ6", "OBJ5", "XFER"]),
        (&["--rule", "OBJ5", "--start", "18.9.2026"], &["18.9.2026", "2026-09-18"]),
        (&["--rule", "OBJ5", "--start", "2026-02-30"], &["2026-02-30"]),
        (&["--rule", "OBJ5", "--start", "2026-09-18", "--pack", "mars@1"], &["mars@1", "national@"]),
        (&["--rule", "OBJ5", "--start", "2026-09-18", "--pack", "mars"], &["mars"]),
        (&["--rule", "FH2", "--start", "2026-09-18", "--hearing", "soon"], &["soon", "2026-09-18"]),
        (&["--rule", "OBJ5", "--start", "1990-01-01"], &["1990"]),
    ];
    for (words, parts) in wrong {
        let said = huiyin(&[&["due"], *words].concat());
        assert_eq!(said.status.code(), Some(1), "{words:?}: {}", out(&said));
        for part in *parts {
            assert!(err(&said).contains(part), "{words:?} does not name {part}: {}", err(&said));
        }
        assert!(!err(&said).contains("panicked") && err(&said).lines().count() == 1, "{}", err(&said));
    }
    assert_eq!(huiyin(&["due"]).status.code(), Some(2));
}

#[test]
fn an_unproven_service_begins_no_term() {
    let said = out(&huiyin(&["due", "--rule", "FC1", "--start", "unknown"]));
    assert_eq!(said.lines().next(), Some("不届满"));
    let data: serde_json::Value =
        serde_json::from_slice(&huiyin(&["due", "--rule", "FC1", "--start", "unknown", "--json"]).stdout)
            .unwrap();
    assert!(data["due"].is_null());
}

#[test]
fn hearing_days_stop_the_re_review_and_nothing_else() {
    let due = |rule: &str, hearing: bool| {
        let mut words = vec!["due", "--rule", rule, "--start", "2026-11-02"];
        if hearing {
            words.extend(["--hearing", "2026-11-10..2026-11-14"]);
        }
        out(&huiyin(&words)).lines().next().unwrap_or("").to_owned()
    };
    assert_eq!((due("FH2", false).as_str(), due("FH2", true).as_str()), ("2026-12-02", "2026-12-07"));
    assert_eq!(due("FC2", false), due("FC2", true));
}

#[test]
fn the_tables_of_matter_roles_and_packs_are_printed() {
    for (what, part) in [("matter", "registered"), ("roles", "| administrator |"), ("packs", "OBJ5")] {
        let said = huiyin(&["table", what]);
        assert!(said.status.success() && out(&said).contains(part), "{what}");
    }
}
