//! A table of shades, unit × field: the darker, the more; the figure stands in every cell.

use super::scale::count0;
use super::svg::{Body, WIDTH, cut};
use super::{Series, shown, value};

const LEFT: f64 = 150.0;
const TOP: f64 = 30.0;
const ROW: f64 = 28.0;

pub(super) fn draw(labels: &[String], series: &[Series]) -> Body {
    let mut body = Body::new(TOP + ROW * count0(series.len()) + 8.0);
    let most = series.iter().flat_map(|s| (0..labels.len()).filter_map(|i| value(s, i))).fold(0.0, f64::max);
    let wide = (WIDTH - LEFT) / count0(labels.len()).max(1.0);
    let fits = (1..20).take_while(|n| count0(*n) * 13.5 <= wide).count().max(1);
    for (i, label) in labels.iter().enumerate() {
        body.text((LEFT + wide * (count0(i) + 0.5), TOP - 10.0), "middle", "#222222", &cut(label, fits));
    }
    for (n, s) in series.iter().enumerate() {
        let y = TOP + ROW * count0(n);
        body.text((LEFT - 8.0, y + 19.0), "end", "#222222", &cut(&s.name, 10));
        for i in 0..labels.len() {
            let figure = value(s, i);
            let share = figure.map_or(0.0, |f| if most > 0.0 { (f / most).clamp(0.0, 1.0) } else { 0.0 });
            let x = LEFT + wide * count0(i);
            body.rect((x + 1.0, y + 1.0), (wide - 2.0, ROW - 2.0), &shade(share));
            let ink = if share > 0.55 { "#ffffff" } else { "#222222" };
            let words = figure.map_or_else(|| "—".to_owned(), shown);
            body.text((x + wide / 2.0, y + 19.0), "middle", ink, &words);
        }
    }
    body
}

/// From near white to dark blue.
fn shade(share: f64) -> String {
    let mix = |from: f64, to: f64| from + (to - from) * share;
    format!("rgb({:.0},{:.0},{:.0})", mix(238.0, 31.0), mix(243.0, 78.0), mix(248.0, 121.0))
}
