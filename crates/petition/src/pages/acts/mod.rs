//! One act, one page: what it does, its article, its fields, the date that follows, a button with the verb.

mod ending;
mod form;
mod forms;
mod handling;
mod linking;
mod marking;
mod papers;
mod parts;
mod responsibility;
mod reviewing;
mod roads;
mod sending;
mod serving;

use super::story::Point;
use super::{clearance, together};
use crate::act::{self, Hand, pack_for};
use crate::files::FORM_BYTES;
use crate::rules::{self, ActKind, LawAt, possible};
use crate::store::{self, Loaded};
use askama::Template;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
pub(super) use form::parts as fields_of;
pub(super) use form::{Part, Parts, said};
pub(super) use forms::read;
use law::{Day, RuleId, Start};
pub(super) use parts::standing;
use people::{Desk, House, PostRow, may};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::web::{Field, Guard, Page, Routes, html, redirect};
use platform::{Error, Id, Refused, Result};

pub(super) use parts::fits;

/// What an act's page is made of.
struct Ask<'a> {
    desk: &'a Desk,
    page: &'a Page,
    loaded: &'a Loaded,
    sheet: &'a Sheet,
    officers: &'a [PostRow],
}

/// The date that follows from the act.
struct Follow {
    title: String,
    day: String,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "petition/act.html")]
struct ActPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    action: String,
    version: i64,
    does: String,
    article: String,
    fields: Vec<Field>,
    parts: Vec<Part>,
    after: Vec<Field>,
    follows: Vec<Follow>,
    verb: String,
    destructive: String,
    takes_files: bool,
    errors: Vec<(String, String)>,
    draft: String,
    others: Vec<String>,
    changed: Vec<Point>,
    /// Why it can no longer be done, after somebody was faster.
    refused: String,
}

/// Adds the page and the act of one kind.
pub(super) fn add(routes: Routes<House>, kind: &'static ActKind) -> Routes<House> {
    let guard = Guard::Power(kind.power().word());
    let kind = *kind;
    let path: &'static str = forms::path(kind);
    let act = post(move |desk: Desk, no: Path<String>, sheet: Sheet| submit(desk, no, kind, sheet));
    let act = if takes_files(kind) { act.layer(DefaultBodyLimit::max(FORM_BYTES)) } else { act };
    routes
        .get(path, guard, get(move |desk: Desk, no: Path<String>| show(desk, no, kind)))
        .post(path, guard, act)
}

/// Whether its form brings files.
fn takes_files(kind: ActKind) -> bool {
    kind == ActKind::Attach
}

async fn show(desk: Desk, Path(no): Path<String>, kind: ActKind) -> Result<Response> {
    let loaded = load(&desk, &no, kind).await?;
    let pack = pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let law = LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    if let Err(refusal) = possible(&loaded.matter, kind, desk.today, &law) {
        return Err(Error::Refused(Box::new(Refused::from(&refusal))));
    }
    if let Some(instead) = clearance::instead(&desk, &loaded, kind).await? {
        return Ok(redirect(&instead));
    }
    let sheet = begun(&desk, &loaded, kind, &law).await?;
    let page = desk.page("matter-title");
    let others = together::others(&desk, &page, loaded.matter.id, kind.noun()).await?;
    draw(&desk, &loaded, kind, &sheet, Beside { others, ..Beside::default() }).await
}

/// The form as it is first shown: what was typed last time, and what is likely right.
pub(super) async fn begun(desk: &Desk, loaded: &Loaded, kind: ActKind, law: &LawAt<'_>) -> Result<Sheet> {
    let kept = people::act::draft(desk.app(), desk.officer.person, &draft_key(kind, &loaded.no)).await?;
    let mut sheet = Sheet::from_query(kept.as_deref().unwrap_or(""));
    prefill(desk, loaded, kind, law, &mut sheet);
    Ok(sheet)
}

pub(super) fn draft_key(kind: ActKind, no: &str) -> String {
    format!("{}-{no}", kind.noun())
}

async fn load(desk: &Desk, no: &str, kind: ActKind) -> Result<Loaded> {
    let mut conn = desk.app().db.read().await?;
    let loaded = store::get(&mut conn, &platform::ids::typed_digits(no)).await?;
    let scope = loaded.matter.scope();
    if !may(&desk.actor(), people::Power::See, &scope) {
        return Err(Error::NotFound);
    }
    if !may(&desk.actor(), kind.power(), &scope) {
        return Err(Error::Forbidden);
    }
    super::readings::needed(desk, &mut conn, &loaded).await?;
    Ok(loaded)
}

