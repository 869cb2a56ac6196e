//! The number of a paper (发文字号), as GB/T 9704 writes it.
//!
//! Only the writing is here. The serial comes from whoever keeps the count; it begins anew each year for each code.

/// Why a number cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNumber {
    /// The code of the issuing organ (机关代字) is empty or holds brackets or blanks.
    #[error("“{0}” is no code of an organ")]
    Code(String),
    /// The year does not have four digits.
    #[error("{0} is no year of four digits")]
    Year(i16),
    /// Serials begin at 1.
    #[error("a serial begins at 1")]
    Serial,
}

/// 机关代字〔2026〕3号: six-sided brackets, the year in four digits, no 第 and no leading zeros.
pub fn number(code: &str, year: i16, serial: u32) -> Result<String, BadNumber> {
    let bad = |c: char| c.is_whitespace() || "〔〕[]()（）【】".contains(c);
    if code.is_empty() || code.contains(bad) {
        return Err(BadNumber::Code(code.to_owned()));
    }
    if !(1000..=9999).contains(&year) {
        return Err(BadNumber::Year(year));
    }
    if serial == 0 {
        return Err(BadNumber::Serial);
    }
    Ok(format!("{code}〔{year}〕{serial}号"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_six_sided_brackets_and_no_leading_zeros() {
        for (code, year, serial, want) in [
            ("青信复查", 2026, 3, "青信复查〔2026〕3号"),
            ("县信联办", 2020, 3, "县信联办〔2020〕3号"),
            ("青信", 2026, 1204, "青信〔2026〕1204号"),
        ] {
            assert_eq!(number(code, year, serial).unwrap(), want);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (code, year, serial) in
            [("", 2026, 1), ("青信〔", 2026, 1), ("青 信", 2026, 1), ("青信", 26, 1), ("青信", 2026, 0)]
        {
            assert!(number(code, year, serial).is_err(), "{code} {year} {serial}");
        }
    }
}
