//! A letter made ready to be compared: its words, its runs of three characters, its names, and a short print (MinHash) by
//! which near copies meet without comparing everything with everything.

use super::names::{Kind, Name, names};
use crate::classify::{Message, count_f32, size};
use crate::segment::{Segmenter, grams, is_word_char, normalize};
use std::collections::{HashMap, HashSet};

/// A letter as it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letter<'a> {
    /// What was written.
    pub message: Message<'a>,
    /// Whoever wrote it, by any key that is the same for the same person; nothing where nobody knows.
    pub author: Option<&'a str>,
    /// The day, counted from any fixed day.
    pub day: Option<i64>,
}

/// How many hashes a print has.
pub const HASHES: usize = 64;
/// How many bands of two hashes.
pub const BANDS: usize = 32;

/// A letter made ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Print {
    /// Telling words of all, with how often, sorted.
    pub words: Vec<(String, f32)>,
    /// Telling words of the title, sorted.
    pub title: Vec<String>,
    /// Runs of three characters, as hashes, sorted.
    pub threes: Vec<u32>,
    /// Runs of three characters that stand in the title.
    pub title_threes: Vec<u32>,
    /// The text of letters and digits alone, to name what two have in common.
    pub plain: String,
    /// Named things of title and text.
    pub names: Vec<Name>,
    /// Named things of the title.
    pub title_names: Vec<Name>,
    /// Whoever wrote it.
    pub author: Option<String>,
    /// The day.
    pub day: Option<i64>,
    pub(super) signature: [u32; HASHES],
}

impl Print {
    /// Makes a letter ready.
    pub fn of(letter: Letter, segmenter: &Segmenter) -> Print {
        let title = normalize(letter.message.title);
        let detail = normalize(letter.message.detail);
        let both = format!("{title}\n{detail}");
        let mut counted: HashMap<&str, f32> = HashMap::new();
        for word in segmenter.telling(&both) {
            *counted.entry(word).or_default() += 1.0;
        }
        let mut words: Vec<(String, f32)> = counted.into_iter().map(|(w, n)| (w.to_owned(), n)).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let mut title_words: Vec<String> = segmenter.telling(&title).into_iter().map(str::to_owned).collect();
        title_words.sort();
        title_words.dedup();
        let names = names(&both, segmenter);
        // A district says little and would make every run beside it look rare.
        let mut local = both.clone();
        for area in names.iter().filter(|n| n.kind == Kind::Area) {
            local = local.replace(&area.text, " ");
        }
        let threes = threes(&both);
        let signature = signature(&threes);
        Print {
            words,
            title: title_words,
            signature,
            threes,
            title_threes: self::threes(&title),
            plain: local.chars().map(|c| if is_word_char(c) { c } else { '\n' }).collect(),
            names,
            title_names: super::names::names(&title, segmenter),
            author: letter.author.map(str::to_owned),
            day: letter.day,
        }
    }

    /// The bands: two letters that share one are worth comparing.
    pub fn bands(&self) -> [u64; BANDS] {
        let mut out = [0u64; BANDS];
        for (at, (band, pair)) in out.iter_mut().zip(self.signature.chunks_exact(HASHES / BANDS)).enumerate()
        {
            let start = mix(u64::try_from(at).unwrap_or(0));
            *band = pair.iter().fold(start, |h, part| mix(h ^ u64::from(*part)));
        }
        out
    }

    /// About how much of the runs of characters two letters share, by their prints alone.
    pub fn likeness(&self, other: &Print) -> f32 {
        let same = self.signature.iter().zip(&other.signature).filter(|(a, b)| a == b).count();
        count_f32(same) / count_f32(HASHES)
    }
}

/// The hash of a run of characters.
pub(super) fn hash(run: &str) -> u32 {
    let h = run.chars().fold(0xcbf2_9ce4_8422_2325u64, |h, c| mix(h ^ u64::from(u32::from(c))));
    u32::try_from(h >> 32).unwrap_or(0)
}

fn threes(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = grams(text, 3).iter().map(|g| hash(g)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

fn signature(threes: &[u32]) -> [u32; HASHES] {
    let mut out = [u32::MAX; HASHES];
    for three in threes {
        let mut h = mix(u64::from(*three));
        for least in &mut out {
            h = mix(h.wrapping_add(0x9e37_79b9_7f4a_7c15));
            *least = (*least).min(u32::try_from(h >> 32).unwrap_or(0));
        }
    }
    out
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// How common words and runs of characters are among an office's letters.
#[derive(Debug, Clone, Default)]
pub struct Background {
    letters: u32,
    words: HashMap<String, u32>,
    threes: HashMap<u32, u32>,
}

impl Background {
    /// Counts one more letter.
    pub fn add(&mut self, print: &Print) {
        self.letters += 1;
        for (word, _) in &print.words {
            *self.words.entry(word.clone()).or_default() += 1;
        }
        for three in &print.threes {
            *self.threes.entry(*three).or_default() += 1;
        }
    }

    /// How many letters were counted.
    pub fn letters(&self) -> u32 {
        self.letters
    }

    /// How much a word tells: the fewer letters hold it, the more.
    pub fn telling(&self, word: &str) -> f32 {
        rarity(self.letters, self.words.get(word).copied().unwrap_or(0))
    }

    /// How much a run of three characters tells.
    pub fn telling_three(&self, three: u32) -> f32 {
        self.telling_among(three, std::env::var("RUNS").ok().and_then(|v| v.parse().ok()).unwrap_or(0))
    }

    /// The same among at least so many letters.
    pub fn telling_among(&self, three: u32, least: u32) -> f32 {
        rarity(self.letters.max(least), self.threes.get(&three).copied().unwrap_or(0))
    }
}

fn rarity(all: u32, with: u32) -> f32 {
    // Shares, not counts: a background of 200 letters and one of 20,000 shall give like numbers.
    let share = (count_f32(size(with)) + 0.5) / (count_f32(size(all)) + 100.0);
    (-share.log2()).clamp(0.0, 12.0)
}

/// Those of the first list (sorted) that stand in the second (sorted).
pub(super) fn both<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    a.iter().filter(|x| b.binary_search(x).is_ok()).copied().collect()
}

/// Words of one that the other has as well.
pub(super) fn shared_words<'p>(a: &'p Print, b: &Print) -> Vec<&'p str> {
    let theirs: HashSet<&str> = b.words.iter().map(|(w, _)| w.as_str()).collect();
    a.words.iter().map(|(w, _)| w.as_str()).filter(|w| theirs.contains(w)).collect()
}
