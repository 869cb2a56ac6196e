//! `huiyin report summary`: the work summary of a period as a file, from the figures as they stand now.

use super::config::Which;
use jiff::ToSpan;
use law::Day;
use people::House;
use platform::{App, Error, Id, Result};
use report::rules::{Accusations, Basis, Piece, Question, Value, Whose, shown};
use std::path::PathBuf;
use std::process::ExitCode;

/// What of.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The work summary of a period
    Summary(SummaryArgs),
}

/// Whose summary of which days, and where to.
#[derive(clap::Args)]
struct SummaryArgs {
    #[command(flatten)]
    which: Which,
    /// First day
    #[arg(long)]
    from: Day,
    /// Last day
    #[arg(long)]
    to: Day,
    /// A unit's full or short name; the whole county when left out
    #[arg(long)]
    office: Option<String>,
    /// By which day a receipt belongs to the period: received or registered
    #[arg(long, default_value = "registered", value_parser = basis)]
    basis: Basis,
    /// json, txt, docx, pdf or xlsx
    #[arg(long, default_value = "json", value_parser = ["json", "txt", "docx", "pdf", "xlsx"])]
    format: String,
    /// The file to write; standard output when left out
    #[arg(long)]
    out: Option<PathBuf>,
}

fn basis(word: &str) -> std::result::Result<Basis, String> {
    word.parse().map_err(|()| "received or registered".to_owned())
}

/// Runs the command; a check that fails makes it end with 3.
pub async fn run(args: Args) -> Result<ExitCode> {
    let What::Summary(args) = args.what;
    if args.to < args.from {
        return Err(Error::broken(format!("--to {} is before --from {}", args.to, args.from)));
    }
    let app = args.which.open().await?;
    let done = summary(&app, &args).await;
    app.db.close().await;
    done
}

async fn summary(app: &App, args: &SummaryArgs) -> Result<ExitCode> {
    let house = House::new(app.clone());
    let units = house.units().await?;
    let named = match &args.office {
        None => None,
        Some(name) => {
            let found = units.all().find(|u| u.name == *name || u.short == *name);
            Some(found.ok_or_else(|| Error::broken(format!("no unit is called {name}")))?.id)
        }
    };
    let office = units.petition_office().map(|u| u.id);
    let keeper = named.or(office).ok_or_else(|| Error::broken("there is no petition office yet"))?;
    loop {
        let progress = report::act::catch_up(app, 5_000).await?;
        if progress.done == progress.all {
            break;
        }
        eprintln!("{} / {}", progress.done, progress.all);
    }
    let q = question(app, args, named, |u| units.under(u));
    let body = report::act::freeze(app, &q).await?;
    let source = report::writing::source(app, &units, keeper, &q, &body).await?;
    let (text, failed) = report::writing::written(&source);
    let out = match (args.format.as_str(), args.format.parse()) {
        (_, Ok(format)) => report::files::file(format, &source, &text, &body, app.clock.today())?,
        ("txt", _) => plain(&text).into_bytes(),
        _ => serde_json::to_vec_pretty(&json(&source, &text, &body, &failed))?,
    };
    match &args.out {
        Some(path) => write_whole(path, &out)?,
        None => print(&out)?,
    }
    failed.iter().for_each(|c| eprintln!("{} {}", c.key, c.about));
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Writes beside the file first and renames, so that no half a summary is ever there.
fn write_whole(path: &std::path::Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("part");
    let done = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    done.map_err(|e| Error::broken(format!("{}: {e}", path.display())))
}

fn print(bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    std::io::stdout().write_all(bytes).map_err(Error::broken)
}

/// Of a unit other than a petition office accusations are left out, as on its page.
fn question(app: &App, args: &SummaryArgs, unit: Option<Id>, under: impl Fn(Id) -> Vec<Id>) -> Question {
    Question {
        from: args.from,
        until: args.to.saturating_add(1.day()),
        basis: args.basis,
        whose: unit.map_or(Whose::County, |u| Whose::Responsible(under(u))),
        as_of: args.to.min(app.clock.today()),
        known_at: app.clock.now(),
        accusations: if unit.is_none() { Accusations::Counted } else { Accusations::LeftOut },
    }
}

fn plain(text: &report::rules::Summary) -> String {
    let mut out = format!("{}\n", text.title);
    for section in &text.sections {
        out.push_str(&format!("\n{}、{}\n", section.number, section.title));
        for piece in &section.pieces {
            match piece {
                Piece::Fact(said, _) => out.push_str(&format!("{said}\n")),
                Piece::Prompt(said) => out.push_str(&format!("【待写】{said}\n")),
            }
        }
    }
    out
}

fn json(
    s: &report::rules::Source,
    text: &report::rules::Summary,
    body: &report::act::Body,
    failed: &[report::rules::Check],
) -> serde_json::Value {
    let figures = s.defs.all().filter_map(|f| {
        let kept = body.figures.get(&f.id)?;
        let (part, whole) = match kept.value {
            Value::Count(n) => (n, None),
            Value::Ratio(a, b) => (a, Some(b)),
        };
        Some(serde_json::json!({
            "id": f.id, "name": f.name, "unit": f.unit, "note": f.note, "shown": shown(f, kept.value),
            "number": part, "of": whole, "rows": kept.rows, "cases": kept.cases,
        }))
    });
    let sections = text.sections.iter().map(|x| {
        let pieces = x.pieces.iter().map(|p| match p {
            Piece::Fact(said, of) => serde_json::json!({ "fact": said, "figures": of }),
            Piece::Prompt(said) => serde_json::json!({ "prompt": said }),
        });
        serde_json::json!({ "number": x.number, "title": x.title, "pieces": pieces.collect::<Vec<_>>() })
    });
    serde_json::json!({
        "title": text.title, "office": s.office, "period": s.period, "basis": s.basis, "as_of": body.as_of,
        "definitions": body.version, "figures": figures.collect::<Vec<_>>(), "tables": s.tables,
        "sections": sections.collect::<Vec<_>>(),
        "failed": failed.iter().map(|c| format!("{} {}", c.key, c.about)).collect::<Vec<_>>(),
    })
}
