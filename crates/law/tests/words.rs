//! What people read: the explanation, the terminal text, the JSON, the table, spoken days.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fall over")]

use law::tell::{due_json, due_text};
use law::{Clock, Day, Lang, Law, RuleId, Start, Stop, Text, clock, days_left, spoken_day, table};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn told(jurisdiction: &str, id: RuleId, start: &str, lang: Lang) -> String {
    let law = Law::embedded().unwrap();
    let pack = law.governing(jurisdiction, day(start)).unwrap();
    let rule = pack.need(id).unwrap();
    due_text(&clock(rule, &law.calendar, Start::On(day(start)), &[]), rule, &pack, lang)
}

#[test]
fn an_objection_over_a_worked_sunday_and_a_festival_is_explained() {
    let text = told("national", RuleId::Obj5, "2026-09-30", Lang::Zh);
    let expected = "2026-10-13
规则 OBJ5（对转送、交办提出异议）：依据条例第23条第3款，见《信访工作条例》（2022年5月1日起施行）；承办单位的期限为5个工作日。
起点：承办单位收到转送、交办之日，2026年9月30日（周三）；当日不计入（参照民法典第201条）。
跳过2026年10月1日（周四）至2026年10月7日（周三）（共7日）：国庆节。
2026年10月10日（周六）为调休上班日（国庆节），按工作日计算。
跳过2026年10月11日（周日）：周末。
往后数5个工作日（只计工作日），至2026年10月13日（周二）。
期限至2026年10月13日（周二）。
规则包 national@2022-05-01（全国·信访工作条例（2022））；可靠程度 S：已核对原文。
备注：应当详细说明理由，经转送、交办的机关核实同意后退还材料。";
    assert_eq!(text, expected);
}

#[test]
fn the_same_in_english() {
    let text = told("national", RuleId::Obj5, "2026-09-18", Lang::En);
    let expected = "2026-09-24
Rule OBJ5 (Object to a transfer): Regulation art. 23(3), Regulation on Petition Work (in force 1 May 2022); 5 working days (responsible unit).
Start: the responsible unit received the transfer on Fri 18 Sep 2026; that day is not counted (Civil Code art. 201, by analogy).
Skipped Sat 19 Sep 2026: weekend.
Sun 20 Sep 2026 is a make-up working day (National Day) and counts as a working day.
Counting 5 working days forwards (working days only) leads to Thu 24 Sep 2026.
Due: Thu 24 Sep 2026.
Pack national@2022-05-01 (National: Regulation on Petition Work (2022)); confidence S: primary text read.
Note: with detailed reasons; papers go back once the sender has verified and agreed.";
    assert_eq!(text, expected);
}

#[test]
fn the_roll_is_told_with_the_side_it_favours() {
    let duty = told("national", RuleId::H60, "2026-08-03", Lang::Zh);
    assert!(duty.starts_with("2026-10-02\n"), "{duty}");
    assert!(duty.contains("这是机关的职责，仍以2026年10月2日（周五）为准，不顺延"), "{duty}");
    assert!(duty.contains("休息日：2026年10月2日（周五）至2026年10月7日（周三）（共6日），国庆节"), "{duty}");
    let right = told("national", RuleId::Fc1, "2026-09-04", Lang::Zh);
    assert!(right.starts_with("2026-10-08\n"), "{right}");
    assert!(right.contains("顺延至其后第一个工作日2026年10月8日（周四）"), "{right}");
    let right = told("national", RuleId::Fc1, "2026-09-04", Lang::En);
    assert!(right.contains("this is a right, so Thu 8 Oct 2026 governs"), "{right}");
}

#[test]
fn a_projected_year_and_an_unknown_one_are_warned_of() {
    let right = told("national", RuleId::Fc1, "2026-12-02", Lang::Zh);
    assert!(right.contains("2027年放假通知尚未载入") && right.contains("须重新计算"), "{right}");
    let duty = told("national", RuleId::H60, "2013-05-31", Lang::En);
    assert!(duty.contains("2013 has no calendar loaded: Monday to Friday only"), "{duty}");
    assert!(duty.contains("the governing date does not depend on it"), "{duty}");
    assert!(duty.contains("not counted (civil law on periods, by analogy)"), "the Civil Code came in 2021");
}

#[test]
fn notice_and_months_are_told() {
    let notice = told("demo", RuleId::Notice5, "2026-11-24", Lang::Zh);
    assert!(notice.contains("至少提前5日") && notice.contains("最迟2026年11月19日（周四）"), "{notice}");
    let months = told("national", RuleId::Duty2m, "2025-12-31", Lang::En);
    assert!(months.contains("no day 31; its last day, Sat 28 Feb 2026, counts"), "{months}");
}

