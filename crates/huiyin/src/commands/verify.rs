//! `huiyin verify`: every chain of the journal against its row, and all of it against the daily anchors.

use super::config::Which;
use super::say;
use platform::db::Conn;
use platform::journal::{self, Anchors, Entry, Fault, Head, Slipped};
use platform::lawbook::{self, LawChange};
use platform::{App, Id, Result};
use serde::Serialize;
use std::collections::HashMap;
use std::process::ExitCode;

const PAGE: i64 = 2_000;

/// Which database.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    which: Which,
    /// Seal of an anchor, as it was printed or logged earlier: it must still be there
    #[arg(long)]
    anchor: Option<String>,
}

/// What the check found.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Chains looked at.
    pub chains: u64,
    /// Entries looked at.
    pub entries: u64,
    /// Number, day and seal of the last anchor, to be kept somewhere else.
    pub anchor: Option<(i64, law::Day, String)>,
    /// What does not fit, in words.
    pub faults: Vec<String>,
}

/// Runs the command; a fault makes it end with 3.
pub async fn run(args: Args) -> Result<ExitCode> {
    let app = args.which.open().await?;
    let report = check_with(&app, args.anchor.as_deref()).await?;
    report.faults.iter().for_each(say);
    say(serde_json::json!({ "chains": report.chains, "entries": report.entries, "anchor": report.anchor,
            "faults": report.faults.len() }));
    app.db.close().await;
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Checks the whole journal, a page at a time.
pub async fn check(app: &App) -> Result<Report> {
    check_with(app, None).await
}

/// The same, looking for an anchor whose seal was kept elsewhere.
pub async fn check_with(app: &App, known: Option<&str>) -> Result<Report> {
    let mut conn = app.db.read().await?;
    let anchors = Anchors::load(&mut conn).await?;
    let (mut heads, laws) = (people_heads(&mut conn).await?, laws(&mut conn).await?);
    heads.extend(laws.values().map(|c| (c.id, (format!("law {}", c.name), c.head.clone()))));
    let mut walk = Walk { heads, laws, anchors, report: Report::default(), app };
    let mut after: Option<(Id, i64)> = None;
    let mut chain: Vec<Entry> = Vec::new();
    loop {
        let page = journal::page(&mut conn, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.subject, last.seq));
        for entry in page {
            walk.anchors.see(&app.keys, &entry);
            if chain.first().is_some_and(|f| f.subject != entry.subject) {
                walk.chain(&mut conn, std::mem::take(&mut chain)).await?;
            }
            chain.push(entry);
        }
    }
    walk.chain(&mut conn, chain).await?;
    walk.missing(&mut conn).await?;
    walk.anchored(known);
    Ok(walk.report)
}

/// Chains of units and people, and of what stands beside matters: drafts on their way, notes.
async fn people_heads(conn: &mut Conn) -> Result<HashMap<Id, (String, Head)>> {
    let mut heads = people::heads(conn).await?;
    heads.extend(petition::check::side_heads(conn).await?);
    Ok(heads.into_iter().map(|(id, head)| (id, (id.to_string(), head))).collect())
}

async fn laws(conn: &mut Conn) -> Result<HashMap<Id, LawChange>> {
    Ok(lawbook::every_change(conn).await?.into_iter().map(|c| (c.id, c)).collect())
}

struct Walk<'a> {
    heads: HashMap<Id, (String, Head)>,
    anchors: Anchors,
    laws: HashMap<Id, LawChange>,
    report: Report,
    app: &'a App,
}

impl Walk<'_> {
    async fn chain(&mut self, conn: &mut Conn, entries: Vec<Entry>) -> Result<()> {
        let Some(subject) = entries.first().map(|e| e.subject) else { return Ok(()) };
        self.report.chains += 1;
        self.report.entries += u64::try_from(entries.len()).unwrap_or(0);
        if let Some((name, head)) = self.heads.remove(&subject) {
            self.fault(&name, journal::check(&self.app.keys, &entries, &head));
            if let Some(what) = self.laws.get(&subject).and_then(|c| petition::check::law_fault(c, &entries))
            {
                self.report.faults.push(format!("{name}: its {what} is not what was brought in"));
            }
            return Ok(());
        }
        match petition::check::row(conn, subject).await? {
            None => self.report.faults.push(format!("{subject}: entries without a row")),
            Some(row) => match journal::check(&self.app.keys, &entries, &row.head) {
                Some(fault) => self.fault(&row.no, Some(fault)),
                None => {
                    let papers =
                        petition::check::papers_fault(conn, &self.app.keys, subject, &entries).await?;
                    if let Some(what) = petition::check::fault(self.app, &row, &entries)?.or(papers) {
                        self.report
                            .faults
                            .push(format!("{}: its {what} is not what was written down", row.no));
                    }
                }
            },
        }
        Ok(())
    }

    fn fault(&mut self, name: &str, fault: Option<Fault>) {
        let Some(fault) = fault else { return };
        let what = match fault {
            Fault::Altered(seq) => format!("entry {seq} was changed, or does not follow the one before it"),
            Fault::Missing(seq) => format!("entry {seq} is missing"),
            Fault::Added(seq) => format!("entry {seq} was added"),
            Fault::Head => "the row names another last entry".to_owned(),
        };
        self.report.faults.push(format!("{name}: {what}"));
    }

    /// Rows whose whole chain is gone.
    async fn missing(&mut self, conn: &mut Conn) -> Result<()> {
        for (_, (name, _)) in self.heads.drain() {
            self.report.faults.push(format!("{name}: all entries are missing"));
        }
        for no in petition::check::without_entries(conn).await? {
            self.report.faults.push(format!("{no}: all entries are missing"));
        }
        Ok(())
    }

    /// The journal as a whole against its anchors.
    fn anchored(&mut self, known: Option<&str>) {
        let hex = platform::ids::hex;
        self.report.anchor = self.anchors.last().map(|a| (a.number, a.day, hex(&a.seal)));
        self.report.faults.extend(self.anchors.slips(&self.app.keys).iter().map(slip));
        if let Some(seal) = known
            && !self.anchors.holds(seal.trim())
        {
            self.report.faults.push(format!("no anchor has the seal {seal}: the journal was set back"));
        }
    }
}

fn slip(slipped: &Slipped) -> String {
    match slipped {
        Slipped::Missing(number) => format!("anchor {number} is missing"),
        Slipped::Altered(number) => format!("anchor {number} was changed"),
        Slipped::Sum(a, 0, 0) => {
            format!("anchor {} ({}): other entries stand where some stood", a.number, a.day)
        }
        Slipped::Sum(a, chains, entries) => format!(
            "anchor {} ({}): {chains:+} chains and {entries:+} entries since, of what it held",
            a.number, a.day
        ),
    }
}
