//! The parts of a paper, one after the other.

use docx_rs::{
    AlignmentType, Docx, Paragraph, Table as Grid, TableCell, TableLayoutType, TableRow, VAlignType,
    WidthType,
};
use law::Lang;

use super::style::{self, EM, Face, bare, cell, exact, paragraph, run};
use crate::{Block, Document, Signature, Table};

/// The width of the text.
const WIDTH: usize = 8844;

pub(super) fn fill(out: Docx, doc: &Document) -> Docx {
    let mut out = head(out, doc);
    let last = doc.blocks.len().saturating_sub(1);
    for (i, block) in doc.blocks.iter().enumerate() {
        // the last words stand on one page with the signature
        out = match block {
            Block::Paragraph { text } | Block::Remedy { text } if i == last && doc.signature.is_some() => {
                words(out, text, true)
            }
            _ => add(out, block, doc.lang),
        };
    }
    out = attachments(out, doc);
    if let Some(signature) = &doc.signature {
        out = sign(out, signature);
    }
    match &doc.copies {
        Some(copies) => {
            let text = doc.lang.pick(format!("抄送：{copies}。"), format!("Copies: {copies}"));
            out.add_paragraph(bare()).add_paragraph(bare().add_run(run(&text, Face::Body, style::SMALL_FOUR)))
        }
        None => out,
    }
}

fn head(mut out: Docx, doc: &Document) -> Docx {
    for line in doc.title.split('\n') {
        let title =
            Paragraph::new().align(AlignmentType::Center).line_spacing(exact(640)).snap_to_grid(false);
        out = out.add_paragraph(title.outline_lvl(0).add_run(run(line, Face::Title, style::TITLE)));
    }
    if let Some(number) = doc.shown_number() {
        out = out.add_paragraph(paragraph(number, Face::Body, 0).align(AlignmentType::Center));
    }
    out = out.add_paragraph(bare());
    match &doc.recipients {
        Some(to) => out.add_paragraph(paragraph(&format!("{to}{}", doc.lang.pick("：", ":")), Face::Body, 0)),
        None => out,
    }
}

fn add(out: Docx, block: &Block, lang: Lang) -> Docx {
    match block {
        Block::Heading { level, text } => {
            let face = if *level == 1 { Face::Head } else { Face::Kai };
            let outline = usize::from(*level);
            out.add_paragraph(paragraph(text, face, 2 * EM).keep_next(true).outline_lvl(outline))
        }
        Block::Paragraph { text } | Block::Remedy { text } => words(out, text, false),
        Block::Fields { rows } => out.add_table(form(rows)),
        Block::Table { table } => with_table(out, table),
        Block::Sign { lines } => lines.iter().fold(out, |out, label| {
            let text = sign_line(label, lang);
            out.add_paragraph(paragraph(&text, Face::Body, 0).align(AlignmentType::Left))
        }),
        Block::Chart { chart } => {
            let out = out.add_paragraph(caption(&chart.title)).add_paragraph(paragraph(
                &chart.description,
                Face::Body,
                2 * EM,
            ));
            match &chart.table {
                Some(table) => with_table(out, table),
                None => out,
            }
        }
    }
}

fn words(out: Docx, text: &str, kept: bool) -> Docx {
    let part = |part| paragraph(part, Face::Body, 2 * EM).keep_next(kept).keep_lines(kept);
    text.split('\n').fold(out, |out, text| out.add_paragraph(part(text)))
}

/// A label, a line as long as is left, and the place of a date.
fn sign_line(label: &str, lang: Lang) -> String {
    let rule = "＿".repeat(17usize.saturating_sub(label.chars().count()).max(4));
    lang.pick(format!("{label}：{rule}　　年　　月　　日"), format!("{label}: {rule}  date: ____________"))
}

fn caption(text: &str) -> Paragraph {
    bare()
        .keep_next(true)
        .align(AlignmentType::Center)
        .add_run(run(text, Face::Song, style::SMALL_FOUR).bold())
}

