//! What to look at again before an opinion goes out. It warns; a person goes on, with a reason that is kept.

use law::Day;
use paper::Block;
use paper::letters::{Answered, FieldType, Fields, Finding, Issue, Kind, Letter, Opinion, Value, checklist};

/// Goes through an opinion's fields; nothing for other kinds, and nothing while fields are missing.
pub(crate) fn checks(letter: &Letter, fields: &Fields, unit: &str, day: Day, words: &str) -> Vec<Finding> {
    let own = match letter.kind() {
        Kind::HandlingOpinion => "answers",
        Kind::ReviewOpinion | Kind::RereviewOpinion => "decision",
        _ => return Vec::new(),
    };
    let Some(remedy) = remedy(letter, fields, unit, day) else { return Vec::new() };
    let rows = answers(fields, own);
    let answers: Vec<Answered<'_>> =
        rows.iter().zip(1..).map(|((demand, answer), number)| Answered { number, demand, answer }).collect();
    let opinion = Opinion {
        answers: &answers,
        words,
        findings: text(fields, "findings"),
        basis: text(fields, "basis"),
        remedy: &remedy,
        remedy_organ: text(fields, "remedy_organ"),
    };
    checklist(&opinion, &persons)
}

fn text<'a>(fields: &'a Fields, name: &str) -> &'a str {
    match fields.get(name) {
        Some(Value::Text(words)) => words,
        _ => "",
    }
}

fn answers(fields: &Fields, own: &str) -> Vec<(String, String)> {
    let cell =
        |row: &std::collections::BTreeMap<String, String>, c: &str| row.get(c).cloned().unwrap_or_default();
    match fields.get(own) {
        Some(Value::Table(rows)) => rows.iter().map(|r| (cell(r, "demand"), cell(r, "answer"))).collect(),
        Some(Value::Text(words)) => vec![(String::new(), words.clone())],
        _ => Vec::new(),
    }
}

/// The remedy as it will stand on the paper; none while it cannot be composed. What the register brings later is stood
/// in for.
fn remedy(letter: &Letter, fields: &Fields, unit: &str, day: Day) -> Option<String> {
    let lacks = |name: &str| fields.get(name).is_none_or(Value::is_empty);
    let known = letter
        .fields()
        .iter()
        .filter(|f| f.required && f.identity.is_some() && f.kind == FieldType::Text && lacks(&f.name));
    let fields = known.fold(fields.clone(), |all, f| all.text(&f.name, "某某"));
    let doc = letter.compose(&fields, &Issue::draft(unit, day)).ok()?;
    let found = doc.blocks.iter().find_map(|b| match b {
        Block::Remedy { text } => Some(text.clone()),
        _ => None,
    });
    Some(found.unwrap_or_default())
}

/// Names and the like that stand in a text. Numbers are looked for by the checklist itself.
fn persons(text: &str) -> Vec<String> {
    use language::mask::Kind;
    let telling = |k: Kind| matches!(k, Kind::Name | Kind::Address | Kind::Plate | Kind::Email);
    let found = language::mask::mask(text).spans;
    found
        .iter()
        .filter(|s| telling(s.kind))
        .filter_map(|s| text.get(s.start..s.end))
        .map(str::to_owned)
        .collect()
}
