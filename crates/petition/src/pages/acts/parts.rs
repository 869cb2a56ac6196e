//! Parts that several acts' forms share.

use super::{Ask, past_day};
use crate::rules::{Notice, ServiceWay};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind};

/// A field of the form.
pub(super) fn field(ask: &Ask, kind: Kind, name: &str) -> Field {
    Field::new(ask.page, ask.sheet, kind, name)
}

/// Choices whose words are `{prefix}-{word}`.
pub(super) fn words<'a>(
    ask: &'a Ask,
    prefix: &'a str,
    all: impl Iterator<Item = &'static str> + 'a,
) -> impl Iterator<Item = Choice> + 'a {
    all.map(move |w| Choice::new(w, ask.page.t(&format!("{prefix}-{w}"))))
}

/// Every unit that can be made responsible.
pub(super) fn units<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    ask.desk.units.responsible().map(|u| Choice::new(u.id.to_string(), u.full(ask.page.zh())))
}

/// Ways in which something reaches a person.
pub(super) fn ways<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    words(ask, "way", ServiceWay::ALL.iter().map(|w| w.word()))
}

/// That the petitioner was told: day, way, receiver.
pub(super) fn told(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "told_way").needed().of(ways(ask)),
        field(ask, Kind::Date, "told_on").needed(),
        field(ask, Kind::Text, "told_receiver").needed(),
    ]
}

/// Reads that the petitioner was told.
pub(super) fn read_told(desk: &Desk, sheet: &mut Sheet) -> Notice {
    Notice {
        on: past_day(desk, sheet, "told_on"),
        way: sheet.chosen("told_way").unwrap_or(ServiceWay::Direct),
        receiver: sheet.needed("told_receiver", 80),
    }
}
