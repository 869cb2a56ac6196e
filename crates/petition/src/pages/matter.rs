//! The matter: where it stands, which dates run and why, what was asked and answered, what happened, what the
//! law allows next.

use super::clearance;
use super::dates::{self, ClockView};
use super::files::{self, FileView};
use super::lines::who;
use super::marks::{self, Mark};
use super::readings;
use super::steps::{self, Steps};
use super::story::{self, Point};
use super::together::{self, NoteView};
use crate::act::{self, NewParty, pack_for};
use crate::rules::{self, LawAt, Matter};
use crate::store::{self, AttachmentRow, ItemRow, Loaded, PartyRow, Reader};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, Power, may};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Choice, Page, html};
use platform::{Error, Result};

struct DemandView {
    text: String,
    outcome: String,
    answer: String,
}

struct ItemView {
    channel: String,
    received: String,
    clerk: String,
    words: String,
    people: Vec<PersonView>,
    persons: i64,
    source: String,
    files: Vec<FileView>,
}

struct PersonView {
    kind: String,
    name: String,
    /// The end of a phone number, covered.
    reach: String,
    open: Vec<(String, String)>,
}

struct ReadingView {
    when: String,
    who: String,
    why: String,
}

#[derive(Template)]
#[template(path = "petition/matter.html")]
struct MatterPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    summary: String,
    stage: String,
    unit: String,
    officer: String,
    place: String,
    respondent: String,
    field: String,
    purpose: String,
    who: String,
    persons: i64,
    joined_into: String,
    joined_no: String,
    clocks: Vec<ClockView>,
    demands: Vec<DemandView>,
    items: Vec<ItemView>,
    opened: bool,
    may_open: bool,
    why_value: String,
    why_error: String,
    file_why_value: String,
    file_why_error: String,
    files: usize,
    may_open_files: bool,
    points: Vec<Point>,
    filters: Vec<Choice>,
    ahead: Vec<(String, String)>,
    steps: Steps,
    marks: Vec<Mark>,
    readings: Vec<ReadingView>,
    reachable: bool,
    others: Vec<String>,
    clearances: Vec<(String, String)>,
    notes: Vec<NoteView>,
    may_share: bool,
    note_value: String,
    note_error: String,
}

/// `GET /matters/{no}`
pub(super) async fn show(desk: Desk, Path(no): Path<String>, RawQuery(raw): RawQuery) -> Result<Response> {
    draw(&desk, &no, &Sheet::from_query(raw.as_deref().unwrap_or("")), false).await
}

