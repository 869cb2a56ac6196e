//! How long a letter takes once the press is warm: `cargo run --release -p paper --example speed`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::time::Instant;

use paper::letters::{Issue, Kind, Letters};
use paper::{Fonts, Press, docx};

const TIMES: u32 = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let letters = Letters::built_in().map_err(|f| format!("{f:?}"))?;
    let day = samples::day("2026-04-28");
    let begun = Instant::now();
    let press = Press::new(Fonts::carried());
    for kind in [Kind::HandlingOpinion, Kind::Receipt, Kind::FileContents] {
        let letter = letters.governing(kind, "demo", day).ok_or("no template")?;
        let fields = samples::fields(kind);
        let issue = |n: u32| Issue::issued("青禾县信访局", day, paper::number("青信", 2026, n + 1).ok());
        let first = Instant::now();
        let pages = press.pdf(&letter.compose(&fields, &issue(0)).map_err(|p| format!("{p:?}"))?)?.pages;
        eprintln!(
            "{kind}, {pages} pages: the first {:?} (since the start {:?})",
            first.elapsed(),
            begun.elapsed()
        );
        let mut each = Vec::new();
        for n in 1..=TIMES {
            let at = Instant::now();
            let no = format!("2026{n:08}");
            let fields = fields.clone().text("matter_no", no);
            press.pdf(&letter.compose(&fields, &issue(n)).map_err(|p| format!("{p:?}"))?)?;
            each.push(at.elapsed());
        }
        each.sort();
        let at = |share: usize| each.get(each.len() * share / 100).copied().unwrap_or_default();
        eprintln!("  PDF: p50 {:?}, p95 {:?}, p99 {:?}", at(50), at(95), at(99));
        let at = Instant::now();
        let doc = letter.compose(&fields, &issue(1)).map_err(|p| format!("{p:?}"))?;
        let size = docx(&doc)?.len();
        eprintln!("  DOCX: {:?}, {size} bytes", at.elapsed());
    }
    Ok(())
}
