//! Registering: one column, what is known already shown beside it while one types.

use crate::act::{Hand, NewItem, NewParty, Registered, keep, keys_of, link_in, register_with_files};
use crate::classes;
use crate::files::{self, HeldFile, NewFile};
use crate::rules::{Above, Channel, HandedDown, PartyKind, Purpose};
use crate::store::{self, Candidate};
use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use people::{Desk, sight};
use platform::form::Sheet;
use platform::ids::{grouped, random_digits};
use platform::web::{Choice, Field, Kind, Page, html, redirect, unfinished};
use platform::{Error, Refused, Result};

/// So many possible repeats are shown.
const SHOWN: i64 = 8;

/// A matter that this paper may belong to, in words.
struct Known {
    no: String,
    shown_no: String,
    subject: String,
    place: String,
    stage: String,
    unit: String,
    reasons: Vec<String>,
    chosen: bool,
}

struct DemandLine {
    n: usize,
    label: String,
    text: String,
}

struct PartyLine {
    n: usize,
    kinds: Vec<Choice>,
    name: String,
    phone: String,
    idno: String,
    address: String,
}

#[derive(Template)]
#[template(path = "petition/register.html")]
struct Register {
    page: Page,
    once: String,
    channel: Field,
    facts: Vec<Field>,
    parties: Vec<PartyLine>,
    blank: PartyLine,
    parties_error: String,
    words: Field,
    summary: Vec<Field>,
    demands: Vec<DemandLine>,
    demands_error: String,
    about: Vec<Field>,
    files: Field,
    handed: Vec<Field>,
    came_down: bool,
    known: Vec<Known>,
    joins: bool,
    known_error: String,
    errors: Vec<(String, String)>,
    kept: bool,
}

#[derive(Template)]
#[template(path = "petition/known.html")]
struct KnownList {
    page: Page,
    known: Vec<Known>,
    joins: bool,
    known_error: String,
}

/// `GET /matters/new`
pub(super) async fn show(desk: Desk) -> Result<Response> {
    let kept = people::act::draft(desk.app(), desk.officer.person, "register").await?;
    let mut sheet = Sheet::from_query(kept.as_deref().unwrap_or(""));
    if sheet.get("received_on").is_empty() {
        sheet.set("received_on", desk.today.to_string());
    }
    if sheet.get("purpose").is_empty() {
        sheet.set("purpose", Purpose::Appeal.word());
    }
    draw(&desk, &sheet, None, kept.is_some()).await
}

