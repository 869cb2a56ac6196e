//! A file as it was read: what its columns mean, and what each row holds, without what we may not hold.

use crate::rules::Channel;
use intake::{Draft, Dropped, Fate, Meaning, Plan, PlanError, Problem, ReadError, Skip, Table};
use law::Day;
use platform::seal::digest;
use serde::{Deserialize, Serialize};

/// A ledger that was read. It is stored in this form, sealed, until it is brought in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ledger {
    /// The file's name.
    pub name: String,
    /// The file's digest.
    pub digest: Vec<u8>,
    /// How it is read.
    pub options: Options,
    /// Every row of the sheet, in order.
    pub rows: Vec<LedgerRow>,
}

/// How a ledger is read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// The way in of rows that do not say it.
    pub channel: Channel,
    /// The sheet that was read.
    pub sheet: String,
    /// The header's row, from 1.
    pub header_row: usize,
    /// The columns in order.
    pub columns: Vec<ColumnUse>,
}

/// What becomes of one column.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ColumnUse {
    /// Its header.
    pub header: String,
    /// What it holds, where we know.
    pub meaning: Option<Meaning>,
    /// Why it is not taken, where it is one that we may not hold.
    pub dropped: Option<Dropped>,
    /// How many rows fill it in.
    pub filled: usize,
}

impl ColumnUse {
    /// Whether the column is taken.
    pub fn kept(&self) -> bool {
        self.meaning.is_some() && self.dropped.is_none()
    }
}

/// One row of a ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LedgerRow {
    /// Its number as a spreadsheet shows it.
    pub row: i64,
    /// What it holds.
    pub fate: RowFate,
}

/// What a row holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum RowFate {
    /// A matter.
    Draft(Box<Draft>),
    /// Nothing to register.
    Skipped(Skip),
    /// A matter that cannot be taken as it stands there, with its cells of the columns that are taken.
    Refused(Vec<Problem>, Vec<String>),
}

/// Why a file is no ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It cannot be read.
    Read(ReadError),
    /// It holds no list of matters.
    Plan(PlanError),
}

impl FileError {
    /// The reason as a sentence that says what would be right.
    pub fn say(&self, zh: bool) -> String {
        match self {
            FileError::Read(why) => why.say(zh),
            FileError::Plan(why) => why.say(zh),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// A file that is no table, or a table without a header that we know.
pub fn read_ledger(name: &str, bytes: &[u8], channel: Channel, today: Day) -> Result<Ledger, FileError> {
    let table = intake::read(name, bytes).map_err(FileError::Read)?;
    let plan = intake::plan(&table).map_err(FileError::Plan)?;
    let rows: Vec<LedgerRow> =
        intake::rows(&table, &plan, today).map(|(n, fate)| row(&table, &plan, n, fate)).collect();
    let options = Options {
        channel,
        sheet: table.name.clone(),
        header_row: plan.header_row.saturating_add(1),
        columns: plan.columns.iter().map(|c| column_use(&table, &rows, c)).collect(),
    };
    Ok(Ledger { name: name.to_owned(), digest: digest(&[bytes]).to_vec(), options, rows })
}

fn row(table: &Table, plan: &Plan, number: usize, fate: Fate) -> LedgerRow {
    let fate = match fate {
        Fate::Draft(draft) => RowFate::Draft(draft),
        Fate::Skipped(skip) => RowFate::Skipped(skip),
        Fate::Refused(problems) => RowFate::Refused(problems, cells(table, plan, number.saturating_sub(1))),
    };
    LedgerRow { row: i64::try_from(number).unwrap_or(i64::MAX), fate }
}

fn cells(table: &Table, plan: &Plan, index: usize) -> Vec<String> {
    let kept = plan.columns.iter().filter(|c| c.meaning.is_some() && c.dropped.is_none());
    kept.map(|c| table.cell(index, c.index).to_owned()).collect()
}

fn column_use(table: &Table, rows: &[LedgerRow], column: &intake::Column) -> ColumnUse {
    let matters = rows.iter().enumerate().filter(|(_, r)| !matches!(r.fate, RowFate::Skipped(_)));
    let filled = matters.filter(|(i, _)| !intake::text::says_nothing(table.cell(*i, column.index))).count();
    ColumnUse { header: column.header.clone(), meaning: column.meaning, dropped: column.dropped, filled }
}

/// A draft's values under the columns that are taken, for a row that is refused later than by its reading.
pub(crate) fn cells_of(draft: &Draft, columns: &[ColumnUse]) -> Vec<String> {
    columns
        .iter()
        .filter(|c| c.kept())
        .map(|c| c.meaning.map_or(String::new(), |m| value(draft, m)))
        .collect()
}

fn value(d: &Draft, meaning: Meaning) -> String {
    let day = |d: Option<Day>| d.map_or(String::new(), |d| d.to_string());
    let text = match meaning {
        Meaning::Name => return d.names.join("、"),
        Meaning::Subject => return d.subject.clone(),
        Meaning::Words => return d.words.clone(),
        Meaning::Demand => return d.demands.join("；"),
        Meaning::ReceivedOn => return day(d.received_on),
        Meaning::LastReceivedOn => return day(d.last_received_on),
        Meaning::Persons => return d.persons.map_or(String::new(), |n| n.to_string()),
        Meaning::ExternalId => &d.external_id,
        Meaning::AuthorKey => &d.author_key,
        Meaning::Phone => &d.phone,
        Meaning::IdNumber => &d.id_number,
        Meaning::Address => &d.address,
        Meaning::Field => &d.field,
        Meaning::Place => &d.place,
        Meaning::Respondent => &d.respondent,
        Meaning::Unit => &d.unit,
        Meaning::ParentUnit => &d.parent_unit,
        Meaning::LeadOfficial => &d.lead_official,
        Meaning::LeadPhone => &d.lead_phone,
        Meaning::Outcome => &d.outcome,
        Meaning::Measures => &d.measures,
        Meaning::Obstacle => &d.obstacle,
        _ => &None,
    };
    text.clone().unwrap_or_default()
}
