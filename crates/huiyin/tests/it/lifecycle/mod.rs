//! The core of an office's day through its pages, on both databases.

mod bad;
mod files;
mod handin;
mod mine;
mod papers;
mod privacy;
mod public;
mod road;
mod signing;
