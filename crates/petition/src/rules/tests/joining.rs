//! Joining to a known matter, and undoing that.

use super::*;

fn sent() -> Case {
    Case::received("Tuesday 2026-09-01").on("Thursday 2026-09-03").transferred(LABOUR)
}

#[test]
fn an_undone_joining_gives_back_exactly_what_was() {
    let registered = Case::received("Tuesday 2026-09-01");
    let objected = sent().on("Friday 2026-09-04").does(object(HOUSING));
    let told = sent().on("Friday 2026-09-04").told_and_accepted();
    let extended = told.clone().does(extend(10, told.today));
    for before in [registered, sent(), objected, told, extended] {
        let joined = before.clone().on("Monday 2026-09-07").does(link(9));
        assert_eq!((joined.stage(), joined.next_due()), (StageKind::Linked, None));
        let after = joined.on("Tuesday 2026-09-15").does(unlink());
        assert_eq!(after.matter, before.matter);
        assert_eq!(after.clocks(), before.clocks());
        assert_eq!(after.next_due(), before.next_due());
    }
}

#[test]
fn the_dates_of_a_joined_matter_are_taken_over_and_owed_here_no_more() {
    let joined = sent().on("Monday 2026-09-07").does(link(9));
    let kept = joined.clock(RuleId::Xfer);
    assert_eq!((kept.owner, kept.met_on), (Owner::Office(id(OFFICE)), Some(day("Thursday 2026-09-03"))));
    let over = joined.clock(RuleId::Acc15);
    assert_eq!((over.owner, over.open(), over.late()), (Owner::TakenOver, false, false));
    let unsent = Case::received("Tuesday 2026-09-01").does(link(9));
    assert!(unsent.clocks().iter().all(|r| !r.open()));
}

#[test]
fn a_joined_matter_can_only_be_separated_again() {
    let joined = sent().does(link(9));
    let why = Refusal::JoinedElsewhere { into: "264829107535".to_owned() };
    for act in [transfer(HOUSING), object(HOUSING), accept(joined.today, None), link(5), take(8, &[7])] {
        assert_eq!(joined.refuses(act), why);
    }
    assert_eq!(sent().refuses(unlink()), Refusal::NotJoined);
}

#[test]
fn the_known_matter_numbers_what_comes_after_what_it_has() {
    let case = sent().does(take(8, &[7, 6]));
    assert_eq!(case.demand_numbers(), [1, 2, 3]);
    assert_eq!(case.matter.joined, [id(7), id(6)]);
}

#[test]
fn what_went_back_leaves_everything_but_its_numbers() {
    let before = sent().does(take(8, &[7]));
    let after = before.clone().does(take(5, &[4, 3])).does(give_back(5, &[4, 3]));
    assert_eq!(after.matter.demands, before.matter.demands);
    assert_eq!(after.matter.joined, before.matter.joined);
    assert_eq!(after.clocks(), before.clocks());
    let again = after.does(take(5, &[4]));
    assert_eq!(again.demand_numbers(), [1, 2, 5], "3 and 4 were given once");
}

#[test]
fn only_what_was_joined_goes_back() {
    let case = sent().does(take(8, &[7]));
    assert_eq!(case.refuses(give_back(8, &[2])), Refusal::NotJoined, "its own first item");
    assert_eq!(case.refuses(give_back(8, &[7, 6])), Refusal::NotJoined);
    assert_eq!(case.demand_numbers(), [1, 2]);
}

#[test]
fn a_matter_is_not_joined_to_itself_nor_one_that_holds_others() {
    assert_eq!(sent().refuses(link(1)), Refusal::CannotJoin);
    assert_eq!(sent().refuses(take(1, &[7])), Refusal::CannotJoin);
    assert_eq!(sent().does(take(8, &[7])).refuses(link(9)), Refusal::CannotJoin);
}

#[test]
fn nothing_is_joined_once_the_opinion_is_written() {
    let answered = sent().on("Friday 2026-09-04").told_and_accepted().answered();
    assert_eq!(answered.refuses(link(9)), Refusal::AnsweredAlready);
    assert_eq!(answered.refuses(take(8, &[7])), Refusal::AnsweredAlready);
    let served = answered.served();
    assert_eq!(served.refuses(take(8, &[7])), Refusal::AnsweredAlready);
}
