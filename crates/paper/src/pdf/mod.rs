//! PDF/A by typst, as a library.
//!
//! One source text of ours (`page.typ`) sets every paper; what a paper says goes in as data, never as source. The
//! world that typst sees holds that text, the data and the type, and no file, clock or network.

mod fonts;
mod glyphs;
mod world;

pub use fonts::Fonts;

use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::Document;
use world::World;

/// Compiles kept warm between papers; older ones are let go.
const KEPT: usize = 10;

/// Why no PDF came about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// Characters that no type file at hand has; a paper with empty boxes is not issued.
    #[error("no type for {}", shown(.0))]
    Missing(Vec<char>),
    /// The setting failed; ours to mend.
    #[error("the paper could not be set: {0}")]
    Setting(String),
}

fn shown(missing: &[char]) -> String {
    let each: Vec<String> = missing.iter().map(|c| format!("“{c}” (U+{:04X})", u32::from(*c))).collect();
    each.join(", ")
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What stands on them, as it was set: in reading order, without line breaks.
    pub text: String,
}

/// What prints: type and layout, read once and used for every paper. It may be shared between threads.
pub struct Press {
    world: World,
}

impl Press {
    /// A press with this type.
    pub fn new(fonts: Fonts) -> Press {
        Press { world: World::new(fonts) }
    }

    /// The paper as PDF/A-2b. The same paper gives the same bytes.
    pub fn pdf(&self, doc: &Document) -> Result<Printed, PdfError> {
        let missing = self.world.fonts().missing(&doc.text());
        if !missing.is_empty() {
            return Err(PdfError::Missing(missing));
        }
        let printed = self.print(doc);
        typst::comemo::evict(KEPT);
        printed
    }

    /// Characters of a text that could not be printed.
    pub fn missing(&self, text: &str) -> Vec<char> {
        self.world.fonts().missing(text)
    }

    fn print(&self, doc: &Document) -> Result<Printed, PdfError> {
        let data = Data { doc, families: self.world.fonts().families() };
        let data = serde_json::to_vec(&data).map_err(|e| PdfError::Setting(e.to_string()))?;
        let world = self.world.with(data);
        let set = typst::compile::<PagedDocument>(&world).output.map_err(|e| failed(&e))?;
        let empty = glyphs::empty(&set);
        if !empty.is_empty() {
            return Err(PdfError::Missing(empty));
        }
        let bytes = typst_pdf::pdf(&set, &options(doc)?).map_err(|e| failed(&e))?;
        Ok(Printed { bytes, pages: set.pages().len(), text: glyphs::text(&set) })
    }
}

/// What the page is told: the paper, and the families at hand.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    doc: &'a Document,
    families: Vec<String>,
}

fn options(doc: &Document) -> Result<PdfOptions, PdfError> {
    let standards =
        PdfStandards::new(&[PdfStandard::A_2b]).map_err(|e| PdfError::Setting(e.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(doc.text()),
        creator: Smart::Custom(Some("Huiyin".to_owned())),
        timestamp: midnight(doc.dated).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn midnight(day: law::Day) -> Option<Datetime> {
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Datetime::from_ymd_hms(i32::from(day.year()), month, date, 0, 0, 0)
}

fn failed(errors: &[SourceDiagnostic]) -> PdfError {
    let each: Vec<String> = errors.iter().map(|e| e.message.to_string()).collect();
    PdfError::Setting(each.join("; "))
}
