//! Every statement about matters, their papers, files, readings, visits and imports.

mod files;
mod finding;
mod imports;
mod matters;
mod papers;
mod visits;

pub use finding::{Line, Order};
pub use imports::{ImportNote, ImportRow};
pub use matters::Loaded;

pub(crate) use files::*;
pub(crate) use finding::*;
pub(crate) use imports::*;
pub(crate) use matters::*;
pub(crate) use papers::*;
pub(crate) use visits::*;
