//! The doors: a file is looked at, brought in, taken back; following it is stopped and gone on with.

use crate::store;
use law::{FileKind, Heading, Law, LawError, Text, heading};
use people::{Officer, Power};
use platform::db::Conn;
use platform::ids::hex;
use platform::journal::{self, By, Fact, Head};
use platform::lawbook::{self, LawChange, in_force, law_of};
use platform::seal::digest;
use platform::{App, Error, Id, Refused, Result, queue};
use serde_json::json;
use std::sync::Arc;

/// A change of the law as somebody wants it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The file's own name.
    pub file: String,
    /// The file; empty to take back the one that counts under `name`.
    pub body: String,
    /// For taking back: which.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A change that would hold: what it is, and the law with it.
#[derive(Clone)]
pub struct Proposal {
    /// What the file says it is.
    pub heading: Heading,
    /// The law with it.
    pub law: Arc<Law>,
    /// The law it was laid over.
    pub version: String,
    file: String,
    place: i64,
}

/// Looks at a draft: the file by itself, and the law with it. A wrong one is told in both languages, with its line.
pub async fn propose(app: &App, draft: &Draft) -> Result<std::result::Result<Proposal, Text>> {
    let mut conn = app.db.read().await?;
    propose_in(&mut conn, draft).await
}

async fn propose_in(conn: &mut Conn, draft: &Draft) -> Result<std::result::Result<Proposal, Text>> {
    let all = lawbook::every_change(conn).await?;
    let version = lawbook::version(conn).await?;
    let found = match draft.body.is_empty() {
        false => heading(&draft.file, &draft.body),
        true => match in_force(&all).into_iter().find(|c| c.name == draft.name) {
            Some(c) => heading(&c.file, &c.body),
            None => return Err(Error::NotFound),
        },
    };
    let heading = match found {
        Ok(heading) => heading,
        Err(why) => return Ok(Err(why.told())),
    };
    if in_force(&all).iter().any(|c| c.name == heading.name && c.body == draft.body) {
        return Ok(Err(Text::new("与现在使用的文件完全相同", "this very file is in force already")));
    }
    let place = lawbook::next_place(conn).await?;
    let mut files: Vec<(&str, &str)> = in_force(&all)
        .into_iter()
        .filter(|c| c.name != heading.name)
        .map(|c| (c.file.as_str(), c.body.as_str()))
        .collect();
    if !draft.body.is_empty() {
        files.push((&draft.file, &draft.body));
    }
    Ok(match Law::with_office(&files) {
        Ok(law) => {
            let file = if draft.body.is_empty() { String::new() } else { draft.file.clone() };
            Ok(Proposal { heading, law: Arc::new(law), version, file, place })
        }
        Err(why) => Err(LawError::told(&why)),
    })
}

/// Brings a file in, or takes one back, in one act: it holds from the commit on, on every node, and following it is
/// work for the queue. `seen` is the law that the proposal was looked at with.
///
/// # Errors
/// [`Error::Forbidden`] without the power, [`Error::Stale`] when the law was changed in the meantime, a refusal
/// while an earlier change is still being followed, [`Error::Invalid`] for a wrong file.
pub async fn bring_in(app: &App, officer: &Officer, draft: Draft, seen: &str) -> Result<Id> {
    if !officer.holds(Power::Administer) {
        return Err(Error::Forbidden);
    }
    let (app2, seen) = (app.clone(), seen.to_owned());
    let by = By {
        person: Some(officer.person),
        name: format!("{} {} {}", officer.unit_name, officer.title, officer.name),
    };
    let done = app.db.write(move |conn| {
        Box::pin(async move {
            let proposal = match propose_in(conn, &draft).await? {
                Ok(proposal) => proposal,
                Err(_) => return Err(Error::field("file", "error-law-file")),
            };
            if proposal.version != seen {
                return Err(Error::Stale);
            }
            let change = keep(conn, &app2, &by, &draft, &proposal, 1).await?;
            queue::enqueue(conn, change.at, change.at, "law", &change.id.to_string()).await?;
            Ok(change.id)
        })
    });
    // Two hands at once would take the same place: the second has not seen what the first did.
    let id = done.await.map_err(|e| if e.is_duplicate() { Error::Stale } else { e })?;
    app.look_up_law().await?;
    Ok(id)
}

