//! What happened, in order, for ever. Each entry of a subject (a matter) carries a keyed digest over itself
//! and the entry before it; the subject's row keeps the number and digest of the last. A changed, removed,
//! added or reordered entry no longer fits, and [`check`] says which.

mod anchor;
mod store;

use crate::clock::Instant;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::seal::Keys;
use law::Day;

pub use anchor::{Anchor, Anchors, Slipped, Sum, anchor};
pub use store::{Entry, count, insert, page, subject_entries};

/// Where a subject's chain stands: how many entries, and the last one's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 before the first.
    pub seq: i64,
    /// The keyed digest of its digest; empty before the first.
    pub digest: Vec<u8>,
}

impl Head {
    /// Before the first entry.
    pub fn start() -> Self {
        Self { seq: 0, digest: Vec::new() }
    }
}

/// One fact to be written down.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The act's name (`accept`), for lists.
    pub act: &'static str,
    /// The day on which it counts.
    pub day: Day,
    /// The event as JSON: the same text is hashed and stored.
    pub body: String,
}

/// Who acted.
#[derive(Clone, Debug)]
pub struct By {
    /// The person; none for the clock, an import, the public.
    pub person: Option<Id>,
    /// Name, post and unit as they were shown at the time.
    pub name: String,
}

/// Appends facts to a subject's chain and gives the new head. Call inside the act's transaction.
pub async fn append(
    conn: &mut Conn,
    keys: &Keys,
    subject: Id,
    head: Head,
    at: Instant,
    by: &By,
    facts: &[Fact],
) -> Result<Head> {
    let entries = link(keys, subject, head.clone(), at, by, facts);
    let last = entries.last().map_or(head, |e| head_after(keys, e));
    store::insert(conn, &entries).await?;
    Ok(last)
}

/// The chained entries for `facts`, not yet written (bulk loading writes many subjects at once).
pub fn link(keys: &Keys, subject: Id, head: Head, at: Instant, by: &By, facts: &[Fact]) -> Vec<Entry> {
    let mut head = head;
    let mut out = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut entry = Entry {
            subject,
            seq: head.seq + 1,
            at,
            day: fact.day,
            person: by.person,
            name: by.name.clone(),
            act: fact.act.to_owned(),
            body: fact.body.clone(),
            digest: Vec::new(),
        };
        entry.digest = digest(keys, &head.digest, &entry);
        head = head_after(keys, &entry);
        out.push(entry);
    }
    out
}

/// Where the chain stands after an entry. The row keeps a keyed digest of the last entry's, so that nobody
/// without the key can cut the newest entries off and set the row back.
pub fn head_after(keys: &Keys, last: &Entry) -> Head {
    Head { seq: last.seq, digest: keys.chain(&[b"head", &last.digest]).to_vec() }
}

fn digest(keys: &Keys, before: &[u8], e: &Entry) -> Vec<u8> {
    let person = e.person.map_or(Vec::new(), |p| p.bytes().to_vec());
    let day = e.day.to_string();
    keys.chain(&[
        before,
        e.subject.bytes(),
        &e.seq.to_le_bytes(),
        &e.at.to_le_bytes(),
        day.as_bytes(),
        &person,
        e.name.as_bytes(),
        e.act.as_bytes(),
        e.body.as_bytes(),
    ])
    .to_vec()
}

/// What is wrong with a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry with this number is not what was written, or does not follow the one before it.
    Altered(i64),
    /// An entry with this number is missing.
    Missing(i64),
    /// There are more entries than the subject's row knows.
    Added(i64),
    /// The last entry is not the one that the subject's row knows.
    Head,
}

/// Checks one subject's entries (in order) against what its row says.
pub fn check(keys: &Keys, entries: &[Entry], head: &Head) -> Option<Fault> {
    let mut before: Vec<u8> = Vec::new();
    let mut expected = 1;
    for e in entries {
        if e.seq != expected {
            return Some(Fault::Missing(expected));
        }
        if digest(keys, &before, e) != e.digest {
            return Some(Fault::Altered(e.seq));
        }
        if e.seq > head.seq {
            return Some(Fault::Added(e.seq));
        }
        before = head_after(keys, e).digest;
        expected += 1;
    }
    if expected <= head.seq {
        return Some(Fault::Missing(expected));
    }
    (before != head.digest).then_some(Fault::Head)
}

#[cfg(test)]
mod tests;
