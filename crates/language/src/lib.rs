//! Text tools: cut a text into words, suggest where a message belongs, tell whether two are the same matter, see what is
//! hot, judge whether a reply is an answer, hide personal data. Pure: texts in, values out; no files, no database, no
//! clock, no randomness. Everything here suggests and gives its reasons as values that are translated elsewhere; an
//! official decides.

pub mod classify;
pub mod mask;
pub mod measure;
pub mod repeats;
pub mod reply;
pub mod segment;
pub mod topics;
