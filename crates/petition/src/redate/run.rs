//! The walk over open matters: foretold, followed in the background, recomputed from the command line.

use super::act::{note, set_state};
use super::compare::{Difference, Found, Laws, columns, look, look_at};
use super::{PAGE, PAGES, TOGETHER};
use crate::act::facts;
use crate::rules::{self, Act, LawAt, Redating};
use crate::store::{self, Dated, OpenRow};
use law::{Law, Text};
use people::House;
use platform::db::Conn;
use platform::journal::{self, By};
use platform::lawbook::{self, LawChange};
use platform::queue::{Doer, Task};
use platform::{App, Error, Id, Result};
use std::sync::{Arc, Mutex};

/// What would change if this law took the place of the one in force. Nothing is written.
pub async fn foretell(app: &App, law: Arc<Law>) -> Result<Vec<Difference>> {
    let before = Some(Arc::new(Law::clone(&app.law)));
    let standing = Laws::standing(app, app.clock.today());
    differences(app, &Laws { before, after: law, ..standing }).await
}

async fn differences(app: &App, laws: &Laws) -> Result<Vec<Difference>> {
    let (mut walk, mut out) = (Walk::new(app, laws, None), Vec::new());
    while let Some(step) = walk.next().await? {
        out.extend(step.found.into_iter().filter(|f| !f.moved.is_empty()).map(|f| Difference {
            no: f.no,
            locked: f.matter.locked(),
            dates: f.moved,
        }));
    }
    Ok(out)
}

/// A walk over the open matters: while one page is looked at, the next is read.
struct Walk<'a> {
    app: &'a App,
    laws: &'a Laws,
    ahead: Option<Vec<OpenRow>>,
    upto: Option<Id>,
}

/// One page.
struct Step {
    found: Vec<Found>,
    /// So many matters were looked at.
    looked: usize,
}

impl<'a> Walk<'a> {
    fn new(app: &'a App, laws: &'a Laws, upto: Option<Id>) -> Self {
        Self { app, laws, ahead: None, upto }
    }

    async fn next(&mut self) -> Result<Option<Step>> {
        let rows = match self.ahead.take() {
            Some(rows) => rows,
            None => read(self.app, self.upto).await?,
        };
        let Some(upto) = rows.last().map(|r| r.id) else { return Ok(None) };
        let looked = rows.len();
        let last = looked < usize::try_from(PAGE).unwrap_or(usize::MAX);
        let ahead = async { if last { Ok(Vec::new()) } else { read(self.app, Some(upto)).await } };
        let (found, ahead) = tokio::join!(look_at(rows, self.laws), ahead);
        self.ahead = Some(ahead?);
        self.upto = Some(upto);
        Ok(Some(Step { found: found?, looked }))
    }
}

async fn read(app: &App, after: Option<Id>) -> Result<Vec<OpenRow>> {
    store::open_page(&mut app.db.read().await?, after, PAGE).await
}

/// Why dates are written anew, and in whose name.
#[derive(Clone)]
struct Ground {
    by: By,
    reason: String,
    source: Text,
    change: Option<Id>,
}

impl Ground {
    fn of(c: &LawChange) -> Self {
        let by = By { person: c.person, name: c.by_name.clone() };
        Self { by, reason: c.reason.clone(), source: c.source.clone(), change: Some(c.id) }
    }
}

/// What was written of one chunk: matters whose dates changed, open ones and hidden ones.
#[derive(Clone, Copy, Default)]
struct Written {
    changed: i64,
    hidden: i64,
}

