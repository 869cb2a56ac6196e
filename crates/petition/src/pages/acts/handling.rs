//! Acceptance, extension, opinion.

use super::parts::{field, officers, read_officer, read_told, read_told_now, told, ways, words};
use super::serving;
use super::{Ask, Part, own_ref, past_day};
use crate::rules::{Act, Answer, Matter, Opinion, Outcome, Road, UnitRef};
use people::{Desk, PostRow};
use platform::form::Sheet;
use platform::web::{Field, Kind};

pub(super) fn accept(ask: &Ask) -> Vec<Field> {
    let mut fields = vec![
        field(ask, Kind::Date, "on").needed().asked(ask.page.t("field-accepted-on")),
        field(ask, Kind::Select, "officer").needed().of(officers(ask)),
        field(ask, Kind::Radio, "road").needed().of(words(
            ask,
            "road",
            Road::of(ask.loaded.matter.purpose).iter().map(|r| r.word()),
        )),
        field(ask, Kind::Select, "told_way").of(ways(ask)),
    ];
    fields.extend(["told_on", "told_receiver"].map(|name| {
        let kind = if name == "told_on" { Kind::Date } else { Kind::Text };
        field(ask, kind, name)
    }));
    fields
}

pub(super) fn read_accept(desk: &Desk, officers: &[PostRow], sheet: &mut Sheet) -> Act {
    Act::Accept {
        on: past_day(desk, sheet, "on"),
        unit: UnitRef { id: desk.officer.unit, name: desk.officer.unit_name.clone() },
        road: sheet.chosen("road").unwrap_or(Road::Petition),
        officer: read_officer(desk, officers, sheet, "officer"),
        notice: read_told_now(desk, sheet),
    }
}

pub(super) fn extend(ask: &Ask) -> Vec<Field> {
    let mut fields =
        vec![field(ask, Kind::Number, "days").needed(), field(ask, Kind::Area, "reason").needed()];
    fields.extend(told(ask));
    fields
}

pub(super) fn read_extend(desk: &Desk, sheet: &mut Sheet) -> Act {
    let days = sheet.number("days", 1, 365).and_then(|n| u16::try_from(n).ok());
    if days.is_none() && sheet.get("days").is_empty() {
        sheet.fail("days", "error-needed");
    }
    Act::Extend {
        days: days.unwrap_or(0),
        reason: sheet.needed("reason", 1000),
        approved_by: own_ref(desk),
        told: read_told(desk, sheet),
    }
}

/// The opinion: facts, ground, an answer for every demand, and at the end its service, which may come later.
pub(super) fn answer(ask: &Ask) -> (Vec<Field>, Vec<Part>, Vec<Field>) {
    let fields = vec![
        field(ask, Kind::Date, "on").needed(),
        field(ask, Kind::Area, "findings").needed(),
        field(ask, Kind::Area, "basis").needed(),
        field(ask, Kind::Text, "review_by").needed(),
    ];
    let parts = ask.loaded.matter.demands.iter().map(|d| demand_part(ask, d.no, &d.text)).collect();
    (fields, parts, serving::fields(ask, false))
}

fn demand_part(ask: &Ask, no: u32, text: &str) -> Part {
    let named = |name: &str| format!("{name}_{no}");
    let mut outcome = field(ask, Kind::Radio, &named("outcome")).needed().like(ask.page, "outcome");
    let road = ask.loaded.matter.stage.handling().map_or(Road::Petition, |h| h.road);
    outcome = outcome.of(words(ask, "outcome", Outcome::of(road).iter().map(|o| o.word())));
    let answer = field(ask, Kind::Area, &named("answer")).needed().like(ask.page, "answer");
    Part {
        title: ask.page.tn("demand-no", i64::from(no)),
        text: text.to_owned(),
        fields: vec![outcome, answer],
    }
}

fn read_one(sheet: &mut Sheet, demand: u32) -> Answer {
    Answer {
        demand,
        outcome: sheet.chosen(&format!("outcome_{demand}")).unwrap_or(Outcome::Explained),
        text: sheet.needed(&format!("answer_{demand}"), 4000),
    }
}

pub(super) fn read_answer(desk: &Desk, m: &Matter, sheet: &mut Sheet) -> Act {
    // Read in the order of the form, so that complaints stand in it too.
    let opinion = Opinion {
        on: past_day(desk, sheet, "on"),
        findings: sheet.needed("findings", 20_000),
        basis: sheet.needed("basis", 4000),
        review_by: sheet.needed("review_by", 80),
        answers: m.demands.iter().map(|d| read_one(sheet, d.no)).collect(),
        signed_by: own_ref(desk),
    };
    let service = (!sheet.get("way").is_empty()).then(|| serving::read_service(desk, sheet));
    Act::Answer { opinion, service }
}
