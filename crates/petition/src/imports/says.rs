//! Sentences about a row in both languages, stored as they were said.

use law::{Day, Lang};
use platform::{App, Word};
use serde::{Deserialize, Serialize};

/// What is said about a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Says {
    /// In Chinese.
    pub zh: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl Says {
    /// Adds a sentence that is there in both languages.
    pub fn push(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.zh.push(zh.into());
        self.en.push(en.into());
    }

    /// Adds a sentence of the locale files.
    pub(crate) fn add(&mut self, app: &App, day: Day, key: &str, args: &[(&str, Word)]) {
        self.push(app.words.say_with(Lang::Zh, key, args, day), app.words.say_with(Lang::En, key, args, day));
    }

    /// The sentences in a language, as one text.
    pub fn text(&self, zh: bool) -> String {
        if zh { self.zh.concat() } else { self.en.join(" ") }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty()
    }
}
