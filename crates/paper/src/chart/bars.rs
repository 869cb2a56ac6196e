//! Bars in groups.

use super::scale::{Scale, count0};
use super::svg::{Body, ink};
use super::{Series, shown, value};

pub(super) fn draw(labels: &[String], series: &[Series]) -> Body {
    let (scale, mut body) = Scale::begin(labels, series);
    let wide = scale.slot() * 0.8 / count0(series.len()).max(1.0);
    let wide = wide.min(46.0);
    for i in 0..labels.len() {
        let left = scale.x(i) + (scale.slot() - wide * count0(series.len())) / 2.0;
        for (n, s) in series.iter().enumerate() {
            let Some(figure) = value(s, i) else { continue };
            let (x, y) = (left + wide * count0(n), scale.y(figure));
            body.rect((x + 1.0, y), (wide - 2.0, scale.y(0.0) - y), ink(n));
            if wide >= 20.0 {
                body.text((x + wide / 2.0, y - 4.0), "middle", "#222222", &shown(figure));
            }
        }
    }
    body
}
