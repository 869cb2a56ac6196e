//! Learning from what an office decided. Features that hardly ever occur are left out; each look at a message gets the
//! same say; each feature counts in a class as much as the class prefers it (log-count ratio, the “naive Bayes” half of
//! the machine), and the solver finds the weights. All of that folds into one weight per feature and class. Scores for
//! the calibration come from rows that were held back while they were scored.

use super::calibrate::{calibrate, count};
use super::features::{Counts, LOOKS, Message, counts, look};
use super::model::Model;
use super::solve::{Effort, Grid, Rows, size, solve};
use crate::segment::Segmenter;
use std::collections::HashMap;

/// The fewest rows worth learning from.
pub const FEWEST_ROWS: usize = 60;
/// The fewest rows a class needs; rarer classes are left to the rules.
pub const FEWEST_OF_A_CLASS: usize = 5;

/// How to learn. The default is what was measured best; see the decision page.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// The say of each look.
    pub looks: [f32; LOOKS],
    /// Features in fewer messages than this are left out.
    pub fewest: u32,
    /// How far the preference of a class bends the features: 0 not at all, 1 as far as its log ratio.
    pub bend: f32,
    /// What is added to every count before preferences are worked out.
    pub smooth: f32,
    /// The solver's effort.
    pub effort: Effort,
    /// Parts the rows are cut into for the calibration.
    pub parts: usize,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            looks: [1.0, 1.0, 1.0, 1.0, 0.5, 1.5],
            fewest: 3,
            bend: 1.3,
            smooth: 0.3,
            effort: Effort { cost: 0.1, passes: 5, enough: 1e-2 },
            parts: 2,
        }
    }
}

/// Why nothing was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLittle {
    /// Rows there are, of classes with enough rows.
    pub rows: usize,
    /// Classes there are with enough rows.
    pub classes: usize,
}

/// Learns from messages and their classes.
pub fn train(
    messages: &[(Message, &str)],
    segmenter: &Segmenter,
    recipe: &Recipe,
) -> Result<Model, TooLittle> {
    let counted: Vec<Counts> = messages.iter().map(|(m, _)| counts(*m, segmenter)).collect();
    let classes: Vec<&str> = messages.iter().map(|(_, c)| *c).collect();
    let rows: Vec<(&Counts, &str)> = counted.iter().zip(classes).collect();
    train_counted(&rows, recipe)
}

/// Learns from messages that were counted already.
pub fn train_counted(messages: &[(&Counts, &str)], recipe: &Recipe) -> Result<Model, TooLittle> {
    let classes = classes(messages);
    let used: Vec<(&Counts, usize)> = messages
        .iter()
        .filter_map(|(c, class)| Some((*c, classes.binary_search_by(|k| k.as_str().cmp(class)).ok()?)))
        .collect();
    if used.len() < FEWEST_ROWS || classes.len() < 2 {
        return Err(TooLittle { rows: used.len(), classes: classes.len() });
    }
    let features = vocabulary(used.iter().map(|(c, _)| *c), recipe.fewest);
    let mut model = Model::empty(classes, features, recipe.looks, used.len());
    let mut rows = Rows::new();
    let labels: Vec<usize> = used.iter().map(|(_, l)| *l).collect();
    for (counts, _) in &used {
        rows.push(model.row(counts));
    }
    let held = held_back(&rows, &labels, &model, recipe);
    model.calibration = calibrate(&held, &labels);
    let all: Vec<usize> = (0..rows.len()).collect();
    let (weights, bias) = fit(&rows, &all, &labels, &model, recipe);
    model.weights = weights;
    model.bias = bias;
    Ok(model)
}

/// The classes with enough rows, sorted.
fn classes(messages: &[(&Counts, &str)]) -> Vec<String> {
    let mut many: HashMap<&str, usize> = HashMap::new();
    for (_, class) in messages {
        *many.entry(class).or_default() += 1;
    }
    let mut out: Vec<String> =
        many.into_iter().filter(|(_, n)| *n >= FEWEST_OF_A_CLASS).map(|(c, _)| c.to_owned()).collect();
    out.sort();
    out
}

