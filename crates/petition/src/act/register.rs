//! Registering an item: the petitioner's words as they are, the clerk's summary beside them, demands one by one.

use super::{Hand, columns, facts, readers, units_beside};
use crate::rules::{
    self, Channel, Event, LawAt, Matter, PartyKind, PersonRef, Purpose, Registration, UnitRef,
};
use crate::store::{self, Columns, ItemRow, PartyRow, Told};
use law::Day;
use people::{Actor, Power};
use platform::db::Conn;
use platform::ids::{hex, matter_number, random_digits};
use platform::journal::{self, Entry, Head};
use platform::seal::digest;
use platform::{App, Error, Id, Result};
use serde::{Deserialize, Serialize};

/// Somebody an item comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewParty {
    /// Petitioner, representative or agent.
    pub kind: Option<PartyKind>,
    /// Name.
    pub name: String,
    /// Phone.
    pub phone: String,
    /// ID number, only where the law needs it.
    pub idno: String,
    /// Address.
    pub address: String,
    /// Opaque key of an author in a message list: not a name, but the same author is found again by it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alias: String,
}

/// An item to be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// How it came in.
    pub channel: Channel,
    /// The legal kind.
    pub purpose: Purpose,
    /// When it was received.
    pub received_on: Day,
    /// Day of the postmark, for letters.
    pub postmark: Option<Day>,
    /// Persons behind it: visitors present, signers.
    pub persons: u32,
    /// Who they are; none for an anonymous item.
    pub parties: Vec<NewParty>,
    /// The petitioner's own words, unchanged for ever.
    pub words: String,
    /// The clerk's subject line.
    pub subject: String,
    /// The clerk's summary.
    pub summary: String,
    /// What is asked for, one by one.
    pub demands: Vec<String>,
    /// Where it happened.
    pub place: String,
    /// Content class.
    pub field: String,
    /// About something before a court, a procurator's or police procedure.
    pub litigation: bool,
    /// Offices above through which it came down.
    pub handed: Vec<rules::HandedDown>,
    /// The unit complained about, when it is one of ours.
    pub respondent: Option<Id>,
    /// The one complained about, in words.
    pub respondent_name: String,
    /// The form's own key, so that sending it twice registers once.
    pub once: Option<String>,
    /// Where the paper came from (a ledger's row), for people to read.
    pub source: String,
}

/// What registering gave.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The matter's number.
    pub no: String,
    /// The query code, shown this once; empty when the form had been sent before.
    pub code: String,
    /// The matter's id.
    pub id: Id,
    /// The id of its item.
    pub item: Id,
}

/// Registers an item as a matter of its own.
pub async fn register(hand: Hand, item: NewItem) -> Result<Registered> {
    let db = hand.app.db.clone();
    db.write(move |conn| Box::pin(async move { register_in(conn, &hand, &item).await })).await
}

/// The same inside the caller's transaction.
pub async fn register_in(conn: &mut Conn, hand: &Hand, item: &NewItem) -> Result<Registered> {
    if let Some(once) = &item.once
        && let Some(no) = store::made_by(conn, once).await?
    {
        let known = store::get(conn, &no).await?.matter;
        let item = known.demands.first().map_or(known.id, |d| d.item);
        return Ok(Registered { no, code: String::new(), id: known.id, item });
    }
    let mut number = matter_number(hand.day.year());
    while store::taken(conn, &number).await? {
        number = matter_number(hand.day.year());
    }
    let prepared = prepare(hand, item, number)?;
    insert(conn, std::slice::from_ref(&prepared)).await?;
    let (id, item) = (prepared.matter.id, prepared.item.id);
    Ok(Registered { no: prepared.told.no, code: prepared.code, id, item })
}

/// Everything that one registration writes.
pub(crate) struct Prepared {
    pub matter: Matter,
    pub told: Told,
    pub columns: Columns,
    pub head: Head,
    pub code: String,
    pub item: ItemRow,
    pub parties: Vec<PartyRow>,
    pub entries: Vec<Entry>,
}

