//! Clearance: drafting for it, what waits, and one draft on its way.

mod one;

pub(super) use one::{show, step};

use super::acts::{self, Parts};
use super::together;
use crate::act::{self, Draft, Hand, acts_for, chain_of, may_draft, pack_for};
use crate::rules::{ActKind, CLEARED, Clearing, LawAt, possible};
use crate::store::{self, ClearanceRow, Loaded};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use people::{Desk, PostRow, Power, may, sight};
use platform::db::Conn;
use platform::form::Sheet;
use platform::ids::{grouped, typed_digits};
use platform::web::{Page, html, redirect};
use platform::{Error, Id, Refused, Result};

#[derive(Template)]
#[template(path = "petition/clearance_new.html")]
struct DraftPage {
    page: Page,
    no: String,
    shown_no: String,
    subject: String,
    action: String,
    version: i64,
    does: String,
    article: String,
    way: Vec<String>,
    form: Parts,
    errors: Vec<(String, String)>,
    draft: String,
    others: Vec<String>,
    changed: Vec<super::story::Point>,
}

/// Where an act's page leads instead, when the unit has it cleared and the officer is not the one who signs.
pub(super) async fn instead(desk: &Desk, loaded: &Loaded, kind: ActKind) -> Result<Option<String>> {
    let chain = chain_of(&mut desk.app().db.read().await?, &loaded.matter, kind).await?;
    Ok(match chain.last() {
        Some(signer) if *signer != desk.officer.post => {
            Some(format!("/matters/{}/clearances/{}", loaded.no, kind.noun()))
        }
        _ => None,
    })
}

/// The unit whose chains and drafts this officer knows of on a matter.
pub(super) fn drafts_of(desk: &Desk, l: &Loaded) -> Option<Id> {
    let lead = l.matter.stage.lead()?.id;
    desk.officer.reach.contains(&lead).then_some(lead)
}

/// Kinds of act that this officer drafts for clearance here instead of doing them.
pub(super) fn drafted(desk: &Desk, l: &Loaded, chains: &[(ActKind, Vec<Id>)]) -> Vec<ActKind> {
    if l.matter.locked() {
        return Vec::new();
    }
    let drafts = |(kind, steps): &&(ActKind, Vec<Id>)| {
        steps.last().is_some_and(|s| *s != desk.officer.post) && may_draft(&desk.actor(), l, *kind)
    };
    chains.iter().filter(drafts).map(|(kind, _)| *kind).collect()
}

fn kind_of(noun: &str) -> Result<ActKind> {
    CLEARED.iter().copied().find(|k| k.noun() == noun).ok_or(Error::NotFound)
}

/// A matter that the officer may draft this for, and the way the draft would go.
async fn to_draft(desk: &Desk, no: &str, kind: ActKind) -> Result<(Loaded, Clearing)> {
    let mut conn = desk.app().db.read().await?;
    let loaded = store::get(&mut conn, &typed_digits(no)).await?;
    if !may(&desk.actor(), Power::See, &loaded.matter.scope()) {
        return Err(Error::NotFound);
    }
    if !may_draft(&desk.actor(), &loaded, kind) {
        return Err(Error::Forbidden);
    }
    let chain = chain_of(&mut conn, &loaded.matter, kind).await?;
    let way = Clearing::begin(desk.officer.post, &chain).ok_or(Error::NotFound)?;
    Ok((loaded, way))
}

/// `GET /matters/{no}/clearances/{noun}`
pub(super) async fn draft(desk: Desk, Path((no, noun)): Path<(String, String)>) -> Result<Response> {
    let kind = kind_of(&noun)?;
    let (loaded, way) = to_draft(&desk, &no, kind).await?;
    let mut conn = desk.app().db.read().await?;
    let running = store::clearances_of(&mut conn, loaded.matter.id).await?;
    drop(conn);
    if let Some(c) = running.iter().find(|c| c.act == kind && c.way.turn().is_some()) {
        return Ok(redirect(&format!("/clearances/{}", c.id)));
    }
    let pack = pack_for(desk.app(), &loaded.matter, None, desk.today)?;
    let law = LawAt { pack: &pack, calendar: &desk.app().law.calendar };
    if let Err(refusal) = possible(&loaded.matter, kind, desk.today, &law) {
        return Err(Error::Refused(Box::new(Refused::from(&refusal))));
    }
    let sheet = acts::begun(&desk, &loaded, kind, &law).await?;
    draw(&desk, &loaded, &way, kind, &sheet, None).await
}

