//! Ratings and closing.

use super::parts::{field, words};
use super::{Ask, past_day};
use crate::rules::{Act, Closing, ClosingKind, Rated, Rating, Satisfaction, View};
use people::Desk;
use platform::form::Sheet;
use platform::web::{Field, Kind};

pub(super) fn rate(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Radio, "of").needed().of(words(ask, "rated", Rated::ALL.iter().map(|r| r.word()))),
        field(ask, Kind::Radio, "satisfaction").needed().of(words(
            ask,
            "satisfaction",
            Satisfaction::ALL.iter().map(|s| s.word()),
        )),
        field(ask, Kind::Date, "given_on").needed(),
        field(ask, Kind::Text, "given").needed(),
        field(ask, Kind::Area, "remark"),
    ]
}

pub(super) fn read_rating(desk: &Desk, sheet: &mut Sheet) -> Act {
    let rating = Rating {
        of: sheet.chosen("of").unwrap_or(Rated::Unit),
        satisfaction: sheet.chosen("satisfaction").unwrap_or(Satisfaction::Fairly),
        on: past_day(desk, sheet, "given_on"),
        given: sheet.needed("given", 80),
        remark: sheet.text("remark", 1000).unwrap_or_default(),
    };
    Act::Rate { rating }
}

pub(super) fn close(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Radio, "closing").needed().of(words(
            ask,
            "closing",
            ClosingKind::BY_FORM.iter().map(|c| c.word()),
        )),
        field(ask, Kind::Radio, "resolved").needed().of(words(ask, "resolved", ["yes", "no"].into_iter())),
        field(ask, Kind::Radio, "view").needed().of(words(ask, "view", View::ALL.iter().map(|v| v.word()))),
        field(ask, Kind::Area, "evidence"),
        field(ask, Kind::Date, "on").needed(),
    ]
}

pub(super) fn read_closing(desk: &Desk, sheet: &mut Sheet) -> Act {
    let resolved = sheet.get("resolved") == "yes";
    if sheet.get("resolved").is_empty() {
        sheet.fail("resolved", "error-choose");
    }
    let closing = Closing {
        on: past_day(desk, sheet, "on"),
        kind: sheet.chosen("closing").unwrap_or(ClosingKind::TermOver),
        resolved,
        view: sheet.chosen("view").unwrap_or(View::Unsaid),
        evidence: sheet.text("evidence", 1000).unwrap_or_default(),
        ground: None,
    };
    Act::Close { closing }
}
