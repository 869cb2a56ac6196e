//! Calendars and packs that change while matters run.
//!
//! A change of the law holds at once: clocks are derived, and every node follows the setting `law`. What is left is
//! to write down, on each open matter whose dates moved, that they were others before, and to bring the columns
//! that lists are sorted by after them. That runs in the background, page by page: the matters of a page and how far
//! it came are one transaction, so it can be stopped, taken over and gone on with, and does nothing twice. When all
//! were visited they are looked at once more by their columns alone, for acts that were under way at the moment of
//! the change; the same look is what `huiyin recompute` does.

mod act;
mod compare;
mod run;

pub(crate) use act::body_digest;
pub use act::{Draft, Proposal, bring_in, propose, start, stop, take_back_by_hand};
pub use compare::Difference;
pub use run::{Recomputed, doer, finish, foretell, recompute};

/// Open matters read in one go. Tests take few, so that a few matters are several pages.
const PAGE: i64 = if cfg!(test) { 8 } else { 4_000 };
/// Matters changed in one transaction.
const TOGETHER: usize = if cfg!(test) { 3 } else { 500 };
/// Pages of one step of the work queue.
const PAGES: usize = if cfg!(test) { 1 } else { 4 };

#[cfg(test)]
mod tests;
