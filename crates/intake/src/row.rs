//! Turns each row into its fate: a draft, a skip or a refusal.

mod content;
mod facts;
mod people;
mod skip;

use crate::dates::{self, DateOrder};
use crate::{Column, Day, Draft, Fate, Meaning, Note, Plan, Problem, Table, key, text};

/// Every row of the sheet in order, with its number counted from 1 as a spreadsheet shows it.
pub fn rows<'a>(table: &'a Table, plan: &'a Plan, today: Day) -> impl Iterator<Item = (usize, Fate)> + 'a {
    let sheet = Sheet { table, plan, today, orders: orders(table, plan) };
    (0..table.rows.len()).map(move |index| (index.saturating_add(1), sheet.fate(index)))
}

/// The order of day and month in each column of days, as the whole column proves it.
fn orders(table: &Table, plan: &Plan) -> Vec<(usize, DateOrder)> {
    let days = plan.columns.iter().filter(|c| c.meaning.is_some_and(Meaning::is_day));
    days.map(|c| {
        let below = (plan.header_row.saturating_add(1)..table.rows.len()).map(|row| table.cell(row, c.index));
        (c.index, dates::column_order(below))
    })
    .collect()
}

struct Sheet<'a> {
    table: &'a Table,
    plan: &'a Plan,
    today: Day,
    orders: Vec<(usize, DateOrder)>,
}

impl Sheet<'_> {
    fn fate(&self, index: usize) -> Fate {
        if let Some(skip) = skip::skip(self.table, self.plan, index) {
            return Fate::Skipped(skip);
        }
        let mut reader = RowReader { sheet: self, index, notes: Vec::new(), problems: Vec::new() };
        let draft = reader.draft();
        let RowReader { notes, problems, .. } = reader;
        match draft {
            Some(draft) if problems.is_empty() => Fate::Draft(Box::new(finish(draft, notes))),
            _ => Fate::Refused(problems),
        }
    }
}

fn finish(mut draft: Draft, notes: Vec<Note>) -> Draft {
    draft.notes = notes;
    draft.key = key::key(&draft);
    draft
}

/// Reads one row and gathers what is to be said about it.
struct RowReader<'a> {
    sheet: &'a Sheet<'a>,
    index: usize,
    notes: Vec<Note>,
    problems: Vec<Problem>,
}

impl<'a> RowReader<'a> {
    fn draft(&mut self) -> Option<Draft> {
        let told = self.content();
        let names = self.names();
        let draft = Draft {
            row: self.index.saturating_add(1),
            key: String::new(),
            external_id: self.line(Meaning::ExternalId),
            channel: self.channel(),
            persons: self.persons().or(names.persons),
            names: names.names,
            phone: self.phone(Meaning::Phone),
            id_number: self.id_number(),
            address: self.line(Meaning::Address),
            author_key: self.line(Meaning::AuthorKey),
            purpose: self.purpose(),
            field: self.line(Meaning::Field),
            received_on: self.received_on(),
            last_received_on: self.last_received_on(),
            place: self.line(Meaning::Place),
            respondent: self.line(Meaning::Respondent),
            unit: self.line(Meaning::Unit),
            parent_unit: self.line(Meaning::ParentUnit),
            lead_official: self.line(Meaning::LeadOfficial),
            lead_phone: self.phone(Meaning::LeadPhone),
            collective: self.yes(Meaning::Collective),
            litigation: self.yes(Meaning::Litigation),
            road_ended: self.yes(Meaning::RoadEnded),
            outcome: self.long(Meaning::Outcome),
            measures: self.long(Meaning::Measures),
            obstacle: self.long(Meaning::Obstacle),
            support: self.votes(Meaning::SupportCount),
            oppose: self.votes(Meaning::OpposeCount),
            subject: told.subject,
            words: told.words,
            demands: told.demands,
            notes: Vec::new(),
        };
        self.left_out();
        self.problems.is_empty().then_some(draft)
    }

    /// The first filled cell of a meaning as it was written, with its column.
    fn raw(&self, meaning: Meaning) -> Option<(&'a Column, &'a str)> {
        let row = self.sheet.table.rows.get(self.index)?;
        let columns =
            self.sheet.plan.columns.iter().filter(|c| c.meaning == Some(meaning) && c.dropped.is_none());
        let cells = columns.filter_map(|c| row.get(c.index).map(|cell| (c, cell.as_str())));
        cells.into_iter().find(|(_, cell)| !cell.trim().is_empty())
    }

    /// The same, where it says something.
    fn said(&self, meaning: Meaning) -> Option<(&'a Column, &'a str)> {
        self.raw(meaning).filter(|(_, cell)| !text::says_nothing(cell))
    }

    /// A short value on one line.
    fn line(&self, meaning: Meaning) -> Option<String> {
        self.said(meaning).map(|(_, cell)| text::clean(cell)).filter(|cell| !cell.is_empty())
    }

    /// A longer text, trimmed.
    fn long(&self, meaning: Meaning) -> Option<String> {
        self.said(meaning).map(|(_, cell)| cell.trim().to_string())
    }

    /// Says which filled columns were left out.
    fn left_out(&mut self) {
        let strange = self.sheet.plan.columns.iter().filter(|c| c.dropped.is_some() || c.meaning.is_none());
        for column in strange {
            if text::says_nothing(self.sheet.table.cell(self.index, column.index)) {
                continue;
            }
            let header = column.header.clone();
            self.notes.push(match column.dropped {
                Some(dropped) => Note::DroppedColumn { column: header, dropped },
                None => Note::UnknownColumn { column: header },
            });
        }
    }
}
