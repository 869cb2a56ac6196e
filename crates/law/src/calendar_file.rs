//! The shape of a calendar file, and what is checked before it is believed.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::calendar_year::{Cover, Year, is_weekend};
use crate::error::{Flaw, read_toml};
use crate::{Day, LawError, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: i16,
    status: Status,
    source: Spanned<Text>,
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
    name: Spanned<Text>,
    days: Vec<Spanned<Day>>,
}

pub(crate) fn read(file: &str, text: &str) -> Result<(i16, Year), LawError> {
    let raw: File = read_toml(file, text)?;
    check(file, raw).map_err(|flaw| flaw.in_file(file, text))
}

fn check(file: &str, raw: File) -> Result<(i16, Year), Flaw> {
    let cover = match raw.status {
        Status::Official => Cover::Official,
        Status::Projected => Cover::Projected,
    };
    if raw.source.get_ref().is_blank() {
        let flaw = Flaw::of("来源要写明两种语言", "the source is needed in both languages");
        return Err(flaw.at(raw.source.span()));
    }
    let off = spread(raw.year, &raw.off)?;
    let make_up = spread(raw.year, &raw.make_up)?;
    let twice = raw.make_up.iter().flat_map(|f| &f.days).find(|d| off.contains_key(d.get_ref()));
    if let Some(day) = twice {
        let date = day.get_ref();
        let (zh, en) = (
            format!("{date}既是放假日又是调休上班日"),
            format!("{date} is both a day off and a make-up day"),
        );
        return Err(Flaw::of(zh, en).at(day.span()));
    }
    let source = raw.source.into_inner();
    Ok((raw.year, Year { file: file.to_owned(), cover, source, off, make_up: weekends_only(make_up) }))
}

/// 2020-02-03 was declared a working day although it was a Monday: such a day is simply an ordinary one.
fn weekends_only(days: BTreeMap<Day, Text>) -> BTreeMap<Day, Text> {
    days.into_iter().filter(|(day, _)| is_weekend(*day)).collect()
}

fn spread(year: i16, festivals: &[Festival]) -> Result<BTreeMap<Day, Text>, Flaw> {
    let mut days = BTreeMap::new();
    for festival in festivals {
        let name = festival.name.get_ref();
        if name.is_blank() {
            let flaw = Flaw::of("节日没有名称", "a festival has no name");
            return Err(flaw.at(festival.name.span()));
        }
        for day in &festival.days {
            let date = *day.get_ref();
            if date.year() != year {
                let flaw = Flaw::of(format!("{date}不在{year}年"), format!("{date} is not in {year}"));
                return Err(flaw.at(day.span()));
            }
            if days.insert(date, name.clone()).is_some() {
                let flaw = Flaw::of(format!("{date}写了两次"), format!("{date} is given twice"));
                return Err(flaw.at(day.span()));
            }
        }
    }
    Ok(days)
}
