//! The whole table, printed, and what must hold of it whatever the law becomes.

use super::*;

type Cell = (StageKind, ActKind, Result<StageKind, Refusal>);

fn today() -> Vec<Cell> {
    let pack = LAW.governing("national", day("Friday 2026-09-04")).unwrap();
    table(&LawAt { pack: &pack, calendar: &LAW.calendar })
}

#[test]
fn the_printed_table_is_the_one_we_agreed_on() {
    let pack = LAW.governing("national", day("Friday 2026-09-04")).unwrap();
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
fn no_stage_is_without_an_exit_but_closed_where_a_rating_a_return_or_a_new_code_is_possible() {
    for stage in StageKind::ALL {
        let done: Vec<_> = today().into_iter().filter(|(s, _, next)| s == stage && next.is_ok()).collect();
        if *stage == StageKind::Closed {
            let acts: Vec<ActKind> = done.iter().map(|(_, act, _)| *act).collect();
            assert_eq!(acts, [ActKind::Rate, ActKind::GiveBack, ActKind::Reissue]);
        } else {
            assert!(done.iter().any(|(_, _, next)| next.as_ref() != Ok(stage)), "{stage}");
        }
    }
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
    let pack = LAW.governing("national", friday).unwrap();
    let law = LawAt { pack: &pack, calendar: &LAW.calendar };
    for m in samples() {
        for (stage, act, next) in today().into_iter().filter(|(stage, ..)| *stage == m.stage.kind()) {
            assert!(next.is_err() || possible(&m, act, friday, &law).is_ok(), "{stage} {act}");
        }
    }
}
