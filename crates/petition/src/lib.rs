//! A matter and its papers: registered, sent, accepted, answered, served, ended.

pub mod act;
pub mod rules;
mod store;

pub use store::{Line, Loaded};
