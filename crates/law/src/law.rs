//! All the law that is loaded: the calendar, and the packs of every jurisdiction laid over their bases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::calendar::neighbour;
use crate::pack_file::{self, Numbers, Sheet};
use crate::{Calendar, Day, LawError, Pack, PackId, Way, embedded};

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
        let sheets = packs.iter().map(|(file, text)| pack_file::read(file, text));
        let packs = lay_over(by_jurisdiction(sheets.collect::<Result<_, _>>()?)?)?;
        Ok(Law { calendar, packs })
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

fn by_jurisdiction(sheets: Vec<Sheet>) -> Result<Sheets, LawError> {
    let mut all = Sheets::new();
    for sheet in sheets {
        all.entry(sheet.jurisdiction.clone()).or_default().push(sheet);
    }
    for sheets in all.values_mut() {
        sheets.sort_by_key(|s| s.from);
        for (a, b) in sheets.iter().zip(sheets.iter().skip(1)) {
            check_seam(a, b)?;
        }
    }
    Ok(all)
}

/// One pack must end on the eve of the next.
fn check_seam(a: &Sheet, b: &Sheet) -> Result<(), LawError> {
    let eve = neighbour(b.from, Way::Before);
    let (file, from) = (&a.file, b.from);
    match a.until {
        until if until == eve => Ok(()),
        Some(until) if Some(until) < eve => {
            Err(LawError::broken(&b.file, format_args!("gap: {file} ends on {until}, this begins on {from}")))
        }
        _ => Err(LawError::broken(&b.file, format_args!("overlap: {file} is still in force on {from}"))),
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
            return Err(LawError::broken(&stuck.file, "its base leads back to itself"));
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
            LawError::broken(&sheet.file, format_args!("its base “{name}” is not among the packs"))
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
    Ok(Arc::new(Pack {
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
    }))
}

/// The base pack under a piece; it must hold from the piece's first day to its last.
fn base_for<'a>(
    sheet: &Sheet,
    bases: &'a [Arc<Pack>],
    from: Day,
    until: Option<Day>,
) -> Result<&'a Pack, LawError> {
    let base = bases.iter().find(|b| b.in_force(from)).ok_or_else(|| {
        LawError::broken(&sheet.file, format_args!("missing base: nothing is in force under it on {from}"))
    })?;
    match (base.until, until) {
        (Some(end), None) => {
            Err(LawError::broken(&sheet.file, format_args!("missing base: {} ends on {end}", base.id)))
        }
        (Some(end), Some(until)) if end < until => {
            Err(LawError::broken(&sheet.file, format_args!("missing base: {} ends on {end}", base.id)))
        }
        _ => Ok(base),
    }
}
