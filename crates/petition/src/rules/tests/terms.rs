//! The handling limit, its extension, and what the watch marks.

use super::*;

/// Sent and accepted, the petitioner told, on Monday 2026-08-03.
fn accepted() -> Case {
    Case::received("Monday 2026-08-03").transferred(LABOUR).told_and_accepted()
}

#[test]
fn the_sixty_days_end_on_the_bare_day_even_in_the_national_holiday() {
    let limit = accepted().clock(RuleId::H60);
    assert_eq!(limit.clock.due(), Some(day("Friday 2026-10-02")));
    assert_eq!(limit.clock.rolled, Some(day("Thursday 2026-10-08")));
}

#[test]
fn a_late_acceptance_starts_the_sixty_days_on_day_fifteen() {
    let sent = Case::received("Monday 2026-08-03").transferred(LABOUR);
    let late = sent.clone().on("Wednesday 2026-09-02").told_and_accepted(); // day 30
    assert_eq!(late.clock(RuleId::H60).clock.start, law::Start::On(day("Tuesday 2026-08-18"))); // day 15
    assert_eq!(late.due(RuleId::H60), Some(day("Saturday 2026-10-17")));
    assert!(late.clock(RuleId::Acc15).late());

    let in_time = sent.on("Tuesday 2026-08-18").told_and_accepted();
    assert_eq!(in_time.due(RuleId::H60), Some(day("Saturday 2026-10-17")));
    assert!(!in_time.clock(RuleId::Acc15).late());
}

#[test]
fn a_late_acceptance_of_what_was_lodged_directly_starts_the_sixty_days_on_day_fifteen_too() {
    let late = Case::lodged_with_the_town("Monday 2026-08-03").on("Wednesday 2026-09-02").told_and_accepted();
    assert_eq!(late.due(RuleId::H60), Some(day("Saturday 2026-10-17")));
    assert!(late.clock(RuleId::Dir15).late());
}

#[test]
fn an_extension_takes_the_place_of_the_first_limit() {
    let case = accepted().on("Monday 2026-09-21");
    let longer = case.does(extend(30, day("Monday 2026-09-21")));
    assert_eq!(longer.due(RuleId::Ext30), Some(day("Sunday 2026-11-01"))); // 10-02 + 30
    assert_eq!(longer.next_due(), Some((RuleId::Ext30, day("Sunday 2026-11-01"))));
    assert!(!longer.clock(RuleId::H60).open());
}

#[test]
fn an_extended_matter_answered_within_the_extension_was_never_late() {
    let case = accepted().on("Monday 2026-09-21").does(extend(30, day("Monday 2026-09-21")));
    let answered = case.on("Friday 2026-10-23").answered();
    assert!(!answered.clock(RuleId::H60).late());
    assert!(!answered.clock(RuleId::Ext30).late());
    assert_eq!(answered.clock(RuleId::Ext30).met_on, Some(day("Friday 2026-10-23")));
}

#[test]
fn an_extension_on_the_last_day_goes_through_and_one_day_later_is_refused() {
    let last = accepted().on("Friday 2026-10-02");
    last.clone().does(extend(30, day("Friday 2026-10-02")));
    let why = last.on("Saturday 2026-10-03").refuses(extend(30, day("Saturday 2026-10-03")));
    assert_eq!(why, Refusal::ExtensionLate { due: day("Friday 2026-10-02") });
}

#[test]
fn an_extension_of_a_late_acceptance_ends_sixty_days_after_day_fifteen() {
    let sent = Case::received("Monday 2026-08-03").transferred(LABOUR);
    let late = sent.on("Wednesday 2026-09-02").told_and_accepted().on("Sunday 2026-10-18");
    let why = late.refuses(extend(30, day("Sunday 2026-10-18")));
    assert_eq!(why, Refusal::ExtensionLate { due: day("Saturday 2026-10-17") });
}

#[test]
fn an_extension_has_between_one_and_thirty_days_and_comes_once() {
    let (case, told) = (accepted().on("Monday 2026-09-21"), day("Monday 2026-09-21"));
    for days in [0, 31] {
        assert_eq!(case.refuses(extend(days, told)), Refusal::ExtensionTooLong { most: 30 });
    }
    assert_eq!(case.does(extend(1, told)).refuses(extend(1, told)), Refusal::AlreadyExtended);
}