/// Brings these matters after the law, in the caller's transaction. Each is looked at again: somebody may have
/// acted on it since the page was read.
async fn settle(conn: &mut Conn, app: &App, laws: &Laws, ground: &Ground, ids: &[Id]) -> Result<Written> {
    let (mut dated, mut entries, mut written) = (Vec::new(), Vec::new(), Written::default());
    for row in store::open_to_change(conn, ids).await? {
        let Some(found) = look(&row, laws)? else { continue };
        let redating = Redating {
            dates: found.moved,
            reason: ground.reason.clone(),
            source: ground.source.clone(),
            change: ground.change,
        };
        let pack = crate::act::pack_of(&laws.after, &laws.jurisdiction, &found.matter, None, laws.day)?;
        let law = LawAt { pack: &pack, calendar: &laws.after.calendar };
        let events = rules::decide(&found.matter, &Act::Redate { redating }, laws.day, &law)?;
        let facts = facts(&events, laws.day)?;
        let (id, at) = (row.id, app.clock.now());
        let linked = journal::link(&app.keys, id, row.head.clone(), at, &ground.by, &facts);
        let head = linked.last().map_or(row.head, |e| journal::head_after(&app.keys, e));
        if !events.is_empty() {
            match found.matter.locked() {
                true => written.hidden += 1,
                false => written.changed += 1,
            }
        }
        let matter = events.iter().fold(found.matter, rules::apply);
        let columns = columns(&matter, laws)?;
        entries.extend(linked);
        dated.push(Dated { matter, columns, head });
    }
    journal::insert(conn, &entries).await?;
    store::save_dates(conn, &dated).await?;
    Ok(written)
}

/// Does the changes of the law that the work queue holds.
pub fn doer(house: House) -> Doer {
    let kept = Kept::default();
    Arc::new(move |_, task| {
        let (house, kept) = (house.clone(), kept.clone());
        Box::pin(async move { drive(&house.app, &kept, &task).await })
    })
}

/// The laws before and after the change that is being followed, put together once and not for every step.
type Kept = Arc<Mutex<Option<(Id, Laws)>>>;

/// `true` when there is nothing more to do.
async fn drive(app: &App, kept: &Kept, task: &Task) -> Result<bool> {
    let id: Id = task.body.parse().map_err(Error::broken)?;
    app.look_up_law().await?;
    let ours = kept.lock().map_or(None, |mut k| k.take()).filter(|(of, _)| *of == id);
    let laws = match ours {
        Some((_, laws)) => laws,
        None => laws_of(app, id).await?,
    };
    for _ in 0..PAGES {
        if page(app, &laws, id).await? {
            return Ok(true);
        }
    }
    if let Ok(mut place) = kept.lock() {
        *place = Some((id, laws));
    }
    Ok(false)
}

/// Follows a change to its end, in the caller's own time.
pub async fn finish(app: &App, id: Id) -> Result<()> {
    app.look_up_law().await?;
    let laws = laws_of(app, id).await?;
    while !page(app, &laws, id).await? {}
    Ok(())
}

/// The law before this change, and the law with it.
pub(super) async fn laws_of(app: &App, id: Id) -> Result<Laws> {
    let all = lawbook::every_change(&mut app.db.read().await?).await?;
    let change = all.iter().find(|c| c.id == id).ok_or(Error::NotFound)?;
    let upto = |place: i64| all.iter().filter(|c| c.place <= place).cloned().collect::<Vec<_>>();
    let before = match change.pass {
        1 => Some(Arc::new(lawbook::law_of(&upto(change.place - 1))?)),
        _ => None,
    };
    let after = Arc::new(lawbook::law_of(&upto(change.place))?);
    let standing = Laws::standing(app, app.clock.today());
    Ok(Laws { before, after, since: Some(change.at), ..standing })
}

/// Follows one page; `true` when the change needs nothing more (done, stopped).
pub(super) async fn page(app: &App, laws: &Laws, id: Id) -> Result<bool> {
    let change = lawbook::get(&mut app.db.read().await?, id).await?;
    if change.state != "running" {
        return Ok(true);
    }
    let laws = Laws { before: laws.before.clone().filter(|_| change.pass == 1), ..laws.clone() };
    let rows = read(app, change.upto).await?;
    let Some(upto) = rows.last().map(|r| r.id) else { return turn(app, change).await };
    let looked = i64::try_from(rows.len()).unwrap_or(0);
    let found = look_at(rows, &laws).await?;
    let mut seen = change;
    let mut chunks: Vec<Vec<Id>> =
        found.chunks(TOGETHER).map(|some| some.iter().map(|f| f.id).collect()).collect();
    if chunks.is_empty() {
        chunks.push(Vec::new());
    }
    let count = chunks.len();
    for (i, ids) in chunks.into_iter().enumerate() {
        // Only the last chunk takes the cursor over the whole page; the others take it over what they wrote.
        let (to, add) = match (i + 1 == count, ids.last()) {
            (false, Some(last)) => (*last, 0),
            _ => (upto, looked),
        };
        match chunk(app, &laws, &seen, ids, to, add).await? {
            Some(now) => seen = now,
            None => return Ok(false),
        }
    }
    Ok(false)
}

