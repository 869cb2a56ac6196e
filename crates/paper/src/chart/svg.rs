//! The pieces that every drawing is made of.

use std::fmt::Write;

/// Width of a drawing; the height is the drawing's own.
pub(super) const WIDTH: f64 = 640.0;
/// Colours that stay apart on a grey print: dark, light, middle, and so on.
pub(super) const INKS: [&str; 6] = ["#1f4e79", "#e08a1e", "#6f9fc8", "#8c2d19", "#7a7a7a", "#4f8a4b"];
const FONT: &str = "Huiyin Serif SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";

/// A drawing under way.
pub(super) struct Body {
    pub height: f64,
    pub marks: String,
}

impl Body {
    pub(super) fn new(height: f64) -> Body {
        Body { height, marks: String::new() }
    }

    pub(super) fn rect(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), fill: &str) {
        self.mark(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{:.1}" height="{:.1}" fill="{fill}"/>"#,
            w.max(0.0),
            h.max(0.0)
        ));
    }

    pub(super) fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), ink: &str, width: f64) {
        self.mark(format_args!(
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{ink}" stroke-width="{width:.1}"/>"#
        ));
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), ink: &str) {
        self.mark(format_args!(r#"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="{ink}"/>"#));
    }

    /// Words at a place; `anchor` is start, middle or end.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: &str, ink: &str, words: &str) {
        let words = escaped(words);
        self.mark(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" fill="{ink}">{words}</text>"#
        ));
    }

    fn mark(&mut self, piece: std::fmt::Arguments<'_>) {
        // writing to a String does not fail
        let _ = self.marks.write_fmt(piece);
    }
}

pub(super) fn whole(title: &str, description: &str, body: &Body) -> String {
    let (title, description) = (escaped(title), escaped(description));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0} {:.0}" role="img" font-family="{FONT}" font-size="13"><title>{title}</title><desc>{description}</desc>{}</svg>"#,
        body.height, body.marks
    )
}

/// The colour of the n-th series.
pub(super) fn ink(n: usize) -> &'static str {
    INKS.iter().cycle().nth(n).copied().unwrap_or("#000000")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A label that would not fit is cut and marked.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{kept}…")
}
