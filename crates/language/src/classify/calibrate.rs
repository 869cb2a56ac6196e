//! From scores to honest shares: “80 %” shall be right about eight times in ten. One scale for all classes and one shift
//! for each, found on rows that the scores were not learned from.

use super::solve::Grid;

/// How scores become shares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// What a score is multiplied by.
    pub scale: f32,
    /// What is added for each class.
    pub shift: Vec<f32>,
}

impl Calibration {
    /// The shares of the classes; together 1.
    pub fn shares(&self, scores: &[f32]) -> Vec<f32> {
        let raised: Vec<f32> = scores.iter().zip(&self.shift).map(|(s, b)| s * self.scale + b).collect();
        let top = raised.iter().copied().fold(f32::MIN, f32::max);
        let mut shares: Vec<f32> = raised.iter().map(|r| (r - top).exp()).collect();
        let sum: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|s| *s /= sum.max(f32::MIN_POSITIVE));
        shares
    }
}

/// Finds scale and shifts by following the slope of the likelihood; `scores` holds one column per row.
pub fn calibrate(scores: &Grid, labels: &[usize]) -> Calibration {
    let k = scores.classes;
    let mut now = Calibration { scale: 3.0, shift: vec![0.0; k] };
    let n = count(labels.len()).max(1.0);
    // Adagrad with few hundred steps: eight numbers, no need for more.
    let (mut seen_scale, mut seen_shift) = (1e-6f32, vec![1e-6f32; k]);
    for _ in 0..400 {
        let (mut by_scale, mut by_shift) = (0.0f32, vec![0.0f32; k]);
        for (row, label) in scores.cells.chunks_exact(k.max(1)).zip(labels) {
            for (class, (share, (score, slope))) in
                now.shares(row).iter().zip(row.iter().zip(&mut by_shift)).enumerate()
            {
                let miss = share - if class == *label { 1.0 } else { 0.0 };
                by_scale += miss * score / n;
                *slope += miss / n;
            }
        }
        seen_scale += by_scale * by_scale;
        now.scale = (now.scale - 0.5 * by_scale / seen_scale.sqrt()).max(0.05);
        for ((shift, slope), seen) in now.shift.iter_mut().zip(&by_shift).zip(&mut seen_shift) {
            let slope = slope + *shift * 1e-3;
            *seen += slope * slope;
            *shift -= 0.2 * slope / seen.sqrt();
        }
    }
    now
}

/// A count as a real number.
pub fn count(n: usize) -> f32 {
    u32::try_from(n).map_or(f32::MAX, |n| {
        let (high, low) = (n >> 16, n & 0xffff);
        f32::from(u16::try_from(high).unwrap_or(u16::MAX)) * 65536.0
            + f32::from(u16::try_from(low).unwrap_or(0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_how_often_the_scores_are_right() {
        // Class 0 gets the higher score always and is right three times in four.
        let labels: Vec<usize> = (0..400).map(|i| usize::from(i % 4 == 0)).collect();
        let cells = labels.iter().flat_map(|_| [1.0, -1.0]).collect();
        let found = calibrate(&Grid { classes: 2, cells }, &labels);
        let share = found.shares(&[1.0, -1.0])[0];
        assert!((share - 0.75).abs() < 0.03, "{share}");
    }

    #[test]
    fn counts_are_exact_where_it_matters() {
        assert_eq!(count(70_000), 70_000.0);
        assert_eq!(count(0), 0.0);
    }
}
