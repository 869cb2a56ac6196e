//! What is hot: letters about the same subject at the same place within a window of days, ranked by how many different
//! people wrote, whether it grows, and how many support it. A topic is named by its place and its words; it never names
//! or counts anybody as a person, and a person who writes often makes nothing hotter.

use crate::classify::{count_f32, size};
use crate::repeats::{Background, Index, Print, Reason, SURE, Verdict};
use crate::segment::Segmenter;
use std::collections::{BTreeSet, HashMap};

/// A letter made ready, and how many support it.
#[derive(Debug, Clone)]
pub struct Voice {
    /// The letter.
    pub print: Print,
    /// How many stand behind it besides its author.
    pub support: u32,
}

/// How to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Letters further apart than this are not of one topic.
    pub days: u32,
    /// Topics with fewer different authors are left out.
    pub fewest_authors: usize,
}

impl Default for Window {
    fn default() -> Window {
        Window { days: 120, fewest_authors: 3 }
    }
}

/// A topic.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The place that most of its letters name, where they name one.
    pub place: Option<String>,
    /// The words that its letters share.
    pub words: Vec<String>,
    /// Its letters, by their place in the list that was given.
    pub letters: Vec<usize>,
    /// How many different people wrote.
    pub authors: usize,
    /// Support of all its letters.
    pub support: u32,
    /// First and last day.
    pub days: Option<(i64, i64)>,
    /// Different authors in the later half of its days, less those in the earlier half.
    pub growth: i64,
}

/// How many old letters of a group a new one is compared with; it must be like half of them.
const LOOK_AT: usize = 6;

/// Finds the topics in letters that come in order of time, the hottest first.
pub fn topics(voices: &[Voice], window: Window, segmenter: &Segmenter) -> Vec<Topic> {
    let mut background = Background::default();
    voices.iter().for_each(|v| background.add(&v.print));
    let mut index = Index::over(background);
    let mut group_of: Vec<usize> = Vec::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut places: Vec<HashMap<String, usize>> = Vec::new();
    for voice in voices {
        let found = index.find(&voice.print, SURE);
        let near = |n: usize| match (voice.print.day, index.get(n).and_then(|p| p.day)) {
            (Some(a), Some(b)) => a.abs_diff(b) <= u64::from(window.days),
            _ => true,
        };
        let near_found: Vec<&(usize, Verdict)> = found.iter().filter(|(n, _)| near(*n)).collect();
        let mut links: HashMap<usize, usize> = HashMap::new();
        for group in near_found.iter().filter_map(|(n, _)| group_of.get(*n)) {
            *links.entry(*group).or_default() += 1;
        }
        let full = |g: &usize| groups.get(*g).map_or(1, |l| l.len().min(LOOK_AT));
        let mut best: Vec<(usize, usize)> = links.iter().map(|(g, n)| (*g, *n)).collect();
        best.sort_by_key(|(g, n)| (std::cmp::Reverse(*n), *g));
        let home = best.into_iter().find(|(g, n)| n * 2 >= full(g)).map(|(g, _)| g);
        let number = index.add(voice.print.clone());
        let group = home.unwrap_or_else(|| {
            groups.push(Vec::new());
            places.push(HashMap::new());
            groups.len() - 1
        });
        group_of.push(group);
        if let (Some(list), Some(named)) = (groups.get_mut(group), places.get_mut(group)) {
            list.push(number);
            for (_, verdict) in near_found.into_iter().filter(|(n, _)| group_of.get(*n) == Some(&group)) {
                let first = verdict.reasons.iter().find_map(|r| match r {
                    Reason::SamePlace(p) | Reason::SameUnit(p) => Some(p.clone()),
                    _ => None,
                });
                first.into_iter().for_each(|p| *named.entry(p).or_default() += 1);
            }
        }
    }
    let mut out: Vec<Topic> =
        groups.iter().zip(&places).map(|(g, p)| topic(voices, g, p, segmenter)).collect();
    out.retain(|t| t.authors >= window.fewest_authors);
    out.sort_by(|a, b| heat(b).total_cmp(&heat(a)).then(a.letters.cmp(&b.letters)));
    out
}

