//! Text tools.
pub mod segment;
pub mod classify { pub mod features; pub mod solve; }
