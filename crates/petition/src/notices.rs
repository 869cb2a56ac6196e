//! Notices inside the office. What is to be told is queued in the act's own transaction; who hears it is worked out
//! from the queue, and never somebody who may not see the matter.

use crate::act::Hand;
use crate::rules::{Audience, NoticeKind, Telling};
use crate::store::{self, NewNotice};
use law::Day;
use people::{Actor, House, PostRow, Power, Units, may, officer_of};
use platform::clock::Instant;
use platform::db::Conn;
use platform::queue::{Doer, Task, enqueue};
use platform::{Error, Id, Result};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The kind of task.
pub const TASK: &str = "notice";

#[derive(Serialize, Deserialize)]
struct Told {
    no: String,
    mark: String,
    day: Day,
    /// Who did it: nobody is told of their own act.
    by: Option<Id>,
    tellings: Vec<Telling>,
}

/// Queues what is to be told, in the caller's transaction.
pub(crate) async fn tell(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    mark: &str,
    tellings: Vec<Telling>,
) -> Result<()> {
    if tellings.is_empty() {
        return Ok(());
    }
    let by = hand.actor.officer().map(|o| o.person);
    let told = Told { no: no.to_owned(), mark: mark.to_owned(), day: hand.day, by, tellings };
    queue(conn, hand.app.clock.now(), &told).await
}

async fn queue(conn: &mut Conn, now: Instant, told: &Told) -> Result<()> {
    enqueue(conn, now, now, TASK, &serde_json::to_string(told)?).await.map(|_| ())
}

/// Works out who is told and writes it down. Done twice it changes nothing.
pub fn doer(house: House) -> Doer {
    Arc::new(move |_, task: Task| {
        let house = house.clone();
        Box::pin(async move {
            let told: Told = serde_json::from_str(&task.body)?;
            spread(&house, &told).await?;
            Ok(true)
        })
    })
}

async fn spread(house: &House, told: &Told) -> Result<()> {
    let units = house.units().await?;
    let mut conn = house.app.db.read().await?;
    let loaded = match store::get(&mut conn, &told.no).await {
        Err(Error::NotFound) => return Ok(()),
        other => other?,
    };
    let scope = loaded.matter.scope();
    let mut all = Vec::new();
    for telling in &told.tellings {
        for post in audience(&mut conn, &units, telling, told.day).await? {
            let sees = Actor::Officer(Box::new(officer_of(&units, &post)));
            if Some(post.person) == told.by || !may(&sees, Power::See, &scope) {
                continue;
            }
            all.push(NewNotice {
                post: post.id,
                matter: loaded.matter.id,
                kind: telling.kind.word(),
                mark: told.mark.clone(),
                about: telling.about.clone(),
            });
        }
    }
    drop(conn);
    let now = house.app.clock.now();
    house.app.db.write(move |c| Box::pin(async move { store::insert_notices(c, &all, now).await })).await
}

async fn audience(conn: &mut Conn, units: &Units, telling: &Telling, day: Day) -> Result<Vec<PostRow>> {
    Ok(match &telling.to {
        Audience::Post(id) => {
            let mut posts = people::posts_with(conn, &[*id]).await?;
            // What waits for somebody who is away is told to whoever stands in, too.
            if telling.kind == NoticeKind::ToClear {
                posts.extend(people::deputies(conn, *id, day).await?);
            }
            posts.into_iter().filter(|p| p.active).collect()
        }
        Audience::Unit(unit, power) => {
            let power: Option<Power> = power.parse().ok();
            let holds = |p: &PostRow| power.is_some_and(|power| officer_of(units, p).holds(power));
            people::posts_of(conn, people::PostsOf::Unit(*unit)).await?.into_iter().filter(holds).collect()
        }
        Audience::Person(person, unit) => people::posts_of(conn, people::PostsOf::Unit(*unit))
            .await?
            .into_iter()
            .filter(|p| p.person == *person)
            .collect(),
    })
}
