//! Times of steps and their percentiles.

use super::journey::Step;
use std::collections::BTreeMap;
use std::time::Duration;

/// What was measured.
#[derive(Default)]
pub struct Times {
    steps: BTreeMap<Step, Vec<f64>>,
    /// Whole lives.
    pub lives: usize,
}

impl Times {
    /// Adds one request.
    pub fn add(&mut self, step: Step, time: Duration) {
        self.steps.entry(step).or_default().push(time.as_secs_f64() * 1000.0);
    }

    /// Takes over another client's.
    pub fn join(&mut self, other: Self) {
        self.lives += other.lives;
        for (step, mut times) in other.steps {
            self.steps.entry(step).or_default().append(&mut times);
        }
    }

    /// How many requests there were.
    pub fn requests(&self) -> usize {
        self.steps.values().map(Vec::len).sum()
    }

    /// p50, p95, p99 of a step, in milliseconds.
    pub fn percentiles(&self, step: Step) -> (f64, f64, f64) {
        let mut times = self.steps.get(&step).cloned().unwrap_or_default();
        (percentile(&mut times, 0.5), percentile(&mut times, 0.95), percentile(&mut times, 0.99))
    }
}

/// The value below which `share` of the values lie.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    values.get((last as f64 * share).round() as usize).copied().unwrap_or(0.0)
}
