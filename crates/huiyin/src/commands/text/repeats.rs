//! `huiyin repeats`: is it the same matter? Measured on pairs, or shown over a stream.

use super::{Tongue, columns, day, figure};
use crate::commands::say;
use language::classify::Message;
use language::measure::{Found, average_precision};
use language::repeats::{Background, Index, Letter, Print, SUGGEST, SURE, Tie, compare};
use language::segment::Segmenter;
use platform::Result;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// What to do.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Measure on labelled pairs
    Eval {
        /// Pairs (.csv, .xlsx): `same_user`, `same_matter` (1, 0, or -1 for unsure), `title_a`, `detail_a`, `title_b`, `detail_b`
        #[arg(long)]
        pairs: PathBuf,
        /// Show the pairs that were judged wrongly, with reasons
        #[arg(long)]
        wrong: bool,
        /// Language
        #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
        lang: String,
    },
    /// Walk a stream in order and print the links that are suggested
    Stream {
        /// Messages (.csv, .xlsx): id, user, title, `posted_at`, detail
        #[arg(long)]
        messages: PathBuf,
        /// Language
        #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
        lang: String,
    },
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.what {
        What::Eval { pairs, wrong, lang } => eval(&Tongue::of(&lang)?, &pairs, wrong)?,
        What::Stream { messages, lang } => stream(&Tongue::of(&lang)?, &messages)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print(title: &str, detail: &str, author: Option<&str>, day: Option<i64>) -> Print {
    Print::of(Letter { message: Message { title, detail }, author, day }, Segmenter::general())
}

fn eval(tongue: &Tongue, file: &Path, wrong: bool) -> Result<()> {
    let start = Instant::now();
    let names = ["same_user", "same_matter", "title_a", "detail_a", "title_b", "detail_b"];
    let rows = columns(tongue, file, names)?;
    let (mut background, mut seen) = (Background::default(), HashSet::new());
    let mut pairs = Vec::new();
    for [same_user, same_matter, title_a, detail_a, title_b, detail_b] in &rows {
        let same_user = matches!(same_user.to_lowercase().as_str(), "true" | "1" | "yes" | "是");
        let a = print(title_a, detail_a, Some("a"), None);
        let b = print(title_b, detail_b, Some(if same_user { "a" } else { "b" }), None);
        // A letter that stands in many pairs is still one letter.
        for (print, text) in [(&a, (title_a, detail_a)), (&b, (title_b, detail_b))] {
            if seen.insert(text) {
                background.add(print);
            }
        }
        match same_matter.as_str() {
            "1" => pairs.push((a, b, true, title_a, title_b)),
            "0" => pairs.push((a, b, false, title_a, title_b)),
            _ => {}
        }
    }
    let mut found = Found::default();
    let mut scored = Vec::new();
    for (a, b, same, title_a, title_b) in &pairs {
        let verdict = compare(a, b, &background);
        let said = verdict.score >= SUGGEST;
        found.add(*same, said);
        scored.push((f64::from(verdict.score), *same));
        if wrong && said != *same {
            let how = format!("{same} {:.2} {title_a} | {title_b}", verdict.score);
            say(format!("{how}\n    {}", tongue.reasons(&verdict.reasons)));
        }
    }
    say(serde_json::json!({
        "precision": figure(found.precision()),
        "recall": figure(found.recall()),
        "f1": figure(found.f1()),
        "average_precision": figure(average_precision(&scored)),
        "rows": pairs.len(),
        "seconds": figure(start.elapsed().as_secs_f64()),
    }));
    Ok(())
}

fn stream(tongue: &Tongue, file: &Path) -> Result<()> {
    let start = Instant::now();
    let mut rows = columns(tongue, file, ["posted_at", "id", "user", "title", "detail"])?;
    // The stream is walked as it came in; rows without a readable day stand first.
    rows.sort_by_key(|[at, id, ..]| (day(at), id.clone()));
    let prints: Vec<Print> =
        rows.iter().map(|[at, _, user, title, detail]| print(title, detail, Some(user), day(at))).collect();
    let mut background = Background::default();
    prints.iter().for_each(|p| background.add(p));
    let mut index = Index::over(background);
    let mut links = 0usize;
    for (row, print) in rows.iter().zip(prints) {
        for (number, verdict) in index.find(&print, SURE) {
            let Some([_, other, ..]) = rows.get(number) else { continue };
            links += 1;
            let kind = if verdict.tie == Tie::Repeat { "language-repeat" } else { "language-related" };
            let [_, id, ..] = row;
            let (kind, why) = (tongue.say(kind, &[]), tongue.reasons(&verdict.reasons));
            say(format!("{id} → {other} {kind} {:.2} {why}", verdict.score));
        }
        index.add(print);
    }
    say(tongue
        .say("language-links", &[("n", platform::Word::Number(i64::try_from(links).unwrap_or(i64::MAX)))]));
    say(serde_json::json!({ "rows": rows.len(), "seconds": figure(start.elapsed().as_secs_f64()) }));
    Ok(())
}
