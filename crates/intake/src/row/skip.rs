//! Which rows hold no matter.

use crate::{Meaning, Plan, Skip, Table, text};

const KEEP: [&str; 4] = ["请保留", "请勿删除", "请勿修改", "此行勿删"];
const EXPLAINS: [&str; 8] =
    ["填写说明", "填表说明", "填报说明", "说明:", "注:", "备注:", "示例说明", "导入说明"];
const SAMPLES: [&str; 9] = ["测试", "示例", "样例", "范例", "例", "测试数据", "示例数据", "test", "sample"];
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "total"];
const SIGNATURES: [&str; 12] = [
    "制表人",
    "制表单位",
    "填表人",
    "填表单位",
    "填报人",
    "填报单位",
    "填报时间",
    "填报日期",
    "审核人",
    "审批人",
    "制表时间",
    "制表日期",
];

/// Why the row is skipped, if it is.
pub(super) fn skip(table: &Table, plan: &Plan, index: usize) -> Option<Skip> {
    let row = Row::new(table, plan, index);
    if row.filled.is_empty() {
        return Some(Skip::Blank);
    }
    match index.cmp(&plan.header_row) {
        std::cmp::Ordering::Less => return Some(Skip::Title),
        std::cmp::Ordering::Equal => return Some(Skip::Header),
        std::cmp::Ordering::Greater => {}
    }
    row.kind()
}

struct Row<'a> {
    plan: &'a Plan,
    /// Place, meaning and folded text of each filled cell.
    filled: Vec<(usize, Option<Meaning>, String)>,
}

impl<'a> Row<'a> {
    fn new(table: &'a Table, plan: &'a Plan, index: usize) -> Row<'a> {
        let cells = table.rows.get(index).map(Vec::as_slice).unwrap_or_default();
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        let filled =
            filled.map(|(at, cell)| (at, meaning(plan, at), text::squeeze(&text::shorten(cell, 80))));
        Row { plan, filled: filled.filter(|(_, _, cell)| !cell.is_empty()).collect() }
    }

    fn kind(&self) -> Option<Skip> {
        let checks = [
            (Skip::Blank, self.is_blank()),
            (Skip::Header, self.is_header()),
            (Skip::Instruction, self.is_instruction()),
            (Skip::Sample, self.is_sample()),
            (Skip::Total, self.is_total()),
            (Skip::Title, self.is_heading()),
        ];
        checks.into_iter().find(|(_, yes)| *yes).map(|(skip, _)| skip)
    }

    fn tells_the_matter(&self) -> bool {
        self.filled.iter().any(|(_, meaning, _)| meaning.is_some_and(Meaning::tells_the_matter))
    }

    fn lone(&self) -> Option<&str> {
        match self.filled.as_slice() {
            [(_, _, cell)] if self.plan.columns.len() > 1 => Some(cell),
            _ => None,
        }
    }

    fn first(&self) -> &str {
        self.filled.first().map_or("", |(_, _, cell)| cell)
    }

    /// Nothing but a row number.
    fn is_blank(&self) -> bool {
        let number = |cell: &str| cell.chars().all(|c| c.is_ascii_digit() || c == '.');
        self.filled.iter().all(|(_, meaning, cell)| *meaning == Some(Meaning::RowNumber) && number(cell))
    }

    /// The header again.
    fn is_header(&self) -> bool {
        let same = |at: usize, cell: &str| {
            self.plan.columns.iter().any(|c| c.index == at && text::squeeze(&c.header) == cell)
        };
        self.filled.iter().all(|(at, _, cell)| same(*at, cell))
            && (self.filled.len() > 1 || self.plan.columns.len() == 1)
    }

    fn is_instruction(&self) -> bool {
        let first = self.first();
        let kept = KEEP.iter().any(|start| first.starts_with(start))
            && !self.filled.first().is_some_and(|(_, m, _)| m.is_some_and(Meaning::tells_the_matter));
        let explained = self
            .lone()
            .is_some_and(|cell| EXPLAINS.iter().chain(KEEP.iter()).any(|start| cell.starts_with(start)));
        kept || explained || self.filled.iter().filter(|(_, _, cell)| explains(cell)).count() >= 2
    }

    /// The template's example has an example's name, or its row number says so.
    fn is_sample(&self) -> bool {
        let marked = |meaning: Option<Meaning>| matches!(meaning, Some(Meaning::Name | Meaning::RowNumber));
        self.filled.iter().any(|(_, meaning, cell)| marked(*meaning) && SAMPLES.contains(&cell.as_str()))
    }

    fn is_total(&self) -> bool {
        let first = self.first();
        let starts = |words: &[&str], cell: &str| words.iter().any(|word| cell.starts_with(word));
        if self.lone().is_some_and(|cell| {
            starts(&SIGNATURES, cell) || starts(&TOTALS, cell) && cell.chars().count() <= 20
        }) {
            return true;
        }
        !self.tells_the_matter() && (starts(&SIGNATURES, first) || starts(&TOTALS, first))
            || TOTALS.contains(&first)
    }

    /// A lone cell that stands in no column telling the matter.
    fn is_heading(&self) -> bool {
        self.lone().is_some() && !self.tells_the_matter()
    }
}

fn meaning(plan: &Plan, at: usize) -> Option<Meaning> {
    plan.columns.iter().find(|c| c.index == at).and_then(|c| c.meaning)
}

/// A cell that lists choices instead of making one.
fn explains(cell: &str) -> bool {
    matches!(cell, "是/否" | "男/女" | "有/无" | "群体/个体" | "必填" | "选填" | "yyyy-mm-dd")
        || ["(多选", "(单选", "(必填", "(选填", "使用英文逗号", "1.信2.访", "0.群众1.团员", "1.求决2."]
            .iter()
            .any(|part| cell.contains(part))
            && cell.chars().count() <= 60
}