/// Draws the matter; `open` shows identities (the reading has been written down before).
pub(super) async fn draw(desk: &Desk, no: &str, sheet: &Sheet, open: bool) -> Result<Response> {
    let no = platform::ids::typed_digits(no);
    let mut conn = desk.app().db.read().await?;
    let loaded = store::get(&mut conn, &no).await?;
    let scope = loaded.matter.scope();
    if !may(&desk.actor(), Power::See, &scope) {
        return Err(Error::NotFound);
    }
    if !readings::explained(desk, &mut conn, &loaded).await? {
        return readings::ask(desk, &loaded, sheet);
    }
    let id = loaded.matter.id;
    let home = loaded.matter.home();
    let (items, parties) = store::receipts_of(&mut conn, home).await?;
    let attached = store::attachments_of(&mut conn, home).await?;
    let entries = platform::journal::subject_entries(&mut conn, id).await?;
    let may_open = may(&desk.actor(), Power::OpenPersonal, &scope);
    let reader = Reader {
        unit: desk.officer.unit,
        office: desk.officer.office,
        readings: may_open,
        drafts_of: clearance::drafts_of(desk, &loaded),
        since: act::here_since(desk.app()),
    };
    let beside = store::beside(&mut conn, id, reader).await?;
    let mut page = desk.page("matter-title");
    let drafted = clearance::drafted(desk, &loaded, &beside.chains);
    let clearances = clearance::of_matter(&page, &mut conn, &beside.waiting).await?;
    drop(conn);
    let notes = together::notes(desk, beside.notes)?;
    let others = together::among(desk, &page, id, beside.present).await?;
    // The form that opens identities has no page of its own to come back to.
    page.path = format!("/matters/{no}");
    let pack = pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let law = LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    let running = rules::clocks(&loaded.matter, &law);
    let mut points = story::tell(desk, &page, &entries);
    let filters = filters(&page, &points, sheet.get("show"));
    if let Some(f) = filters.iter().find(|f| f.chosen && !f.value.is_empty()) {
        points.retain(|p| p.class == f.value);
    }
    let view = MatterPage {
        points,
        filters,
        ahead: dates::ahead(&page, &running),
        clocks: running.iter().rev().map(|r| dates::clock_view(desk, &page, r)).collect(),
        demands: demands(&page, &loaded.matter),
        items: items_view(desk, &page, &items, &parties, &attached, open)?,
        files: attached.len(),
        may_open_files: may_open,
        steps: steps::of(desk, &page, &loaded, &law, &drafted),
        readings: beside
            .readings
            .iter()
            .map(|r| ReadingView {
                when: desk.app().clock.moment(r.at),
                who: r.name.clone(),
                why: r.why.clone(),
            })
            .collect(),
        opened: open,
        may_open: may_open && !parties.is_empty(),
        why_value: sheet.get("why").to_owned(),
        why_error: page.error_at(sheet.errors(), "why"),
        others,
        clearances,
        notes,
        may_share: !desk.officer.office,
        note_value: sheet.get("note_text").to_owned(),
        note_error: page.error_at(sheet.errors(), "note_text"),
        file_why_value: sheet.get("file_why").to_owned(),
        file_why_error: page.error_at(sheet.errors(), "file_why"),
        ..facts(desk, page, &loaded)
    };
    let mut response = html(&view)?;
    if !sheet.errors().is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The head of the page.
fn facts(desk: &Desk, mut page: Page, l: &Loaded) -> MatterPage {
    let m = &l.matter;
    let (joined_into, joined_no) = match &m.stage {
        rules::Stage::Linked(j, _) => (grouped(&j.into_no), j.into_no.clone()),
        _ => Default::default(),
    };
    page.title = format!("{} {}", grouped(&l.no), l.subject);
    MatterPage {
        no: l.no.clone(),
        shown_no: grouped(&l.no),
        subject: l.subject.clone(),
        summary: l.summary.clone(),
        stage: page.t(&format!("stage-{}", m.stage.kind())),
        unit: m.stage.lead().map_or(String::new(), |u| story::unit_name(&desk.units, &page, u)),
        officer: m.stage.handling().map_or(String::new(), |h| h.officer.name.clone()),
        place: l.place.clone(),
        respondent: l.respondent.clone(),
        field: l.field.clone(),
        purpose: page.t(&format!("purpose-{}", m.purpose)),
        who: who(&page, &l.who),
        persons: l.persons,
        reachable: m.reachable,
        joined_into,
        joined_no,
        clocks: Vec::new(),
        demands: Vec::new(),
        items: Vec::new(),
        opened: false,
        may_open: false,
        why_value: String::new(),
        why_error: String::new(),
        file_why_value: String::new(),
        file_why_error: String::new(),
        files: 0,
        may_open_files: false,
        points: Vec::new(),
        filters: Vec::new(),
        ahead: Vec::new(),
        steps: Steps::default(),
        marks: marks::of(&page, m),
        readings: Vec::new(),
        others: Vec::new(),
        clearances: Vec::new(),
        notes: Vec::new(),
        may_share: false,
        note_value: String::new(),
        note_error: String::new(),
        page,
    }
}

fn demands(page: &Page, m: &Matter) -> Vec<DemandView> {
    let answer = |no: u32| m.stage.opinion().and_then(|o| o.answers.iter().find(|a| a.demand == no));
    m.demands
        .iter()
        .map(|d| DemandView {
            text: d.text.clone(),
            outcome: answer(d.no).map_or(String::new(), |a| page.t(&format!("outcome-{}", a.outcome))),
            answer: answer(d.no).map_or(String::new(), |a| a.text.clone()),
        })
        .collect()
}

fn items_view(
    desk: &Desk,
    page: &Page,
    items: &[ItemRow],
    parties: &[PartyRow],
    attached: &[AttachmentRow],
    open: bool,
) -> Result<Vec<ItemView>> {
    items
        .iter()
        .map(|i| {
            let own = parties.iter().filter(|p| p.item == i.id);
            Ok(ItemView {
                channel: page.t(&format!("channel-{}", i.channel)),
                received: page.day(&i.received_on),
                clerk: i.clerk.clone(),
                words: i.words.clone(),
                persons: i.persons,
                source: i.source.clone(),
                files: files::of_item(page, attached, i),
                people: own.map(|p| person_view(desk, page, p, open)).collect::<Result<_>>()?,
            })
        })
        .collect()
}

fn person_view(desk: &Desk, page: &Page, p: &PartyRow, open: bool) -> Result<PersonView> {
    let mut shown = Vec::new();
    if open {
        let full: NewParty = serde_json::from_str(&desk.app().keys.open(p.item.bytes(), &p.sealed)?)?;
        let lines = [
            ("p-name", full.name),
            ("p-phone", full.phone),
            ("p-idno", full.idno),
            ("p-address", full.address),
        ];
        shown = lines
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (page.t(&format!("field-{key}")), text))
            .collect();
    }
    let (name, reach) = p.mask.split_once(' ').unwrap_or((&p.mask, ""));
    Ok(PersonView {
        kind: page.t(&format!("party-{}", p.kind)),
        name: name.to_owned(),
        reach: reach.to_owned(),
        open: shown,
    })
}

/// Ways of seeing a part of the story; none where it is short.
fn filters(page: &Page, points: &[Point], wanted: &str) -> Vec<Choice> {
    if points.len() < 4 {
        return Vec::new();
    }
    let used = |class: &&str| points.iter().any(|p| p.class == *class);
    let mut out: Vec<Choice> = [""]
        .into_iter()
        .chain(["item", "act", "letter", "late"].into_iter().filter(used))
        .map(|class| {
            let word = if class.is_empty() { "all" } else { class };
            let mut c = Choice::new(class, page.t(&format!("story-{word}")));
            c.chosen = class == wanted;
            c
        })
        .collect();
    if !out.iter().any(|c| c.chosen)
        && let Some(all) = out.first_mut()
    {
        all.chosen = true;
    }
    out
}