/// How hot: authors first, growth and support behind them.
fn heat(topic: &Topic) -> f32 {
    let grown = count_f32(usize::try_from(topic.growth.max(0)).unwrap_or(0));
    count_f32(topic.authors) + 0.5 * grown + count_f32(size(topic.support)).ln_1p()
}

fn topic(voices: &[Voice], group: &[usize], places: &HashMap<String, usize>, segmenter: &Segmenter) -> Topic {
    let members: Vec<&Voice> = group.iter().filter_map(|n| voices.get(*n)).collect();
    let days: Vec<i64> = members.iter().filter_map(|v| v.print.day).collect();
    let days = days.iter().min().copied().zip(days.iter().max().copied());
    let middle = days.map_or(0, |(first, last)| first + (last - first) / 2);
    let later = |v: &&&Voice| v.print.day.is_some_and(|d| d > middle);
    let (after, before): (Vec<&Voice>, Vec<&Voice>) = members.iter().partition(|v| later(v));
    let many = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Topic {
        place: places.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(p, _)| p.clone()),
        words: words(&members, segmenter),
        letters: group.to_vec(),
        authors: authors(&members),
        support: members.iter().map(|v| v.support).fold(0, u32::saturating_add),
        days,
        growth: many(authors(&after)) - many(authors(&before)),
    }
}

/// Different people; a letter without an author counts as one more.
fn authors(members: &[&Voice]) -> usize {
    let known: BTreeSet<&str> = members.iter().filter_map(|v| v.print.author.as_deref()).collect();
    known.len() + members.iter().filter(|v| v.print.author.is_none()).count()
}

/// Words that most letters of a topic have, titles first; a person's name is no word for a topic.
fn words(members: &[&Voice], segmenter: &Segmenter) -> Vec<String> {
    let mut counted: HashMap<&str, usize> = HashMap::new();
    for voice in members {
        voice.print.words.iter().for_each(|(w, _)| *counted.entry(w).or_default() += 1);
        voice.print.title.iter().for_each(|w| *counted.entry(w).or_default() += 1);
    }
    let mut list: Vec<(&str, usize)> = counted.into_iter().filter(|(_, n)| *n > members.len() / 2).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let subject =
        list.into_iter().map(|(w, _)| w).filter(|w| !(segmenter.is_person(w) || w.is_ascii() && w.len() < 3));
    subject.take(6).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Message;
    use crate::repeats::Letter;

    fn voice(title: &str, detail: &str, author: &str, day: i64, support: u32) -> Voice {
        let letter = Letter { message: Message { title, detail }, author: Some(author), day: Some(day) };
        Voice { print: Print::of(letter, Segmenter::general()), support }
    }

    fn letters(twice: bool) -> Vec<Voice> {
        let noise = "南湾小区旁的搅拌站每天施工到凌晨，噪音很大，灰尘满天，请环保部门查处。";
        let writers = if twice { ["a", "a", "a", "a"] } else { ["a", "b", "c", "d"] };
        let mut out: Vec<Voice> = writers
            .iter()
            .enumerate()
            .map(|(i, who)| voice("南湾小区搅拌站噪音扰民", noise, who, i64::try_from(i).unwrap() * 5, 3))
            .collect();
        out.push(voice("柳溪镇新店村自来水浑浊", "新店村自来水发黄，无法饮用。", "e", 7, 0));
        out.push(voice("东河路路灯不亮", "东河路路灯坏了三个月。", "f", 8, 0));
        out
    }

    #[test]
    fn letters_of_one_place_and_subject_are_one_topic() {
        let found = topics(&letters(false), Window::default(), Segmenter::general());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].authors, found[0].support), (4, 12));
        assert_eq!(found[0].letters, [0, 1, 2, 3]);
        assert_eq!(found[0].place.as_deref(), Some("南湾小区"));
        assert!(found[0].words.iter().any(|w| w == "搅拌站"), "{:?}", found[0].words);
    }

    #[test]
    fn one_person_who_writes_often_makes_no_topic() {
        assert!(topics(&letters(true), Window::default(), Segmenter::general()).is_empty());
    }

    #[test]
    fn letters_too_far_apart_are_not_one_topic() {
        let window = Window { days: 1, fewest_authors: 2 };
        assert!(topics(&letters(false), window, Segmenter::general()).is_empty());
    }
}
