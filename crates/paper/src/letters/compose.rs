//! Fields into a template, a document out; or every problem by name.

use law::{Day, Lang};
use minijinja::value::Value as Any;

use super::body;
use super::fields::{Fields, Value};
use super::letter::{Field, FieldType, Letter};
use super::problem::Problem;
use super::template::{Context, dated, fill, seen, unguard};
use crate::{Document, Signature};

/// What the issuing adds to the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The issuing unit's full name.
    pub unit: String,
    /// The day it bears.
    pub date: Day,
    /// Its number, once it is issued.
    pub number: Option<String>,
    /// A draft bears a watermark and no number.
    pub draft: bool,
    /// Names of what is attached.
    pub attachments: Vec<String>,
    /// Who gets a copy.
    pub copies: Option<String>,
}

impl Issue {
    /// A draft of this unit and day.
    pub fn draft(unit: impl Into<String>, date: Day) -> Issue {
        Issue { unit: unit.into(), date, number: None, draft: true, attachments: Vec::new(), copies: None }
    }

    /// An issued letter with its number; letters of kinds without numbers get none.
    pub fn issued(unit: impl Into<String>, date: Day, number: Option<String>) -> Issue {
        Issue { number, draft: false, ..Issue::draft(unit, date) }
    }

    pub(super) fn sample(date: Day) -> Issue {
        Issue::issued("样", date, Some("样〔2026〕1号".to_owned()))
    }
}

impl Letter {
    /// The letter with these fields, or everything that is missing or wrong.
    pub fn compose(&self, fields: &Fields, issue: &Issue) -> Result<Document, Vec<Problem>> {
        let problems = self.problems(fields);
        if !problems.is_empty() {
            return Err(problems);
        }
        self.made(fields, issue).map_err(|message| vec![Problem::Template(message)])
    }

    /// What is missing or wrong about fields; nothing when the letter can be made.
    pub fn problems(&self, fields: &Fields) -> Vec<Problem> {
        let stray = fields.iter().filter(|(name, _)| self.field(name).is_none());
        let stray = stray.map(|(name, _)| Problem::Unknown(name.to_owned()));
        self.fields.iter().flat_map(|field| wrong(field, fields.get(&field.name))).chain(stray).collect()
    }

    fn made(&self, fields: &Fields, issue: &Issue) -> Result<Document, String> {
        let context = context(self, fields, issue);
        let filled = |source: &str| fill(source, &context).map_err(|b| b.message);
        let line = |source: &str| filled(source).map(|text| unguard(text.trim()).replace('\n', " "));
        let remedy = self.remedy_text.as_deref().map(filled).transpose()?;
        let remedy = remedy.as_deref().map(str::trim);
        let title = line(&self.title)?;
        let to = self.to.as_deref().map(line).transpose()?;
        let mut doc = Document::new(in_lines(&title), Lang::Zh, issue.date);
        doc.recipients = to.filter(|to| !to.is_empty());
        doc.blocks = body::blocks(&filled(&self.body)?, remedy)?;
        doc.number = issue.number.clone().filter(|_| !self.class.is_empty());
        doc.draft = issue.draft;
        doc.attachments = issue.attachments.clone();
        doc.copies = issue.copies.clone();
        doc.signature = self.seal.then(|| Signature {
            unit: issue.unit.clone(),
            date: Some(dated(issue.date)),
            seal: true,
        });
        Ok(doc)
    }
}

/// What a template sees: its fields (empty where nothing was given), unit, date and number.
pub(super) fn context(letter: &Letter, fields: &Fields, issue: &Issue) -> Context {
    let mut out = Context::new();
    for field in &letter.fields {
        out.insert(field.name.clone(), fields.get(&field.name).map_or_else(|| nothing(field.kind), seen));
    }
    let number = issue.number.clone().filter(|_| !issue.draft).unwrap_or_default();
    out.insert("unit".to_owned(), Any::from(issue.unit.as_str()));
    out.insert("date".to_owned(), Any::from(dated(issue.date)));
    out.insert("number".to_owned(), Any::from(number));
    out
}

fn nothing(kind: FieldType) -> Any {
    match kind {
        FieldType::Text | FieldType::Date | FieldType::Number => Any::from(""),
        FieldType::List | FieldType::Table => Any::from(Vec::<Any>::new()),
    }
}

fn wrong(field: &Field, value: Option<&Value>) -> Vec<Problem> {
    let (name, label) = (field.name.clone(), field.label.clone());
    match value {
        None if field.required => vec![Problem::Missing { name, label }],
        None => Vec::new(),
        Some(value) if !fits(field.kind, value) => {
            vec![Problem::WrongType { name, label, wanted: field.kind }]
        }
        Some(value) if field.required && value.is_empty() => vec![Problem::Missing { name, label }],
        Some(Value::Table(rows)) => {
            let strange = rows.iter().flat_map(|r| r.keys()).filter(|k| !field.columns.contains(k)).cloned();
            let lacking =
                rows.iter().flat_map(|r| field.columns.iter().filter(|c| !r.contains_key(*c))).cloned();
            let mut columns: Vec<String> = strange.chain(lacking).collect();
            columns.sort();
            columns.dedup();
            columns.into_iter().map(|column| Problem::Cell { name: field.name.clone(), column }).collect()
        }
        Some(_) => Vec::new(),
    }
}

fn fits(kind: FieldType, value: &Value) -> bool {
    match value {
        Value::Text(_) => kind == FieldType::Text,
        Value::Date(_) => kind == FieldType::Date,
        Value::Number(_) => kind == FieldType::Number,
        Value::List(_) => kind == FieldType::List,
        Value::Table(_) => kind == FieldType::Table,
    }
}

/// Characters on a line of the title.
const ON_A_LINE: usize = 19;

/// A long title in lines of about the same length, broken where a word ends if that is known.
fn in_lines(title: &str) -> String {
    let chars: Vec<char> = title.chars().collect();
    if chars.len() <= ON_A_LINE {
        return title.to_owned();
    }
    let (half, least) = (chars.len() / 2, chars.len().saturating_sub(ON_A_LINE));
    let text = |range: std::ops::Range<usize>| chars.get(range).map(|c| c.iter().collect::<String>());
    let after =
        |n: usize, word: &str| text(n.saturating_sub(word.chars().count())..n).is_some_and(|w| w == word);
    let before = |n: usize, word: &str| text(n..n + word.chars().count()).is_some_and(|w| w == word);
    let good =
        |n: &usize| before(*n, "信访事项") || after(*n, "的") || after(*n, "、") || after(*n, "信访事项");
    let at =
        (least..=ON_A_LINE.min(chars.len())).filter(good).min_by_key(|n| n.abs_diff(half)).unwrap_or(half);
    let (first, rest) = (text(0..at).unwrap_or_default(), text(at..chars.len()).unwrap_or_default());
    format!("{first}\n{}", in_lines(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_broken_where_a_word_ends() {
        for (title, want) in [
            ("受理告知书", "受理告知书"),
            (
                "关于栖禾府工地拖欠十四名木工工资信访事项的处理意见书",
                "关于栖禾府工地拖欠十四名木工工资\n信访事项的处理意见书",
            ),
        ] {
            assert_eq!(in_lines(title), want);
        }
    }
}
