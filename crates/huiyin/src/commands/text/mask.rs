//! `huiyin mask`: a text without its personal data.

use super::{Tongue, bytes};
use crate::commands::say;
use language::mask::{Kind, mask};
use law::Lang;
use platform::{Result, Word};
use std::path::PathBuf;
use std::process::ExitCode;

/// Which text.
#[derive(clap::Args)]
pub struct Args {
    /// A text file
    file: PathBuf,
    /// Language
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let tongue = Tongue::of(&args.lang)?;
    let bytes = bytes(&tongue, &args.file)?;
    let text = intake::decode(&bytes).map_err(|why| {
        let why = Word::Plain(why.say(tongue.lang == Lang::Zh));
        tongue.wrong(&args.file, "language-not-read", &[("why", why)])
    })?;
    if text.trim().is_empty() {
        return Err(tongue.wrong(&args.file, "language-no-rows", &[]));
    }
    let masked = mask(&text);
    say(masked.text.trim_end_matches('\n'));
    let many = |kind: Kind| masked.spans.iter().filter(|s| s.kind == kind).count();
    let mut line = serde_json::json!({ "rows": text.lines().count() });
    for kind in Kind::ALL.into_iter().filter(|k| many(*k) > 0) {
        if let Some(object) = line.as_object_mut() {
            object.insert(kind.word().to_owned(), many(kind).into());
        }
    }
    say(line);
    Ok(ExitCode::SUCCESS)
}
