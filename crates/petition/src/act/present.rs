//! Who else has a matter open. It is a courtesy and holds nobody back; what keeps work from being overwritten is the
//! version.

use crate::store::{self, Present};
use people::Officer;
use platform::clock::Instant;
use platform::{App, Id, Result};

/// Somebody counts as present for so long after opening the page (ten minutes).
const MINUTES_MS: i64 = 600_000;
/// One's own arrival is written down at most this often, unless another form is opened.
const AGAIN_MS: i64 = 60_000;
/// What is older than this is forgotten (a day).
const FORGET_MS: i64 = 86_400_000;

/// Writes down that the officer has this open, and gives the others who have it open now. `act` is the form's noun,
/// empty for the matter itself.
pub(crate) async fn arrive(app: &App, officer: &Officer, matter: Id, act: &str) -> Result<Vec<Present>> {
    let here = store::present(&mut app.db.read().await?, matter, here_since(app)).await?;
    arrive_among(app, officer, matter, act, here).await
}

/// Who came since then still counts as present.
pub(crate) fn here_since(app: &App) -> Instant {
    app.clock.now() - MINUTES_MS
}

/// The same where those who are present are known already.
pub(crate) async fn arrive_among(
    app: &App,
    officer: &Officer,
    matter: Id,
    act: &str,
    mut others: Vec<Present>,
) -> Result<Vec<Present>> {
    let now = app.clock.now();
    let own = others.iter().find(|p| p.person == officer.person);
    let known = own.is_some_and(|p| p.act == act && p.at > now - AGAIN_MS);
    others.retain(|p| p.person != officer.person);
    if !known {
        let name = format!("{} {} {}", officer.unit_name, officer.title, officer.name);
        let me = Present { person: officer.person, name, act: act.to_owned(), at: now };
        app.db
            .write(move |c| Box::pin(async move { store::arrive(c, matter, &me, now - FORGET_MS).await }))
            .await?;
    }
    Ok(others)
}
