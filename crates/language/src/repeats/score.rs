//! What two letters have in common, as a handful of numbers between 0 and 1, and the sum over them.

use super::Reason;
use super::names::{Kind, Name, agreement};
use super::print::{Background, Print, both, hash, shared_words};
use crate::classify::count_f32;

/// What two letters have in common. Each number lies between 0 and 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signs {
    /// Cosine of the telling words of their titles, rare ones counting more.
    pub title: f32,
    /// How much of the shorter text's runs of three characters stands in the longer.
    pub wording: f32,
    /// The best agreement of a named place or unit below the district, weighed by how rare the name is.
    pub names: f32,
    /// The same where the name stands in one of the titles.
    pub title_names: f32,
    /// Runs of characters that both have and few others: the rarest of all, its length counted.
    pub rare: f32,
    /// Both name places, and none agrees.
    pub conflict: f32,
    /// The wording is copied and the place was put in anew.
    pub swapped: f32,
    /// Their districts differ.
    pub districts: f32,
    /// Telling words that both have besides the names.
    pub subject: f32,
    /// The same person wrote both.
    pub author: f32,
    /// The names that agree.
    pub agreeing: Vec<(Name, f32)>,
    /// One name each that the other lacks, where they conflict.
    pub apart: Option<(Name, Name)>,
    /// The rare run itself.
    pub run: String,
}

impl Signs {
    /// The numbers as they are summed, in the order of the weights. What is enough to be sure counts as 1: nobody who
    /// writes of the same matter uses the same words throughout.
    pub fn values(&self) -> [f32; 10] {
        let title = (self.title / 0.5).min(1.0);
        let subject = (self.subject / 0.25).min(1.0);
        let place = self.title_names.max(0.8 * self.names).max(0.9 * self.rare);
        let copy = ((self.wording - 0.7) / 0.2).clamp(0.0, 1.0) * (1.0 - self.swapped);
        [
            title,
            place,
            place * subject,
            self.title_names,
            self.author,
            self.author * subject,
            copy,
            self.conflict,
            self.districts,
            self.swapped,
        ]
    }
}

/// What each number weighs, and the constant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// In the order of `Signs::values`.
    pub of: [f32; 10],
    /// Added to the sum.
    pub bias: f32,
}

/// The weights in use. Where they come from stands in decision 0019.
pub const WEIGHTS: Weights =
    Weights { of: [1.71, 3.1, 3.85, 0.09, 2.47, 1.77, 3.0, -1.72, -1.77, -6.0], bias: -2.87 };

impl Weights {
    /// The score, 0 to 1.
    pub fn score(&self, signs: &Signs) -> f32 {
        let sum: f32 = self.of.iter().zip(signs.values()).map(|(w, v)| w * v).sum();
        1.0 / (1.0 + (-(sum + self.bias)).exp())
    }
}

/// Works the numbers out.
pub fn signs(a: &Print, b: &Print, background: &Background) -> Signs {
    let (agreeing, left_a, left_b) = match_names(&a.names, &b.names);
    let in_titles = |n: &Name| a.title_names.iter().chain(&b.title_names).any(|t| agreement(t, n) > 0.5);
    // A town is a wide place: two matters in it are seldom one.
    let wide = |n: &Name| if n.kind == Kind::Town { 0.4 } else { 1.0 };
    let rare_name = |(n, how): &(Name, f32)| how * wide(n) * name_rarity(n, background);
    let local: Vec<&(Name, f32)> = agreeing.iter().filter(|(n, _)| n.kind != Kind::Area).collect();
    let best = |list: &mut dyn Iterator<Item = f32>| list.fold(0.0f32, f32::max);
    let (rare, run) = rare_run(a, b, background);
    let wording = wording(a, b);
    let named = |names: &[Name]| names.iter().any(|n| n.kind != Kind::Area);
    let none_agrees = named(&a.names) && named(&b.names) && local.is_empty();
    let apart = first_apart(a, b, &left_a, &left_b);
    let titled = apart.as_ref().is_some_and(|(m, t)| a.title_names.contains(m) && b.title_names.contains(t));
    let swapped = wording > 0.5 && apart.is_some() && (titled || rare_titles_apart(a, b));
    Signs {
        title: title_cosine(a, b, background),
        wording,
        names: best(&mut local.iter().map(|n| rare_name(n))),
        title_names: best(&mut local.iter().filter(|(n, _)| in_titles(n)).map(|n| rare_name(n))),
        rare,
        conflict: if none_agrees { 1.0 } else { 0.0 },
        swapped: if swapped { 1.0 } else { 0.0 },
        districts: districts_apart(a, b),
        subject: subject(a, b, &agreeing, background),
        author: if a.author.is_some() && a.author == b.author { 1.0 } else { 0.0 },
        apart: if none_agrees || swapped { apart } else { None },
        agreeing,
        run,
    }
}

