//! Files in the encodings and shapes people bring, and files that must be refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::io::{Cursor, Write};

use intake::{Fate, Note, ReadError, Table, plan, read, rows};
use jiff::civil::date;
use proptest::prelude::*;

const LIST: &str =
    "编号,标题,信访内容,信访日期\n7,柳湾路灯,\"　路灯不亮，\n请修。 \",02/03/2026\n8,,井盖丢失。很危险！,\n";

fn fates(table: &Table) -> Vec<Fate> {
    let plan = plan(table).unwrap();
    rows(table, &plan, date(2026, 3, 5)).map(|(_, fate)| fate).collect()
}

fn drafts(table: &Table) -> Vec<intake::Draft> {
    fates(table).into_iter().filter_map(|f| if let Fate::Draft(d) = f { Some(*d) } else { None }).collect()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
}

#[test]
fn every_encoding_and_delimiter_gives_the_same_table() {
    let plain = read("a.csv", LIST.as_bytes()).unwrap();
    let gbk = encoding_rs::GBK.encode(LIST).0.into_owned();
    let bom16 = utf16(&format!("\u{feff}{LIST}"), true);
    let crlf = LIST.replace('\n', "\r\n").into_bytes();
    let variants = [
        format!("\u{feff}{LIST}").into_bytes(),
        gbk,
        bom16,
        utf16(LIST, true),
        utf16(LIST, false),
        crlf,
        LIST.replace(',', ";").into_bytes(),
        LIST.replace(',', "\t").into_bytes(),
    ];
    for bytes in variants {
        assert_eq!(read("a.csv", &bytes).unwrap(), plain);
    }
}

#[test]
fn the_words_stay_as_they_were_written() {
    let drafts = drafts(&read("a.csv", LIST.as_bytes()).unwrap());
    assert_eq!(drafts[0].words, "　路灯不亮，\n请修。 ");
    assert_eq!(drafts[0].received_on, Some(date(2026, 3, 2)));
    assert!(matches!(drafts[0].notes[0], Note::AmbiguousDate { .. }));
    assert_eq!((drafts[1].subject.as_str(), drafts[1].row), ("井盖丢失", 3));
    assert_eq!(drafts[1].notes, [Note::SubjectMadeFromWords]);
}

#[test]
fn one_clear_date_settles_its_column() {
    let list = "title,date\na,02/03/2026\nb,02/28/2026\n";
    let drafts = drafts(&read("a.csv", list.as_bytes()).unwrap());
    assert_eq!(
        (drafts[0].received_on, drafts[1].received_on),
        (Some(date(2026, 2, 3)), Some(date(2026, 2, 28)))
    );
    assert!(!drafts[0].notes.iter().any(|n| matches!(n, Note::AmbiguousDate { .. })));
}

#[test]
fn a_key_follows_the_content_and_not_the_place() {
    let a = drafts(&read("a.csv", "id,title,for\n1,路 灯,3\n2,井盖,0\n".as_bytes()).unwrap());
    let b = drafts(&read("b.csv", "for,title,id\n9,井盖,2\n\n5,路　灯,1\n".as_bytes()).unwrap());
    assert_eq!((&a[0].key, &a[1].key), (&b[1].key, &b[0].key));
    assert_eq!(b[1].row, 4);
    assert_ne!(a[0].key, a[1].key);
    assert_eq!(a[0].key.len(), 64);
}

#[test]
fn a_file_that_is_no_table_is_refused_with_a_sentence() {
    let binary: Vec<u8> = (0u8..32).chain(0..32).cycle().take(4000).collect();
    let mut torn = LIST.repeat(20).into_bytes();
    torn.push(0xe5);
    let cases: Vec<(&[u8], ReadError)> = vec![
        (b"", ReadError::Empty),
        (b"\n\n , \n", ReadError::Empty),
        (b"%PDF-1.7 ...", ReadError::NotATable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ReadError::OldWorkbook),
        (b"<html><table><tr><td>x</td></tr></table></html>", ReadError::WebPage),
        (b"a,b\n\"c,d\n", ReadError::OpenQuote { line: 2 }),
        (b"a,\xff\xff\xff\n", ReadError::UnknownEncoding),
        (&torn, ReadError::DamagedText { at: torn.len() - 1 }),
    ];
    for (bytes, expected) in cases {
        assert_eq!(read("a.csv", bytes), Err(expected.clone()));
        assert_ne!(expected.say(true), expected.say(false));
    }
    assert!(read("a.csv", &binary).is_err());
}

#[test]
fn limits_are_kept() {
    let long = |n: usize| format!("title,words\na,{}\n", "长".repeat(n));
    assert!(read("a.csv", long(100_000).as_bytes()).is_ok());
    assert_eq!(read("a.csv", long(100_001).as_bytes()), Err(ReadError::CellTooLong { row: 2 }));
    let wide = |n: usize| format!("title\n{}x\n", ",".repeat(n));
    assert!(read("a.csv", wide(199).as_bytes()).is_ok());
    assert_eq!(read("a.csv", wide(200).as_bytes()), Err(ReadError::TooManyColumns { row: 2 }));
}

