//! Turns the bytes of a file into a table. What the file is, its content says, not its name. Every
//! limit is checked while reading, before memory is spent, and a file that breaks one is refused
//! with a sentence; `.xls` of before 2007 is refused too, since its reader trusts sizes that the file
//! claims, and a false claim would stop the whole program.

mod delimited;
mod encoding;
mod workbook;

use thiserror::Error;

use crate::{Table, plan};

/// The most rows of a table.
pub const MAX_ROWS: usize = 500_000;
/// The most columns of a row.
pub const MAX_COLUMNS: usize = 200;
/// The most characters of a cell.
pub const MAX_CELL_CHARS: usize = 100_000;
/// The most cells of a table, blank ones between filled ones counted.
pub const MAX_CELLS: usize = 10_000_000;
/// The most bytes of a file once unpacked, and of the text of a table.
pub const MAX_UNPACKED: usize = 200 * 1024 * 1024;

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// No bytes, or no cell with anything in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than `MAX_UNPACKED`, or unpacks to more.
    #[error("the file is larger than {} MiB", MAX_UNPACKED / 1024 / 1024)]
    TooLarge,
    /// More than `MAX_ROWS`.
    #[error("more than {} rows", MAX_ROWS)]
    TooManyRows,
    /// More than `MAX_COLUMNS`.
    #[error("row {row} has more than {} columns", MAX_COLUMNS)]
    TooManyColumns {
        /// The row, counted from 1.
        row: usize,
    },
    /// More than `MAX_CELLS`.
    #[error("more than {} cells", MAX_CELLS)]
    TooManyCells,
    /// More than `MAX_CELL_CHARS`.
    #[error("a cell in row {row} has more than {} characters", MAX_CELL_CHARS)]
    CellTooLong {
        /// The row, counted from 1.
        row: usize,
    },
    /// A quote is opened and never closed.
    #[error("a quotation mark opened in line {line} is never closed")]
    OpenQuote {
        /// The line, counted from 1.
        line: usize,
    },
    /// Text in an encoding we do not know, or damaged.
    #[error("the text is not UTF-8, UTF-16 or GB 18030")]
    UnknownEncoding,
    /// UTF-8 with a few bytes that are none.
    #[error("the UTF-8 text is damaged at byte {at}")]
    DamagedText {
        /// The place of the first bad byte, counted from 0.
        at: usize,
    },
    /// A workbook of before 2007.
    #[error("an old .xls workbook")]
    OldWorkbook,
    /// An archive that is no workbook, or a broken or hostile one.
    #[error("the workbook cannot be read: {why}")]
    BadWorkbook {
        /// The reader's words.
        why: String,
    },
    /// A web page under another name.
    #[error("a web page, not a table")]
    WebPage,
    /// A picture, a PDF or something else that is not text.
    #[error("not a table")]
    NotATable,
}

impl ReadError {
    /// The reason as a sentence that says what would be right.
    pub fn say(&self, zh: bool) -> String {
        if zh { self.in_chinese() } else { self.in_english() }
    }

    fn in_chinese(&self) -> String {
        let megabytes = MAX_UNPACKED / 1024 / 1024;
        match self {
            ReadError::Empty => "文件是空的。".to_string(),
            ReadError::TooLarge => format!("文件（解压后）超过{megabytes}兆字节，请分成几个文件。"),
            ReadError::TooManyRows => format!("超过{MAX_ROWS}行，请分成几个文件。"),
            ReadError::TooManyColumns { row } => format!("第{row}行超过{MAX_COLUMNS}列，请删去无关的列。"),
            ReadError::TooManyCells => format!("超过{MAX_CELLS}个单元格，请分成几个文件。"),
            ReadError::CellTooLong { row } => {
                format!("第{row}行有单元格超过{MAX_CELL_CHARS}字，请检查文件是否损坏。")
            }
            ReadError::OpenQuote { line } => format!("第{line}行的引号没有结束，请检查文件是否完整。"),
            ReadError::UnknownEncoding => {
                "无法识别文字编码，请另存为UTF-8编码的CSV或.xlsx后再试。".to_string()
            }
            ReadError::DamagedText { at } => format!("UTF-8文本在第{at}字节处损坏，请重新导出。"),
            ReadError::OldWorkbook => "这是旧版.xls工作簿，请用Excel或WPS另存为.xlsx后再试。".to_string(),
            ReadError::BadWorkbook { .. } => {
                "工作簿无法读取，可能已损坏或加密，请另存为.xlsx后再试。".to_string()
            }
            ReadError::WebPage => "这是网页文件，不是表格，请用Excel或WPS打开后另存为.xlsx。".to_string(),
            ReadError::NotATable => "这不是表格文件，请使用.xlsx或.csv。".to_string(),
        }
    }

