//! The copy of a letter for the unit complained about: made by rule out of what was issued, confirmed by an official,
//! kept beside the letter under its number. Never the other way round: nothing is typed here.

use super::letters::{parties, read, sealed_to};
use super::{Hand, NewParty, save};
use crate::letters;
use crate::rules::Event;
use crate::store::{self, LetterRow, Loaded, Sealed};
use paper::letters::{Fields, Identity, Issue, Kind, Letter, Masked, SafeCopy, Value};
use people::{House, Power, may};
use platform::db::Conn;
use platform::ids::hex;
use platform::{Error, Id, Result};

/// Fields that say whom to ask at the office; they stay.
const OURS: [&str; 2] = ["contact", "contact_phone"];
/// What parts the names of several people.
const PARTS: [char; 5] = ['、', '，', ',', '；', ';'];
/// Stands where one of the people was named.
const HIDDEN: &str = "〔信访人〕";

/// What a copy would leave out; looking at it is a reading, since the list names what went.
///
/// # Errors
/// [`Error::NotFound`] where there is no such letter for these eyes, [`Error::Forbidden`] without the power.
pub(crate) async fn letter_copy(house: &House, hand: &Hand, no: &str, id: Id) -> Result<SafeCopy> {
    let mut conn = hand.app.db.read().await?;
    let loaded = store::get(&mut conn, no).await?;
    let row = of(&mut conn, hand, &loaded, id).await?;
    let copy = made(&mut conn, house, hand, &loaded, &row).await?;
    drop(conn);
    let (hand, why) = (hand.clone(), format!("核对副本 {} {}", row.number, row.title));
    let (db, what) = (hand.app.db.clone(), format!("letter {id}"));
    db.write(move |c| Box::pin(async move { read(c, &hand, row.matter, &what, &why).await })).await?;
    Ok(copy)
}

/// Keeps the copy, once what it leaves out was looked at.
///
/// # Errors
/// As for [`letter_copy`]; [`Error::Stale`] when somebody made it already or the matter changed.
pub(crate) async fn keep_letter_copy(house: &House, hand: Hand, no: &str, id: Id) -> Result<()> {
    let _turn = letters::turn().await?;
    let mut conn = hand.app.db.read().await?;
    let loaded = store::get(&mut conn, no).await?;
    let row = of(&mut conn, &hand, &loaded, id).await?;
    let copy = made(&mut conn, house, &hand, &loaded, &row).await?;
    drop(conn);
    let title = copy.document.title.replace('\n', "");
    let printed = letters::print(copy.document, Fields::new()).await?;
    let (no, db) = (no.to_owned(), hand.app.db.clone());
    db.write(move |c| Box::pin(async move { keep(c, &hand, &no, row, title, printed).await })).await
}

async fn keep(
    conn: &mut Conn,
    hand: &Hand,
    no: &str,
    original: LetterRow,
    title: String,
    printed: letters::Copies,
) -> Result<()> {
    let loaded = store::get_to_change(conn, no).await?;
    of(conn, hand, &loaded, original.id).await?;
    let now = hand.app.clock.now();
    let kind = Kind::find(&original.kind).ok_or(Error::NotFound)?;
    let number = original.number.clone();
    let row = LetterRow {
        id: Id::new(now),
        at: now,
        person: hand.actor.officer().ok_or(Error::Forbidden)?.person,
        name: hand.by().name,
        title,
        digest: printed.digest.to_vec(),
        personal: false,
        copy_of: Some(original.id),
        ..original
    };
    let keys = &hand.app.keys;
    let sealed = Sealed {
        fields: keys.seal(&sealed_to(row.id, "fields"), &serde_json::to_string(&Fields::new())?)?,
        pdf: keys.seal_bytes(&sealed_to(row.id, "pdf"), &printed.pdf)?,
        docx: keys.seal_bytes(&sealed_to(row.id, "docx"), &printed.docx)?,
    };
    store::insert_letter(conn, &row, sealed).await?;
    let event = Event::LetterIssued {
        letter: row.id,
        kind,
        number,
        digest: hex(&printed.digest),
        copy: true,
        despite: String::new(),
    };
    save(conn, hand, loaded, &[event]).await.map(|_| ())
}

