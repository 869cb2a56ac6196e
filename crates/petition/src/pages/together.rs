//! Several people on one matter: who else has it open, what changed meanwhile, notes among colleagues.

use super::story::{self, Point};
use crate::act::{self, Hand};
use crate::store::{self, Loaded};
use axum::extract::Path;
use axum::response::Response;
use people::{Desk, Power};
use platform::form::Sheet;
use platform::web::{Page, redirect};
use platform::{Id, Result, Word};

/// Writes down that the officer is here, and says who else is: one sentence each.
pub(super) async fn others(desk: &Desk, page: &Page, matter: Id, act: &str) -> Result<Vec<String>> {
    let others = act::arrive(desk.app(), &desk.officer, matter, act).await?;
    Ok(said(desk, page, &others))
}

/// The same for the matter's own page, which knows already who is here.
pub(super) async fn among(
    desk: &Desk,
    page: &Page,
    matter: Id,
    here: Vec<store::Present>,
) -> Result<Vec<String>> {
    let others = act::arrive_among(desk.app(), &desk.officer, matter, "", here).await?;
    Ok(said(desk, page, &others))
}

fn said(desk: &Desk, page: &Page, others: &[store::Present]) -> Vec<String> {
    let say = |p: &store::Present| {
        let moment = desk.app().clock.moment(p.at);
        let time = moment.split_once(' ').map_or("", |(_, t)| t).to_owned();
        let form = crate::rules::ActKind::BY_FORM.iter().find(|k| !p.act.is_empty() && k.noun() == p.act);
        let args = [
            ("who", Word::Plain(p.name.clone())),
            ("time", Word::Plain(time)),
            ("form", form.map_or(Word::Plain(String::new()), |k| Word::Key(format!("act-{k}")))),
        ];
        page.tw(if form.is_some() { "present-form" } else { "present-matter" }, &args)
    };
    others.iter().map(say).collect()
}

/// What happened to a matter after entry `seen`, the latest first.
pub(super) async fn changed_since(desk: &Desk, page: &Page, l: &Loaded, seen: i64) -> Result<Vec<Point>> {
    let mut conn = desk.app().db.read().await?;
    let mut entries = platform::journal::subject_entries(&mut conn, l.matter.id).await?;
    entries.retain(|e| e.seq > seen);
    Ok(story::tell(desk, page, &entries))
}

/// A note as it is shown.
pub(super) struct NoteView {
    pub id: Id,
    pub who: String,
    pub when: String,
    pub text: String,
    pub shared: bool,
    pub of_others: bool,
    pub may_change: bool,
}

/// The notes on a matter, as this officer meets them.
pub(super) fn notes(desk: &Desk, rows: Vec<store::NoteSeen>) -> Result<Vec<NoteView>> {
    let o = &desk.officer;
    rows.into_iter()
        .map(|n| {
            Ok(NoteView {
                id: n.id,
                when: desk.app().clock.moment(n.at),
                text: desk.app().keys.open(n.id.bytes(), &n.text)?,
                shared: n.shared,
                of_others: n.unit != o.unit,
                may_change: n.unit == o.unit && (n.person == o.person || o.holds(Power::Sign)),
                who: n.name,
            })
        })
        .collect()
}

/// `POST /matters/{no}/notes`
pub(super) async fn add(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let text = sheet.needed("note_text", 2_000);
    if sheet.done().is_err() {
        return super::matter::draw(&desk, &no, &sheet, false).await;
    }
    let hand = Hand::now(&desk.house, desk.actor());
    act::add_note(hand, &no, text, sheet.flag("shared")).await?;
    Ok(redirect(&format!("/matters/{no}?done=note#notes")))
}

/// `POST /matters/{no}/notes/{id}/share`
pub(super) async fn share(desk: Desk, Path((no, id)): Path<(String, Id)>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    act::share_note(Hand::now(&desk.house, desk.actor()), &no, id).await?;
    Ok(redirect(&format!("/matters/{no}?done=note-shared#notes")))
}

/// `POST /matters/{no}/notes/{id}/withdrawal`
pub(super) async fn withdraw(
    desk: Desk,
    Path((no, id)): Path<(String, Id)>,
    sheet: Sheet,
) -> Result<Response> {
    desk.check(&sheet)?;
    act::withdraw_note(Hand::now(&desk.house, desk.actor()), &no, id).await?;
    Ok(redirect(&format!("/matters/{no}?done=note-withdrawn#notes")))
}
