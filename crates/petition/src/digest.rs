//! The morning's digest by mail: what is late, what is near, what waits. Numbers and days, no subject, no name, nothing
//! of a petitioner; accusations are not in it. Off unless a relay is set and the officer gave an address.

use crate::act::{Hand, acts_for};
use crate::store::{self, Group, Line, Whose};
use jiff::ToSpan;
use law::{Day, Lang};
use people::{Actor, House, Officer, PostRow, officer_of, sight};
use platform::db::Conn;
use platform::ids::grouped;
use platform::mail::Mailer;
use platform::queue::{Doer, Task, enqueue};
use platform::web::Page;
use platform::{App, Id, Result};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The kind of task.
pub const TASK: &str = "digest";
/// No digest before this hour of the office's day.
const FROM: &str = "07:00";
/// So many matters of each group are named.
const NAMED: i64 = 30;

#[derive(Serialize, Deserialize)]
struct Wanted {
    post: Id,
    address: String,
    day: Day,
}

/// Queues today's digests: on a working day, from seven, each once. Gives how many.
pub async fn send_due(app: &App, as_of: Day) -> Result<u64> {
    let moment = app.clock.moment(app.clock.now());
    let early = moment.split_once(' ').is_some_and(|(_, time)| time < FROM);
    if !app.mails || early || as_of != app.clock.today() || !app.law.calendar.is_working(as_of) {
        return Ok(0);
    }
    let due = store::digests_due(&mut app.db.read().await?, as_of).await?;
    let now = app.clock.now();
    let mut queued = 0;
    for (post, address) in due {
        let body = serde_json::to_string(&Wanted { post, address, day: as_of })?;
        queued += app
            .db
            .write(move |conn| {
                Box::pin(async move {
                    if !store::mark_digest(conn, post, as_of).await? {
                        return Ok(0);
                    }
                    enqueue(conn, now, now, TASK, &body).await.map(|_| 1)
                })
            })
            .await?;
    }
    Ok(queued)
}

/// Writes the letter and hands it to the relay; one that does not answer is tried again by the queue.
pub fn doer(house: House, mailer: Mailer) -> Doer {
    Arc::new(move |_, task: Task| {
        let (house, mailer) = (house.clone(), mailer.clone());
        Box::pin(async move {
            let wanted: Wanted = serde_json::from_str(&task.body)?;
            if let Some((subject, body)) = letter(&house, &mailer, &wanted).await? {
                mailer.send(&wanted.address, &subject, body).await?;
            }
            Ok(true)
        })
    })
}

/// What a post has to do today.
struct Work {
    late: Vec<Line>,
    near: Vec<Line>,
    to_clear: usize,
    unread: usize,
}

async fn work(conn: &mut Conn, app: &App, officer: &Officer, day: Day) -> Result<Work> {
    let whose = Whose { units: &officer.reach, locked: people::locked(officer) };
    let near = day.saturating_add(3.days());
    let lines = store::today(conn, &[Group::Overdue, Group::Week], &whose, day, near, NAMED).await?;
    let (late, near): (Vec<_>, Vec<_>) =
        lines.into_iter().filter(|(_, l)| !l.locked).partition(|(group, _)| *group == Group::Overdue);
    let alone = |lines: Vec<(Group, Line)>| lines.into_iter().map(|(_, l)| l).collect();
    let hand = Hand { app: app.clone(), actor: Actor::Officer(Box::new(officer.clone())), day };
    let posts: Vec<Id> = acts_for(conn, &hand).await?.iter().map(|p| p.id).collect();
    Ok(Work {
        late: alone(late),
        near: alone(near),
        to_clear: store::waiting_for(conn, &posts, &sight(officer)).await?.len(),
        unread: store::notices(conn, officer.post, &sight(officer), true, 100).await?.len(),
    })
}

/// The letter in both languages; none when there is nothing to do, or the post is no longer in use.
async fn letter(house: &House, mailer: &Mailer, wanted: &Wanted) -> Result<Option<(String, String)>> {
    let mut conn = house.app.db.read().await?;
    let posts = people::posts_with(&mut conn, &[wanted.post]).await?;
    let Some(post) = posts.first().filter(|p: &&PostRow| p.active) else { return Ok(None) };
    let officer = officer_of(&*house.units().await?, post);
    if sight(&officer) == people::Sight::Nothing {
        return Ok(None);
    }
    let work = work(&mut conn, &house.app, &officer, wanted.day).await?;
    if work.late.is_empty() && work.near.is_empty() && work.to_clear == 0 && work.unread == 0 {
        return Ok(None);
    }
    let zh = Page::new(&house.app, Lang::Zh, "/");
    let en = Page::new(&house.app, Lang::En, "/");
    let body = [&zh, &en].map(|page| said(page, &work, mailer)).join("\n\n");
    let subject = zh.tw("digest-subject", &[("day", platform::Word::Plain(wanted.day.to_string()))]);
    Ok(Some((subject, body)))
}

fn said(page: &Page, work: &Work, mailer: &Mailer) -> String {
    let mut lines = vec![page.t("digest-lead")];
    for (key, group) in [("digest-late", &work.late), ("digest-near", &work.near)] {
        if !group.is_empty() {
            lines.push(page.tn(key, group.len()));
            lines.extend(group.iter().map(|l| {
                let due = l.due_on.map_or(String::new(), |d| page.day(&d));
                format!("  {}  {due}", grouped(&l.no))
            }));
        }
    }
    for (key, n) in [("digest-clear", work.to_clear), ("digest-unread", work.unread)] {
        if n > 0 {
            lines.push(page.tn(key, n));
        }
    }
    lines.push(page.tx("digest-where", mailer.page("/today")));
    lines.push(page.t("digest-off"));
    lines.join("\n")
}
