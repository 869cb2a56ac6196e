//! Every statement about matters, their papers, files, readings, visits and imports.

mod beside;
mod checked;
mod clearance;
mod files;
mod finding;
mod imports;
mod letters;
mod matters;
mod notices;
mod papers;
mod redating;
mod today;
mod together;
mod visits;

pub use checked::Checked;
pub use finding::{Line, Order};
pub use imports::{ImportNote, ImportRow};
pub use matters::Loaded;

pub(crate) use beside::*;
pub(crate) use checked::*;
pub(crate) use clearance::*;
pub(crate) use files::*;
pub(crate) use finding::*;
pub(crate) use imports::*;
pub(crate) use letters::*;
pub(crate) use matters::*;
pub(crate) use notices::*;
pub(crate) use papers::*;
pub(crate) use redating::*;
pub(crate) use today::*;
pub(crate) use together::*;
pub(crate) use visits::*;
