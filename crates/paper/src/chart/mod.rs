//! Drawings of figures, made here: bars, lines, and a table of shades (unit × field).
//!
//! A chart never stands alone. It has a title, a description that says the same in words, and the table of its
//! figures; the SVG carries the first two as `title` and `desc`. The same drawing goes on a page and into the PDF. It
//! holds attributes only, no style and no script.

mod bars;
mod heat;
mod lines;
mod scale;
mod svg;

use serde::Serialize;

use crate::{Column, Table};

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same in words, with the unit of measure.
    pub description: String,
    /// The drawing.
    pub svg: String,
    /// The figures.
    pub table: Option<Table>,
}

/// A row of figures under one name.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name.
    pub name: String,
    /// One figure for each label; none where there is none.
    pub values: Vec<Option<f64>>,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartKind {
    /// Groups of bars, one group for each label.
    Bars,
    /// Lines over the labels, which are in order (months, years).
    Lines,
    /// A table of shades: a row for each series, a column for each label.
    Heat,
}

impl Chart {
    /// Draws figures. `corner` heads the column of names in the table (单位, 月份).
    pub fn draw(
        kind: ChartKind,
        title: &str,
        description: &str,
        corner: &str,
        labels: &[String],
        series: &[Series],
    ) -> Chart {
        let body = match kind {
            ChartKind::Bars => bars::draw(labels, series),
            ChartKind::Lines => lines::draw(labels, series),
            ChartKind::Heat => heat::draw(labels, series),
        };
        Chart {
            title: title.to_owned(),
            description: description.to_owned(),
            svg: svg::whole(title, description, &body),
            table: Some(figures(corner, labels, series)),
        }
    }

    pub(crate) fn words(&self) -> Vec<String> {
        let mut out = vec![self.title.clone(), self.description.clone()];
        if let Some(table) = &self.table {
            out.extend(table.columns.iter().map(|c| c.title.clone()));
            out.extend(table.rows.iter().flatten().cloned());
        }
        out
    }
}

fn figures(corner: &str, labels: &[String], series: &[Series]) -> Table {
    let mut columns = vec![Column::text(corner, 3)];
    columns.extend(labels.iter().map(|l| Column::number(l, 2)));
    let rows = series.iter().map(|s| {
        let cells = (0..labels.len()).map(|i| value(s, i).map_or_else(|| "—".to_owned(), shown));
        std::iter::once(s.name.clone()).chain(cells).collect()
    });
    Table { caption: None, columns, rows: rows.collect() }
}

fn value(series: &Series, i: usize) -> Option<f64> {
    series.values.get(i).copied().flatten().filter(|v| v.is_finite())
}

/// A figure as people read it: no tail of zeros.
fn shown(n: f64) -> String {
    if n.fract() == 0.0 { format!("{n:.0}") } else { format!("{n:.1}") }
}
