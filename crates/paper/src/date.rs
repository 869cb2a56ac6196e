//! Days as official papers write them.

use law::{Day, Lang};

/// The day under a letter: 2026年3月5日 (Arabic figures, no leading zeros), or 5 March 2026.
pub fn official_day(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => format!("{} {} {}", day.day(), day.strftime("%B"), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_no_leading_zeros() {
        let day: Day = "2026-03-05".parse().unwrap();
        assert_eq!(official_day(day, Lang::Zh), "2026年3月5日");
        assert_eq!(official_day(day, Lang::En), "5 March 2026");
    }
}