    fn in_english(&self) -> String {
        match self {
            ReadError::OldWorkbook => {
                "This is an old .xls workbook; save it as .xlsx and try again.".to_string()
            }
            ReadError::WebPage => {
                "This is a web page, not a table; open it in a spreadsheet and save it as .xlsx.".to_string()
            }
            ReadError::NotATable => "This is not a table; bring an .xlsx or .csv file.".to_string(),
            ReadError::UnknownEncoding => {
                "The text's encoding is not known; save it as UTF-8 CSV or .xlsx and try again.".to_string()
            }
            other => format!("The file was not read: {other}."),
        }
    }
}

/// Reads a file. Of a workbook's visible sheets it takes the one whose header we know best; the others are in `read_all`.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Table, ReadError> {
    let mut best: Option<(usize, Table)> = None;
    for table in read_all(file_name, bytes)? {
        let score = table.rows.iter().take(20).map(|row| plan::score(row)).max().unwrap_or(0);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, table));
        }
    }
    best.map(|(_, table)| table).ok_or(ReadError::Empty)
}

/// The text of a text file in whatever encoding it is, without its byte order mark.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > MAX_UNPACKED { Err(ReadError::TooLarge) } else { encoding::decode(bytes) }
}

/// Reads every visible sheet that has something in it; a text file is one sheet.
pub fn read_all(file_name: &str, bytes: &[u8]) -> Result<Vec<Table>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MAX_UNPACKED {
        return Err(ReadError::TooLarge);
    }
    let tables = match bytes {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => workbook::tables(bytes)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(ReadError::OldWorkbook),
        [b'%', b'P', b'D', b'F', ..] => return Err(ReadError::NotATable),
        _ => vec![Table { name: file_name.to_string(), rows: delimited::rows(&encoding::decode(bytes)?)? }],
    };
    if tables.iter().all(|t| t.rows.is_empty()) { Err(ReadError::Empty) } else { Ok(tables) }
}

/// Gathers rows and keeps the limits.
#[derive(Default)]
struct Gather {
    rows: Vec<Vec<String>>,
    cells: usize,
    bytes: usize,
}

impl Gather {
    /// Puts a cell in its place (counted from 0); an empty one takes none.
    fn put(&mut self, row: usize, column: usize, cell: &str) -> Result<(), ReadError> {
        if cell.trim().is_empty() {
            return Ok(());
        }
        if cell.len() > MAX_CELL_CHARS && cell.chars().count() > MAX_CELL_CHARS {
            return Err(ReadError::CellTooLong { row: row.saturating_add(1) });
        }
        if column >= MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { row: row.saturating_add(1) });
        }
        self.room(row, column)?;
        self.bytes = self.bytes.saturating_add(cell.len());
        if self.bytes > MAX_UNPACKED {
            return Err(ReadError::TooLarge);
        }
        if let Some(place) = self.rows.get_mut(row).and_then(|r| r.get_mut(column)) {
            *place = crate::text::line_ends(cell).into_owned();
        }
        Ok(())
    }

    fn room(&mut self, row: usize, column: usize) -> Result<(), ReadError> {
        if row >= MAX_ROWS {
            return Err(ReadError::TooManyRows);
        }
        if row >= self.rows.len() {
            self.rows.resize_with(row.saturating_add(1), Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else { return Ok(()) };
        let wanted = column.saturating_add(1);
        self.cells = self.cells.saturating_add(wanted.saturating_sub(cells.len()));
        if self.cells > MAX_CELLS {
            return Err(ReadError::TooManyCells);
        }
        if wanted > cells.len() {
            cells.resize_with(wanted, String::new);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cells_and_bytes_are_limited_before_they_are_kept() {
        let mut gather = Gather::default();
        assert_eq!(gather.put(MAX_ROWS - 1, 0, "x"), Ok(()));
        assert_eq!(gather.put(MAX_ROWS, 0, "x"), Err(ReadError::TooManyRows));
        assert_eq!(gather.put(MAX_ROWS, 0, " "), Ok(()));
        let mut gather = Gather { cells: MAX_CELLS - 10, ..Gather::default() };
        assert_eq!(gather.put(0, 9, "x"), Ok(()));
        assert_eq!(gather.put(0, 10, "x"), Err(ReadError::TooManyCells));
        let mut gather = Gather { bytes: MAX_UNPACKED - 1, ..Gather::default() };
        assert_eq!(gather.put(0, 0, "x"), Ok(()));
        assert_eq!(gather.put(0, 0, "y"), Err(ReadError::TooLarge));
    }
}
