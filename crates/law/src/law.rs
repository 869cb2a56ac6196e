//! All the law that is loaded: the calendar, and the packs of every jurisdiction laid over their bases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::calendar::neighbour;
use crate::error::Flaw;
use crate::pack_file::{self, Numbers, Sheet};
use crate::{Calendar, Day, FileKind, LawError, Pack, PackId, Text, Way, embedded, heading};

/// The calendar and every pack, old ones too: a matter is judged by the law of its own day.
#[derive(Debug, Clone)]
pub struct Law {
    /// The working days.
    pub calendar: Calendar,
    packs: BTreeMap<String, Vec<Arc<Pack>>>,
}

impl Law {
    /// The law that is compiled into this program.
    pub fn embedded() -> Result<Law, LawError> {
        Law::from_texts(embedded::CALENDARS, embedded::PACKS)
    }

    /// Reads calendars and packs, given as (file name, text); a wrong file is refused by name.
    pub fn from_texts(calendars: &[(&str, &str)], packs: &[(&str, &str)]) -> Result<Law, LawError> {
        let calendar = Calendar::from_texts(calendars)?;
        Law::of(calendar, read_sheets(packs)?)
    }

    /// The built-in law with an office's own files laid over it, given as (file name, text), the oldest first. A
    /// calendar takes the place of what was known of its year; a pack file that of the same jurisdiction and
    /// first day. A pack file that begins on another day ends the open-ended one before it on its eve.
    pub fn with_office(files: &[(&str, &str)]) -> Result<Law, LawError> {
        let mut calendar = Calendar::from_texts(embedded::CALENDARS)?;
        let mut sheets = read_sheets(embedded::PACKS)?;
        for (file, text) in files {
            match heading(file, text)?.kind {
                FileKind::Calendar => {
                    calendar.replace_year(file, text)?;
                }
                FileKind::Pack => {
                    let own = Sheet { office: true, ..pack_file::read(file, text)? };
                    sheets.retain(|s| (&s.jurisdiction, s.from) != (&own.jurisdiction, own.from));
                    sheets.push(own);
                }
            }
        }
        Law::of(calendar, sheets)
    }

    fn of(calendar: Calendar, sheets: Vec<Sheet>) -> Result<Law, LawError> {
        Ok(Law { calendar, packs: lay_over(by_jurisdiction(sheets)?)? })
    }

    /// The pack in force in a jurisdiction on a day.
    pub fn governing(&self, jurisdiction: &str, day: Day) -> Result<Arc<Pack>, LawError> {
        let unknown = || LawError::UnknownJurisdiction(jurisdiction.to_owned());
        let packs = self.packs.get(jurisdiction).ok_or_else(unknown)?;
        let nothing = || LawError::NothingInForce { jurisdiction: jurisdiction.to_owned(), day };
        packs.iter().find(|pack| pack.in_force(day)).cloned().ok_or_else(nothing)
    }

    /// A pack by its name.
    pub fn pack(&self, id: &PackId) -> Option<Arc<Pack>> {
        self.packs().find(|pack| pack.id == *id).cloned()
    }

    /// The names of all jurisdictions.
    pub fn jurisdictions(&self) -> impl Iterator<Item = &str> {
        self.packs.keys().map(String::as_str)
    }

    /// Every pack, by jurisdiction and then by date.
    pub fn packs(&self) -> impl Iterator<Item = &Arc<Pack>> {
        self.packs.values().flatten()
    }
}

type Sheets = BTreeMap<String, Vec<Sheet>>;
type Packs = BTreeMap<String, Vec<Arc<Pack>>>;

fn read_sheets(packs: &[(&str, &str)]) -> Result<Vec<Sheet>, LawError> {
    packs.iter().map(|(file, text)| pack_file::read(file, text)).collect()
}

fn by_jurisdiction(sheets: Vec<Sheet>) -> Result<Sheets, LawError> {
    let mut all = Sheets::new();
    for sheet in sheets {
        all.entry(sheet.jurisdiction.clone()).or_default().push(sheet);
    }
    for sheets in all.values_mut() {
        sheets.sort_by_key(|s| s.from);
        cut_open_ends(sheets);
        for (a, b) in sheets.iter().zip(sheets.iter().skip(1)) {
            check_seam(a, b)?;
        }
    }
    Ok(all)
}

/// What an office brings in takes over from an open-ended sheet on its own first day.
fn cut_open_ends(sheets: &mut [Sheet]) {
    let starts: Vec<(Day, bool)> = sheets.iter().skip(1).map(|s| (s.from, s.office)).collect();
    for (sheet, (from, office)) in sheets.iter_mut().zip(starts) {
        if office && sheet.until.is_none() && sheet.from < from {
            sheet.until = neighbour(from, Way::Before);
        }
    }
}

