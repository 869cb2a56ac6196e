//! `huiyin learn eval`: how well suggestions of a class are learned from labelled messages.

use super::{Tongue, columns, figure};
use crate::commands::say;
use language::classify::{Counts, Message, Model, Recipe, TooLittle, counts, spread, train_counted};
use language::measure::{calibration_error, macro_f1, real, share};
use language::segment::Segmenter;
use platform::{Error, Result, Word};
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
    /// Measure: five parts of one file, or one file to learn from and another to test on
    Eval {
        /// Labelled messages (.csv, .xlsx): title, detail, label
        #[arg(long)]
        messages: PathBuf,
        /// Test on these instead of on parts of the same
        #[arg(long)]
        test: Option<PathBuf>,
        /// Language
        #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
        lang: String,
    },
}

/// How many parts a file is cut into.
const PARTS: usize = 5;

/// Labelled messages, counted, with their labels as numbers.
struct Rows {
    counts: Vec<Counts>,
    labels: Vec<String>,
    texts: Vec<[String; 3]>,
}

/// What was said about one row: whether the first and one of the first three were right, and how sure it was.
struct Said {
    class: usize,
    label: usize,
    top: bool,
    sure: f64,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let What::Eval { messages, test, lang } = args.what;
    let tongue = Tongue::of(&lang)?;
    let start = Instant::now();
    let rows = load(&tongue, messages)?;
    let test = test.map(|file| load(&tongue, file)).transpose()?;
    let mut names: Vec<&str> =
        rows.labels.iter().chain(test.iter().flat_map(|t| &t.labels)).map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let (said, trainings) = match &test {
        Some(test) => {
            let begun = Instant::now();
            let all: Vec<usize> = (0..rows.counts.len()).collect();
            let model = learn(&rows, &all, &tongue)?;
            let took = begun.elapsed().as_secs_f64();
            let every: Vec<usize> = (0..test.counts.len()).collect();
            one_suggestion(&model, test, &tongue);
            (judge(&model, test, &every, &names), vec![took])
        }
        None => five_parts(&rows, &names, &tongue)?,
    };
    let mean = trainings.iter().sum::<f64>() / real(trainings.len());
    say(tongue.say("language-trained", &[("seconds", plain(mean, 1))]));
    report(&said, start.elapsed().as_secs_f64(), &tongue);
    Ok(ExitCode::SUCCESS)
}

fn plain(x: f64, digits: usize) -> Word {
    Word::Plain(format!("{x:.digits$}"))
}

fn load(tongue: &Tongue, file: PathBuf) -> Result<Rows> {
    let texts = columns(tongue, &file, ["title", "detail", "label"])?;
    let count = |[title, detail, _]: &[String; 3]| counts(Message { title, detail }, Segmenter::general());
    let labels = texts.iter().map(|[_, _, label]| label.clone()).collect();
    Ok(Rows { counts: texts.iter().map(count).collect(), labels, texts })
}

fn learn(rows: &Rows, used: &[usize], tongue: &Tongue) -> Result<Model> {
    let pick = |i: &usize| Some((rows.counts.get(*i)?, rows.labels.get(*i)?.as_str()));
    let picked: Vec<(&Counts, &str)> = used.iter().filter_map(pick).collect();
    train_counted(&picked, &Recipe::default()).map_err(|TooLittle { rows, classes }| {
        let number = |n: usize| Word::Number(i64::try_from(n).unwrap_or(i64::MAX));
        Error::broken(
            tongue.say("language-too-little", &[("rows", number(rows)), ("classes", number(classes))]),
        )
    })
}

fn five_parts(rows: &Rows, names: &[&str], tongue: &Tongue) -> Result<(Vec<Said>, Vec<f64>)> {
    let labels: Vec<usize> = rows.labels.iter().map(|l| number(names, l)).collect();
    let parts = spread(&labels, names.len(), PARTS);
    let (mut said, mut took) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let (out, used): (Vec<usize>, Vec<usize>) =
            (0..labels.len()).partition(|i| parts.get(*i) == Some(&part));
        let begun = Instant::now();
        let model = learn(rows, &used, tongue)?;
        took.push(begun.elapsed().as_secs_f64());
        said.extend(judge(&model, rows, &out, names));
        if part == 0 {
            one_suggestion(&model, rows, tongue);
        }
    }
    Ok((said, took))
}

fn number(names: &[&str], label: &str) -> usize {
    names.binary_search(&label).unwrap_or(usize::MAX)
}

fn judge(model: &Model, rows: &Rows, which: &[usize], names: &[&str]) -> Vec<Said> {
    let one = |i: &usize| {
        let shares = model.shares(rows.counts.get(*i)?);
        let mut order: Vec<(&str, f32)> = model.classes.iter().map(String::as_str).zip(shares).collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        let label = rows.labels.get(*i)?;
        let (first, sure) = order.first().copied()?;
        let top = order.iter().take(language::classify::TOP).any(|(c, _)| c == label);
        Some(Said { class: number(names, first), label: number(names, label), top, sure: f64::from(sure) })
    };
    which.iter().filter_map(one).collect()
}

/// Times whole suggestions, words and all, and shows one.
fn one_suggestion(model: &Model, rows: &Rows, tongue: &Tongue) {
    let some = rows.texts.iter().take(200);
    let begun = Instant::now();
    let mut last = Vec::new();
    let mut n = 0;
    for [title, detail, _] in some {
        last = model.suggest(Message { title, detail }, Segmenter::general());
        n += 1;
    }
    let each = begun.elapsed().as_secs_f64() * 1000.0 / real(n).max(1.0);
    say(tongue.say("language-suggests", &[("milliseconds", plain(each, 2))]));
    for s in last {
        let percent = s.confidence.map_or(String::new(), |c| format!("{:.0} %", c * 100.0));
        say(format!("  {} {percent} {}", s.class, s.words.join(" ")));
    }
}

fn report(said: &[Said], seconds: f64, tongue: &Tongue) {
    let pairs: Vec<(usize, usize)> = said.iter().map(|s| (s.class, s.label)).collect();
    let right = |s: &&Said| s.class == s.label;
    let sure: Vec<(f64, bool)> = said.iter().map(|s| (s.sure, right(&s))).collect();
    say(tongue.say("language-calibration", &[("error", plain(calibration_error(&sure) * 100.0, 1))]));
    say(serde_json::json!({
        "macro_f1": figure(macro_f1(&pairs)),
        "accuracy": figure(share(said.iter().filter(right).count(), said.len())),
        "top3": figure(share(said.iter().filter(|s| s.top).count(), said.len())),
        "rows": said.len(),
        "seconds": figure(seconds),
    }));
}
