//! What other rooms may read of matters.

use crate::store;
use people::Sight;
use platform::{App, Result};

/// Numbers and subjects of those of these matters that the reader may see.
///
/// # Errors
/// When the database does not answer.
pub async fn subjects(app: &App, numbers: &[String], sight: &Sight) -> Result<Vec<(String, String)>> {
    let mut once = numbers.to_vec();
    once.sort_unstable();
    once.dedup();
    store::subjects(&mut app.db.read().await?, &once, sight).await
}
