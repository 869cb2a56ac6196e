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
    let mut conn = app.db.read().await?;
    let (failures, until) = store::code_failures(&mut conn, &no).await?;
    if until > now {
        return Err(Error::field("code", "error-code-closed"));
    }
    let found = store::find_with_code(&mut conn, &no).await?;
    drop(conn);
    match found {
        Some((loaded, kept)) if same(&kept, &app.keys.code(&no, &code)) => {
            if failures > 0 {
                app.db
                    .write(move |c| Box::pin(async move { store::note_code_failure(c, &no, 0, 0).await }))
                    .await?;
            }
            Ok(Opened { loaded })
        }
        _ => {
            let (count, until) =
                if failures + 1 >= FAILURES { (0, now + CLOSED_MS) } else { (failures + 1, 0) };
            app.db
                .write(move |c| Box::pin(async move { store::note_code_failure(c, &no, count, until).await }))
                .await?;
            Err(Error::field("code", "error-code-wrong"))
        }
    }
}
