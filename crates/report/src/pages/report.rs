//! The work summary: written, checked, frozen, shown, worked out again.

use super::asked::{Asked, asked, periods, units};
use super::figures::fresh;
use crate::act::{self, Body, Freezer};
use crate::figures::definitions;
use crate::files::Format;
use crate::rules::{
    Accusations, Check, Piece, Question, Source, Summary, Value, Whose, checks, shown, summary,
};
use crate::store::{self, SnapshotRow};
use crate::writing::source;
use askama::Template;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use people::Desk;
use platform::form::Sheet;
use platform::seal::sha256;
use platform::web::{Choice, Page, html, redirect};
use platform::{Error, Id, Result};
use std::collections::BTreeMap;

struct ReportLine {
    id: Id,
    title: String,
    period: String,
    when: String,
    who: String,
}

#[derive(Template)]
#[template(path = "report/list.html")]
struct ListPage {
    page: Page,
    reports: Vec<ReportLine>,
    periods: Vec<(String, String)>,
}

/// `GET /reports`
pub(super) async fn list(desk: Desk) -> Result<Response> {
    let page = desk.page("reports-title");
    let rows = store::snapshots(&mut desk.app().db.read().await?, &may_read(&desk)).await?;
    let line = |s: &SnapshotRow| ReportLine {
        id: s.id,
        title: s.title.clone(),
        period: format!("{} – {}", s.from, s.until.yesterday().unwrap_or(s.until)),
        when: desk.app().clock.moment(s.at),
        who: s.name.clone(),
    };
    html(&ListPage { reports: rows.iter().map(line).collect(), periods: periods(&desk, &page), page })
}

/// Units whose reports this officer reads: the whole county's for a petition office.
fn may_read(desk: &Desk) -> Vec<Id> {
    match desk.officer.office {
        true => desk.units.all().map(|u| u.id).collect(),
        false => desk.officer.reach.clone(),
    }
}

struct CheckView {
    says: String,
    about: String,
}

struct SectionView {
    number: String,
    title: String,
    pieces: Vec<PieceView>,
}

struct PieceView {
    text: String,
    prompt: bool,
    /// Figures behind it: name, value, address of the cases.
    figures: Vec<(String, String, String)>,
}

#[derive(Template)]
#[template(path = "report/draft.html")]
struct DraftPage {
    page: Page,
    from: String,
    to: String,
    whose: Vec<Choice>,
    county: bool,
    title: String,
    sections: Vec<SectionView>,
    failed: Vec<CheckView>,
    held: usize,
    behind: Option<(usize, usize)>,
    query: String,
    csrf: String,
    last_year: bool,
}

/// `GET /reports/new`
pub(super) async fn draft(desk: Desk, RawQuery(raw): RawQuery) -> Result<Response> {
    let mut sheet = Sheet::from_query(raw.as_deref().unwrap_or(""));
    let a = asked(&desk, &mut sheet)?;
    let behind = fresh(&desk).await?;
    let body = act::freeze(desk.app(), &a.question).await?;
    draw(&desk, &a, &body, behind, StatusCode::OK).await
}

async fn draw(
    desk: &Desk,
    a: &Asked,
    body: &Body,
    behind: Option<(usize, usize)>,
    status: StatusCode,
) -> Result<Response> {
    let page = desk.page("report-new");
    let source = source(desk.app(), &desk.units, a.keeper, &a.question, body).await?;
    let text = summary(&source);
    let all = checks(&source, &text);
    let failed: Vec<CheckView> = all.iter().filter(|c| !c.holds).map(|c| check(&page, &source, c)).collect();
    let view = DraftPage {
        from: a.question.from.to_string(),
        to: a.to.to_string(),
        whose: units(desk, &page, a.unit),
        county: desk.officer.office,
        title: text.title.clone(),
        sections: sections(&page, &source, &text, &a.query),
        held: all.len() - failed.len(),
        failed,
        behind,
        query: a.query.clone(),
        csrf: page.csrf.clone(),
        last_year: source.last.is_some(),
        page,
    };
    let mut response = html(&view)?;
    *response.status_mut() = status;
    Ok(response)
}

