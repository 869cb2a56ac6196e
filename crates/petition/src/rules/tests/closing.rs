//! Answering, serving, rating and closing.

use super::*;

fn accepted() -> Case {
    Case::received("Monday 2026-08-03").transferred(LABOUR).told_and_accepted()
}

/// Answered on Wednesday 2026-09-02.
fn answered() -> Case {
    accepted().on("Wednesday 2026-09-02").answered()
}

/// Received by the petitioner on Friday 2026-09-04.
fn served() -> Case {
    answered().on("Friday 2026-09-04").served()
}

fn left(witness: &str, refused: &str) -> Service {
    let on = Some(day("Friday 2026-09-04"));
    Service { way: ServiceWay::Left, witness: witness.to_owned(), refused: refused.to_owned(), ..service(on) }
}

#[test]
fn every_demand_is_answered_or_the_opinion_is_refused() {
    let case = accepted().does(take(8, &[7, 6]));
    let on = case.today;
    let only = |demands: &[u32]| Act::Answer { opinion: opinion(on, demands), service: None };
    assert_eq!(case.refuses(only(&[1])), Refusal::DemandsUnanswered { numbers: "2、3".to_owned() });
    let mut blank = opinion(on, &[1, 2, 3]);
    blank.answers[1].text = "  ".to_owned();
    let why = case.refuses(Act::Answer { opinion: blank, service: None });
    assert_eq!(why, Refusal::DemandsUnanswered { numbers: "2".to_owned() });
    case.does(only(&[3, 1, 2]));
}

#[test]
fn an_opinion_names_its_ground() {
    let case = accepted();
    let groundless = Opinion { basis: " ".to_owned(), ..opinion(case.today, &[1]) };
    assert_eq!(case.refuses(Act::Answer { opinion: groundless, service: None }), Refusal::NoBasis);
}

#[test]
fn an_opinion_is_not_older_than_the_acceptance_nor_from_tomorrow() {
    let case = accepted();
    let on = |on| Act::Answer { opinion: opinion(on, &[1]), service: None };
    let early = case.refuses(on(day("Sunday 2026-08-02")));
    assert_eq!(early, Refusal::BeforeStart { earliest: day("Monday 2026-08-03") });
    assert_eq!(case.refuses(on(day("Tuesday 2026-08-04"))), Refusal::InFuture);
}

#[test]
fn an_opinion_handed_over_at_once_is_served() {
    let case = accepted().on("Wednesday 2026-09-02");
    let act = Act::Answer { opinion: opinion(case.today, &[1]), service: Some(service(Some(case.today))) };
    assert_eq!(case.does(act).stage(), StageKind::Served);
}

#[test]
fn a_letter_under_way_proves_nothing_and_starts_no_term() {
    let posted = Service { way: ServiceWay::Post, ..service(None) };
    let tried = answered().does(Act::Serve { service: posted });
    assert_eq!(tried.stage(), StageKind::Answered);
    assert_eq!(tried.due(RuleId::Fc1), None);
    let later = tried.on("Thursday 2026-12-31");
    let why = later.refuses(close(ClosingKind::TermOver, day("Thursday 2026-12-31")));
    assert_eq!(why, Refusal::ServiceUnproven);
    let back = later.does(serve(Some(day("Monday 2026-09-07"))));
    assert_eq!(back.due(RuleId::Fc1), Some(day("Thursday 2026-10-08"))); // strict 10-07, in the holiday
}

#[test]
fn until_it_arrives_the_handling_limit_goes_on_showing() {
    assert_eq!(answered().next_due(), Some((RuleId::H60, day("Friday 2026-10-02"))));
    assert!(!answered().clock(RuleId::H60).open());
}

#[test]
fn a_paper_left_behind_needs_a_witness_and_the_reason() {
    let case = answered().on("Friday 2026-09-04");
    for (witness, refused) in [("", ""), ("村委会主任", ""), ("", "拒收")] {
        let why = case.refuses(Act::Serve { service: left(witness, refused) });
        assert_eq!(why, Refusal::ServiceIncomplete);
    }
    assert_eq!(case.does(Act::Serve { service: left("村委会主任", "拒收") }).stage(), StageKind::Served);
}