/// Works out what one registration writes, without touching the database.
pub(crate) fn prepare(hand: &Hand, new: &NewItem, number: String) -> Result<Prepared> {
    let app = &hand.app;
    let (office, by_petition_office) = seat(&hand.actor)?;
    let now = app.clock.now();
    let (id, item) = (Id::new(now), Id::new(now));
    let registration = Registration {
        id,
        item,
        office,
        by_petition_office,
        channel: new.channel,
        purpose: new.purpose,
        received_on: new.received_on,
        reachable: reachable(&new.parties),
        persons: new.persons,
        representatives: count_representatives(&new.parties),
        respondent: new.respondent,
        litigation: new.litigation,
        handed: new.handed.clone(),
        reader: reader(&hand.actor),
        demands: new.demands.clone(),
        words_digest: words_digest(&new.words),
        told_digest: told_digest([&new.subject, &new.summary, &new.place, &new.field, &new.respondent_name]),
    };
    let pack = app.pack(hand.day)?;
    let event =
        rules::register(&registration, hand.day, &LawAt { pack: &pack, calendar: &app.law.calendar })?;
    let Event::Registered(matter) = &event else {
        return Err(Error::broken("a registration begins a matter"));
    };
    let matter = (**matter).clone();
    let entries = journal::link(&app.keys, id, Head::start(), now, &hand.by(), &facts(&[event], hand.day)?);
    let head = entries.last().map_or(Head::start(), |e| journal::head_after(&app.keys, e));
    let code = random_digits(8);
    Ok(Prepared {
        columns: columns(app, &matter, hand.day)?,
        told: told(app, new, &number, &code),
        parties: parties(app, new, item)?,
        item: item_row(hand, new, item, id),
        matter,
        head,
        code,
        entries,
    })
}

/// The unit that registers, and whether it is a petition office.
fn seat(actor: &Actor) -> Result<(UnitRef, bool)> {
    match actor {
        Actor::Public(p) => Ok((UnitRef { id: p.unit, name: p.unit_name.clone() }, p.office)),
        Actor::Officer(o) | Actor::Import(o) if o.holds(Power::Register) || o.holds(Power::Import) => {
            Ok((UnitRef { id: o.unit, name: o.unit_name.clone() }, o.office))
        }
        Actor::Officer(_) | Actor::Import(_) | Actor::Clock => Err(Error::Forbidden),
    }
}

/// Who took it in at a petition office may go on reading it; the public reads by number and code.
fn reader(actor: &Actor) -> Option<PersonRef> {
    let officer = actor.officer().filter(|o| o.office)?;
    Some(PersonRef { id: officer.person, name: format!("{} {}", officer.name, officer.title) })
}

/// Writes prepared registrations.
pub(crate) async fn insert(conn: &mut Conn, all: &[Prepared]) -> Result<()> {
    let rows: Vec<_> = all.iter().map(|p| (&p.matter, &p.told, &p.columns, &p.head)).collect();
    store::insert_matters(conn, &rows).await?;
    let (units, readers): (Vec<_>, Vec<_>) =
        all.iter().map(|p| (units_beside(&p.matter), readers(&p.matter))).unzip();
    store::insert_units(conn, &units.concat()).await?;
    store::insert_readers(conn, &readers.concat()).await?;
    store::insert_items(conn, &all.iter().map(|p| p.item.clone()).collect::<Vec<_>>()).await?;
    store::insert_parties(conn, &all.iter().flat_map(|p| p.parties.clone()).collect::<Vec<_>>()).await?;
    journal::insert(conn, &all.iter().flat_map(|p| p.entries.clone()).collect::<Vec<_>>()).await
}

/// The digest that ties the words to the journal.
pub(crate) fn words_digest(words: &str) -> String {
    hex(&digest(&[words.as_bytes()]))
}

/// The digest that ties what the clerk wrote down to the journal: subject, summary, place, content class, the one
/// complained about.
pub(crate) fn told_digest(told: [&str; 5]) -> String {
    hex(&digest(&told.map(str::as_bytes)))
}

fn told(app: &App, new: &NewItem, number: &str, code: &str) -> Told {
    Told {
        no: number.to_owned(),
        code: app.keys.code(number, code),
        respondent: new.respondent_name.clone(),
        subject: new.subject.clone(),
        summary: new.summary.clone(),
        place: new.place.clone(),
        field: new.field.clone(),
        who: masked_all(&new.parties),
        persons: i64::from(new.persons),
    }
}

