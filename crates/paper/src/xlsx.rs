//! XLSX: sheets of figures with their definitions, row after row.
//!
//! Rows are written as they come and not kept (the library puts them into an unnamed temporary file that is gone with
//! the workbook), so that a long list needs no more memory than a short one. Text is always text: what begins with
//! `=`, `+`, `-` or `@` is no formula.

use law::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, never a formula.
    Text(String),
    /// A whole number, with separators of thousands.
    Count(i64),
    /// A number with this many places.
    Number(f64, u8),
    /// A share: 0.71 shows as 71.0 %.
    Share(f64),
    /// Nothing.
    Empty,
}

/// A sheet.
pub struct Sheet<'a> {
    /// The name on its tab; what a tab cannot bear is left out.
    pub name: String,
    /// The title above the table.
    pub title: String,
    /// What its figures mean, line by line, under the title.
    pub definitions: Vec<String>,
    /// Heads of the columns, and how many characters wide they are.
    pub columns: Vec<(String, u16)>,
    /// The rows, drawn one at a time.
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

/// Why no XLSX came about.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct XlsxError(#[from] rust_xlsxwriter::XlsxError);

struct Looks {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    count: Format,
    share: Format,
    places: Vec<Format>,
}

/// The sheets as one workbook of a day.
pub fn xlsx<'a>(dated: Day, sheets: impl IntoIterator<Item = Sheet<'a>>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let year = u16::try_from(dated.year()).unwrap_or(1970);
    let (month, day) = (u8::try_from(dated.month()).unwrap_or(1), u8::try_from(dated.day()).unwrap_or(1));
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let looks = Looks::new();
    let mut taken = Vec::new();
    for sheet in sheets {
        let page = book.add_worksheet_with_constant_memory()?;
        page.set_name(tab(&sheet.name, &mut taken))?;
        write(page, sheet, &looks)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write(page: &mut Worksheet, sheet: Sheet<'_>, looks: &Looks) -> Result<(), XlsxError> {
    for (i, (_, width)) in (0u16..).zip(&sheet.columns) {
        page.set_column_width(i, f64::from(*width))?;
    }
    page.write_string_with_format(0, 0, &sheet.title, &looks.title)?;
    let mut row = 1;
    for line in &sheet.definitions {
        page.write_string_with_format(row, 0, line, &looks.note)?;
        row += 1;
    }
    row += 1;
    for (i, (head, _)) in (0u16..).zip(&sheet.columns) {
        page.write_string_with_format(row, i, head, &looks.head)?;
    }
    page.set_freeze_panes(row + 1, 0)?;
    for cells in sheet.rows {
        row += 1;
        for (i, cell) in (0u16..).zip(cells) {
            put(page, row, i, cell, looks)?;
        }
    }
    Ok(())
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => page.write_string_with_format(row, column, text, &looks.text)?,
        Cell::Count(n) => page.write_number_with_format(row, column, exact(n), &looks.count)?,
        Cell::Number(n, places) => {
            let look = looks.places.get(usize::from(places)).unwrap_or(&looks.text);
            page.write_number_with_format(row, column, n, look)?
        }
        Cell::Share(n) => page.write_number_with_format(row, column, n, &looks.share)?,
        Cell::Empty => page.write_blank(row, column, &looks.text)?,
    };
    Ok(())
}

/// Workbooks know doubles alone; a count this side of 2⁵³ loses nothing.
fn exact(n: i64) -> f64 {
    let (high, low) = (n.div_euclid(1 << 31), n.rem_euclid(1 << 31));
    let (high, low) = (i32::try_from(high).unwrap_or(i32::MAX), u32::try_from(low).unwrap_or(0));
    f64::from(high) * 2_147_483_648.0 + f64::from(low)
}

/// A tab's name: 31 characters, none of `[]:*?/\`, no two alike.
fn tab(name: &str, taken: &mut Vec<String>) -> String {
    let fit = |text: String, most: usize| text.chars().take(most).collect::<String>();
    let clean: String = name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).collect();
    let clean = if clean.trim().is_empty() { "1".to_owned() } else { clean };
    let mut out = fit(clean.clone(), 31);
    let mut n = 2;
    while taken.iter().any(|t| t.to_lowercase() == out.to_lowercase()) {
        out = format!("{}({n})", fit(clean.clone(), 26));
        n += 1;
    }
    taken.push(out.clone());
    out
}

impl Looks {
    fn new() -> Looks {
        let base = || Format::new().set_font_name("宋体").set_font_size(11);
        let cell = || base().set_border(FormatBorder::Thin);
        let decimal = |places: usize| match places {
            0 => "#,##0".to_owned(),
            n => format!("#,##0.{}", "0".repeat(n)),
        };
        Looks {
            title: base().set_font_size(16).set_bold(),
            note: base().set_font_color("666666"),
            head: cell()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_text_wrap()
                .set_background_color("EEEEEE"),
            text: cell().set_num_format("@"),
            count: cell().set_num_format("#,##0"),
            share: cell().set_num_format("0.0%"),
            places: (0..7).map(|n| cell().set_num_format(decimal(n))).collect(),
        }
    }
}
