//! The law that a rule is asked under. It is handed in, so that any day and any pack can be tried.

use law::{Calendar, Pack};

/// The law as it stands for this matter: the pack that governs it, and the calendar.
#[derive(Clone, Copy)]
pub struct LawAt<'a> {
    /// The pack in force on the day of acceptance; before that, today's.
    pub pack: &'a Pack,
    /// Working days.
    pub calendar: &'a Calendar,
}
