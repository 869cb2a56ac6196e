//! The rules of a matter, pure: what it is, what can be done to it, what follows, which dates run, and why
//! something is refused. Nothing here reads a clock, a database or a file; any past day can be replayed.

mod acts;
mod apply;
mod clocks;
mod decide;
mod events;
mod matter;
mod probe;
mod refusal;
mod register;
mod table;
mod vocabulary;

pub use acts::{Act, ActKind};
pub use apply::{apply, replay};
pub use clocks::{Owner, Running, clocks, next_due};
pub use decide::{LawAt, decide, may_join};
pub use events::Event;
pub use matter::*;
pub use probe::possible;
pub use refusal::Refusal;
pub use register::{Registration, register};
pub use table::{render, samples, table};
pub use vocabulary::*;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
