//! Transfer, assignment, objection and its decision.

use super::parts::{field, standing, units};
use super::{Ask, own_unit, unit_ref};
use crate::rules::{Act, SixPoints};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind};

pub(super) fn transfer(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Select, "to").needed().of(units(ask)), field(ask, Kind::Area, "note")]
}

pub(super) fn assign(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "to").needed().of(units(ask)),
        field(ask, Kind::Text, "leader").needed(),
        field(ask, Kind::Text, "person").needed(),
        field(ask, Kind::Select, "supervisor").needed().of(units(ask)),
        field(ask, Kind::Area, "requirement").needed(),
        field(ask, Kind::Date, "report_by").needed(),
        field(ask, Kind::Area, "note"),
    ]
}

pub(super) fn object(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Area, "reason").needed(),
        field(ask, Kind::Select, "proposed").needed().of(units(ask)),
    ]
}

pub(super) fn decide_objection(ask: &Ask) -> Vec<Field> {
    let choices = ["upheld", "rejected"].map(|w| Choice::new(w, ask.page.t(&format!("objection-{w}"))));
    vec![field(ask, Kind::Radio, "decision").needed().of(choices), field(ask, Kind::Area, "reason").needed()]
}

pub(super) fn read_transfer(desk: &Desk, sheet: &mut Sheet) -> Act {
    // At the dispatch desk a unit chosen from the whole list goes before a suggested one.
    let other = sheet.get("to_other").to_owned();
    if !other.is_empty() {
        sheet.set("to", other);
    }
    let to = unit_ref(desk, sheet, "to");
    Act::Transfer {
        standing: standing(desk, to.id),
        to,
        from: own_unit(desk),
        note: sheet.text("note", 500).unwrap_or_default(),
    }
}

pub(super) fn read_assign(desk: &Desk, sheet: &mut Sheet) -> Act {
    let report_by = sheet.day("report_by").unwrap_or_else(|| {
        sheet.fail("report_by", "error-needed");
        desk.today
    });
    let six = SixPoints {
        leader: sheet.needed("leader", 60),
        person: sheet.needed("person", 60),
        supervisor: unit_ref(desk, sheet, "supervisor"),
        requirement: sheet.needed("requirement", 1000),
        report_by,
    };
    let to = unit_ref(desk, sheet, "to");
    Act::Assign {
        standing: standing(desk, to.id),
        to,
        from: own_unit(desk),
        six,
        note: sheet.text("note", 500).unwrap_or_default(),
    }
}

pub(super) fn read_object(desk: &Desk, sheet: &mut Sheet) -> Act {
    let reason = sheet.needed("reason", 2000);
    // 条例第23条第3款 asks for detailed reasons; a word is none.
    if !reason.is_empty() && reason.chars().count() < 10 {
        sheet.fail_with("reason", "error-reason-short", "10");
    }
    Act::Object { reason, proposed: unit_ref(desk, sheet, "proposed") }
}

pub(super) fn read_decision(sheet: &mut Sheet) -> Act {
    let upheld = match sheet.get("decision") {
        "upheld" => true,
        "rejected" => false,
        _ => {
            sheet.fail("decision", "error-choose");
            false
        }
    };
    Act::DecideObjection { upheld, reason: sheet.needed("reason", 1000) }
}
