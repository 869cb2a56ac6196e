//! Names of files: no path, no hidden signs, no person, no number of a person, and the ending of what the file is.

use super::FileKind;
use crate::act::{NewParty, mask_name};

/// Longest name, in characters.
const LONGEST: usize = 60;

/// The name under which a file is kept.
pub(super) fn clean(name: &str, people: &[NewParty], kind: FileKind) -> String {
    let stem = shown(name, people);
    let stem = stem.rsplit_once('.').map_or(stem.as_str(), |(stem, _)| stem).trim_matches(['.', ' ']);
    let stem: String = stem.chars().take(LONGEST).collect();
    format!("{}.{}", if stem.is_empty() { "file" } else { &stem }, kind.ending())
}

/// The name as it may be shown in a complaint.
pub(super) fn shown(name: &str, people: &[NewParty]) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or("");
    let plain: String = last.chars().filter(|c| !hidden(*c)).collect();
    let unnamed = people.iter().filter(|p| p.name.trim().chars().count() > 1).fold(plain, |text, p| {
        let name = p.name.trim();
        text.replace(name, &mask_name(name))
    });
    without_numbers(&unnamed).chars().take(LONGEST + 10).collect()
}

/// Control signs, signs that turn the direction of writing, signs without width, and what shells and systems read.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || "<>:\"|?*`$;&%#".contains(c)
}

/// A run of seven digits or more is a phone, an ID number or an account; a day of eight digits goes with them.
pub(crate) fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(std::iter::once('\n')) {
        match c.is_ascii_digit() || (c.eq_ignore_ascii_case(&'x') && run.len() == 17) {
            true => run.push(c),
            false => {
                out.push_str(if run.len() >= 7 { "…" } else { &run });
                run.clear();
                out.push(c);
            }
        }
    }
    out.trim_end_matches('\n').to_owned()
}