/// A letter that names somebody and has no copy yet, if this officer may make one.
async fn of(conn: &mut Conn, hand: &Hand, l: &Loaded, id: Id) -> Result<LetterRow> {
    let scope = l.matter.scope();
    if !may(&hand.actor, Power::See, &scope) {
        return Err(Error::NotFound);
    }
    let all = store::letters_of(conn, l.matter.id).await?;
    let row = all.iter().find(|r| r.id == id && r.copy_of.is_none()).ok_or(Error::NotFound)?;
    let kind = Kind::find(&row.kind).ok_or(Error::NotFound)?;
    let power = letters::power(kind);
    if !may(&hand.actor, power, &scope) || !may(&hand.actor, Power::OpenPersonal, &scope) {
        return Err(Error::Forbidden);
    }
    if !row.personal || all.iter().any(|r| r.copy_of == Some(id)) {
        return Err(Error::Stale);
    }
    Ok(row.clone())
}

async fn made(conn: &mut Conn, house: &House, hand: &Hand, l: &Loaded, row: &LetterRow) -> Result<SafeCopy> {
    let kind = Kind::find(&row.kind).ok_or(Error::NotFound)?;
    let letter = letters::letter(&hand.app, &l.matter, kind, row.issued_on)?.ok_or(Error::NotFound)?;
    let sealed = store::letter_fields(conn, row.id).await?;
    let fields: Fields = serde_json::from_str(&hand.app.keys.open(&sealed_to(row.id, "fields"), &sealed)?)?;
    let units = house.units().await?;
    let unit = units.get(row.unit).map_or(String::new(), |u| u.name.clone());
    let number = Some(row.number.clone()).filter(|n| !n.is_empty());
    let ours: Vec<&str> = OURS.iter().filter_map(|name| words(fields.get(name)?)).collect();
    let known = known(letter, &fields, &parties(conn, hand, &l.matter).await?);
    let mask = |text: &str| if ours.contains(&text) { kept(text) } else { masked(text, &known) };
    let copy = letter.respondent_copy(&fields, &Issue::issued(unit, row.issued_on, number), &mask);
    copy.map_err(|problems| Error::broken(format!("{problems:?}")))
}

fn words(value: &Value) -> Option<&str> {
    match value {
        Value::Text(words) => Some(words),
        _ => None,
    }
}

fn kept(text: &str) -> Masked {
    Masked { text: text.to_owned(), removed: Vec::new() }
}

/// Every name, phone and the like by itself, longest first: on the letter several people stand in one line, elsewhere
/// one of them may stand alone.
fn known(letter: &Letter, fields: &Fields, parties: &[NewParty]) -> Vec<String> {
    let of = |p: &NewParty| [&p.name, &p.phone, &p.idno, &p.address].map(|s| s.trim().to_owned());
    let typed = letter.fields().iter().filter(|f| !matches!(f.identity, None | Some(Identity::Hint)));
    let typed = typed.filter_map(|f| words(fields.get(&f.name)?)).flat_map(|t| t.split(PARTS));
    let mut all: Vec<String> = typed.map(|t| t.trim().to_owned()).collect();
    all.extend(parties.iter().flat_map(of));
    all.retain(|t| t.chars().count() >= 2);
    all.sort_by_key(|t| std::cmp::Reverse(t.chars().count()));
    all.dedup();
    all
}

fn masked(text: &str, known: &[String]) -> Masked {
    let (mut clean, mut removed) = (text.to_owned(), Vec::new());
    for what in known.iter().filter(|what| text.contains(what.as_str())) {
        clean = clean.replace(what.as_str(), HIDDEN);
        removed.push(what.clone());
    }
    let found = language::mask::mask(&clean);
    removed.extend(found.spans.iter().filter_map(|s| clean.get(s.start..s.end)).map(str::to_owned));
    Masked { text: found.text, removed }
}