async fn draw(
    desk: &Desk,
    loaded: &Loaded,
    way: &Clearing,
    kind: ActKind,
    sheet: &Sheet,
    stale: Option<i64>,
) -> Result<Response> {
    let page = desk.page(&format!("clearance-draft-{kind}"));
    let form = acts::fields_of(desk, &page, loaded, kind, sheet).await?;
    let others = together::others(desk, &page, loaded.matter.id, kind.noun()).await?;
    let changed = match stale {
        Some(seen) => together::changed_since(desk, &page, loaded, seen).await?,
        None => Vec::new(),
    };
    let mut conn = desk.app().db.read().await?;
    let ahead = way.steps.get(way.step..).unwrap_or_default();
    let posts = people::posts_with(&mut conn, &way.steps).await?;
    let errors = page.complaints(sheet.errors());
    let wrong = !errors.is_empty();
    let mut response = html(&DraftPage {
        no: loaded.no.clone(),
        shown_no: grouped(&loaded.no),
        subject: loaded.subject.clone(),
        action: format!("/matters/{}/clearances/{}", loaded.no, kind.noun()),
        version: if stale.is_some() {
            loaded.head.seq
        } else {
            sheet.get("_version").parse().unwrap_or(loaded.head.seq)
        },
        does: page.t(&format!("act-{kind}-does")),
        article: page.t_if(&format!("act-{kind}-article")),
        way: ahead.iter().map(|id| post_name(&page, &posts, *id)).collect(),
        draft: acts::draft_key(kind, &loaded.no),
        form,
        errors,
        others,
        changed,
        page,
    })?;
    match (wrong, stale) {
        (true, _) => *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY,
        (_, Some(_)) => *response.status_mut() = StatusCode::CONFLICT,
        _ => {}
    }
    Ok(response)
}

/// A post as it is called: whose it is, and its title.
fn post_name(page: &Page, posts: &[PostRow], id: Id) -> String {
    let pick = |own: &str, en: &str| if page.zh() || en.is_empty() { own.to_owned() } else { en.to_owned() };
    posts.iter().find(|p| p.id == id).map_or("—".to_owned(), |p| {
        format!("{} · {}", pick(&p.title, &p.title_en), pick(&p.name, &p.name_en))
    })
}

/// `POST /matters/{no}/clearances/{noun}`: sends the draft on its way.
pub(super) async fn send(
    desk: Desk,
    Path((no, noun)): Path<(String, String)>,
    mut sheet: Sheet,
) -> Result<Response> {
    desk.check(&sheet)?;
    let kind = kind_of(&noun)?;
    let (loaded, way) = to_draft(&desk, &no, kind).await?;
    let seen = sheet.number("_version", 1, i64::MAX);
    match send_read(&desk, &loaded, kind, seen, &mut sheet).await {
        Ok(id) => Ok(redirect(&format!("/clearances/{id}?done=clearance-sent"))),
        Err(Error::Invalid(errors)) => {
            draw(&desk, &loaded, &way, kind, &sheet.with_errors(errors), None).await
        }
        Err(Error::Stale) => {
            let (loaded, way) = to_draft(&desk, &no, kind).await?;
            draw(&desk, &loaded, &way, kind, &sheet, Some(seen.unwrap_or(0))).await
        }
        Err(other) => Err(other),
    }
}

async fn send_read(
    desk: &Desk,
    loaded: &Loaded,
    kind: ActKind,
    seen: Option<i64>,
    sheet: &mut Sheet,
) -> Result<Id> {
    let act = acts::read(desk, loaded, kind, sheet).await?;
    sheet.done()?;
    let draft = Draft { no: loaded.no.clone(), kind, form: sheet.to_query(), act, seen };
    act::send_to_clear(Hand::now(&desk.house, desk.actor()), draft).await
}

/// A draft that waits, for lists.
pub(super) struct WaitingView {
    pub href: String,
    pub what: String,
    pub no: String,
    pub subject: String,
    pub since: String,
    /// For whom one stands in; empty for oneself.
    pub instead_of: String,
    pub returned: bool,
}

/// What waits for the officer: as the holder of the own post, and standing in for others.
pub(super) async fn waiting(desk: &Desk, page: &Page, conn: &mut Conn) -> Result<Vec<WaitingView>> {
    let posts = acts_for(conn, &Hand::now(&desk.house, desk.actor())).await?;
    let ids: Vec<Id> = posts.iter().map(|p| p.id).collect();
    let rows = store::waiting_for(conn, &ids, &sight(&desk.officer)).await?;
    Ok(rows.iter().map(|c| waiting_view(desk, page, &posts, c)).collect())
}

fn waiting_view(desk: &Desk, page: &Page, posts: &[PostRow], c: &ClearanceRow) -> WaitingView {
    let turn = c.way.turn().unwrap_or(c.way.drafter);
    WaitingView {
        href: format!("/clearances/{}", c.id),
        what: page.t(&format!("act-{}", c.act)),
        no: grouped(&c.no),
        subject: c.subject.clone(),
        since: page.day(&desk.app().clock.day_of(c.at)),
        instead_of: if turn == desk.officer.post { String::new() } else { post_name(page, posts, turn) },
        returned: c.way.state == crate::rules::ClearanceState::Returned,
    }
}

/// Drafts of a matter that are on their way, for its page: address and sentence.
pub(super) async fn of_matter(
    page: &Page,
    conn: &mut Conn,
    waiting: &[store::Waiting],
) -> Result<Vec<(String, String)>> {
    let turns: Vec<Id> = waiting.iter().map(|w| w.turn).collect();
    let posts = people::posts_with(conn, &turns).await?;
    let say = |w: &store::Waiting| {
        let who = post_name(page, &posts, w.turn);
        let args =
            [("act", platform::Word::Key(format!("act-{}", w.act))), ("who", platform::Word::Plain(who))];
        let key = match w.state {
            crate::rules::ClearanceState::Returned => "clearance-back-with",
            _ => "clearance-waits-for",
        };
        (format!("/clearances/{}", w.id), page.tw(key, &args))
    };
    Ok(waiting.iter().map(say).collect())
}
