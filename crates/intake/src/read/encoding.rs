//! Which encoding a text file is in: by its mark, else by what its bytes can be.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::ReadError;

/// The file's text, without its byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => with(encoding, bytes.get(mark..).unwrap_or_default())?,
        None => guess(bytes)?,
    };
    let page = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|start| page.starts_with(start)) {
        return Err(ReadError::WebPage);
    }
    if looks_binary(&text) { Err(ReadError::NotATable) } else { Ok(text) }
}

fn guess(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some(wide) = wide(bytes) {
        return with(wide, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_string()),
        Err(bad) if mostly_utf8(bytes) => Err(ReadError::DamagedText { at: bad.valid_up_to() }),
        Err(_) => with(GB18030, bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, ReadError> {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes)
            .map(str::to_string)
            .map_err(|bad| ReadError::DamagedText { at: bad.valid_up_to() });
    }
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(|text| text.into_owned())
        .ok_or(ReadError::UnknownEncoding)
}

/// UTF-16 without a mark: NUL bytes, and the line ends and delimiters of one byte order. Counting NULs
/// by side would not do: 一 has one on the other side than a comma.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or(bytes);
    if head.iter().filter(|b| **b == 0).count() < (head.len() / 200).max(1) {
        return None;
    }
    let signs = |unit: fn([u8; 2]) -> u16| {
        let units = head.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
        units.filter(|unit| matches!(unit, 0x09 | 0x0a | 0x0d | 0x22 | 0x2c | 0x3b)).count()
    };
    match (signs(u16::from_le_bytes), signs(u16::from_be_bytes)) {
        (little, big) if little > big => Some(UTF_16LE),
        (little, big) if big > little => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether all but a few of the bytes above ASCII form UTF-8: such a file is damaged, not GBK.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good = good.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        bad = bad.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    good > bad.saturating_mul(20)
}

fn looks_binary(text: &str) -> bool {
    let strange = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}');
    let head = text.chars().take(100_000);
    let (all, odd) = head.fold((0usize, 0usize), |(all, odd), c| (all + 1, odd + usize::from(strange(&c))));
    odd > all / 100
}
