//! Registering, matters that a department took in itself, matters of nobody, and the pack that governs.

use super::*;

fn refused(jurisdiction: &str, r: &Registration, today: Day) -> Refusal {
    let pack = pack_for(jurisdiction, None, None, today);
    super::super::register(r, today, &LawAt { pack: &pack, calendar: &LAW.calendar }).unwrap_err()
}

fn group(persons: u32, representatives: u32) -> Registration {
    Registration { persons, representatives, ..registration(day("Tuesday 2026-09-01")) }
}

#[test]
fn demands_are_numbered_from_one() {
    let two = vec!["付清工资".to_owned(), "补缴社保".to_owned()];
    let case = Case::of("national", Registration { demands: two, ..registration(day("Tuesday 2026-09-01")) });
    assert_eq!(case.demand_numbers(), [1, 2]);
    assert_eq!(case.matter.numbered, 2);
}

#[test]
fn nothing_is_received_tomorrow() {
    let today = day("Monday 2026-08-31");
    assert_eq!(refused("national", &group(1, 1), today), Refusal::InFuture);
}

#[test]
fn at_most_five_representatives_come() {
    let today = day("Tuesday 2026-09-01");
    Case::of("national", group(40, 5));
    assert_eq!(refused("national", &group(40, 6), today), Refusal::TooManyRepresentatives { most: 5 });
}

#[test]
fn a_province_lets_groups_of_ten_send_three_and_larger_ones_five() {
    let today = day("Tuesday 2026-09-01");
    Case::of("province-30-60", group(10, 3));
    assert_eq!(refused("province-30-60", &group(10, 4), today), Refusal::TooManyRepresentatives { most: 3 });
    Case::of("province-30-60", group(11, 5));
    assert_eq!(refused("province-30-60", &group(11, 6), today), Refusal::TooManyRepresentatives { most: 5 });
}

#[test]
fn a_petition_office_takes_nothing_in_itself() {
    let case = Case::received("Tuesday 2026-09-01");
    let why = case.refuses(accept(day("Tuesday 2026-09-01"), None));
    assert_eq!(why, Refusal::NotNow { act: ActKind::Accept, stage: StageKind::Registered });
}

#[test]
fn a_town_has_fifteen_days_for_its_own_registration_and_takes_it_in_directly() {
    let case = Case::lodged_with_the_town("Tuesday 2026-09-01");
    assert_eq!(case.next_due(), Some((RuleId::Dir15, day("Wednesday 2026-09-16"))));
    assert!(!case.runs(RuleId::Xfer));
    let taken = case.on("Thursday 2026-09-10").told_and_accepted();
    assert_eq!(taken.stage(), StageKind::Accepted);
    assert_eq!(taken.matter.stage.lead(), Some(&unit(TOWN)));
    assert_eq!(taken.clock(RuleId::Dir15).met_on, Some(day("Thursday 2026-09-10")));
    assert_eq!(taken.next_due(), Some((RuleId::H60, day("Monday 2026-11-09"))));
    assert!(!taken.runs(RuleId::Acc15));
}

#[test]
fn a_town_that_accepts_without_a_word_to_the_petitioner_still_owes_it() {
    let case = Case::lodged_with_the_town("Tuesday 2026-09-01").on("Thursday 2026-09-10").accepted();
    assert_eq!(case.next_due(), Some((RuleId::Dir15, day("Wednesday 2026-09-16"))));
    let told = case.on("Friday 2026-09-18").does(notify(day("Friday 2026-09-18")));
    assert!(told.clock(RuleId::Dir15).late());
}

#[test]
fn a_town_that_sends_its_own_registration_on_has_kept_its_days() {
    let case = Case::lodged_with_the_town("Tuesday 2026-09-01").on("Friday 2026-09-04").transferred(LABOUR);
    assert_eq!(case.clock(RuleId::Dir15).met_on, Some(day("Friday 2026-09-04")));
    assert_eq!(case.next_due(), Some((RuleId::Acc15, day("Saturday 2026-09-19"))));
}

#[test]
fn a_town_does_not_take_in_a_complaint_against_itself_but_answers_it_under_supervision() {
    let against = |m: &mut Matter| m.respondent = Some(id(TOWN));
    let case = Case::lodged_with_the_town("Tuesday 2026-09-01").with(against);
    let own = case.refuses(accept(day("Tuesday 2026-09-01"), None));
    assert_eq!(own, Refusal::RespondentAlone { unit: "河口镇".to_owned() });
    let watched = case.does(assign(TOWN, OFFICE, day("Thursday 2026-10-01")));
    assert_eq!(watched.accepted().matter.stage.lead(), Some(&unit(TOWN)));
}

#[test]
fn acceptance_keeps_the_days_where_nobody_can_be_told() {
    let nobody = |m: &mut Matter| m.reachable = false;
    let sent = Case::received("Tuesday 2026-09-01").with(nobody).transferred(LABOUR);
    assert_eq!(sent.next_due(), Some((RuleId::Acc15, day("Wednesday 2026-09-16"))));
    let accepted = sent.on("Thursday 2026-09-10").accepted();
    assert_eq!(accepted.clock(RuleId::Acc15).met_on, Some(day("Thursday 2026-09-10")));

    let direct = Case::lodged_with_the_town("Tuesday 2026-09-01").with(nobody);
    assert_eq!(direct.next_due(), Some((RuleId::Dir15, day("Wednesday 2026-09-16"))));
    let accepted = direct.on("Thursday 2026-09-10").accepted();
    assert_eq!(accepted.clock(RuleId::Dir15).met_on, Some(day("Thursday 2026-09-10")));
}

#[test]
fn the_regulation_of_2005_knows_no_objection() {
    let case = Case::received("Monday 2021-09-06").transferred(LABOUR);
    assert!(!case.runs(RuleId::Obj5));
    assert_eq!(case.refuses(object(HOUSING)), Refusal::NoObjectionThen);
}

#[test]
fn the_day_of_acceptance_chooses_the_regulation() {
    let sent = Case::received("Tuesday 2022-04-26").transferred(LABOUR).on("Thursday 2022-05-05");
    let under = |case: Case| case.matter.stage.handling().unwrap().pack.clone();
    let old = sent.clone().does(accept(day("Saturday 2022-04-30"), None));
    assert_eq!(under(old), "national@2013-01-01");
    let new = sent.does(accept(day("Sunday 2022-05-01"), None));
    assert_eq!(under(new), "national@2022-05-01");
}

#[test]
fn a_matter_accepted_under_2005_stays_under_2005() {
    let case = Case::received("Tuesday 2022-04-26").transferred(LABOUR).told_and_accepted();
    let later = case.on("Friday 2022-06-24"); // day 59
    assert_eq!(later.clock(RuleId::H60).clock.article.zh, "条例第33条");
    assert_eq!(later.due(RuleId::H60), Some(day("Saturday 2022-06-25")));
}
