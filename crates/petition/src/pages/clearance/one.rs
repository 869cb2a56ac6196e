//! One draft on its way: what it says, who had it, what they changed, and the step that comes next.

use super::super::acts::{self, Parts};
use super::super::story::Point;
use super::super::together;
use super::post_name;
use crate::act::{self, Hand, Step, acts_for};
use crate::rules::{ClearanceState, MoveKind};
use crate::store::{self, ClearanceRow, Loaded};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, Power, may};
use platform::form::Sheet;
use platform::ids::grouped;
use platform::journal::Entry;
use platform::web::{Page, html, redirect};
use platform::{Error, Id, Result};

/// One step that was done.
struct Done {
    when: String,
    who: String,
    what: String,
    reason: String,
    /// Fields that it changed: label, before, after.
    changed: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "petition/clearance.html")]
struct OnePage {
    page: Page,
    id: Id,
    no: String,
    shown_no: String,
    subject: String,
    state: String,
    waits_for: String,
    instead_of: String,
    version: i64,
    seq: i64,
    form: Parts,
    said: Vec<(String, String)>,
    done: Vec<Done>,
    /// What the officer can do: word of the step and its verb; the first is the usual one.
    steps: Vec<(&'static str, String)>,
    edits: bool,
    returns: bool,
    withdraws: bool,
    back_reason: String,
    back_error: String,
    errors: Vec<(String, String)>,
    others: Vec<String>,
    changed: Vec<Point>,
    stale: bool,
}

/// What a draft's page is made of.
struct Known {
    row: ClearanceRow,
    loaded: Loaded,
    form: String,
    entries: Vec<Entry>,
    forms: Vec<(i64, String)>,
    posts: Vec<people::PostRow>,
    own: Vec<people::PostRow>,
}

async fn known(desk: &Desk, id: Id) -> Result<Known> {
    let mut conn = desk.app().db.read().await?;
    let (row, sealed) = store::get_clearance(&mut conn, id, false).await?;
    let loaded = store::get(&mut conn, &row.no).await?;
    let scope = loaded.matter.scope();
    let colleague = desk.officer.unit == row.unit || desk.officer.reach.contains(&row.unit);
    // A draft is the unit's own until it is signed: the petition office that sent the matter does not read it.
    if !may(&desk.actor(), Power::See, &scope) || !colleague {
        return Err(Error::NotFound);
    }
    let open = |sealed: &[u8]| desk.app().keys.open(id.bytes(), sealed);
    let kept = store::forms(&mut conn, id).await?;
    let mut ids = row.way.steps.clone();
    ids.push(row.way.drafter);
    Ok(Known {
        form: open(&sealed)?,
        entries: platform::journal::subject_entries(&mut conn, id).await?,
        forms: kept.iter().map(|(seq, f)| Ok((*seq, open(f)?))).collect::<Result<_>>()?,
        posts: people::posts_with(&mut conn, &ids).await?,
        own: acts_for(&mut conn, &Hand::now(&desk.house, desk.actor())).await?,
        row,
        loaded,
    })
}

/// `GET /clearances/{id}`
pub(in crate::pages) async fn show(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    let known = known(&desk, id).await?;
    let sheet = Sheet::from_query(&known.form);
    draw(&desk, &known, &sheet, false).await
}

async fn draw(desk: &Desk, k: &Known, sheet: &Sheet, stale: bool) -> Result<Response> {
    let page = desk.page(&format!("clearance-of-{}", k.row.act));
    let turn = k.row.way.turn();
    let seat = k.own.iter().find(|p| Some(p.id) == turn);
    let edits = seat.is_some();
    let drafts = k.own.iter().any(|p| p.id == k.row.way.drafter);
    let form = acts::fields_of(desk, &page, &k.loaded, k.row.act, sheet).await?;
    let others = match turn {
        Some(_) => together::others(desk, &page, k.loaded.matter.id, k.row.act.noun()).await?,
        None => Vec::new(),
    };
    let errors = page.complaints(sheet.errors());
    let seen = sheet.get("_version").parse().unwrap_or(k.row.seen);
    let changed = match turn {
        Some(_) => together::changed_since(desk, &page, &k.loaded, seen).await?,
        None => Vec::new(),
    };
    let status = match (errors.is_empty(), stale) {
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (_, true) => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    let waiting = k.row.way.state == ClearanceState::Waiting;
    let mut response = html(&OnePage {
        id: k.row.id,
        no: k.loaded.no.clone(),
        shown_no: grouped(&k.loaded.no),
        subject: k.loaded.subject.clone(),
        state: page.t(&format!("clearance-{}", k.row.way.state)),
        waits_for: turn.map_or(String::new(), |t| post_name(&page, &k.posts, t)),
        instead_of: match seat {
            Some(seat) if seat.id != desk.officer.post => post_name(&page, &k.posts, seat.id),
            _ => String::new(),
        },
        version: k.loaded.head.seq,
        seq: k.row.head.seq,
        said: form.said(),
        done: done(desk, &page, k)?,
        steps: if edits { steps(&page, k) } else { Vec::new() },
        edits,
        returns: edits && waiting,
        withdraws: drafts && turn.is_some(),
        back_reason: sheet.get("back_reason").to_owned(),
        back_error: page.error_at(sheet.errors(), "back_reason"),
        form,
        errors,
        others,
        changed,
        stale,
        page,
    })?;
    *response.status_mut() = status;
    Ok(response)
}

fn steps(page: &Page, k: &Known) -> Vec<(&'static str, String)> {
    let verb = |kind: MoveKind| (kind.word(), page.t(&format!("clearance-do-{kind}")));
    match k.row.way.state {
        ClearanceState::Waiting if k.row.way.at_last() => vec![verb(MoveKind::Sign), verb(MoveKind::Change)],
        ClearanceState::Waiting => vec![verb(MoveKind::Pass), verb(MoveKind::Change)],
        ClearanceState::Returned => vec![verb(MoveKind::Send), verb(MoveKind::Change)],
        ClearanceState::Signed | ClearanceState::Withdrawn => Vec::new(),
    }
}

/// The steps so far, the latest first, each with what it changed in the form.
fn done(desk: &Desk, page: &Page, k: &Known) -> Result<Vec<Done>> {
    let mut out = Vec::new();
    for e in k.entries.iter().rev() {
        let body: serde_json::Value = serde_json::from_str(&e.body)?;
        let reason = body.get("reason").and_then(|r| r.as_str()).unwrap_or("").to_owned();
        out.push(Done {
            when: desk.app().clock.moment(e.at),
            who: e.name.clone(),
            what: page.t(&format!("clearance-did-{}", e.act)),
            reason,
            changed: differences(desk, page, k, e.seq)?,
        });
    }
    Ok(out)
}

/// What one step changed: the form before it against the next form that was kept, or the present one.
fn differences(desk: &Desk, page: &Page, k: &Known, seq: i64) -> Result<Vec<(String, String, String)>> {
    let Some(at) = k.forms.iter().position(|(s, _)| *s == seq) else { return Ok(Vec::new()) };
    let before = k.forms.get(at).map_or("", |(_, f)| f);
    let after = k.forms.get(at + 1).map_or(k.form.as_str(), |(_, f)| f);
    let said = |form: &str| acts::said(desk, page, &k.loaded, k.row.act, &Sheet::from_query(form));
    let (before, after) = (said(before)?, said(after)?);
    let text = |all: &[(String, String)], label: &str| {
        all.iter().find(|(l, _)| l == label).map_or(String::new(), |(_, t)| t.clone())
    };
    let mut labels: Vec<&String> = before.iter().chain(&after).map(|(l, _)| l).collect();
    labels.sort_unstable();
    labels.dedup();
    Ok(labels
        .into_iter()
        .map(|l| (l.clone(), text(&before, l), text(&after, l)))
        .filter(|(_, b, a)| a != b)
        .collect())
}

/// `POST /clearances/{id}`
pub(in crate::pages) async fn step(desk: Desk, Path(id): Path<Id>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let k = known(&desk, id).await?;
    let kind: MoveKind = sheet.get("_step").parse().map_err(|()| Error::field("", "error-form"))?;
    match perform(&desk, &k, kind, &mut sheet).await {
        Ok(cleared) if cleared.signed => {
            Ok(redirect(&format!("/matters/{}?done=clearance-signed", cleared.no)))
        }
        Ok(_) => Ok(redirect(&format!("/clearances/{id}?done=clearance-{kind}"))),
        Err(Error::Invalid(errors)) => draw(&desk, &k, &sheet.with_errors(errors), false).await,
        Err(Error::Stale) => {
            let now = known(&desk, id).await?;
            draw(&desk, &now, &sheet, true).await
        }
        Err(other) => Err(other),
    }
}

async fn perform(desk: &Desk, k: &Known, kind: MoveKind, sheet: &mut Sheet) -> Result<act::ClearedRow> {
    let reason = sheet.text("back_reason", 500).unwrap_or_default();
    if kind == MoveKind::Return && reason.is_empty() {
        sheet.fail("back_reason", "error-needed");
    }
    let seen = sheet.number("_version", 1, i64::MAX);
    let version = sheet.number("_seq", 1, i64::MAX).unwrap_or(0);
    let act = match kind {
        MoveKind::Sign | MoveKind::Send => Some((acts::read(desk, &k.loaded, k.row.act, sheet).await?, seen)),
        _ => None,
    };
    sheet.done()?;
    let step = Step { kind, reason, form: form_of(sheet, kind), version, act };
    act::clear(&desk.house, Hand::now(&desk.house, desk.actor()), k.row.id, step).await
}

/// The form without what belongs to the step. Taking a draft back or returning it changes nothing in it.
fn form_of(sheet: &Sheet, kind: MoveKind) -> Option<String> {
    let mut copy = sheet.clone();
    copy.set("back_reason", "");
    let changes = matches!(kind, MoveKind::Change | MoveKind::Pass | MoveKind::Sign | MoveKind::Send);
    changes.then(|| copy.to_query())
}
