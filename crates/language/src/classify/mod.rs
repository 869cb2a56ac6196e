//! Which field, which unit: suggestions learned from the office's own decisions, with how sure they are and the words
//! that spoke for them. Only a suggestion: an official decides. With too little to learn from, rules speak instead.

mod bytes;
mod calibrate;
mod features;
mod model;
mod rules;
mod solve;
mod train;

pub use bytes::{BytesError, VERSION};
pub(crate) use calibrate::count as count_f32;
pub use features::{Counts, LOOKS, Message, counts};
pub use model::{Model, Suggestion, TOP};
pub use rules::{NotARule, Rules};
pub use solve::Effort;
pub(crate) use solve::size;
pub use train::{FEWEST_OF_A_CLASS, FEWEST_ROWS, Recipe, TooLittle, spread, train, train_counted};
