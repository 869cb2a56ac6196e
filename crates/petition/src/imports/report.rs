//! What became of each row, and the file of the rows that could not be taken.

use super::Says;
use super::ledger::ColumnUse;
use platform::{Error, Result};

/// What became of one row, or would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReport {
    /// The row as a spreadsheet numbers it.
    pub row: i64,
    /// What it is about; empty where it is about nothing.
    pub subject: String,
    /// What became of it.
    pub became: Became,
    /// Why, and what the reader should know.
    pub says: Says,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// A matter of this number; in a dry run the number is empty.
    Made(String),
    /// It came in before and is the matter of this number; in a dry run a repeat within the file has none.
    Known(String),
    /// It holds nothing to register.
    Skipped,
    /// It could not be taken; its cells of the columns that are taken.
    Refused(Vec<String>),
}

impl Became {
    /// Its word in reports: made, known, skipped, refused.
    pub fn word(&self) -> &'static str {
        match self {
            Became::Made(_) => "made",
            Became::Known(_) => "known",
            Became::Skipped => "skipped",
            Became::Refused(_) => "refused",
        }
    }

    /// The number of the matter; empty where there is none.
    pub fn number(&self) -> &str {
        match self {
            Became::Made(no) | Became::Known(no) => no,
            Became::Skipped | Became::Refused(_) => "",
        }
    }
}

/// The refused rows with their reasons as a CSV that spreadsheets open as Chinese text and never as formulas.
/// Corrected, it can be brought in as it is.
pub fn refused_file(columns: &[ColumnUse], rows: &[(i64, Vec<String>, Says)], zh: bool) -> Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    let (number, reason) =
        if zh { ("行号", "未登记原因") } else { ("row number", "why it was refused") };
    let kept = columns.iter().filter(|c| c.kept()).map(|c| c.header.clone());
    let header = std::iter::once(number.to_owned()).chain(kept).chain([reason.to_owned()]);
    write(&mut out, header)?;
    for (row, cells, says) in rows {
        write(
            &mut out,
            std::iter::once(row.to_string()).chain(cells.iter().cloned()).chain([says.text(zh)]),
        )?;
    }
    out.into_inner().map_err(|e| Error::broken(e.to_string()))
}

fn write(out: &mut csv::Writer<Vec<u8>>, cells: impl Iterator<Item = String>) -> Result<()> {
    out.write_record(cells.map(|c| intake::safe_cell(&c).into_owned())).map_err(Error::broken)
}
