//! Anchors: what the whole journal added up to, once a day. A subject that is removed with its row, its papers and
//! its entries leaves no gap in any chain; but the sum of all entries is then less than it was.
//!
//! The sum does not depend on order: keyed digests of entries, joined by exclusive or. Whoever has no key can
//! neither work one out nor choose entries whose digests cancel each other. Each anchor is sealed over the one
//! before it. The newest anchors could be cut off together with what they held; the seal of the last one, kept
//! outside the database, shows that.

use super::store::{self, Mark};
use super::{Entry, Keys};
use crate::app::App;
use crate::clock::Instant;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::hex;
use crate::seal::same;
use law::Day;

/// An act that is still on its way is not passed over: entries younger than this wait for the next anchor (an hour).
const SETTLED_MS: i64 = 3_600_000;
/// So many entries are read in one go.
const PAGE: i64 = 10_000;

/// What the journal added up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Its number, from 1.
    pub number: i64,
    /// The day on which it was made.
    pub day: Day,
    /// Entries up to this instant are in it.
    pub until: Instant,
    /// What they add up to.
    pub sum: Sum,
    /// Keyed digest of all this and of the seal before.
    pub seal: Vec<u8>,
}

/// Entries added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// First entries of a chain: matters, units and persons.
    pub chains: i64,
    /// All entries.
    pub entries: i64,
    /// Their keyed digests, joined.
    pub digest: [u8; 32],
}

impl Sum {
    fn add(&mut self, keys: &Keys, mark: &Mark) {
        let digest = keys.chain(&[b"anchored", mark.subject.bytes(), &mark.seq.to_le_bytes(), &mark.digest]);
        self.join(&Sum { chains: i64::from(mark.seq == 1), entries: 1, digest });
    }

    fn join(&mut self, other: &Sum) {
        self.chains += other.chains;
        self.entries += other.entries;
        self.digest.iter_mut().zip(other.digest).for_each(|(mine, theirs)| *mine ^= theirs);
    }
}

impl Anchor {
    fn sealed(keys: &Keys, before: &[u8], number: i64, day: Day, until: Instant, sum: Sum) -> Self {
        let text = day.to_string();
        let parts: [&[u8]; 8] = [
            b"anchor",
            before,
            &number.to_le_bytes(),
            text.as_bytes(),
            &until.to_le_bytes(),
            &sum.chains.to_le_bytes(),
            &sum.entries.to_le_bytes(),
            &sum.digest,
        ];
        let seal = keys.chain(&parts).to_vec();
        Self { number, day, until, sum, seal }
    }
}

/// Makes today's anchor, if there is none yet; gives it. Two nodes may both try: one of them writes it.
pub async fn anchor(app: &App) -> Result<Option<Anchor>> {
    let mut conn = app.db.read().await?;
    let last = store::last_anchor(&mut conn).await?;
    let (today, until) = (app.clock.today(), app.clock.now() - SETTLED_MS);
    if last.as_ref().is_some_and(|a| a.day >= today || a.until >= until) {
        return Ok(None);
    }
    let (number, from, before, mut sum) = match last {
        Some(a) => (a.number + 1, a.until, a.seal, a.sum),
        None => (1, i64::MIN, Vec::new(), Sum::default()),
    };
    sum.join(&between(&mut conn, &app.keys, from, until).await?);
    drop(conn);
    let anchor = Anchor::sealed(&app.keys, &before, number, today, until, sum);
    let row = anchor.clone();
    let written = app.db.write(move |c| Box::pin(async move { store::insert_anchor(c, &row).await })).await?;
    Ok(written.then_some(anchor))
}

async fn between(conn: &mut Conn, keys: &Keys, from: Instant, until: Instant) -> Result<Sum> {
    let (mut sum, mut after) = (Sum::default(), None);
    loop {
        let page = store::marks(conn, from, until, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(sum) };
        after = Some((last.subject, last.seq));
        page.iter().for_each(|mark| sum.add(keys, mark));
    }
}

/// What does not fit an anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slipped {
    /// The anchor with this number is missing.
    Missing(i64),
    /// The anchor with this number is not what was sealed.
    Altered(i64),
    /// The entries that are there now are not those of that time: which anchor, and how many chains and entries
    /// more (or, below zero, fewer) there are. Both zero: others stand in their place.
    Sum(Anchor, i64, i64),
}

/// The anchors, and what the entries of a walk through the journal add up to beside them.
pub struct Anchors {
    kept: Vec<Anchor>,
    found: Vec<Sum>,
}

impl Anchors {
    /// Reads all anchors.
    pub async fn load(conn: &mut Conn) -> Result<Self> {
        let kept = store::anchors(conn).await?;
        let found = vec![Sum::default(); kept.len()];
        Ok(Self { kept, found })
    }

    /// Adds an entry to the anchor that first held it.
    pub fn see(&mut self, keys: &Keys, entry: &Entry) {
        let place = self.kept.partition_point(|a| a.until < entry.at);
        if let Some(sum) = self.found.get_mut(place) {
            sum.add(keys, &Mark { subject: entry.subject, seq: entry.seq, digest: entry.digest.clone() });
        }
    }

    /// The last anchor.
    pub fn last(&self) -> Option<&Anchor> {
        self.kept.last()
    }

    /// Whether some anchor has this seal, in hexadecimal.
    pub fn holds(&self, seal: &str) -> bool {
        self.kept.iter().any(|a| same(hex(&a.seal).as_bytes(), seal.as_bytes()))
    }

    /// What does not fit; of sums that differ, the first alone, because all later ones differ with it.
    pub fn slips(&self, keys: &Keys) -> Vec<Slipped> {
        let (mut out, mut before, mut next) = (Vec::new(), Vec::new(), 1);
        let (mut sum, mut fits) = (Sum::default(), true);
        for (anchor, found) in self.kept.iter().zip(&self.found) {
            if anchor.number != next {
                out.push(Slipped::Missing(next));
            }
            let right =
                Anchor::sealed(keys, &before, anchor.number, anchor.day, anchor.until, anchor.sum.clone());
            if anchor.number == next && !same(&right.seal, &anchor.seal) {
                out.push(Slipped::Altered(anchor.number));
            }
            sum.join(found);
            if fits && sum != anchor.sum {
                let (chains, entries) = (sum.chains - anchor.sum.chains, sum.entries - anchor.sum.entries);
                out.push(Slipped::Sum(anchor.clone(), chains, entries));
                fits = false;
            }
            next = anchor.number + 1;
            before.clone_from(&anchor.seal);
        }
        out
    }
}
