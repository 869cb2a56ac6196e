//! The packs as they stand: which law governs which day, and which files are refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fall over")]

use law::{Basis, Confidence, Day, Law, LawError, PackId, RuleId, Term, Who};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn embedded() -> Law {
    Law::embedded().unwrap()
}

#[test]
fn the_day_decides_between_2005_and_2022() {
    let law = embedded();
    for (on, pack) in [
        ("2005-05-01", "national@2005-05-01"),
        ("2010-12-31", "national@2005-05-01"),
        ("2011-01-01", "national@2011-01-01"),
        ("2013-05-31", "national@2013-01-01"),
        ("2022-04-30", "national@2013-01-01"),
        ("2022-05-01", "national@2022-05-01"),
        ("2026-11-24", "national@2022-05-01"),
    ] {
        assert_eq!(law.governing("national", day(on)).unwrap().id, PackId::from(pack), "{on}");
    }
}

#[test]
fn nothing_governs_before_the_first_pack_or_elsewhere() {
    let law = embedded();
    let before = law.governing("national", day("2005-04-30")).unwrap_err();
    assert_eq!(before, LawError::NothingInForce { jurisdiction: "national".into(), day: day("2005-04-30") });
    let elsewhere = law.governing("moon", day("2026-01-01")).unwrap_err();
    assert_eq!(elsewhere, LawError::UnknownJurisdiction("moon".into()));
}

#[test]
fn in_2005_nobody_could_object_to_a_transfer() {
    let pack = embedded().governing("national", day("2013-05-31")).unwrap();
    assert!(pack.rule(RuleId::Obj5).is_none());
    let refusal = pack.need(RuleId::Obj5).unwrap_err();
    assert_eq!(refusal.to_string(), "national@2013-01-01 has no rule OBJ5");
    assert!(pack.rule(RuleId::Duty2m).is_none());
    assert_eq!(pack.rule(RuleId::Advfb).unwrap().term, Term::Calendar(30));
}

#[test]
fn the_2022_regulation_sets_these_limits() {
    let pack = embedded().governing("national", day("2026-11-24")).unwrap();
    let rows = [
        (RuleId::Xfer, Term::Calendar(15), Who::Office, Basis::Strict),
        (RuleId::Dir15, Term::Calendar(15), Who::Unit, Basis::Strict),
        (RuleId::Acc15, Term::Calendar(15), Who::Unit, Basis::Strict),
        (RuleId::Obj5, Term::Working(5), Who::Unit, Basis::Strict),
        (RuleId::Report, Term::Calendar(60), Who::Unit, Basis::Strict),
        (RuleId::H60, Term::Calendar(60), Who::Unit, Basis::Strict),
        (RuleId::Ext30, Term::Calendar(30), Who::Unit, Basis::Strict),
        (RuleId::Fc1, Term::Calendar(30), Who::Petitioner, Basis::Rolled),
        (RuleId::Fc2, Term::Calendar(30), Who::Reviewer, Basis::Strict),
        (RuleId::Fh1, Term::Calendar(30), Who::Petitioner, Basis::Rolled),
        (RuleId::Fh2, Term::Calendar(30), Who::Reviewer, Basis::Strict),
        (RuleId::Duty2m, Term::Months(2), Who::Unit, Basis::Strict),
        (RuleId::Jc30, Term::Calendar(30), Who::Parties, Basis::Rolled),
        (RuleId::JcCourt30, Term::Calendar(30), Who::Court, Basis::Strict),
    ];
    assert_eq!(pack.rules().count(), rows.len() + 2);
    for (id, term, who, basis) in rows {
        let rule = pack.need(id).unwrap();
        assert_eq!((rule.term, rule.who, rule.basis), (term, who, basis), "{id}");
        assert_eq!(rule.stops, id == RuleId::Fh2, "{id}");
        assert_eq!(rule.confidence, Confidence::S, "{id}");
    }
    // The Regulation names no limit here: these are an office's own measure, and say so.
    for id in [RuleId::Sugg60, RuleId::Cpl90] {
        assert_eq!(pack.need(id).unwrap().confidence, Confidence::M, "{id}");
    }
    assert_eq!(pack.need(RuleId::Obj5).unwrap().article.zh, "条例第23条第3款");
    assert_eq!(pack.need(RuleId::Obj5).unwrap().article.en, "Regulation art. 23(3)");
}

