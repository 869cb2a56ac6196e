//! The public's key: number and query code open one matter and nothing else. Whoever showed them is given a pass
//! for a while, sealed and tied to their browser, so that the code need not travel with every page.

use super::{Hand, Registered, act_in};
use crate::rules::{Act, CodeProof};
use crate::store::{self, Loaded};
use people::{Actor, Public};
use platform::clock::Instant;
use platform::ids::{hex, number_ok, random_digits, typed_digits, unhex};
use platform::seal::same;
use platform::{App, Error, Result};
use serde::{Deserialize, Serialize};

/// So many wrong codes close a number to the public …
const FAILURES: i64 = 6;
/// … for so long (a quarter of an hour).
const CLOSED_MS: i64 = 900_000;
/// A pass is good for half an hour.
pub(crate) const PASS_SECONDS: i64 = 1_800;

/// A matter opened with its code.
pub struct Opened {
    /// The matter.
    pub loaded: Loaded,
    /// Which code opened it.
    code: Vec<u8>,
}

/// Opens a matter with number and code. A wrong number, a wrong code and a closed number sound the same and take
/// the same steps, except that a number that cannot be one (a slip of the pen) is said to be mistyped.
pub async fn open_by_code(app: &App, number: &str, code: &str) -> Result<Opened> {
    let (no, code) = (typed_digits(number), typed_digits(code));
    if !number_ok(&no) {
        return Err(Error::field("number", "error-number-mistyped"));
    }
    let now = app.clock.now();
    // Counted before it is looked at: codes tried at the same moment count too. The right one clears the count.
    if !take_try(app, &no, now).await? {
        return Err(Error::field("code", "error-code-closed"));
    }
    let kept = store::code_of(&mut app.db.read().await?, &no).await?;
    let shown = app.keys.code(&no, &code);
    // A number that is not there is compared all the same.
    let right = same(kept.as_deref().unwrap_or(&[0; 32]), &shown);
    if !(right && kept.is_some()) {
        return Err(Error::field("code", "error-code-wrong"));
    }
    let number = no.clone();
    app.db.write(move |c| Box::pin(async move { store::forget_code_tries(c, &number).await })).await?;
    let loaded = store::get(&mut app.db.read().await?, &no).await?;
    Ok(Opened { loaded, code: shown })
}

async fn take_try(app: &App, no: &str, now: i64) -> Result<bool> {
    let no = no.to_owned();
    app.db
        .write(move |c| {
            Box::pin(async move { store::take_code_try(c, &no, now, FAILURES, now + CLOSED_MS).await })
        })
        .await
}

/// What a pass says: this matter, opened with this code, until then.
#[derive(Serialize, Deserialize)]
struct Pass {
    no: String,
    code: String,
    until: Instant,
}

/// A pass is sealed to the browser that was given it.
fn about(visit: &[u8]) -> Vec<u8> {
    [b"pass", visit].concat()
}

/// Writes the pass for a matter that was just opened.
pub(crate) fn pass(app: &App, visit: &[u8], opened: &Opened) -> Result<String> {
    let until = app.clock.now() + PASS_SECONDS * 1_000;
    let pass = Pass { no: opened.loaded.no.clone(), code: hex(&opened.code), until };
    Ok(hex(&app.keys.seal(&about(visit), &serde_json::to_string(&pass)?)?))
}

/// The matter that a pass opens; none when it is not one, is over, belongs to another browser, or its code was
/// replaced since.
pub(crate) async fn open_by_pass(app: &App, visit: &[u8], text: &str) -> Result<Option<Loaded>> {
    let opened = unhex(text).and_then(|sealed| app.keys.open(&about(visit), &sealed).ok());
    let Some(pass) = opened.and_then(|t| serde_json::from_str::<Pass>(&t).ok()) else { return Ok(None) };
    if pass.until < app.clock.now() {
        return Ok(None);
    }
    let mut conn = app.db.read().await?;
    let kept = store::code_of(&mut conn, &pass.no).await?;
    match (kept, unhex(&pass.code)) {
        (Some(kept), Some(code)) if same(&kept, &code) => Ok(Some(store::get(&mut conn, &pass.no).await?)),
        _ => Ok(None),
    }
}

/// The public's hand on the matter that a pass opened.
pub(crate) fn hand_of(app: &App, loaded: &Loaded) -> Hand {
    let m = &loaded.matter;
    let public = Public {
        unit: m.office.id,
        unit_name: m.office.name.clone(),
        office: m.by_petition_office,
        matter: Some(m.id),
    };
    Hand { app: app.clone(), actor: Actor::Public(Box::new(public)), day: app.clock.today() }
}

/// Gives a new query code out against proof. The old one ends, and with it every pass that it opened.
pub(crate) async fn reissue(hand: Hand, no: &str, seen: Option<i64>, proof: CodeProof) -> Result<Registered> {
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |conn| {
        Box::pin(async move {
            let loaded = act_in(conn, &hand, &no, seen, &Act::Reissue { proof }).await?;
            let code = random_digits(8);
            store::set_code(conn, loaded.matter.id, hand.app.keys.code(&no, &code)).await?;
            store::forget_code_tries(conn, &no).await?;
            Ok(Registered { id: loaded.matter.id, item: loaded.matter.id, no, code })
        })
    })
    .await
}
