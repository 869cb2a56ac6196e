//! Content classes, as the files under `packs/classes` list them: what a matter is about, for lists and for the
//! units that usually answer. A class is offered, never demanded: a county may have words of its own.

use law::Lang;
use serde::Deserialize;
use std::sync::LazyLock;

/// The edition with two levels comes first; of the later one the first level alone is known.
const FILES: [&str; 2] = [
    include_str!("../../../packs/classes/national-2013.toml"),
    include_str!("../../../packs/classes/national-2022.toml"),
];

#[derive(Deserialize)]
struct File {
    class: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    name: String,
    name_en: String,
    parent: String,
}

/// A content class under its whole name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// First level, or first and second (劳动和社会保障/工资福利): this is what a matter keeps.
    pub name: String,
    /// The same in English.
    name_en: String,
}

impl Class {
    /// The class in the reader's language.
    pub fn called(&self, lang: Lang) -> &str {
        lang.pick(&self.name, &self.name_en)
    }
}

/// Every class, each once; a file that cannot be read gives none, and a test sees to it that all can.
static ALL: LazyLock<Vec<Class>> = LazyLock::new(|| {
    let mut all: Vec<Class> = Vec::new();
    for class in FILES.iter().flat_map(|text| read(text).unwrap_or_default()) {
        if !all.iter().any(|known| known.name == class.name) {
            all.push(class);
        }
    }
    all
});

/// Every class, in the order of its table.
pub fn all() -> &'static [Class] {
    &ALL
}

/// Whether some table has this class.
pub fn known(name: &str) -> bool {
    ALL.iter().any(|class| class.name == name)
}

fn read(text: &str) -> Result<Vec<Class>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let whole = |e: &Entry| {
        let above = file.class.iter().find(|p| p.code == e.parent);
        let under = |top: &str, own: &str| format!("{top}/{own}");
        Class {
            name: above.map_or(e.name.clone(), |p| under(&p.name, &e.name)),
            name_en: above.map_or(e.name_en.clone(), |p| under(&p.name_en, &e.name_en)),
        }
    };
    Ok(file.class.iter().map(whole).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_every_class_has_a_name_in_both_languages_once() {
        for text in FILES {
            assert!(read(text).unwrap().len() > 15);
        }
        for class in all() {
            assert!(!class.name.trim().is_empty() && !class.name_en.trim().is_empty(), "{class:?}");
            assert_eq!(all().iter().filter(|c| c.name == class.name).count(), 1, "{class:?}");
        }
    }

    #[test]
    fn classes_of_both_levels_and_both_editions_are_known() {
        for name in ["劳动和社会保障", "劳动和社会保障/工资福利", "自然资源"] {
            assert!(known(name), "{name}");
        }
        assert!(!known("") && !known("工资福利"));
    }
}
