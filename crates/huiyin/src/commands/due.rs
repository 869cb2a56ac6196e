//! `huiyin due`: a statutory date with its reasons.

use super::say;
use law::{Day, Lang, Law, PackId, RuleId, Start, Stop, Text};
use platform::{Error, Result};
use std::process::ExitCode;
use std::sync::Arc;

/// What to work out.
#[derive(clap::Args)]
pub struct Args {
    /// Rule, such as OBJ5, XFER, ACC15, 60, EXT30, FC1
    #[arg(long)]
    rule: String,
    /// Day of the start fact, such as 2026-09-18; `unknown` for a service nobody can prove
    #[arg(long)]
    start: String,
    /// Pack (national@2022-05-01) or jurisdiction (national, province-30-60, demo)
    #[arg(long, default_value = "national")]
    pack: String,
    /// Hearing days, such as 2026-09-28..2026-10-09; may be given several times
    #[arg(long)]
    hearing: Vec<String>,
    /// Print as JSON
    #[arg(long)]
    json: bool,
    /// Language of the reasons
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let law = Law::embedded()?;
    let rule: RuleId = args.rule.parse().map_err(|_| {
        let known: Vec<&str> = RuleId::all().iter().map(|r| r.code()).collect();
        wrong(format!("--rule “{}” is not a rule; there are: {}", args.rule, known.join(", ")))
    })?;
    let start = start(&args.start)?;
    let pack = pack(&law, &args.pack, start.day().unwrap_or(Day::constant(2022, 5, 1)))?;
    let stops = args.hearing.iter().map(|h| hearing(h)).collect::<Result<Vec<_>>>()?;
    let rule = pack.need(rule)?;
    let clock = law::clock(rule, &law.calendar, start, &stops);
    let lang = if args.lang == "en" { Lang::En } else { Lang::Zh };
    match args.json {
        true => say(law::tell::due_json(&clock, rule, &pack)),
        false => say(law::tell::due_text(&clock, rule, &pack, lang)),
    }
    Ok(ExitCode::SUCCESS)
}

fn wrong(text: String) -> Error {
    Error::broken(text)
}

fn day(text: &str) -> Result<Day> {
    text.parse().map_err(|_| wrong(format!("“{text}” is not a day; write it as 2026-09-18")))
}

fn start(text: &str) -> Result<Start> {
    match text {
        "unknown" => Ok(Start::Unknown),
        _ => match text.parse() {
            Ok(at) if text.contains('T') => Ok(Start::At(at)),
            _ => Ok(Start::On(day(text)?)),
        },
    }
}

fn pack(law: &Law, name: &str, on: Day) -> Result<Arc<law::Pack>> {
    if name.contains('@') {
        return law.pack(&PackId(name.to_owned())).ok_or_else(|| {
            let known: Vec<&str> = law.packs().map(|p| p.id.as_str()).collect();
            wrong(format!("--pack “{name}” is not a pack; there are: {}", known.join(", ")))
        });
    }
    Ok(law.governing(name, on)?)
}

fn hearing(text: &str) -> Result<Stop> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let why = Text { zh: "听证".to_owned(), en: "hearing".to_owned() };
    Ok(Stop { from: day(from)?, to: day(to)?, why })
}
