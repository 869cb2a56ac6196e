//! What a file is, by its bytes.

use super::FileKind;
use image::ImageFormat;

/// What came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// A picture, to be written anew.
    Picture(ImageFormat),
    /// Something that is kept as it is and never shown, only handed out.
    As(FileKind),
}

/// What it is; `None` for whatever is not taken (pages, drawings with script in them, programs, archives).
pub(super) fn kind(bytes: &[u8]) -> Option<Came> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    if begins(&[0xFF, 0xD8, 0xFF]) {
        return Some(Came::Picture(ImageFormat::Jpeg));
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Some(Came::Picture(ImageFormat::Png));
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Came::Picture(ImageFormat::WebP));
    }
    if begins(b"%PDF-") {
        return Some(Came::As(FileKind::Pdf));
    }
    if begins(b"PK\x03\x04") {
        return office(bytes).map(Came::As);
    }
    plain(bytes).then_some(Came::As(FileKind::Text))
}

/// A document of an office program is an archive that says so in its list of names; one with macros is not taken.
fn office(bytes: &[u8]) -> Option<FileKind> {
    let names = names(bytes);
    let has = |name: &str| names.contains(&name.as_bytes());
    let macros = names.iter().any(|n| n.to_ascii_lowercase().ends_with(b"vbaproject.bin"));
    if !has("[Content_Types].xml") || macros {
        return None;
    }
    match (has("word/document.xml"), has("xl/workbook.xml")) {
        (true, false) => Some(FileKind::Docx),
        (false, true) => Some(FileKind::Xlsx),
        _ => None,
    }
}

/// The names in an archive's central list; at most so many are read.
fn names(bytes: &[u8]) -> Vec<&[u8]> {
    const MARK: &[u8] = b"PK\x01\x02";
    const MOST: usize = 2_000;
    let number = |at: usize| -> Option<usize> {
        let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(two)))
    };
    let mut out = Vec::new();
    let mut at = bytes.windows(MARK.len()).position(|w| w == MARK);
    while let Some(here) = at {
        if out.len() >= MOST || bytes.get(here..).is_none_or(|rest| !rest.starts_with(MARK)) {
            break;
        }
        let entry = |field: usize| number(here.saturating_add(field));
        let (Some(name), Some(extra), Some(comment)) = (entry(28), entry(30), entry(32)) else { break };
        let start = here.saturating_add(46);
        let end = start.saturating_add(name);
        let Some(text) = bytes.get(start..end) else { break };
        out.push(text);
        at = Some(end.saturating_add(extra).saturating_add(comment));
    }
    out
}

/// Text without anything a program would read: UTF-8, no control characters, and not beginning like markup.
fn plain(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    !text.is_empty() && !text.starts_with('<') && !text.chars().any(control)
}
