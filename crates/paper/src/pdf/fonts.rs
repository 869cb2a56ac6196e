//! The type that is at hand: the file carried along, and the office's own.

use std::collections::BTreeSet;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

/// A subset of Noto Serif CJK SC; `crates/paper/fonts/make.py` says how it was made.
const CARRIED: &[u8] = include_bytes!("../../fonts/HuiyinSerifSC-Regular.otf");

/// Type files that a press uses.
#[derive(Clone)]
pub struct Fonts {
    pub(super) faces: Vec<Font>,
}

impl Default for Fonts {
    fn default() -> Fonts {
        Fonts::carried()
    }
}

impl Fonts {
    /// The type that the program carries: enough on a bare machine.
    pub fn carried() -> Fonts {
        Fonts { faces: Font::iter(Bytes::new(CARRIED)).collect() }
    }

    /// The same with one more file (TTF, OTF, TTC), as an office keeps it in its folder; how many faces it held.
    /// A file that holds none adds nothing.
    pub fn add(&mut self, file: Vec<u8>) -> usize {
        let faces: Vec<Font> = Font::iter(Bytes::new(file)).collect();
        let added = faces.len();
        self.faces.extend(faces);
        added
    }

    /// The families, by name.
    pub fn families(&self) -> Vec<String> {
        let names: BTreeSet<String> = self.faces.iter().map(|f| f.info().family.clone()).collect();
        names.into_iter().collect()
    }

    /// Characters that no face has, each once, in the order in which they come.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut seen = BTreeSet::new();
        text.chars().filter(|c| !c.is_whitespace() && seen.insert(*c) && !self.have(*c)).collect()
    }

    fn have(&self, c: char) -> bool {
        self.faces.iter().any(|face| face.info().coverage.contains(u32::from(c)))
    }

    pub(super) fn book(&self) -> FontBook {
        FontBook::from_fonts(&self.faces)
    }
}
