//! Today: my work, what is due first. Nothing else.

use super::clearance::{self, WaitingView};
use super::lines::{LineView, view};
use crate::store::{self, Group};
use askama::Template;
use axum::response::Response;
use jiff::ToSpan;
use people::Desk;
use platform::Result;
use platform::web::{Page, html};

/// So many lines of a group are shown.
const SHOWN: i64 = 20;
/// Groups are counted up to this.
const MOST: i64 = 1_000;

struct GroupView {
    key: &'static str,
    tone: &'static str,
    title: String,
    count: String,
    more: String,
    lines: Vec<LineView>,
}

#[derive(Template)]
#[template(path = "petition/today.html")]
struct Today {
    page: Page,
    groups: Vec<GroupView>,
    waiting: Vec<WaitingView>,
    empty: bool,
    register: bool,
}

/// `GET /today`
pub(super) async fn show(desk: Desk) -> Result<Response> {
    let page = desk.page("today-title");
    let week = page.today.saturating_add(7.days());
    let mut conn = desk.app().db.read().await?;
    let whose = store::Whose { units: &desk.officer.reach, locked: people::locked(&desk.officer) };
    let counts = store::today_counts(&mut conn, &whose, page.today, week, MOST).await?;
    let counts: Vec<(Group, i64)> = Group::ALL.into_iter().zip(counts).filter(|(_, n)| *n > 0).collect();
    let named: Vec<Group> = counts.iter().map(|(g, _)| *g).collect();
    let lines = store::today(&mut conn, &named, &whose, page.today, week, SHOWN).await?;
    let of = |group: Group| lines.iter().filter(move |(g, _)| *g == group).map(|(_, l)| l);
    let groups: Vec<GroupView> = counts
        .into_iter()
        .map(|(group, count)| GroupView {
            lines: of(group).map(|l| view(&desk, &page, l)).collect(),
            ..head(&page, group, count, week)
        })
        .collect();
    let waiting = clearance::waiting(&desk, &page, &mut conn).await?;
    let empty = groups.is_empty() && waiting.is_empty();
    html(&Today { waiting, register: desk.holds(people::Power::Register), groups, empty, page })
}

fn head(page: &Page, group: Group, count: i64, week: law::Day) -> GroupView {
    let after = week.saturating_add(1.day());
    let (key, tone, more) = match group {
        Group::Overdue => ("overdue", "late", format!("/matters?mine=1&order=due&due_before={}", page.today)),
        Group::Week => (
            "week",
            "soon",
            format!("/matters?mine=1&order=due&due_from={}&due_before={}", page.today, after),
        ),
        Group::New => ("new", "", format!("/matters?mine=1&order=due&due_from={after}")),
        Group::Unsolved => ("unsolved", "late", "/matters?unsolved=1".to_owned()),
        Group::Ready => ("ready", "", "/matters?mine=1&ready=1".to_owned()),
        Group::Others => ("others", "", "/matters?others=1&order=due".to_owned()),
    };
    let count = if count >= MOST { format!("{MOST}+") } else { count.to_string() };
    GroupView { key, tone, title: page.t(&format!("today-{key}")), count, more, lines: Vec::new() }
}
