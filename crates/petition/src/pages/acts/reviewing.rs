//! 复查、复核 and 听证.

use super::parts::{day_needed, field, officers, read_officer, read_told, told, words};
use super::{Ask, Part, own_ref, past_day, serving, unit_ref};
use crate::rules::{
    Act, Answer, Hearing, HearingRecord, Level, Matter, Outcome, PersonRef, ReviewOpinion, ReviewOutcome,
    ReviewRequest, Taking,
};
use people::{Desk, PostRow, UnitKind};
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind};

/// Organs that a review can be asked of: those above the one that decided last, nearest first (第35、36条).
fn organs<'a>(ask: &'a Ask) -> impl Iterator<Item = Choice> + 'a {
    let stage = &ask.loaded.matter.stage;
    let decided = stage.review().map(|r| r.request.organ.id).or(stage.lead().map(|u| u.id));
    let above = decided.map_or(Vec::new(), |id| ask.desk.units.above(id));
    let higher = ask.desk.units.all().filter(|u| u.active && u.kind == UnitKind::Higher).map(|u| u.id);
    let mut ids = above.clone();
    ids.extend(higher.filter(|id| !above.contains(id) && Some(*id) != decided));
    ids.into_iter()
        .filter_map(|id| ask.desk.units.get(id))
        .map(|u| Choice::new(u.id.to_string(), u.full(ask.page.zh())))
}

pub(super) fn ask_review(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Select, "organ").needed().of(organs(ask)),
        field(ask, Kind::Date, "made_on").needed(),
        field(ask, Kind::Date, "reached_on").needed(),
        field(ask, Kind::Area, "text").needed().asked(ask.page.t("field-review-text")),
        field(ask, Kind::Area, "late_reason"),
    ]
}

pub(super) fn read_request(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::AskReview {
        request: ReviewRequest {
            organ: unit_ref(desk, sheet, "organ"),
            made_on: past_day(desk, sheet, "made_on"),
            received_on: past_day(desk, sheet, "reached_on"),
            text: sheet.needed("text", 4000),
            late_reason: sheet.text("late_reason", 1000).unwrap_or_default(),
        },
    }
}

pub(super) fn take(ask: &Ask) -> Vec<Field> {
    let mut fields = vec![
        field(ask, Kind::Date, "on").needed().asked(ask.page.t("field-accepted-on")),
        field(ask, Kind::Select, "investigator_1").needed().of(officers(ask)),
        field(ask, Kind::Select, "investigator_2").needed().of(officers(ask)),
        field(ask, Kind::Select, "investigator_3").of(officers(ask)),
    ];
    fields.extend(told(ask));
    fields
}

pub(super) fn read_taking(desk: &Desk, posts: &[PostRow], sheet: &mut Sheet) -> Act {
    let on = past_day(desk, sheet, "on");
    let mut investigators: Vec<PersonRef> = Vec::new();
    for name in ["investigator_1", "investigator_2", "investigator_3"] {
        if name != "investigator_3" || !sheet.get(name).is_empty() {
            investigators.push(read_officer(desk, posts, sheet, name));
        }
    }
    Act::TakeReview {
        taking: Taking { on, investigators, told: read_told(desk, sheet), hearings: Vec::new() },
    }
}

pub(super) fn decline(ask: &Ask) -> Vec<Field> {
    let mut fields = vec![field(ask, Kind::Area, "reason").needed()];
    fields.extend(told(ask));
    fields
}

pub(super) fn read_decline(desk: &Desk, sheet: &mut Sheet) -> Act {
    Act::DeclineReview { reason: sheet.needed("reason", 1000), told: read_told(desk, sheet) }
}

pub(super) fn announce(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Date, "hearing_on").needed(),
        field(ask, Kind::Text, "hearing_place").needed(),
        field(ask, Kind::Text, "host").needed(),
        field(ask, Kind::Area, "members").needed(),
        field(ask, Kind::Text, "closed_because"),
    ]
}

