//! Dates under a new notice or pack: what moves, what becomes of a mark, and that the journal keeps both.

use super::*;

/// As the notice for 2027 might read: the festival longer, two Sundays worked.
const NOTICE: &str = r#"year = 2027
status = "official"
source = { zh = "2027年放假通知", en = "Notice for 2027" }
[[off]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12"]
[[make_up]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-01-31", "2027-02-14"]
"#;

/// A county that gives the office so many days to send a matter on.
fn county(days: u16) -> String {
    format!(
        r#"jurisdiction = "demo"
base = "national"
title = {{ zh = "县规", en = "County rules" }}
source = {{ zh = "县规", en = "County rules" }}
from = "2026-01-01"
[[rule]]
id = "XFER"
term = "{days} days"
who = "office"
basis = "strict"
article = {{ zh = "第1条", en = "art. 1" }}
confidence = "C"
title = {{ zh = "转送", en = "Send on" }}
trigger = {{ zh = "收到之日", en = "it was received" }}
"#
    )
}

impl Case {
    fn clocks_by(&self, law: &Law) -> Vec<Running> {
        let pack = match self.matter.stage.handling() {
            Some(h) => law.pack(&PackId(h.pack.clone())).unwrap(),
            None => law.governing(self.jurisdiction, self.today).unwrap(),
        };
        clocks(&self.matter, &LawAt { pack: &pack, calendar: &law.calendar })
    }

    fn moved(&self, law: &Law) -> Vec<Moved> {
        moved(&self.matter, &self.clocks(), &self.clocks_by(law), self.today)
    }

    fn redated(self, law: &Law) -> Case {
        let dates = self.moved(law);
        let source = law::Text::new("通知", "Notice");
        self.does(Act::Redate {
            redating: Redating { dates, reason: "新通知".into(), source, change: None }
        })
    }
}

fn of_the_county(received: &str) -> Case {
    Case::of("demo", registration(day(received)))
}

#[test]
fn a_notice_moves_what_counts_working_days_and_nothing_else() {
    let law = Law::with_office(&[("2027.toml", NOTICE)]).unwrap();
    let case = Case::received("Monday 2027-02-01").on("Tuesday 2027-02-02").transferred(LABOUR);
    let date = Moved {
        rule: RuleId::Obj5,
        old: Some(day("Monday 2027-02-15")),
        new: Some(day("Tuesday 2027-02-16")),
        mark: Mark::None,
    };
    assert_eq!(case.moved(&law), [date]);
    assert!(case.moved(&LAW).is_empty(), "the same law moves nothing");
}

#[test]
fn a_notice_moves_the_rolled_end_of_a_right_and_the_strict_one_of_a_duty_stays() {
    let law = Law::with_office(&[("2027.toml", NOTICE)]).unwrap();
    let case = Case::received("Monday 2026-12-21").transferred(LABOUR).told_and_accepted();
    let case = case.on("Tuesday 2027-01-12").answered().served(); // 30 days: Thursday 2027-02-11
    let dates = case.moved(&law);
    let days: Vec<_> = dates.iter().map(|d| (d.rule, d.old, d.new)).collect();
    let (old, new) = (Some(day("Thursday 2027-02-11")), Some(day("Sunday 2027-02-14")));
    assert_eq!(days, [(RuleId::Fc1, old, new)]);
}

#[test]
fn a_mark_on_a_day_that_is_no_longer_missed_is_taken_back_and_comes_again_on_the_new_day() {
    let law = Law::with_office(&[("k.toml", &county(20))]).unwrap();
    let old = day("Wednesday 2026-09-16");
    let case = of_the_county("Tuesday 2026-09-01").on("Thursday 2026-09-17");
    let marked = case.does(Act::MarkMissed { rule: RuleId::Xfer, due: old });
    assert_eq!(marked.matter.missed, [(RuleId::Xfer, old)]);
    let new = day("Monday 2026-09-21");
    let date = Moved { rule: RuleId::Xfer, old: Some(old), new: Some(new), mark: Mark::Lifted };
    assert_eq!(marked.moved(&law), [date]);
    let after = marked.redated(&law);
    assert!(after.matter.missed.is_empty());
    let pack = law.governing("demo", day("Tuesday 2026-09-22")).unwrap();
    let by = LawAt { pack: &pack, calendar: &law.calendar };
    let again = decide(
        &after.matter,
        &Act::MarkMissed { rule: RuleId::Xfer, due: new },
        day("Tuesday 2026-09-22"),
        &by,
    );
    assert_eq!(again.unwrap(), [Event::Missed { rule: RuleId::Xfer, due: new }]);
}

#[test]
fn a_mark_on_a_day_that_is_missed_by_the_new_law_as_well_goes_with_it() {
    let law = Law::with_office(&[("k.toml", &county(20))]).unwrap();
    let (old, new) = (day("Wednesday 2026-09-16"), day("Monday 2026-09-21"));
    let case = of_the_county("Tuesday 2026-09-01").on("Thursday 2026-10-01");
    let after = case.does(Act::MarkMissed { rule: RuleId::Xfer, due: old }).redated(&law);
    assert_eq!(after.matter.missed, [(RuleId::Xfer, new)]);
    assert!(moved(&after.matter, &after.clocks_by(&law), &after.clocks_by(&law), after.today).is_empty());
}

#[test]
fn a_duty_kept_late_by_the_old_law_and_in_time_by_the_new_loses_its_mark() {
    let law = Law::with_office(&[("k.toml", &county(20))]).unwrap();
    let old = day("Wednesday 2026-09-16");
    let late = of_the_county("Tuesday 2026-09-01").on("Friday 2026-09-18");
    let late = late.does(Act::MarkMissed { rule: RuleId::Xfer, due: old }).transferred(LABOUR);
    assert!(late.clock(RuleId::Xfer).late());
    let after = late.redated(&law);
    assert!(after.matter.missed.is_empty());
}

#[test]
fn a_duty_kept_in_time_by_both_laws_is_not_told() {
    let law = Law::with_office(&[("k.toml", &county(20))]).unwrap();
    let kept = of_the_county("Tuesday 2026-09-01").on("Friday 2026-09-04").transferred(LABOUR);
    assert!(kept.moved(&law).iter().all(|d| d.rule != RuleId::Xfer));
}

#[test]
fn what_was_accepted_keeps_its_pack_and_what_was_not_follows_the_new_one() {
    let law = Law::with_office(&[("k.toml", &county(20))]).unwrap();
    let accepted = of_the_county("Tuesday 2026-09-01").transferred(LABOUR).told_and_accepted();
    assert!(accepted.moved(&law).is_empty());
    assert_eq!(of_the_county("Tuesday 2026-09-01").moved(&law).len(), 1);
}

#[test]
fn nothing_moved_is_no_event_and_an_ended_matter_is_left_alone() {
    let redating =
        Redating { dates: Vec::new(), reason: "x".into(), source: law::Text::default(), change: None };
    let case = Case::received("Tuesday 2026-09-01");
    assert_eq!(case.decide(&Act::Redate { redating: redating.clone() }).unwrap(), []);
    let linked =
        case.does(Act::Link { into: id(9), into_no: "264829107535".into(), reason: "同一事项".into() });
    let why = linked.refuses(Act::Redate { redating });
    assert_eq!(why, Refusal::JoinedElsewhere { into: "264829107535".into() });
}

#[test]
fn a_row_that_lists_another_date_than_the_clocks_is_told_by_what_it_lists() {
    let case = of_the_county("Tuesday 2026-09-01");
    let right = Listed { rule: RuleId::Xfer, day: day("Wednesday 2026-09-16") };
    let wrong = Listed { rule: RuleId::Xfer, day: day("Friday 2026-09-18") };
    let told = |stored, derived| misplaced(&case.matter, stored, derived, &case.clocks(), case.today);
    assert!(told(Some(right), Some(right)).is_empty());
    let date = |old: Listed, new| Moved { rule: old.rule, old: Some(old.day), new, mark: Mark::None };
    assert_eq!(told(Some(wrong), Some(right)), [date(wrong, Some(right.day))]);
    let gone = Listed { rule: RuleId::Fc1, day: day("Friday 2026-09-18") };
    let first = Moved { rule: right.rule, old: None, new: Some(right.day), mark: Mark::None };
    assert_eq!(told(Some(gone), Some(right)), [date(gone, None), first.clone()]);
    assert_eq!(told(None, Some(right)), [first]);
}
