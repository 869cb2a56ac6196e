//! What is asked of a template before it is believed.

use std::collections::BTreeSet;

use super::body::{self, REMEDY};
use super::compose::{Issue, context};
use super::fault::{Fault, Flaw};
use super::fields::{Fields, Value};
use super::file::line_of;
use super::kind::Remedy;
use super::letter::{Field, FieldType, Letter};
use super::template::{Broken, fill, names};

/// Every letter knows these without declaring them.
pub(super) const GIVEN: [&str; 3] = ["unit", "date", "number"];
/// Where a petition opinion never points (行诉解释第1条第2款第9项).
const COURTS: [&str; 5] = ["行政复议", "行政诉讼", "提起诉讼", "人民法院", "起诉"];

/// Everything wrong with a template. `text` is the whole file.
pub(super) fn verify(letter: &Letter, text: &str) -> Vec<Fault> {
    let check = Check { letter, text };
    let mut faults = check.head();
    faults.extend(check.remedy());
    faults.extend(check.courts());
    match check.asked() {
        Ok(asked) => {
            faults.extend(check.declared(&asked));
            if faults.is_empty() {
                faults.extend(check.dry_runs());
            }
        }
        Err(broken) => faults.push(broken),
    }
    faults
}

struct Check<'a> {
    letter: &'a Letter,
    text: &'a str,
}