/// Rows of label and value; the last value of a short row takes what is left.
fn form(rows: &[Vec<(String, String)>]) -> Grid {
    let most = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let label = if most == 1 { 1700 } else { 1417 };
    let value = WIDTH.saturating_sub(label * most) / most;
    let lines = rows.iter().map(|row| {
        let last = row.len().saturating_sub(1);
        let cells = row.iter().enumerate().flat_map(|(i, (name, text))| {
            let span = if i == last { 2 * (most - row.len()) + 1 } else { 1 };
            let width = value + (span / 2) * (label + value);
            [
                boxed(name, label, AlignmentType::Center),
                boxed(text, width, AlignmentType::Left).grid_span(span),
            ]
        });
        TableRow::new(cells.collect()).cant_split()
    });
    let grid = (0..most).flat_map(|_| [label, value]).collect();
    laid(lines.collect(), grid)
}

fn with_table(mut out: Docx, table: &Table) -> Docx {
    if let Some(text) = &table.caption {
        out = out.add_paragraph(caption(text));
    }
    let shares: usize = table.columns.iter().map(|c| usize::from(c.width)).sum::<usize>().max(1);
    let widths: Vec<usize> = table.columns.iter().map(|c| WIDTH * usize::from(c.width) / shares).collect();
    let columns = || table.columns.iter().zip(&widths);
    let heads = columns().map(|(c, w)| boxed(&c.title, *w, AlignmentType::Center)).collect();
    let mut rows = vec![TableRow::new(heads).cant_split()];
    rows.extend(table.rows.iter().map(|row| {
        let cells = columns().enumerate().map(|(i, (column, width))| {
            let side = if column.number { AlignmentType::Right } else { AlignmentType::Left };
            boxed(row.get(i).map_or("", String::as_str), *width, side)
        });
        TableRow::new(cells.collect()).cant_split()
    }));
    out.add_table(laid(rows, widths))
}

fn laid(rows: Vec<TableRow>, grid: Vec<usize>) -> Grid {
    Grid::new(rows).set_grid(grid).layout(TableLayoutType::Fixed).width(WIDTH, WidthType::Dxa)
}

fn boxed(text: &str, width: usize, side: AlignmentType) -> TableCell {
    let empty = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    text.split('\n').fold(empty, |out, line| out.add_paragraph(cell(line, side)))
}

fn attachments(out: Docx, doc: &Document) -> Docx {
    let word = doc.lang.pick("附件：", "Attached: ");
    let many = doc.attachments.len() > 1;
    let lines = doc.attachments.iter().enumerate().map(|(i, name)| {
        let number = if many { format!("{}．", i + 1) } else { String::new() };
        let lead = if i == 0 { word } else { "　　　" };
        paragraph(&format!("{lead}{number}{name}"), Face::Body, 2 * EM).keep_next(true)
    });
    let before = if doc.attachments.is_empty() { out } else { out.add_paragraph(bare().keep_next(true)) };
    lines.fold(before, Docx::add_paragraph)
}

/// Unit over date, with free lines where the seal goes.
fn sign(out: Docx, signature: &Signature) -> Docx {
    let free = if signature.seal { 2 } else { 1 };
    let out = (0..free).fold(out, |out, _| out.add_paragraph(bare().keep_next(true)));
    let date = signature.date.as_deref().unwrap_or("");
    let (unit_in, date_in) = insets(&signature.unit, date, if signature.seal { 4 } else { 2 });
    let line = |text: &str, right: i32| {
        bare().align(AlignmentType::Right).indent(None, None, Some(right), None).add_run(run(
            text,
            Face::Body,
            style::BODY,
        ))
    };
    let out = out.add_paragraph(line(&signature.unit, unit_in).keep_next(true));
    if date.is_empty() { out } else { out.add_paragraph(line(date, date_in)) }
}

/// How far unit and date stand from the right, so that the shorter is centred on the longer.
fn insets(unit: &str, date: &str, least: i32) -> (i32, i32) {
    let width = |text: &str| -> i32 { text.chars().map(|c| if c.is_ascii() { EM / 2 } else { EM }).sum() };
    let half = (width(unit) - width(date)) / 2;
    let least = least * EM;
    if half >= 0 { (least, least + half) } else { (least - half, least) }
}
