//! Abuse held off without shutting anyone out. A network that knocks more often than usual is asked to show that it
//! is in earnest: a sum that a browser works out in about a second, or, without script, a little waiting. Nobody is
//! refused for good, and nothing is drawn that somebody cannot see or hear.

use people::Visitor;
use platform::form::Sheet;
use platform::ids::{hex, random, unhex};
use platform::seal::sha256;
use platform::web::Page;
use platform::{Result, rate};
use serde::{Deserialize, Serialize};

/// A puzzle can be answered for so long.
const GOOD_MS: i64 = 900_000;

/// A puzzle as a form shows it.
pub(super) struct Puzzle {
    /// What was asked and when, sealed.
    pub ticket: String,
    /// The beginning of what is hashed.
    pub nonce: String,
    /// How many zero bits the hash must begin with.
    pub bits: u32,
    /// The note beside it.
    pub says: String,
}

#[derive(Serialize, Deserialize)]
struct Ticket {
    nonce: String,
    at: i64,
}

/// What is counted.
#[derive(Clone, Copy)]
pub(super) enum Knock {
    /// A paper handed in or added.
    Paper,
    /// A number and a code tried.
    Try,
    /// Files.
    Files,
}

impl Knock {
    fn word(self) -> &'static str {
        match self {
            Knock::Paper => "knock-paper",
            Knock::Try => "knock-try",
            Knock::Files => "knock-files",
        }
    }

    fn most(self, visitor: &Visitor) -> i64 {
        let limits = &visitor.app().limits;
        match self {
            Knock::Paper => limits.papers_an_hour,
            Knock::Try => limits.tries_an_hour,
            Knock::Files => limits.files_an_hour,
        }
    }
}

/// The puzzle for a form that is shown: only where this network has used up its hour.
pub(super) async fn ahead(visitor: &Visitor, what: Knock) -> Result<Option<Puzzle>> {
    let so_far = rate::so_far(visitor.app(), what.word(), &visitor.network).await?;
    (so_far >= what.most(visitor)).then(|| puzzle(visitor, what)).transpose()
}

/// Counts a form that was sent. It may go on, or it comes back with a puzzle.
pub(super) async fn pass(visitor: &Visitor, what: Knock, sheet: &Sheet) -> Result<Option<Puzzle>> {
    let n = rate::count(visitor.app(), what.word(), &visitor.network).await?;
    if n <= what.most(visitor) || solved(visitor, what, sheet).await? {
        return Ok(None);
    }
    puzzle(visitor, what).map(Some)
}

fn about(visitor: &Visitor, what: Knock) -> Vec<u8> {
    [what.word().as_bytes(), &visitor.visit].concat()
}

fn puzzle(visitor: &Visitor, what: Knock) -> Result<Puzzle> {
    let app = visitor.app();
    let ticket = Ticket { nonce: hex(&random::<16>()), at: app.clock.now() };
    let sealed = app.keys.seal(&about(visitor, what), &serde_json::to_string(&ticket)?)?;
    let page = Page::new(app, visitor.lang, "");
    Ok(Puzzle {
        ticket: hex(&sealed),
        bits: app.limits.puzzle_bits,
        says: page.tn("puzzle-wait", app.limits.puzzle_seconds),
        nonce: ticket.nonce,
    })
}

/// Whether the form brings a ticket of this browser that was waited for or worked out, and not used before.
async fn solved(visitor: &Visitor, what: Knock, sheet: &Sheet) -> Result<bool> {
    let app = visitor.app();
    let opened = unhex(sheet.get("_ticket")).and_then(|t| app.keys.open(&about(visitor, what), &t).ok());
    let Some(ticket) = opened.and_then(|t| serde_json::from_str::<Ticket>(&t).ok()) else { return Ok(false) };
    let waited = app.clock.now() - ticket.at;
    let earnest = waited >= app.limits.puzzle_seconds * 1_000
        || right(&ticket.nonce, sheet.get("_proof"), app.limits.puzzle_bits);
    if !earnest || waited > GOOD_MS {
        return Ok(false);
    }
    rate::once(app, "ticket", &ticket.nonce).await
}

/// Whether the hash of nonce and proof begins with so many zero bits.
fn right(nonce: &str, proof: &str, bits: u32) -> bool {
    if proof.is_empty() || proof.len() > 20 {
        return false;
    }
    let mut zeros = 0;
    for byte in sha256(format!("{nonce}:{proof}").as_bytes()) {
        zeros += byte.leading_zeros();
        if byte != 0 {
            break;
        }
    }
    zeros >= bits
}

#[cfg(test)]
mod tests {
    use super::right;

    #[test]
    fn a_proof_is_one_whose_hash_begins_with_zeros() {
        let found = (0..).map(|n: u32| n.to_string()).find(|p| right("abc", p, 10)).unwrap();
        assert!(right("abc", &found, 10) && right("abc", &found, 1));
        assert!(!right("abd", &found, 10) || !right("abe", &found, 10));
        assert!(!right("abc", "", 0) && !right("abc", &"1".repeat(30), 0));
    }
}