/// Takes a file back from the command line when the program does not start with it. What the law was cannot be put
/// together then, so that the open matters are only looked at by their columns.
pub async fn take_back_by_hand(app: &App, name: &str, reason: &str) -> Result<Id> {
    let (app2, name, reason) = (app.clone(), name.to_owned(), reason.to_owned());
    let id = app.db.write(move |conn| {
        Box::pin(async move {
            let by = By { person: None, name: "huiyin law take-back".to_owned() };
            let all = lawbook::every_change(conn).await?;
            let old = in_force(&all).into_iter().find(|c| c.name == name).cloned().ok_or(Error::NotFound)?;
            let mut next = all.clone();
            let place = lawbook::next_place(conn).await?;
            next.push(LawChange { place, body: String::new(), ..old.clone() });
            let law = law_of(&next)?;
            let kind = if old.kind == FileKind::Pack.word() { FileKind::Pack } else { FileKind::Calendar };
            let heading =
                Heading { kind, name: name.clone(), title: Text::default(), source: old.source.clone() };
            let proposal =
                Proposal { heading, law: Arc::new(law), version: String::new(), file: String::new(), place };
            let draft = Draft { name, reason, ..Draft::default() };
            // An earlier change that could not be followed to its end is overtaken by this one.
            while let Some(id) = lawbook::unfinished(conn).await? {
                let mut earlier = lawbook::get_to_change(conn, id).await?;
                set_state(&mut earlier, "done");
                note(conn, &app2, &mut earlier, &by, "law-overtaken").await?;
            }
            Ok(keep(conn, &app2, &by, &draft, &proposal, 2).await?.id)
        })
    });
    let id = id.await?;
    app.look_up_law().await?;
    Ok(id)
}

/// Writes the change down and makes it the law.
async fn keep(
    conn: &mut Conn,
    app: &App,
    by: &By,
    draft: &Draft,
    proposal: &Proposal,
    pass: i64,
) -> Result<LawChange> {
    if pass == 1 && lawbook::unfinished(conn).await?.is_some() {
        return Err(Error::Refused(Box::new(Refused {
            key: "refusal-law-unfinished",
            args: Vec::new(),
            article: None,
        })));
    }
    let at = app.clock.now();
    let source = match draft.body.is_empty() {
        false => proposal.heading.source.clone(),
        true => Text::new(
            "撤回本单位文件，恢复程序内置的规定",
            "the office's own file was taken back; what is built in holds again",
        ),
    };
    let mut change = LawChange {
        id: Id::new(at),
        place: proposal.place,
        kind: proposal.heading.kind.word().to_owned(),
        name: proposal.heading.name.clone(),
        file: proposal.file.clone(),
        body: draft.body.clone(),
        source,
        reason: draft.reason.clone(),
        person: by.person,
        by_name: by.name.clone(),
        at,
        state: "running".to_owned(),
        pass,
        total: store::count_open(conn).await?,
        looked: 0,
        changed: 0,
        hidden: 0,
        upto: None,
        head: Head::start(),
    };
    let act = if change.body.is_empty() { "law-taken-back" } else { "law-brought-in" };
    change.head = append(conn, app, &change, by, act).await?;
    lawbook::insert(conn, &change).await?;
    lawbook::set_version(conn, change.id).await?;
    Ok(change)
}

async fn append(conn: &mut Conn, app: &App, c: &LawChange, by: &By, act: &'static str) -> Result<Head> {
    let body = json!({
        "kind": c.kind, "name": c.name, "file": c.file, "digest": body_digest(&c.body), "source": c.source,
        "reason": c.reason, "changed": c.changed, "hidden": c.hidden,
    });
    let fact = Fact { act, day: app.clock.today(), body: body.to_string() };
    journal::append(conn, &app.keys, c.id, c.head.clone(), app.clock.now(), by, &[fact]).await
}

/// The digest that ties a file to the journal.
pub(crate) fn body_digest(body: &str) -> String {
    hex(&digest(&[body.as_bytes()]))
}

/// Writes an event of the change down and saves it.
pub(super) async fn note(
    conn: &mut Conn,
    app: &App,
    change: &mut LawChange,
    by: &By,
    act: &'static str,
) -> Result<()> {
    change.head = append(conn, app, change, by, act).await?;
    lawbook::save(conn, change).await
}

pub(super) fn set_state(change: &mut LawChange, state: &str) {
    change.state = state.to_owned();
}

/// Stops following a change after the page that is being written. The law stays what it is.
pub async fn stop(app: &App, officer: &Officer, id: Id) -> Result<()> {
    turn_to(app, officer, id, "running", "stopped").await
}

/// Goes on where it was stopped.
pub async fn start(app: &App, officer: &Officer, id: Id) -> Result<()> {
    turn_to(app, officer, id, "stopped", "running").await
}

async fn turn_to(app: &App, officer: &Officer, id: Id, from: &'static str, to: &'static str) -> Result<()> {
    if !officer.holds(Power::Administer) {
        return Err(Error::Forbidden);
    }
    let app2 = app.clone();
    let by = By {
        person: Some(officer.person),
        name: format!("{} {} {}", officer.unit_name, officer.title, officer.name),
    };
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let mut change = lawbook::get_to_change(conn, id).await?;
                if change.state != from {
                    return Ok(());
                }
                set_state(&mut change, to);
                let act = if to == "stopped" { "law-stopped" } else { "law-resumed" };
                note(conn, &app2, &mut change, &by, act).await?;
                if to == "running" {
                    let now = app2.clock.now();
                    queue::enqueue(conn, now, now, "law", &id.to_string()).await?;
                }
                Ok(())
            })
        })
        .await
}
