//! The calendars and packs that are compiled in.

macro_rules! embed {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../../packs/", $path)))),+]
    };
}

pub(crate) const CALENDARS: &[(&str, &str)] = embed!(
    "calendars/2020.toml",
    "calendars/2021.toml",
    "calendars/2022.toml",
    "calendars/2023.toml",
    "calendars/2024.toml",
    "calendars/2025.toml",
    "calendars/2026.toml",
    "calendars/2027.toml",
);

pub(crate) const PACKS: &[(&str, &str)] = embed!(
    "law/national-2005.toml",
    "law/national-2022.toml",
    "law/province-example.toml",
    "law/county-demo.toml",
);
