//! How good is it? The few figures that the measuring commands print, each in the words of its definition.

/// Right and wrong among things that were to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// Found, and rightly.
    pub right: usize,
    /// Found, and wrongly.
    pub wrong: usize,
    /// There, and not found.
    pub missed: usize,
}

impl Found {
    /// Counts one more: was it there, was it found?
    pub fn add(&mut self, there: bool, found: bool) {
        match (there, found) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    /// Of what was found, the share that was there; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    /// Of what was there, the share that was found; 1 where nothing was there.
    pub fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// A part of a whole; 1 where there is no whole.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { real(part) / real(whole) }
}

/// A count as a real number.
pub fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// The mean F1 over the classes that occur.
pub fn macro_f1(said_and_true: &[(usize, usize)]) -> f64 {
    let mut classes: Vec<usize> = said_and_true.iter().map(|(_, t)| *t).collect();
    classes.sort_unstable();
    classes.dedup();
    let f1 = |class: usize| {
        let mut found = Found::default();
        said_and_true.iter().for_each(|(s, t)| found.add(*t == class, *s == class));
        found.f1()
    };
    classes.iter().map(|c| f1(*c)).sum::<f64>() / real(classes.len()).max(1.0)
}

/// Average precision: the mean, over the things that are there, of the precision at their place in the ranking.
pub fn average_precision(scored: &[(f64, bool)]) -> f64 {
    let mut order: Vec<(f64, bool)> = scored.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0usize, 0.0);
    for (place, (_, there)) in order.iter().enumerate() {
        if *there {
            right += 1;
            sum += share(right, place + 1);
        }
    }
    if right == 0 { 0.0 } else { sum / real(right) }
}

/// How far what was said is from what came: the mean over ten steps of confidence of | said − right |, by how many rows
/// stand in each (expected calibration error).
pub fn calibration_error(said_and_right: &[(f64, bool)]) -> f64 {
    let mut steps = [(0usize, 0.0f64, 0usize); 10];
    for (said, right) in said_and_right {
        let step = (0..9usize).find(|i| *said < real(i + 1) / 10.0).unwrap_or(9);
        if let Some((n, sum, hits)) = steps.get_mut(step) {
            *n += 1;
            *sum += said;
            *hits += usize::from(*right);
        }
    }
    let far = steps.iter().map(|(_, sum, hits)| (sum - real(*hits)).abs()).sum::<f64>();
    far / real(said_and_right.len()).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_hand() {
        let mut found = Found::default();
        for (there, said) in [(true, true), (true, true), (true, false), (false, true), (false, false)] {
            found.add(there, said);
        }
        assert_eq!((found.right, found.wrong, found.missed), (2, 1, 1));
        assert!((found.f1() - 2.0 / 3.0).abs() < 1e-9);
        assert!((macro_f1(&[(0, 0), (1, 1), (1, 0)]) - (2.0 / 3.0)).abs() < 1e-9);
        assert!((average_precision(&[(0.9, true), (0.8, false), (0.7, true)]) - 5.0 / 6.0).abs() < 1e-9);
        let honest: Vec<(f64, bool)> = (0..100).map(|i| (0.75, i % 4 != 0)).collect();
        assert!(calibration_error(&honest) < 1e-9);
        assert!((calibration_error(&[(0.95, false)]) - 0.95).abs() < 1e-9);
    }
}
