//! What a visitor has filled in so far: sealed, under the digest of their visit cookie, for two hours after the last
//! word. It is all that is known of them until they hand it in.

use crate::files::HeldFile;
use crate::store;
use people::Visitor;
use platform::db::Conn;
use platform::form::Sheet;
use platform::seal::Keys;
use platform::{App, Result};
use serde::{Deserialize, Serialize};

/// A draft is kept for so long after it was last touched.
const KEPT_MS: i64 = 2 * 3_600_000;
/// Number and code stay on the page for so long, for a browser that lost its connection at the wrong moment.
const SHOWN_MS: i64 = 1_800_000;

/// A paper being written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Its own key, so that it is registered once.
    pub once: String,
    /// What was typed, field by field.
    pub answers: Vec<(String, String)>,
    /// Files that were chosen, kept already.
    pub files: Vec<HeldFile>,
    /// Whether everything was read back once: changing one answer then leads back there.
    pub read_back: bool,
    /// What came of it.
    pub sent: Option<Sent>,
}

/// Number and query code.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Sent {
    pub no: String,
    pub code: String,
    pub subject: String,
}

impl Draft {
    /// As a form.
    pub(super) fn sheet(&self) -> Sheet {
        Sheet::from_pairs(self.answers.clone())
    }

    /// Takes over what was typed in these fields; a repeated field keeps its filled lines.
    pub(super) fn take(&mut self, sheet: &Sheet, fields: &[&str]) {
        self.answers.retain(|(name, _)| !fields.contains(&name.as_str()));
        for field in fields {
            let typed: Vec<String> = match *field {
                // The petitioner's own words are kept to the last space.
                "words" => vec![sheet.raw(field).to_owned()],
                _ => sheet.all(field).into_iter().map(str::to_owned).collect(),
            };
            let filled = typed.into_iter().filter(|t| !t.is_empty());
            self.answers.extend(filled.map(|t| ((*field).to_owned(), t)));
        }
    }

    fn open(keys: &Keys, who: &[u8], body: Option<Vec<u8>>) -> Result<Self> {
        match body {
            Some(sealed) => Ok(serde_json::from_str(&keys.open(who, &sealed)?)?),
            None => Ok(Self { once: platform::ids::hex(&platform::ids::random::<10>()), ..Self::default() }),
        }
    }
}

/// This browser's draft, or an empty one.
pub(super) async fn load(visitor: &Visitor) -> Result<Draft> {
    let app = visitor.app();
    let body = store::find_visit(&mut app.db.read().await?, &visitor.visit, app.clock.now()).await?;
    Draft::open(&app.keys, &visitor.visit, body)
}

/// The same, to be changed in this transaction.
pub(super) async fn load_to_change(conn: &mut Conn, app: &App, who: &[u8]) -> Result<Draft> {
    let body = store::find_visit_to_change(conn, who, app.clock.now()).await?;
    Draft::open(&app.keys, who, body)
}

/// Keeps it.
pub(super) async fn save(visitor: &Visitor, draft: &Draft) -> Result<()> {
    let (app, who, draft) = (visitor.app().clone(), visitor.visit.clone(), draft.clone());
    let db = app.db.clone();
    db.write(move |c| Box::pin(async move { save_in(c, &app, &who, &draft).await })).await
}

/// The same inside the caller's transaction.
pub(super) async fn save_in(conn: &mut Conn, app: &App, who: &[u8], draft: &Draft) -> Result<()> {
    let kept = if draft.sent.is_some() { SHOWN_MS } else { KEPT_MS };
    let body = app.keys.seal(who, &serde_json::to_string(draft)?)?;
    store::save_visit(conn, who, app.clock.now() + kept, body).await
}

/// Throws it away.
pub(super) async fn forget(visitor: &Visitor) -> Result<()> {
    let who = visitor.visit.clone();
    visitor.app().db.write(move |c| Box::pin(async move { store::drop_visit(c, &who).await })).await
}
