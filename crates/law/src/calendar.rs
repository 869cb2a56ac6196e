//! Which days are working days.
//!
//! The State Council's yearly notice decides; a year without a notice is projected from the statutory
//! holidays, and a year without a file is plain Monday to Friday. Whoever leans on such a year is told.

use std::collections::BTreeMap;

use crate::calendar_year::{Cover, Year, is_weekend};
use crate::{Day, LawError, Text, Way};

/// What kind of day it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// An ordinary working day.
    Working,
    /// A Saturday or Sunday without a name.
    Weekend,
    /// A day off by the notice, and the festival it belongs to.
    Holiday(Text),
    /// A Saturday or Sunday worked (调休上班), and the festival it makes up for.
    MakeUp(Text),
}

impl DayKind {
    /// True when offices are open.
    pub fn is_working(&self) -> bool {
        match self {
            DayKind::Working | DayKind::MakeUp(_) => true,
            DayKind::Weekend | DayKind::Holiday(_) => false,
        }
    }
}

/// The working days of all years loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    pub(crate) years: BTreeMap<i16, Year>,
}

impl Calendar {
    /// Reads calendar files, given as (file name, text); a wrong file is refused by name.
    pub fn from_texts(files: &[(&str, &str)]) -> Result<Calendar, LawError> {
        let mut calendar = Calendar::default();
        for (file, text) in files {
            let (number, year) = crate::calendar_file::read(file, text)?;
            if calendar.years.insert(number, year).is_some() {
                let (zh, en) = (format!("{number}年写了两次"), format!("the year {number} is given twice"));
                return Err(LawError::broken(file, Text::new(zh, en)));
            }
        }
        Ok(calendar)
    }

    /// Takes in a new or amended notice in place of what was known of its year; returns the year.
    pub fn replace_year(&mut self, file: &str, text: &str) -> Result<i16, LawError> {
        let (number, year) = crate::calendar_file::read(file, text)?;
        self.years.insert(number, year);
        Ok(number)
    }

    /// True when offices are open on that day.
    pub fn is_working(&self, day: Day) -> bool {
        match self.years.get(&day.year()) {
            Some(year) if is_weekend(day) => year.make_up.contains_key(&day),
            Some(year) => !year.off.contains_key(&day),
            None => !is_weekend(day),
        }
    }

    /// What kind of day it is, with the festival's name.
    pub fn kind(&self, day: Day) -> DayKind {
        let year = self.years.get(&day.year());
        if let Some(name) = year.and_then(|y| y.off.get(&day)) {
            return DayKind::Holiday(name.clone());
        }
        if !is_weekend(day) {
            return DayKind::Working;
        }
        match year.and_then(|y| y.make_up.get(&day)) {
            Some(name) => DayKind::MakeUp(name.clone()),
            None => DayKind::Weekend,
        }
    }

    /// The first working day that is not earlier than `day`.
    pub fn next_working_on_or_after(&self, day: Day) -> Day {
        self.first_working(day, Way::After)
    }

    /// The last working day that is not later than `day`.
    pub fn last_working_on_or_before(&self, day: Day) -> Day {
        self.first_working(day, Way::Before)
    }

    fn first_working(&self, day: Day, way: Way) -> Day {
        let mut day = day;
        while !self.is_working(day) {
            let Some(next) = neighbour(day, way) else { break };
            day = next;
        }
        day
    }

    /// What is known about a year.
    pub fn covers(&self, year: i16) -> Cover {
        self.years.get(&year).map_or(Cover::Unknown, |y| y.cover)
    }

    /// The notice a year's days were taken from.
    pub fn source(&self, year: i16) -> Option<&Text> {
        self.years.get(&year).map(|y| &y.source)
    }

    /// The file a year's days were taken from.
    pub fn file(&self, year: i16) -> Option<&str> {
        self.years.get(&year).map(|y| y.file.as_str())
    }

    /// A year's days off, each with its festival, in order.
    pub fn days_off(&self, year: i16) -> impl Iterator<Item = (Day, &Text)> {
        self.years.get(&year).into_iter().flat_map(|y| y.off.iter().map(|(day, name)| (*day, name)))
    }

    /// A year's Saturdays and Sundays worked, each with the festival it makes up for, in order.
    pub fn days_made_up(&self, year: i16) -> impl Iterator<Item = (Day, &Text)> {
        self.years.get(&year).into_iter().flat_map(|y| y.make_up.iter().map(|(day, name)| (*day, name)))
    }

    /// The years for which a file is loaded.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.years.keys().copied()
    }
}

/// The day after or before; none at the edge of time.
pub(crate) fn neighbour(day: Day, way: Way) -> Option<Day> {
    match way {
        Way::After => day.tomorrow().ok(),
        Way::Before => day.yesterday().ok(),
    }
}
