//! Breakdowns with names in place of keys, and drawn.

use crate::act::TableLine;
use crate::rules::Table;
use crate::writing::named;
use people::Units;
use platform::web::Page;

/// A line as it is shown, with the length of its bar in percent of the longest.
pub(super) struct Line {
    pub name: String,
    pub numbers: Vec<i64>,
    pub bar: i64,
}

/// A breakdown as it is shown.
pub(super) struct View {
    pub id: String,
    pub name: String,
    pub heads: Vec<String>,
    pub lines: Vec<Line>,
    pub totals: Vec<i64>,
}

pub(super) fn view(page: &Page, units: &Units, t: &Table, heads: Vec<String>, lines: &[TableLine]) -> View {
    let most = lines.iter().filter_map(|l| l.numbers.first()).max().copied().unwrap_or(0).max(1);
    let totals = (0..heads.len()).map(|i| lines.iter().filter_map(|l| l.numbers.get(i)).sum()).collect();
    let mut shown: Vec<Line> = lines
        .iter()
        .map(|l| Line {
            name: named(page, units, t.by, &l.key),
            bar: l.numbers.first().map_or(0, |n| n * 100 / most),
            numbers: l.numbers.clone(),
        })
        .collect();
    shown.sort_by(|a, b| b.numbers.first().cmp(&a.numbers.first()).then_with(|| a.name.cmp(&b.name)));
    View { id: t.id.clone(), name: page.say(&t.name), heads, lines: shown, totals }
}
