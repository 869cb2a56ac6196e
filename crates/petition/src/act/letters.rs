//! Issuing a letter: number, bytes and journal in one transaction. What is printed is kept and never made again.

use super::{Hand, NewParty, pack_for, save};
use crate::letters::{self, Copies, from_register, names_somebody};
use crate::rules::{Event, Matter, Refusal};
use crate::store::{self, LetterRow, Loaded, Sealed};
use paper::Document;
use paper::letters::{Fields, Issue, Kind, Letter, Problem};
use people::{House, Power, Units, may};
use platform::db::Conn;
use platform::error::FieldError;
use platform::ids::hex;
use platform::{Error, Id, Refused, Result, Word};

/// A letter to be issued.
#[derive(Clone, Debug)]
pub struct NewLetter {
    /// Which kind.
    pub kind: Kind,
    /// What was typed, or known before.
    pub fields: Fields,
    /// Names of fields to be filled out of the register, so that nobody need see them on a form.
    pub from_register: Vec<String>,
    /// Why it goes out although the checklist had something to say; empty where it had nothing.
    pub despite: String,
}

/// What issuing gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedLetter {
    /// Its id.
    pub id: Id,
    /// Its number; empty for a kind without numbers.
    pub number: String,
}

/// Everything about a letter but its number.
struct Making {
    letter: &'static Letter,
    fields: Fields,
    unit: Id,
    unit_name: String,
    code: String,
    personal: bool,
    despite: String,
}

/// Issues a letter on the matter `no`. `seen` is the version on screen.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::Forbidden`] as for any act; [`Error::Invalid`] with every field that is missing or
/// cannot be printed; a refusal where the matter does not call for such a letter or the unit has no code;
/// [`Error::Stale`] when the matter changed meanwhile. Nothing is half done then, and no number is taken.
pub async fn issue_letter(
    house: &House,
    hand: Hand,
    no: &str,
    seen: Option<i64>,
    new: NewLetter,
) -> Result<IssuedLetter> {
    let _turn = letters::turn().await?;
    let units = house.units().await?;
    let db = hand.app.db.clone();
    let mut conn = db.read().await?;
    let loaded = store::get(&mut conn, no).await?;
    let making = make(&mut conn, &hand, &loaded, &units, new).await?;
    let guess = match making.letter.class() {
        "" => 0,
        class => store::next_serial(&mut conn, &making.code, class, i64::from(hand.day.year())).await?,
    };
    drop(conn);
    let number = number(&making, &hand, guess)?;
    let (printed, _) = set(&making, &hand, number).await?;
    let no = no.to_owned();
    db.write(move |c| Box::pin(async move { issue_in(c, &hand, &no, seen, &making, guess, printed).await }))
        .await
}

/// A draft's PDF: a watermark, no number, nothing kept but that the register was read.
///
/// # Errors
/// As for [`issue_letter`].
pub async fn preview_letter(house: &House, hand: Hand, no: &str, new: NewLetter) -> Result<Vec<u8>> {
    let _turn = letters::turn().await?;
    let units = house.units().await?;
    let mut conn = hand.app.db.read().await?;
    let loaded = store::get(&mut conn, no).await?;
    let making = make(&mut conn, &hand, &loaded, &units, new).await?;
    drop(conn);
    let doc = composed(&making, &Issue::draft(&making.unit_name, hand.day))?;
    let printed = letters::print(doc, making.fields.clone()).await?;
    if making.personal {
        let (id, what) = (loaded.matter.id, making.letter.name());
        let db = hand.app.db.clone();
        db.write(move |c| Box::pin(async move { read(c, &hand, id, "letter draft", what).await })).await?;
    }
    Ok(printed.pdf)
}

