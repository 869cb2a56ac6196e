//! Type and paragraphs of a DOCX.

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType};

/// Half points: 二号, 三号, 四号, 小四.
pub(super) const TITLE: usize = 44;
pub(super) const BODY: usize = 32;
pub(super) const SMALL_FOUR: usize = 28;
pub(super) const CELL: usize = 24;
/// Line pitch of the body, 28.95 points.
const PITCH: i32 = 579;
/// A character of the body.
pub(super) const EM: i32 = 320;

/// The five faces of an official paper.
#[derive(Clone, Copy)]
pub(super) enum Face {
    /// 方正小标宋
    Title,
    /// 仿宋
    Body,
    /// 黑体
    Head,
    /// 楷体
    Kai,
    /// 宋体
    Song,
}

impl Face {
    fn name(self) -> &'static str {
        match self {
            Face::Title => "方正小标宋简体",
            Face::Body => "仿宋",
            Face::Head => "黑体",
            Face::Kai => "楷体",
            Face::Song => "宋体",
        }
    }

    /// The face for every script, Chinese punctuation included.
    pub(super) fn fonts(self) -> RunFonts {
        let name = self.name();
        RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name).hint("eastAsia")
    }
}

/// Words in a face and size.
pub(super) fn run(text: &str, face: Face, size: usize) -> Run {
    Run::new().add_text(text).fonts(face.fonts()).size(size)
}

/// A paragraph of the body, indented by so many twentieths of a point.
pub(super) fn paragraph(text: &str, face: Face, indent: i32) -> Paragraph {
    let first = (indent > 0).then_some(SpecialIndentType::FirstLine(indent));
    bare().indent(None, first, None, None).align(AlignmentType::Both).add_run(run(text, face, BODY))
}

/// An empty paragraph with the body's pitch.
pub(super) fn bare() -> Paragraph {
    Paragraph::new().line_spacing(exact(PITCH))
}

/// A paragraph inside a cell.
pub(super) fn cell(text: &str, side: AlignmentType) -> Paragraph {
    let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(300).before(40).after(40);
    Paragraph::new().snap_to_grid(false).line_spacing(spacing).align(side).add_run(run(
        text,
        Face::Song,
        CELL,
    ))
}

/// Lines of exactly this pitch.
pub(super) fn exact(pitch: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(pitch)
}