/// What is likely right is filled in already; the officer changes it where it is not.
fn prefill(desk: &Desk, loaded: &Loaded, kind: ActKind, law: &LawAt, sheet: &mut Sheet) {
    let today = desk.today.to_string();
    let mut put = |field: &str, value: String| {
        if sheet.get(field).is_empty() {
            sheet.set(field, value);
        }
    };
    // The day of a service is the day on its proof, so that one is never filled in for the officer.
    for field in ["on", "told_on", "given_on"] {
        put(field, today.clone());
    }
    match kind {
        ActKind::Assign => {
            let limit = law
                .pack
                .rule(RuleId::H60)
                .and_then(|r| law::clock(r, law.calendar, Start::On(desk.today), &[]).strict);
            put("report_by", limit.map_or(today, |d| d.to_string()));
            put("supervisor", desk.officer.unit.to_string());
            put("requirement", desk.page("act-assign").t("assign-requirement-default"));
        }
        ActKind::Accept => {
            put("officer", desk.officer.person.to_string());
            put("road", "petition".to_owned());
        }
        ActKind::Extend => put("days", law.pack.opinion_extension_max_days.to_string()),
        ActKind::Answer => put("review_by", review_organ(desk, loaded)),
        _ => {}
    }
}

/// 条例第35条: the organ above the one that answered.
fn review_organ(desk: &Desk, loaded: &Loaded) -> String {
    let unit = loaded.matter.stage.lead().and_then(|u| desk.units.get(u.id));
    let above = unit.and_then(|u| u.parent).and_then(|p| desk.units.get(p));
    above.map_or(String::new(), |u| u.name.clone())
}

/// What is shown beside a form: who else has it open, and what changed since it was opened.
#[derive(Default)]
struct Beside {
    others: Vec<String>,
    changed: Vec<Point>,
    refused: String,
}

