//! The one place that asks what time it is. Everything else is handed a day or an instant.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use law::Day;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Epoch milliseconds, the form in which instants are stored.
pub type Instant = i64;

/// The office's clock: real, or set by hand in tests and in the demo's past.
#[derive(Clone)]
pub struct Clock {
    hand: Option<Arc<AtomicI64>>,
    zone: TimeZone,
}

impl Clock {
    /// The machine's clock in the office's time zone (an IANA name such as `Asia/Shanghai`).
    /// An unknown zone is an error that names it.
    pub fn system(zone: &str) -> Result<Self, jiff::Error> {
        Ok(Self { hand: None, zone: TimeZone::get(zone)? })
    }

    /// A clock that stands at 9:00 on `day` until it is moved.
    pub fn fixed(day: Day) -> Self {
        let clock = Self { hand: Some(Arc::new(AtomicI64::new(0))), zone: TimeZone::UTC };
        clock.set(day);
        clock
    }

    /// Moves a fixed clock to 9:00 on `day`; the machine's clock is not moved.
    pub fn set(&self, day: Day) {
        if let Some(hand) = &self.hand {
            let at = day.at(9, 0, 0, 0).to_zoned_datetime(self.zone.clone());
            hand.store(at.map_or(0, |z| z.timestamp().as_millisecond()), Ordering::Relaxed);
        }
    }

    /// Now.
    #[allow(clippy::disallowed_methods)] // the one place
    pub fn now(&self) -> Instant {
        match &self.hand {
            Some(hand) => hand.load(Ordering::Relaxed),
            None => Timestamp::now().as_millisecond(),
        }
    }

    /// Today in the office's zone.
    pub fn today(&self) -> Day {
        self.day_of(self.now())
    }

    /// The civil day of an instant in the office's zone.
    pub fn day_of(&self, at: Instant) -> Day {
        let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned_datetime(self.zone.clone()).date()
    }

    /// `2026-11-25 09:30` in the office's zone.
    pub fn moment(&self, at: Instant) -> String {
        let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned_datetime(self.zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The instant at which `day` begins in the office's zone.
    pub fn start_of(&self, day: Day) -> Instant {
        day.to_zoned_datetime(self.zone.clone()).map_or(0, |z| z.timestamp().as_millisecond())
    }
}