/// Names that agree, and those of each side that agree with none.
fn match_names<'p>(a: &'p [Name], b: &'p [Name]) -> (Vec<(Name, f32)>, Vec<&'p Name>, Vec<&'p Name>) {
    let best = |n: &Name, others: &[Name]| others.iter().map(|o| agreement(n, o)).fold(0.0f32, f32::max);
    let mut agreeing: Vec<(Name, f32)> = Vec::new();
    let (mut left_a, mut left_b) = (Vec::new(), Vec::new());
    for (own, other, left) in [(a, b, &mut left_a), (b, a, &mut left_b)] {
        for name in own {
            match best(name, other) {
                how if how > 0.5 && agreeing.iter().any(|(n, _)| n == name) => {}
                how if how > 0.5 => agreeing.push((name.clone(), how)),
                _ => left.push(name),
            }
        }
    }
    (agreeing, left_a, left_b)
}

/// How rare a name is: by the rarest run of three characters in it, or by its words.
fn name_rarity(name: &Name, background: &Background) -> f32 {
    let runs = crate::segment::grams(&name.text, 3);
    let most = runs
        .iter()
        .map(|g| {
            background
                .telling_among(hash(g), std::env::var("NAMES").ok().and_then(|v| v.parse().ok()).unwrap_or(0))
        })
        .fold(0.0f32, f32::max);
    (most / 9.0).min(1.0)
}

/// The first name of each side that the other lacks, of the same kind; titles come first.
fn first_apart(a: &Print, b: &Print, left_a: &[&Name], left_b: &[&Name]) -> Option<(Name, Name)> {
    let places = |n: &&&Name| n.kind != Kind::Area && n.kind != Kind::Town;
    let mut mine: Vec<&&Name> = left_a.iter().filter(places).collect();
    mine.sort_by_key(|n| !a.title_names.contains(n));
    mine.iter().find_map(|m| {
        let mut theirs: Vec<&&Name> = left_b.iter().filter(|t| t.kind == m.kind).collect();
        theirs.sort_by_key(|n| !b.title_names.contains(n));
        theirs.first().map(|t| ((**m).clone(), (**t).clone()))
    })
}

/// Both titles name places, and none of them stands in the other letter.
fn rare_titles_apart(a: &Print, b: &Print) -> bool {
    let own =
        |p: &Print| p.title_names.iter().filter(|n| n.kind != Kind::Area).cloned().collect::<Vec<Name>>();
    let (x, y) = (own(a), own(b));
    let lacks = |list: &[Name], other: &Print| {
        !list.is_empty() && list.iter().all(|n| other.names.iter().all(|o| agreement(n, o) <= 0.5))
    };
    match (x.is_empty(), y.is_empty()) {
        (false, false) => lacks(&x, b) && lacks(&y, a),
        // Without names in the titles the first names of the texts decide.
        _ => {
            let first = |p: &Print| p.names.iter().find(|n| n.kind != Kind::Area).cloned();
            match (first(a), first(b)) {
                (Some(n), Some(m)) => lacks(&[n], b) && lacks(&[m], a),
                _ => false,
            }
        }
    }
}

/// 1 where both name districts and none agrees.
fn districts_apart(a: &Print, b: &Print) -> f32 {
    let of = |p: &Print| -> Vec<String> {
        p.names
            .iter()
            .filter(|n| n.kind == Kind::Area && !n.text.ends_with('市'))
            .map(|n| n.text.clone())
            .collect()
    };
    let (x, y) = (of(a), of(b));
    if !x.is_empty() && !y.is_empty() && x.iter().all(|n| !y.contains(n)) { 1.0 } else { 0.0 }
}

fn title_cosine(a: &Print, b: &Print, background: &Background) -> f32 {
    let size = |list: &[String]| list.iter().map(|w| background.telling(w).powi(2)).sum::<f32>().sqrt();
    let shared = a.title.iter().filter(|w| b.title.binary_search(w).is_ok());
    let sum: f32 = shared.map(|w| background.telling(w).powi(2)).sum();
    let sizes = size(&a.title) * size(&b.title);
    if sizes > 0.0 { (sum / sizes).min(1.0) } else { 0.0 }
}

