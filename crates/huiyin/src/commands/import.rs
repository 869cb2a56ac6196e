//! `huiyin import`: a ledger or message list comes in, row by row, with a report.

use super::config::Which;
use super::say;
use law::Lang;
use people::{House, Officer, Power, officer_of};
use petition::ImportRow;
use petition::imports::{self, Became, Importer, Ledger, Options, RowReport, Says};
use petition::rules::Channel;
use platform::{App, Error, Result, Word};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// A server takes a killed command's work over after so long.
const TAKEN_OVER_MS: i64 = 3_600_000;

/// Which file, and how.
#[derive(clap::Args)]
pub struct Args {
    /// Ledger or message list (.xlsx, .csv)
    file: PathBuf,
    /// Say what would become of every row and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Way in of rows that do not say it
    #[arg(long, default_value = "online", value_parser = ["letter", "visit", "online", "call", "handed-down"])]
    channel: String,
    /// Login of the officer on whose behalf it is done; the first who may import otherwise
    #[arg(long, value_name = "LOGIN")]
    post: Option<String>,
    /// One JSON object for each row
    #[arg(long)]
    json: bool,
    /// Write the refused rows, with reasons, into this CSV file
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Language of the report
    #[arg(long, default_value = "zh", value_parser = ["zh", "en"])]
    lang: String,
    #[command(flatten)]
    which: Which,
}

/// Runs the command. A file that is no ledger ends it with 2.
pub async fn run(args: Args) -> Result<ExitCode> {
    let zh = args.lang != "en";
    let app = args.which.open().await?;
    let done = match read(&args, &app, zh) {
        Ok(ledger) => bring_in(&args, &app, ledger).await.map(|()| ExitCode::SUCCESS),
        Err(why) => {
            eprintln!("huiyin import: {}: {why}", args.file.display());
            Ok(ExitCode::from(2))
        }
    };
    app.db.close().await;
    done
}

fn read(args: &Args, app: &App, zh: bool) -> Result<Ledger, String> {
    let bytes = std::fs::read(&args.file).map_err(|e| e.to_string())?;
    let name = args.file.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    let channel: Channel = args.channel.parse().map_err(|()| format!("--channel “{}”", args.channel))?;
    imports::read_ledger(&name, &bytes, channel, app.clock.today()).map_err(|why| why.say(zh))
}

async fn bring_in(args: &Args, app: &App, ledger: Ledger) -> Result<()> {
    let house = House::new(app.clone());
    let officer = officer(&house, args.post.as_deref()).await?;
    let ledger = Arc::new(ledger);
    let mut teller = Teller::new(args, app, &ledger.options, ledger.rows.len());
    teller.plan();
    let importer = Importer::new(&house, officer.clone(), ledger.clone()).await?;
    let whole = match args.dry_run {
        true => {
            imports::dry_run(&importer, usize::MAX).await?.iter().for_each(|r| teller.row(r));
            true
        }
        false => write(app, &officer, &ledger, &importer, &mut teller).await?,
    };
    teller.end()?;
    match whole {
        true => Ok(()),
        false => {
            Err(Error::broken("stopped; what came in stays in, and the same command brings in the rest"))
        }
    }
}

/// Whoever answers for the import: named, or the first who may, the petition office's people before others.
async fn officer(house: &House, login: Option<&str>) -> Result<Officer> {
    let posts = people::posts(&mut house.app.db.read().await?).await?;
    let units = house.units().await?;
    let named = posts.iter().filter(|p| p.active && login.is_none_or(|l| l == p.login));
    let mut all: Vec<Officer> =
        named.map(|p| officer_of(&units, p)).filter(|o| o.holds(Power::Import)).collect();
    all.sort_by_key(|o| !o.office);
    all.into_iter().next().ok_or_else(|| {
        Error::broken(match login {
            Some(login) => {
                format!("--post {login}: nobody of that login may bring ledgers in (a clerk's post may)")
            }
            None => "nobody here may bring ledgers in; give a person a clerk's post first".to_owned(),
        })
    })
}

/// Brings everything in; `false` when somebody pressed Ctrl-C before the end.
async fn write(
    app: &App,
    officer: &Officer,
    ledger: &Ledger,
    importer: &Importer,
    teller: &mut Teller<'_>,
) -> Result<bool> {
    let id = imports::begin(app, officer, ledger).await?;
    imports::start(app, id, app.clock.now() + TAKEN_OVER_MS).await?;
    let mut interrupted = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let batch = tokio::select! {
            biased;
            _ = &mut interrupted => {
                imports::stop(app, id).await?;
                teller.totals = Totals::of(&imports::find(app, id).await?);
                return Ok(false);
            }
            batch = importer.batch(id) => batch?,
        };
        batch.reports.iter().for_each(|r| teller.row(r));
        if batch.ended() {
            teller.totals = Totals::of(&batch.import);
            return Ok(true);
        }
    }
}

#[derive(Default)]
struct Totals {
    made: i64,
    known: i64,
    skipped: i64,
    refused: i64,
}

impl Totals {
    fn of(i: &ImportRow) -> Self {
        Self { made: i.made, known: i.known, skipped: i.skipped, refused: i.refused }
    }

