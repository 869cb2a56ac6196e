//! Joining to a known matter, and undoing that.

use super::Ask;
use super::parts::field;
use platform::form::Sheet;
use platform::ids::{number_ok, typed_digits};
use platform::web::{Field, Kind};

pub(super) fn link(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Text, "into").needed(), field(ask, Kind::Area, "reason").needed()]
}

pub(super) fn read_link(sheet: &mut Sheet) -> (String, String) {
    let into = typed_digits(&sheet.needed("into", 40));
    if !into.is_empty() && !number_ok(&into) {
        sheet.fail("into", "error-number-mistyped");
    }
    (into, sheet.needed("reason", 500))
}

pub(super) fn unlink(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Area, "reason").needed()]
}
