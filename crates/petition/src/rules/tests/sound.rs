//! The check at the start, and that it can fail.

use super::*;
use law::Lang;
use platform::words::Words;

fn cells() -> Vec<Cell> {
    let pack = LAW.governing("national", day("Friday 2026-09-04")).unwrap();
    table(&LawAt { pack: &pack, calendar: &LAW.calendar })
}

fn said(cells: &[Cell]) -> Vec<String> {
    let words = Words::embedded().unwrap();
    holes(cells, &|lang, key| words.has_in(lang, key))
}

#[test]
fn our_own_table_has_no_hole() {
    assert_eq!(said(&cells()), Vec::<String>::new());
}

#[test]
fn a_stage_without_an_exit_is_found() {
    let mut cells = cells();
    cells.retain(|(stage, _, next)| {
        *stage != StageKind::Objected || next.as_ref().is_ok_and(|n| n == stage) || next.is_err()
    });
    assert!(said(&cells).contains(&"table matter: stage “objected” has no exit".to_owned()));
}

#[test]
fn an_act_without_a_row_is_found() {
    let mut cells = cells();
    cells.retain(|(_, act, _)| *act != ActKind::Extend);
    assert_eq!(said(&cells), ["table matter: act “extend” stands in no row"]);
}

#[test]
fn a_refusal_without_words_is_found_in_either_language() {
    let words = Words::embedded().unwrap();
    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        for key in ["refusal-review-term-runs", "refusal-already-told-instead", "act-close"] {
            let lacks = |l: Lang, k: &str| (l, k) != (lang, key) && words.has_in(l, k);
            assert_eq!(holes(&cells(), &lacks), [format!("locales/{tag}: “{key}” is missing")]);
        }
    }
}

#[test]
fn a_pack_that_lacks_what_every_matter_rests_on_is_found() {
    let national = LAW.governing("national", day("Friday 2026-09-04")).unwrap();
    assert_eq!(lacks(&national), Vec::<String>::new());
    let bare = r#"jurisdiction = "moon"
title = { zh = "月", en = "Moon" }
source = { zh = "月", en = "Moon" }
from = "2020-01-01"
max_representatives = 5
opinion_extension_max_days = 30
group_visit_from = 5
min_investigators = 2
"#;
    let law = Law::from_texts(&[], &[("moon.toml", bare)]).unwrap();
    let found = lacks(&law.governing("moon", day("Friday 2026-09-04")).unwrap());
    assert_eq!(found.len(), 5, "{found:?}");
    assert!(found[0].contains("XFER"), "{found:?}");
}
