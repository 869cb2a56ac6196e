//! Whether table, words and packs fit together. Asked at every start: a program whose rules have a hole must not open
//! its door.

use super::acts::ActKind;
use super::refusal::Refusal;
use super::vocabulary::*;
use law::{Lang, Pack, RuleId};

/// A cell of the printed table: stage, act, the next stage or why not.
pub type Cell = (StageKind, ActKind, Result<StageKind, Refusal>);

/// Rules that the clocks of every matter rest on.
const NEEDED: [RuleId; 5] = [RuleId::Xfer, RuleId::Dir15, RuleId::Acc15, RuleId::H60, RuleId::Fc1];

/// What is wrong with the table: a stage nobody gets out of, an act without a row, a refusal that has no words in one
/// of the languages. `says` tells whether a sentence is there.
pub fn holes(cells: &[Cell], says: &dyn Fn(Lang, &str) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    for stage in StageKind::ALL.iter().filter(|s| s.family() != Family::Ended) {
        let leads = |c: &&Cell| c.0 == *stage && c.2.as_ref().is_ok_and(|next| next != stage);
        if !cells.iter().any(|c| leads(&c)) {
            out.push(format!("table matter: stage “{stage}” has no exit"));
        }
    }
    let known = |act: &ActKind| cells.iter().any(|(_, kind, _)| kind == act);
    let unknown = ActKind::ALL.iter().filter(|act| !known(act));
    out.extend(unknown.map(|act| format!("table matter: act “{act}” stands in no row")));
    out.extend(unsaid(cells, says));
    out
}

fn unsaid(cells: &[Cell], says: &dyn Fn(Lang, &str) -> bool) -> Vec<String> {
    let refusals = cells.iter().filter_map(|(.., next)| next.as_ref().err()).map(Refusal::key);
    let samples = Refusal::samples();
    let refusals = refusals.chain(samples.iter().map(Refusal::key));
    let mut wanted: Vec<String> = refusals.flat_map(|k| [k.to_owned(), format!("{k}-instead")]).collect();
    wanted.extend(ActKind::ALL.iter().map(|act| format!("act-{act}")));
    wanted.sort();
    wanted.dedup();
    let missing = |lang: Lang, tag: &'static str| {
        let lacks = wanted.iter().filter(move |key| !says(lang, key));
        lacks.map(move |key| format!("locales/{tag}: “{key}” is missing")).collect::<Vec<_>>()
    };
    [missing(Lang::Zh, "zh-CN"), missing(Lang::En, "en")].concat()
}

/// What a pack that is to govern matters lacks or contradicts.
pub fn lacks(pack: &Pack) -> Vec<String> {
    let missing = NEEDED.iter().filter(|id| pack.rule(**id).is_none());
    let mut out: Vec<String> = missing.map(|id| format!("pack {}: rule {id} is missing", pack.id)).collect();
    out.extend(pack.contradiction().map(|what| format!("pack {}: {}", pack.id, what.en)));
    out
}
