//! Which letters are worth comparing with a new one: those that share a band of the print, a rare name, or the author. A
//! list in memory for the commands and for tests; an office keeps the same keys in its database.

use super::names::Kind;
use super::{Background, Print, Verdict, compare};
use std::collections::{BTreeSet, HashMap};

/// A key that sends a new letter to old ones is dropped once so many letters have it: it tells nothing any more.
const MOST: usize = 60;

/// Letters that were seen, by the keys under which they are found again.
#[derive(Debug, Default)]
pub struct Index {
    prints: Vec<Print>,
    bands: HashMap<(usize, u64), Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
    authors: HashMap<String, Vec<usize>>,
    background: Background,
}

impl Index {
    /// An index that judges rarity by this background.
    pub fn over(background: Background) -> Index {
        Index { background, ..Index::default() }
    }

    /// How many letters it holds.
    pub fn len(&self) -> usize {
        self.prints.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.prints.is_empty()
    }

    /// A letter by its number.
    pub fn get(&self, number: usize) -> Option<&Print> {
        self.prints.get(number)
    }

    /// Adds a letter; the first gets number 0.
    pub fn add(&mut self, print: Print) -> usize {
        let number = self.prints.len();
        for (at, band) in print.bands().into_iter().enumerate() {
            self.bands.entry((at, band)).or_default().push(number);
        }
        for key in keys(&print) {
            self.names.entry(key).or_default().push(number);
        }
        if let Some(author) = &print.author {
            self.authors.entry(author.clone()).or_default().push(number);
        }
        self.prints.push(print);
        number
    }

    /// The numbers of letters worth comparing with this one.
    pub fn candidates(&self, print: &Print) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        let bands = print.bands().into_iter().enumerate();
        let by_band = bands.filter_map(|key| self.bands.get(&key));
        let keys = keys(print);
        let by_name = keys.iter().filter_map(|k| self.names.get(k));
        for list in by_band.chain(by_name).filter(|l| l.len() <= MOST) {
            out.extend(list);
        }
        out.extend(print.author.iter().filter_map(|a| self.authors.get(a)).flatten());
        out
    }

    /// The letters that come to at least this score (`SUGGEST`, `SURE`), best first.
    pub fn find(&self, print: &Print, least: f32) -> Vec<(usize, Verdict)> {
        let candidates = self.candidates(print).into_iter();
        let compared =
            candidates.filter_map(|n| Some((n, compare(print, self.prints.get(n)?, &self.background))));
        let mut out: Vec<(usize, Verdict)> = compared.filter(|(_, v)| v.score >= least).collect();
        out.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(b.0.cmp(&a.0)));
        out
    }
}

/// Names below the district, without their endings; and pairs of telling words in the title for names without an ending.
fn keys(print: &Print) -> Vec<String> {
    let names = print.names.iter().filter(|n| !matches!(n.kind, Kind::Area | Kind::Town));
    let mut out: Vec<String> = names.map(|n| n.core.clone()).collect();
    for (at, word) in print.title.iter().enumerate() {
        let others = print.title.iter().skip(at + 1);
        out.extend(others.map(|other| format!("{word}+{other}")));
    }
    out.sort();
    out.dedup();
    out
}
