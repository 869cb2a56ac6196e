//! Both languages, from the files under `locales/`. Chinese is the first language and the one fallen back to.

use crate::error::{Error, Result, Word};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use law::{Day, Lang};
use rust_embed::RustEmbed;
use std::collections::BTreeSet;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Files;

/// Every sentence the program can say.
pub struct Words {
    zh: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads the files built into the program; a broken file is an error that names it.
    pub fn embedded() -> Result<Self> {
        Ok(Self { zh: bundle("zh-CN")?, en: bundle("en")? })
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.zh.has_message(key)
    }

    /// Whether this very language has it, without falling back to the other.
    pub fn has_in(&self, lang: Lang, key: &str) -> bool {
        match lang {
            Lang::Zh => self.zh.has_message(key),
            Lang::En => self.en.has_message(key),
        }
    }

    /// A sentence without values. A missing key shows itself, so that it is seen and reported.
    pub fn say(&self, lang: Lang, key: &str) -> String {
        self.fill(lang, key, None)
    }

    /// A sentence with values.
    pub fn say_with(&self, lang: Lang, key: &str, args: &[(&str, Word)], today: Day) -> String {
        let mut filled = FluentArgs::new();
        for (name, word) in args {
            filled.set(*name, self.value(lang, word, today));
        }
        self.fill(lang, key, Some(&filled))
    }

    fn value(&self, lang: Lang, word: &Word, today: Day) -> FluentValue<'static> {
        match word {
            Word::Plain(text) => text.clone().into(),
            Word::Day(day) => law::spoken_day(*day, today, lang).into(),
            Word::Both(text) => text.get(lang).to_owned().into(),
            Word::Number(n) => (*n).into(),
            Word::Key(key) => self.say(lang, key).into(),
            Word::List(words) => lang.list(words).into(),
        }
    }

    fn fill(&self, lang: Lang, key: &str, args: Option<&FluentArgs>) -> String {
        let wanted = match lang {
            Lang::Zh => [&self.zh, &self.en],
            Lang::En => [&self.en, &self.zh],
        };
        for bundle in wanted {
            if let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) {
                return bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned();
            }
        }
        format!("[{key}]")
    }
}

/// Keys that only one of the two languages has; empty when the files agree.
pub fn lonely_keys() -> Result<Vec<String>> {
    let (zh, en) = (keys("zh-CN")?, keys("en")?);
    Ok(zh.symmetric_difference(&en).cloned().collect())
}

fn keys(lang: &str) -> Result<BTreeSet<String>> {
    let mut out = BTreeSet::new();
    for (_, text) in texts(lang)? {
        for line in text.lines() {
            if let Some((key, _)) = line.split_once(" =")
                && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            {
                out.insert(key.to_owned());
            }
        }
    }
    Ok(out)
}

fn texts(lang: &str) -> Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    for file in Files::iter().filter(|f| f.strip_prefix(lang).is_some_and(|rest| rest.starts_with('/'))) {
        let data = Files::get(&file).ok_or_else(|| Error::broken(format!("{file}: not there")))?;
        let text = String::from_utf8(data.data.into_owned())
            .map_err(|_| Error::broken(format!("{file}: not UTF-8")))?;
        out.push((file.into_owned(), text));
    }
    Ok(out)
}

fn bundle(lang: &str) -> Result<FluentBundle<FluentResource>> {
    let tag = lang.parse().map_err(|_| Error::broken(format!("{lang}: not a language")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for (file, text) in texts(lang)? {
        let resource =
            FluentResource::try_new(text).map_err(|(_, why)| Error::broken(format!("{file}: {why:?}")))?;
        bundle.add_resource(resource).map_err(|why| Error::broken(format!("{file}: {why:?}")))?;
    }
    Ok(bundle)
}
