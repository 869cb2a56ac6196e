//! Parts that several acts' forms share.

use super::{Ask, own_ref, past_day};
use crate::rules::{Notice, PersonRef, ServiceWay, Standing};
use law::Day;
use people::{Desk, PostRow, UnitKind};
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

/// Every unit that can be made responsible: for an accusation the discipline organs, for a paper on a court matter the
/// political-legal ones, with the offices above; for the rest, every unit of the county.
pub(super) fn units<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    let m = &ask.loaded.matter;
    let special = match (m.locked(), m.litigation) {
        (true, _) => Some(UnitKind::Discipline),
        (false, true) => Some(UnitKind::PoliticalLegal),
        (false, false) => None,
    };
    let fits = move |u: &&people::Unit| match special {
        Some(kind) => u.kind == kind || u.kind == UnitKind::Higher,
        None => !matches!(u.kind, UnitKind::County | UnitKind::Higher),
    };
    let all = ask.desk.units.all().filter(|u| u.active).filter(fits);
    all.map(|u| Choice::new(u.id.to_string(), u.full(ask.page.zh())))
}

/// Every unit, offices above included.
pub(super) fn all_units<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    let all = ask.desk.units.all().filter(|u| u.active);
    all.map(|u| Choice::new(u.id.to_string(), u.full(ask.page.zh())))
}

/// Where a unit stands, as rules ask it.
pub(super) fn standing(desk: &Desk, unit: platform::Id) -> Standing {
    Standing {
        kind: desk.units.get(unit).map_or(UnitKind::Department, |u| u.kind),
        above: desk.units.above(unit),
    }
}

/// Officers of the own unit.
pub(super) fn officers<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    let zh = ask.page.zh();
    ask.officers.iter().map(move |p| {
        let name = if zh || p.name_en.is_empty() { &p.name } else { &p.name_en };
        let title = if zh || p.title_en.is_empty() { &p.title } else { &p.title_en };
        Choice::new(p.person.to_string(), format!("{name} · {title}"))
    })
}

/// People of the own unit, the officer first.
pub(super) fn people_of<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    let own = own_ref(ask.desk);
    let others = officers(ask).filter(move |c| c.value != own.id.to_string());
    std::iter::once(Choice::new(ask.desk.officer.person.to_string(), own_ref(ask.desk).name)).chain(others)
}

/// The officer of the own unit who was chosen.
pub(super) fn read_officer(desk: &Desk, posts: &[PostRow], sheet: &mut Sheet, name: &str) -> PersonRef {
    let chosen: Option<platform::Id> = sheet.chosen(name);
    if chosen == Some(desk.officer.person) {
        return own_ref(desk);
    }
    match posts.iter().find(|p| Some(p.person) == chosen) {
        Some(p) => PersonRef { id: p.person, name: format!("{} {}", p.name, p.title) },
        None => {
            if chosen.is_some() {
                sheet.fail(name, "error-choice");
            }
            own_ref(desk)
        }
    }
}

/// A day that must be there, past or to come.
pub(super) fn day_needed(desk: &Desk, sheet: &mut Sheet, field: &str) -> Day {
    sheet.day(field).unwrap_or_else(|| {
        if sheet.get(field).is_empty() {
            sheet.fail(field, "error-needed");
        }
        desk.today
    })
}

/// Telling the petitioner may be left for later, or be impossible; a way without a receiver is a complaint.
pub(super) fn read_told_now(desk: &Desk, sheet: &mut Sheet) -> Option<Notice> {
    let way: Option<ServiceWay> = sheet.choice("told_way");
    way.is_some().then(|| read_told(desk, sheet))
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
