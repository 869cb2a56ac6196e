//! What a file is before it is laid over anything: a calendar or a pack, and which one it replaces.

use serde::Deserialize;

use crate::error::{Flaw, read_toml};
use crate::{LawError, PackId, Text, calendar_file, pack_file};

/// The two kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A year's days off and make-up days.
    Calendar,
    /// Rules of one jurisdiction from one day on.
    Pack,
}

impl FileKind {
    /// Its word in tables and locale files.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Calendar => "calendar",
            FileKind::Pack => "pack",
        }
    }
}

/// A file's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Calendar or pack.
    pub kind: FileKind,
    /// What it stands for: a year (`2027`), or a jurisdiction and first day (`demo@2022-05-01`). A later file of
    /// the same name takes its place.
    pub name: String,
    /// What people call it; a calendar's is its year.
    pub title: Text,
    /// The notice or instrument it was taken from.
    pub source: Text,
}

#[derive(Deserialize)]
struct Either {
    year: Option<toml::Value>,
    jurisdiction: Option<toml::Value>,
    source: Option<Text>,
}

/// Reads a file as far as it can be checked on its own; a wrong one is refused by name and line.
pub fn heading(file: &str, text: &str) -> Result<Heading, LawError> {
    let either: Either = read_toml(file, text)?;
    let source = either.source.unwrap_or_default();
    if either.jurisdiction.is_some() {
        let sheet = pack_file::read(file, text)?;
        let name = PackId::new(&sheet.jurisdiction, sheet.from).0;
        return Ok(Heading { kind: FileKind::Pack, name, title: sheet.title, source });
    }
    if either.year.is_some() {
        let (year, _) = calendar_file::read(file, text)?;
        let title = Text::new(format!("{year}年放假安排"), format!("Holidays of {year}"));
        return Ok(Heading { kind: FileKind::Calendar, name: year.to_string(), title, source });
    }
    let flaw = Flaw::of(
        "既不是历法文件（缺少 year），也不是规则包（缺少 jurisdiction）",
        "neither a calendar (no year) nor a pack (no jurisdiction)",
    );
    Err(flaw.in_file(file, text))
}
