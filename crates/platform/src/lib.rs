//! The ground that every room of the house stands on: database, clock, ids, keys, errors, journal, work
//! queue, words and the web kit. It has no word of the field in it; `people` and `petition` bring those.

pub mod app;
pub mod clock;
pub mod db;
pub mod error;
pub mod form;
pub mod ids;
pub mod journal;
pub mod lawbook;
pub mod limits;
pub mod mail;
pub mod password;
pub mod queue;
pub mod rate;
pub mod seal;
pub mod settings;
pub mod testkit;
pub mod web;
mod word_list;
pub mod words;

pub use app::App;
pub use error::{Error, FieldError, Refused, Result, Word};
pub use ids::Id;
pub use limits::Limits;
