//! `huiyin replies eval`: does the reply check find replies that explain nothing?

use super::{Tongue, columns, figure};
use crate::commands::say;
use language::classify::Message;
use language::measure::{Found, average_precision, share};
use language::reply::Judge;
use language::segment::Segmenter;
use platform::{Error, Result};
use std::path::PathBuf;
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
    /// Measure on replies with a label
    Eval {
        /// Replies (.csv, .xlsx): title, detail, reply, `reply_explains` (1 or 0)
        #[arg(long)]
        replies: PathBuf,
        /// Language
        #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
        lang: String,
    },
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let What::Eval { replies, lang } = args.what;
    let tongue = Tongue::of(&lang)?;
    let start = Instant::now();
    let judge =
        Judge::embedded().map_err(|why| Error::broken(format!("packs/language/reply.toml: {why}")))?;
    let rows = columns(&tongue, &replies, ["title", "detail", "reply", "reply_explains"])?;
    let (mut found, mut scored, mut right) = (Found::default(), Vec::new(), 0usize);
    for [title, detail, reply, explains] in &rows {
        let judged = judge.look(Message { title, detail }, reply, &[], Segmenter::general());
        let unexplained = match explains.as_str() {
            "0" => true,
            "1" => false,
            _ => continue,
        };
        found.add(unexplained, judged.explains_nothing);
        scored.push((f64::from(judged.unexplained), unexplained));
        right += usize::from(unexplained == judged.explains_nothing);
    }
    say(serde_json::json!({
        "f1": figure(found.f1()),
        "precision": figure(found.precision()),
        "recall": figure(found.recall()),
        "accuracy": figure(share(right, scored.len())),
        "average_precision": figure(average_precision(&scored)),
        "rows": scored.len(),
        "seconds": figure(start.elapsed().as_secs_f64()),
    }));
    Ok(ExitCode::SUCCESS)
}
