//! Why a letter cannot be made from these fields.

use law::Text;

use super::letter::FieldType;

/// One thing to mend before the letter can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A required field is missing or empty.
    Missing {
        /// Its name.
        name: String,
        /// What people call it.
        label: String,
    },
    /// No such field in this letter.
    Unknown(String),
    /// A value of another type than the field has.
    WrongType {
        /// The field's name.
        name: String,
        /// What people call it.
        label: String,
        /// The type it has.
        wanted: FieldType,
    },
    /// A row has a cell that the table does not know, or lacks one.
    Cell {
        /// The field's name.
        name: String,
        /// The column.
        column: String,
    },
    /// The template failed all the same.
    Template(String),
}

impl Problem {
    /// The field to blame.
    pub fn field(&self) -> Option<&str> {
        match self {
            Problem::Missing { name, .. }
            | Problem::Unknown(name)
            | Problem::WrongType { name, .. }
            | Problem::Cell { name, .. } => Some(name),
            Problem::Template(_) => None,
        }
    }

    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::Missing { .. } => "letter-field-missing",
            Problem::Unknown(_) => "letter-field-unknown",
            Problem::WrongType { .. } => "letter-field-type",
            Problem::Cell { .. } => "letter-field-cell",
            Problem::Template(_) => "letter-template",
        }
    }

    /// What is wrong, in both languages.
    pub fn told(&self) -> Text {
        match self {
            Problem::Missing { label, .. } => {
                Text::new(format!("没有填写“{label}”"), format!("“{label}” is missing"))
            }
            Problem::Unknown(name) => {
                Text::new(format!("这种文书没有“{name}”这一项"), format!("this letter has no field “{name}”"))
            }
            Problem::WrongType { label, wanted, .. } => Text::new(
                format!("“{label}”的类型不对，应当是{}", wanted.told().zh),
                format!("“{label}” should be {}", wanted.told().en),
            ),
            Problem::Cell { name, column } => Text::new(
                format!("“{name}”的“{column}”一列不对"),
                format!("column “{column}” of “{name}” is wrong"),
            ),
            Problem::Template(m) => Text::new(format!("模板出错：{m}"), format!("the template failed: {m}")),
        }
    }
}
