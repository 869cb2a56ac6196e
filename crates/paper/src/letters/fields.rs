//! What goes into a letter: values by name.

use std::collections::BTreeMap;

use law::Day;
use serde::{Deserialize, Serialize};

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Words; line breaks part paragraphs.
    Text(String),
    /// A day; written as official papers write it.
    Date(Day),
    /// A whole number.
    Number(i64),
    /// Several short texts.
    List(Vec<String>),
    /// Rows of named cells.
    Table(Vec<BTreeMap<String, String>>),
}

/// The values of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, Value>);

impl Fields {
    /// None yet.
    pub fn new() -> Fields {
        Fields::default()
    }

    /// With words.
    pub fn text(self, name: &str, words: impl Into<String>) -> Fields {
        self.with(name, Value::Text(words.into()))
    }

    /// With a day.
    pub fn date(self, name: &str, day: Day) -> Fields {
        self.with(name, Value::Date(day))
    }

    /// With a number.
    pub fn number(self, name: &str, n: i64) -> Fields {
        self.with(name, Value::Number(n))
    }

    /// With a list.
    pub fn list<T: Into<String>>(self, name: &str, items: impl IntoIterator<Item = T>) -> Fields {
        self.with(name, Value::List(items.into_iter().map(Into::into).collect()))
    }

    /// With rows: each row gives its cells in the order of `columns`.
    pub fn table<const N: usize>(self, name: &str, columns: [&str; N], rows: &[[&str; N]]) -> Fields {
        let rows = rows
            .iter()
            .map(|row| columns.iter().zip(row).map(|(c, v)| ((*c).to_owned(), (*v).to_owned())).collect());
        self.with(name, Value::Table(rows.collect()))
    }

    /// With any value.
    pub fn with(mut self, name: &str, value: Value) -> Fields {
        self.set(name, value);
        self
    }

    /// Puts a value in.
    pub fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }
}

impl Value {
    /// Nothing that could be read.
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Text(words) => words.trim().is_empty(),
            Value::Date(_) | Value::Number(_) => false,
            Value::List(items) => items.iter().all(|i| i.trim().is_empty()),
            Value::Table(rows) => rows.iter().all(|r| r.values().all(|v| v.trim().is_empty())),
        }
    }

    /// The same with every text changed.
    pub(super) fn map(&self, change: &mut dyn FnMut(&str) -> String) -> Value {
        match self {
            Value::Text(words) => Value::Text(change(words)),
            Value::Date(day) => Value::Date(*day),
            Value::Number(n) => Value::Number(*n),
            Value::List(items) => Value::List(items.iter().map(|i| change(i)).collect()),
            Value::Table(rows) => Value::Table(
                rows.iter().map(|r| r.iter().map(|(k, v)| (k.clone(), change(v))).collect()).collect(),
            ),
        }
    }
}
