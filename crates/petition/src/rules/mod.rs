//! The rules of a matter, pure: what it is, what can be done to it, what follows, which dates run, and why
//! something is refused. Nothing here reads a clock, a database or a file; any past day can be replayed.

mod acts;
mod apply;
mod clearance;
mod clocks;
mod decide;
mod events;
mod law_at;
mod matter;
mod probe;
mod redate;
mod refusal;
mod register;
mod sound;
mod table;
mod telling;
mod vocabulary;

pub use acts::{Act, ActKind};
pub use apply::{apply, replay};
pub use clearance::{CLEARED, ClearanceState, Clearing, MoveKind, NotCleared, needs_clearance};
pub use clocks::{Owner, Running, clocks, next_due, next_of};
pub use decide::{decide, may_join};
pub use events::Event;
pub use law_at::LawAt;
pub use matter::*;
pub use probe::possible;
pub use redate::{Listed, Mark, Moved, Redating, misplaced, moved};
pub use refusal::Refusal;
pub use register::{Registration, register};
pub use sound::{Cell, holes, lacks};
pub use table::{render, samples, table};
pub use telling::{Audience, NoticeKind, Telling, tells};
pub use vocabulary::*;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
