//! What a figure is, as data: what it counts, which of it, and over what. Files under `packs/figures`; a file that
//! does not hold together is refused with the figure's name.

use law::Text;
use platform::words;
use serde::Deserialize;
use std::collections::BTreeMap;

words! {
    /// What is counted.
    Base {
        /// Receipts of the period (件次).
        Items = "items",
        /// Distinct matters with a receipt in the period (纯件数).
        Matters = "matters",
        /// Reviews and re-reviews asked for in the period.
        Reviews = "reviews",
    }
}

words! {
    /// A fact of a row, by the name of its column.
    Column {
        /// How a receipt came.
        Channel = "channel",
        /// Persons present or signing.
        Persons = "persons",
        /// Whether the receipt's matter was known before.
        Again = "again",
        /// The legal kind.
        Purpose = "purpose",
        /// The content class, first level.
        Field = "field",
        /// The office above that handed it down.
        Level = "level",
        /// Whether the result was to be reported.
        Assigned = "assigned",
        /// Objections upheld.
        Returned = "returned",
        /// The responsible unit.
        Lead = "lead",
        /// The day of closing.
        ClosedOn = "closed_on",
        /// Whether it was closed as resolved.
        Resolved = "resolved",
        /// The answer's day.
        AnsweredOn = "answered_on",
        /// The day the answer arrived.
        ServedOn = "served_on",
        /// Rating of the petition office.
        OfficeRating = "office_rating",
        /// Rating of the responsible unit.
        UnitRating = "unit_rating",
        /// Review or re-review.
        Rank = "rank",
        /// The day a review was taken up.
        TakenOn = "taken_on",
        /// The day of a review's opinion.
        DecidedOn = "decided_on",
        /// A review's outcome.
        Outcome = "outcome",
        /// Whether a hearing was held.
        Heard = "heard",
        /// Days until it was sent on.
        SentDays = "sent_days",
        /// Days until acceptance was told.
        AcceptedDays = "accepted_days",
        /// Days from acceptance to the answer.
        AnsweredDays = "answered_days",
    }
}

words! {
    /// A duty with a day.
    Duty {
        /// Sending on.
        Sent = "sent",
        /// Telling that it is accepted.
        Accepted = "accepted",
        /// Answering.
        Answered = "answered",
    }
}

words! {
    /// How a duty stands on the day of the report.
    Standing {
        /// Done by its day.
        InTime = "in-time",
        /// Done after its day.
        Late = "late",
        /// Not done, its day is over.
        Missed = "missed",
        /// Not done, its day is to come.
        Open = "open",
    }
}

/// One condition; a row counts where all of them hold.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Cond {
    /// The text is one of these.
    Is {
        /// Which fact.
        column: Column,
        /// One of these words.
        is: Vec<String>,
    },
    /// The number lies between, both ends counted; either may be missing.
    Number {
        /// Which fact.
        column: Column,
        /// At least.
        from: i64,
        /// At most.
        to: Option<i64>,
    },
    /// The day came (by the day of the report), or did not.
    Came {
        /// Which day.
        column: Column,
        /// Whether.
        came: bool,
    },
    /// The duty stands in one of these ways.
    Stands {
        /// Which duty.
        duty: Duty,
        /// In one of these ways.
        stands: Vec<Standing>,
    },
}

/// What a figure is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// Rows, or the sum of a number over rows.
    Count {
        /// Of what.
        base: Base,
        /// Summed, when it is not rows.
        sum: Option<Column>,
        /// Which rows.
        conds: Vec<Cond>,
    },
    /// One figure over another.
    Ratio {
        /// Above the line.
        part: String,
        /// Below the line: the base of the share.
        whole: String,
        /// Shown as a mean (days) and not as a percentage.
        mean: bool,
    },
    /// The sum of figures.
    Sum(Vec<String>),
}

/// A figure's definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its id, with the group's letter first.
    pub id: String,
    /// How it is called.
    pub name: Text,
    /// In what it is counted.
    pub unit: Text,
    /// What it is, as printed beside it.
    pub note: Text,
    /// What it is made of.
    pub made: Made,
    /// Other ways to reckon it, shown side by side.
    pub variants: Vec<String>,
}

/// A breakdown: a base by one fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its id.
    pub id: String,
    /// How it is called.
    pub name: Text,
    /// By which fact.
    pub by: Column,
    /// The figures of its columns, all counts.
    pub figures: Vec<String>,
}

