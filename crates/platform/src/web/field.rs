//! A form's fields, so that all forms look, complain and behave alike.

use crate::form::Sheet;
use crate::web::Page;

/// One choice of a list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under it.
    pub hint: String,
    /// Whether it is the one chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new(), chosen: false }
    }
}

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    Area,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// A list that opens.
    Select,
    /// A few choices side by side.
    Radio,
    /// A box to tick.
    Check,
    /// A password.
    Secret,
    /// A file.
    File,
    /// Several files: photos and documents.
    Files,
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the form.
    pub name: String,
    /// How it is filled in.
    pub kind: Kind,
    /// What it asks for.
    pub label: String,
    /// Help under the label.
    pub help: String,
    /// Whether it must be filled in.
    pub needed: bool,
    /// What was typed.
    pub value: String,
    /// The complaint, if any.
    pub error: String,
    /// For lists; for a line of text, what is offered while one types.
    pub choices: Vec<Choice>,
    /// For a line of text with choices: what is said of a value that is none of them. It is taken all the same.
    pub unlisted: String,
    /// Id in the page (repeated fields need different ones).
    pub id: String,
    /// Phrases that can be put into a long text: name and text.
    pub phrases: Vec<(String, String)>,
}

impl Field {
    /// A field: its label is the sentence `field-{name}`, its help `field-{name}-help` if there is one.
    pub fn new(page: &Page, sheet: &Sheet, kind: Kind, name: &str) -> Self {
        let key = format!("field-{}", name.replace('_', "-"));
        Self {
            name: name.to_owned(),
            kind,
            label: page.t(&key),
            help: page.t_if(&format!("{key}-help")),
            needed: false,
            value: sheet.get(name).to_owned(),
            error: page.error_at(sheet.errors(), name),
            choices: Vec::new(),
            unlisted: String::new(),
            id: format!("f-{}", name.replace('_', "-")),
            phrases: Vec::new(),
        }
    }

    /// Must be filled in.
    pub fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// Asks with another sentence than the field's own.
    pub fn asked(mut self, label: String) -> Self {
        self.label = label;
        self
    }

    /// Asks as another field does.
    pub fn like(mut self, page: &Page, name: &str) -> Self {
        self.label = page.t(&format!("field-{name}"));
        self
    }

    /// The choices; the one that was sent is marked.
    pub fn of(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.choices = choices
            .into_iter()
            .map(|mut c| {
                c.chosen = c.value == self.value;
                c
            })
            .collect();
        self
    }

    /// What was filled in, as one reads it: the words of the choice, or the text.
    pub fn said(&self) -> String {
        let chosen = self.choices.iter().find(|c| c.value == self.value).map(|c| c.label.clone());
        chosen.unwrap_or_else(|| self.value.clone())
    }

    /// Offers choices in a line of text, where anything else may be typed; `unlisted` is said of what is none of them.
    pub fn offering(self, choices: impl IntoIterator<Item = Choice>, unlisted: String) -> Self {
        Self { unlisted, ..self.of(choices) }
    }

    /// Whether something stands here that is none of the choices offered.
    pub fn strays(&self) -> bool {
        !self.value.is_empty() && !self.choices.iter().any(|c| c.chosen)
    }

    /// Ids of what describes the field, for `aria-describedby`.
    pub fn described(&self) -> String {
        let help = (!self.help.is_empty()).then(|| format!("{}-help", self.id));
        let error = (!self.error.is_empty()).then(|| format!("{}-error", self.id));
        [help, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// For the template.
    pub fn is(&self, kind: &str) -> bool {
        let own = match self.kind {
            Kind::Text => "text",
            Kind::Area => "area",
            Kind::Date => "date",
            Kind::Number => "number",
            Kind::Select => "select",
            Kind::Radio => "radio",
            Kind::Check => "check",
            Kind::Secret => "secret",
            Kind::File => "file",
            Kind::Files => "files",
        };
        own == kind
    }
}
