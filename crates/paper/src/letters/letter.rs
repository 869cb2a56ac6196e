//! A template that was read and believed.

use law::{Day, Text};
use serde::Deserialize;

use super::kind::{Identity, Kind, Remedy, Signer};

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// Several short texts.
    List,
    /// Rows of named cells.
    Table,
}

/// A field of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name in the template.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether the letter can be made without it.
    #[serde(default = "yes")]
    pub required: bool,
    /// What it gives away about the petitioner, if anything; left out of the respondent's copy.
    pub identity: Option<Identity>,
    /// Of a table marked as identity: the columns that give it away; all of them where none is named.
    #[serde(default)]
    pub identity_columns: Vec<String>,
    /// The article that asks for it.
    pub article: Option<String>,
    /// The cells of a table's row.
    #[serde(default)]
    pub columns: Vec<String>,
}

fn yes() -> bool {
    true
}

/// A template of a letter.
#[derive(Debug, Clone)]
pub struct Letter {
    pub(super) file: String,
    pub(super) kind: Kind,
    pub(super) jurisdiction: String,
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) name: String,
    pub(super) title: String,
    pub(super) class: String,
    pub(super) to: Option<String>,
    pub(super) signer: Signer,
    pub(super) seal: bool,
    pub(super) basis: String,
    pub(super) remedy: Remedy,
    pub(super) remedy_text: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) body: String,
    /// Lines of the file before the body.
    pub(super) above: usize,
    /// Brought in by the office.
    pub(super) office: bool,
}

impl Letter {
    /// The file it was read from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where it holds: `national`, or the name of a county's or province's packs.
    pub fn jurisdiction(&self) -> &str {
        &self.jurisdiction
    }

    /// The first day on which it is used.
    pub fn valid_from(&self) -> Day {
        self.from
    }

    /// The last day on which it is used, if that is known.
    pub fn valid_until(&self) -> Option<Day> {
        self.until
    }

    /// What people call this kind of letter (文书名称).
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands between the organ's code and the year in its number; empty where it has no number of its own.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// Who signs it off.
    pub fn signer(&self) -> Signer {
        self.signer
    }

    /// Whether a seal goes on it.
    pub fn seal(&self) -> bool {
        self.seal
    }

    /// The articles it rests on.
    pub fn basis(&self) -> &str {
        &self.basis
    }

    /// The remedy it names.
    pub fn remedy(&self) -> Remedy {
        self.remedy
    }

    /// Its fields, in the order of the form.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// Whether it is used on this day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

impl FieldType {
    /// The type in words.
    pub fn told(self) -> Text {
        match self {
            FieldType::Text => Text::new("文字", "words"),
            FieldType::Date => Text::new("日期", "a date"),
            FieldType::Number => Text::new("数字", "a number"),
            FieldType::List => Text::new("列表", "a list"),
            FieldType::Table => Text::new("表格", "a table"),
        }
    }
}
