//! Service of the opinion.

use super::Ask;
use super::parts::{field, ways};
use crate::rules::{Service, ServiceWay};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Field, Kind};

pub(super) fn serve(ask: &Ask) -> Vec<Field> {
    fields(ask, true)
}

/// The fields of a service; `needed` unless it may be left for later.
pub(super) fn fields(ask: &Ask, needed: bool) -> Vec<Field> {
    let mut way = field(ask, Kind::Select, "way").of(ways(ask));
    way.needed = needed;
    vec![
        way,
        field(ask, Kind::Date, "served_on"),
        field(ask, Kind::Text, "receiver"),
        field(ask, Kind::Text, "proof"),
        field(ask, Kind::Text, "refused"),
        field(ask, Kind::Text, "witness"),
    ]
}

pub(super) fn read_service(desk: &Desk, sheet: &mut Sheet) -> Service {
    let on = sheet.day("served_on");
    if on.is_some_and(|d| d > desk.today) {
        sheet.fail("served_on", "error-day-future");
    }
    let way = sheet.chosen("way").unwrap_or(ServiceWay::Direct);
    let receiver = sheet.text("receiver", 80).unwrap_or_default();
    let refused = sheet.text("refused", 200).unwrap_or_default();
    let witness = sheet.text("witness", 80).unwrap_or_default();
    if matches!(way, ServiceWay::Direct | ServiceWay::Entrusted) && on.is_some() && receiver.is_empty() {
        sheet.fail("receiver", "error-needed");
    }
    if way == ServiceWay::Left {
        for (name, value) in [("refused", &refused), ("witness", &witness)] {
            if value.is_empty() {
                sheet.fail(name, "error-needed");
            }
        }
    }
    Service { way, on, receiver, refused, witness, proof: sheet.text("proof", 80).unwrap_or_default() }
}
