//! The rules of a pack as a table for the terminal.

use crate::{Basis, Lang, Pack, Rule, Way};

/// The pack's rules as aligned text, one rule per line under a heading.
pub fn table(pack: &Pack, lang: Lang) -> String {
    let mut rows = vec![heading(lang)];
    rows.extend(pack.rules().map(|rule| row(rule, lang)));
    let widths = widths(&rows);
    let mut text = format!("{} · {}\n", pack.id, pack.title.get(lang));
    for row in &rows {
        text.push_str(&line(row, &widths));
        text.push('\n');
    }
    text
}

type Row = [String; 7];

fn heading(lang: Lang) -> Row {
    let zh = ["规则", "期限", "谁", "基准", "依据", "可靠", "事项"];
    let en = ["Rule", "Term", "Who", "Basis", "Article", "Conf", "What"];
    lang.pick(zh, en).map(str::to_owned)
}

fn row(rule: &Rule, lang: Lang) -> Row {
    let term = rule.term.spoken(lang);
    let term = match rule.way {
        Way::After => term,
        Way::Before => lang.pick(format!("提前{term}"), format!("{term} before")),
    };
    let basis = match rule.basis {
        Basis::Strict => lang.pick("严格", "strict"),
        Basis::Rolled => lang.pick("顺延", "rolled"),
    };
    [
        rule.id.to_string(),
        term,
        rule.who.spoken(lang).to_owned(),
        basis.to_owned(),
        rule.article.get(lang).to_owned(),
        format!("{:?}", rule.confidence),
        rule.title.get(lang).to_owned(),
    ]
}

fn widths(rows: &[Row]) -> Vec<usize> {
    let mut widths = vec![0; 7];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(columns(cell));
        }
    }
    widths
}

fn line(row: &Row, widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).map(|(cell, width)| {
        let pad = width.saturating_sub(columns(cell));
        format!("{cell}{}", " ".repeat(pad))
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

/// Terminal columns: Chinese characters and full-width marks take two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}')
}
