//! A matter and its papers: registered, sent, accepted, answered, served, ended.

pub mod act;
pub mod bulk;
pub mod check;
pub mod due;
pub mod files;
pub mod imports;
mod pages;
pub mod rules;
mod store;

pub use pages::routes;
pub use store::{ImportNote, ImportRow, Line, Loaded, Order};
