//! Endings that are no answer, what undoes an ending, and the petitioner's own word.

use super::parts::{field, officers, read_told_now, ways, words};
use super::{Ask, own_ref, past_day};
use crate::rules::{
    Act, DeclineReason, Declining, FollowUp, Guidance, Matter, PersonRef, Redirection, Route,
};
use people::{Desk, PostRow};
use platform::form::Sheet;
use platform::web::{Field, Kind};

/// That the petitioner was told; left empty where nobody can be reached.
fn told(ask: &Ask) -> [Field; 3] {
    [
        field(ask, Kind::Select, "told_way").of(ways(ask)),
        field(ask, Kind::Date, "told_on"),
        field(ask, Kind::Text, "told_receiver"),
    ]
}

pub(super) fn decline(ask: &Ask) -> Vec<Field> {
    let reasons = words(ask, "decline", DeclineReason::ALL.iter().map(|r| r.word()));
    let mut fields = vec![
        field(ask, Kind::Radio, "decline_reason").needed().of(reasons),
        field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-decline-facts")),
        field(ask, Kind::Text, "prior"),
        field(ask, Kind::Area, "go_to").needed(),
    ];
    fields.extend(told(ask));
    fields
}

pub(super) fn read_declining(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::Decline {
        declining: Declining {
            reason: sheet.chosen("decline_reason").unwrap_or(DeclineReason::NotOurs),
            text: sheet.needed("text", 2000),
            prior: sheet.text("prior", 80).unwrap_or_default(),
            go_to: sheet.needed("go_to", 500),
            told: read_told_now(desk, sheet),
        },
    }
}

pub(super) fn redirect(ask: &Ask) -> Vec<Field> {
    let mut fields = vec![
        field(ask, Kind::Radio, "route").needed().of(words(
            ask,
            "route",
            Route::ALL.iter().map(|r| r.word()),
        )),
        field(ask, Kind::Text, "organ_name").needed(),
        field(ask, Kind::Area, "procedure").needed(),
        field(ask, Kind::Area, "term").needed(),
    ];
    fields.extend(told(ask));
    fields
}

pub(super) fn read_redirection(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::Redirect {
        redirection: Redirection {
            route: sheet.chosen("route").unwrap_or(Route::Administrative),
            organ: sheet.needed("organ_name", 120),
            procedure: sheet.needed("procedure", 1000),
            term: sheet.needed("term", 500),
            told: read_told_now(desk, sheet),
        },
    }
}

pub(super) fn guide(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Text, "organ_name").needed(), field(ask, Kind::Area, "explained").needed()]
}

pub(super) fn read_guidance(sheet: &mut Sheet) -> Act {
    let (organ, explained) = (sheet.needed("organ_name", 120), sheet.needed("explained", 1000));
    Act::Guide { guidance: Guidance { organ, explained } }
}

pub(super) fn withdraw(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Date, "on").needed(), field(ask, Kind::Area, "evidence").needed()]
}

pub(super) fn read_withdrawal(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::Withdraw { on: past_day(desk, sheet, "on"), evidence: sheet.needed("evidence", 1000) }
}

pub(super) fn reason(ask: &Ask) -> Vec<Field> {
    vec![field(ask, Kind::Area, "reason").needed()]
}

pub(super) fn say_unsolved(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-unsolved")),
        field(ask, Kind::Date, "given_on").needed(),
        field(ask, Kind::Text, "given").needed(),
    ]
}

pub(super) fn read_unsolved(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::SayUnsolved {
        text: sheet.needed("text", 2000),
        on: past_day(desk, sheet, "given_on"),
        given: sheet.needed("given", 80),
    }
}

pub(super) fn follow_up(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Date, "on").needed(),
        field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-follow-up")),
    ]
}

pub(super) fn read_follow_up(desk: &Desk, sheet: &mut Sheet) -> Act {
    let (on, text) = (past_day(desk, sheet, "on"), sheet.needed("text", 2000));
    Act::FollowUp { follow: FollowUp { on, text, by: own_ref(desk) } }
}

/// The other way round than it stands.
pub(super) fn read_simple(m: &Matter, sheet: &mut Sheet) -> Act {
    Act::Simplify { simple: !m.simple, reason: sheet.needed("reason", 500) }
}

pub(super) fn change_officer(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "officer").needed().of(officers(ask)),
        field(ask, Kind::Area, "reason").needed(),
    ]
}

pub(super) fn read_officer(desk: &Desk, posts: &[PostRow], sheet: &mut Sheet) -> Act {
    let officer: PersonRef = super::parts::read_officer(desk, posts, sheet, "officer");
    Act::ChangeOfficer { officer, reason: sheet.needed("reason", 500) }
}
