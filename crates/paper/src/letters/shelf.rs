//! All templates at hand, and which of them holds.

use law::Day;

use super::embedded::FILES;
use super::fault::{Fault, Flaw};
use super::file;
use super::kind::Kind;
use super::letter::Letter;
use super::verify::verify;

const NATIONAL: &str = "national";

/// The templates.
#[derive(Debug, Clone)]
pub struct Letters {
    all: Vec<Letter>,
}

impl Letters {
    /// Those that are carried along.
    pub fn built_in() -> Result<Letters, Vec<Fault>> {
        let letters = Letters { all: Vec::new() }.with(FILES, false)?;
        let absent = Kind::ALL.iter().filter(|k| !letters.all.iter().any(|l| l.kind == **k));
        let faults: Vec<Fault> = absent
            .map(|k| Fault {
                file: "packs/letters".to_owned(),
                line: None,
                what: Flaw::Absent(k.to_string()),
            })
            .collect();
        if faults.is_empty() { Ok(letters) } else { Err(faults) }
    }

    /// The same with an office's own files (name and text). An office's file takes the place of a carried one of the
    /// same kind and jurisdiction, and goes before it from its first day on. Nothing is taken if one file is wrong.
    pub fn with_office(self, files: &[(&str, &str)]) -> Result<Letters, Vec<Fault>> {
        self.with(files, true)
    }

    fn with(mut self, files: &[(&str, &str)], office: bool) -> Result<Letters, Vec<Fault>> {
        let mut faults = Vec::new();
        for (name, text) in files {
            match file::read(name, text, office) {
                Ok(letter) => {
                    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
                    faults.extend(verify(&letter, &text));
                    faults.extend(self.twice(&letter));
                    self.all.push(letter);
                }
                Err(fault) => faults.push(fault),
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }

    fn twice(&self, letter: &Letter) -> Option<Fault> {
        let same = |l: &&Letter| {
            l.kind == letter.kind
                && l.jurisdiction == letter.jurisdiction
                && l.from == letter.from
                && l.office == letter.office
        };
        let what = Flaw::Twice(letter.kind.to_string());
        self.all.iter().find(same).map(|_| Fault { file: letter.file.clone(), line: None, what })
    }

    /// The template that holds for a kind on a day: the jurisdiction's own, or else the national one; the office's
    /// before the carried; the latest begun.
    pub fn governing(&self, kind: Kind, jurisdiction: &str, day: Day) -> Option<&Letter> {
        let holding = |place: &str| {
            let all =
                self.all.iter().filter(|l| l.kind == kind && l.jurisdiction == place && l.holds_on(day));
            all.max_by_key(|l| (l.office, l.from))
        };
        holding(jurisdiction).or_else(|| holding(NATIONAL))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Letter> {
        self.all.iter()
    }
}