fn wording(a: &Print, b: &Print) -> f32 {
    let short = a.threes.len().min(b.threes.len());
    let shared = both(&a.threes, &b.threes).len();
    if short == 0 { 0.0 } else { count_f32(shared) / count_f32(short) }
}

/// Telling words that both have and that stand in no name: how much they tell, against the shorter letter.
fn subject(a: &Print, b: &Print, agreeing: &[(Name, f32)], background: &Background) -> f32 {
    let named = |word: &str| agreeing.iter().any(|(n, _)| n.text.contains(word));
    let sum = |list: &mut dyn Iterator<Item = &str>| -> f32 {
        list.filter(|w| !named(w)).map(|w| (background.telling(w) - 2.0).max(0.0)).sum()
    };
    let shared = sum(&mut shared_words(a, b).into_iter());
    let all = |p: &Print| sum(&mut p.words.iter().map(|(w, _)| w.as_str()));
    let short = all(a).min(all(b));
    if short > 0.0 { (shared / short.max(20.0)).min(1.0) } else { 0.0 }
}

/// The rarest run of three or more characters that stands in both letters, and in one of the titles.
fn rare_run(a: &Print, b: &Print, background: &Background) -> (f32, String) {
    let (one, two) = (rare_run_of(a, b, background), rare_run_of(b, a, background));
    if two.0 > one.0 || two.0 == one.0 && two.1 < one.1 { two } else { one }
}

fn rare_run_of(a: &Print, b: &Print, background: &Background) -> (f32, String) {
    let mut best = (0.0f32, String::new());
    let title = |three: &u32| {
        a.title_threes.binary_search(three).is_ok() || b.title_threes.binary_search(three).is_ok()
    };
    for piece in a.plain.split('\n').filter(|p| p.chars().count() >= 3) {
        let chars: Vec<char> = piece.chars().collect();
        let mut run: Vec<char> = Vec::new();
        let mut sum = 0.0f32;
        for window in chars.windows(3) {
            let three = hash(&window.iter().collect::<String>());
            if b.threes.binary_search(&three).is_ok() && title(&three) {
                let tells = (background.telling_three(three) - 4.0).max(0.0) / 5.0;
                if run.is_empty() {
                    run.extend(window.iter().take(2));
                    sum = 0.0;
                }
                run.extend(window.last());
                sum += tells.min(1.0);
                if sum > best.0 {
                    best = (sum, run.iter().collect());
                }
            } else {
                run.clear();
            }
        }
    }
    // Three such runs in a row, five characters, are as much as can be said.
    ((best.0 / 3.0).min(1.0), best.1)
}

/// The reasons of a verdict, the strongest kinds first.
pub(super) fn reasons(a: &Print, b: &Print, signs: &Signs, background: &Background) -> Vec<Reason> {
    let mut out = Vec::new();
    if signs.author > 0.0 {
        out.push(Reason::SameAuthor);
    }
    let mut agreeing: Vec<&(Name, f32)> =
        signs.agreeing.iter().filter(|(n, _)| n.kind != Kind::Area).collect();
    agreeing.sort_by(|x, y| name_rarity(&y.0, background).total_cmp(&name_rarity(&x.0, background)));
    for (name, _) in agreeing.into_iter().take(3) {
        out.push(match name.kind {
            Kind::Unit | Kind::School => Reason::SameUnit(name.text.clone()),
            _ => Reason::SamePlace(name.text.clone()),
        });
    }
    out.push(Reason::Wording(percent(signs.wording)));
    let mut words = shared_words(a, b);
    words.sort_by(|x, y| background.telling(y).total_cmp(&background.telling(x)).then(x.cmp(y)));
    let mut telling: Vec<String> = words.into_iter().take(4).map(str::to_owned).collect();
    if signs.rare > 0.6 && !telling.contains(&signs.run) {
        telling.insert(0, signs.run.clone());
    }
    if !telling.is_empty() {
        out.push(Reason::SharedWords(telling));
    }
    if let (Some(x), Some(y)) = (a.day, b.day) {
        out.push(Reason::DaysApart(u32::try_from(x.abs_diff(y)).unwrap_or(u32::MAX)));
    }
    if let Some((mine, theirs)) = &signs.apart {
        out.push(Reason::OtherPlace(mine.text.clone(), theirs.text.clone()));
    }
    out
}

fn percent(share: f32) -> u8 {
    (0..=100u8).rev().find(|p| f32::from(*p) <= share * 100.0 + 0.5).unwrap_or(0)
}
