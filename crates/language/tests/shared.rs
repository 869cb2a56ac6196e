//! The project's local data, which lies beside the repository. A plain `cargo test` says that these were ignored;
//! `cargo xtask test` runs them where the data is, and says so where it is not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::panic)]

use language::classify::{Counts, Message, Recipe, counts, spread, train_counted};
use language::measure::{Found, calibration_error, macro_f1};
use language::repeats::{Background, Letter, Print, SUGGEST, compare};
use language::reply::Judge;
use language::segment::Segmenter;
use std::collections::HashMap;
use std::path::Path;

fn rows(name: &str) -> Vec<HashMap<String, String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places =
        ["../../../shared/data/messages", "../../shared/data/messages"].map(|p| root.join(p).join(name));
    let found = places.iter().find_map(|path| std::fs::read(path).ok());
    let bytes = found.unwrap_or_else(|| {
        panic!("{name} is neither in {} nor in {}", places[0].display(), places[1].display())
    });
    let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes));
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
#[ignore = "needs the local data; cargo xtask test runs it"]
fn fields_are_suggested_as_well_as_was_measured() {
    let rows = rows("labelled_messages.csv");
    let all: Vec<Counts> = rows
        .iter()
        .map(|r| counts(Message { title: &r["title"], detail: &r["detail"] }, Segmenter::general()))
        .collect();
    let mut names: Vec<&str> = rows.iter().map(|r| r["label"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let labels: Vec<usize> =
        rows.iter().map(|r| names.binary_search(&r["label"].as_str()).unwrap()).collect();
    let part = spread(&labels, names.len(), 5);
    let (mut said, mut sure) = (Vec::new(), Vec::new());
    for out in 0..5 {
        let used = (0..rows.len()).filter(|i| part[*i] != out);
        let used: Vec<(&Counts, &str)> = used.map(|i| (&all[i], rows[i]["label"].as_str())).collect();
        let model = train_counted(&used, &Recipe::default()).unwrap();
        for i in (0..rows.len()).filter(|i| part[*i] == out) {
            let shares = model.shares(&all[i]);
            let best = (0..shares.len()).max_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap();
            said.push((best, labels[i]));
            sure.push((f64::from(shares[best]), best == labels[i]));
        }
    }
    let (f1, error) = (macro_f1(&said), calibration_error(&sure));
    println!("macro F1 {f1:.4}, calibration error {error:.4}");
    assert!(f1 > 0.925, "{f1}");
    assert!(error < 0.04, "{error}");
}

#[test]
#[ignore = "needs the local data; cargo xtask test runs it"]
fn pairs_labelled_by_hand_are_told_apart() {
    let rows = rows("repeat_pairs.csv");
    let mut background = Background::default();
    let mut pairs = Vec::new();
    for row in &rows {
        let print = |title: &str, detail: &str, author: &str| {
            let message = Message { title: &row[title], detail: &row[detail] };
            Print::of(Letter { message, author: Some(author), day: None }, Segmenter::general())
        };
        let a = print("title_a", "detail_a", "a");
        let b = print("title_b", "detail_b", if row["same_user"] == "True" { "a" } else { "b" });
        background.add(&a);
        background.add(&b);
        pairs.push((a, b, row["same_matter"] == "1"));
    }
    let mut found = Found::default();
    pairs.iter().for_each(|(a, b, same)| found.add(*same, compare(a, b, &background).score >= SUGGEST));
    println!("precision {:.3}, recall {:.3}", found.precision(), found.recall());
    assert!(found.precision() > 0.85 && found.recall() > 0.85, "{found:?}");
}

#[test]
#[ignore = "needs the local data; cargo xtask test runs it"]
fn replies_that_explain_nothing_are_found() {
    let judge = Judge::embedded().unwrap();
    let mut found = Found::default();
    for row in rows("replies.csv") {
        let message = Message { title: &row["title"], detail: &row["detail"] };
        let judged = judge.look(message, &row["reply"], &[], Segmenter::general());
        found.add(row["reply_explains"] == "0", judged.explains_nothing);
    }
    println!("F1 {:.3}", found.f1());
    assert!(found.f1() > 0.83, "{found:?}");
}