async fn draw(
    desk: &Desk,
    loaded: &Loaded,
    kind: ActKind,
    sheet: &Sheet,
    beside: Beside,
) -> Result<Response> {
    let page = desk.page(&format!("act-{kind}"));
    let Parts { fields, parts, after } = form::parts(desk, &page, loaded, kind, sheet).await?;
    let errors = page.complaints(sheet.errors());
    let stale = !beside.changed.is_empty();
    let mut response = html(&ActPage {
        no: loaded.no.clone(),
        shown_no: grouped(&loaded.no),
        subject: loaded.subject.clone(),
        action: format!("/matters/{}/{}", loaded.no, kind.noun()),
        // What changed is shown, so that sending the form again is done with open eyes.
        version: if stale {
            loaded.head.seq
        } else {
            sheet.get("_version").parse().unwrap_or(loaded.head.seq)
        },
        does: page.t(&format!("act-{kind}-does")),
        article: page.t_if(&format!("act-{kind}-article")),
        follows: follows(desk, &page, loaded, kind)?,
        verb: page.t(&format!("act-{kind}-verb")),
        destructive: page.t_if(&format!("act-{kind}-confirm")),
        draft: draft_key(kind, &loaded.no),
        others: beside.others,
        changed: beside.changed,
        refused: beside.refused,
        takes_files: takes_files(kind),
        fields,
        parts,
        after,
        errors,
        page,
    })?;
    if !sheet.errors().is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    if stale {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// Somebody was faster: what changed stands above, what was typed stays where it is and is kept as a draft.
async fn draw_stale(desk: &Desk, no: &str, kind: ActKind, sheet: &Sheet) -> Result<Response> {
    let loaded = load(desk, no, kind).await?;
    let seen = sheet.get("_version").parse().unwrap_or(0);
    people::act::keep_draft(desk.app(), desk.officer.person, &draft_key(kind, no), &sheet.to_query()).await?;
    let page = desk.page("matter-title");
    let changed = together::changed_since(desk, &page, &loaded, seen).await?;
    let pack = pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let law = LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    let refused = possible(&loaded.matter, kind, desk.today, &law).err();
    let refused = refused.map_or(String::new(), |r| page.refusal(&Refused::from(&r)).why);
    let others = together::others(desk, &page, loaded.matter.id, kind.noun()).await?;
    draw(desk, &loaded, kind, sheet, Beside { others, changed, refused }).await
}

/// The dates that begin with the act when it is done today.
fn follows(desk: &Desk, page: &Page, loaded: &Loaded, kind: ActKind) -> Result<Vec<Follow>> {
    let pack = pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let begins: &[RuleId] = match kind {
        ActKind::Transfer | ActKind::Assign => &[RuleId::Acc15, RuleId::Obj5],
        ActKind::Accept => &[RuleId::H60],
        ActKind::Serve if loaded.matter.stage.handling().is_some_and(|h| h.road.reviewable()) => {
            &[RuleId::Fc1]
        }
        ActKind::AskReview if loaded.matter.stage.review().is_none() => &[RuleId::Fc2],
        ActKind::AskReview => &[RuleId::Fh2],
        ActKind::ServeReview if loaded.matter.stage.kind() == rules::StageKind::ReviewAnswered => {
            &[RuleId::Fh1]
        }
        _ => &[],
    };
    let calendar = &desk.app().law.calendar;
    let clocks = begins
        .iter()
        .filter_map(|r| pack.rule(*r))
        .map(|r| law::clock(r, calendar, Start::On(desk.today), &[]));
    Ok(clocks
        .map(|c| Follow {
            title: c.title.get(page.lang).to_owned(),
            day: c.due().map_or(String::new(), |d| page.day(&d)),
            why: c.explain(page.lang),
        })
        .collect())
}

async fn submit(desk: Desk, Path(no): Path<String>, kind: ActKind, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let loaded = load(&desk, &no, kind).await?;
    let seen = sheet.number("_version", 1, i64::MAX);
    match perform(&desk, &loaded, kind, seen, &mut sheet).await {
        Ok(to) => {
            let (person, key) = (desk.officer.person, draft_key(kind, &no));
            desk.app()
                .db
                .write(move |c| Box::pin(async move { people::drop_draft(c, person, &key).await }))
                .await?;
            let back = match sheet.get("_to") {
                "dispatch" => format!("/dispatch?done={}", kind.word()),
                _ => to,
            };
            Ok(redirect(&back))
        }
        Err(Error::Invalid(errors)) => {
            draw(&desk, &loaded, kind, &sheet.with_errors(errors), Beside::default()).await
        }
        Err(Error::Stale) => draw_stale(&desk, &no, kind, &sheet).await,
        Err(other) => Err(other),
    }
}

/// Reads the form and goes through the door; gives the page to show next.
async fn perform(
    desk: &Desk,
    loaded: &Loaded,
    kind: ActKind,
    seen: Option<i64>,
    sheet: &mut Sheet,
) -> Result<String> {
    let hand = Hand::now(&desk.house, desk.actor());
    let page_of = |no: &str| format!("/matters/{no}?done={}", kind.word());
    let act = match kind {
        ActKind::Link => {
            let (into, reason) = linking::read_link(sheet);
            sheet.done()?;
            return Ok(page_of(&act::link(hand, &loaded.no, seen, &into, &reason).await?.no));
        }
        ActKind::Unlink => {
            let reason = sheet.needed("reason", 500);
            sheet.done()?;
            return Ok(page_of(&act::unlink(hand, &loaded.no, seen, &reason).await?.no));
        }
        ActKind::Attach => {
            return Ok(page_of(&papers::do_attach(desk, hand, loaded, seen, sheet).await?));
        }
        ActKind::Reissue => return papers::do_reissue(desk, hand, loaded, seen, sheet).await,
        ActKind::Substitute => {
            let (party, reason, evidence) = marking::read_substitute(sheet);
            sheet.done()?;
            let done = act::substitute(hand, &loaded.no, seen, party, (reason, evidence)).await?;
            return Ok(page_of(&done.no));
        }
        ActKind::Split => {
            let (goes, reason) = linking::read_split(&loaded.matter, sheet);
            sheet.done()?;
            let made = act::split(hand, &loaded.no, seen, goes, &reason).await?;
            return super::receipt::address(desk, &made);
        }
        _ => forms::read(desk, loaded, kind, sheet).await?,
    };
    sheet.done()?;
    Ok(page_of(&act::act(hand, &loaded.no, seen, act).await?.no))
}

/// A unit chosen in a form, as it is called now.
fn unit_ref(desk: &Desk, sheet: &mut Sheet, field: &str) -> rules::UnitRef {
    let chosen: Option<Id> = sheet.chosen(field);
    match chosen.and_then(|id| desk.units.get(id)) {
        Some(u) => rules::UnitRef { id: u.id, name: u.short.clone() },
        None => {
            if chosen.is_some() {
                sheet.fail(field, "error-choice");
            }
            rules::UnitRef { id: desk.officer.unit, name: String::new() }
        }
    }
}

/// The officer's unit as it is called now.
fn own_unit(desk: &Desk) -> rules::UnitRef {
    rules::UnitRef { id: desk.officer.unit, name: desk.officer.unit_name.clone() }
}

/// The officer as they are called now.
fn own_ref(desk: &Desk) -> rules::PersonRef {
    rules::PersonRef {
        id: desk.officer.person,
        name: format!("{} {}", desk.officer.name, desk.officer.title),
    }
}

/// A day that must be there and cannot lie in the future.
fn past_day(desk: &Desk, sheet: &mut Sheet, field: &str) -> Day {
    sheet.day_until(field, desk.today)
}
