//! A matter's letters: what was issued, what may be drafted now, a form made from the template, the paper itself.

mod copy;
mod form;
mod serve;

pub(super) use copy::{ask as ask_copy, keep as keep_copy};
pub(super) use serve::download;

use super::readings;
use crate::act::{self, Hand, NewLetter, allow_letter, pack_for};
use crate::letters::{self, Known, offered, power, prefill};
use crate::rules::{LawAt, clocks};
use crate::store::{self, LetterRow, Loaded};
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::StatusCode;
use axum::response::Response;
use law::Lang;
use paper::letters::{Finding, Kind, Letter};
use people::{Desk, Power, may};
use platform::db::Conn;
use platform::error::FieldError;
use platform::form::Sheet;
use platform::ids::{grouped, typed_digits};
use platform::web::{Field, Kind as Input, Page, html, redirect};
use platform::{Error, Id, Result};

struct IssuedView {
    id: Id,
    kind: String,
    number: String,
    title: String,
    day: String,
    who: String,
    copy: bool,
    may_open: bool,
    may_copy: bool,
}

#[derive(Template)]
#[template(path = "petition/letters.html")]
struct ListPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    issued: Vec<IssuedView>,
    kinds: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "petition/letter_new.html")]
struct FormPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    kind: String,
    unit: String,
    basis: String,
    signer: String,
    numbered: bool,
    version: i64,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    /// What to look at again, and where to say why it goes out all the same.
    findings: Vec<String>,
    despite: Option<Field>,
}

/// The key of a kind's name.
fn kind_key(kind: &str) -> String {
    format!("letter-kind-{}", kind.replace('_', "-"))
}

/// A matter that the officer sees; an accusation only after a reason was given.
async fn seen(desk: &Desk, conn: &mut Conn, no: &str) -> Result<Loaded> {
    let loaded = store::get(conn, &typed_digits(no)).await?;
    if !may(&desk.actor(), Power::See, &loaded.matter.scope()) {
        return Err(Error::NotFound);
    }
    readings::needed(desk, conn, &loaded).await?;
    Ok(loaded)
}

/// `GET /matters/{no}/letters`
pub(super) async fn list(desk: Desk, Path(no): Path<String>) -> Result<Response> {
    let mut conn = desk.app().db.read().await?;
    let loaded = seen(&desk, &mut conn, &no).await?;
    let rows = store::letters_of(&mut conn, loaded.matter.id).await?;
    drop(conn);
    let page = desk.page("letters-title");
    let scope = loaded.matter.scope();
    let personal = may(&desk.actor(), Power::OpenPersonal, &scope);
    let copies = |r: &LetterRow| rows.iter().any(|c| c.copy_of == Some(r.id));
    let held = |r: &LetterRow| Kind::find(&r.kind).is_some_and(|k| may(&desk.actor(), power(k), &scope));
    let copied = |r: &LetterRow| personal && r.personal && !r.number.is_empty() && held(r) && !copies(r);
    let mut kinds = Vec::new();
    for kind in offered(&loaded.matter).into_iter().filter(|k| may(&desk.actor(), power(*k), &scope)) {
        if letters::letter(desk.app(), &loaded.matter, kind, desk.today)?.is_some() {
            kinds.push((kind.word().to_owned(), page.t(&kind_key(kind.word()))));
        }
    }
    html(&ListPage {
        no: loaded.no.clone(),
        shown_no: grouped(&loaded.no),
        subject: loaded.subject.clone(),
        issued: rows.iter().rev().map(|r| issued_view(&page, r, personal, &copied)).collect(),
        kinds,
        page,
    })
}

fn issued_view(
    page: &Page,
    r: &LetterRow,
    personal: bool,
    may_copy: &dyn Fn(&LetterRow) -> bool,
) -> IssuedView {
    IssuedView {
        id: r.id,
        kind: page.t(&kind_key(&r.kind)),
        number: r.number.clone(),
        title: r.title.clone(),
        day: page.day(&r.issued_on),
        who: r.name.clone(),
        copy: r.copy_of.is_some(),
        may_open: personal || !r.personal,
        may_copy: may_copy(r),
    }
}

/// What a form is about.
struct Draft {
    loaded: Loaded,
    letter: &'static Letter,
    kind: Kind,
    names: Vec<(String, String)>,
}

async fn begin(desk: &Desk, conn: &mut Conn, no: &str, kind: &str) -> Result<Draft> {
    let loaded = seen(desk, conn, no).await?;
    let kind = Kind::find(kind).ok_or(Error::NotFound)?;
    let hand = Hand::now(&desk.house, desk.actor());
    allow_letter(&hand, &loaded.matter, kind)?;
    let letter = letters::letter(desk.app(), &loaded.matter, kind, desk.today)?.ok_or(Error::NotFound)?;
    let parties = act::parties(conn, &hand, &loaded.matter).await?;
    let known = |name: &str| letters::from_register(name, &parties).is_some();
    let fields = letter.fields().iter().filter(|f| f.identity.is_some() && known(&f.name));
    let names = fields.map(|f| (f.name.clone(), loaded.who.clone())).collect();
    Ok(Draft { loaded, letter, kind, names })
}

