//! The block model: what a paper says, apart from how it is set.

use law::{Day, Lang};
use serde::Serialize;

use crate::Chart;

/// A paper: everything that is printed, in reading order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The title (标题).
    pub title: String,
    /// The number (发文字号); a draft shows none, whatever stands here.
    pub number: Option<String>,
    /// To whom it is addressed (主送), without the colon.
    pub recipients: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// Who issues it, when, and the place for the seal.
    pub signature: Option<Signature>,
    /// Names of what is attached (附件).
    pub attachments: Vec<String>,
    /// Who gets a copy (抄送).
    pub copies: Option<String>,
    /// The language it is written in.
    pub lang: Lang,
    /// A draft carries a watermark and no number.
    pub draft: bool,
    /// The day that goes into the file's own record of itself (PDF/A asks for one); nothing else dates the bytes.
    pub dated: Day,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading: level 1 (一、) or 2 (（一）).
    Heading {
        /// 1 or 2.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph, first line indented by two characters.
    Paragraph {
        /// The words.
        text: String,
    },
    /// What the reader can do next and until when (救济途径告知).
    Remedy {
        /// The words.
        text: String,
    },
    /// A form: rows of label and value.
    Fields {
        /// Each row is one or more pairs.
        rows: Vec<Vec<(String, String)>>,
    },
    /// A table with a head.
    Table {
        /// The table.
        table: Table,
    },
    /// Lines to be signed by hand, each with its label.
    Sign {
        /// Labels, such as 送达人（签名）.
        lines: Vec<String>,
    },
    /// A drawing with its title, description and figures.
    Chart {
        /// The chart.
        chart: Chart,
    },
}

/// A table: columns and rows of text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    /// What stands above it, if anything.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; a short row is filled up with empty cells.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its share of the width, beside the others' shares.
    pub width: u16,
    /// Figures stand on the right.
    pub number: bool,
}

/// Who issues a paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// The issuing unit by its full name (发文机关署名).
    pub unit: String,
    /// The day, as it is to be read (成文日期).
    pub date: Option<String>,
    /// Whether a seal goes over unit and date; the place is left free, nothing is drawn.
    pub seal: bool,
}

impl Document {
    /// An empty paper of a day, in one language.
    pub fn new(title: impl Into<String>, lang: Lang, dated: Day) -> Document {
        Document {
            title: title.into(),
            number: None,
            recipients: None,
            blocks: Vec::new(),
            signature: None,
            attachments: Vec::new(),
            copies: None,
            lang,
            draft: false,
            dated,
        }
    }

    /// The number that is printed: none on a draft.
    pub fn shown_number(&self) -> Option<&str> {
        self.number.as_deref().filter(|_| !self.draft)
    }

    /// Everything that is printed, as one text; for looking things up, not for reading.
    pub fn text(&self) -> String {
        let mut out = vec![self.title.clone()];
        out.extend(self.shown_number().map(str::to_owned));
        out.extend(self.recipients.clone());
        self.blocks.iter().for_each(|block| block.collect(&mut out));
        out.extend(self.attachments.iter().cloned());
        if let Some(s) = &self.signature {
            out.push(s.unit.clone());
            out.extend(s.date.clone());
        }
        out.extend(self.copies.clone());
        out.join("\n")
    }
}

impl Block {
    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Block {
        Block::Paragraph { text: text.into() }
    }

    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Block {
        Block::Heading { level, text: text.into() }
    }

    fn collect(&self, out: &mut Vec<String>) {
        match self {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Remedy { text } => {
                out.push(text.clone());
            }
            Block::Fields { rows } => {
                out.extend(rows.iter().flatten().flat_map(|(label, value)| [label.clone(), value.clone()]));
            }
            Block::Table { table } => {
                out.extend(table.caption.clone());
                out.extend(table.columns.iter().map(|c| c.title.clone()));
                out.extend(table.rows.iter().flatten().cloned());
            }
            Block::Sign { lines } => out.extend(lines.iter().cloned()),
            Block::Chart { chart } => out.extend(chart.words()),
        }
    }
}

impl Column {
    /// A column of text.
    pub fn text(title: impl Into<String>, width: u16) -> Column {
        Column { title: title.into(), width: width.max(1), number: false }
    }

    /// A column of figures.
    pub fn number(title: impl Into<String>, width: u16) -> Column {
        Column { title: title.into(), width: width.max(1), number: true }
    }
}