pub(super) fn read_hearing(desk: &Desk, sheet: &mut Sheet) -> Act {
    let on = day_needed(desk, sheet, "hearing_on");
    let (place, host) = (sheet.needed("hearing_place", 120), sheet.needed("host", 60));
    let names = sheet.needed("members", 600);
    let members: Vec<String> = names
        .split(['\n', '、', ',', '，', ';', '；'])
        .map(|n| n.trim().to_owned())
        .filter(|n| !n.is_empty())
        .collect();
    let closed_because = sheet.text("closed_because", 300).unwrap_or_default();
    let hearing =
        Hearing { announced_on: desk.today, on, place, host, members, closed_because, record: None };
    Act::AnnounceHearing { hearing }
}

pub(super) fn record(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Date, "heard_from").needed(),
        field(ask, Kind::Date, "heard_to").needed(),
        field(ask, Kind::Area, "heard_said").needed(),
        field(ask, Kind::Area, "conclusion").needed(),
        field(ask, Kind::Number, "votes").needed(),
    ]
}

pub(super) fn read_record(desk: &Desk, sheet: &mut Sheet) -> Act {
    let votes = sheet.number("votes", 0, 99).and_then(|n| u32::try_from(n).ok());
    if votes.is_none() && sheet.get("votes").is_empty() {
        sheet.fail("votes", "error-needed");
    }
    Act::RecordHearing {
        record: HearingRecord {
            from: past_day(desk, sheet, "heard_from"),
            to: past_day(desk, sheet, "heard_to"),
            said: sheet.needed("heard_said", 20_000),
            conclusion: sheet.needed("conclusion", 4000),
            votes: votes.unwrap_or(0),
        },
    }
}

/// The opinion, an answer of its own for each demand (where it annuls or changes), and its service.
pub(super) fn give(ask: &Ask) -> (Vec<Field>, Vec<Part>, Vec<Field>) {
    let first = ask.loaded.matter.stage.review().is_none_or(|r| r.level == Level::First);
    let outcomes = words(ask, "review-outcome", ReviewOutcome::ALL.iter().map(|o| o.word()));
    let mut fields = vec![
        field(ask, Kind::Date, "on").needed(),
        field(ask, Kind::Radio, "review_outcome").needed().of(outcomes),
        field(ask, Kind::Area, "findings").needed(),
        field(ask, Kind::Area, "basis").needed(),
    ];
    if first {
        fields.push(field(ask, Kind::Text, "next_organ").needed());
    }
    fields.push(field(ask, Kind::Check, "publish"));
    let parts = ask.loaded.matter.demands.iter().map(|d| own_answer(ask, d.no, &d.text)).collect();
    (fields, parts, serving::fields(ask, false))
}

fn own_answer(ask: &Ask, no: u32, text: &str) -> Part {
    let named = |name: &str| format!("{name}_{no}");
    let road = ask.loaded.matter.stage.handling().map_or(crate::rules::Road::Petition, |h| h.road);
    let outcome = field(ask, Kind::Radio, &named("outcome")).like(ask.page, "outcome").of(words(
        ask,
        "outcome",
        Outcome::of(road).iter().map(|o| o.word()),
    ));
    let answer = field(ask, Kind::Area, &named("answer")).like(ask.page, "own-answer");
    Part {
        title: ask.page.tn("demand-no", i64::from(no)),
        text: text.to_owned(),
        fields: vec![outcome, answer],
    }
}

pub(super) fn read_opinion(desk: &Desk, m: &Matter, sheet: &mut Sheet) -> Act {
    let first = m.stage.review().is_none_or(|r| r.level == Level::First);
    let opinion = ReviewOpinion {
        on: past_day(desk, sheet, "on"),
        outcome: sheet.chosen("review_outcome").unwrap_or(ReviewOutcome::Uphold),
        findings: sheet.needed("findings", 20_000),
        basis: sheet.needed("basis", 4000),
        next_organ: if first { sheet.needed("next_organ", 80) } else { String::new() },
        publish: sheet.flag("publish"),
        answers: m.demands.iter().filter_map(|d| read_own(sheet, d.no)).collect(),
        signed_by: own_ref(desk),
    };
    let service = (!sheet.get("way").is_empty()).then(|| serving::read_service(desk, sheet));
    Act::GiveReview { opinion, service }
}

fn read_own(sheet: &mut Sheet, demand: u32) -> Option<Answer> {
    let text = sheet.text(&format!("answer_{demand}"), 4000)?;
    let outcome = sheet.choice(&format!("outcome_{demand}")).unwrap_or(Outcome::Explained);
    Some(Answer { demand, outcome, text })
}