/// Whether this officer may issue such a letter on this matter now.
pub(crate) fn allow_letter(hand: &Hand, m: &Matter, kind: Kind) -> Result<()> {
    let scope = m.scope();
    if !may(&hand.actor, Power::See, &scope) {
        return Err(Error::NotFound);
    }
    if !may(&hand.actor, letters::power(kind), &scope) {
        return Err(Error::Forbidden);
    }
    // 条例第28条第3款: who has stepped back does nothing here any more.
    let person = hand.actor.officer().map(|o| o.person);
    if m.recused.iter().any(|r| Some(r.person.id) == person) {
        return Err(Refusal::Recused.into());
    }
    if !letters::offered(m).contains(&kind) {
        return Err(refused("refusal-letter-not-now", Vec::new()));
    }
    Ok(())
}

fn refused(key: &'static str, args: Vec<(&'static str, Word)>) -> Error {
    Error::Refused(Box::new(Refused { key, args, article: None }))
}

async fn make(conn: &mut Conn, hand: &Hand, l: &Loaded, units: &Units, new: NewLetter) -> Result<Making> {
    allow_letter(hand, &l.matter, new.kind)?;
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let unit = letters::issuer(&l.matter, new.kind, officer.unit);
    let unit = units.get(unit).ok_or(Error::NotFound)?;
    let letter = letters::letter(&hand.app, &l.matter, new.kind, hand.day)?
        .ok_or_else(|| refused("refusal-letter-not-now", Vec::new()))?;
    if unit.word.is_empty() && !letter.class().is_empty() {
        return Err(refused("refusal-letter-no-code", vec![("unit", Word::Plain(unit.name.clone()))]));
    }
    let mut fields = new.fields;
    if !new.from_register.is_empty() {
        let parties = parties(conn, hand, &l.matter).await?;
        for name in &new.from_register {
            if let Some(value) = from_register(name, &parties) {
                fields.set(name, value);
            }
        }
    }
    let personal = names_somebody(letter, &fields);
    if personal && !may(&hand.actor, Power::OpenPersonal, &l.matter.scope()) {
        return Err(Error::Forbidden);
    }
    let (unit_name, code) = (unit.name.clone(), unit.word.clone());
    Ok(Making { letter, fields, unit: unit.id, unit_name, code, personal, despite: new.despite })
}

/// The people of a matter's papers.
pub(crate) async fn parties(conn: &mut Conn, hand: &Hand, m: &Matter) -> Result<Vec<NewParty>> {
    let rows = store::parties_of(conn, m.home()).await?;
    rows.iter().map(|p| Ok(serde_json::from_str(&hand.app.keys.open(p.item.bytes(), &p.sealed)?)?)).collect()
}

fn composed(making: &Making, issue: &Issue) -> Result<Document> {
    making.letter.compose(&making.fields, issue).map_err(|problems| {
        let lasting = problems.iter().find(|p| p.field().is_none());
        match lasting {
            Some(p) => Error::broken(p.told().zh),
            None => Error::Invalid(problems.iter().map(complaint).collect()),
        }
    })
}

fn complaint(p: &Problem) -> FieldError {
    let (key, hint) = match p {
        Problem::Missing { .. } => ("error-needed", String::new()),
        Problem::Cell { column, .. } => ("error-letter-row", column.clone()),
        Problem::Unknown(_) | Problem::WrongType { .. } | Problem::Template(_) => {
            ("error-letter-type", String::new())
        }
    };
    FieldError { field: p.field().unwrap_or_default().to_owned(), key, hint }
}

fn number(making: &Making, hand: &Hand, serial: i64) -> Result<String> {
    if making.letter.class().is_empty() {
        return Ok(String::new());
    }
    let head = format!("{}{}", making.code, making.letter.class());
    let serial = u32::try_from(serial).map_err(Error::broken)?;
    paper::number(&head, hand.day.year(), serial).map_err(Error::broken)
}

/// The paper with its number, and its title.
async fn set(making: &Making, hand: &Hand, number: String) -> Result<(Copies, String)> {
    let issue = Issue::issued(&making.unit_name, hand.day, Some(number).filter(|n| !n.is_empty()));
    let doc = composed(making, &issue)?;
    let title = doc.title.replace('\n', "");
    Ok((letters::print(doc, making.fields.clone()).await?, title))
}

