//! The copy of a letter that the unit complained about may read (条例第30条、boundaries.md).
//!
//! By rule, not by hand: fields that the template marks as identity are replaced; wherever such a value stands in
//! another text it is replaced there; scans and other attachments are left out; what remains goes through a
//! caller's masker for free text. Everything taken out is listed, for an official to confirm.

use super::compose::Issue;
use super::fields::{Fields, Value};
use super::kind::Identity;
use super::letter::{Field, Letter};
use super::problem::Problem;
use crate::Document;

/// What a masker made of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masked {
    /// The text without what was taken out.
    pub text: String,
    /// What was taken out, as it stood there.
    pub removed: Vec<String>,
}

/// Why something was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Its field is marked as identity.
    Field(Identity),
    /// It stood in another field, the same as in one that is marked.
    Elsewhere(Identity),
    /// The masker found it in free text.
    Found,
    /// It was an attachment.
    Attachment,
}

/// Something taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The field; for an attachment its name.
    pub field: String,
    /// What people call it.
    pub label: String,
    /// What stood there.
    pub what: String,
    /// Why it went.
    pub because: Because,
}

/// A respondent's copy, not yet confirmed.
#[derive(Debug, Clone, PartialEq)]
pub struct SafeCopy {
    /// The letter without identity.
    pub document: Document,
    /// What was taken out.
    pub removed: Vec<Removed>,
}

/// Names and words shorter than this are not looked for in other texts: 一 or 甲 would hit everywhere.
const SHORTEST: usize = 2;

impl Letter {
    /// The copy for the unit complained about.
    pub fn respondent_copy(
        &self,
        fields: &Fields,
        issue: &Issue,
        mask: &dyn Fn(&str) -> Masked,
    ) -> Result<SafeCopy, Vec<Problem>> {
        let mut removed = Vec::new();
        let mut known = Vec::new();
        let mut safe = self.without_identity(fields, &mut removed, &mut known);
        // longer values first: a name may be part of an address
        known.sort_by_key(|(what, _)| std::cmp::Reverse(what.chars().count()));
        for field in self.fields.iter().filter(|f| f.identity.is_none()) {
            let Some(value) = fields.get(&field.name) else { continue };
            let mut taken = Vec::new();
            let clean = value.map(&mut |text| cleaned(text, &known, mask, &mut taken));
            safe.set(&field.name, clean);
            removed.extend(taken.into_iter().map(|(what, because)| Removed {
                field: field.name.clone(),
                label: field.label.clone(),
                what,
                because,
            }));
        }
        removed.extend(issue.attachments.iter().map(|name| Removed {
            field: name.clone(),
            label: name.clone(),
            what: name.clone(),
            because: Because::Attachment,
        }));
        let issue = Issue { attachments: Vec::new(), copies: None, ..issue.clone() };
        Ok(SafeCopy { document: self.compose(&safe, &issue)?, removed })
    }

    fn without_identity(
        &self,
        fields: &Fields,
        removed: &mut Vec<Removed>,
        known: &mut Vec<(String, Identity)>,
    ) -> Fields {
        let mut safe = fields.clone();
        for field in &self.fields {
            let (Some(identity), Some(value)) = (field.identity, fields.get(&field.name)) else { continue };
            let gone = |what: String| Removed {
                field: field.name.clone(),
                label: field.label.clone(),
                what,
                because: Because::Field(identity),
            };
            match value {
                // a day or a number cannot say that it is hidden: it stays, and is listed to be looked at
                Value::Date(day) => removed.push(gone(day.to_string())),
                Value::Number(n) => removed.push(gone(n.to_string())),
                _ => {}
            }
            let mut hide = |text: &str| {
                if text.trim().is_empty() {
                    return String::new();
                }
                removed.push(gone(text.to_owned()));
                known.push((text.trim().to_owned(), identity));
                hidden(identity).to_owned()
            };
            safe.set(&field.name, concealed(field, value, &mut hide));
        }
        safe
    }
}

/// The value with its identity hidden: of a table the columns that give it away, otherwise all of it.
fn concealed(field: &Field, value: &Value, hide: &mut dyn FnMut(&str) -> String) -> Value {
    let telling =
        |column: &String| field.identity_columns.is_empty() || field.identity_columns.contains(column);
    match value {
        Value::Table(rows) => Value::Table(
            rows.iter()
                .map(|row| {
                    let cell = |(k, v): (&String, &String)| {
                        (k.clone(), if telling(k) { hide(v) } else { v.clone() })
                    };
                    row.iter().map(cell).collect()
                })
                .collect(),
        ),
        other => other.map(hide),
    }
}

fn cleaned(
    text: &str,
    known: &[(String, Identity)],
    mask: &dyn Fn(&str) -> Masked,
    taken: &mut Vec<(String, Because)>,
) -> String {
    let mut out = text.to_owned();
    for (what, identity) in known.iter().filter(|(what, _)| what.chars().count() >= SHORTEST) {
        if out.contains(what.as_str()) {
            out = out.replace(what.as_str(), hidden(*identity));
            taken.push((what.clone(), Because::Elsewhere(*identity)));
        }
    }
    let masked = mask(&out);
    taken.extend(masked.removed.into_iter().map(|what| (what, Because::Found)));
    masked.text
}

/// What stands in the place of identity.
fn hidden(identity: Identity) -> &'static str {
    match identity {
        Identity::Name => "信访人（身份信息已隐去）",
        Identity::Phone => "（电话已隐去）",
        Identity::Address => "（住址已隐去）",
        Identity::Document => "（证件号码已隐去）",
        Identity::Hint => "（已隐去）",
    }
}
