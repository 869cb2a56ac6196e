//! A matter and its papers: registered, sent, accepted, answered, served, ended.

pub mod act;
pub mod bulk;
pub mod check;
pub mod classes;
pub mod digest;
pub mod due;
pub mod files;
pub mod imports;
mod letters;
pub mod notices;
mod pages;
pub mod reads;
pub mod redate;
pub mod rules;
mod store;

pub use pages::routes;
pub use store::{Checked, ImportNote, ImportRow, Line, Loaded, Order};
