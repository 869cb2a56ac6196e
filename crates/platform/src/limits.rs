//! How much is taken: sizes and numbers of files, how often one network may knock. An office sets them in its
//! configuration; these are the values it starts with.

use serde::Deserialize;

/// What an office may set about files and about the public's pages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Largest single file, in bytes.
    pub file_bytes: usize,
    /// Most files in one paper.
    pub files: usize,
    /// Largest picture, in pixels: a small file can unpack into a very large one.
    pub picture_pixels: u64,
    /// A command that is handed each file on its standard input and ends with 0 when it is clean (`["clamdscan",
    /// "-"]`, say). Empty: no scanner. When it says no, fails or takes too long, the file is refused.
    pub scanner: Vec<String>,
    /// The scanner's patience, in seconds.
    pub scanner_seconds: u64,
    /// So many papers an hour one network (/24, /48) may hand in before a puzzle is asked of it.
    pub papers_an_hour: i64,
    /// The same for tries of number and query code.
    pub tries_an_hour: i64,
    /// The same for files.
    pub files_an_hour: i64,
    /// How hard the puzzle is: leading zero bits of a SHA-256.
    pub puzzle_bits: u32,
    /// So many seconds of waiting count as much as the puzzle, for browsers without script.
    pub puzzle_seconds: i64,
    /// How many proxies of the office's own stand before the program; the visitor's network is read from what the
    /// outermost of them wrote. 0: from the connection itself.
    pub proxies: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 10 * 1024 * 1024,
            files: 9,
            picture_pixels: 64_000_000,
            scanner: Vec::new(),
            scanner_seconds: 60,
            papers_an_hour: 20,
            tries_an_hour: 60,
            files_an_hour: 120,
            puzzle_bits: 16,
            puzzle_seconds: 20,
            proxies: 0,
        }
    }
}
