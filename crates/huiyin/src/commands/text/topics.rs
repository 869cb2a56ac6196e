//! `huiyin topics`: what is hot in a stream of messages.

use super::{Tongue, columns, day, figure};
use crate::commands::say;
use language::classify::Message;
use language::repeats::{Letter, Print};
use language::segment::Segmenter;
use language::topics::{Topic, Voice, Window, topics};
use platform::{Result, Word};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Which messages, and how to look.
#[derive(clap::Args)]
pub struct Args {
    /// Messages (.csv, .xlsx): user, title, `posted_at`, detail, for
    #[arg(long)]
    messages: PathBuf,
    /// Days within which letters may be of one topic
    #[arg(long, default_value_t = Window::default().days)]
    days: u32,
    /// How many topics to show
    #[arg(long, default_value_t = 20)]
    top: usize,
    /// Language
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let tongue = Tongue::of(&args.lang)?;
    let start = Instant::now();
    let mut rows = columns(&tongue, &args.messages, ["posted_at", "user", "title", "detail", "for"])?;
    rows.sort_by_key(|[at, ..]| day(at));
    let voice = |[at, user, title, detail, support]: &[String; 5]| {
        let letter = Letter { message: Message { title, detail }, author: Some(user), day: day(at) };
        Voice { print: Print::of(letter, Segmenter::general()), support: support.parse().unwrap_or(0) }
    };
    let voices: Vec<Voice> = rows.iter().map(voice).collect();
    let window = Window { days: args.days, ..Window::default() };
    for topic in topics(&voices, window, Segmenter::general()).into_iter().take(args.top) {
        say(line(&tongue, &topic));
    }
    say(serde_json::json!({ "rows": rows.len(), "seconds": figure(start.elapsed().as_secs_f64()) }));
    Ok(ExitCode::SUCCESS)
}

fn line(tongue: &Tongue, topic: &Topic) -> String {
    let number = |n: usize| Word::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let args = [
        ("place", Word::Plain(topic.place.clone().unwrap_or_else(|| "—".to_owned()))),
        ("words", Word::Plain(topic.words.join(" "))),
        ("letters", number(topic.letters.len())),
        ("authors", number(topic.authors)),
        ("growth", Word::Number(topic.growth)),
        ("support", Word::Number(i64::from(topic.support))),
        ("days", Word::Number(topic.days.map_or(0, |(first, last)| last - first + 1))),
    ];
    tongue.say("language-topic", &args)
}
