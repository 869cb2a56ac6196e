//! The files under `packs/demo`, as they are written.

use platform::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const COUNTY: &str = include_str!("../../../../packs/demo/county.toml");
const CASES: &str = include_str!("../../../../packs/demo/cases.toml");
const NAMES: &str = include_str!("../../../../packs/demo/names.toml");

#[derive(Deserialize)]
pub struct CountyFile {
    pub unit: Vec<UnitFile>,
    pub person: Vec<PersonFile>,
}

#[derive(Deserialize)]
pub struct UnitFile {
    pub key: String,
    pub name: String,
    pub name_en: String,
    pub short: String,
    pub short_en: String,
    pub kind: String,
    pub parent: Option<String>,
    #[serde(default)]
    pub word: String,
    #[serde(default)]
    pub remit: Vec<String>,
    #[serde(default)]
    pub keywords: Vec<String>,
}

#[derive(Deserialize)]
pub struct PersonFile {
    pub login: String,
    pub name: String,
    pub name_en: String,
    pub unit: String,
    pub post: String,
    pub post_en: String,
    pub roles: Vec<String>,
}

#[derive(Deserialize)]
pub struct CasesFile {
    pub case: Vec<CaseFile>,
    pub objection: Vec<ObjectionFile>,
    pub extension: Vec<ExtensionFile>,
    pub rating: Vec<RatingFile>,
}

#[derive(Deserialize)]
pub struct CaseFile {
    pub field: String,
    pub purpose: String,
    pub unit: String,
    #[serde(default)]
    pub respondent: String,
    pub subject: String,
    pub words: String,
    pub summary: String,
    pub place: String,
    pub channels: Vec<String>,
    pub persons: u32,
    pub findings: String,
    pub basis: String,
    pub demands: Vec<String>,
    pub outcomes: Vec<String>,
    pub answers: Vec<String>,
}

#[derive(Deserialize)]
pub struct ObjectionFile {
    pub to_unit: String,
    pub reason: String,
}

#[derive(Deserialize)]
pub struct ExtensionFile {
    pub days: u16,
    pub reason: String,
}

#[derive(Deserialize)]
pub struct RatingFile {
    pub office: String,
    pub unit: String,
    pub solved: bool,
    pub remark: String,
}

#[derive(Deserialize)]
pub struct NamesFile {
    pub people: PeopleNames,
    pub places: PlaceNames,
    pub estate: Vec<Named>,
    pub street: Vec<Named>,
}

#[derive(Deserialize)]
pub struct PeopleNames {
    pub surnames: Vec<String>,
    pub given: Vec<String>,
}

#[derive(Deserialize)]
pub struct PlaceNames {
    pub village_groups: Vec<String>,
}

#[derive(Deserialize)]
pub struct Named {
    pub name: String,
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text).map_err(|e| Error::broken(format!("packs/demo/{name}: {e}")))
}

pub fn county() -> Result<CountyFile> {
    read("county.toml", COUNTY)
}

pub fn cases() -> Result<CasesFile> {
    read("cases.toml", CASES)
}

pub fn names() -> Result<NamesFile> {
    read("names.toml", NAMES)
}
