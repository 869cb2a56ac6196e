//! Reads a ledger (台账) or a list of messages that somebody brings as a file, and turns every row
//! into a draft of a registration. Pure: bytes and today's date in, values out; no files, no
//! database, no clock. What the office may not hold (see `headers::Dropped`) is dropped here, before
//! anything else sees it, and the draft says so. A row is never lost silently: it becomes a draft,
//! is skipped for a named reason, or is refused with a sentence that says what would be right.

pub mod dates;
mod draft;
mod headers;
mod key;
mod note;
mod plan;
mod problem;
mod read;
mod row;
pub mod text;

pub use draft::{Channel, Draft, Fate, Purpose, Skip};
pub use headers::{Dropped, Meaning};
pub use note::Note;
pub use plan::{Column, Plan, PlanError, plan};
pub use problem::{Problem, ProblemKind};
pub use read::{
    MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED, ReadError, decode, read, read_all,
};
pub use row::rows;
pub use text::{id_number_ok, safe_cell};

/// A calendar day.
pub type Day = jiff::civil::Date;

/// One sheet or one text file as rows of text.
///
/// Cells stand as they were written, with line ends made `\n`: a petitioner's words may begin with
/// spaces and stay so. A cell of nothing but white space is empty. Dates of a workbook are ISO text,
/// whole numbers have no `.0`, and a number too long for Excel to hold keeps its `E+17`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name, or the file's for a text file.
    pub name: String,
    /// The rows in sheet order, blank ones too, so that row `n` is Excel's row `n + 1`; the rows may differ in length.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The trimmed text of a cell (both counted from 0); empty where there is none.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|r| r.get(column)).map_or("", |c| c.trim())
    }
}