/// One pack must end on the eve of the next.
fn check_seam(a: &Sheet, b: &Sheet) -> Result<(), LawError> {
    let eve = neighbour(b.from, Way::Before);
    let (file, from) = (&a.file, b.from);
    match a.until {
        until if until == eve => Ok(()),
        Some(until) if Some(until) < eve => {
            let zh = format!("中间有空档：{file}到{until}为止，本文件从{from}开始");
            let en = format!("gap: {file} ends on {until}, this begins on {from}");
            Err(LawError::broken(&b.file, Text::new(zh, en)))
        }
        _ => {
            let zh = format!("与{file}重叠：它在{from}仍然有效");
            let en = format!("overlap: {file} is still in force on {from}");
            Err(LawError::broken(&b.file, Text::new(zh, en)))
        }
    }
}

/// Lays every jurisdiction over its base, bases first.
fn lay_over(sheets: Sheets) -> Result<Packs, LawError> {
    let mut done = Packs::new();
    let mut waiting: Vec<Sheet> = sheets.into_values().flatten().collect();
    while !waiting.is_empty() {
        let unfinished: BTreeSet<String> = waiting.iter().map(|s| s.jurisdiction.clone()).collect();
        let is_ready = |s: &Sheet| s.base.as_ref().is_none_or(|base| !unfinished.contains(base));
        let (ready, rest): (Vec<Sheet>, Vec<Sheet>) = waiting.into_iter().partition(is_ready);
        if let (true, Some(stuck)) = (ready.is_empty(), rest.first()) {
            let what = Text::new("基础规则包绕回了自己", "its base leads back to itself");
            return Err(LawError::broken(&stuck.file, what));
        }
        for sheet in ready {
            let packs = cut(&sheet, &done)?;
            done.entry(sheet.jurisdiction).or_default().extend(packs);
        }
        waiting = rest;
    }
    for packs in done.values_mut() {
        packs.sort_by_key(|p| p.from);
    }
    Ok(done)
}

/// Cuts a sheet wherever its base changes or one of its own rules joins.
fn cut(sheet: &Sheet, done: &Packs) -> Result<Vec<Arc<Pack>>, LawError> {
    let bases = match &sheet.base {
        None => None,
        Some(name) => Some(done.get(name).ok_or_else(|| {
            let zh = format!("基础规则包“{name}”不存在");
            let en = format!("its base “{name}” is not among the packs");
            LawError::broken(&sheet.file, Text::new(zh, en))
        })?),
    };
    let base_starts = bases.into_iter().flatten().map(|p| p.from);
    let own_starts = sheet.rules.values().map(|r| r.from);
    let inside = |day: &Day| *day > sheet.from && sheet.until.is_none_or(|end| *day <= end);
    let mut starts: BTreeSet<Day> = base_starts.chain(own_starts).filter(inside).collect();
    starts.insert(sheet.from);
    let ends = starts.iter().skip(1).map(|next| neighbour(*next, Way::Before)).chain([sheet.until]);
    starts.iter().zip(ends).map(|(from, until)| piece(sheet, bases, *from, until)).collect()
}

fn piece(
    sheet: &Sheet,
    bases: Option<&Vec<Arc<Pack>>>,
    from: Day,
    until: Option<Day>,
) -> Result<Arc<Pack>, LawError> {
    let base = match bases {
        None => None,
        Some(bases) => Some(base_for(sheet, bases, from, until)?),
    };
    let mut rules = base.map(|b| b.rules.clone()).unwrap_or_default();
    let own = sheet.rules.values().filter(|r| r.from <= from);
    rules.extend(own.map(|r| (r.rule.id, r.rule.clone())));
    let numbers = sheet.numbers.or(base.map(Numbers::of));
    let pack = Pack {
        file: sheet.file.clone(),
        id: PackId::new(&sheet.jurisdiction, from),
        jurisdiction: sheet.jurisdiction.clone(),
        title: sheet.title.clone(),
        from,
        until,
        base: base.map(|b| b.id.clone()),
        max_representatives: numbers.max_representatives.unwrap_or_default(),
        small_group: numbers.small_group,
        opinion_extension_max_days: numbers.opinion_extension_max_days.unwrap_or_default(),
        group_visit_from: numbers.group_visit_from.unwrap_or_default(),
        min_investigators: numbers.min_investigators.unwrap_or_default(),
        rules,
    };
    match pack.contradiction() {
        Some(what) => {
            let what = Flaw::of(what.zh, what.en).about(pack.id.as_str(), pack.id.as_str());
            Err(what.in_file(&sheet.file, ""))
        }
        None => Ok(Arc::new(pack)),
    }
}

/// The base pack under a piece; it must hold from the piece's first day to its last.
fn base_for<'a>(
    sheet: &Sheet,
    bases: &'a [Arc<Pack>],
    from: Day,
    until: Option<Day>,
) -> Result<&'a Pack, LawError> {
    let base = bases.iter().find(|b| b.in_force(from)).ok_or_else(|| {
        let zh = format!("缺少基础：{from}没有有效的基础规则包");
        let en = format!("missing base: nothing is in force under it on {from}");
        LawError::broken(&sheet.file, Text::new(zh, en))
    })?;
    match base.until {
        Some(end) if until.is_none_or(|until| end < until) => {
            let zh = format!("缺少基础：{}到{end}为止", base.id);
            let en = format!("missing base: {} ends on {end}", base.id);
            Err(LawError::broken(&sheet.file, Text::new(zh, en)))
        }
        _ => Ok(base),
    }
}
