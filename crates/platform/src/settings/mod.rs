//! Small facts about this installation (which county, which version of the unit tree, when the watch last ran).

mod store;

pub use store::{get, set};
