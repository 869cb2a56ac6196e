//! Is it the same matter? Two kinds, never mixed: a *repeat* (the same person or group again) and a *related* matter (other
//! people, the same subject). The score is a sum that can be read: what the words share, what the titles share, whether
//! the named places and units agree, whether the same person wrote. Copied wording about another place is not the same
//! matter. Every verdict carries its reasons as values; they are put into words elsewhere.

mod index;
pub mod names;
mod print;
mod score;
#[cfg(test)]
mod tests;

pub use index::Index;
pub use print::{BANDS, Background, HASHES, Letter, Print};
pub use score::{Signs, WEIGHTS, Weights, signs};

/// From this score on, a link is suggested to somebody who looks at one letter.
pub const SUGGEST: f32 = 0.5;
/// From this score on, a link is suggested without anybody asking: over a stream, over the backlog, in topics. The same
/// place alone never comes so far.
pub const SURE: f32 = 0.88;

/// What two letters are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The same matter by the same person or group: counts as a repeat.
    Repeat,
    /// The same matter by other people: never counts as a repeat.
    Related,
    /// Something else.
    Apart,
}

/// Why two letters are, or are not, the same matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The same person wrote both.
    SameAuthor,
    /// Both speak of this place.
    SamePlace(String),
    /// Both speak of this unit, school or company.
    SameUnit(String),
    /// So much of the shorter text stands in the other as well, in percent.
    Wording(u8),
    /// Both use these words, which few others use.
    SharedWords(Vec<String>),
    /// So many days lie between them.
    DaysApart(u32),
    /// They speak of different places, whatever else they share: the first letter's, the second's.
    OtherPlace(String, String),
}

/// What came of comparing two letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What they are to each other.
    pub tie: Tie,
    /// From 0 to 1; at `SUGGEST` and above the tie is suggested.
    pub score: f32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Compares two letters. It makes no difference which comes first, but for the order inside `OtherPlace`.
pub fn compare(a: &Print, b: &Print, background: &Background) -> Verdict {
    let signs = signs(a, b, background);
    let score = WEIGHTS.score(&signs);
    let same_author = a.author.is_some() && a.author == b.author;
    let tie = match (score >= SUGGEST, same_author) {
        (false, _) => Tie::Apart,
        (true, true) => Tie::Repeat,
        (true, false) => Tie::Related,
    };
    Verdict { tie, score, reasons: score::reasons(a, b, &signs, background) }
}
