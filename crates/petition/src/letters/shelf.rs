//! The templates that are at hand, read once.

use crate::rules::Matter;
use law::Day;
use paper::letters::{Kind, Letter, Letters};
use platform::{App, Error, Result};
use std::sync::OnceLock;

use super::governing_day;

/// All templates.
///
/// # Errors
/// What is wrong with them, with file and line.
pub(crate) fn shelf() -> Result<&'static Letters> {
    static SHELF: OnceLock<Result<Letters, String>> = OnceLock::new();
    let read = || {
        Letters::built_in()
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    };
    SHELF.get_or_init(read).as_ref().map_err(|why| Error::broken(why.as_str()))
}

/// The template that holds for a kind and this matter: by the day that governs it, as the rules do.
pub(crate) fn letter(app: &App, m: &Matter, kind: Kind, today: Day) -> Result<Option<&'static Letter>> {
    Ok(shelf()?.governing(kind, &app.jurisdiction, governing_day(m, today)))
}
