//! One's own matter: the stations, the answer in full, what was handed in, and what can be done now.

use super::super::files::{FileView, view as file_view};
use super::super::story;
use super::stations::{Station, stations};
use crate::act::pack_for;
use crate::rules::{ActKind, Demand, LawAt, Stage, possible};
use crate::store::{self, AttachmentRow, ItemRow, Loaded};
use askama::Template;
use axum::response::Response;
use people::Visitor;
use platform::ids::grouped;
use platform::web::{Page, Shown};
use platform::{Refused, Result, Word};

struct AnswerView {
    demand: String,
    outcome: String,
    text: String,
}

/// The opinion as a letter.
struct LetterView {
    unit: String,
    on: String,
    findings: String,
    basis: String,
    review_by: String,
    signed_by: String,
}

/// What was handed in on one day.
struct PaperView {
    channel: String,
    received: String,
    words: String,
    files: Vec<FileView>,
}

/// Something the petitioner may do; or the reason why not now.
struct Way {
    href: &'static str,
    verb: String,
    refused: Option<Shown>,
}

/// What the petitioner can do here, in the order of the page. Another way is one more line: its act and its address.
const WAYS: &[(ActKind, &str, &str)] = &[
    (ActKind::Supplement, "/where/addition", "way-add"),
    (ActKind::Rate, "/where/rating", "way-rate"),
    (ActKind::SayUnsolved, "/where/unsolved", "way-unsolved"),
    (ActKind::AskReview, "/where/review", "way-review"),
];

#[derive(Template)]
#[template(path = "portal/where.html")]
struct Where {
    page: Page,
    shown_no: String,
    subject: String,
    summary: String,
    words_note: String,
    stations: Vec<Station>,
    answers: Vec<AnswerView>,
    letter: Option<LetterView>,
    joined: String,
    stage: String,
    papers: Vec<PaperView>,
    ways: Vec<Way>,
    ratings: Vec<(String, String)>,
}

/// Draws the matter for whoever proved that it is theirs.
pub(super) async fn draw(visitor: &Visitor, l: &Loaded, done: &str) -> Result<Response> {
    let mut page = visitor.page("where-title");
    page.path = "/where/matter".to_owned();
    if !done.is_empty() {
        page.done = page.t_if(&format!("done-public-{done}"));
    }
    let units = visitor.house.units().await?;
    let app = visitor.app();
    let (items, attached) = papers_of(visitor, l).await?;
    let pack = pack_for(app, &l.matter, None, page.today)?;
    let law = LawAt { pack: &pack, calendar: &app.law.calendar };
    visitor.form(&Where {
        shown_no: grouped(&l.no),
        subject: l.subject.clone(),
        summary: l.summary.clone(),
        words_note: page.tw("where-received", &[("day", Word::Day(l.matter.received_on))]),
        stations: stations(&page, &units, l, &law),
        answers: l.matter.demands.iter().map(|d| answer(&page, l, d)).collect(),
        letter: letter(&page, &units, l),
        joined: match &l.matter.stage {
            Stage::Linked(j, _) => grouped(&j.into_no),
            _ => String::new(),
        },
        stage: page.t(&format!("stage-{}", l.matter.stage.kind())),
        papers: items.iter().map(|i| paper(&page, i, &attached)).collect(),
        ways: ways(&page, l, &law),
        ratings: ratings(&page, l),
        page,
    })
}

/// The petitioner's own papers, wherever they are handled now, and their files; never those of others that were
/// joined to the same matter.
async fn papers_of(visitor: &Visitor, l: &Loaded) -> Result<(Vec<ItemRow>, Vec<AttachmentRow>)> {
    let mut conn = visitor.app().db.read().await?;
    let items = store::items_from(&mut conn, l.matter.home()).await?;
    let attached = store::attachments_of_petitioner(&mut conn, l.matter.home()).await?;
    Ok((items, attached))
}

fn answer(page: &Page, l: &Loaded, d: &Demand) -> AnswerView {
    let answers = l.matter.stage.opinion().map(|o| &o.answers);
    let a = answers.and_then(|all| all.iter().find(|a| a.demand == d.no));
    AnswerView {
        demand: d.text.clone(),
        outcome: a.map_or(String::new(), |a| page.t(&format!("outcome-{}", a.outcome))),
        text: a.map_or(String::new(), |a| a.text.clone()),
    }
}

fn letter(page: &Page, units: &people::Units, l: &Loaded) -> Option<LetterView> {
    let o = l.matter.stage.opinion()?;
    Some(LetterView {
        unit: l.matter.stage.lead().map_or(String::new(), |u| story::unit_name(units, page, u)),
        on: page.day(&o.on),
        findings: o.findings.clone(),
        basis: o.basis.clone(),
        review_by: o.review_by.clone(),
        signed_by: o.signed_by.name.clone(),
    })
}

fn paper(page: &Page, i: &ItemRow, attached: &[AttachmentRow]) -> PaperView {
    PaperView {
        channel: page.t(&format!("channel-{}", i.channel)),
        received: page.day(&i.received_on),
        words: i.words.clone(),
        files: attached.iter().filter(|f| f.item == i.id).map(|f| file_view(page, f)).collect(),
    }
}

/// Buttons only where the law allows the act now; elsewhere the reason stands in their place.
fn ways(page: &Page, l: &Loaded, law: &LawAt) -> Vec<Way> {
    let refused = |kind| possible(&l.matter, kind, page.today, law).err();
    WAYS.iter()
        .map(|(kind, href, key)| Way {
            href,
            verb: page.t(key),
            refused: refused(*kind).map(|r| page.refusal(&Refused::from(&r))),
        })
        .collect()
}

fn ratings(page: &Page, l: &Loaded) -> Vec<(String, String)> {
    let line = |r: &crate::rules::Rating| {
        let how = page.t(&format!("satisfaction-{}", r.satisfaction));
        (page.t(&format!("rated-{}", r.of)), format!("{how} · {}", page.day(&r.on)))
    };
    l.matter.ratings.iter().map(line).collect()
}
