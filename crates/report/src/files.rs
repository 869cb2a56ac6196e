//! A summary as a file: PDF for signing, DOCX for writing on, XLSX for reckoning on.

use crate::act::Body;
use crate::rules::{Figure, Made, Piece, Source, Summary, Value, shown};
use law::{Day, Lang};
use paper::{Block, Cell, Column, Document, Fonts, Press, Sheet, Signature, Table, official_day};
use platform::{Error, Result};
use std::sync::LazyLock;

/// Reads the type once; every summary is set with it.
static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(Fonts::carried()));

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// To be signed.
    Pdf,
    /// To be written on.
    Docx,
    /// To be reckoned on.
    Xlsx,
}

impl Format {
    /// Its ending, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
        }
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Format::Pdf => "application/pdf",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = ();
    fn from_str(word: &str) -> std::result::Result<Self, ()> {
        [Format::Pdf, Format::Docx, Format::Xlsx].into_iter().find(|f| f.ending() == word).ok_or(())
    }
}

/// The bytes of a summary. Setting a PDF keeps a core busy for a while: call it where that harms nobody.
///
/// # Errors
/// A character that no type at hand has, or a fault of the library.
pub fn file(format: Format, s: &Source, text: &Summary, body: &Body, dated: Day) -> Result<Vec<u8>> {
    match format {
        Format::Pdf => Ok(PRESS.pdf(&document(s, text, body, dated)).map_err(Error::broken)?.bytes),
        Format::Docx => paper::docx(&document(s, text, body, dated)).map_err(Error::broken),
        Format::Xlsx => sheets(s, body, dated),
    }
}

fn document(s: &Source, text: &Summary, body: &Body, dated: Day) -> Document {
    let mut doc = Document::new(text.title.clone(), Lang::Zh, dated);
    for section in &text.sections {
        doc.blocks.push(Block::heading(1, format!("{}、{}", section.number, section.title)));
        doc.blocks.extend(section.pieces.iter().map(|p| match p {
            Piece::Fact(said, _) => Block::paragraph(said.clone()),
            Piece::Prompt(said) => Block::paragraph(format!("【待写】{said}")),
        }));
    }
    doc.blocks.push(Block::heading(1, "附件"));
    doc.blocks.extend(annexes(s, body));
    doc.signature =
        Some(Signature { unit: s.office.clone(), date: Some(official_day(dated, Lang::Zh)), seal: true });
    doc
}

fn annexes(s: &Source, body: &Body) -> Vec<Block> {
    let mut out = Vec::new();
    for t in &s.defs.tables {
        let heads =
            t.figures.iter().filter_map(|id| s.defs.get(id)).map(|f| Column::number(f.name.zh.clone(), 2));
        let lines = s.tables.get(&t.id).map_or(&[][..], Vec::as_slice);
        let cells = |(name, n): &(String, Vec<i64>)| {
            std::iter::once(name.clone()).chain(n.iter().map(i64::to_string)).collect()
        };
        out.push(Block::Table {
            table: Table {
                caption: Some(format!("{}表", t.name.zh)),
                columns: std::iter::once(Column::text(t.name.zh.clone(), 4)).chain(heads).collect(),
                rows: lines.iter().map(cells).collect(),
            },
        });
    }
    let figure = |f: &Figure| {
        let value = body.figures.get(&f.id).map(|k| shown(f, k.value))?;
        Some(vec![f.name.zh.clone(), format!("{value}{}", spelled(f)), f.note.zh.clone()])
    };
    out.push(Block::Table {
        table: Table {
            caption: Some(format!("指标与定义（版本 {}，按{}，截至 {}）", body.version, s.basis, body.as_of)),
            columns: vec![Column::text("指标", 4), Column::text("数值", 3), Column::text("定义", 8)],
            rows: s.defs.all().filter_map(figure).collect(),
        },
    });
    out
}

/// The unit behind a number; a percentage carries its own sign.
fn spelled(f: &Figure) -> &str {
    if f.unit.zh == "%" { "" } else { &f.unit.zh }
}

fn sheets(s: &Source, body: &Body, dated: Day) -> Result<Vec<u8>> {
    let definitions = vec![
        format!("{} {}", s.office, s.period),
        format!("按{}，截至 {}；指标定义版本 {}", s.basis, body.as_of, body.version),
    ];
    let figure = |f: &Figure| {
        let kept = body.figures.get(&f.id)?;
        let text = |t: &str| Cell::Text(t.to_owned());
        let (number, base) = match kept.value {
            Value::Count(n) => (Cell::Count(n), Cell::Empty),
            Value::Ratio(_, 0) => (Cell::Empty, Cell::Text("0".to_owned())),
            Value::Ratio(a, b) => (ratio(f, a, b), Cell::Text(format!("{a} / {b}"))),
        };
        Some(vec![
            text(&f.id),
            text(&f.name.zh),
            number,
            text(&f.unit.zh),
            base,
            Cell::Count(kept.rows),
            text(&f.note.zh),
        ])
    };
    let head = |words: &[(&str, u16)]| words.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect();
    let mut out = vec![Sheet {
        name: "指标".to_owned(),
        title: format!("{}{}指标", s.office, s.period),
        definitions: definitions.clone(),
        columns: head(&[
            ("编号", 22),
            ("指标", 30),
            ("数值", 12),
            ("单位", 10),
            ("分子/分母", 14),
            ("条数", 10),
            ("定义", 60),
        ]),
        rows: Box::new(s.defs.all().filter_map(figure)),
    }];
    for t in &s.defs.tables {
        let names = t.figures.iter().filter_map(|id| s.defs.get(id)).map(|f| (f.name.zh.clone(), 14));
        let lines = s.tables.get(&t.id).map_or(&[][..], Vec::as_slice);
        let cells = |(name, n): &(String, Vec<i64>)| {
            std::iter::once(Cell::Text(name.clone())).chain(n.iter().map(|n| Cell::Count(*n))).collect()
        };
        out.push(Sheet {
            name: t.name.zh.clone(),
            title: format!("{}{}：{}", s.office, s.period, t.name.zh),
            definitions: definitions.clone(),
            columns: std::iter::once((t.name.zh.clone(), 24)).chain(names).collect(),
            rows: Box::new(lines.iter().map(cells)),
        });
    }
    paper::xlsx(dated, out).map_err(Error::broken)
}

/// A share as a share, a mean as a number; cells hold what one can go on reckoning with.
#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a cell is a float; counts here are far below 2^53"
)]
fn ratio(f: &Figure, a: i64, b: i64) -> Cell {
    let part = a as f64 / b as f64;
    match f.made {
        Made::Ratio { mean: true, .. } => Cell::Number(part, 1),
        _ => Cell::Share(part),
    }
}
