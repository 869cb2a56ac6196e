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
        ground: None,
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

fn to(kind: people::UnitKind) -> Act {
    let standing = Standing { kind, above: Vec::new() };
    Act::Transfer { to: unit(HOUSING), standing, from: unit(OFFICE), note: String::new() }
}

fn designate(decider: &str) -> Act {
    Act::Designate {
        to: unit(HOUSING),
        standing: Standing::default(),
        from: unit(OFFICE),
        designation: Designation {
            by: Decider::CommonSuperior,
            decider: decider.to_owned(),
            reason: "主管部门".to_owned(),
        },
    }
}

fn bounced_twice() -> Case {
    let back = |case: Case, to: u8| case.transferred(to).does(object(TOWN)).does(decide_objection(true));
    back(back(Case::received("Tuesday 2026-09-01"), LABOUR), HOUSING)
}

fn by_legal_kind() -> Vec<Refusal> {
    let case = || Case::received("Tuesday 2026-09-01");
    let accusation = case().with(|m| m.purpose = Purpose::Accusation);
    let letter = case().with(|m| m.litigation = true);
    let visitor = case().with(|m| (m.litigation, m.channel) = (true, Channel::Visit));
    let suggestion = sent().with(|m| m.purpose = Purpose::Suggestion);
    let adopted = |o: Opinion| {
        let adopted = |a: Answer| Answer { outcome: Outcome::Adopted, ..a };
        let answers = o.answers.into_iter().map(adopted).collect();
        Act::Answer { opinion: Opinion { answers, ..o }, service: None }
    };
    vec![
        accusation.refuses(to(people::UnitKind::Department)),
        letter.refuses(to(people::UnitKind::Department)),
        visitor.refuses(to(people::UnitKind::PoliticalLegal)),
        suggestion.refuses(accept(today(), None)),
        accepted().refuses(adopted(opinion(today(), &[1]))),
        case().refuses(Act::Guide {
            guidance: Guidance { organ: "县法院".into(), explained: "诉讼".into() },
        }),
        case().refuses(Act::NameReader { person: person(), reason: "承办".into() }),
    ]
}

fn who_is_responsible() -> Vec<Refusal> {
    let succeed = |to: u8| Act::Succeed {
        old: id(LABOUR),
        to: unit(to),
        standing: Standing::default(),
        reason: "机构改革".into(),
    };
    let ask = Act::AskCo { unit: unit(HOUSING), part: "现场".into(), by: today() };
    let recused = sent().does(Act::Recuse { person: person(), reason: "亲属".into() });
    vec![
        bounced_twice().refuses(transfer(HOUSING)),
        bounced_twice().refuses(designate(" ")),
        bounced_twice().does(designate("县政府")).refuses(object(LABOUR)),
        Case::received("Tuesday 2026-09-01").refuses(succeed(HOUSING)),
        reviewed_by(LABOUR).refuses(request(LABOUR, today(), "")),
        recused.refuses(accept(today(), None)),
        accepted().does(ask).refuses(Act::Answer { opinion: opinion(today(), &[1]), service: None }),
    ]
}

/// Served by that unit.
fn reviewed_by(lead: u8) -> Case {
    Case::received("Tuesday 2026-09-01").transferred(lead).told_and_accepted().answered().served()
}

fn request(organ: u8, made_on: Day, late_reason: &str) -> Act {
    let request = ReviewRequest {
        made_on,
        received_on: made_on,
        organ: unit(organ),
        text: "请求查清".into(),
        late_reason: late_reason.into(),
    };
    Act::AskReview { request }
}

fn taking(people: &[u8]) -> Act {
    let investigators = people.iter().map(|n| PersonRef { id: id(*n), name: "复查员".into() }).collect();
    Act::TakeReview {
        taking: Taking { on: today(), investigators, told: notice(today()), hearings: Vec::new() },
    }
}

fn review_opinion(outcome: ReviewOutcome) -> ReviewOpinion {
    ReviewOpinion {
        on: today(),
        outcome,
        findings: "查明".into(),
        basis: "条例第三十五条".into(),
        answers: Vec::new(),
        next_organ: "市政府".into(),
        publish: false,
        signed_by: person(),
    }
}

fn give(opinion: ReviewOpinion) -> Act {
    Act::GiveReview { opinion, service: Some(service(Some(today()))) }
}

fn under_review() -> Case {
    served().does(request(TOWN, today(), "")).does(taking(&[60, 61]))
}

