//! A letter's form, made from its template: what each field is called, how it is filled in, how it is read.

use paper::letters::{Field as Asked, FieldType, Fields, Identity, Letter, Value};
use platform::error::FieldError;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page};
use std::collections::BTreeMap;

/// Inputs of a letter are called so, to keep apart from the form's own.
pub(super) const PREFIX: &str = "l_";
/// Parts the cells of a table's row.
const BAR: char = '｜';
/// The longest text of one field.
const LONGEST: usize = 20_000;
/// Texts that are usually longer than a line.
const LONG: &[&str] = &[
    "answers",
    "basis",
    "claims",
    "conclusion",
    "debate",
    "decision",
    "evidence",
    "execution",
    "explained",
    "facts",
    "findings",
    "issues",
    "legal_text",
    "original_opinion",
    "petitioner_view",
    "process",
    "proposal",
    "query_where",
    "reason",
    "reasons",
    "record",
    "request",
    "requirement",
    "result",
    "road",
    "same",
    "statements",
    "statute_remedy",
    "summary",
    "told",
    "trigger",
    "votes",
    "words",
];
/// The code opens the matter to the public; it stands on no letter that is kept.
const NEVER: &str = "query_code";

/// The input of a field.
pub(super) fn input(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn asked(letter: &Letter) -> impl Iterator<Item = &Asked> {
    letter.fields().iter().filter(|f| f.name != NEVER)
}

/// What stands in the form when it is first shown. An optional part of the register is ticked, but for the number of an
/// identity document: that goes only into what the law wants it in.
pub(super) fn fill(sheet: &mut Sheet, letter: &Letter, fields: &Fields, names: &[(String, String)]) {
    for f in asked(letter) {
        if let Some(value) = fields.get(&f.name) {
            sheet.set(&input(&f.name), typed(f, value));
        } else if !f.required && registered(f, names).is_some() && f.identity != Some(Identity::Document) {
            sheet.set(&input(&f.name), "1");
        }
    }
}

/// The masked name, for a field that the register answers.
fn registered<'a>(f: &Asked, names: &'a [(String, String)]) -> Option<&'a str> {
    names.iter().find(|(name, _)| *name == f.name).map(|(_, who)| who.as_str())
}

fn typed(f: &Asked, value: &Value) -> String {
    match value {
        Value::Text(words) => words.clone(),
        Value::Date(day) => day.to_string(),
        Value::Number(n) => n.to_string(),
        Value::List(items) => items.join("\n"),
        Value::Table(rows) => {
            let cell = |row: &BTreeMap<String, String>, c: &String| {
                row.get(c).map_or(String::new(), |v| v.replace(['\n', BAR, '|'], " "))
            };
            let line = |row: &BTreeMap<String, String>| {
                f.columns.iter().map(|c| cell(row, c)).collect::<Vec<_>>().join("｜")
            };
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

/// What people call a field.
fn label(page: &Page, f: &Asked) -> String {
    if page.zh() {
        return f.label.clone();
    }
    match page.t_if(&format!("letter-field-{}", f.name.replace('_', "-"))) {
        none if none.is_empty() => f.label.clone(),
        some => some,
    }
}

/// The form's fields.
pub(super) fn fields(page: &Page, letter: &Letter, sheet: &Sheet, names: &[(String, String)]) -> Vec<Field> {
    asked(letter).map(|f| field(page, f, sheet, registered(f, names))).collect()
}

fn field(page: &Page, f: &Asked, sheet: &Sheet, who: Option<&str>) -> Field {
    let name = input(&f.name);
    let optional_part = who.is_some() && !f.required;
    let kind = match f.kind {
        _ if optional_part => Kind::Check,
        FieldType::Text if LONG.contains(&f.name.as_str()) => Kind::Area,
        FieldType::Text => Kind::Text,
        FieldType::Date => Kind::Date,
        FieldType::Number => Kind::Number,
        FieldType::List | FieldType::Table => Kind::Area,
    };
    let help = match (f.kind, who) {
        (_, Some(_)) if optional_part => page.t("letter-from-register-part"),
        (_, Some(who)) => page.tx("letter-from-register", who),
        (FieldType::List, None) => page.t("letter-one-a-line"),
        (FieldType::Table, None) => page.tx("letter-row-a-line", columns(page, f)),
        _ => String::new(),
    };
    Field {
        kind,
        label: label(page, f),
        help,
        needed: f.required && who.is_none(),
        value: sheet.get(&name).to_owned(),
        error: page.error_at(sheet.errors(), &name),
        choices: Vec::new(),
        unlisted: String::new(),
        id: format!("f-{}", name.replace('_', "-")),
        phrases: Vec::new(),
        name,
    }
}

fn columns(page: &Page, f: &Asked) -> String {
    let named = |c: &String| page.t(&format!("letter-column-{}", c.replace('_', "-")));
    f.columns.iter().map(named).collect::<Vec<_>>().join("｜")
}

/// Complaints for the head of the form: where each stands, what it says.
pub(super) fn complaints(page: &Page, letter: &Letter, errors: &[FieldError]) -> Vec<(String, String)> {
    let told = |e: &FieldError| {
        let text = page.complaint(e);
        let own = e.field.strip_prefix(PREFIX).and_then(|name| letter.field(name));
        let text = own.map_or_else(|| text.clone(), |f| page.said_of(&label(page, f), &text));
        (format!("#f-{}", e.field.replace('_', "-")), text)
    };
    errors.iter().map(told).collect()
}

/// The form as fields, and the names of those that the register fills.
pub(super) fn read(letter: &Letter, sheet: &mut Sheet, names: &[(String, String)]) -> (Fields, Vec<String>) {
    let (mut out, mut register) = (Fields::new(), Vec::new());
    for f in asked(letter) {
        let name = input(&f.name);
        let filled = sheet.get(&name);
        let known = registered(f, names).is_some();
        if known && (f.required == filled.is_empty()) {
            register.push(f.name.clone());
        } else if (!known || f.required)
            && let Some(value) = value(f, &name, sheet)
        {
            out.set(&f.name, value);
        }
    }
    (out, register)
}

fn value(f: &Asked, name: &str, sheet: &mut Sheet) -> Option<Value> {
    match f.kind {
        FieldType::Text => sheet.text(name, LONGEST).map(Value::Text),
        FieldType::Date => sheet.day(name).map(Value::Date),
        FieldType::Number => sheet.number(name, 0, 9_999_999).map(Value::Number),
        FieldType::List => sheet.text(name, LONGEST).map(|t| Value::List(lines(&t))),
        FieldType::Table => {
            let text = sheet.text(name, LONGEST)?;
            let rows: Vec<Vec<String>> = lines(&text).iter().map(|l| cells(l)).collect();
            if rows.iter().any(|r| r.len() != f.columns.len()) {
                sheet.fail_with(name, "error-letter-row", f.columns.len().to_string());
                return None;
            }
            let named = |row: Vec<String>| f.columns.iter().cloned().zip(row).collect();
            Some(Value::Table(rows.into_iter().map(named).collect()))
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

fn cells(line: &str) -> Vec<String> {
    line.split([BAR, '|', '\t']).map(|c| c.trim().to_owned()).collect()
}