fn check(page: &Page, s: &Source, c: &Check) -> CheckView {
    let about = s.defs.get(&c.about).map_or(c.about.clone(), |f| format!("{} {}", f.id, page.say(&f.name)));
    CheckView { says: page.t(c.key), about }
}

fn sections(page: &Page, s: &Source, text: &Summary, query: &str) -> Vec<SectionView> {
    let figure = |id: &String| {
        let f = s.defs.get(id)?;
        let value = s.now.get(id).map_or(String::new(), |v| shown(f, *v));
        Some((page.say(&f.name), value, format!("/figures/cases?figure={id}&{query}")))
    };
    let piece = |p: &Piece| match p {
        Piece::Fact(text, of) => {
            PieceView { text: text.clone(), prompt: false, figures: of.iter().filter_map(figure).collect() }
        }
        Piece::Prompt(text) => PieceView { text: text.clone(), prompt: true, figures: Vec::new() },
    };
    let section = |x: &crate::rules::Section| SectionView {
        number: x.number.clone(),
        title: x.title.clone(),
        pieces: x.pieces.iter().map(piece).collect(),
    };
    text.sections.iter().map(section).collect()
}

/// `POST /reports`: freezes, unless a check fails.
pub(super) async fn freeze(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let a = asked(&desk, &mut sheet)?;
    let behind = fresh(&desk).await?;
    let body = act::freeze(desk.app(), &a.question).await?;
    let source = source(desk.app(), &desk.units, a.keeper, &a.question, &body).await?;
    let text = summary(&source);
    if behind.is_some() || checks(&source, &text).iter().any(|c| !c.holds) {
        return draw(&desk, &a, &body, behind, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let by = Freezer {
        unit: a.keeper,
        person: desk.officer.person,
        name: format!("{} {} {}", desk.officer.unit_name, desk.officer.title, desk.officer.name),
        title: text.title,
    };
    let id = act::keep(desk.app(), by, &a.question, &body).await?;
    Ok(redirect(&format!("/reports/{id}?done=report")))
}

struct FigureLine {
    id: String,
    name: String,
    value: String,
    note: String,
    rows: i64,
    cases: String,
    /// What it is worked out again, where that differs.
    again: String,
}

#[derive(Template)]
#[template(path = "report/show.html")]
struct ShowPage {
    page: Page,
    id: Id,
    title: String,
    frozen: String,
    whole: bool,
    version: String,
    digest: String,
    lines: Vec<FigureLine>,
    sections: Vec<SectionView>,
    compared: bool,
    differ: usize,
    /// What came to be known later, for the same days.
    later: Vec<(String, String, String)>,
}

/// `GET /reports/{id}`
pub(super) async fn show(desk: Desk, Path(id): Path<Id>) -> Result<Response> {
    frozen(&desk, id, None).await
}

/// `POST /reports/{id}/check`: works the frozen figures out again from the journal as it stood then.
pub(super) async fn again(desk: Desk, Path(id): Path<Id>, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let row = store::get_snapshot(&mut desk.app().db.read().await?, id, &may_read(&desk)).await?;
    let body: Body = serde_json::from_str(&row.body)?;
    let values = crate::recompute::recompute(desk.app(), &question(&desk, &row, &body)).await?;
    frozen(&desk, id, Some(values)).await
}

/// The question that a frozen report answered.
fn question(desk: &Desk, row: &SnapshotRow, body: &Body) -> Question {
    let reach = desk.units.under(row.unit);
    Question {
        from: row.from,
        until: row.until,
        basis: body.basis,
        whose: match body.whose.as_str() {
            "county" => Whose::County,
            "registered" => Whose::Registered(reach),
            _ => Whose::Responsible(reach),
        },
        as_of: body.as_of,
        known_at: body.known_at,
        accusations: if body.whose == "county" || desk.officer.office {
            Accusations::NotAgainst(desk.officer.reach.clone())
        } else {
            Accusations::LeftOut
        },
    }
}

/// `GET /reports/{id}/summary.pdf`, `.docx`, `.xlsx`: the frozen summary as a file.
pub(super) async fn file(desk: Desk, Path((id, name)): Path<(Id, String)>) -> Result<Response> {
    let format: Format = name.strip_prefix("summary.").and_then(|e| e.parse().ok()).ok_or(Error::NotFound)?;
    let row = store::get_snapshot(&mut desk.app().db.read().await?, id, &may_read(&desk)).await?;
    let body: Body = serde_json::from_str(&row.body)?;
    let q = question(&desk, &row, &body);
    let source = source(desk.app(), &desk.units, row.unit, &q, &body).await?;
    let dated = desk.app().clock.day_of(row.at);
    let bytes = tokio::task::spawn_blocking(move || {
        let text = summary(&source);
        crate::files::file(format, &source, &text, &body, dated)
    });
    let bytes = bytes.await.map_err(Error::broken)??;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.media())),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&format!(
                "attachment; filename=\"summary-{}-{}.{}\"",
                row.from,
                q.as_of,
                format.ending()
            ))
            .map_err(Error::broken)?,
        ),
    ];
    Ok((headers, bytes).into_response())
}