/// Writes one chunk and how far the change has come. None when another hand was here, or it was stopped.
async fn chunk(
    app: &App,
    laws: &Laws,
    seen: &LawChange,
    ids: Vec<Id>,
    to: Id,
    looked: i64,
) -> Result<Option<LawChange>> {
    let (app2, laws, seen) = (app.clone(), laws.clone(), seen.clone());
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let mut now = lawbook::get_to_change(conn, seen.id).await?;
                if now.state != "running" || (now.pass, now.upto) != (seen.pass, seen.upto) {
                    return Ok(None);
                }
                let written = settle(conn, &app2, &laws, &Ground::of(&now), &ids).await?;
                now.upto = Some(to);
                now.looked += looked;
                now.changed += written.changed;
                now.hidden += written.hidden;
                lawbook::save(conn, &now).await?;
                Ok(Some(now))
            })
        })
        .await
}

/// All were visited: the second look begins, or everything is done.
async fn turn(app: &App, seen: LawChange) -> Result<bool> {
    let app2 = app.clone();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                let mut now = lawbook::get_to_change(conn, seen.id).await?;
                if now.state != "running" || (now.pass, now.upto) != (seen.pass, seen.upto) {
                    return Ok(false);
                }
                if now.pass == 1 {
                    (now.pass, now.looked, now.upto) = (2, 0, None);
                    lawbook::save(conn, &now).await?;
                    return Ok(false);
                }
                let by = Ground::of(&now).by;
                set_state(&mut now, "done");
                note(conn, &app2, &mut now, &by, "law-followed").await?;
                Ok(true)
            })
        })
        .await
}

/// What recomputing did, or would do.
#[derive(Clone, Debug, Default)]
pub struct Recomputed {
    /// Open matters looked at.
    pub looked: usize,
    /// Those whose dates are others now.
    pub differences: Vec<Difference>,
    /// Those of which only a column beside the date was wrong.
    pub columns: usize,
}

/// Brings every open matter's stored columns after the law as it stands; a dry run only says which.
pub async fn recompute(app: &App, reason: &str, dry: bool) -> Result<Recomputed> {
    app.look_up_law().await?;
    let laws = Laws::standing(app, app.clock.today());
    let ground = Ground {
        by: By { person: None, name: "huiyin recompute".to_owned() },
        reason: reason.to_owned(),
        source: Text::new("按现行历法和规则包", "by the calendars and packs in force"),
        change: None,
    };
    let (mut walk, mut out) = (Walk::new(app, &laws, None), Recomputed::default());
    while let Some(step) = walk.next().await? {
        out.looked += step.looked;
        let ids: Vec<Id> = step.found.iter().map(|f| f.id).collect();
        for f in step.found {
            match f.moved.is_empty() {
                true => out.columns += 1,
                false => {
                    out.differences.push(Difference { no: f.no, locked: f.matter.locked(), dates: f.moved })
                }
            }
        }
        for some in ids.chunks(TOGETHER).filter(|_| !dry) {
            let (app2, laws, ground, ids) = (app.clone(), laws.clone(), ground.clone(), some.to_vec());
            app.db
                .write(move |c| {
                    Box::pin(async move { settle(c, &app2, &laws, &ground, &ids).await.map(|_| ()) })
                })
                .await?;
        }
    }
    Ok(out)
}
