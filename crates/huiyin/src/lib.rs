//! What the program is made of: commands, the router, the demo. `main.rs` only reads the command line; tests drive
//! these same parts.

pub mod commands;
pub mod demo;
pub mod server;
