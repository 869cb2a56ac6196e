//! Letters (文书): templates as data, filled with fields, made into a [`Document`](crate::Document).
//!
//! A template is one text file: a head between `+++` lines (TOML: kind, title, from when, fields, who signs, which
//! remedy) and a body that an office can edit. It is checked when it is loaded, with file and line. What a body may
//! hold stands in `packs/letters/README.md`.

mod body;
mod checklist;
mod compose;
mod embedded;
mod fault;
mod fields;
mod file;
mod kind;
mod letter;
mod problem;
mod safe;
mod shelf;
mod template;
mod verify;

pub use checklist::{Answered, Finding, Opinion, checklist};
pub use compose::Issue;
pub use fault::{Fault, Flaw};
pub use fields::{Fields, Value};
pub use kind::{Identity, Kind, Remedy, Signer};
pub use letter::{Field, FieldType, Letter};
pub use problem::Problem;
pub use safe::{Because, Masked, Removed, SafeCopy};
pub use shelf::Letters;