fn item_row(hand: &Hand, new: &NewItem, id: Id, matter: Id) -> ItemRow {
    ItemRow {
        id,
        matter,
        home: matter,
        channel: new.channel.word().to_owned(),
        received_on: new.received_on,
        at: hand.app.clock.now(),
        clerk: hand.by().name,
        persons: i64::from(new.persons),
        words: new.words.clone(),
        postmark: new.postmark,
        source: new.source.clone(),
        once: new.once.clone(),
    }
}

fn parties(app: &App, new: &NewItem, item: Id) -> Result<Vec<PartyRow>> {
    new.parties.iter().map(|p| party(app, p, item)).collect()
}

pub(super) fn party(app: &App, p: &NewParty, item: Id) -> Result<PartyRow> {
    let keys = keys_of(app, p);
    let key = |column: &str| keys.iter().find(|(c, _)| *c == column).map(|(_, k)| k.clone());
    Ok(PartyRow {
        id: Id::new(app.clock.now()),
        item,
        kind: p.kind.unwrap_or(PartyKind::Petitioner).word().to_owned(),
        mask: masked(p),
        sealed: app.keys.seal(item.bytes(), &serde_json::to_string(p)?)?,
        name_key: key("name_key"),
        phone_key: key("phone_key"),
        idno_key: key("idno_key"),
        home_key: key("home_key"),
    })
}

/// The keyed digests under which a person is found again: name, phone, ID number, name with address; an author
/// of a message list, who has no address, by the list's key.
pub(crate) fn keys_of(app: &App, p: &NewParty) -> Vec<(&'static str, Vec<u8>)> {
    let mut out = Vec::new();
    let mut add = |column, value: String| {
        if !value.is_empty() {
            out.push((column, app.keys.find(column, &value)));
        }
    };
    let (name, address) = (plain(&p.name), plain(&p.address));
    add("name_key", name.clone());
    add("phone_key", platform::ids::typed_digits(&p.phone));
    add("idno_key", plain(&p.idno).to_uppercase());
    if !name.is_empty() && !address.is_empty() {
        add("home_key", format!("{name}|{address}"));
    } else if !p.alias.is_empty() {
        add("home_key", format!("alias|{}", p.alias));
    }
    out
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"，。,.、-－（）()".contains(*c)).collect()
}

/// Whether a name and a way to reach somebody are known (条例第23条第2款).
pub fn reachable(parties: &[NewParty]) -> bool {
    parties.iter().any(|p| !p.name.is_empty() && (!p.phone.is_empty() || !p.address.is_empty()))
}

fn count_representatives(parties: &[NewParty]) -> u32 {
    let n = parties.iter().filter(|p| p.kind == Some(PartyKind::Representative)).count();
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// 王** for 王小明, with the last digits of the phone so that a clerk recognises the right one.
pub(crate) fn masked(p: &NewParty) -> String {
    let name = mask_party(p);
    let digits: Vec<char> = p.phone.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        7.. => format!("{name} …{}", digits.iter().skip(digits.len().saturating_sub(4)).collect::<String>()),
        _ => name,
    }
}

/// The masked name; for an author known by a key alone, 网友 with the key's last four characters.
fn mask_party(p: &NewParty) -> String {
    if !p.name.is_empty() || p.alias.is_empty() {
        return mask_name(&p.name);
    }
    let skip = p.alias.chars().count().saturating_sub(4);
    format!("网友{}", p.alias.chars().skip(skip).collect::<String>())
}

pub(crate) fn mask_name(name: &str) -> String {
    let mut chars = name.trim().chars();
    match chars.next() {
        None => String::new(),
        Some(first) if first.is_ascii() => format!("{first}."),
        Some(first) => std::iter::once(first).chain(chars.map(|_| '*')).collect(),
    }
}

fn masked_all(parties: &[NewParty]) -> String {
    parties.iter().take(3).map(mask_party).filter(|n| !n.is_empty()).collect::<Vec<_>>().join("、")
}
