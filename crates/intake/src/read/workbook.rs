//! `.xlsx`. Calamine reads the cells one by one; before that the archive is unpacked once under a
//! limit, so that neither a bomb nor a false count reaches it.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::{Gather, MAX_UNPACKED, ReadError};
use crate::Table;

/// The most files in an archive.
const MAX_PARTS: usize = 2_000;
/// The most sheets that are read.
const MAX_SHEETS: usize = 64;

/// The visible sheets with something in them.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, ReadError> {
    // A malformed part may still trip an assertion in a reader we do not own; that is a bad file, not our end.
    match catch_unwind(AssertUnwindSafe(|| checked(bytes))) {
        Ok(tables) => tables,
        Err(_) => Err(bad("the reader gave up")),
    }
}

fn bad(why: impl ToString) -> ReadError {
    ReadError::BadWorkbook { why: why.to_string() }
}

fn checked(bytes: &[u8]) -> Result<Vec<Table>, ReadError> {
    unpack(bytes, MAX_UNPACKED)?;
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(bad)?;
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|s| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|s| s.name.clone()).take(MAX_SHEETS).collect();
    let mut tables = Vec::new();
    let mut left = MAX_UNPACKED;
    for name in names {
        let gather = sheet(&mut book, &name)?;
        left = left.checked_sub(gather.bytes).ok_or(ReadError::TooLarge)?;
        if !gather.rows.is_empty() {
            tables.push(Table { name, rows: gather.rows });
        }
    }
    Ok(tables)
}

/// Unpacks every part and throws it away: sizes in the archive's directory are only claims.
fn unpack(bytes: &[u8], limit: usize) -> Result<(), ReadError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    if archive.len() > MAX_PARTS {
        return Err(bad("too many parts"));
    }
    let mut left = limit;
    let mut content = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(bad)?;
        let is_xml = part.name().map_err(bad)?.to_ascii_lowercase().ends_with(".xml");
        content.clear();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.take(most).read_to_end(&mut content).map_err(bad)?;
        left = left.checked_sub(content.len()).ok_or(ReadError::TooLarge)?;
        if is_xml && (is_foreign(&content) || claims_too_much(&content)) {
            return Err(bad("a part in a strange encoding or with a false count"));
        }
    }
    Ok(())
}

/// Whether a part is in an encoding in which the next check would see nothing; no spreadsheet writes one.
fn is_foreign(content: &[u8]) -> bool {
    let text = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    if matches!(text, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..]) {
        return true;
    }
    let head =
        String::from_utf8_lossy(text.get(..text.len().min(1000)).unwrap_or_default()).to_ascii_lowercase();
    let declared = head.split_once("?>").and_then(|(start, _)| start.split_once("encoding"));
    let named = declared.map(|(_, rest)| rest.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()));
    named.is_some_and(|name| !["utf-8", "utf8", "us-ascii"].iter().any(|known| name.starts_with(known)))
}

/// Calamine makes room for as many strings as `uniqueCount` claims; no part holds more than its bytes.
fn claims_too_much(content: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    let mut rest = content;
    while let Some(at) = find(rest, NAME) {
        rest = rest.get(at.saturating_add(NAME.len())..).unwrap_or_default();
        let digits = rest
            .iter()
            .copied()
            .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'"' | b'\''))
            .take_while(u8::is_ascii_digit);
        let claimed = digits.fold(0usize, |n, d| n.saturating_mul(10).saturating_add(usize::from(d - b'0')));
        if claimed > content.len() {
            return true;
        }
    }
    false
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0usize;
    loop {
        let rest = haystack.get(from..)?;
        let at = from.saturating_add(rest.iter().position(|b| *b == first)?);
        if haystack.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at.saturating_add(1);
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Gather, ReadError> {
    let mut gather = Gather::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(bad)?;
    while let Some(cell) = cells.next_cell().map_err(bad)? {
        let (row, column) = cell.get_position();
        let (row, column) = (usize::try_from(row).map_err(bad)?, usize::try_from(column).map_err(bad)?);
        match cell.get_value() {
            DataRef::SharedString(text) => gather.put(row, column, text)?,
            value => gather.put(row, column, &written(value))?,
        }
    }
    Ok(gather)
}

/// A value as text.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_written(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_string(),
        DataRef::Bool(true) => "是".to_string(),
        DataRef::Bool(false) => "否".to_string(),
        DataRef::DateTime(moment) => moment_written(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Without `.0`; beyond the fifteen digits that Excel keeps, as Excel shows it, so that nobody takes it for an exact number.
fn number_written(number: f64) -> String {
    if number.is_finite() && number.abs() >= 1e15 {
        format!("{number:E}").replace('E', "E+")
    } else {
        number.to_string()
    }
}

fn moment_written(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (moment.is_duration() || moment.as_f64() < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => format!("{year:04}-{month:02}-{day:02}"),
        (false, _) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn archive(name: &str, content: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_that_unpacks_to_more_than_the_limit_is_refused() {
        let bomb = archive("xl/a.bin", &vec![b' '; 300_000]);
        assert!(bomb.len() < 3_000);
        assert_eq!(unpack(&bomb, 299_999), Err(ReadError::TooLarge));
        assert_eq!(unpack(&bomb, 300_000), Ok(()));
        // the directory's size field, 24 bytes into the central header, now lies
        let at = bomb.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
        let mut liar = bomb.clone();
        liar[at + 24..at + 28].copy_from_slice(&10u32.to_le_bytes());
        assert!(unpack(&liar, 299_999).is_err());
    }

    #[test]
    fn a_false_count_is_seen_in_any_dress() {
        let wide: Vec<u8> = "<sst uniqueCount=\"99\"/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bad: [&[u8]; 4] = [
            b"<sst uniqueCount=\"9999999999\"/>",
            b"<sst  uniqueCount =\n'99999999999999999999999'/>",
            &wide,
            b"<?xml version=\"1.0\" encoding = \"iso-2022-jp\"?><sst/>",
        ];
        for content in bad {
            assert!(unpack(&archive("xl/SharedStrings.XML", content), 1000).is_err());
        }
        let good: &[u8] = b"\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><sst uniqueCount=\"2\"><si/><si/></sst>";
        assert_eq!(unpack(&archive("xl/sharedStrings.xml", good), 1000), Ok(()));
    }
}
