//! A model as bytes, to be kept in a database: a mark, a version, the classes, the features as differences, the weights
//! as 16-bit steps of the largest weight of their class. A model of another version is refused, not guessed at.

use super::calibrate::Calibration;
use super::features::LOOKS;
use super::model::Model;
use super::solve::{Grid, size};

const MARK: &[u8; 4] = b"HYLM";
/// The version of features and layout; it changes whenever either does.
pub const VERSION: u16 = 1;

/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BytesError {
    /// The bytes are something else.
    #[error("these bytes are no model")]
    Foreign,
    /// The model was made by another version of this program.
    #[error("the model is of version {0}")]
    Version(u16),
    /// The bytes end too soon or contradict themselves.
    #[error("the model is damaged")]
    Damaged,
}

impl Model {
    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.features.len() * (2 + 2 * self.classes.len()));
        out.extend_from_slice(MARK);
        out.extend_from_slice(&VERSION.to_be_bytes());
        put(&mut out, self.rows);
        put(&mut out, self.classes.len());
        for class in &self.classes {
            put(&mut out, class.len());
            out.extend_from_slice(class.as_bytes());
        }
        let numbers = self.looks.iter().chain(&self.bias).chain(&self.calibration.shift);
        for number in numbers.chain([&self.calibration.scale]) {
            out.extend_from_slice(&number.to_be_bytes());
        }
        put(&mut out, self.features.len());
        let mut last = 0;
        for feature in &self.features {
            put(&mut out, size(feature - last));
            last = *feature;
        }
        let steps = self.steps();
        for step in &steps {
            out.extend_from_slice(&step.to_be_bytes());
        }
        let k = self.classes.len().max(1);
        for column in self.weights.cells.chunks_exact(k) {
            for (weight, step) in column.iter().zip(&steps) {
                out.extend_from_slice(&rounded(weight / step).to_be_bytes());
            }
        }
        out
    }

    /// The size of one step in each class.
    fn steps(&self) -> Vec<f32> {
        let mut most = vec![f32::MIN_POSITIVE; self.classes.len()];
        for column in self.weights.cells.chunks_exact(self.classes.len().max(1)) {
            most.iter_mut().zip(column).for_each(|(m, w)| *m = m.max(w.abs()));
        }
        most.iter().map(|m| m / 32_000.0).collect()
    }

    /// A model out of bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, BytesError> {
        let mut from = Reader { bytes };
        if from.take(4) != Some(MARK) {
            return Err(BytesError::Foreign);
        }
        let version = from.array().map(u16::from_be_bytes).ok_or(BytesError::Foreign)?;
        if version != VERSION {
            return Err(BytesError::Version(version));
        }
        from.model().ok_or(BytesError::Damaged)
    }
}

/// The nearest whole step.
fn rounded(steps: f32) -> i16 {
    // The steps were chosen so that nothing is beyond ±32,000; halving finds the whole number without a cast.
    let (mut low, mut high) = (-32_001i16, 32_001i16);
    while i32::from(high) - i32::from(low) > 1 {
        let middle = i16::midpoint(low, high);
        if f32::from(middle) <= steps + 0.5 { low = middle } else { high = middle }
    }
    low
}

/// A number in groups of seven bits.
fn put(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(n)?;
        self.bytes = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn number(&mut self) -> Option<usize> {
        let mut out = 0usize;
        for group in 0..9 {
            let [byte] = self.array()?;
            out |= usize::from(byte & 0x7f) << (7 * group);
            if byte & 0x80 == 0 {
                return Some(out);
            }
        }
        None
    }

    fn real(&mut self) -> Option<f32> {
        self.array().map(f32::from_be_bytes).filter(|r| r.is_finite())
    }

    fn reals(&mut self, n: usize) -> Option<Vec<f32>> {
        (0..n).map(|_| self.real()).collect()
    }

    fn model(&mut self) -> Option<Model> {
        let rows = self.number()?;
        let k = self.number().filter(|k| (1..=10_000).contains(k))?;
        let mut classes = Vec::with_capacity(k);
        for _ in 0..k {
            let long = self.number()?;
            classes.push(String::from_utf8(self.take(long)?.to_vec()).ok()?);
        }
        let looks: [f32; LOOKS] = self.reals(LOOKS)?.try_into().ok()?;
        let (bias, shift, scale) = (self.reals(k)?, self.reals(k)?, self.real()?);
        let columns = self.number().filter(|n| *n <= self.bytes.len())?;
        let mut features = Vec::with_capacity(columns);
        let mut last = 0u32;
        for _ in 0..columns {
            last = last.checked_add(u32::try_from(self.number()?).ok()?)?;
            features.push(last);
        }
        let steps = self.reals(k)?;
        let cells = self.take(columns.checked_mul(k)?.checked_mul(2)?)?;
        if !self.bytes.is_empty() {
            return None;
        }
        let whole = cells.chunks_exact(2).filter_map(|c| Some(i16::from_be_bytes(c.try_into().ok()?)));
        let cells = whole.zip(steps.iter().cycle()).map(|(w, step)| f32::from(w) * step).collect();
        let mut model = Model::empty(classes, features, looks, rows);
        model.weights = Grid { classes: k, cells };
        model.bias = bias;
        model.calibration = Calibration { scale, shift };
        Some(model)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_step_is_found() {
        for (raw, want) in
            [(0.0, 0), (0.4, 0), (0.6, 1), (-0.4, 0), (-0.6, -1), (32_000.0, 32_000), (-32_000.0, -32_000)]
        {
            assert_eq!(rounded(raw), want, "{raw}");
        }
    }

    #[test]
    fn numbers_come_back_as_they_went() {
        for number in [0, 1, 127, 128, 300, 4_294_967_295] {
            let mut out = Vec::new();
            put(&mut out, number);
            assert_eq!(Reader { bytes: &out }.number(), Some(number));
        }
    }

    #[test]
    fn other_bytes_are_no_model() {
        assert_eq!(Model::from_bytes(b""), Err(BytesError::Foreign));
        assert_eq!(Model::from_bytes(b"PK\x03\x04 and more"), Err(BytesError::Foreign));
        assert_eq!(Model::from_bytes(b"HYLM\x00\x63"), Err(BytesError::Version(99)));
        assert_eq!(Model::from_bytes(b"HYLM\x00\x01\x05"), Err(BytesError::Damaged));
    }
}
