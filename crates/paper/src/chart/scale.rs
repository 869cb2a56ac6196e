//! The frame of bars and lines: a scale from zero in even steps, labels below, names above.

use super::svg::{Body, WIDTH, cut, ink};
use super::{Series, shown, value};

const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 36.0;
const TALL: f64 = 220.0;
const GREY: &str = "#bbbbbb";

/// Where figures come to stand.
pub(super) struct Scale {
    top: f64,
    step: f64,
    slot: f64,
}

impl Scale {
    /// The scale of these figures, and a drawing with its grid, labels and names.
    pub(super) fn begin(labels: &[String], series: &[Series]) -> (Scale, Body) {
        let most =
            series.iter().flat_map(|s| (0..labels.len()).filter_map(|i| value(s, i))).fold(0.0, f64::max);
        let step = step(most);
        let top = (most / step).ceil().max(1.0) * step;
        let slot = (WIDTH - LEFT - RIGHT) / count(labels.len());
        let scale = Scale { top, step, slot };
        let mut body = Body::new(TOP + TALL + 34.0);
        scale.grid(&mut body);
        scale.labels(&mut body, labels);
        names(&mut body, series);
        (scale, body)
    }

    /// The left side of the n-th label's place.
    pub(super) fn x(&self, n: usize) -> f64 {
        LEFT + self.slot * count0(n)
    }

    pub(super) fn slot(&self) -> f64 {
        self.slot
    }

    /// The height at which a figure stands; below zero there is nothing.
    pub(super) fn y(&self, n: f64) -> f64 {
        TOP + TALL * (1.0 - n.max(0.0) / self.top)
    }

    fn grid(&self, body: &mut Body) {
        let mut at = 0.0;
        while at <= self.top + self.step / 2.0 {
            let y = self.y(at);
            body.line((LEFT, y), (WIDTH - RIGHT, y), GREY, 0.6);
            body.text((LEFT - 6.0, y + 4.5), "end", "#444444", &shown(at));
            at += self.step;
        }
    }

    fn labels(&self, body: &mut Body, labels: &[String]) {
        let room = (self.slot / 13.5).floor().max(1.0);
        let most = (1..40).find(|n| count0(*n) >= room).unwrap_or(40);
        for (i, label) in labels.iter().enumerate() {
            let at = (self.x(i) + self.slot / 2.0, TOP + TALL + 20.0);
            body.text(at, "middle", "#222222", &cut(label, most));
        }
    }
}

fn names(body: &mut Body, series: &[Series]) {
    let room = (WIDTH - LEFT) / count(series.len());
    for (i, s) in series.iter().enumerate() {
        let x = LEFT + room * count0(i);
        body.rect((x, 9.0), (12.0, 12.0), ink(i));
        body.text((x + 17.0, 20.0), "start", "#222222", &cut(&s.name, 16));
    }
}

/// 1, 2 or 5 times a power of ten, so that about five lines come about.
fn step(most: f64) -> f64 {
    let raw = (most / 5.0).max(0.2);
    let power = 10f64.powf(raw.log10().floor());
    let factor = [1.0, 2.0, 5.0].into_iter().find(|f| f * power >= raw).unwrap_or(10.0);
    (factor * power).max(1.0)
}

fn count(n: usize) -> f64 {
    count0(n).max(1.0)
}

pub(super) fn count0(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