impl Check<'_> {
    fn fault(&self, line: Option<usize>, what: Flaw) -> Fault {
        Fault { file: self.letter.file.clone(), line, what }
    }

    fn head(&self) -> Vec<Fault> {
        let mut out = Vec::new();
        if self.letter.until.is_some_and(|until| until < self.letter.from) {
            out.push(self.fault(line_of(self.text, "valid_until"), Flaw::EndsBeforeItBegins));
        }
        let mut seen: BTreeSet<&str> = GIVEN.into_iter().collect();
        for field in &self.letter.fields {
            let at = self.line_with(&format!("\"{}\"", field.name));
            if !seen.insert(&field.name) {
                out.push(self.fault(at, Flaw::FieldTwice(field.name.clone())));
            }
            let strange = field.identity_columns.iter().any(|c| !field.columns.contains(c));
            if strange || (field.kind == FieldType::Table) == field.columns.is_empty() {
                out.push(self.fault(at, Flaw::Columns(field.name.clone())));
            }
        }
        out
    }

    fn remedy(&self) -> Vec<Fault> {
        let letter = self.letter;
        let at = line_of(self.text, "remedy");
        let allowed = Remedy::allowed(letter.kind);
        if !allowed.contains(&letter.remedy) {
            let allowed = allowed.iter().map(|r| r.word()).collect::<Vec<_>>().join(", ");
            return vec![self.fault(at, Flaw::WrongRemedy { named: letter.remedy.to_string(), allowed })];
        }
        let marks = letter.body.lines().filter(|l| l.trim() == REMEDY).count();
        let wanted = usize::from(letter.remedy != Remedy::None);
        if marks != wanted || letter.remedy_text.is_some() != (wanted == 1) {
            return vec![self.fault(at, Flaw::RemedyPlace)];
        }
        self.remedy_fields()
    }

    /// Organ and days of a remedy are fields, and required.
    fn remedy_fields(&self) -> Vec<Fault> {
        let text = self.letter.remedy_text.as_deref().unwrap_or("");
        let wanted: &[&str] =
            if self.letter.remedy.has_term() { &["remedy_organ", "remedy_days"] } else { &[] };
        let used = names(text).unwrap_or_default();
        let lacking = wanted
            .iter()
            .filter(|name| !used.contains(**name) || !self.letter.field(name).is_some_and(|f| f.required));
        let at = line_of(self.text, "remedy_text");
        lacking.map(|name| self.fault(at, Flaw::RemedyFields((*name).to_owned()))).collect()
    }

    fn courts(&self) -> Vec<Fault> {
        if !matches!(self.letter.remedy, Remedy::Review | Remedy::Rereview | Remedy::Final) {
            return Vec::new();
        }
        let named = COURTS.iter().filter_map(|word| {
            let line =
                self.text.lines().position(|l| l.contains(word) && !l.trim_start().starts_with("//"))?;
            Some(self.fault(Some(line + 1), Flaw::Court((*word).to_owned())))
        });
        named.take(1).collect()
    }

    /// Every name that title, addressee, remedy and body ask for.
    fn asked(&self) -> Result<BTreeSet<String>, Fault> {
        let letter = self.letter;
        let mut all = names(&letter.body).map_err(|b| self.broken(&b, None))?;
        let heads = [
            ("title", Some(&letter.title)),
            ("to", letter.to.as_ref()),
            ("remedy_text", letter.remedy_text.as_ref()),
        ];
        for (key, source) in heads {
            if let Some(source) = source {
                all.extend(names(source).map_err(|b| self.broken(&b, Some(key)))?);
            }
        }
        Ok(all)
    }

    fn declared(&self, asked: &BTreeSet<String>) -> Vec<Fault> {
        let known = |name: &str| GIVEN.contains(&name) || self.letter.field(name).is_some();
        let unknown = asked
            .iter()
            .filter(|name| !known(name))
            .map(|name| self.fault(self.line_using(name), Flaw::Undeclared(name.clone())));
        let unused =
            self.letter.fields.iter().filter(|f| f.required && !asked.contains(&f.name)).map(|f| {
                self.fault(self.line_with(&format!("\"{}\"", f.name)), Flaw::Unused(f.name.clone()))
            });
        unknown.chain(unused).collect()
    }

    /// Filled with everything, and with what is required alone.
    fn dry_runs(&self) -> Vec<Fault> {
        [true, false].into_iter().find_map(|full| self.dry_run(full)).into_iter().collect()
    }

    fn dry_run(&self, full: bool) -> Option<Fault> {
        let letter = self.letter;
        let wanted = letter.fields.iter().filter(|f| full || f.required);
        let fields = wanted.fold(Fields::new(), |all, f| all.with(&f.name, sample(f)));
        let issue = Issue::sample(letter.from);
        let context = context(letter, &fields, &issue);
        let heads = [
            ("title", Some(&letter.title)),
            ("to", letter.to.as_ref()),
            ("remedy_text", letter.remedy_text.as_ref()),
        ];
        for (key, source) in heads {
            if let Some(Err(broken)) = source.map(|s| fill(s, &context)) {
                return Some(self.broken(&broken, Some(key)));
            }
        }
        match fill(&letter.body, &context) {
            Err(broken) => Some(self.broken(&broken, None)),
            Ok(filled) => body::blocks(&filled, Some("")).err().map(|line| {
                let begin: String = line.chars().take(3).collect();
                self.fault(self.body_line(&begin), Flaw::Mark(line))
            }),
        }
    }

    fn broken(&self, broken: &Broken, key: Option<&str>) -> Fault {
        let line = match key {
            Some(key) => line_of(self.text, key),
            None => broken.line.map(|n| n + self.letter.above),
        };
        let flaw = if broken.syntax { Flaw::Syntax } else { Flaw::DryRun };
        self.fault(line, flaw(broken.message.clone()))
    }

    fn line_with(&self, words: &str) -> Option<usize> {
        self.text.lines().position(|l| l.contains(words)).map(|n| n + 1)
    }

    /// The line on which a template tag uses a name.
    fn line_using(&self, name: &str) -> Option<usize> {
        let uses = |l: &str| (l.contains("{{") || l.contains("{%")) && has_word(l, name);
        self.text.lines().position(uses).map(|n| n + 1)
    }

    fn body_line(&self, begin: &str) -> Option<usize> {
        let found = self.letter.body.lines().position(|l| l.trim_start().starts_with(begin));
        found.map(|n| n + 1 + self.letter.above)
    }
}

fn has_word(line: &str, name: &str) -> bool {
    line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == name)
}

/// Something to try a template with.
fn sample(field: &Field) -> Value {
    match field.kind {
        FieldType::Text => Value::Text("样".to_owned()),
        FieldType::Date => Value::Date(law::Day::constant(2026, 1, 1)),
        FieldType::Number => Value::Number(1),
        FieldType::List => Value::List(vec!["样".to_owned(), "样".to_owned()]),
        FieldType::Table => {
            let row = || field.columns.iter().map(|c| (c.clone(), "样".to_owned())).collect();
            Value::Table(vec![row(), row()])
        }
    }
}
