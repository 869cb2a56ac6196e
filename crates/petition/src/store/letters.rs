//! Letters that were issued, and the numbers they bear.

use law::Day;
use platform::clock::Instant;
use platform::db::{Conn, Row, sql};
use platform::{Error, Id, Result};

/// An issued letter, without its bytes.
#[derive(Clone, Debug)]
pub(crate) struct LetterRow {
    pub id: Id,
    pub matter: Id,
    pub kind: String,
    pub class: String,
    pub code: String,
    pub year: i64,
    /// 0 for a kind without numbers.
    pub serial: i64,
    pub number: String,
    pub title: String,
    pub issued_on: Day,
    pub at: Instant,
    pub unit: Id,
    pub person: Id,
    pub name: String,
    /// SHA-256 of the PDF as it was issued.
    pub digest: Vec<u8>,
    /// Whether it names somebody.
    pub personal: bool,
    /// The letter of which it is the respondent's copy.
    pub copy_of: Option<Id>,
}

/// What of a letter is sealed.
pub(crate) struct Sealed {
    pub fields: Vec<u8>,
    pub pdf: Vec<u8>,
    pub docx: Vec<u8>,
}

/// Takes the next number of a code, a class and a year; the row stays locked until the transaction ends.
pub(crate) async fn take_serial(conn: &mut Conn, code: &str, class: &str, year: i64) -> Result<i64> {
    let q = sql("INSERT INTO serial (code, class, year, last) VALUES ($1,$2,$3,1)
                 ON CONFLICT (code, class, year) DO UPDATE SET last = serial.last + 1 RETURNING last");
    let row = q.bind(code).bind(class).bind(year).one(conn).await?;
    row.ok_or_else(|| Error::broken("no serial"))?.get("last")
}

/// The number that would be next, if nobody were faster.
pub(crate) async fn next_serial(conn: &mut Conn, code: &str, class: &str, year: i64) -> Result<i64> {
    let q = sql("SELECT last AS n FROM serial WHERE code = $1 AND class = $2 AND year = $3");
    Ok(q.bind(code).bind(class).bind(year).number(conn).await? + 1)
}

pub(crate) async fn insert_letter(conn: &mut Conn, l: &LetterRow, sealed: Sealed) -> Result<()> {
    sql("INSERT INTO letter (id, matter, kind, class, code, year, serial, number, title, issued_on, at, unit, person,
           name, fields, pdf, docx, digest, personal, copy_of)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)")
        .bind(l.id)
        .bind(l.matter)
        .bind(&l.kind)
        .bind(&l.class)
        .bind(&l.code)
        .bind(l.year)
        .bind(l.serial)
        .bind(&l.number)
        .bind(&l.title)
        .bind(l.issued_on)
        .bind(l.at)
        .bind(l.unit)
        .bind(l.person)
        .bind(&l.name)
        .bind(sealed.fields)
        .bind(sealed.pdf)
        .bind(sealed.docx)
        .bind(l.digest.clone())
        .bind(l.personal)
        .bind(l.copy_of)
        .run(conn)
        .await?;
    Ok(())
}

/// Letters of a matter, oldest first.
pub(crate) async fn letters_of(conn: &mut Conn, matter: Id) -> Result<Vec<LetterRow>> {
    let rows =
        sql("SELECT id, matter, kind, class, code, year, serial, number, title, issued_on, at, unit, person,
                      name, digest, personal, copy_of FROM letter WHERE matter = $1 ORDER BY at, id")
        .bind(matter)
        .all(conn)
        .await?;
    rows.iter().map(letter).collect()
}

fn letter(r: &Row) -> Result<LetterRow> {
    Ok(LetterRow {
        id: r.get("id")?,
        matter: r.get("matter")?,
        kind: r.get("kind")?,
        class: r.get("class")?,
        code: r.get("code")?,
        year: r.get("year")?,
        serial: r.get("serial")?,
        number: r.get("number")?,
        title: r.get("title")?,
        issued_on: r.get("issued_on")?,
        at: r.get("at")?,
        unit: r.get("unit")?,
        person: r.get("person")?,
        name: r.get("name")?,
        digest: r.get("digest")?,
        personal: r.get("personal")?,
        copy_of: r.get("copy_of")?,
    })
}

/// A letter's PDF, sealed.
pub(crate) async fn letter_pdf(conn: &mut Conn, id: Id) -> Result<Vec<u8>> {
    let row = sql("SELECT pdf FROM letter WHERE id = $1").bind(id).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("pdf")
}

/// A letter's DOCX, sealed.
pub(crate) async fn letter_docx(conn: &mut Conn, id: Id) -> Result<Vec<u8>> {
    let row = sql("SELECT docx FROM letter WHERE id = $1").bind(id).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("docx")
}

/// A letter's fields, sealed.
pub(crate) async fn letter_fields(conn: &mut Conn, id: Id) -> Result<Vec<u8>> {
    let row = sql("SELECT fields FROM letter WHERE id = $1").bind(id).one(conn).await?;
    row.ok_or(Error::NotFound)?.get("fields")
}
