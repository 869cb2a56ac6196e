//! Every statement about figures. This crate reads what others wrote and writes its own tables alone.

mod counts;
mod filling;
mod snapshots;

pub(crate) use counts::{case_count, cases, counts};
pub(crate) use filling::{
    changed_since, count_after, items_known, matters_after, put_rows, queued, stale, told,
};
pub(crate) use snapshots::{SnapshotRow, get_snapshot, insert_snapshot, snapshots};
