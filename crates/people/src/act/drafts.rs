//! Forms half filled in: kept, found again, thrown away and taken back, handed on. Sealed: they may hold a
//! petitioner's data.

use crate::store;
use platform::db::Conn;
use platform::{App, Id, Result};

/// What was thrown away can be taken back for so long (seven days).
const KEPT_MS: i64 = 7 * 86_400_000;

/// Keeps a half-filled form for the person who typed it.
pub async fn keep_draft(app: &App, person: Id, form: &str, body: &str) -> Result<()> {
    let sealed = app.keys.seal(person.bytes(), body)?;
    let (form, now) = (form.to_owned(), app.clock.now());
    app.db
        .write(move |conn| Box::pin(async move { store::keep_draft(conn, person, &form, sealed, now).await }))
        .await
}

/// A kept draft, if there is one that was not thrown away.
pub async fn draft(app: &App, person: Id, form: &str) -> Result<Option<String>> {
    let sealed = store::draft(&mut app.db.read().await?, person, form).await?;
    sealed.map(|s| app.keys.open(person.bytes(), &s)).transpose()
}

/// Throws a draft away for the time being. `body` is what stood in the form at that moment, so that taking it back
/// brings that back too; without one, what was kept stays as it is.
pub async fn throw_away(app: &App, person: Id, form: &str, body: Option<String>) -> Result<()> {
    let now = app.clock.now();
    let sealed = body.map(|b| app.keys.seal(person.bytes(), &b)).transpose()?;
    let form = form.to_owned();
    app.db
        .write(move |conn| {
            Box::pin(async move {
                if let Some(sealed) = sealed {
                    store::keep_draft(conn, person, &form, sealed, now).await?;
                }
                store::mark_dropped(conn, person, &form, now.max(1)).await
            })
        })
        .await
}

/// Takes a draft back that was thrown away.
pub async fn take_back(app: &App, person: Id, form: &str) -> Result<()> {
    let form = form.to_owned();
    app.db.write(move |conn| Box::pin(async move { store::mark_dropped(conn, person, &form, 0).await })).await
}

/// Forgets what was thrown away more than a week ago; gives how many drafts.
pub async fn forget_thrown_away(app: &App) -> Result<u64> {
    let before = app.clock.now() - KEPT_MS;
    app.db.write(move |conn| Box::pin(store::forget_dropped(conn, before))).await
}

/// Hands drafts on to another person, in the caller's transaction; `wanted` says which forms. Where the other has a
/// draft of the same form, both stay. Gives the forms that were handed on.
pub async fn hand_on_drafts(
    conn: &mut Conn,
    app: &App,
    from: Id,
    to: Id,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<String>> {
    let (mut moved, now) = (Vec::new(), app.clock.now());
    let theirs: Vec<String> = store::sealed_drafts(conn, to).await?.into_iter().map(|(f, _)| f).collect();
    for (form, sealed) in store::sealed_drafts(conn, from).await? {
        if !wanted(&form) || theirs.contains(&form) {
            continue;
        }
        let body = app.keys.open(from.bytes(), &sealed)?;
        store::keep_draft(conn, to, &form, app.keys.seal(to.bytes(), &body)?, now).await?;
        store::drop_draft(conn, from, &form).await?;
        moved.push(form);
    }
    Ok(moved)
}
