//! Broken files are refused, and the refusal names the file and what to mend.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fall over")]

use law::{Law, LawError};

const HEAD: &str = r#"
jurisdiction = "national"
title = { zh = "全国", en = "National" }
source = { zh = "条例", en = "Regulation" }
from = "2020-01-01"
max_representatives = 5
opinion_extension_max_days = 30
group_visit_from = 5
min_investigators = 2
"#;

const RULE: &str = r#"
[[rule]]
id = "FC1"
term = "30 days"
who = "petitioner"
basis = "rolled"
article = { zh = "条例第35条", en = "art. 35" }
confidence = "S"
title = { zh = "申请复查", en = "Ask for review" }
trigger = { zh = "收到之日", en = "it was received" }
"#;

const LOCAL: &str = r#"
jurisdiction = "town"
base = "national"
title = { zh = "镇", en = "Town" }
source = { zh = "镇规", en = "Town rules" }
from = "2020-01-01"
"#;

fn load(packs: &[(&str, &str)]) -> Result<Law, LawError> {
    Law::from_texts(&[], packs)
}

fn refused(packs: &[(&str, &str)], in_file: &str, because: &str) {
    match load(packs) {
        Err(LawError::Broken { file, what, .. }) => {
            let what = what.en;
            assert_eq!(file, in_file, "{what}");
            assert!(what.contains(because), "“{what}” does not say “{because}”");
        }
        other => panic!("expected a refusal because of “{because}”, got {other:?}"),
    }
}

/// The sound pack with one thing changed.
fn spoiled(what: &str, instead: &str) -> String {
    let sound = format!("{HEAD}{RULE}");
    assert!(sound.contains(what), "{what}");
    sound.replacen(what, instead, 1)
}

#[test]
fn the_sound_texts_are_sound() {
    let sound = format!("{HEAD}{RULE}");
    load(&[("a.toml", &sound), ("town.toml", LOCAL)]).unwrap();
}

#[test]
fn one_wrong_thing_is_enough() {
    for (what, instead, because) in [
        ("id = \"FC1\"", "id = \"FC9\"", "FC9"),
        ("\"30 days\"", "\"0 days\"", "zero"),
        ("\"30 days\"", "\"thirty\"", "not a term"),
        ("basis = \"rolled\"", "basis = \"strict\"", "rolled"),
        ("who = \"petitioner\"", "who = \"parties\"\nway = \"before\"", "backwards"),
        ("who = \"petitioner\"", "who = \"mayor\"", "mayor"),
        ("confidence = \"S\"", "confidence = \"X\"", "X"),
        ("confidence = \"S\"", "confidence = \"S\"\nstops = true", "FH2"),
        ("confidence = \"S\"", "confidence = \"S\"\nfrom = \"2019-12-31\"", "outside"),
        ("confidence = \"S\"", "confidence = \"S\"\nspeed = 3", "speed"),
        ("en = \"Ask for review\"", "en = \" \"", "both languages"),
        ("title = { zh = \"全国\", en = \"National\" }", "title = { zh = \"全国\" }", "en"),
        ("from = \"2020-01-01\"", "from = \"2020-02-30\"", "2020-02-30"),
        ("from = \"2020-01-01\"", "from = \"2020-01-01\"\nuntil = \"2019-01-01\"", "before it begins"),
        ("max_representatives = 5", "", "max_representatives"),
        ("max_representatives = 5", "max_representatives = 0", "representative"),
        ("jurisdiction = \"national\"", "jurisdiction = \"\"", "name"),
        ("[[rule]]", "[[rule", "TOML"),
    ] {
        let text = spoiled(what, instead);
        refused(&[("bad.toml", &text)], "bad.toml", because);
    }
}

#[test]
fn a_rule_given_twice_is_refused() {
    let text = format!("{HEAD}{RULE}{RULE}");
    refused(&[("twice.toml", &text)], "twice.toml", "FC1 is given twice");
}

#[test]
fn packs_may_neither_overlap_nor_leave_a_gap() {
    let first = |until: &str| HEAD.replace("from = \"2020-01-01\"", &format!("from = \"2010-01-01\"{until}"));
    let pair = |until: &str, because: &str| {
        refused(&[("b.toml", HEAD), ("a.toml", &first(until))], "b.toml", because);
    };
    pair("", "overlap");
    pair("\nuntil = \"2020-01-01\"", "overlap");
    pair("\nuntil = \"2019-12-30\"", "gap");
    let sound = first("\nuntil = \"2019-12-31\"");
    load(&[("b.toml", HEAD), ("a.toml", &sound)]).unwrap();
    refused(&[("a.toml", HEAD), ("b.toml", HEAD)], "b.toml", "overlap");
}

#[test]
fn a_local_pack_needs_a_base_for_all_its_days() {
    refused(&[("town.toml", LOCAL)], "town.toml", "“national” is not among the packs");
    let early = LOCAL.replace("2020-01-01", "2019-12-31");
    refused(&[("n.toml", HEAD), ("town.toml", &early)], "town.toml", "missing base");
    let ended = HEAD.replace("from = \"2020-01-01\"", "from = \"2020-01-01\"\nuntil = \"2020-12-31\"");
    refused(&[("n.toml", &ended), ("town.toml", LOCAL)], "town.toml", "missing base");
    let own = LOCAL.replace("base = \"national\"", "base = \"town\"");
    refused(&[("town.toml", &own)], "town.toml", "leads back");
}

#[test]
fn a_local_rule_may_stop_where_a_national_one_may_not() {
    let rule = RULE.replace("confidence", "stops = true\nconfidence");
    let town = format!("{LOCAL}{rule}");
    load(&[("n.toml", HEAD), ("town.toml", &town)]).unwrap();
}

fn calendar_refused(text: &str, because: &str) {
    match Law::from_texts(&[("2030.toml", text)], &[]) {
        Err(LawError::Broken { file, what, .. }) => {
            let what = what.en;
            assert_eq!(file, "2030.toml");
            assert!(what.contains(because), "“{what}” does not say “{because}”");
        }
        other => panic!("expected a refusal because of “{because}”, got {other:?}"),
    }
}

#[test]
fn a_wrong_calendar_is_refused() {
    let head = "year = 2030\nstatus = \"official\"\nsource = { zh = \"通知\", en = \"Notice\" }\n";
    let festival = |kind: &str, days: &str| {
        format!("[[{kind}]]\nname = {{ zh = \"节\", en = \"Feast\" }}\ndays = [{days}]\n")
    };
    calendar_refused("year = 2030", "status");
    calendar_refused(&head.replace("official", "guessed"), "guessed");
    calendar_refused(&format!("{head}{}", festival("off", "\"2031-01-01\"")), "not in 2030");
    calendar_refused(&format!("{head}{}", festival("off", "\"2030-01-01\", \"2030-01-01\"")), "twice");
    let both =
        format!("{head}{}{}", festival("off", "\"2030-01-05\""), festival("make_up", "\"2030-01-05\""));
    calendar_refused(&both, "both a day off and a make-up day");
    let twice = Law::from_texts(&[("a.toml", head), ("b.toml", head)], &[]).unwrap_err();
    assert_eq!(twice.to_string(), "b.toml: the year 2030 is given twice");
}
