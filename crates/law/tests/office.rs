//! An office's own files laid over the built-in law, and what is refused with its line in both languages.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fall over")]

use law::{Cover, Day, FileKind, Law, LawError, RuleId, Start, clock, heading};

/// The notice for 2027 as it might read: Spring Festival with two make-up days.
const NOTICE: &str = r#"year = 2027
status = "official"
source = { zh = "国务院办公厅关于2027年部分节假日安排的通知", en = "Notice on the holidays of 2027" }

[[off]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12"]

[[make_up]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-01-31", "2027-02-14"]
"#;

const NATIONAL: &str = r#"jurisdiction = "national"
title = { zh = "全国（试）", en = "National (trial)" }
source = { zh = "某条例", en = "Some regulation" }
from = "2028-01-01"
max_representatives = 5
opinion_extension_max_days = 30
group_visit_from = 5
min_investigators = 2

[[rule]]
id = "FC1"
term = "45 days"
who = "petitioner"
basis = "rolled"
article = { zh = "第1条", en = "art. 1" }
confidence = "M"
title = { zh = "申请复查", en = "Ask for review" }
trigger = { zh = "收到之日", en = "it was received" }
"#;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn a_notice_takes_the_place_of_what_was_projected() {
    let (before, after) = (Law::embedded().unwrap(), Law::with_office(&[("2027.toml", NOTICE)]).unwrap());
    assert_eq!(
        (before.calendar.covers(2027), after.calendar.covers(2027)),
        (Cover::Projected, Cover::Official)
    );
    let due = |law: &Law| {
        let pack = law.governing("national", day("2027-02-02")).unwrap();
        clock(pack.need(RuleId::Obj5).unwrap(), &law.calendar, Start::On(day("2027-02-02")), &[])
            .due()
            .unwrap()
    };
    // From Tuesday 2 February two days, the festival, three more: until Monday 15 February; by the notice the
    // festival ends later, but Sunday 14 February is worked: until Tuesday 16 February.
    assert_eq!((due(&before), due(&after)), (day("2027-02-15"), day("2027-02-16")));
    assert_eq!(after.calendar.days_made_up(2027).count(), 2);
}

#[test]
fn a_new_national_pack_ends_the_one_before_it_on_its_eve_and_local_packs_follow() {
    let law = Law::with_office(&[("neu.toml", NATIONAL)]).unwrap();
    let term = |jurisdiction: &str, on: &str| {
        law.governing(jurisdiction, day(on)).unwrap().need(RuleId::Fc1).unwrap().term.number()
    };
    assert_eq!((term("national", "2027-12-31"), term("national", "2028-01-01")), (30, 45));
    assert_eq!((term("demo", "2027-12-31"), term("demo", "2028-01-01")), (30, 45));
    let old = law.governing("national", day("2027-12-31")).unwrap();
    assert_eq!(old.until, Some(day("2027-12-31")));
    assert_eq!(law.governing("demo", day("2028-02-01")).unwrap().file, "law/county-demo.toml");
}

#[test]
fn a_later_file_of_the_same_name_takes_the_place_of_the_earlier() {
    let later = NATIONAL.replace("45 days", "60 days");
    let law = Law::with_office(&[("a.toml", NATIONAL), ("b.toml", &later)]).unwrap();
    let pack = law.governing("national", day("2028-01-01")).unwrap();
    assert_eq!((pack.need(RuleId::Fc1).unwrap().term.number(), pack.file.as_str()), (60, "b.toml"));
}

#[test]
fn a_file_says_what_it_is_and_what_it_stands_for() {
    let calendar = heading("x", NOTICE).unwrap();
    assert_eq!((calendar.kind, calendar.name.as_str()), (FileKind::Calendar, "2027"));
    let pack = heading("x", NATIONAL).unwrap();
    assert_eq!((pack.kind, pack.name.as_str()), (FileKind::Pack, "national@2028-01-01"));
    assert_eq!(pack.source.zh, "某条例");
}

#[test]
fn a_wrong_file_is_refused_with_its_line_and_in_both_languages() {
    let wrong = |text: &str, line: Option<usize>, zh: &str, en: &str| match Law::with_office(&[("f", text)]) {
        Err(LawError::Broken { file, line: at, what }) => {
            assert_eq!((file.as_str(), at), ("f", line), "{what:?}");
            assert!(what.zh.contains(zh) && what.en.contains(en), "{what:?}");
        }
        other => panic!("expected “{zh}”, got {other:?}"),
    };
    wrong("x = 1", None, "既不是历法文件", "neither");
    wrong("year = = 1", Some(1), "TOML", "TOML");
    wrong(&NOTICE.replace("\"2027-02-06\"", "\"2027-02-30\""), Some(7), "2027-02-30", "2027-02-30");
    wrong(&NOTICE.replace("\"2027-02-06\"", "\"2026-02-06\""), Some(7), "不在2027年", "not in 2027");
    wrong(&NOTICE.replace("\"2027-02-14\"", "\"2027-02-07\""), Some(11), "既是放假日又是", "both a day off");
    wrong(&NOTICE.replace("official", "sure"), Some(2), "不在可选之列", "unknown variant");
    wrong(&NOTICE.replace("year = 2027", "year = 2027\nmood = 1"), Some(2), "不认识“mood”", "mood");
    wrong(&NOTICE.replacen("zh = \"春节\", ", "", 1), Some(6), "缺少“zh”", "zh");
    wrong(&NATIONAL.replace("FC1", "FC9"), Some(11), "没有规则“FC9”", "FC9");
    wrong(&NATIONAL.replace("45 days", "soon"), Some(12), "不是期限", "not a term");
    wrong(&NATIONAL.replace("45 days", "0 days"), Some(11), "期限不能为零", "zero");
    wrong(&NATIONAL.replace("national\"", "village\"\nbase = \"moon\""), None, "“moon”不存在", "moon");
}

#[test]
fn a_pack_that_contradicts_itself_is_refused() {
    let wrong = |text: &str, because: &str| match Law::with_office(&[("f", text)]) {
        Err(LawError::Broken { what, .. }) => assert!(what.en.contains(because), "{what:?}"),
        other => panic!("expected “{because}”, got {other:?}"),
    };
    let rule = |id: &str, term: &str, who: &str| {
        let start = NATIONAL.find("[[rule]]").unwrap();
        NATIONAL[start..].replace("FC1", id).replace("45 days", term).replace("petitioner", who)
    };
    wrong(&format!("{NATIONAL}{}", rule("EXT30", "20 days", "unit")), "EXT30 says 20 days");
    wrong(&NATIONAL.replace("\"petitioner\"", "\"office\""), "FC1 is the petitioner's right");
    let stages = format!("{}{}", rule("XFER", "4 days", "office"), rule("STAGE-CITY3", "5 days", "office"));
    wrong(&format!("{NATIONAL}{stages}"), "the stages take 5 days together");
    let small =
        NATIONAL.replace("group_visit_from", "small_group = { up_to = 9, max = 6 }\ngroup_visit_from");
    wrong(&small, "a small group may send 6");
}
