//! Turns a ledger's rows into matters, or says what would become of them.

use super::ledger::{Ledger, LedgerRow, RowFate, cells_of};
use super::report::{Became, RowReport};
use super::{Says, TOGETHER, item};
use crate::act::{Hand, NewItem, prepare, register_in};
use crate::store::{self, ImportNote, ImportRow, RowMade};
use intake::Draft;
use people::{Actor, House, Officer, Units};
use platform::db::Conn;
use platform::{Error, Id, Refused, Result, Word};
use std::collections::HashMap;
use std::sync::Arc;

/// A unique value that somebody else took in the same moment is worth so many new tries.
const TRIES: usize = 5;
/// So many keys are looked up at once in a dry run.
const LOOKED_UP: usize = 400;

/// Everything that turning rows into matters needs.
#[derive(Clone)]
pub struct Importer {
    house: House,
    officer: Officer,
    units: Arc<Units>,
    ledger: Arc<Ledger>,
}

/// What one transaction did.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Its rows.
    pub reports: Vec<RowReport>,
    /// The import as it is now.
    pub import: ImportRow,
}

impl Batch {
    /// Whether nothing is left to do: everything is in, or somebody stopped it.
    pub fn ended(&self) -> bool {
        self.import.state != "running"
    }
}

/// What would become of the first `limit` rows if they were brought in now. Writes nothing.
pub async fn dry_run(importer: &Importer, limit: usize) -> Result<Vec<RowReport>> {
    let mut conn = importer.house.app.db.read().await?;
    let rows = importer.ledger.rows.get(..limit.min(importer.ledger.rows.len())).unwrap_or_default();
    let mut seen: HashMap<Vec<u8>, i64> = HashMap::new();
    let mut out = Vec::with_capacity(rows.len());
    for some in rows.chunks(LOOKED_UP) {
        let known = importer.known(&mut conn, some).await?;
        for row in some {
            out.push(importer.foretell(row, &known, &mut seen)?);
        }
    }
    Ok(out)
}

impl Importer {
    /// For a ledger, on behalf of an officer.
    pub async fn new(house: &House, officer: Officer, ledger: Arc<Ledger>) -> Result<Self> {
        Ok(Self { house: house.clone(), officer, units: house.units().await?, ledger })
    }

    /// The ledger, for the next step.
    pub(super) fn into_ledger(self) -> Arc<Ledger> {
        self.ledger
    }

    fn hand(&self) -> Hand {
        Hand::now(&self.house, Actor::Import(Box::new(self.officer.clone())))
    }

    fn key(&self, draft: &Draft) -> Vec<u8> {
        self.house.app.keys.find("import", &draft.key)
    }

    async fn known(&self, conn: &mut Conn, rows: &[LedgerRow]) -> Result<HashMap<Vec<u8>, RowMade>> {
        let keys = rows.iter().filter_map(|r| match &r.fate {
            RowFate::Draft(draft) => Some(self.key(draft)),
            RowFate::Skipped(_) | RowFate::Refused(..) => None,
        });
        let found = store::rows_known(conn, keys.collect()).await?;
        Ok(found.into_iter().map(|r| (r.key.clone(), r)).collect())
    }

    /// Brings the next rows of a running import in, in one transaction: matters, keys, notes, and how far it came.
    pub async fn batch(&self, id: Id) -> Result<Batch> {
        let mut tries = 0;
        loop {
            let me = self.clone();
            let done =
                self.house.app.db.write(move |c| Box::pin(async move { me.batch_in(c, id).await })).await;
            tries += 1;
            match done {
                Err(e) if e.is_duplicate() && tries < TRIES => {}
                other => return other,
            }
        }
    }

    async fn batch_in(&self, conn: &mut Conn, id: Id) -> Result<Batch> {
        let mut import = store::get_import_to_change(conn, id).await?;
        if import.state != "running" {
            return Ok(Batch { reports: Vec::new(), import });
        }
        let from = usize::try_from(import.next_row).unwrap_or(usize::MAX).min(self.ledger.rows.len());
        let to = from.saturating_add(TOGETHER).min(self.ledger.rows.len());
        let rows = self.ledger.rows.get(from..to).unwrap_or_default();
        let mut known = self.known(conn, rows).await?;
        let mut reports = Vec::with_capacity(rows.len());
        for row in rows {
            let report = self.take(conn, id, row, &mut known).await?;
            tally(&mut import, &report.became);
            reports.push(report);
        }
        import.next_row = count(to);
        if to == self.ledger.rows.len() {
            import.state = "done".to_owned();
        }
        store::save_import(conn, &import).await?;
        Ok(Batch { reports, import })
    }

    /// Brings one row in and writes down what is said about it.
    async fn take(
        &self,
        conn: &mut Conn,
        id: Id,
        row: &LedgerRow,
        known: &mut HashMap<Vec<u8>, RowMade>,
    ) -> Result<RowReport> {
        let report = match self.sort(row) {
            Sorted::Settled(report) => report,
            Sorted::Matter(draft, item, says) => {
                let key = self.key(draft);
                match known.get(&key) {
                    Some(before) => self.known_report(draft, before, id),
                    None => match register_in(conn, &self.hand(), &item).await {
                        Ok(made) => {
                            let row = RowMade {
                                key: key.clone(),
                                import: id,
                                row_no: row.row,
                                no: made.no.clone(),
                            };
                            store::insert_import_row(conn, &row).await?;
                            known.insert(key, row);
                            report(draft, Became::Made(made.no), says)
                        }
                        Err(why) => self.refused(draft, why)?,
                    },
                }
            }
        };
        self.write_note(conn, id, &report).await?;
        Ok(report)
    }