async fn draw(desk: &Desk, sheet: &Sheet, refused: Option<&Refused>, kept: bool) -> Result<Response> {
    let mut page = desk.page("register-title");
    page.path = "/matters/new".to_owned();
    let known = candidates(desk, sheet).await?;
    let known = known_views(desk, &page, sheet, &known);
    let choices = |prefix: &'static str, words: Vec<&'static str>| {
        let page = page.clone();
        words.into_iter().map(move |w| Choice::new(w, page.t(&format!("{prefix}-{w}"))))
    };
    let channels = Channel::ALL.iter().map(|c| c.word()).collect();
    let purposes = Purpose::ALL.iter().map(|p| p.word()).collect();
    let units = desk.units.responsible().map(|u| Choice::new(u.id.to_string(), u.full(page.zh())));
    let once = match sheet.get("_once") {
        "" => random_digits(20),
        known => known.to_owned(),
    };
    let mut errors = page.complaints(sheet.errors());
    let mut known_error = page.error_at(sheet.errors(), "into");
    let mut parties_error = page.error_at(sheet.errors(), "parties");
    if let Some(shown) = refused.map(|r| page.refusal(r)) {
        let text = format!("{} {} {}", shown.why, shown.instead, shown.article).trim().to_owned();
        let (place, seat) = match sheet.get("into") {
            "" => ("#f-parties", &mut parties_error),
            _ => ("#f-into", &mut known_error),
        };
        errors.push((place.to_owned(), shown.why));
        *seat = text;
    }
    let form = Register {
        channel: Field::new(&page, sheet, Kind::Radio, "channel").needed().of(choices("channel", channels)),
        facts: vec![
            Field::new(&page, sheet, Kind::Date, "received_on").needed(),
            Field::new(&page, sheet, Kind::Date, "postmark"),
            Field::new(&page, sheet, Kind::Number, "persons"),
        ],
        parties: party_lines(&page, sheet),
        blank: PartyLine { n: 0, ..party_line(&page, sheet, usize::MAX) },
        parties_error,
        words: {
            let mut f = Field::new(&page, sheet, Kind::Area, "words").needed();
            f.value = sheet.raw("words").to_owned();
            f
        },
        summary: vec![
            Field::new(&page, sheet, Kind::Text, "subject").needed(),
            Field::new(&page, sheet, Kind::Area, "summary"),
        ],
        demands: demand_lines(&page, sheet),
        demands_error: page.error_at(sheet.errors(), "demands"),
        about: vec![
            Field::new(&page, sheet, Kind::Radio, "purpose").needed().of(choices("purpose", purposes)),
            Field::new(&page, sheet, Kind::Text, "place"),
            Field::new(&page, sheet, Kind::Text, "respondent_name"),
            Field::new(&page, sheet, Kind::Select, "respondent").of(units),
            class_field(&page, sheet),
            Field::new(&page, sheet, Kind::Check, "litigation"),
        ],
        files: Field::new(&page, sheet, Kind::Files, "files"),
        came_down: sheet.get("channel") == Channel::HandedDown.word(),
        handed: handed_fields(&page, sheet),
        errors,
        joins: known.iter().any(|k| k.chosen),
        known_error,
        known,
        once,
        kept,
        page,
    };
    html(&form)
}

/// The content class: those of the tables are offered, and anything else may stand there.
fn class_field(page: &Page, sheet: &Sheet) -> Field {
    let offered = classes::all().iter().map(|c| Choice::new(&c.name, c.called(page.lang)));
    Field::new(page, sheet, Kind::Text, "field").offering(offered, page.t("field-unlisted"))
}

/// For each office above: the day it received the paper, the day it passed it on.
fn handed_fields(page: &Page, sheet: &Sheet) -> Vec<Field> {
    let days = |level: &Above| [format!("handed_{level}_received"), format!("handed_{level}_passed")];
    Above::ALL.iter().flat_map(days).map(|name| Field::new(page, sheet, Kind::Date, &name)).collect()
}

fn demand_lines(page: &Page, sheet: &Sheet) -> Vec<DemandLine> {
    let typed: Vec<String> = sheet.all("demand").iter().map(|d| (*d).to_owned()).collect();
    let mut lines = if typed.is_empty() { vec![String::new()] } else { typed };
    if sheet.get("_more") == "demand" {
        lines.push(String::new());
    }
    let line = |(i, text): (usize, String)| DemandLine { n: i + 1, label: page.tn("demand-no", i + 1), text };
    lines.into_iter().enumerate().map(line).collect()
}

fn party_lines(page: &Page, sheet: &Sheet) -> Vec<PartyLine> {
    let more = usize::from(sheet.get("_more") == "person");
    (0..sheet.all("p_name").len().max(1) + more).map(|i| party_line(page, sheet, i)).collect()
}

fn party_line(page: &Page, sheet: &Sheet, i: usize) -> PartyLine {
    let at = |field: &str| sheet.all(field).get(i).map_or(String::new(), |v| (*v).to_owned());
    let chosen = at("p_kind");
    let kind = |k: &PartyKind| {
        let mut c = Choice::new(k.word(), page.t(&format!("party-{k}")));
        c.chosen = c.value == chosen;
        c
    };
    PartyLine {
        n: i.saturating_add(1),
        kinds: PartyKind::ALL.iter().map(kind).collect(),
        name: at("p_name"),
        phone: at("p_phone"),
        idno: at("p_idno"),
        address: at("p_address"),
    }
}

