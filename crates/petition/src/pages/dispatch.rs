//! Dispatch: the queue, the matter, the units with a suggestion and its reasons.

use super::lines::{LineView, view, who};
use crate::rules::StageKind;
use crate::store::{self, Filter, Loaded};
use askama::Template;
use axum::extract::RawQuery;
use axum::response::Response;
use people::{Desk, Unit, sight};
use platform::form::Sheet;
use platform::ids::{grouped, typed_digits};
use platform::web::{Choice, Page, html};
use platform::{Id, Result};

/// So many waiting matters are shown.
const QUEUE: i64 = 40;
/// So many units are suggested.
const SUGGESTED: usize = 3;

struct Suggestion {
    key: usize,
    id: Id,
    name: String,
    reasons: Vec<String>,
}

struct Chosen {
    no: String,
    shown_no: String,
    version: i64,
    subject: String,
    summary: String,
    words: Vec<String>,
    demands: Vec<String>,
    place: String,
    respondent: String,
    field: String,
    who: String,
    suggestions: Vec<Suggestion>,
    objections: Vec<String>,
}

#[derive(Template)]
#[template(path = "petition/dispatch.html")]
struct Dispatch {
    page: Page,
    queue: Vec<LineView>,
    chosen: Option<Chosen>,
    units: Vec<Choice>,
}

/// `GET /dispatch?no=…`
pub(super) async fn show(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let page = desk.page("dispatch-title");
    let wanted = typed_digits(Sheet::from_query(raw.as_deref().unwrap_or("")).get("no"));
    let mut conn = desk.app().db.read().await?;
    let filter =
        Filter { stage: Some(StageKind::Registered.word()), order: store::Order::Due, ..Filter::default() };
    let lines = store::list(&mut conn, &sight(&desk.officer), &filter, QUEUE).await?;
    let explicit = !wanted.is_empty();
    let numbers = if explicit { vec![wanted] } else { lines.iter().map(|l| l.no.clone()).collect() };
    let mut units = Vec::new();
    let mut shown = None;
    for no in numbers {
        let loaded = store::get(&mut conn, &no).await?;
        if !people::may(&desk.actor(), people::Power::Dispatch, &loaded.matter.scope()) {
            return Err(platform::Error::NotFound);
        }
        if super::readings::explained(&desk, &mut conn, &loaded).await? {
            let items = store::items_of(&mut conn, loaded.matter.id).await?;
            let fitting = desk.units.all().filter(|u| super::acts::fits(&loaded.matter, u));
            units = fitting.map(|u| Choice::new(u.id.to_string(), u.full(page.zh()))).collect();
            shown = Some(chosen(&desk, &page, loaded, items.into_iter().map(|i| i.words).collect()));
            break;
        }
        // An accusation's words are opened with a reason; asked for by name it asks, otherwise the next one is shown.
        if explicit {
            return super::readings::ask(&desk, &loaded, &Sheet::default());
        }
    }
    if shown.is_none()
        && let Some(first) = lines.first()
    {
        let loaded = store::get(&mut conn, &first.no).await?;
        return super::readings::ask(&desk, &loaded, &Sheet::default());
    }
    let queue = lines.iter().map(|l| view(&desk, &page, l)).collect();
    html(&Dispatch { queue, chosen: shown, units, page })
}

fn chosen(desk: &Desk, page: &Page, l: Loaded, words: Vec<String>) -> Chosen {
    let text = format!("{} {} {} {}", l.subject, l.summary, l.place, words.join(" "));
    Chosen {
        shown_no: grouped(&l.no),
        version: l.head.seq,
        suggestions: suggest(desk, page, &l, &text),
        objections: l
            .matter
            .objections
            .iter()
            .map(|(o, _)| page.said_of(&o.proposed.name, &o.reason))
            .collect(),
        demands: l.matter.demands.iter().map(|d| d.text.clone()).collect(),
        who: who(page, &l.who),
        no: l.no,
        subject: l.subject,
        summary: l.summary,
        place: l.place,
        respondent: l.respondent,
        field: l.field,
        words,
    }
}

/// Units whose own words stand in the text, the field or the place. An official decides.
fn suggest(desk: &Desk, page: &Page, l: &Loaded, text: &str) -> Vec<Suggestion> {
    let mut found: Vec<(usize, &Unit, Vec<String>)> = desk
        .units
        .all()
        .filter(|u| super::acts::fits(&l.matter, u))
        .filter(|u| Some(u.id) != l.matter.respondent && u.kind != people::UnitKind::PetitionOffice)
        .filter_map(|u| {
            let (score, reasons) = speaks_for(page, u, l, text);
            (score > 0).then_some((score, u, reasons))
        })
        .collect();
    found.sort_by_key(|(score, _, _)| std::cmp::Reverse(*score));
    found
        .into_iter()
        .take(SUGGESTED)
        .enumerate()
        .map(|(i, (_, u, reasons))| Suggestion {
            key: i + 1,
            id: u.id,
            name: u.full(page.zh()).to_owned(),
            reasons,
        })
        .collect()
}

fn speaks_for(page: &Page, u: &Unit, l: &Loaded, text: &str) -> (usize, Vec<String>) {
    let (mut score, mut reasons) = (0, Vec::new());
    let hits: Vec<&str> = u.keywords.iter().map(String::as_str).filter(|k| text.contains(k)).collect();
    if !hits.is_empty() {
        score += 2 * hits.len();
        reasons.push(page.tx("suggest-words", page.lang.list(&hits)));
    }
    let top = l.field.split('/').next().unwrap_or("");
    if !l.field.is_empty() && u.remit.iter().any(|r| *r == l.field || r == top) {
        score += if u.remit.contains(&l.field) { 5 } else { 3 };
        reasons.push(page.tx("suggest-field", &l.field));
    }
    if !u.short.is_empty() && l.place.contains(&u.short) {
        score += 2;
        reasons.push(page.tx("suggest-place", &u.short));
    }
    (score, reasons)
}