/// `GET /matters/{no}/letters/new?kind=…`
pub(super) async fn blank(desk: Desk, Path(no): Path<String>, RawQuery(raw): RawQuery) -> Result<Response> {
    let asked = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let mut conn = desk.app().db.read().await?;
    let draft = begin(&desk, &mut conn, &no, asked.get("kind")).await?;
    let items = store::items_of(&mut conn, draft.loaded.matter.home()).await?;
    let issued = store::letters_of(&mut conn, draft.loaded.matter.id).await?;
    drop(conn);
    let pack = pack_for(desk.app(), &draft.loaded.matter, None, desk.today)?;
    let law = LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    let running = clocks(&draft.loaded.matter, &law);
    let word = |key: &str| desk.app().words.say(Lang::Zh, key);
    let fields = prefill(
        draft.letter,
        &Known {
            loaded: &draft.loaded,
            items: &items,
            issued: &issued,
            units: &desk.units,
            law: &law,
            clocks: &running,
            word: &word,
            officer: &desk.officer,
            today: desk.today,
        },
    );
    let mut sheet = Sheet::default();
    form::fill(&mut sheet, draft.letter, &fields, &draft.names);
    draw(&desk, &draft, &sheet)
}

fn draw(desk: &Desk, draft: &Draft, sheet: &Sheet) -> Result<Response> {
    draw_with(desk, draft, sheet, &[])
}

fn draw_with(desk: &Desk, draft: &Draft, sheet: &Sheet, findings: &[Finding]) -> Result<Response> {
    let mut page = desk.page("letters-title");
    let (l, letter) = (&draft.loaded, draft.letter);
    page.title = page.t(&kind_key(draft.kind.word()));
    page.path = format!("/matters/{}/letters/new?kind={}", l.no, draft.kind);
    let unit = letters::issuer(&l.matter, draft.kind, desk.officer.unit);
    let mut response = html(&FormPage {
        no: l.no.clone(),
        shown_no: grouped(&l.no),
        subject: l.subject.clone(),
        kind: draft.kind.word().to_owned(),
        unit: desk.units.get(unit).map_or(String::new(), |u| u.full(page.zh()).to_owned()),
        basis: letter.basis().to_owned(),
        signer: page.t(&format!("letter-signer-{}", letter.signer())),
        numbered: !letter.class().is_empty(),
        version: sheet.get("_version").parse().unwrap_or(l.head.seq),
        fields: form::fields(&page, letter, sheet, &draft.names),
        errors: form::complaints(&page, letter, sheet.errors()),
        findings: findings.iter().map(|f| page.say(&f.told())).collect(),
        despite: (!findings.is_empty()).then(|| Field::new(&page, sheet, Input::Area, "despite").needed()),
        page,
    })?;
    if !sheet.errors().is_empty() || !findings.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The form as a letter to be made; what could not be read stands in the sheet.
fn read(draft: &Draft, sheet: &mut Sheet) -> Result<NewLetter> {
    let (fields, from_register) = form::read(draft.letter, sheet, &draft.names);
    sheet.text("despite", 500);
    sheet.done()?;
    Ok(NewLetter { kind: draft.kind, fields, from_register, despite: sheet.get("despite").to_owned() })
}

/// Complaints of the door stand at the form's fields.
fn at_fields(sheet: Sheet, errors: Vec<FieldError>) -> Sheet {
    let named = |e: FieldError| match e.field.as_str() {
        "" => e,
        field if field.starts_with(form::PREFIX) => e,
        field => FieldError { field: form::input(field), ..e },
    };
    sheet.with_errors(errors.into_iter().map(named).collect())
}

/// `POST /matters/{no}/letters/preview`: the draft as a PDF.
pub(super) async fn preview(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let draft = begin(&desk, &mut desk.app().db.read().await?, &no, sheet.get("kind")).await?;
    let hand = Hand::now(&desk.house, desk.actor());
    let made = match read(&draft, &mut sheet) {
        Ok(new) => act::preview_letter(&desk.house, hand, &draft.loaded.no, new).await,
        Err(e) => Err(e),
    };
    match made {
        Ok(pdf) => Ok(serve::shown(pdf)),
        Err(Error::Invalid(errors)) => draw(&desk, &draft, &at_fields(sheet, errors)),
        Err(other) => Err(other),
    }
}

/// `POST /matters/{no}/letters`: issues it. An opinion that the checklist has something to say about is shown again, once.
pub(super) async fn issue(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let draft = begin(&desk, &mut desk.app().db.read().await?, &no, sheet.get("kind")).await?;
    let hand = Hand::now(&desk.house, desk.actor());
    let seen = sheet.number("_version", 1, i64::MAX);
    let new = match read(&draft, &mut sheet) {
        Ok(new) => new,
        Err(Error::Invalid(errors)) => return draw(&desk, &draft, &at_fields(sheet, errors)),
        Err(other) => return Err(other),
    };
    let findings = if new.despite.is_empty() { findings(&desk, &draft, &new).await? } else { Vec::new() };
    if !findings.is_empty() {
        return draw_with(&desk, &draft, &sheet, &findings);
    }
    match act::issue_letter(&desk.house, hand, &draft.loaded.no, seen, new).await {
        Ok(_) => Ok(redirect(&format!("/matters/{}/letters?done=letter", draft.loaded.no))),
        Err(Error::Invalid(errors)) => draw(&desk, &draft, &at_fields(sheet, errors)),
        Err(other) => Err(other),
    }
}

/// What the checklist says about an opinion.
async fn findings(desk: &Desk, draft: &Draft, new: &NewLetter) -> Result<Vec<Finding>> {
    let home = draft.loaded.matter.home();
    let items = store::items_of(&mut desk.app().db.read().await?, home).await?;
    let words = items.first().map_or("", |i| i.words.as_str());
    let unit = letters::issuer(&draft.loaded.matter, draft.kind, desk.officer.unit);
    let unit = desk.units.called(unit, true);
    Ok(letters::checks(draft.letter, &new.fields, &unit, desk.today, words))
}