/// Features that occur in enough messages, sorted.
fn vocabulary<'a>(messages: impl Iterator<Item = &'a Counts>, fewest: u32) -> Vec<u32> {
    let mut all: Vec<u32> = messages.flat_map(|c| c.iter().map(|(f, _)| *f)).collect();
    all.sort_unstable();
    let need = size(fewest);
    let mut out = Vec::new();
    for same in all.chunk_by(|a, b| a == b) {
        if let (Some(feature), true) = (same.first(), same.len() >= need) {
            out.push(*feature);
        }
    }
    out
}

/// Scores of every row by machines that did not see it.
fn held_back(rows: &Rows, labels: &[usize], model: &Model, recipe: &Recipe) -> Grid {
    let k = model.classes.len();
    let parts = recipe.parts.max(2);
    let part = spread(labels, k, parts);
    let mut scores = Grid::filled(rows.len(), k, 0.0);
    for out in 0..parts {
        let used: Vec<usize> = (0..rows.len()).filter(|i| part.get(*i) != Some(&out)).collect();
        let (weights, bias) = fit(rows, &used, labels, model, recipe);
        for i in (0..rows.len()).filter(|i| part.get(*i) == Some(&out)) {
            let Ok(column) = u32::try_from(i) else { continue };
            let sums = scores.column_mut(column);
            sums.copy_from_slice(&bias);
            weights.add(rows.row(i), sums);
        }
    }
    scores
}

/// Cuts rows into parts in which every class has its share, the same way every time.
pub fn spread(labels: &[usize], classes: usize, parts: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    super::solve::Lot(7).shuffle(&mut order);
    let mut next = vec![0usize; classes];
    let mut part = vec![0usize; labels.len()];
    for i in order {
        let turn = labels.get(i).and_then(|l| next.get_mut(*l));
        if let (Some(turn), Some(part)) = (turn, part.get_mut(i)) {
            *part = *turn % parts.max(1);
            *turn += 1;
        }
    }
    part
}

/// Finds the weights on some of the rows.
fn fit(rows: &Rows, used: &[usize], labels: &[usize], model: &Model, recipe: &Recipe) -> (Grid, Vec<f32>) {
    let squares = preferences(rows, used, labels, model, recipe);
    solve(rows, used, labels, &squares, recipe.effort)
}

/// How much each class prefers each feature: the squared log of the ratio of its share in the class to that outside.
fn preferences(rows: &Rows, used: &[usize], labels: &[usize], model: &Model, recipe: &Recipe) -> Grid {
    let k = model.classes.len();
    let columns = model.features.len();
    let mut seen = Grid::filled(columns, k, 0.0);
    for i in used {
        let Some(label) = labels.get(*i) else { continue };
        for (column, _) in rows.row(*i) {
            if let Some(cell) = seen.column_mut(*column).get_mut(*label) {
                *cell += 1.0;
            }
        }
    }
    let mut within = vec![recipe.smooth * count(columns); k];
    for cells in seen.cells.chunks_exact(k.max(1)) {
        within.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
    }
    let all: f32 = within.iter().sum();
    let smoothed_twice = recipe.smooth * count(columns) * count(k.saturating_sub(2));
    for cells in seen.cells.chunks_exact_mut(k.max(1)) {
        let total: f32 = cells.iter().sum();
        for (cell, inside) in cells.iter_mut().zip(&within) {
            let outside = all - inside - smoothed_twice;
            let ratio = ((*cell + recipe.smooth) / inside) / ((total - *cell + recipe.smooth) / outside);
            *cell = ratio.ln().abs().powf(2.0 * recipe.bend);
        }
    }
    seen
}

/// The say of a feature by its look.
pub(super) fn say(looks: &[f32; LOOKS], feature: u32) -> f32 {
    looks.get(look(feature)).copied().unwrap_or(0.0)
}