fn read_parties(sheet: &Sheet) -> Vec<NewParty> {
    let at = |field: &str, i: usize| sheet.all(field).get(i).map_or(String::new(), |v| (*v).to_owned());
    (0..sheet.all("p_name").len())
        .map(|i| NewParty {
            kind: at("p_kind", i).parse().ok(),
            name: at("p_name", i),
            phone: at("p_phone", i),
            idno: at("p_idno", i),
            address: at("p_address", i),
            alias: String::new(),
        })
        .filter(|p| !(p.name.is_empty() && p.phone.is_empty() && p.idno.is_empty() && p.address.is_empty()))
        .collect()
}

/// Offices above through which the paper came down: a line counts when either of its days is filled in.
fn read_handed(sheet: &mut Sheet) -> Vec<HandedDown> {
    let mut out = Vec::new();
    for level in Above::ALL {
        let (received, passed) = (format!("handed_{level}_received"), format!("handed_{level}_passed"));
        match (sheet.day(&received), sheet.day(&passed)) {
            (Some(received_on), Some(passed_on)) => {
                out.push(HandedDown { level: *level, received_on, passed_on });
            }
            (Some(_), None) => sheet.fail(&passed, "error-needed"),
            (None, Some(_)) => sheet.fail(&received, "error-needed"),
            (None, None) => {}
        }
    }
    out
}

/// Reads the form. Every complaint stands at its field.
pub(super) fn read(desk: &Desk, sheet: &mut Sheet) -> NewItem {
    let parties = read_parties(sheet);
    if parties.iter().any(|p| !p.phone.is_empty() && platform::ids::typed_digits(&p.phone).len() < 7) {
        sheet.fail("parties", "error-phone");
    }
    if parties.iter().any(|p| !p.idno.is_empty() && !intake::id_number_ok(&p.idno)) {
        sheet.fail("parties", "error-idno");
    }
    let named = u32::try_from(parties.len()).unwrap_or(u32::MAX);
    let persons = sheet.number("persons", 1, 100_000).and_then(|n| u32::try_from(n).ok());
    if persons.is_some_and(|p| p < named) {
        sheet.fail("persons", "error-persons-fewer");
    }
    let demands: Vec<String> =
        sheet.all("demand").into_iter().filter(|d| !d.is_empty()).map(str::to_owned).collect();
    if demands.is_empty() {
        sheet.fail("demands", "error-demand-needed");
    }
    if sheet.raw("words").trim().is_empty() {
        sheet.fail("words", "error-needed");
    }
    let respondent = sheet.choice("respondent");
    let once = sheet.text("_once", 40);
    NewItem {
        litigation: sheet.flag("litigation"),
        handed: read_handed(sheet),
        channel: sheet.chosen("channel").unwrap_or(Channel::Letter),
        purpose: sheet.chosen("purpose").unwrap_or(Purpose::Appeal),
        received_on: sheet.day_until("received_on", desk.today),
        postmark: sheet.day("postmark"),
        persons: persons.unwrap_or(named.max(1)),
        parties,
        words: sheet.raw("words").to_owned(),
        subject: sheet.needed("subject", 80),
        summary: sheet.text("summary", 2000).unwrap_or_default(),
        demands,
        place: sheet.text("place", 120).unwrap_or_default(),
        field: sheet.text("field", 60).unwrap_or_default(),
        respondent_name: sheet.text("respondent_name", 80).unwrap_or_default(),
        respondent,
        once: once.map(|o| format!("{}-{o}", desk.officer.person)),
        source: String::new(),
    }
}

