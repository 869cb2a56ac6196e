//! Every statement about matters, their papers, readings and imports.

mod clearance;
mod finding;
mod imports;
mod matters;
mod notices;
mod papers;
mod together;

pub use finding::{Line, Order};
pub use imports::{ImportNote, ImportRow};
pub use matters::Loaded;

pub(crate) use clearance::*;
pub(crate) use finding::*;
pub(crate) use imports::*;
pub(crate) use matters::*;
pub(crate) use notices::*;
pub(crate) use papers::*;
pub(crate) use together::*;
