//! Figures with definitions, frozen reports, the work summary. It decides nothing about anybody: it counts what
//! others wrote down, says how, and opens the cases behind every number.

pub mod act;
mod figures;
pub mod files;
mod pages;
pub mod recompute;
pub mod rules;
mod store;
pub mod writing;

pub use figures::definitions;
pub use pages::routes;
