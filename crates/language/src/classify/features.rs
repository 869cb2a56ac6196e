//! A message as a sparse row of numbers. Six looks at it: characters over everything, characters of the title, words and
//! pairs of words over everything, words of the title, any two words of the title, and words of the beginning. Each feature is a 32-bit number whose first three bits name the look; the words
//! themselves are not kept, since whoever asks for reasons has the text at hand.

use crate::segment::{Segmenter, is_word_char, normalize};

/// What a person wrote: a title and the rest. Either may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Message<'a> {
    /// The title.
    pub title: &'a str,
    /// The words themselves.
    pub detail: &'a str,
}

/// How many looks there are.
pub const LOOKS: usize = 6;
const ALL_CHARS: u32 = 0;
const TITLE_CHARS: u32 = 1;
const ALL_WORDS: u32 = 2;
const TITLE_WORDS: u32 = 3;
const TITLE_PAIRS: u32 = 4;
const BEGINNING: u32 = 5;
/// How many characters of the text are its beginning.
const BEGINS: usize = 120;

/// The look a feature belongs to.
pub fn look(feature: u32) -> usize {
    usize::try_from(feature >> 29).unwrap_or(0)
}

/// One message as features with how often each occurs, sorted.
pub type Counts = Vec<(u32, f32)>;

/// Counts the features of a message.
pub fn counts(message: Message, segmenter: &Segmenter) -> Counts {
    let mut seen: Vec<u32> = Vec::new();
    each(message, segmenter, |feature, _| seen.push(feature));
    seen.sort_unstable();
    let mut out: Counts = Vec::with_capacity(seen.len());
    for feature in seen {
        match out.last_mut() {
            Some((last, n)) if *last == feature => *n += 1.0,
            _ => out.push((feature, 1.0)),
        }
    }
    out
}

/// Where a feature stands: the part of the message and the characters it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Whether it stands in the title.
    pub title: bool,
    /// The first character, counted among all of that part.
    pub from: usize,
    /// One past the last.
    pub to: usize,
}

/// Calls `take` for every feature, with the place it stands at.
pub fn each(message: Message, segmenter: &Segmenter, mut take: impl FnMut(u32, At)) {
    for (title, text) in [(true, normalize(message.title)), (false, normalize(message.detail))] {
        let chars: Vec<char> = text.chars().collect();
        for n in 1..=3usize {
            for (from, run) in chars.windows(n).enumerate() {
                let at = At { title, from, to: from + n };
                if n > 1 {
                    take(hash(ALL_CHARS, run.iter().copied()), at);
                }
                if title {
                    take(hash(TITLE_CHARS, run.iter().copied()), at);
                }
            }
        }
        words(&text, title, segmenter, &mut take);
    }
}

fn words(text: &str, title: bool, segmenter: &Segmenter, take: &mut impl FnMut(u32, At)) {
    let mut place = 0;
    let mut earlier: Vec<&str> = Vec::new();
    let mut before: Option<(&str, usize)> = None;
    for word in segmenter.words(text) {
        let from = place;
        place += word.chars().count();
        if !word.chars().any(is_word_char) {
            before = None;
            continue;
        }
        let single = At { title, from, to: place };
        take(hash(ALL_WORDS, word.chars()), single);
        if from < BEGINS {
            take(hash(BEGINNING, word.chars()), single);
        }
        if title {
            take(hash(TITLE_WORDS, word.chars()), single);
            for old in &earlier {
                take(hash(TITLE_PAIRS, old.chars().chain(['\u{2}']).chain(word.chars())), single);
            }
            earlier.push(word);
        }
        if let Some((last, start)) = before {
            let pair = last.chars().chain(['\u{1}']).chain(word.chars());
            take(hash(ALL_WORDS, pair), At { title, from: start, to: place });
        }
        before = Some((word, from));
    }
}

/// FNV-1a over the characters, mixed once more, with the look in front.
fn hash(look: u32, chars: impl Iterator<Item = char>) -> u32 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325 ^ u64::from(look);
    for c in chars {
        h = (h ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
        h ^= h >> 29;
    }
    h = h.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let [a, b, c, d, ..] = h.to_be_bytes();
    (u32::from_be_bytes([a, b, c, d]) >> 3) | (look << 29)
}