fn hearing(on: Day, members: usize) -> Act {
    Act::AnnounceHearing {
        hearing: Hearing {
            announced_on: today(),
            on,
            place: "二楼".into(),
            host: "叶青".into(),
            members: vec!["甲".into(); members],
            closed_because: String::new(),
            record: None,
        },
    }
}

fn in_review() -> Vec<Refusal> {
    let uphold = || review_opinion(ReviewOutcome::Uphold);
    let record = Act::RecordHearing {
        record: HearingRecord {
            from: today(),
            to: today(),
            said: "陈述".into(),
            conclusion: "维持".into(),
            votes: 1,
        },
    };
    let redone = under_review().does(give(review_opinion(ReviewOutcome::Redo)));
    let again = Act::Answer { opinion: opinion(today(), &[1]), service: None };
    let finished = under_review()
        .does(give(uphold()))
        .does(request(OFFICE, today(), ""))
        .does(taking(&[60, 61]))
        .does(give(uphold()));
    let late = served().on("Wednesday 2026-10-14"); // the rolled last day was Thursday 2026-10-08
    let closing = |kind, evidence: &str| Act::Close {
        closing: Closing {
            on: today(),
            kind,
            resolved: false,
            view: View::NotSolved,
            evidence: evidence.into(),
            ground: None,
        },
    };
    vec![
        late.refuses(request(TOWN, day("Friday 2026-10-09"), "")),
        sent().does(accept_duty(today())).answered().served().refuses(request(TOWN, today(), "")),
        finished.refuses(request(TOWN, today(), "")),
        finished.refuses(closing(ClosingKind::TermOver, "")),
        finished.refuses(closing(ClosingKind::Finished, " ")),
        served().refuses(closing(ClosingKind::Finished, "帮扶")),
        served().refuses(closing(ClosingKind::Replied, "")),
        served().does(request(TOWN, today(), "")).refuses(taking(&[60, 60])),
        under_review().refuses(hearing(day("Monday 2026-08-31"), 3)),
        under_review().refuses(hearing(today(), 4)),
        under_review().refuses(record.clone()),
        under_review().does(hearing(today(), 3)).refuses(record),
        under_review().does(hearing(today(), 3)).refuses(give(uphold())),
        under_review().refuses(give(ReviewOpinion { next_organ: String::new(), ..uphold() })),
        redone.refuses(again),
    ]
}

fn endings_and_marks() -> Vec<Refusal> {
    let case = || Case::received("Tuesday 2026-09-01");
    let decline = |reason, prior: &str, go_to: &str, told: Option<Notice>| Act::Decline {
        declining: Declining {
            reason, text: "情况".into(), prior: prior.into(), go_to: go_to.into(), told
        },
    };
    let told = || Some(notice(today()));
    let unsolved = |text: &str| Act::SayUnsolved { on: today(), text: text.into(), given: "电话".into() };
    let solved = Closing {
        on: today(),
        kind: ClosingKind::Content,
        resolved: true,
        view: View::Solved,
        evidence: "认可".into(),
        ground: None,
    };
    let report = Act::ReportUrgent {
        to: vec![ReportTo::Government],
        text: "聚集".into(),
        by: person(),
        from_office: true,
    };
    let note = |until| Act::PutNote {
        note: SafetyNote { on: today(), reason: "轻生".into(), until, by: person() },
    };
    let split =
        Act::Split { into: id(9), into_no: "264829107535".into(), demands: vec![1], reason: "两事".into() };
    vec![
        case().refuses(decline(DeclineReason::OverLevel, "", "县局", told())),
        case().refuses(decline(DeclineReason::InHandling, " ", "县局", told())),
        case().refuses(decline(DeclineReason::NotOurs, "", " ", told())),
        case().refuses(decline(DeclineReason::NotOurs, "", "法院", None)),
        case().refuses(Act::Simplify { simple: false, reason: "不简单".into() }),
        case().refuses(Act::Simplify { simple: true, reason: "简单".into() }),
        served().refuses(unsolved(" ")),
        served().does(unsolved("没到账")).refuses(Act::Close { closing: solved }),
        served()
            .refuses(Act::FollowUp { follow: FollowUp { on: today(), text: "回访".into(), by: person() } }),
        case().refuses(split),
        case().refuses(report),
        case().refuses(note(today())),
        case().refuses(Act::LiftNote { reason: "解除".into() }),
    ]
}

#[test]
fn every_reason_to_refuse_is_reached_by_a_case_and_by_one_only() {
    let cases = [
        at_registration(),
        on_the_way(),
        between_two_matters(),
        while_handled(),
        at_the_end(),
        by_legal_kind(),
        who_is_responsible(),
        in_review(),
        endings_and_marks(),
    ]
    .concat();
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