/// A workbook of given parts; sheet and strings are what the test is about.
fn package(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let top = format!(
        r#"<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let inner = format!(
        r#"<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts: [(&str, &[u8]); 5] = [
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
    ];
    for (name, content) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(cells: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#).into_bytes()
}

const NO_STRINGS: &[u8] = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>"#;

fn inline(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn a_workbook_by_any_name_is_read_by_its_content() {
    let cells = format!(
        "<row r=\"1\">{}{}</row><row r=\"3\">{}</row>",
        inline("A1", "标题"),
        inline("B1", "电话"),
        inline("A3", "修路")
    );
    let table = read("a.csv", &package(&sheet(&cells), NO_STRINGS)).unwrap();
    assert_eq!(table.rows, [vec!["标题", "电话"], vec![], vec!["修路"]]);
}

#[test]
fn a_hostile_workbook_is_refused() {
    let claim = br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount = "9999999999999"></sst>"#;
    assert!(matches!(read("a.xlsx", &package(&sheet(""), claim)), Err(ReadError::BadWorkbook { .. })));
    let far = |at: &str| read("a.xlsx", &package(&sheet(&inline(at, "x")), NO_STRINGS));
    assert_eq!(far("A1048576"), Err(ReadError::TooManyRows));
    assert_eq!(far("XFD1"), Err(ReadError::TooManyColumns { row: 1 }));
    assert!(far("ZZZZZZZZZ99999999999999").is_err());
    assert!(read("a.xlsx", &package(b"<worksheet><sheetData><row", NO_STRINGS)).is_err());
    assert_eq!(read("a.xlsx", &package(&sheet(""), NO_STRINGS)), Err(ReadError::Empty));
}

#[test]
fn a_broken_workbook_never_panics() {
    let good = package(&sheet(&inline("A1", "标题")), NO_STRINGS);
    for end in 4..good.len() {
        assert!(read("a.xlsx", &good[..end]).is_err());
    }
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        let _ = read("a.xlsx", &bad);
    }
}

/// Whatever comes out of a file must also go through the rest.
fn through(bytes: &[u8]) {
    if let Ok(table) = read("a.csv", bytes)
        && let Ok(plan) = plan(&table)
    {
        for (_, fate) in rows(&table, &plan, date(2026, 3, 5)) {
            if let Fate::Refused(problems) = fate {
                assert!(!problems.is_empty());
            }
        }
    }
}

const HEADERS: &str = "编号,姓名,电话,身份证号,信访类型,目的分类,标题,信访内容,诉求,首次信访时间,末次信访时间,人数,是否集访,支持数\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        through(&bytes);
        let mut zip = b"PK\x03\x04".to_vec();
        zip.extend(&bytes);
        through(&zip);
    }

    #[test]
    fn any_text_under_a_header_has_a_fate(body in "([0-9年月日/.,、（）()等人张三\"\n -]|\\PC){0,300}") {
        through(format!("{HEADERS}{body}").as_bytes());
    }

    #[test]
    fn reading_twice_gives_the_same_keys(cells in proptest::collection::vec("[a-z0-9一-十 ]{1,12}", 1..20)) {
        let list = format!("title,name\n{}", cells.iter().map(|c| format!("x{c},甲\n")).collect::<String>());
        let keys = |bytes: &[u8]| drafts(&read("a.csv", bytes).unwrap()).into_iter().map(|d| d.key).collect::<Vec<_>>();
        prop_assert_eq!(keys(list.as_bytes()), keys(encoding_rs::GB18030.encode(&list).0.as_ref()));
        prop_assert_eq!(keys(list.as_bytes()).len(), cells.len());
    }

    #[test]
    fn what_the_csv_crate_writes_we_read(cells in proptest::collection::vec(proptest::collection::vec("[a-z,;\"\n甲乙 ]{0,8}[a-z甲]", 1..6), 1..12)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(["title", "words", "name"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let table = read("a.csv", &writer.into_inner().unwrap()).unwrap();
        prop_assert_eq!(&table.rows[1..], &cells[..]);
    }

    #[test]
    fn any_date_is_read_as_itself(y in 1971i16..2100, m in 1i8..=12, d in 1i8..=28) {
        use intake::dates::{DateOrder, ReadDay, parse_day};
        let expected = Ok(ReadDay::Day { day: date(y, m, d), ambiguous: false });
        for text in [format!("{y}-{m}-{d}"), format!("{y}年{m}月{d}日"), format!("{y}{m:02}{d:02}"), format!("{y}/{m:02}/{d:02} 08:00")] {
            prop_assert_eq!(parse_day(&text, DateOrder::Unknown), expected);
        }
        prop_assert_eq!(parse_day(&format!("{d}/{m}/{y}"), DateOrder::DayMonth), expected);
    }
}