async fn issue_in(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    seen: Option<i64>,
    making: &Making,
    guess: i64,
    printed: Copies,
) -> Result<IssuedLetter> {
    let loaded = store::get_to_change(conn, no).await?;
    if let Some(version) = loaded.law.as_deref().filter(|v| *v != hand.app.law.version()) {
        hand.app.read_law(conn, version).await?;
    }
    let kind = making.letter.kind();
    allow_letter(hand, &loaded.matter, kind)?;
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let moved = letters::issuer(&loaded.matter, kind, officer.unit) != making.unit;
    if moved || seen.is_some_and(|seen| seen != loaded.head.seq) {
        return Err(Error::Stale);
    }
    // The pack is asked for even though nothing is decided: what cannot be governed is not written on.
    pack_for(&hand.app, &loaded.matter, None, hand.day)?;
    let year = i64::from(hand.day.year());
    let serial = match making.letter.class() {
        "" => 0,
        class => store::take_serial(conn, &making.code, class, year).await?,
    };
    let number = number(making, hand, serial)?;
    // Somebody was faster with this number: the paper is set again with the one that was taken.
    let printed = if serial == guess { printed } else { set(making, hand, number.clone()).await?.0 };
    let row = row(hand, &loaded.matter, making, (serial, number), &printed)?;
    store::insert_letter(conn, &row, sealed(hand, &row, making, &printed)?).await?;
    let event = Event::LetterIssued {
        letter: row.id,
        kind,
        number: row.number.clone(),
        digest: hex(&printed.digest),
        copy: false,
        despite: making.despite.clone(),
    };
    let matter = loaded.matter.id;
    save(conn, hand, loaded, &[event]).await?;
    if making.personal {
        let what = format!("{} {}", making.letter.name(), row.number);
        read(conn, hand, matter, &format!("letter {}", row.id), what.trim()).await?;
    }
    Ok(IssuedLetter { id: row.id, number: row.number })
}

fn row(
    hand: &Hand,
    m: &Matter,
    making: &Making,
    (serial, number): (i64, String),
    printed: &Copies,
) -> Result<LetterRow> {
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let now = hand.app.clock.now();
    let issue = Issue::issued(&making.unit_name, hand.day, None);
    Ok(LetterRow {
        id: Id::new(now),
        matter: m.id,
        kind: making.letter.kind().word().to_owned(),
        class: making.letter.class().to_owned(),
        code: making.code.clone(),
        year: i64::from(hand.day.year()),
        serial,
        number,
        title: composed(making, &issue)?.title.replace('\n', ""),
        issued_on: hand.day,
        at: now,
        unit: making.unit,
        person: officer.person,
        name: hand.by().name,
        digest: printed.digest.to_vec(),
        personal: making.personal,
        copy_of: None,
    })
}

/// What the bytes of a letter are sealed to: its row and its form, so that one cannot pass for the other.
pub(crate) fn sealed_to(id: Id, form: &str) -> Vec<u8> {
    [id.bytes().as_slice(), form.as_bytes()].concat()
}

fn sealed(hand: &Hand, row: &LetterRow, making: &Making, printed: &Copies) -> Result<Sealed> {
    let keys = &hand.app.keys;
    Ok(Sealed {
        fields: keys.seal(&sealed_to(row.id, "fields"), &serde_json::to_string(&making.fields)?)?,
        pdf: keys.seal_bytes(&sealed_to(row.id, "pdf"), &printed.pdf)?,
        docx: keys.seal_bytes(&sealed_to(row.id, "docx"), &printed.docx)?,
    })
}

/// Writes down that what is personal was read, and for what.
pub(crate) async fn read(conn: &mut Conn, hand: &Hand, matter: Id, what: &str, why: &str) -> Result<()> {
    let officer = hand.actor.officer().ok_or(Error::Forbidden)?;
    let now = hand.app.clock.now();
    store::note_reading(conn, matter, officer.person, &hand.by().name, now, what, why).await
}
