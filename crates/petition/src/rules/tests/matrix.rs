//! The whole table, printed, and what must hold of it whatever the law becomes.

use super::*;

type Cell = (StageKind, ActKind, Result<StageKind, Refusal>);

fn today() -> Vec<Cell> {
    let pack = LAW.governing("demo", day("Friday 2026-09-04")).unwrap();
    table(&LawAt { pack: &pack, calendar: &LAW.calendar })
}

#[test]
fn the_printed_table_is_the_one_we_agreed_on() {
    let pack = LAW.governing("demo", day("Friday 2026-09-04")).unwrap();
    let text = render(&LawAt { pack: &pack, calendar: &LAW.calendar });
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("matrix", text);
    });
}

#[test]
fn the_table_has_every_stage_and_every_act_once() {
    let cells: Vec<_> = today().into_iter().map(|(stage, act, _)| (stage, act)).collect();
    let all = StageKind::ALL.iter().flat_map(|s| ActKind::ALL.iter().map(move |a| (*s, *a)));
    assert_eq!(cells, all.collect::<Vec<_>>());
}

#[test]
fn no_stage_is_without_an_exit() {
    for stage in StageKind::ALL {
        let done: Vec<_> = today().into_iter().filter(|(s, _, next)| s == stage && next.is_ok()).collect();
        assert!(done.iter().any(|(_, _, next)| next.as_ref() != Ok(stage)), "{stage}");
    }
}

#[test]
fn a_closed_matter_opens_again_only_by_a_reason_or_by_a_review_in_time() {
    let closed = today().into_iter().filter(|(s, _, next)| *s == StageKind::Closed && next.is_ok());
    let (moves, stays): (Vec<Cell>, Vec<Cell>) = closed.partition(|(s, _, next)| next.as_ref() != Ok(s));
    let acts = |cells: &[Cell]| cells.iter().map(|(_, act, _)| *act).collect::<Vec<_>>();
    assert_eq!(acts(&moves), [ActKind::Reopen, ActKind::AskReview]);
    let spoken = [
        ActKind::Rate,
        ActKind::GiveBack,
        ActKind::SayUnsolved,
        ActKind::FollowUp,
        ActKind::NameReader,
        ActKind::Reissue,
    ];
    assert_eq!(acts(&stays), spoken);
}

#[test]
fn every_act_is_possible_somewhere() {
    for act in ActKind::ALL {
        assert!(today().iter().any(|(_, a, next)| a == act && next.is_ok()), "{act}");
    }
}

#[test]
fn a_page_offers_whatever_the_table_allows() {
    let friday = day("Friday 2026-09-04");
    let pack = LAW.governing("demo", friday).unwrap();
    let law = LawAt { pack: &pack, calendar: &LAW.calendar };
    for m in samples() {
        for (stage, act, next) in today().into_iter().filter(|(stage, ..)| *stage == m.stage.kind()) {
            let ready = super::super::table::ready_for(&m, act);
            assert!(next.is_err() || possible(&ready, act, friday, &law).is_ok(), "{stage} {act}");
        }
    }
}

#[test]
fn closing_is_offered_wherever_somebody_may_have_died() {
    let friday = day("Friday 2026-09-04");
    let pack = LAW.governing("demo", friday).unwrap();
    let law = LawAt { pack: &pack, calendar: &LAW.calendar };
    let over = |m: &Matter| m.stage.kind().family() == Family::Ended;
    for m in samples().iter().filter(|m| !over(m)) {
        let offered = possible(m, ActKind::Close, friday, &law);
        assert!(!matches!(offered, Err(Refusal::NotNow { .. })), "{}: {offered:?}", m.stage.kind());
    }
}
