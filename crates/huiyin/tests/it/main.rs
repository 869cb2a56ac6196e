//! The program as its users meet it: routes in-process with a clock that stands still, on both databases; the
//! binary itself where a process matters. No sleeps, no order, no network.

mod house;

mod authority;
mod budgets;
mod crash;
mod due;
mod journal;
mod lifecycle;
mod locked;
mod sources;
mod watch;
