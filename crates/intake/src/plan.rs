//! Finds the header among titles and instructions, and says what every column means.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::headers::{self, Known};
use crate::{Dropped, Meaning, Table, text};

/// How many rows are looked at for the header.
const HEADER_WITHIN: usize = 20;

/// What a table's columns mean. An office may change it before the rows are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The header's row, counted from 0 as in `Table::rows`.
    pub header_row: usize,
    /// The columns with a header, in order.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place in the row, counted from 0.
    pub index: usize,
    /// Its header as written.
    pub header: String,
    /// What it holds, where we know.
    pub meaning: Option<Meaning>,
    /// Why we do not take it, where it is one we may not hold. With `meaning` empty as well the
    /// column is unknown: it is kept nowhere, and drafts whose row fills it say so.
    pub dropped: Option<Dropped>,
}

/// Why a table cannot be read as a list of matters.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PlanError {
    /// There are no rows.
    #[error("the table is empty")]
    Empty,
    /// No row looks like a header.
    #[error("no header row was found in the first {} rows", HEADER_WITHIN)]
    NoHeader,
    /// A header was found, but no column tells what a matter is.
    #[error("no column holds a subject, words or a demand")]
    NoContent {
        /// The headers found.
        headers: Vec<String>,
    },
}

impl PlanError {
    /// The reason as a sentence that says what would be right.
    pub fn say(&self, zh: bool) -> String {
        match (self, zh) {
            (PlanError::Empty, true) => "表中没有内容。".to_string(),
            (PlanError::Empty, false) => "The table is empty.".to_string(),
            (PlanError::NoHeader, true) => format!(
                "前{HEADER_WITHIN}行没有找到表头。表头至少应有“标题”“信访内容”“诉求概述”中的一栏，以及“姓名”“信访日期”等栏。"
            ),
            (PlanError::NoHeader, false) => format!(
                "No header was found in the first {HEADER_WITHIN} rows. It needs a column such as “subject”, “words” or “demand”, and others such as “name” and “received_on”."
            ),
            (PlanError::NoContent { headers }, true) => format!(
                "表头（{}）中没有说明事项内容的栏目，请加上“标题”“信访内容”或“诉求概述”。",
                headers.join("、")
            ),
            (PlanError::NoContent { headers }, false) => format!(
                "The header ({}) has no column that tells the matter; add “subject”, “words” or “demand”.",
                headers.join(", ")
            ),
        }
    }
}

/// Finds the header and reads it.
pub fn plan(table: &Table) -> Result<Plan, PlanError> {
    if table.rows.iter().all(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        return Err(PlanError::Empty);
    }
    let header_row = header_row(table).ok_or(PlanError::NoHeader)?;
    let columns: Vec<Column> = table.rows.get(header_row).map(|row| columns(row)).unwrap_or_default();
    if columns.iter().any(|c| c.meaning.is_some_and(Meaning::tells_the_matter)) {
        return Ok(Plan { header_row, columns });
    }
    Err(PlanError::NoContent {
        headers: columns.into_iter().map(|c| text::shorten(&c.header, 20)).take(40).collect(),
    })
}

/// The first of the rows that know most headers.
fn header_row(table: &Table) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in table.rows.iter().take(HEADER_WITHIN).enumerate() {
        let score = score(row);
        if score > best.map_or(0, |(_, s)| s) {
            best = Some((index, score));
        }
    }
    best.map(|(index, _)| index)
}

/// How many headers of a row are known; a lone one counts only where the row has no other cell.
pub(crate) fn score(row: &[String]) -> usize {
    let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let known = row.iter().filter(|cell| headers::known(cell).is_some()).count();
    if known == 1 && filled > 1 { 0 } else { known }
}

fn columns(row: &[String]) -> Vec<Column> {
    let filled = row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    filled.map(|(index, cell)| column(index, cell)).collect()
}

fn column(index: usize, header: &str) -> Column {
    let (meaning, dropped) = match headers::known(header) {
        Some(Known::Means(meaning)) => (Some(meaning), None),
        Some(Known::Drops(dropped)) => (None, Some(dropped)),
        None => (None, None),
    };
    Column { index, header: text::clean(header), meaning, dropped }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        Table {
            name: "t".into(),
            rows: rows.iter().map(|r| r.iter().map(|c| c.to_string()).collect()).collect(),
        }
    }

    #[test]
    fn the_header_is_found_below_titles() {
        let t = table(&[
            &["", "导入模板"],
            &[],
            &["序号", "姓名", "性别", "诉求概述"],
            &["1", "甲", "男", "要求"],
        ]);
        let plan = plan(&t).unwrap();
        assert_eq!(plan.header_row, 2);
        assert_eq!(plan.columns[2].dropped, Some(Dropped::Sex));
        assert_eq!(plan.columns[3].meaning, Some(Meaning::Demand));
    }

    #[test]
    fn a_table_without_header_or_content_is_refused_with_a_sentence() {
        assert_eq!(plan(&table(&[])), Err(PlanError::Empty));
        assert_eq!(plan(&table(&[&["", " "]])), Err(PlanError::Empty));
        assert_eq!(plan(&table(&[&["甲", "乙"], &["1", "2"]])), Err(PlanError::NoHeader));
        let refused = plan(&table(&[&["姓名", "电话"]])).unwrap_err();
        assert!(refused.say(true).contains("姓名、电话"));
        assert!(refused.say(false).contains("demand"));
    }

    #[test]
    fn one_column_of_words_is_a_list() {
        assert_eq!(plan(&table(&[&["信访内容"], &["路灯不亮"]])).unwrap().header_row, 0);
    }
}
