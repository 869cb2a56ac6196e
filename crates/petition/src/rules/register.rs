//! The beginning of a matter.

use super::decide::LawAt;
use super::events::Event;
use super::matter::*;
use super::refusal::Refusal;
use super::vocabulary::*;
use law::Day;
use platform::Id;

/// What is written down when an item comes in, as far as rules depend on it. Names, numbers and the words
/// themselves are kept with the item.
#[derive(Clone, Debug)]
pub struct Registration {
    /// Id of the new matter.
    pub id: Id,
    /// Id of its item.
    pub item: Id,
    /// The unit that registers it.
    pub office: UnitRef,
    /// Whether that is a petition office.
    pub by_petition_office: bool,
    /// How it came in.
    pub channel: Channel,
    /// The legal kind.
    pub purpose: Purpose,
    /// The day it was received.
    pub received_on: Day,
    /// Whether a name and a way to reach the petitioner are known.
    pub reachable: bool,
    /// How many persons stand behind it (visitors present, signers).
    pub persons: u32,
    /// How many of the named are representatives.
    pub representatives: u32,
    /// The unit complained about, when it is one of ours.
    pub respondent: Option<Id>,
    /// About something before a court, a procurator's or police procedure (涉法涉诉).
    pub litigation: bool,
    /// Offices above through which the paper came down, first to last.
    pub handed: Vec<HandedDown>,
    /// Who registers it: of an accusation, its first reader.
    pub reader: Option<PersonRef>,
    /// What is asked for, one by one; at least one.
    pub demands: Vec<String>,
    /// Digest of the petitioner's own words, which ties them to the journal.
    pub words_digest: String,
}

/// Writes it down.
///
/// # Errors
/// More representatives than the pack allows; a day in the future.
pub fn register(r: &Registration, today: Day, law: &LawAt) -> Result<Event, Refusal> {
    if r.received_on > today {
        return Err(Refusal::InFuture);
    }
    let most = u32::from(law.pack.representatives(r.persons));
    if r.representatives > most {
        return Err(Refusal::TooManyRepresentatives { most });
    }
    came_down_in_order(r)?;
    let locked = r.purpose == Purpose::Accusation;
    let demand = |(i, text): (usize, &String)| Demand {
        no: u32::try_from(i).unwrap_or(u32::MAX).saturating_add(1),
        item: r.item,
        text: text.clone(),
    };
    let demands: Vec<Demand> = r.demands.iter().enumerate().map(demand).collect();
    Ok(Event::Registered(Box::new(Matter {
        id: r.id,
        office: r.office.clone(),
        by_petition_office: r.by_petition_office,
        channel: r.channel,
        purpose: r.purpose,
        received_on: r.received_on,
        registered_on: today,
        reachable: r.reachable,
        respondent: r.respondent,
        numbered: demands.last().map_or(0, |d| d.no),
        demands,
        words_digest: r.words_digest.clone(),
        joined: Vec::new(),
        first_sent_on: None,
        stage: Stage::Registered,
        ratings: Vec::new(),
        missed: Vec::new(),
        objections: Vec::new(),
        litigation: r.litigation,
        simple: false,
        co: Vec::new(),
        safety: None,
        reports: Vec::new(),
        recused: Vec::new(),
        readers: if locked { r.reader.iter().cloned().collect() } else { Vec::new() },
        unsolved: Vec::new(),
        split_from: None,
        handed: r.handed.clone(),
        reviews: Vec::new(),
        reopened: Vec::new(),
    })))
}

/// Each office passes on what it has received, and not after the next one has it.
fn came_down_in_order(r: &Registration) -> Result<(), Refusal> {
    let mut earliest: Option<Day> = None;
    for h in &r.handed {
        if let Some(before) = earliest.filter(|before| h.received_on < *before) {
            return Err(Refusal::BeforeStart { earliest: before });
        }
        if h.passed_on < h.received_on {
            return Err(Refusal::BeforeStart { earliest: h.received_on });
        }
        earliest = Some(h.passed_on);
    }
    match earliest {
        Some(before) if r.received_on < before => Err(Refusal::BeforeStart { earliest: before }),
        _ => Ok(()),
    }
}