#[test]
fn a_province_overrides_what_it_says_and_keeps_the_rest() {
    let pack = embedded().governing("province-30-60", day("2026-11-24")).unwrap();
    assert_eq!(pack.id.as_str(), "province-30-60@2022-05-01");
    assert_eq!(pack.base, Some(PackId::from("national@2022-05-01")));
    assert_eq!(pack.need(RuleId::H60).unwrap().term, Term::Calendar(30));
    assert_eq!(pack.need(RuleId::Ext30).unwrap().term, Term::Calendar(60));
    assert_eq!(pack.need(RuleId::Xfer).unwrap().term, Term::Working(5));
    assert_eq!(pack.need(RuleId::Fc1).unwrap().article.zh, "条例第35条");
    assert_eq!(pack.opinion_extension_max_days, 60);
    assert_eq!((pack.representatives(10), pack.representatives(11)), (3, 5));
    let earlier = embedded().governing("province-30-60", day("2020-06-01")).unwrap();
    assert_eq!(earlier.id.as_str(), "province-30-60@2016-07-01");
    assert!(earlier.rule(RuleId::Obj5).is_none());
}

#[test]
fn the_demo_county_adds_its_own_practice() {
    let law = embedded();
    let pack = law.governing("demo", day("2026-11-24")).unwrap();
    assert_eq!(pack.id.as_str(), "demo@2022-05-01");
    for id in RuleId::all() {
        let expected = !matches!(id, RuleId::Advfb | RuleId::ReviewAcc3w);
        assert_eq!(pack.rule(*id).is_some(), expected, "{id}");
    }
    assert_eq!((pack.representatives(3), pack.group_visit_from, pack.min_investigators), (5, 5, 2));
    let old = law.governing("demo", day("2013-05-31")).unwrap();
    assert!(old.rule(RuleId::StageCounty4).is_none() && old.rule(RuleId::Hand2).is_some());
    assert!(law.governing("demo", day("2015-01-01")).unwrap().rule(RuleId::StageCounty4).is_some());
}

#[test]
fn a_pack_is_found_by_the_name_it_was_stored_under() {
    let law = embedded();
    for pack in law.packs() {
        assert_eq!(law.pack(&pack.id).unwrap(), *pack);
        assert_eq!(law.governing(&pack.jurisdiction, pack.from).unwrap(), *pack);
    }
    assert!(law.pack(&PackId::from("national@1999-01-01")).is_none());
    assert_eq!(law.jurisdictions().collect::<Vec<_>>(), ["demo", "national", "province-30-60"]);
}

#[test]
fn packs_of_a_jurisdiction_follow_each_other_without_gap() {
    let law = embedded();
    let packs: Vec<_> = law.packs().collect();
    for pair in packs.windows(2).filter(|p| p[0].jurisdiction == p[1].jurisdiction) {
        assert_eq!(pair[0].until.unwrap().tomorrow().unwrap(), pair[1].from, "{}", pair[1].id);
    }
}

#[test]
fn a_rule_is_found_under_every_way_of_writing_it() {
    for code in ["OBJ5", "obj5", "R-OBJ5", "r-obj5", " Obj5 "] {
        assert_eq!(code.parse::<RuleId>(), Ok(RuleId::Obj5), "{code}");
    }
    for code in ["60", "H60", "h60", "R-60"] {
        assert_eq!(code.parse::<RuleId>(), Ok(RuleId::H60), "{code}");
    }
    assert_eq!("JC-30".parse::<RuleId>(), Ok(RuleId::Jc30));
    assert_eq!("JCCOURT30".parse::<RuleId>(), Ok(RuleId::JcCourt30));
    assert_eq!("OBJ6".parse::<RuleId>().unwrap_err().to_string(), "there is no rule “OBJ6”");
    for id in RuleId::all() {
        assert_eq!(id.to_string().parse(), Ok(*id));
        let json = serde_json::to_string(id).unwrap();
        assert_eq!(serde_json::from_str::<RuleId>(&json).unwrap(), *id);
    }
    assert_eq!(serde_json::to_string(&RuleId::H60).unwrap(), "\"60\"");
}

#[test]
fn terms_are_read_as_they_are_written() {
    for (text, term) in [
        ("15 days", Term::Calendar(15)),
        ("1 day", Term::Calendar(1)),
        ("5 working days", Term::Working(5)),
        ("2 months", Term::Months(2)),
        ("24 hours", Term::Hours(24)),
    ] {
        assert_eq!(text.parse(), Ok(term));
        assert_eq!(term.to_string(), text);
    }
    for bad in ["", "15", "fifteen days", "15 moons", "-1 days", "70000 days"] {
        assert!(bad.parse::<Term>().is_err(), "{bad}");
    }
}

#[test]
fn no_pack_or_calendar_carries_an_address_of_the_net() {
    for folder in ["law", "calendars"] {
        let path = format!("{}/../../packs/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(path).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            assert!(!text.contains("://") && !text.contains("www."));
        }
    }
}

#[test]
fn every_pack_and_calendar_file_is_compiled_in() {
    let law = embedded();
    let count = |folder: &str| {
        let path = format!("{}/../../packs/{folder}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(path).unwrap().count()
    };
    assert_eq!(law.calendar.years().count(), count("calendars"));
    let embedded = include_str!("../src/embedded.rs");
    assert_eq!(embedded.matches("\"law/").count(), count("law"));
}