async fn frozen(desk: &Desk, id: Id, again: Option<BTreeMap<String, Value>>) -> Result<Response> {
    let row = store::get_snapshot(&mut desk.app().db.read().await?, id, &may_read(desk)).await?;
    let body: Body = serde_json::from_str(&row.body)?;
    let defs = definitions()?;
    let mut page = desk.page("report-frozen");
    page.path = format!("/reports/{id}");
    page.title.clone_from(&row.title);
    let q = question(desk, &row, &body);
    let mut sheet = Sheet::default();
    sheet.set("from", row.from.to_string());
    sheet.set("to", row.until.yesterday().map_err(Error::broken)?.to_string());
    sheet.set("basis", body.basis.word());
    if body.whose != "county" {
        sheet.set("unit", row.unit.to_string());
    }
    let a = asked(desk, &mut sheet)?;
    let text_source = source(desk.app(), &desk.units, a.keeper, &a.question, &body).await?;
    let text = summary(&text_source);
    let lines: Vec<FigureLine> = defs
        .all()
        .filter_map(|f| Some((f, body.figures.get(&f.id)?)))
        .map(|(f, kept)| FigureLine {
            id: f.id.clone(),
            name: page.say(&f.name),
            value: shown(f, kept.value),
            note: page.say(&f.note),
            rows: kept.rows,
            cases: kept.cases.chars().take(12).collect(),
            again: match again.as_ref().and_then(|a| a.get(&f.id)) {
                Some(v) if *v != kept.value => shown(f, *v),
                _ => String::new(),
            },
        })
        .collect();
    let now = act::figures(desk.app(), defs, &Question { known_at: desk.app().clock.now(), ..q }).await?;
    let later = defs
        .all()
        .filter_map(|f| {
            let (kept, new) = (body.figures.get(&f.id)?.value, *now.get(&f.id)?);
            (kept != new).then(|| (page.say(&f.name), shown(f, kept), shown(f, new)))
        })
        .collect();
    html(&ShowPage {
        id,
        title: row.title.clone(),
        frozen: page.tw(
            "report-frozen-by",
            &[
                ("who", platform::Word::Plain(row.name.clone())),
                ("when", platform::Word::Plain(desk.app().clock.moment(row.at))),
            ],
        ),
        whole: row.digest == sha256(row.body.as_bytes()),
        version: body.version.clone(),
        digest: hex::encode(&row.digest),
        differ: lines.iter().filter(|l| !l.again.is_empty()).count(),
        lines,
        sections: sections(&page, &text_source, &text, &a.query),
        compared: again.is_some(),
        later,
        page,
    })
}
