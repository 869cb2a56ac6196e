//! `huiyin table`: the rules as tables for people to read.

use super::say;
use law::{Day, Lang, Law};
use petition::rules::LawAt;
use platform::Result;
use std::process::ExitCode;

/// Which table.
#[derive(clap::Args)]
pub struct Args {
    /// matter (stage × act), roles (role × power), packs (all rule packs)
    #[arg(value_parser = ["matter", "roles", "packs"])]
    what: String,
    /// Language
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
}

/// Runs the command.
pub fn run(args: Args) -> Result<ExitCode> {
    let law = Law::embedded()?;
    match args.what.as_str() {
        "roles" => say(people::rules::table()),
        "packs" => {
            let lang = if args.lang == "en" { Lang::En } else { Lang::Zh };
            for pack in law.packs() {
                say(format!("{} · {}\n{}", pack.id, pack.title.get(lang), law::table(pack, lang)));
            }
        }
        _ => {
            let pack = law.governing("national", Day::constant(2026, 9, 4))?;
            say(petition::rules::render(&LawAt { pack: &pack, calendar: &law.calendar }));
        }
    }
    Ok(ExitCode::SUCCESS)
}