    fn add(&mut self, became: &Became) {
        let place = match became {
            Became::Made(_) => &mut self.made,
            Became::Known(_) => &mut self.known,
            Became::Skipped => &mut self.skipped,
            Became::Refused(_) => &mut self.refused,
        };
        *place += 1;
    }
}

/// Says what happens: rows and summary to the output, progress to a person's screen.
struct Teller<'a> {
    args: &'a Args,
    app: &'a App,
    options: &'a Options,
    lang: Lang,
    rows: usize,
    told: usize,
    totals: Totals,
    refused: Vec<(i64, Vec<String>, Says)>,
    screen: bool,
    began: Instant,
}

impl<'a> Teller<'a> {
    fn new(args: &'a Args, app: &'a App, options: &'a Options, rows: usize) -> Self {
        Self {
            lang: if args.lang == "en" { Lang::En } else { Lang::Zh },
            screen: std::io::stderr().is_terminal() && !std::io::stdout().is_terminal(),
            began: Instant::now(),
            totals: Totals::default(),
            refused: Vec::new(),
            told: 0,
            rows,
            options,
            app,
            args,
        }
    }

    fn zh(&self) -> bool {
        self.lang == Lang::Zh
    }

    fn t(&self, key: &str, args: &[(&str, Word)]) -> String {
        self.app.words.say_with(self.lang, key, args, self.app.clock.today())
    }

    fn n(&self, key: &str, n: i64) -> String {
        self.t(key, &[("n", Word::Number(n))])
    }

    /// How the columns are read, and which are not taken and why.
    fn plan(&self) {
        if self.args.json {
            return say(
                serde_json::json!({ "columns": self.options.columns, "sheet": self.options.sheet, "header_row": self.options.header_row }),
            );
        }
        say(self.t("import-sheet", &[("x", Word::Plain(self.options.sheet.clone()))]));
        say(format!("{}:", self.t("import-mapping-title", &[])));
        for c in self.options.columns.iter().filter(|c| c.dropped.is_none()) {
            let unknown = || self.t("import-column-unknown", &[]);
            say(format!(
                "  {} → {}",
                c.header,
                c.meaning.map_or_else(unknown, |m| m.name(self.zh()).to_owned())
            ));
        }
        let mut dropped = self.options.columns.iter().filter_map(|c| c.dropped.map(|d| (c, d))).peekable();
        if dropped.peek().is_some() {
            say(format!("{}:", self.t("import-dropped-title", &[])));
        }
        for (c, why) in dropped {
            let filled = self.n("import-filled", i64::try_from(c.filled).unwrap_or(i64::MAX));
            say(format!("  {} ({filled}): {}", c.header, why.reason(self.zh())));
        }
    }

    fn row(&mut self, r: &RowReport) {
        self.told += 1;
        self.totals.add(&r.became);
        if let Became::Refused(cells) = &r.became {
            self.refused.push((r.row, cells.clone(), r.says.clone()));
        }
        say(if self.args.json { self.json(r) } else { self.line(r) });
        self.progress();
    }

    fn json(&self, r: &RowReport) -> String {
        let says = if self.zh() { &r.says.zh } else { &r.says.en };
        serde_json::json!({
            "row": r.row, "became": r.became.word(), "number": r.became.number(), "subject": r.subject, "says": says
        })
        .to_string()
    }

    fn line(&self, r: &RowReport) -> String {
        // Before the act it "will be", after it "was"; what is skipped or refused is so either way.
        let tense = if self.args.dry_run || matches!(r.became, Became::Skipped | Became::Refused(_)) {
            "would"
        } else {
            "was"
        };
        let became = self.t(&format!("import-{tense}-{}", r.became.word()), &[]);
        let parts = [
            self.n("import-row", r.row),
            became,
            platform::ids::grouped(r.became.number()),
            r.subject.clone(),
            r.says.text(self.zh()),
        ];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("  ")
    }

    fn progress(&self) {
        if self.screen && (self.told.is_multiple_of(50) || self.told == self.rows) {
            let mut err = std::io::stderr();
            let _ = write!(err, "\r{} / {}", self.told, self.rows);
            let _ = err.flush();
        }
    }

    /// The summary, the file of refused rows, and the last line for programs.
    fn end(&self) -> Result<()> {
        if self.screen {
            eprintln!();
        }
        if let Some(path) = &self.args.refused {
            let text = imports::refused_file(&self.options.columns, &self.refused, self.zh())?;
            std::fs::write(path, text)
                .map_err(|e| Error::broken(format!("--refused {}: {e}", path.display())))?;
        }
        let Totals { made, known, skipped, refused } = self.totals;
        if !self.args.json {
            if self.args.dry_run {
                say(self.t("import-dry-note", &[]));
            }
            let counts = [
                ("import-made", made),
                ("import-known", known),
                ("import-skipped", skipped),
                ("import-refused", refused),
            ];
            say(counts.map(|(key, n)| self.n(key, n)).join(" · "));
        }
        let seconds = (self.began.elapsed().as_secs_f64() * 100.0).round() / 100.0;
        say(serde_json::json!({
            "rows": self.rows, "made": made, "known": known, "skipped": skipped, "refused": refused, "seconds": seconds
        }));
        Ok(())
    }
}
