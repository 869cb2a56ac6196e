//! A filled body, cut into blocks. One line is one paragraph; some lines begin with a mark.
//!
//! `# ` and `## ` headings · `| label | value |` a row of a form · `|= head:width | … |` the head of a table, with
//! rows `| … |` under it · `~ label` a line to sign on · `@remedy` the place of the remedy · `//` a remark to editors

use crate::{Block, Column, Table};

use super::template::unguard;

/// The line that marks the remedy's place.
pub(super) const REMEDY: &str = "@remedy";

/// Cuts a body into blocks; a line with an unknown mark comes back as the error.
pub(super) fn blocks(filled: &str, remedy: Option<&str>) -> Result<Vec<Block>, String> {
    let mut out = Vec::new();
    for line in filled.lines().map(str::trim) {
        match line {
            "" => {}
            REMEDY => out.extend(remedy.map(|text| Block::Remedy { text: unguard(text) })),
            _ if line.starts_with("//") => {}
            _ => push(&mut out, line)?,
        }
    }
    Ok(out)
}

fn push(out: &mut Vec<Block>, line: &str) -> Result<(), String> {
    if let Some(rest) = line.strip_prefix("## ") {
        out.push(Block::heading(2, unguard(rest)));
    } else if let Some(rest) = line.strip_prefix("# ") {
        out.push(Block::heading(1, unguard(rest)));
    } else if let Some(rest) = line.strip_prefix("|=") {
        let columns = cells(rest).iter().map(|c| column(c)).collect();
        out.push(Block::Table { table: Table { caption: None, columns, rows: Vec::new() } });
    } else if let Some(rest) = line.strip_prefix('|') {
        row(out, cells(rest))?;
    } else if let Some(rest) = line.strip_prefix("~ ") {
        sign(out, unguard(rest));
    } else if line.starts_with(['#', '~', '@']) {
        return Err(unguard(line));
    } else {
        out.push(Block::paragraph(unguard(line)));
    }
    Ok(())
}

fn row(out: &mut Vec<Block>, cells: Vec<String>) -> Result<(), String> {
    if let Some(Block::Table { table }) = out.last_mut() {
        table.rows.push(cells);
        return Ok(());
    }
    let pairs: Vec<(String, String)> =
        cells.chunks(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))).collect();
    if pairs.is_empty() || cells.len() % 2 == 1 {
        return Err(cells.join(" | "));
    }
    match out.last_mut() {
        Some(Block::Fields { rows }) => rows.push(pairs),
        _ => out.push(Block::Fields { rows: vec![pairs] }),
    }
    Ok(())
}

fn sign(out: &mut Vec<Block>, label: String) {
    match out.last_mut() {
        Some(Block::Sign { lines }) => lines.push(label),
        _ => out.push(Block::Sign { lines: vec![label] }),
    }
}

fn cells(rest: &str) -> Vec<String> {
    let rest = rest.trim().trim_end_matches('|');
    rest.split('|').map(|c| unguard(c.trim())).collect()
}

/// `题名:6`, or `页数:2>` for figures on the right.
fn column(text: &str) -> Column {
    let (text, number) = match text.strip_suffix('>') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (title, width) = text.rsplit_once(':').unwrap_or((text, "1"));
    Column { title: title.trim().to_owned(), width: width.trim().parse().unwrap_or(1).max(1), number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_blocks() {
        let body = "# 一、事实\n查明如下。\n\n// 给编辑者\n| 姓名 | 甲 | 电话 | 乙 |\n| 住址 | 丙 |\n@remedy\n~ 送达人\n~ 见证人\n|= 序号:1 | 页数:2> |\n| 1 | 3 |\n";
        let out = blocks(body, Some("可以申请复查。")).unwrap();
        let kinds: Vec<&str> = out
            .iter()
            .map(|b| match b {
                Block::Heading { .. } => "heading",
                Block::Paragraph { .. } => "paragraph",
                Block::Remedy { .. } => "remedy",
                Block::Fields { rows } if rows.len() == 2 => "fields",
                Block::Table { table } if table.rows.len() == 1 && table.columns[1].number => "table",
                Block::Sign { lines } if lines.len() == 2 => "sign",
                _ => "other",
            })
            .collect();
        assert_eq!(kinds, ["heading", "paragraph", "fields", "remedy", "sign", "table"]);
    }

    #[test]
    fn an_unknown_mark_is_named() {
        assert_eq!(blocks("#没有空格", None), Err("#没有空格".to_owned()));
        assert!(blocks("| 单独 |", None).is_err());
    }
}