/// `POST /matters`
pub(super) async fn submit(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let item = read(&desk, &mut sheet);
    let app = desk.app();
    let taken = files::take_all(app, &mut sheet, "files", app.limits.files, &item.parties).await?;
    let into = platform::ids::typed_digits(sheet.get("into"));
    let outcome = match sheet.done() {
        Ok(()) => match save(&desk, item.clone(), taken.clone(), into.clone()).await {
            // The same form came twice at the same moment, and the other one registered it.
            Err(e) if e.is_duplicate() => save(&desk, item, taken, into).await,
            other => other,
        },
        Err(e) => Err(e),
    };
    match outcome {
        Ok(made) => Ok(redirect(&super::receipt::address(&desk, &made)?)),
        Err(Error::Invalid(errors)) => {
            draw(&desk, &sheet.with_errors(errors), None, false).await.map(unfinished)
        }
        // The form comes back with what the rules say: nothing that was typed is lost.
        Err(Error::Refused(refused)) => {
            let mut response = draw(&desk, &sheet, Some(&refused), false).await?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
        Err(other) => Err(other),
    }
}

/// Registers, joins to the chosen known matter, and throws the draft away: all or nothing.
async fn save(desk: &Desk, item: NewItem, taken: Vec<NewFile>, into: String) -> Result<Registered> {
    let hand = Hand::now(&desk.house, desk.actor());
    let person = desk.officer.person;
    let reason = desk.page("register-title").t("link-at-intake");
    desk.app()
        .db
        .write(move |conn| {
            Box::pin(async move {
                keep(conn, &taken).await?;
                let held: Vec<HeldFile> = taken.iter().map(HeldFile::from).collect();
                let made = register_with_files(conn, &hand, &item, &held).await?;
                if !into.is_empty() && !made.code.is_empty() {
                    link_in(conn, &hand, &made.no, None, &into, &reason).await?;
                }
                people::drop_draft(conn, person, "register").await?;
                Ok(made)
            })
        })
        .await
}

/// `POST /matters/known`: what may be known already, for the aside of the form. Without script the whole form
/// comes back with everything that was typed, and with one more line where that was asked for.
pub(super) async fn known(desk: Desk, headers: HeaderMap, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    if !headers.contains_key("hx-request") {
        return draw(&desk, &sheet, None, false).await;
    }
    let page = desk.page("register-title");
    let found = candidates(&desk, &sheet).await?;
    let known = known_views(&desk, &page, &sheet, &found);
    html(&KnownList { joins: known.iter().any(|k| k.chosen), known_error: String::new(), known, page })
}

async fn candidates(desk: &Desk, sheet: &Sheet) -> Result<Vec<Candidate>> {
    // A name alone is no sign: in a county many share one. With its address it is.
    let keys: Vec<_> = read_parties(sheet)
        .iter()
        .flat_map(|p| keys_of(desk.app(), p))
        .filter(|(column, _)| *column != "name_key")
        .collect();
    store::same_people(&mut desk.app().db.read().await?, &sight(&desk.officer), &keys, SHOWN).await
}

/// Why this may be the same, each reason once however many people it holds for.
fn reasons(page: &Page, c: &Candidate) -> Vec<String> {
    let mut same = c.same.clone();
    same.sort_unstable();
    same.dedup();
    same.iter().map(|s| page.t(&format!("same-{}", s.replace('_', "-")))).collect()
}

fn known_views(desk: &Desk, page: &Page, sheet: &Sheet, found: &[Candidate]) -> Vec<Known> {
    found
        .iter()
        .map(|c| Known {
            shown_no: grouped(&c.line.no),
            subject: c.line.subject.clone(),
            place: c.line.place.clone(),
            stage: page.t(&format!("stage-{}", c.line.stage)),
            unit: c.line.lead.map_or(String::new(), |u| desk.units.called(u, page.zh())),
            reasons: reasons(page, c),
            chosen: sheet.get("into") == c.line.no,
            no: c.line.no.clone(),
        })
        .collect()
}
