//! Every statement about matters, their papers, readings and imports.

mod checked;
mod clearance;
mod finding;
mod imports;
mod matters;
mod notices;
mod papers;
mod redating;
mod together;

pub use checked::Checked;
pub use finding::{Line, Order};
pub use imports::{ImportNote, ImportRow};
pub use matters::Loaded;

pub(crate) use checked::*;
pub(crate) use clearance::*;
pub(crate) use finding::*;
pub(crate) use imports::*;
pub(crate) use matters::*;
pub(crate) use notices::*;
pub(crate) use papers::*;
pub(crate) use redating::*;
pub(crate) use together::*;
