//! Cases told in dated lines under `stories/`, done through the pages with a moving clock and the night watch. What
//! came of each line stands beside the story in a file of the same name; `UPDATE_STORIES=1` writes it anew.

mod acts;
mod read;
mod tell;
mod verbs;

use crate::house::Town;
pub use acts::Teller;
use read::Story;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../stories")
}

fn stories() -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path());
    let mut out: Vec<PathBuf> = all.filter(|p| p.extension().is_some_and(|e| e == "story")).collect();
    out.sort();
    out
}

/// Lives one story on a fresh county and gives its transcript.
async fn live(story: &Story) -> String {
    let fresh = platform::testkit::sqlite().await.unwrap();
    let town = Town::on(fresh, &story.lines[0].day.to_string()).await;
    let mut teller = Teller::new(&town, &story.name);
    for line in &story.lines {
        teller.line(line).await;
    }
    teller.end().await
}

#[tokio::test]
async fn every_story_ends_as_it_was_written_down() {
    let update = std::env::var_os("UPDATE_STORIES").is_some();
    let all = stories();
    assert!(all.len() >= 30, "only {} stories", all.len());
    let mut different = Vec::new();
    for path in all {
        let story = Story::read(&path);
        let told = live(&story).await;
        let kept = path.with_extension("out");
        if update {
            std::fs::write(&kept, &told).unwrap();
        } else if std::fs::read_to_string(&kept).unwrap_or_default() != told {
            let new = std::env::temp_dir().join(kept.file_name().unwrap());
            std::fs::write(&new, &told).unwrap();
            different.push(format!("diff {} {}", kept.display(), new.display()));
        }
    }
    assert!(
        different.is_empty(),
        "stories went another way (UPDATE_STORIES=1 accepts it):\n{}",
        different.join("\n")
    );
}

#[test]
fn a_wrong_weekday_in_a_story_is_an_error() {
    let wrong = std::panic::catch_unwind(|| Story::parse("x", "2026-09-01 周三 登记员 登记 甲：来信\n"));
    let said = wrong.err().and_then(|e| e.downcast_ref::<String>().cloned()).unwrap_or_default();
    assert!(said.contains("周二"), "{said}");
}

#[test]
fn every_transcript_belongs_to_a_story() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "out") {
            assert!(path.with_extension("story").exists(), "{} has no story", path.display());
        }
    }
}
