//! Every reason to refuse is reached by a case.

use super::*;
use std::collections::BTreeSet;

fn today() -> Day {
    day("Tuesday 2026-09-01")
}

fn sent() -> Case {
    Case::received("Tuesday 2026-09-01").transferred(LABOUR)
}

fn accepted() -> Case {
    sent().told_and_accepted()
}

fn served() -> Case {
    accepted().answered().served()
}

fn at_registration() -> Vec<Refusal> {
    let six = Registration { persons: 9, representatives: 6, ..registration(today()) };
    let pack = pack_for("national", None, None, today());
    let law = LawAt { pack: &pack, calendar: &LAW.calendar };
    vec![super::super::register(&six, today(), &law).unwrap_err()]
}

fn on_the_way() -> Vec<Refusal> {
    let against = Case::received("Tuesday 2026-09-01").with(|m| m.respondent = Some(id(LABOUR)));
    let old = Case::received("Monday 2021-09-06").transferred(LABOUR);
    vec![
        sent().refuses(close(ClosingKind::Content, today())),
        sent().does(link(9)).refuses(transfer(HOUSING)),
        sent().refuses(link(1)),
        sent().refuses(unlink()),
        sent().refuses(transfer(LABOUR)),
        sent().refuses(assign(HOUSING, OFFICE, day("Monday 2026-08-31"))),
        sent().refuses(object(LABOUR)),
        sent().on("Wednesday 2026-09-09").refuses(object(HOUSING)),
        against.refuses(transfer(LABOUR)),
        old.refuses(object(HOUSING)),
        sent().refuses(accept(day("Monday 2026-08-31"), None)),
        sent().refuses(accept(day("Wednesday 2026-09-02"), None)),
    ]
}

fn between_two_matters() -> Vec<Refusal> {
    let against = Case::received("Tuesday 2026-09-01").with(|m| m.respondent = Some(id(LABOUR)));
    vec![may_join(&against.matter, &sent().matter).unwrap_err()]
}

fn while_handled() -> Vec<Refusal> {
    let answer = |o| Act::Answer { opinion: o, service: None };
    let groundless = Opinion { basis: String::new(), ..opinion(today(), &[1]) };
    vec![
        accepted().refuses(notify(today())),
        accepted().does(extend(5, today())).refuses(extend(5, today())),
        accepted().refuses(extend(31, today())),
        accepted().on("Sunday 2026-11-01").refuses(extend(5, today())), // Saturday 2026-10-31 was the last
        sent().does(accept_duty(today())).refuses(extend(5, today())),
        accepted().refuses(answer(opinion(today(), &[]))),
        accepted().refuses(answer(groundless)),
    ]
}

fn at_the_end() -> Vec<Refusal> {
    let answered = accepted().answered();
    let left = Service { way: ServiceWay::Left, ..service(Some(today())) };
    let bare = Closing {
        on: today(),
        kind: ClosingKind::Settled,
        resolved: true,
        view: View::Solved,
        evidence: String::new(),
    };
    let unseen = CodeProof { shown: ProofShown::IdCard, by: PartyKind::Petitioner, checked: String::new() };
    vec![
        served().refuses(Act::Reissue { proof: unseen }),
        answered.refuses(Act::Serve { service: left }),
        answered.refuses(close(ClosingKind::Content, today())),
        answered.refuses(link(9)),
        served().refuses(close(ClosingKind::TermOver, today())),
        served().refuses(Act::Close { closing: bare }),
        served().does(close(ClosingKind::Content, today())).refuses(transfer(HOUSING)),
    ]
}

#[test]
fn every_reason_to_refuse_is_reached_by_a_case_and_by_one_only() {
    let cases =
        [at_registration(), on_the_way(), between_two_matters(), while_handled(), at_the_end()].concat();
    let reached: BTreeSet<&str> = cases.iter().map(Refusal::key).collect();
    let known: BTreeSet<&str> = Refusal::samples().iter().map(Refusal::key).collect();
    assert_eq!(reached, known);
    assert_eq!(cases.len(), reached.len(), "a reason is reached twice");
    assert_eq!(Refusal::samples().len(), known.len(), "a reason has two samples");
}

#[test]
fn every_refusal_can_be_told_with_its_article() {
    for refusal in Refusal::samples() {
        let told = platform::Refused::from(&refusal);
        assert_eq!(told.key, refusal.key());
        if let Some(article) = told.article {
            assert!(!article.zh.is_empty() && !article.en.is_empty(), "{}", told.key);
        }
    }
}
