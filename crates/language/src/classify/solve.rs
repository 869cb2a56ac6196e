//! The solver: one class against the rest, a linear machine with squared hinge, by dual coordinate descent. Small,
//! exact enough, and the same every time: the order of rows is drawn from a fixed seed.

/// Rows of one sparse matrix, end to end.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    starts: Vec<usize>,
    entries: Vec<(u32, f32)>,
    width: usize,
}

impl Rows {
    /// An empty matrix with so many columns.
    pub fn new(width: usize) -> Rows {
        Rows { starts: vec![0], entries: Vec::new(), width }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[(u32, f32)]) {
        self.entries.extend_from_slice(row);
        self.starts.push(self.entries.len());
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.width
    }

    /// One row; empty where there is none.
    pub fn row(&self, i: usize) -> &[(u32, f32)] {
        match (self.starts.get(i), self.starts.get(i + 1)) {
            (Some(a), Some(b)) => self.entries.get(*a..*b).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// What the solver found: a weight for every column and a constant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Weight of each column.
    pub weights: Vec<f32>,
    /// The constant.
    pub bias: f32,
}

impl Line {
    /// The score of a row.
    pub fn score(&self, row: &[(u32, f32)]) -> f32 {
        dot(&self.weights, row) + self.bias
    }
}

fn dot(w: &[f32], row: &[(u32, f32)]) -> f32 {
    row.iter().map(|(i, v)| w.get(column(*i)).map_or(0.0, |w| w * v)).sum()
}

fn column(i: u32) -> usize {
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

/// Finds the line between the rows of which `yes` holds and the others.
pub fn solve(rows: &Rows, yes: impl Fn(usize) -> bool, effort: Effort) -> Line {
    let n = rows.len();
    let mut w = vec![0.0f32; rows.width()];
    let mut bias = 0.0f32;
    let mut alpha = vec![0.0f32; n];
    let diagonal = 0.5 / effort.cost;
    let size: Vec<f32> =
        (0..n).map(|i| 1.0 + diagonal + rows.row(i).iter().map(|(_, v)| v * v).sum::<f32>()).collect();
    let mut order: Vec<usize> = (0..n).collect();
    let mut lot = Lot(0x5eed);
    for _ in 0..effort.passes {
        lot.shuffle(&mut order);
        let mut largest = 0.0f32;
        for &i in &order {
            let (Some(a), Some(q)) = (alpha.get_mut(i), size.get(i)) else { continue };
            let row = rows.row(i);
            let y = if yes(i) { 1.0 } else { -1.0 };
            let slope = y * (dot(&w, row) + bias) - 1.0 + diagonal * *a;
            let next = (*a - slope / q).max(0.0);
            let step = next - *a;
            if step == 0.0 {
                continue;
            }
            *a = next;
            largest = largest.max(step.abs());
            let d = step * y;
            bias += d;
            for (c, v) in row {
                if let Some(x) = w.get_mut(column(*c)) {
                    *x += d * v;
                }
            }
        }
        if largest < effort.enough {
            break;
        }
    }
    Line { weights: w, bias }
}

/// A small lot of our own (SplitMix64), so that two trainings on the same rows are the same to the last bit.
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