    /// What would become of one row.
    fn foretell(
        &self,
        row: &LedgerRow,
        known: &HashMap<Vec<u8>, RowMade>,
        seen: &mut HashMap<Vec<u8>, i64>,
    ) -> Result<RowReport> {
        let (draft, item, says) = match self.sort(row) {
            Sorted::Settled(report) => return Ok(report),
            Sorted::Matter(draft, item, says) => (draft, item, says),
        };
        let key = self.key(draft);
        if let Some(before) = known.get(&key) {
            return Ok(self.known_report(draft, before, Id::from_bytes([0; 16])));
        }
        if let Some(first) = seen.get(&key) {
            return Ok(report(draft, Became::Known(String::new()), self.same_row(*first)));
        }
        match prepare(&self.hand(), &item, String::new()) {
            Ok(_) => {
                seen.insert(key, row.row);
                Ok(report(draft, Became::Made(String::new()), says))
            }
            Err(why) => self.refused(draft, why),
        }
    }

    /// Tells what the reader has settled already from what is to be registered.
    fn sort<'r>(&self, row: &'r LedgerRow) -> Sorted<'r> {
        let settled =
            |became, says| Sorted::Settled(RowReport { row: row.row, subject: String::new(), became, says });
        let mut says = Says::default();
        match &row.fate {
            RowFate::Draft(draft) => {
                let (item, says) =
                    item::item(&self.house.app, &self.units, &self.ledger, draft, self.today());
                Sorted::Matter(draft, Box::new(item), says)
            }
            RowFate::Skipped(skip) => {
                says.push(skip.say(true), skip.say(false));
                settled(Became::Skipped, says)
            }
            RowFate::Refused(problems, cells) => {
                problems.iter().for_each(|p| says.push(p.say(true), p.say(false)));
                settled(Became::Refused(cells.clone()), says)
            }
        }
    }

    fn today(&self) -> law::Day {
        self.house.app.clock.today()
    }

    fn known_report(&self, draft: &Draft, before: &RowMade, import: Id) -> RowReport {
        let says = match before.import == import {
            true => self.same_row(before.row_no),
            false => Says::default(),
        };
        report(draft, Became::Known(before.no.clone()), says)
    }

    fn same_row(&self, row: i64) -> Says {
        let mut says = Says::default();
        says.add(&self.house.app, self.today(), "import-note-same-row", &[("n", Word::Number(row))]);
        says
    }

    /// A refusal of the door, said at the row; anything else is no answer and stops the batch.
    fn refused(&self, draft: &Draft, why: Error) -> Result<RowReport> {
        let mut says = Says::default();
        match why {
            Error::Refused(refused) => self.say_refusal(&mut says, &refused),
            Error::Invalid(fields) => {
                let hint = |f: &platform::FieldError| Word::Plain(f.hint.clone());
                fields.iter().for_each(|f| says.add(&self.house.app, self.today(), f.key, &[("x", hint(f))]));
            }
            other => return Err(other),
        }
        Ok(report(draft, Became::Refused(cells_of(draft, &self.ledger.options.columns)), says))
    }

    fn say_refusal(&self, says: &mut Says, refused: &Refused) {
        let app = &self.house.app;
        says.add(app, self.today(), refused.key, &refused.args);
        let instead = format!("{}-instead", refused.key);
        if app.words.has(&instead) {
            says.add(app, self.today(), &instead, &refused.args);
        }
    }

    async fn write_note(&self, conn: &mut Conn, import: Id, report: &RowReport) -> Result<()> {
        let (kind, cells) = match &report.became {
            Became::Refused(cells) => {
                ("refused", self.house.app.keys.seal(import.bytes(), &serde_json::to_string(cells)?)?)
            }
            Became::Made(_) | Became::Known(_) if !report.says.is_empty() => ("note", Vec::new()),
            _ => return Ok(()),
        };
        let says = serde_json::to_string(&report.says)?;
        store::insert_note(
            conn,
            import,
            &ImportNote { row_no: report.row, kind: kind.to_owned(), cells, says },
        )
        .await
    }
}

pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

enum Sorted<'r> {
    Settled(RowReport),
    Matter(&'r Draft, Box<NewItem>, Says),
}

fn report(draft: &Draft, became: Became, says: Says) -> RowReport {
    RowReport { row: count(draft.row), subject: intake::text::shorten(&draft.subject, 80), became, says }
}

fn tally(import: &mut ImportRow, became: &Became) {
    let place = match became {
        Became::Made(_) => &mut import.made,
        Became::Known(_) => &mut import.known,
        Became::Skipped => &mut import.skipped,
        Became::Refused(_) => &mut import.refused,
    };
    *place += 1;
}
