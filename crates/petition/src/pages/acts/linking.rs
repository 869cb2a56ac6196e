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

/// Which demands go.
pub(super) fn split(ask: &Ask) -> Vec<Field> {
    let mut fields: Vec<Field> = ask
        .loaded
        .matter
        .demands
        .iter()
        .map(|d| {
            let label = format!("{} {}", ask.page.tn("demand-no", i64::from(d.no)), d.text);
            field(ask, Kind::Check, &format!("goes_{}", d.no)).asked(label)
        })
        .collect();
    fields.push(field(ask, Kind::Area, "reason").needed());
    fields
}

pub(super) fn read_split(m: &crate::rules::Matter, sheet: &mut Sheet) -> (Vec<u32>, String) {
    let goes = m.demands.iter().map(|d| d.no).filter(|no| sheet.flag(&format!("goes_{no}"))).collect();
    (goes, sheet.needed("reason", 500))
}

pub(super) fn unlink(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Area, "reason").needed()]
}
