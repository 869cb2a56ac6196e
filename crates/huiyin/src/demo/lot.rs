//! Drawing lots that come out the same every time.

/// A small repeatable source of numbers (SplitMix64); for invented data only, never for secrets.
pub struct Lot(u64);

impl Lot {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from `least` to `most`, both possible.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let width = u64::try_from(most.saturating_sub(least).saturating_add(1)).unwrap_or(1).max(1);
        least.saturating_add(i64::try_from(self.next() % width).unwrap_or(0))
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let last = i64::try_from(of.len()).unwrap_or(0) - 1;
        of.get(usize::try_from(self.between(0, last.max(0))).unwrap_or(0))
    }

    /// True in `n` of 100 cases.
    pub fn percent(&mut self, n: i64) -> bool {
        self.between(1, 100) <= n
    }
}
