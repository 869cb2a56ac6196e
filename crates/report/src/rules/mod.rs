//! The rules of figures, pure: what a matter comes to, what a figure is, what it adds up to, what a summary must
//! not say.

mod count;
mod definition;
mod row;
mod shown;
mod summary;

pub use count::{Accusations, Basis, Question, Value, Whose, cases, made_of, values};
pub use definition::{Base, Column, Cond, Definitions, Duty, Figure, Made, Standing, Table};
pub use row::{Item, Reviewed, Rows, Tally, Timed, reviews, tally};
pub use shown::{change, shares, shown, tenths};
pub use summary::{Check, Piece, Section, Source, Summary, checks, summary};
