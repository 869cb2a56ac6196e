//! Paper: plain data in; PDF, DOCX and XLSX bytes out.
//!
//! A caller makes a [`Document`] (or lets a letter template make one: [`letters::Letters`], [`letters::Fields`]) and
//! asks [`Press::pdf`] or [`docx()`] for its bytes; sheets of figures go through [`xlsx()`], drawings through [`Chart`].
//! Nothing here knows a database, a clock, a file or a network: days are arguments, type files are bytes that are
//! handed in or carried along. The same document gives the same bytes.
//!
//! Layout follows the official form (GB/T 9704): A4, text of 156 × 225 mm, title centred, body in 三号, 22 lines a
//! page, page numbers “— 1 —” on the outer side. The place for the seal stays empty; a seal is never drawn.

mod chart;
mod date;
mod document;
mod docx;
pub mod letters;
mod number;
mod pdf;
mod xlsx;

pub use chart::{Chart, ChartKind, Series};
pub use date::official_day;
pub use document::{Block, Column, Document, Signature, Table};
pub use docx::{DocxError, docx};
pub use number::{BadNumber, number};
pub use pdf::{Fonts, PdfError, Press, Printed};
pub use xlsx::{Cell, Sheet, XlsxError, xlsx};