#[test]
fn a_paper_handed_over_names_who_took_it() {
    let nobody = Service { receiver: String::new(), ..service(Some(day("Wednesday 2026-09-02"))) };
    assert_eq!(answered().refuses(Act::Serve { service: nobody }), Refusal::ServiceIncomplete);
}

#[test]
fn the_term_to_ask_for_review_is_over_only_after_the_rolled_day() {
    let case = served();
    let right = case.clock(RuleId::Fc1);
    assert_eq!(right.owner, Owner::Right);
    assert_eq!(right.clock.strict, Some(day("Sunday 2026-10-04")));
    assert_eq!(right.clock.due(), Some(day("Thursday 2026-10-08")));
    let until = day("Thursday 2026-10-08");
    for on in ["Sunday 2026-10-04", "Monday 2026-10-05", "Thursday 2026-10-08"] {
        let why = case.clone().on(on).refuses(close(ClosingKind::TermOver, day(on)));
        assert_eq!(why, Refusal::ReviewTermRuns { until });
    }
    let over = case.on("Friday 2026-10-09").does(close(ClosingKind::TermOver, day("Friday 2026-10-09")));
    assert_eq!(over.stage(), StageKind::Closed);
    assert_eq!(over.next_due(), None);
}

#[test]
fn a_closing_written_back_into_the_term_is_refused() {
    let case = served().on("Monday 2026-10-12");
    case.refuses(close(ClosingKind::TermOver, day("Thursday 2026-10-08")));
}

#[test]
fn a_content_petitioner_closes_at_once_if_it_is_proven() {
    let today = day("Friday 2026-09-04");
    for kind in [ClosingKind::Content, ClosingKind::Settled] {
        assert_eq!(served().does(close(kind, today)).stage(), StageKind::Closed);
        assert_eq!(answered().on("Friday 2026-09-04").refuses(close(kind, today)), Refusal::ServiceUnproven);
        let bare = Closing {
            on: today,
            kind,
            resolved: true,
            view: View::Solved,
            evidence: " ".to_owned(),
            ground: None,
        };
        assert_eq!(served().refuses(Act::Close { closing: bare }), Refusal::EvidenceMissing);
    }
}

#[test]
fn nothing_is_closed_before_it_was_served() {
    let case = served(); // opinion of Wednesday, service on Friday
    let why = case.refuses(close(ClosingKind::Content, day("Thursday 2026-09-03")));
    assert_eq!(why, Refusal::BeforeStart { earliest: day("Friday 2026-09-04") });
}

#[test]
fn a_closed_matter_can_only_be_rated() {
    let today = day("Friday 2026-09-04");
    let closed = served().does(close(ClosingKind::Content, today));
    let why = Refusal::AlreadyClosed { on: today };
    for act in
        [transfer(HOUSING), serve(Some(today)), close(ClosingKind::Content, today), link(9), take(8, &[7])]
    {
        assert_eq!(closed.refuses(act), why);
    }
    let rated = closed.on("Monday 2026-09-21").does(rate(Rated::Unit, day("Monday 2026-09-21")));
    assert_eq!((rated.stage(), rated.matter.ratings.len()), (StageKind::Closed, 1));
}

#[test]
fn the_office_is_rated_once_the_petitioner_was_told_and_the_unit_once_it_has_answered() {
    let sent = Case::received("Monday 2026-08-03").transferred(LABOUR);
    let not_now = |stage| Refusal::NotNow { act: ActKind::Rate, stage };
    let today = sent.today;
    assert_eq!(sent.refuses(rate(Rated::Office, today)), not_now(StageKind::Sent));
    let accepted = sent.told_and_accepted();
    assert_eq!(accepted.refuses(rate(Rated::Unit, today)), not_now(StageKind::Accepted));
    accepted.does(rate(Rated::Office, today));
    assert_eq!(answered().refuses(rate(Rated::Unit, today)), not_now(StageKind::Answered));
    served().does(rate(Rated::Unit, day("Friday 2026-09-04")));
}
