//! `huiyin verify`: every chain of the journal against its row.

use super::config::Which;
use super::say;
use platform::db::Conn;
use platform::journal::{self, Entry, Fault, Head};
use platform::seal::Keys;
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
}

/// What the check found.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Chains looked at.
    pub chains: u64,
    /// Entries looked at.
    pub entries: u64,
    /// What does not fit, in words.
    pub faults: Vec<String>,
}

/// Runs the command; a fault makes it end with 3.
pub async fn run(args: Args) -> Result<ExitCode> {
    let app = args.which.open().await?;
    let report = check(&app).await?;
    report.faults.iter().for_each(say);
    say(
        serde_json::json!({ "chains": report.chains, "entries": report.entries, "faults": report.faults.len() }),
    );
    app.db.close().await;
    Ok(if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

/// Checks the whole journal, a page at a time.
pub async fn check(app: &App) -> Result<Report> {
    let mut conn = app.db.read().await?;
    let mut walk = Walk { heads: people_heads(&mut conn).await?, report: Report::default(), keys: &app.keys };
    let mut after: Option<(Id, i64)> = None;
    let mut chain: Vec<Entry> = Vec::new();
    loop {
        let page = journal::page(&mut conn, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.subject, last.seq));
        for entry in page {
            if chain.first().is_some_and(|f| f.subject != entry.subject) {
                walk.chain(&mut conn, std::mem::take(&mut chain)).await?;
            }
            chain.push(entry);
        }
    }
    walk.chain(&mut conn, chain).await?;
    walk.missing(&mut conn).await?;
    Ok(walk.report)
}

async fn people_heads(conn: &mut Conn) -> Result<HashMap<Id, (String, Head)>> {
    let heads = people::heads(conn).await?;
    Ok(heads.into_iter().map(|(id, head)| (id, (id.to_string(), head))).collect())
}

struct Walk<'a> {
    heads: HashMap<Id, (String, Head)>,
    report: Report,
    keys: &'a Keys,
}

impl Walk<'_> {
    async fn chain(&mut self, conn: &mut Conn, entries: Vec<Entry>) -> Result<()> {
        let Some(subject) = entries.first().map(|e| e.subject) else { return Ok(()) };
        self.report.chains += 1;
        self.report.entries += u64::try_from(entries.len()).unwrap_or(0);
        if let Some((name, head)) = self.heads.remove(&subject) {
            self.fault(&name, journal::check(self.keys, &entries, &head));
            return Ok(());
        }
        match petition::check::head_of(conn, subject).await? {
            None => self.report.faults.push(format!("{subject}: entries without a row")),
            Some((no, head)) => {
                let fault = journal::check(self.keys, &entries, &head);
                let deeper = if fault.is_none() {
                    petition::check::fault(conn, self.keys, &no, &entries).await?
                } else {
                    None
                };
                self.fault(&no, fault);
                if let Some(what) = deeper {
                    self.report.faults.push(format!("{no}: its {what} is not what was written down"));
                }
            }
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
}
