//! Urgent reports, notes on safety, stepping back, readers.

use super::parts::{day_needed, field, people_of};
use super::{Ask, own_ref};
use crate::act::NewParty;
use crate::rules::{Act, PersonRef, ReportTo, SafetyNote};
use people::{Desk, PostRow};
use platform::form::Sheet;
use platform::web::{Field, Kind};

pub(super) fn report(ask: &Ask) -> Vec<Field> {
    let mut fields: Vec<Field> = owed(ask.desk)
        .map(|to| {
            let name = format!("to_{}", to.word().replace('-', "_"));
            field(ask, Kind::Check, &name).asked(ask.page.t(&format!("report-to-{to}")))
        })
        .collect();
    fields.push(field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-urgent")));
    fields
}

/// A petition office owes two reports more than another organ (第25条).
fn owed(desk: &Desk) -> impl Iterator<Item = ReportTo> {
    let office = desk.officer.office;
    let more = |to: &ReportTo| !matches!(to, ReportTo::HigherOffice | ReportTo::NationalOffice);
    ReportTo::ALL.iter().copied().filter(move |to| office || more(to))
}

pub(super) fn read_report(desk: &Desk, sheet: &mut Sheet) -> Act {
    let ticked = |to: &ReportTo| sheet.flag(&format!("to_{}", to.word().replace('-', "_")));
    let to = owed(desk).filter(ticked).collect();
    Act::ReportUrgent {
        to,
        text: sheet.needed("text", 2000),
        by: own_ref(desk),
        from_office: desk.officer.office,
    }
}

pub(super) fn put_note(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Area, "reason").needed().asked(ask.page.t("field-note-reason")),
        field(ask, Kind::Date, "until").needed(),
    ]
}

pub(super) fn read_note(desk: &Desk, sheet: &mut Sheet) -> Act {
    let (reason, until) = (sheet.needed("reason", 1000), day_needed(desk, sheet, "until"));
    Act::PutNote { note: SafetyNote { on: desk.today, reason, until, by: own_ref(desk) } }
}

pub(super) fn recuse(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "person_id").needed().of(people_of(ask)),
        field(ask, Kind::Area, "reason").needed(),
    ]
}

pub(super) fn read_person(desk: &Desk, posts: &[PostRow], sheet: &mut Sheet) -> PersonRef {
    super::parts::read_officer(desk, posts, sheet, "person_id")
}

/// Who goes on in the petitioner's place.
pub(super) fn substitute(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Text, "heir_name").needed(),
        field(ask, Kind::Text, "heir_phone"),
        field(ask, Kind::Text, "heir_address"),
        field(ask, Kind::Area, "reason").needed(),
        field(ask, Kind::Area, "evidence").needed(),
    ]
}

pub(super) fn read_substitute(sheet: &mut Sheet) -> (NewParty, String, String) {
    let party = NewParty {
        name: sheet.needed("heir_name", 60),
        phone: sheet.text("heir_phone", 30).unwrap_or_default(),
        address: sheet.text("heir_address", 120).unwrap_or_default(),
        ..NewParty::default()
    };
    (party, sheet.needed("reason", 500), sheet.needed("evidence", 500))
}