#[test]
fn stops_are_told_and_stored() {
    let law = Law::embedded().unwrap();
    let pack = law.governing("national", day("2026-03-02")).unwrap();
    let rule = pack.need(RuleId::Fh2).unwrap();
    let stop = Stop { from: day("2026-03-10"), to: day("2026-03-12"), why: Text::new("听证", "hearing") };
    let clock = clock(rule, &law.calendar, Start::On(day("2026-03-02")), &[stop]);
    let lines = clock.explain(Lang::En).join("\n");
    assert!(lines.contains("Left out Tue 10 Mar 2026 to Thu 12 Mar 2026 (3 days): hearing"), "{lines}");
    let json = serde_json::to_string(&clock).unwrap();
    assert_eq!(serde_json::from_str::<Clock>(&json).unwrap(), clock, "stored as it was shown");
}

#[test]
fn the_json_says_the_same() {
    let law = Law::embedded().unwrap();
    let pack = law.governing("national", day("2026-09-30")).unwrap();
    let rule = pack.need(RuleId::Obj5).unwrap();
    let json = due_json(&clock(rule, &law.calendar, Start::On(day("2026-09-30")), &[]), rule, &pack);
    for (field, value) in [
        ("rule", "OBJ5"),
        ("pack", "national@2022-05-01"),
        ("confidence", "S"),
        ("term", "5 working days"),
        ("start", "2026-09-30"),
        ("strict", "2026-10-13"),
        ("rolled", "2026-10-13"),
        ("due", "2026-10-13"),
        ("basis", "strict"),
    ] {
        assert_eq!(json[field], value, "{field}");
    }
    assert_eq!(json["article"]["zh"], "条例第23条第3款");
    assert_eq!(json["counted"], serde_json::json!({ "n": 5, "unit": "working_day" }));
    assert_eq!(json["skipped"][0]["from"], "2026-10-01");
    assert_eq!(json["skipped"][0]["to"], "2026-10-07");
    assert_eq!(json["skipped"][0]["why"]["zh"], "国庆节");
    assert_eq!(json["make_up"][0]["on"], "2026-10-10");
    assert_eq!(json["projected"], false);
    assert_eq!(json["explanation"]["zh"].as_array().unwrap().len(), 7);
    assert_eq!(json["explanation"]["en"].as_array().unwrap().len(), 7);
}

#[test]
fn an_unknown_start_is_null_and_does_not_run_out() {
    let law = Law::embedded().unwrap();
    let pack = law.governing("national", day("2026-09-30")).unwrap();
    let rule = pack.need(RuleId::Fc1).unwrap();
    let clock = clock(rule, &law.calendar, Start::Unknown, &[]);
    let json = due_json(&clock, rule, &pack);
    assert!(json["due"].is_null() && json["start"].is_null() && json["counted"].is_null());
    assert!(due_text(&clock, rule, &pack, Lang::En).starts_with("does not run out\n"));
}

#[test]
fn the_table_shows_every_rule_in_straight_columns() {
    let law = Law::embedded().unwrap();
    let pack = law.governing("demo", day("2026-11-24")).unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let text = table(&pack, lang);
        assert_eq!(text.lines().count(), pack.rules().count() + 2);
        assert!(text.contains(lang.pick("提前5日", "5 days before")), "{text}");
        assert!(text.lines().all(|l| l == l.trim_end()));
    }
    let english = table(&pack, Lang::En);
    let column = english.lines().nth(1).unwrap().find("Who").unwrap();
    for line in english.lines().skip(2) {
        assert_eq!(&line[column - 1..column], " ", "{line}");
        assert_ne!(&line[column..=column], " ", "{line}");
    }
}

#[test]
fn days_are_spoken_short_and_with_the_year_when_it_is_another() {
    let today = day("2026-11-24");
    for (on, zh, en) in [
        ("2026-11-27", "11月27日 周五", "Fri 27 Nov"),
        ("2026-01-04", "1月4日 周日", "Sun 4 Jan"),
        ("2027-01-04", "2027年1月4日 周一", "Mon 4 Jan 2027"),
        ("2025-12-31", "2025年12月31日 周三", "Wed 31 Dec 2025"),
    ] {
        assert_eq!(spoken_day(day(on), today, Lang::Zh), zh);
        assert_eq!(spoken_day(day(on), today, Lang::En), en);
    }
}

#[test]
fn what_is_left_is_said_in_days() {
    let today = day("2026-11-24");
    for (due, zh, en) in [
        ("2026-11-27", "还有 3 天", "3 days left"),
        ("2026-11-25", "还有 1 天", "1 day left"),
        ("2026-11-24", "今天到期", "due today"),
        ("2026-11-23", "超期 1 天", "1 day overdue"),
        ("2026-11-22", "超期 2 天", "2 days overdue"),
        ("2027-11-24", "还有 365 天", "365 days left"),
    ] {
        assert_eq!(days_left(day(due), today, Lang::Zh), zh);
        assert_eq!(days_left(day(due), today, Lang::En), en);
    }
}

#[test]
fn a_list_is_parted_as_its_language_parts_it() {
    assert_eq!(Lang::Zh.list(&["王**", "李*"]), "王**、李*");
    assert_eq!(Lang::En.list(&["王**", "李*"]), "王**, 李*");
    assert_eq!(Lang::En.list::<&str>(&[]), "");
}
