//! Numbers as they are printed: percentages to one place, means to one place, shares that add up to a hundred.

use super::count::Value;
use super::definition::{Figure, Made};

/// A figure's value as it is printed; a share of nothing is a dash, never an empty place.
pub fn shown(f: &Figure, v: Value) -> String {
    match (v, &f.made) {
        (Value::Count(n), _) => n.to_string(),
        (Value::Ratio(_, 0), _) => "—".to_owned(),
        (Value::Ratio(a, b), Made::Ratio { mean: true, .. }) => tenths(a, b, 1),
        (Value::Ratio(a, b), _) => format!("{}%", tenths(a, b, 100)),
    }
}

/// `a / b` times `by`, rounded half up to one place; a last zero is left away.
pub fn tenths(a: i64, b: i64, by: i64) -> String {
    if b == 0 {
        return "—".to_owned();
    }
    let sign = if (a < 0) == (b < 0) || a == 0 { "" } else { "-" };
    let (a, b) = (i128::from(a).abs() * i128::from(by) * 10, i128::from(b).abs());
    let rounded = (2 * a + b) / (2 * b);
    match (rounded / 10, rounded % 10) {
        (0, 0) => "0".to_owned(),
        (whole, 0) => format!("{sign}{whole}"),
        (whole, last) => format!("{sign}{whole}.{last}"),
    }
}

/// 同比: (this − last) / last in percent; from nothing there is no percentage.
pub fn change(this: i64, last: i64) -> Option<String> {
    (last != 0).then(|| tenths(this - last, last, 100))
}

/// Shares in tenths of a percent that add up to exactly 100.0, by the largest remainder. Nothing has no shares.
pub fn shares(parts: &[i64]) -> Vec<i64> {
    let all: i128 = parts.iter().map(|n| i128::from(*n)).sum();
    if all <= 0 {
        return vec![0; parts.len()];
    }
    let exact: Vec<(i128, i128)> =
        parts.iter().map(|n| (i128::from(*n) * 1000 / all, i128::from(*n) * 1000 % all)).collect();
    let given: i128 = exact.iter().map(|(whole, _)| whole).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact.get(*i).map_or(0, |(_, rest)| *rest)));
    let extra: Vec<usize> = order.into_iter().take(usize::try_from(1000 - given).unwrap_or(0)).collect();
    let one = |(i, (whole, _)): (usize, &(i128, i128))| {
        i64::try_from(whole + i128::from(extra.contains(&i))).unwrap_or(i64::MAX)
    };
    exact.iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_share_is_printed_as_the_office_prints_it() {
        assert_eq!(tenths(115, 162, 100), "71");
        assert_eq!(tenths(115, 287, 100), "40.1");
        assert_eq!(tenths(1, 3, 100), "33.3");
        assert_eq!(tenths(2, 3, 100), "66.7");
        assert_eq!(tenths(0, 7, 100), "0");
        assert_eq!(tenths(5, 0, 100), "—");
        assert_eq!(change(287, 250).as_deref(), Some("14.8"));
        assert_eq!(change(250, 287).as_deref(), Some("-12.9"));
        assert_eq!(change(5, 0), None);
    }

    proptest! {
        #[test]
        fn shares_always_add_up(parts in proptest::collection::vec(0i64..100_000, 1..20)) {
            let total: i64 = shares(&parts).iter().sum();
            prop_assert_eq!(total, if parts.iter().sum::<i64>() > 0 { 1000 } else { 0 });
        }
    }
}
