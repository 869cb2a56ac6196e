//! The solver: each class against the rest, a linear machine with squared hinge, by dual coordinate descent. All classes
//! are solved in one walk over the rows, since fetching a row costs more than its sums. The same rows give the same
//! weights to the last bit: the order is drawn from a fixed seed.

/// Rows of one sparse matrix, end to end.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    starts: Vec<usize>,
    entries: Vec<(u32, f32)>,
}

impl Rows {
    /// An empty matrix.
    pub fn new() -> Rows {
        Rows { starts: vec![0], entries: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = (u32, f32)>) {
        self.entries.extend(row);
        self.starts.push(self.entries.len());
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// One row; empty where there is none.
    pub fn row(&self, i: usize) -> &[(u32, f32)] {
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(a), Some(b)) => self.entries.get(*a..*b).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// A number for every column and class, column by column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// How many classes.
    pub classes: usize,
    /// The numbers.
    pub cells: Vec<f32>,
}

impl Grid {
    /// A grid filled with one number.
    pub fn filled(columns: usize, classes: usize, with: f32) -> Grid {
        Grid { classes, cells: vec![with; columns * classes] }
    }

    /// The numbers of one column.
    pub fn column(&self, i: u32) -> &[f32] {
        let at = size(i) * self.classes;
        self.cells.get(at..at + self.classes).unwrap_or(&[])
    }

    /// The numbers of one column, to change.
    pub fn column_mut(&mut self, i: u32) -> &mut [f32] {
        let at = size(i) * self.classes;
        self.cells.get_mut(at..at + self.classes).unwrap_or(&mut [])
    }

    /// Adds to `sums` what a row weighs in each class.
    pub fn add(&self, row: &[(u32, f32)], sums: &mut [f32]) {
        for (column, value) in row {
            for (sum, weight) in sums.iter_mut().zip(self.column(*column)) {
                *sum += weight * value;
            }
        }
    }
}

/// A 32-bit number as a size.
pub fn size(i: u32) -> usize {
    usize::try_from(i).unwrap_or(usize::MAX)
}

/// How hard to fit and how long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// What a mistake costs against the size of the weights.
    pub cost: f32,
    /// Passes over the rows at most.
    pub passes: usize,
    /// Below this largest step the work is done.
    pub enough: f32,
}

/// Finds for each class the line between its rows and the others, among the rows named by `used`. A column counts in a
/// class as much as the square root of `squares` says. The result: a weight for every column and class, a constant each.
pub fn solve(
    rows: &Rows,
    used: &[usize],
    labels: &[usize],
    squares: &Grid,
    effort: Effort,
) -> (Grid, Vec<f32>) {
    let k = squares.classes;
    let mut weights = Grid { classes: k, cells: vec![0.0; squares.cells.len()] };
    let mut bias = vec![0.0f32; k];
    let diagonal = 0.5 / effort.cost;
    let mut alphas = vec![0.0f32; used.len() * k];
    let sizes = sizes(rows, used, squares, 1.0 + diagonal);
    let mut order: Vec<usize> = (0..used.len()).collect();
    let mut lot = Lot(0x5eed);
    let (mut sums, mut steps) = (vec![0.0f32; k], vec![0.0f32; k]);
    for _ in 0..effort.passes {
        lot.shuffle(&mut order);
        let mut largest = 0.0f32;
        for &at in &order {
            let Some(&i) = used.get(at) else { continue };
            let label = labels.get(i).copied().unwrap_or(usize::MAX);
            let row = rows.row(i);
            sums.copy_from_slice(&bias);
            weights.add(row, &mut sums);
            let own = at * k..(at + 1) * k;
            let (Some(alpha), Some(size)) = (alphas.get_mut(own.clone()), sizes.get(own)) else { continue };
            let cells = sums.iter().zip(alpha).zip(size).zip(&mut steps).enumerate();
            for (class, (((sum, alpha), size), step)) in cells {
                let y = if class == label { 1.0 } else { -1.0 };
                let next = (*alpha - (y * sum - 1.0 + diagonal * *alpha) / size).max(0.0);
                *step = (next - *alpha) * y;
                largest = largest.max(step.abs());
                *alpha = next;
            }
            if steps.iter().all(|s| *s == 0.0) {
                continue;
            }
            bias.iter_mut().zip(&steps).for_each(|(b, s)| *b += s);
            for (column, value) in row {
                let cells = weights.column_mut(*column).iter_mut().zip(squares.column(*column)).zip(&steps);
                cells.for_each(|((w, square), step)| *w += step * value * square);
            }
        }
        if largest < effort.enough {
            break;
        }
    }
    (weights, bias)
}

/// The length of each row as each class sees it.
fn sizes(rows: &Rows, used: &[usize], squares: &Grid, plus: f32) -> Vec<f32> {
    let mut out = Vec::with_capacity(used.len() * squares.classes);
    let mut sums = vec![0.0f32; squares.classes];
    for i in used {
        sums.fill(plus);
        for (column, value) in rows.row(*i) {
            sums.iter_mut().zip(squares.column(*column)).for_each(|(s, q)| *s += value * value * q);
        }
        out.extend_from_slice(&sums);
    }
    out
}

/// A small lot of our own (SplitMix64), so that two trainings on the same rows are the same.
pub struct Lot(pub u64);

impl Lot {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Puts a list into a drawn order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            let upto = u64::try_from(i + 1).unwrap_or(1);
            let j = usize::try_from(self.draw() % upto).unwrap_or(0);
            list.swap(i, j);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_classes_that_can_be_told_apart_are_told_apart_the_same_way_twice() {
        let mut rows = Rows::new();
        let labels: Vec<usize> = (0..60).map(|i| i % 3).collect();
        for (i, label) in labels.iter().enumerate() {
            rows.push([(u32::try_from(*label).unwrap(), 1.0), (3 + u32::try_from(i % 4).unwrap(), 0.5)]);
        }
        let used: Vec<usize> = (0..60).collect();
        let effort = Effort { cost: 1.0, passes: 20, enough: 1e-3 };
        let one = solve(&rows, &used, &labels, &Grid::filled(7, 3, 1.0), effort);
        let two = solve(&rows, &used, &labels, &Grid::filled(7, 3, 1.0), effort);
        assert_eq!(one, two);
        for (i, label) in labels.iter().enumerate() {
            let mut sums = one.1.clone();
            one.0.add(rows.row(i), &mut sums);
            let best = (0..3).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap();
            assert_eq!(best, *label);
        }
    }
}