#[test]
fn a_province_may_set_thirty_days_and_up_to_sixty_more() {
    let case = Case::of("province-30-60", registration(day("Monday 2026-08-03")));
    assert_eq!(case.due(RuleId::Xfer), Some(day("Monday 2026-08-10"))); // 5 working days
    let accepted = case.transferred(LABOUR).told_and_accepted();
    assert_eq!(accepted.due(RuleId::H60), Some(day("Wednesday 2026-09-02")));
    let (case, told) = (accepted.on("Wednesday 2026-09-02"), day("Wednesday 2026-09-02"));
    assert_eq!(case.refuses(extend(61, told)), Refusal::ExtensionTooLong { most: 60 });
    assert_eq!(case.does(extend(60, told)).due(RuleId::Ext30), Some(day("Sunday 2026-11-01")));
}

#[test]
fn a_duty_has_two_months_from_the_day_it_came_and_is_not_extended() {
    let case = Case::received("Monday 2026-08-03").transferred(LABOUR).on("Monday 2026-08-10");
    let case = case.does(accept_duty(day("Monday 2026-08-10")));
    assert_eq!(case.due(RuleId::Duty2m), Some(day("Saturday 2026-10-03")));
    assert!(!case.runs(RuleId::H60));
    assert_eq!(case.refuses(extend(30, day("Monday 2026-08-10"))), Refusal::NotExtensible);
}

#[test]
fn a_duty_under_the_regulation_of_2005_has_its_general_sixty_days() {
    let case = Case::received("Monday 2021-09-06").transferred(LABOUR);
    let case = case.does(accept_duty(day("Monday 2021-09-06")));
    assert_eq!(case.due(RuleId::H60), Some(day("Friday 2021-11-05")));
    assert!(!case.runs(RuleId::Duty2m));
}

#[test]
fn a_missed_day_is_marked_once_and_only_after_it_has_passed() {
    let due = day("Wednesday 2026-09-16");
    let mark = || Act::MarkMissed { rule: RuleId::Xfer, due };
    let case = Case::received("Tuesday 2026-09-01").on("Wednesday 2026-09-16").does(mark());
    assert!(case.matter.missed.is_empty(), "its own day is still in time");
    let marked = case.on("Thursday 2026-09-17").does(mark());
    assert_eq!(marked.matter.missed, [(RuleId::Xfer, due)]);
    assert_eq!(marked.clone().does(mark()).matter, marked.matter);
}

#[test]
fn only_a_duty_that_runs_is_marked() {
    let case = Case::received("Tuesday 2026-09-01").transferred(LABOUR).on("Friday 2026-09-18");
    let mark = |rule, due| Act::MarkMissed { rule, due };
    let kept = case.clone().does(mark(RuleId::Xfer, day("Wednesday 2026-09-16")));
    let window = kept.does(mark(RuleId::Obj5, day("Tuesday 2026-09-08")));
    let other_day = window.does(mark(RuleId::Acc15, day("Tuesday 2026-09-15")));
    assert!(other_day.matter.missed.is_empty());
    let late = other_day.does(mark(RuleId::Acc15, day("Wednesday 2026-09-16")));
    assert_eq!(late.matter.missed.len(), 1);
}

#[test]
fn a_notice_may_follow_the_acceptance_and_then_keeps_the_fifteen_days() {
    let case = Case::received("Monday 2026-08-03").transferred(LABOUR).accepted();
    assert_eq!(case.next_due(), Some((RuleId::Acc15, day("Tuesday 2026-08-18"))));
    let told = case.on("Monday 2026-08-10").does(notify(day("Friday 2026-08-07")));
    assert_eq!(told.clock(RuleId::Acc15).met_on, Some(day("Friday 2026-08-07")));
    assert_eq!(told.next_due(), Some((RuleId::H60, day("Friday 2026-10-02"))));
    let again = told.refuses(notify(day("Monday 2026-08-10")));
    assert_eq!(again, Refusal::AlreadyTold { on: day("Friday 2026-08-07") });
}

#[test]
fn a_notice_can_still_be_given_while_the_opinion_is_in_the_post() {
    let case = Case::received("Monday 2026-08-03").transferred(LABOUR).accepted().answered();
    let told = case.does(serve(None)).on("Monday 2026-08-10").does(notify(day("Monday 2026-08-10")));
    assert_eq!(told.matter.stage.service(), Some(&service(None)), "the try stays written down");
    assert_eq!(told.next_due(), Some((RuleId::H60, day("Friday 2026-10-02"))));
}

#[test]
fn an_opinion_that_arrived_tells_what_the_notice_would_have_told() {
    let case = Case::received("Monday 2026-08-03").transferred(LABOUR).accepted().answered();
    assert_eq!(case.next_due(), Some((RuleId::Acc15, day("Tuesday 2026-08-18"))));
    let served = case.on("Monday 2026-08-10").served();
    assert_eq!(served.clock(RuleId::Acc15).met_on, Some(day("Monday 2026-08-10")));
    assert_eq!(served.next_due(), Some((RuleId::Fc1, day("Wednesday 2026-09-09"))));
}
