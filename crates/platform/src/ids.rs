//! Names for things: ids that sort by time, numbers that people read out, codes that nobody guesses.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A UUIDv7, stored as 16 bytes and written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id([u8; 16]);

impl Id {
    /// A new id made at `now` (epoch milliseconds).
    pub fn new(now: i64) -> Self {
        let millis = u64::try_from(now).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random()).into_uuid().into_bytes())
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The instant it was made at (epoch milliseconds).
    pub fn made_at(&self) -> i64 {
        let [a, b, c, d, e, f, ..] = self.0;
        i64::from_be_bytes([0, 0, a, b, c, d, e, f])
    }

    /// From stored bytes; `None` unless there are 16.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// From bytes that somebody else made, as a digest does for ids that must come out the same every time.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Id {
    type Err = hex::FromHexError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bytes = [0; 16];
        hex::decode_to_slice(text, &mut bytes)?;
        Ok(Self(bytes))
    }
}
impl Serialize for Id {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Bytes as two hexadecimal digits each.
pub fn hex(bytes: &[u8]) -> String {
    hex::encode(bytes)
}

/// The bytes that [`hex`] wrote; `None` for anything else.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    hex::decode(text).ok()
}

/// Bytes nobody can foretell.
#[allow(clippy::disallowed_methods)] // the one place
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness no session and no code is safe: there is nothing sensible to go on with.
    if getrandom::fill(&mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}

/// `n` decimal digits nobody can foretell.
pub fn random_digits(n: usize) -> String {
    let mut out = String::with_capacity(n);
    while out.len() < n {
        for byte in random::<16>() {
            // 250 is the largest multiple of ten in a byte: above it the digits would not be even.
            if byte < 250 && out.len() < n {
                out.push(char::from(b'0' + byte % 10));
            }
        }
    }
    out
}

/// The number of a matter: two digits of the year, nine that follow no order, one that catches a slip of the
/// pen. Twelve digits, read and typed in three groups of four.
pub fn matter_number(year: i16) -> String {
    let body = format!("{:02}{}", year.rem_euclid(100), random_digits(9));
    let check = damm(&body);
    body + &check.to_string()
}

/// `264829107535` → `2648 2910 7535`, the way it is printed.
pub fn grouped(number: &str) -> String {
    let mut out = String::with_capacity(number.len() + 3);
    for (i, c) in number.chars().enumerate() {
        if i > 0 && i % 4 == 0 {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// What a person typed as a number or code: digits only, full-width ones made plain, spaces and hyphens gone.
pub fn typed_digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => {
                let plain = u32::from(c).checked_sub(u32::from('０'))?;
                char::from_digit(plain, 10)
            }
            _ => None,
        })
        .collect()
}

/// Whether a matter's number was typed without a slip.
pub fn number_ok(number: &str) -> bool {
    number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit()) && damm(number) == 0
}

/// Damm's check digit: finds every wrong digit and every pair of neighbours that changed places.
fn damm(digits: &str) -> u8 {
    const TABLE: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    digits.bytes().fold(0, |row, b| {
        let column = usize::from(b.saturating_sub(b'0'));
        TABLE.get(usize::from(row)).and_then(|r| r.get(column)).copied().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_twelve_digits_and_catches_every_single_slip() {
        let number = matter_number(2026);
        assert_eq!(number.len(), 12);
        assert!(number.starts_with("26") && number_ok(&number));
        for place in 0..12 {
            for wrong in b'0'..=b'9' {
                let mut bytes = number.clone().into_bytes();
                if bytes[place] != wrong {
                    bytes[place] = wrong;
                    assert!(!number_ok(std::str::from_utf8(&bytes).unwrap()));
                }
            }
        }
    }

    #[test]
    fn what_people_type_is_read_as_digits() {
        assert_eq!(typed_digits("２６48-2910 7535。"), "264829107535");
        assert_eq!(grouped("264829107535"), "2648 2910 7535");
    }

    #[test]
    fn an_id_survives_text_and_sorts_by_time() {
        let (a, b) = (Id::new(1_000), Id::new(2_000));
        assert!(a < b);
        assert_eq!((a.made_at(), b.made_at()), (1_000, 2_000));
        assert_eq!(a.to_string().parse::<Id>().unwrap(), a);
    }
}
