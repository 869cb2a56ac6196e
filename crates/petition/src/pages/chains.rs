//! Which posts a unit's opinions and extensions pass before they are signed. Nobody chosen: they are done directly.

use crate::act::{self, Hand};
use crate::rules::{ActKind, CLEARED};
use crate::store;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, PostRow, Role};
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, html, redirect};
use platform::{Error, Id, Result};

/// How many may check before the last one signs.
const CHECKERS: usize = 3;

struct ChainForm {
    kind: &'static str,
    title: String,
    does: String,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "petition/chains.html")]
struct Chains {
    page: Page,
    forms: Vec<ChainForm>,
    errors: Vec<(String, String)>,
}

fn called(page: &Page, p: &PostRow) -> String {
    let pick = |own: &str, en: &str| if page.zh() || en.is_empty() { own.to_owned() } else { en.to_owned() };
    format!("{} · {}", pick(&p.title, &p.title_en), pick(&p.name, &p.name_en))
}

fn form(page: &Page, kind: ActKind, sheet: &Sheet, colleagues: &[PostRow]) -> ChainForm {
    let choice = |p: &PostRow| Choice::new(p.id.to_string(), called(page, p));
    let mut fields: Vec<Field> = (1..=CHECKERS)
        .map(|n| {
            let mut field = Field::new(page, sheet, Kind::Select, &format!("checker_{n}"))
                .asked(page.tn("chain-checker", n))
                .of(colleagues.iter().map(choice));
            field.id = format!("f-{kind}-checker-{n}");
            field
        })
        .collect();
    let signers = colleagues.iter().filter(|p| p.roles.contains(&Role::UnitHead)).map(choice);
    let mut signer = Field::new(page, sheet, Kind::Select, "signer").asked(page.t("chain-signer"));
    signer.help = page.t("chain-signer-help");
    signer.id = format!("f-{kind}-signer");
    fields.push(signer.of(signers));
    ChainForm {
        kind: kind.word(),
        title: page.t(&format!("act-{kind}")),
        does: page.t(&format!("act-{kind}-does")),
        fields,
    }
}

/// The form of a chain as it stands.
fn filled(steps: &[Id]) -> Sheet {
    let Some((signer, checkers)) = steps.split_last() else { return Sheet::default() };
    let pairs = checkers.iter().enumerate().map(|(i, id)| (format!("checker_{}", i + 1), id.to_string()));
    Sheet::from_pairs(pairs.chain([("signer".to_owned(), signer.to_string())]))
}

async fn draw(desk: &Desk, typed: Option<(ActKind, &Sheet)>) -> Result<Response> {
    let mut page = desk.page("chains-title");
    page.path = "/chains".to_owned();
    let mut conn = desk.app().db.read().await?;
    let colleagues = people::posts_of(&mut conn, people::PostsOf::Unit(desk.officer.unit)).await?;
    let known = store::chains(&mut conn, desk.officer.unit).await?;
    let forms = CLEARED
        .iter()
        .map(|kind| match typed {
            Some((k, sheet)) if k == *kind => form(&page, *kind, sheet, &colleagues),
            _ => {
                let steps = known.iter().find(|(k, _)| k == kind).map_or(&[][..], |(_, steps)| steps);
                form(&page, *kind, &filled(steps), &colleagues)
            }
        })
        .collect();
    let errors = match typed {
        Some((kind, sheet)) => {
            let mut all = page.complaints(sheet.errors());
            all.iter_mut().for_each(|(place, _)| *place = place.replace("#f-", &format!("#f-{kind}-")));
            all
        }
        None => Vec::new(),
    };
    let wrong = !errors.is_empty();
    let mut response = html(&Chains { forms, errors, page })?;
    if wrong {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// `GET /chains`
pub(super) async fn show(desk: Desk) -> Result<Response> {
    draw(&desk, None).await
}

/// `POST /chains`
pub(super) async fn save(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let kind: ActKind = sheet.get("kind").parse().map_err(|()| Error::field("", "error-form"))?;
    if !CLEARED.contains(&kind) {
        return Err(Error::NotFound);
    }
    let mut steps: Vec<Id> = (1..=CHECKERS).filter_map(|n| sheet.choice(&format!("checker_{n}"))).collect();
    let signer: Option<Id> = sheet.choice("signer");
    if signer.is_none() && !steps.is_empty() {
        sheet.fail("signer", "error-choose");
    }
    steps.retain(|s| Some(*s) != signer);
    steps.dedup();
    steps.extend(signer);
    let outcome = match sheet.done() {
        Ok(()) => act::set_chain(Hand::now(&desk.house, desk.actor()), kind, steps).await,
        Err(e) => Err(e),
    };
    match outcome {
        Ok(()) => Ok(redirect("/chains?done=saved")),
        Err(Error::Invalid(errors)) => draw(&desk, Some((kind, &sheet.with_errors(errors)))).await,
        Err(other) => Err(other),
    }
}
