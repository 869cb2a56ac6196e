//! The program as its users meet it: routes in-process with a clock that stands still, on both databases; the
//! binary itself where a process matters. No sleeps, no order, no network.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test may fall over"
)]

mod house;

mod authority;
mod budgets;
mod crash;
mod desk;
mod due;
mod figures;
mod journal;
mod law;
mod letters;
mod lifecycle;
mod lists;
mod locked;
mod sources;
mod story;
mod watch;
