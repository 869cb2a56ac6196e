//! The public's key: number and query code open one matter and nothing else.

use crate::store::{self, Loaded};
use platform::ids::{number_ok, typed_digits};
use platform::seal::same;
use platform::{App, Error, Result};

/// So many wrong codes close a number to the public …
const FAILURES: i64 = 6;
/// … for so long (a quarter of an hour).
const CLOSED_MS: i64 = 900_000;

/// A matter opened with its code.
pub struct Opened {
    /// The matter.
    pub loaded: Loaded,
}

/// Opens a matter with number and code. A wrong number, a wrong code and a closed number sound the same, except
/// that a number that cannot be one (a slip of the pen) is said to be mistyped.
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
    match store::find_with_code(&mut app.db.read().await?, &no).await? {
        Some((loaded, kept)) if same(&kept, &app.keys.code(&no, &code)) => {
            app.db.write(move |c| Box::pin(async move { store::forget_code_tries(c, &no).await })).await?;
            Ok(Opened { loaded })
        }
        _ => Err(Error::field("code", "error-code-wrong")),
    }
}

async fn take_try(app: &App, no: &str, now: i64) -> Result<bool> {
    let no = no.to_owned();
    app.db
        .write(move |c| {
            Box::pin(async move { store::take_code_try(c, &no, now, FAILURES, now + CLOSED_MS).await })
        })
        .await
}
