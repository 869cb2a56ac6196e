//! A template file as text: its head read, its body cut off.

use law::Day;
use serde::Deserialize;
use toml::Spanned;

use super::fault::{Fault, Flaw};
use super::kind::{Kind, Remedy, Signer};
use super::letter::{Field, Letter};

const RULE: &str = "+++";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    kind: Spanned<String>,
    name: String,
    #[serde(default = "national")]
    jurisdiction: String,
    valid_from: Day,
    valid_until: Option<Day>,
    title: String,
    #[serde(default)]
    class: String,
    to: Option<String>,
    signer: Signer,
    #[serde(default)]
    seal: bool,
    basis: String,
    #[serde(default = "no_remedy")]
    remedy: Remedy,
    remedy_text: Option<String>,
    #[serde(default)]
    field: Vec<Field>,
}

fn national() -> String {
    "national".to_owned()
}

fn no_remedy() -> Remedy {
    Remedy::None
}

/// Reads one file; whether what it says holds together is asked by `verify`.
pub(super) fn read(file: &str, text: &str, office: bool) -> Result<Letter, Fault> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let fault = |line: Option<usize>, what: Flaw| Fault { file: file.to_owned(), line, what };
    let (head, body) = cut(&text).ok_or_else(|| fault(Some(1), Flaw::NoHead))?;
    let line = |at: usize| head.bytes().take(at).filter(|b| *b == b'\n').count() + 2;
    let raw: Head = toml::from_str(head)
        .map_err(|e| fault(e.span().map(|s| line(s.start)), Flaw::Head(e.message().to_owned())))?;
    let word = raw.kind.get_ref();
    let unknown = || fault(Some(line(raw.kind.span().start)), Flaw::UnknownKind(word.clone()));
    let kind = Kind::find(word).ok_or_else(unknown)?;
    Ok(Letter {
        file: file.to_owned(),
        kind,
        jurisdiction: raw.jurisdiction,
        from: raw.valid_from,
        until: raw.valid_until,
        name: raw.name,
        title: raw.title,
        class: raw.class,
        to: raw.to,
        signer: raw.signer,
        seal: raw.seal,
        basis: raw.basis,
        remedy: raw.remedy,
        remedy_text: raw.remedy_text,
        fields: raw.field,
        body: body.to_owned(),
        above: head.lines().count() + 2,
        office,
    })
}

/// Head and body, without the lines `+++`.
fn cut(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(RULE)?.strip_prefix('\n')?;
    let end = rest.find("\n+++\n")?;
    Some((rest.get(..=end)?, rest.get(end + RULE.len() + 2..)?))
}

/// The line of the head that begins with this key, from 1.
pub(super) fn line_of(text: &str, key: &str) -> Option<usize> {
    let is = |l: &str| l.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(is).map(|n| n + 1)
}
