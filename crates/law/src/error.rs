//! What can be wrong with the law: a broken file, or a question it has no answer to.

use std::ops::Range;

use crate::{Day, PackId, RuleId, Text};

/// Why the law could not be loaded, or could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// A pack or calendar file is wrong; it names the file, the line and what to mend.
    #[error("{file}{}: {}", line_mark(*line), what.en)]
    Broken {
        /// The file's name.
        file: String,
        /// The line, from 1, where one line is to blame.
        line: Option<usize>,
        /// What is wrong with it.
        what: Text,
    },
    /// No pack was ever loaded for this jurisdiction.
    #[error("no law is loaded for jurisdiction “{0}”")]
    UnknownJurisdiction(String),
    /// The jurisdiction is known, but nothing was in force on that day.
    #[error("no pack of jurisdiction “{jurisdiction}” is in force on {day}")]
    NothingInForce {
        /// The jurisdiction asked about.
        jurisdiction: String,
        /// The day asked about.
        day: Day,
    },
    /// The pack in force has no such rule (for instance OBJ5 under the 2005 regulation).
    #[error("{pack} has no rule {rule}")]
    Absent {
        /// The pack asked.
        pack: PackId,
        /// The rule it does not have.
        rule: RuleId,
    },
}

fn line_mark(line: Option<usize>) -> String {
    line.map_or(String::new(), |n| format!(", line {n}"))
}

impl LawError {
    pub(crate) fn broken(file: &str, what: Text) -> LawError {
        LawError::Broken { file: file.to_owned(), line: None, what }
    }

    /// What is wrong, in both languages: file and line first.
    pub fn told(&self) -> Text {
        match self {
            LawError::Broken { file, line: Some(n), what } => {
                Text::new(format!("{file}，第{n}行：{}", what.zh), format!("{file}, line {n}: {}", what.en))
            }
            LawError::Broken { file, line: None, what } => {
                Text::new(format!("{file}：{}", what.zh), format!("{file}: {}", what.en))
            }
            LawError::UnknownJurisdiction(name) => {
                Text::new(format!("没有载入“{name}”的规则包"), self.to_string())
            }
            LawError::NothingInForce { jurisdiction, day } => {
                Text::new(format!("{day}没有“{jurisdiction}”的规则包有效"), self.to_string())
            }
            LawError::Absent { pack, rule } => Text::new(format!("{pack}没有规则{rule}"), self.to_string()),
        }
    }
}

/// Something wrong within a file, before the file's name is known: the place in its text, and what.
pub(crate) struct Flaw {
    at: Option<usize>,
    what: Text,
}

impl Flaw {
    /// A flaw of the file as a whole.
    pub(crate) fn of(zh: impl Into<String>, en: impl Into<String>) -> Flaw {
        Flaw { at: None, what: Text::new(zh, en) }
    }

    /// The same at this place of the text, unless a place is known already.
    pub(crate) fn at(self, span: Range<usize>) -> Flaw {
        Flaw { at: self.at.or(Some(span.start)), ..self }
    }

    /// The same, with what it is about before it.
    pub(crate) fn about(self, zh: &str, en: &str) -> Flaw {
        let what = Text::new(format!("{zh}：{}", self.what.zh), format!("{en}: {}", self.what.en));
        Flaw { what, ..self }
    }

    /// The finished error.
    pub(crate) fn in_file(self, file: &str, text: &str) -> LawError {
        let line = self.at.map(|at| line_of(text, at));
        LawError::Broken { file: file.to_owned(), line, what: self.what }
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
}

/// Reads TOML; what the reader says of a wrong text comes with its line and in both languages.
pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|e| {
        let at = e.span().map(|s| s.start.min(text.len()));
        let source = at.and_then(|at| text.lines().nth(line_of(text, at) - 1)).unwrap_or("").trim();
        let shown = if source.is_empty() { String::new() } else { format!("（{source}）") };
        let zh = format!("{}{shown}", in_chinese(e.message()));
        let what = Text::new(zh, format!("not as the format wants it (TOML): {} ({source})", e.message()));
        Flaw { at, what }.in_file(file, text)
    })
}

/// The reader's commonest complaints in Chinese; the rest is called a wrong way of writing.
fn in_chinese(message: &str) -> String {
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let first = named.first().copied().unwrap_or("");
    let others = named.get(1..).unwrap_or_default().join("、");
    match message {
        m if m.starts_with("missing field") => format!("缺少“{first}”"),
        m if m.starts_with("unknown field") => format!("不认识“{first}”，这里可以写：{others}"),
        m if m.starts_with("unknown variant") => format!("“{first}”不在可选之列，可以写：{others}"),
        m if m.starts_with("invalid type") => format!("值的类型不对：{message}"),
        _ => format!("写法不符合 TOML 格式或取值不对：{message}"),
    }
}
