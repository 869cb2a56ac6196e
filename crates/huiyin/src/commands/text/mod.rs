//! Commands over `language`: they read a file, measure or show, and end with one JSON line. Thin: what is worked out is
//! worked out there.

pub mod learn;
pub mod mask;
pub mod repeats;
pub mod replies;
pub mod topics;

use language::repeats::Reason;
use law::{Day, Lang};
use platform::words::Words;
use platform::{Error, Result, Word};
use std::path::Path;

/// The language to speak, and every sentence.
pub struct Tongue {
    words: Words,
    lang: Lang,
}

impl Tongue {
    /// Speaks `zh` or `en`.
    pub fn of(lang: &str) -> Result<Tongue> {
        Ok(Tongue { words: Words::embedded()?, lang: if lang == "en" { Lang::En } else { Lang::Zh } })
    }

    /// A sentence with values.
    pub fn say(&self, key: &str, args: &[(&str, Word)]) -> String {
        self.words.say_with(self.lang, key, args, Day::constant(2000, 1, 1))
    }

    fn wrong(&self, file: &Path, key: &str, more: &[(&str, Word)]) -> Error {
        let mut args = vec![("file", Word::Plain(file.display().to_string()))];
        args.extend_from_slice(more);
        Error::broken(self.say(key, &args))
    }

    /// Reasons of a comparison, in words.
    pub fn reasons(&self, reasons: &[Reason]) -> String {
        let said: Vec<String> = reasons.iter().map(|r| self.reason(r)).collect();
        said.join(if self.lang == Lang::En { "; " } else { "；" })
    }

    fn reason(&self, reason: &Reason) -> String {
        let plain = |text: &str| Word::Plain(text.to_owned());
        match reason {
            Reason::SameAuthor => self.say("language-same-author", &[]),
            Reason::SamePlace(name) => self.say("language-same-place", &[("x", plain(name))]),
            Reason::SameUnit(name) => self.say("language-same-unit", &[("x", plain(name))]),
            Reason::Wording(percent) => {
                self.say("language-wording", &[("n", Word::Number(i64::from(*percent)))])
            }
            Reason::SharedWords(words) => {
                self.say("language-shared-words", &[("x", Word::List(words.clone()))])
            }
            Reason::DaysApart(days) => {
                self.say("language-days-apart", &[("n", Word::Number(i64::from(*days)))])
            }
            Reason::OtherPlace(a, b) => self.say("language-other-place", &[("a", plain(a)), ("b", plain(b))]),
        }
    }
}

/// The bytes of a file, or a sentence that says why not.
fn bytes(tongue: &Tongue, file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(|why| match why.kind() {
        std::io::ErrorKind::NotFound => tongue.wrong(file, "language-no-file", &[]),
        _ => tongue.wrong(file, "language-not-read", &[("why", Word::Plain(why.to_string()))]),
    })
}

/// The named columns of a table, row by row; rows without any of them are left out.
pub fn columns<const N: usize>(tongue: &Tongue, file: &Path, names: [&str; N]) -> Result<Vec<[String; N]>> {
    let bytes = bytes(tongue, file)?;
    let name = file.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    let not_read = |why: String| tongue.wrong(file, "language-not-read", &[("why", Word::Plain(why))]);
    let table = intake::read(&name, &bytes).map_err(|why| not_read(why.say(tongue.lang == Lang::Zh)))?;
    let heads: Vec<String> =
        table.rows.first().into_iter().flatten().map(|c| c.trim().to_lowercase()).collect();
    let places = names.map(|n| heads.iter().position(|h| h == n));
    let missing: Vec<&str> = names.iter().zip(places).filter(|(_, p)| p.is_none()).map(|(n, _)| *n).collect();
    if !missing.is_empty() {
        let list = Word::List(missing.into_iter().map(str::to_owned).collect());
        return Err(tongue.wrong(file, "language-lacks-columns", &[("columns", list)]));
    }
    let row = |at: usize| places.map(|p| p.map_or(String::new(), |c| table.cell(at, c).to_owned()));
    let rows: Vec<[String; N]> =
        (1..table.rows.len()).map(row).filter(|r| r.iter().any(|c| !c.is_empty())).collect();
    if rows.is_empty() { Err(tongue.wrong(file, "language-no-rows", &[])) } else { Ok(rows) }
}

/// A day written in any order of year, month, day with marks between, counted from 1970; nothing where it is none.
fn day(text: &str) -> Option<i64> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    let days = day.since(Day::constant(1970, 1, 1)).ok()?.get_days();
    Some(i64::from(days))
}

/// A figure with four digits behind the point, as JSON.
fn figure(x: f64) -> serde_json::Value {
    serde_json::Number::from_f64((x * 10_000.0).round() / 10_000.0)
        .map_or(serde_json::Value::Null, Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(day("1970/1/2 11:25:05"), Some(1));
        assert_eq!(day("2019-2-28"), day("2019/02/28"));
        assert_eq!(day("soon"), None);
        assert_eq!(day("2019/13/1"), None);
    }

    #[test]
    fn every_reason_has_words_in_both_languages() {
        let all = [
            Reason::SameAuthor,
            Reason::SamePlace("南湾小区".to_owned()),
            Reason::SameUnit("金穗学校".to_owned()),
            Reason::Wording(83),
            Reason::SharedWords(vec!["搅拌站".to_owned()]),
            Reason::DaysApart(3),
            Reason::OtherPlace("南湾小区".to_owned(), "松岭小区".to_owned()),
        ];
        for lang in ["zh", "en"] {
            let said = Tongue::of(lang).unwrap().reasons(&all);
            assert!(said.contains("83") && said.contains("南湾小区") && !said.contains('['), "{said}");
        }
    }
}