/// All definitions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definitions {
    /// The version they carry.
    pub version: String,
    /// By id.
    pub figures: BTreeMap<String, Figure>,
    /// The order in which they are shown.
    pub order: Vec<String>,
    /// Breakdowns.
    pub tables: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    #[serde(default)]
    figure: Vec<Raw>,
    #[serde(default)]
    table: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    name: Text,
    unit: Text,
    note: Text,
    base: Option<Base>,
    sum: Option<Column>,
    #[serde(default, rename = "where")]
    conds: Vec<Cond>,
    part: Option<String>,
    whole: Option<String>,
    #[serde(default)]
    mean: bool,
    #[serde(default)]
    of: Vec<String>,
    #[serde(default)]
    variants: Vec<String>,
}

impl Definitions {
    /// Reads a file.
    ///
    /// # Errors
    /// The line that cannot be read, or the figure that does not hold together.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut out = Definitions { version: file.version, tables: file.table, ..Self::default() };
        for raw in file.figure {
            let figure = figure(raw)?;
            out.order.push(figure.id.clone());
            if let Some(twice) = out.figures.insert(figure.id.clone(), figure) {
                return Err(format!("{}: defined twice", twice.id));
            }
        }
        out.sound()?;
        Ok(out)
    }

    /// The figure of this id.
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.figures.get(id)
    }

    /// The figures in the order in which they are shown.
    pub fn all(&self) -> impl Iterator<Item = &Figure> {
        self.order.iter().filter_map(|id| self.figures.get(id))
    }

    /// Every name leads somewhere, every share has a base, no sum of unlike things, nothing rests on itself.
    fn sound(&self) -> Result<(), String> {
        for f in self.figures.values() {
            let known = |id: &String| {
                let found = self.figures.get(id);
                found.ok_or_else(|| format!("{}: there is no figure {id}", f.id))
            };
            f.variants.iter().try_for_each(|v| known(v).map(|_| ()))?;
            match &f.made {
                Made::Count { base, sum, conds } => {
                    let mut columns = conds.iter().filter_map(Cond::column).chain(*sum);
                    if let Some(c) = columns.find(|c| !base.has(*c)) {
                        return Err(format!("{}: {base} have no {c}", f.id));
                    }
                }
                Made::Ratio { part, whole, .. } => {
                    for id in [part, whole] {
                        if !matches!(known(id)?.made, Made::Count { .. } | Made::Sum(_)) {
                            return Err(format!("{}: {id} is itself a share", f.id));
                        }
                    }
                }
                Made::Sum(of) => {
                    let mut units = Vec::new();
                    for id in of {
                        let one = known(id)?;
                        if !matches!(one.made, Made::Count { .. }) {
                            return Err(format!("{}: {id} is no count", f.id));
                        }
                        units.push(&one.unit);
                    }
                    let like = f.unit.zh.contains('(') || units.iter().all(|u| **u == f.unit);
                    if !like {
                        return Err(format!("{}: adds up unlike units", f.id));
                    }
                }
            }
        }
        self.tables.iter().try_for_each(|t| self.sound_table(t))
    }

    fn sound_table(&self, t: &Table) -> Result<(), String> {
        for id in &t.figures {
            match self.figures.get(id).map(|f| &f.made) {
                Some(Made::Count { base, .. }) if base.has(t.by) => {}
                Some(Made::Count { base, .. }) => return Err(format!("{}: {base} have no {}", t.id, t.by)),
                _ => return Err(format!("{}: {id} is no count", t.id)),
            }
        }
        Ok(())
    }
}

impl Cond {
    fn column(&self) -> Option<Column> {
        match self {
            Cond::Is { column, .. } | Cond::Number { column, .. } | Cond::Came { column, .. } => {
                Some(*column)
            }
            Cond::Stands { .. } => None,
        }
    }
}

impl Base {
    /// Whether a row of this kind has the fact; a receipt and a review know what their matter knows.
    pub fn has(self, c: Column) -> bool {
        use Column as C;
        match c {
            C::Channel | C::Persons | C::Again => self == Base::Items,
            C::Rank | C::TakenOn | C::DecidedOn | C::Outcome | C::Heard => self == Base::Reviews,
            _ => true,
        }
    }
}

fn figure(raw: Raw) -> Result<Figure, String> {
    let made = match (raw.base, raw.part, raw.whole, raw.of) {
        (Some(base), None, None, of) if of.is_empty() => Made::Count { base, sum: raw.sum, conds: raw.conds },
        (None, Some(part), Some(whole), of) if of.is_empty() => Made::Ratio { part, whole, mean: raw.mean },
        (None, None, None, of) if !of.is_empty() => Made::Sum(of),
        _ => return Err(format!("{}: either base, or part and whole, or of", raw.id)),
    };
    let empty = |t: &Text| t.zh.trim().is_empty() || t.en.trim().is_empty();
    if empty(&raw.name) || empty(&raw.unit) || empty(&raw.note) {
        return Err(format!("{}: name, unit and note are needed in both languages", raw.id));
    }
    Ok(Figure { id: raw.id, name: raw.name, unit: raw.unit, note: raw.note, made, variants: raw.variants })
}
