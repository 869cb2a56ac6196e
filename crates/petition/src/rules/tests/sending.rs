//! Sending on, objecting, and the unit complained about.

use super::*;

#[test]
fn an_objection_on_the_fifth_working_day_goes_through() {
    // Friday 2026-09-18 → Sunday 09-20 is a make-up working day → Mon 21, Tue 22, Wed 23, Thu 24.
    let case = Case::received("Friday 2026-09-18").transferred(LABOUR);
    assert_eq!(case.due(RuleId::Obj5), Some(day("Thursday 2026-09-24")));
    let objected = case.on("Thursday 2026-09-24").does(object(HOUSING));
    assert_eq!(objected.stage(), StageKind::Objected);
}

#[test]
fn an_objection_after_five_working_days_is_refused() {
    // Friday 2026-09-25 is Mid-Autumn: the day after the fifth working day is refused, holiday or not.
    let case = Case::received("Friday 2026-09-18").transferred(LABOUR).on("Friday 2026-09-25");
    assert_eq!(case.refuses(object(HOUSING)), Refusal::ObjectionLate { due: day("Thursday 2026-09-24") });
}

#[test]
fn an_objection_over_the_national_holiday_has_until_the_thirteenth_of_october() {
    // Wednesday 2026-09-30 → Thu 8, Fri 9, Sat 10 (make-up), Mon 12, Tue 13 October.
    let case = Case::received("Wednesday 2026-09-30").transferred(LABOUR);
    assert_eq!(case.due(RuleId::Obj5), Some(day("Tuesday 2026-10-13")));
    case.clone().on("Tuesday 2026-10-13").does(object(HOUSING));
    case.on("Wednesday 2026-10-14").refuses(object(HOUSING));
}

#[test]
fn an_upheld_objection_brings_the_matter_back_with_the_transfer_open_again() {
    let case = Case::received("Tuesday 2026-09-01").on("Thursday 2026-09-03").transferred(LABOUR);
    assert_eq!(case.clock(RuleId::Xfer).met_on, Some(day("Thursday 2026-09-03")));
    let back = case.on("Monday 2026-09-07").does(object(HOUSING)).does(decide_objection(true));
    assert_eq!(back.stage(), StageKind::Registered);
    assert_eq!(back.matter.stage.lead(), None);
    assert_eq!(back.matter.objections.len(), 1);
    assert_eq!(back.next_due(), Some((RuleId::Xfer, day("Wednesday 2026-09-16"))));
    assert!(back.clock(RuleId::Xfer).open() && !back.runs(RuleId::Acc15));
    assert_eq!(back.transferred(HOUSING).stage(), StageKind::Sent);
}

#[test]
fn a_rejected_objection_leaves_the_matter_with_the_unit_and_its_days_unchanged() {
    let case = Case::received("Tuesday 2026-09-01").transferred(LABOUR);
    let stays = case.clone().on("Friday 2026-09-04").does(object(HOUSING)).does(decide_objection(false));
    assert_eq!(stays.matter.stage, case.matter.stage);
    assert_eq!(stays.due(RuleId::Acc15), case.due(RuleId::Acc15));
    assert!(!stays.matter.objections[0].1);
}

#[test]
fn an_objection_does_not_stop_the_fifteen_days_of_the_unit() {
    let case = Case::received("Tuesday 2026-09-01").transferred(LABOUR).on("Friday 2026-09-04");
    let objected = case.does(object(HOUSING));
    assert_eq!(objected.next_due(), Some((RuleId::Acc15, day("Wednesday 2026-09-16"))));
    assert!(!objected.runs(RuleId::Obj5), "the window is used");
}

#[test]
fn a_matter_sent_to_another_unit_starts_that_units_days() {
    let case = Case::received("Tuesday 2026-09-01").transferred(LABOUR);
    let moved = case.on("Monday 2026-09-07").transferred(HOUSING);
    assert_eq!(moved.matter.stage.lead(), Some(&unit(HOUSING)));
    assert_eq!(moved.due(RuleId::Acc15), Some(day("Tuesday 2026-09-22")));
    assert_eq!(moved.due(RuleId::Obj5), Some(day("Monday 2026-09-14")));
}

#[test]
fn a_matter_never_goes_to_the_respondent_by_transfer() {
    let case = Case::received("Tuesday 2026-09-01").with(|m| m.respondent = Some(id(LABOUR)));
    assert_eq!(case.refuses(transfer(LABOUR)), Refusal::RespondentAlone { unit: "人社局".to_owned() });
    case.transferred(HOUSING);
}

#[test]
fn a_respondent_may_answer_under_the_supervision_of_another_unit() {
    let case = Case::received("Tuesday 2026-09-01").with(|m| m.respondent = Some(id(LABOUR)));
    let by = day("Thursday 2026-10-01");
    assert_eq!(case.clone().does(assign(LABOUR, OFFICE, by)).stage(), StageKind::Sent);
    let own = case.refuses(assign(LABOUR, LABOUR, by));
    assert_eq!(own, Refusal::RespondentAlone { unit: "人社局".to_owned() });
}

#[test]
fn an_accusation_never_reaches_the_accused_unit_in_any_way() {
    let accused = |m: &mut Matter| {
        m.purpose = Purpose::Accusation;
        m.respondent = Some(id(LABOUR));
    };
    let case = Case::received("Tuesday 2026-09-01").with(accused);
    let by = day("Thursday 2026-10-01");
    for act in [transfer(LABOUR), assign(LABOUR, OFFICE, by), assign(LABOUR, LABOUR, by)] {
        assert_eq!(case.refuses(act).key(), "refusal-respondent-alone");
    }
    let discipline = Standing { kind: people::UnitKind::Discipline, above: Vec::new() };
    let under = Standing { above: vec![id(LABOUR)], ..discipline.clone() };
    let to = |to: u8, standing: Standing| Act::Transfer {
        to: unit(to),
        standing,
        from: unit(OFFICE),
        note: String::new(),
    };
    assert_eq!(case.refuses(transfer(HOUSING)), Refusal::ToDiscipline);
    assert_eq!(case.refuses(to(HOUSING, under)).key(), "refusal-respondent-alone", "under the accused");
    let sent = case.does(to(HOUSING, discipline));
    assert_eq!(sent.refuses(transfer(LABOUR)).key(), "refusal-respondent-alone");
}

#[test]
fn an_assignment_reports_back_on_the_same_day_at_the_earliest() {
    let case = Case::received("Tuesday 2026-09-01");
    assert_eq!(case.refuses(assign(LABOUR, OFFICE, day("Monday 2026-08-31"))), Refusal::ReportDayPast);
    case.does(assign(LABOUR, OFFICE, day("Tuesday 2026-09-01")));
}
