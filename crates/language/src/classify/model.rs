//! What was learned, and what it suggests: the three likeliest classes, how sure it is, and the words that spoke for
//! each. The words come from the message itself: every feature's weight is laid on the characters it covers, and the
//! characters are read as words.

use super::calibrate::Calibration;
use super::features::{At, Counts, LOOKS, Message, counts, each, look};
use super::solve::Grid;
use super::train::say;
use crate::segment::{Segmenter, is_telling, normalize};

/// A learned model.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The classes, sorted.
    pub classes: Vec<String>,
    pub(super) features: Vec<u32>,
    pub(super) looks: [f32; LOOKS],
    pub(super) weights: Grid,
    pub(super) bias: Vec<f32>,
    pub(super) calibration: Calibration,
    /// How many rows it learned from.
    pub rows: usize,
}

/// One class that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The class.
    pub class: String,
    /// How sure the model is, 0 to 1; nothing where rules spoke, which do not measure.
    pub confidence: Option<f32>,
    /// Words of the message that spoke for it, the weightiest first.
    pub words: Vec<String>,
}

/// How many classes are suggested.
pub const TOP: usize = 3;
/// How many words are named for each.
const WORDS: usize = 5;

impl Model {
    pub(super) fn empty(classes: Vec<String>, features: Vec<u32>, looks: [f32; LOOKS], rows: usize) -> Model {
        let k = classes.len();
        Model {
            classes,
            features,
            looks,
            weights: Grid { classes: k, cells: Vec::new() },
            bias: vec![0.0; k],
            calibration: Calibration { scale: 1.0, shift: vec![0.0; k] },
            rows,
        }
    }

    /// The features of a message that the model knows, each look brought to length one and given its say.
    pub(super) fn row(&self, counts: &Counts) -> Vec<(u32, f32)> {
        let mut known: Vec<(u32, u32)> = Vec::with_capacity(counts.len());
        let mut sizes = [0.0f32; LOOKS];
        for (feature, _) in counts {
            let Some(column) = self.features.binary_search(feature).ok().and_then(|c| u32::try_from(c).ok())
            else {
                continue;
            };
            if let Some(size) = sizes.get_mut(look(*feature)) {
                *size += 1.0;
            }
            known.push((*feature, column));
        }
        let value = |feature: u32| {
            let size = sizes.get(look(feature)).copied().unwrap_or(1.0).max(1.0);
            say(&self.looks, feature) / size.sqrt()
        };
        known.into_iter().map(|(feature, column)| (column, value(feature))).collect()
    }

    /// The share of every class, in the order of `classes`.
    pub fn shares(&self, counts: &Counts) -> Vec<f32> {
        let mut sums = self.bias.clone();
        self.weights.add(&self.row(counts), &mut sums);
        self.calibration.shares(&sums)
    }

    /// The likeliest classes, each with its words.
    pub fn suggest(&self, message: Message, segmenter: &Segmenter) -> Vec<Suggestion> {
        let counts = counts(message, segmenter);
        let shares = self.shares(&counts);
        let mut order: Vec<(usize, f32)> = shares.into_iter().enumerate().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        order.truncate(TOP);
        let classes: Vec<usize> = order.iter().map(|(class, _)| *class).collect();
        let words = self.words(message, &counts, &classes, segmenter);
        let named = |class: usize| self.classes.get(class).cloned().unwrap_or_default();
        order
            .iter()
            .zip(words)
            .map(|((class, share), words)| Suggestion {
                class: named(*class),
                confidence: Some(*share),
                words,
            })
            .collect()
    }

    /// For each class asked for, the words that spoke for it.
    fn words(
        &self,
        message: Message,
        counts: &Counts,
        classes: &[usize],
        segmenter: &Segmenter,
    ) -> Vec<Vec<String>> {
        let row = self.row(counts);
        let title = normalize(message.title);
        let detail = normalize(message.detail);
        let blank = || vec![0.0f32; classes.len()];
        let mut laid: [Vec<Vec<f32>>; 2] =
            [title.chars().map(|_| blank()).collect(), detail.chars().map(|_| blank()).collect()];
        each(message, segmenter, |feature, at| {
            let Ok(column) = self.features.binary_search(&feature) else { return };
            let Some(column) = u32::try_from(column).ok() else { return };
            let Ok(place) = row.binary_search_by_key(&column, |(c, _)| *c) else { return };
            let times = counts.binary_search_by_key(&feature, |(f, _)| *f).ok().and_then(|c| counts.get(c));
            let value = row.get(place).map_or(0.0, |(_, v)| *v) / times.map_or(1.0, |(_, n)| *n);
            self.lay(&mut laid, at, classes, column, value);
        });
        let [of_title, of_detail] = laid;
        let parts = [(title.as_str(), of_title), (detail.as_str(), of_detail)];
        (0..classes.len()).map(|class| weightiest(&parts, class, segmenter)).collect()
    }

    /// Lays a feature's weight on the characters it covers.
    fn lay(&self, laid: &mut [Vec<Vec<f32>>; 2], at: At, classes: &[usize], column: u32, value: f32) {
        let weights = self.weights.column(column);
        let mean = weights.iter().sum::<f32>() / super::calibrate::count(weights.len()).max(1.0);
        let long = super::calibrate::count(at.to - at.from).max(1.0);
        let part = if at.title { laid.first_mut() } else { laid.last_mut() };
        let Some(chars) = part.and_then(|p| p.get_mut(at.from..at.to)) else { return };
        for char in chars {
            for (sum, class) in char.iter_mut().zip(classes) {
                *sum += (weights.get(*class).copied().unwrap_or(0.0) - mean) * value / long;
            }
        }
    }
}

/// The words with the most weight on their characters.
fn weightiest(parts: &[(&str, Vec<Vec<f32>>)], class: usize, segmenter: &Segmenter) -> Vec<String> {
    let mut sums: Vec<(&str, f32)> = Vec::new();
    for (text, laid) in parts {
        let mut at = 0;
        for word in segmenter.words(text) {
            let to = at + word.chars().count();
            let on = laid.get(at..to).unwrap_or(&[]);
            at = to;
            if !is_telling(word) {
                continue;
            }
            let sum: f32 = on.iter().filter_map(|c| c.get(class)).sum();
            match sums.iter_mut().find(|(w, _)| *w == word) {
                Some((_, all)) => *all += sum,
                None => sums.push((word, sum)),
            }
        }
    }
    sums.retain(|(_, sum)| *sum > 0.0);
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    sums.into_iter().take(WORDS).map(|(w, _)| w.to_owned()).collect()
}
