//! The shape of a calendar file, and what is checked before it is believed.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::calendar_year::{Cover, Year, is_weekend};
use crate::{Day, LawError, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: i16,
    status: Status,
    source: Text,
    #[serde(default)]
    off: Vec<Festival>,
    #[serde(default)]
    make_up: Vec<Festival>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Official,
    Projected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Festival {
    name: Text,
    days: Vec<Day>,
}

pub(crate) fn read(file: &str, text: &str) -> Result<(i16, Year), LawError> {
    let broken = |what: String| LawError::broken(file, what);
    let raw: File = toml::from_str(text).map_err(|e| LawError::broken(file, e))?;
    let cover = match raw.status {
        Status::Official => Cover::Official,
        Status::Projected => Cover::Projected,
    };
    let off = spread(raw.year, raw.off).map_err(broken)?;
    let make_up = spread(raw.year, raw.make_up).map_err(broken)?;
    if let Some(day) = make_up.keys().find(|d| off.contains_key(d)) {
        return Err(broken(format!("{day} is both a day off and a make-up day")));
    }
    Ok((raw.year, Year { cover, source: raw.source, off, make_up: weekends_only(make_up) }))
}

/// 2020-02-03 was declared a working day although it was a Monday: such a day is simply an ordinary one.
fn weekends_only(days: BTreeMap<Day, Text>) -> BTreeMap<Day, Text> {
    days.into_iter().filter(|(day, _)| is_weekend(*day)).collect()
}

fn spread(year: i16, festivals: Vec<Festival>) -> Result<BTreeMap<Day, Text>, String> {
    let mut days = BTreeMap::new();
    for festival in festivals {
        if festival.name.is_blank() {
            return Err("a festival has no name".to_owned());
        }
        for day in festival.days {
            if day.year() != year {
                return Err(format!("{day} is not in {year}"));
            }
            if days.insert(day, festival.name.clone()).is_some() {
                return Err(format!("{day} is given twice"));
            }
        }
    }
    Ok(days)
}
