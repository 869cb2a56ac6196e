//! Ledgers and message lists, brought in through the ordinary door.
//!
//! A file is read once, and only what may be held is kept ([`Ledger`]): columns that the boundaries forbid are gone
//! before anything is stored. A dry run says what would become of every row and writes nothing. The run itself
//! takes a few rows at a time; the matters, the rows' keys and how far it came are one transaction, so that a
//! machine that dies loses nothing and doubles nothing, and a second run of the same list registers nothing.

mod importer;
mod item;
mod ledger;
mod report;
mod run;
mod says;

pub use importer::{Batch, Importer, dry_run};
pub use ledger::{ColumnUse, FileError, Ledger, LedgerRow, Options, RowFate, read_ledger};
pub use report::{Became, RowReport, refused_file};
pub use run::{begin, doer, find, remove, start, stop};
pub use says::Says;

pub(crate) use run::{open_ledger, open_note};

/// Rows that share a transaction.
const TOGETHER: usize = 50;
/// Transactions of one step of the work queue.
const BATCHES: usize = 4;

#[cfg(test)]
mod tests;
