//! Who is responsible: decided between units, taken over from one that is gone, shared with others.

use super::parts::{day_needed, field, standing, units, words};
use super::{Ask, own_ref, unit_ref};
use crate::rules::{Act, Decider, Designation, Matter};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind};

pub(super) fn designate(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Radio, "decided_by").needed().of(words(
            ask,
            "decider",
            Decider::ALL.iter().map(|d| d.word()),
        )),
        field(ask, Kind::Text, "decider").needed(),
        field(ask, Kind::Select, "to").needed().of(units(ask)),
        field(ask, Kind::Area, "reason").needed(),
    ]
}

pub(super) fn read_designation(desk: &Desk, sheet: &mut Sheet) -> Act {
    let to = unit_ref(desk, sheet, "to");
    Act::Designate {
        standing: standing(desk, to.id),
        to,
        from: super::own_unit(desk),
        designation: Designation {
            by: sheet.chosen("decided_by").unwrap_or(Decider::CommonSuperior),
            decider: sheet.needed("decider", 80),
            reason: sheet.needed("reason", 1000),
        },
    }
}

/// The unit that is gone is the responsible one, or the organ that looks again.
pub(super) fn succeed(ask: &Ask) -> Vec<Field> {
    let m = &ask.loaded.matter;
    let organ = m.stage.review().map(|r| &r.request.organ);
    let involved = m.stage.lead().into_iter().chain(organ);
    let old = involved.map(|u| Choice::new(u.id.to_string(), u.name.clone())).collect::<Vec<_>>();
    vec![
        field(ask, Kind::Select, "old").needed().of(old),
        field(ask, Kind::Select, "to").needed().of(super::parts::all_units(ask)),
        field(ask, Kind::Area, "reason").needed(),
    ]
}

pub(super) fn read_succession(desk: &Desk, sheet: &mut Sheet) -> Act {
    let old = unit_ref(desk, sheet, "old");
    let to = unit_ref(desk, sheet, "to");
    let standing = standing(desk, to.id);
    Act::Succeed { old: old.id, to, standing, reason: sheet.needed("reason", 1000) }
}

pub(super) fn ask_co(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "unit").needed().of(units(ask)),
        field(ask, Kind::Area, "part").needed(),
        field(ask, Kind::Date, "by").needed(),
    ]
}

pub(super) fn read_ask_co(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::AskCo {
        unit: unit_ref(desk, sheet, "unit"),
        part: sheet.needed("part", 1000),
        by: day_needed(desk, sheet, "by"),
    }
}

/// The co-handling unit for which this officer can speak.
fn own_part(desk: &Desk, m: &Matter) -> platform::Id {
    let own = m.co.iter().find(|c| c.answer.is_none() && desk.officer.reach.contains(&c.unit.id));
    own.map_or(desk.officer.unit, |c| c.unit.id)
}

pub(super) fn co_answer(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-co-answer"))]
}

pub(super) fn read_co_answer(desk: &Desk, m: &Matter, sheet: &mut Sheet) -> Act {
    let unit = own_part(desk, m);
    Act::CoAnswer { unit, text: sheet.needed("text", 4000), signed_by: own_ref(desk) }
}

pub(super) fn drop_co(ask: &Ask) -> Vec<Field> {
    let asked = ask.loaded.matter.co.iter().map(|c| Choice::new(c.unit.id.to_string(), c.unit.name.clone()));
    vec![
        field(ask, Kind::Select, "unit").needed().of(asked.collect::<Vec<_>>()),
        field(ask, Kind::Area, "reason").needed(),
    ]
}

pub(super) fn read_drop_co(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::DropCo { unit: unit_ref(desk, sheet, "unit").id, reason: sheet.needed("reason", 500) }
}
