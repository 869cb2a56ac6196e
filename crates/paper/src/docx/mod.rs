//! DOCX: the same paper for Word, WPS and LibreOffice.
//!
//! Type is named, not carried (仿宋, 黑体, 楷体, 宋体 are on every office machine); sizes, margins, line pitch and
//! page numbers are the same as in the PDF. Measures are in twentieths of a point, sizes in half points.

mod body;
mod style;

use std::io::Cursor;

use docx_rs::{
    AlignmentType, DocGrid, DocGridType, Docx, Footer, Header, PageMargin, PageNum, Paragraph, Run,
};
use law::Lang;

use crate::Document;
use style::{Face, run};

/// Why no DOCX came about; ours to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct DocxError(String);

/// Left 28, right 26, top 37, bottom 35 mm; the page number 7 mm under the text.
const MARGIN: PageMargin =
    PageMargin { top: 2098, bottom: 1985, left: 1588, right: 1474, header: 851, footer: 1440, gutter: 0 };
const A4: (u32, u32) = (11906, 16838);

/// The paper as DOCX. The same paper gives the same bytes.
pub fn docx(doc: &Document) -> Result<Vec<u8>, DocxError> {
    let day = format!("{}T00:00:00Z", doc.dated);
    let mut out = Docx::new()
        .created_at(&day)
        .updated_at(&day)
        .page_size(A4.0, A4.1)
        .page_margin(MARGIN)
        .default_fonts(Face::Body.fonts())
        .default_size(style::BODY)
        .footer(Footer::new().add_paragraph(page_number(AlignmentType::Right)))
        .even_footer(Footer::new().add_paragraph(page_number(AlignmentType::Left)));
    if doc.draft {
        out = out.header(mark(doc.lang)).even_header(mark(doc.lang));
    }
    out.document.section_property.doc_grid =
        Some(DocGrid::new().grid_type(DocGridType::Lines).line_pitch(579));
    let mut bytes = Cursor::new(Vec::new());
    body::fill(out, doc).pack(&mut bytes).map_err(|e| DocxError(e.to_string()))?;
    Ok(bytes.into_inner())
}

/// “— 1 —” on the outer side, one character in.
fn page_number(side: AlignmentType) -> Paragraph {
    let dash = |text: &str| run(text, Face::Song, style::SMALL_FOUR);
    Paragraph::new()
        .align(side)
        .indent(Some(280), None, Some(280), None)
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"))
        .fonts(Face::Song.fonts())
        .size(style::SMALL_FOUR)
}

/// The mark of a draft, at the head of every page.
fn mark(lang: Lang) -> Header {
    let words = lang.pick("草　　稿", "DRAFT");
    let run: Run = run(words, Face::Head, 72).color("BFBFBF");
    Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_run(run))
}
