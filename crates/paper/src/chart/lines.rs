//! Lines over labels in order; a gap stays a gap.

use super::scale::Scale;
use super::svg::{Body, ink};
use super::{Series, value};

pub(super) fn draw(labels: &[String], series: &[Series]) -> Body {
    let (scale, mut body) = Scale::begin(labels, series);
    for (n, s) in series.iter().enumerate() {
        let mut last = None;
        for i in 0..labels.len() {
            let here = value(s, i).map(|figure| (scale.x(i) + scale.slot() / 2.0, scale.y(figure)));
            if let (Some(from), Some(to)) = (last, here) {
                body.line(from, to, ink(n), 2.0);
            }
            if let Some(at) = here {
                body.dot(at, ink(n));
            }
            last = here;
        }
    }
    body
}
