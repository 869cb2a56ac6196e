//! DOCX and XLSX, unpacked and read back; charts, on a page and in a PDF.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fall over")]

mod samples;

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use paper::letters::{Issue, Kind, Letters};
use paper::{Block, Cell, Chart, ChartKind, Document, Fonts, Press, Series, Sheet, docx, xlsx};
use samples::{day, fields};

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    zip.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}")).read_to_string(&mut out).unwrap();
    out
}

fn opinion(draft: bool) -> Document {
    let letters = Letters::built_in().unwrap();
    let today = day("2026-04-28");
    let letter = letters.governing(Kind::HandlingOpinion, "demo", today).unwrap();
    let number = paper::number("青人社信", 2026, 3).unwrap();
    let issue =
        Issue { draft, ..Issue::issued("青禾县人力资源和社会保障局", today, Some(number)) };
    letter.compose(&fields(Kind::HandlingOpinion), &issue).unwrap()
}

#[test]
fn a_docx_names_chinese_type_for_chinese_and_has_page_numbers_on_both_sides() {
    let bytes = docx(&opinion(false)).unwrap();
    let body = part(&bytes, "word/document.xml");
    for wanted in [
        r#"w:eastAsia="仿宋""#,
        r#"w:eastAsia="黑体""#,
        r#"w:eastAsia="方正小标宋简体""#,
        r#"<w:sz w:val="32" />"#,
        r#"<w:sz w:val="44" />"#,
        r#"w:w="11906""#,
        r#"w:top="2098""#,
        r#"w:left="1588""#,
        r#"w:line="579""#,
        "青人社信〔2026〕3号",
        "书面申请复查",
    ] {
        assert!(body.contains(wanted), "the body lacks {wanted}");
    }
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
        let text = part(&bytes, footer);
        assert!(text.contains("PAGE") && text.contains("— "), "{footer}: {text}");
    }
    assert!(part(&bytes, "word/settings.xml").contains("evenAndOddHeaders"));
    assert!(part(&bytes, "docProps/core.xml").contains("2026-04-28"));
}

#[test]
fn a_docx_of_a_draft_is_marked_and_has_no_number() {
    let bytes = docx(&opinion(true)).unwrap();
    assert!(part(&bytes, "word/header1.xml").contains("草　　稿"));
    assert!(!part(&bytes, "word/document.xml").contains("〔2026〕"));
}

#[test]
fn every_letter_becomes_a_docx_with_the_same_words_and_the_same_bytes() {
    let letters = Letters::built_in().unwrap();
    for kind in Kind::ALL {
        let letter = letters.governing(*kind, "demo", day("2026-04-28")).unwrap();
        let doc = letter.compose(&fields(*kind), &Issue::draft("青禾县信访局", day("2026-04-28"))).unwrap();
        let bytes = docx(&doc).unwrap();
        assert!(bytes == docx(&doc).unwrap(), "{kind}: the bytes differ");
        let body = part(&bytes, "word/document.xml");
        let plain: String = body.split('<').filter_map(|p| p.split_once('>')).map(|(_, t)| t).collect();
        let plain = plain.replace("&quot;", "\"").replace("&amp;", "&");
        for line in doc.text().lines().filter(|l| !l.trim().is_empty()) {
            assert!(plain.contains(line.trim()), "{kind} lacks “{line}”");
        }
    }
}

fn sheet<'a>(rows: impl Iterator<Item = Vec<Cell>> + 'a) -> Sheet<'a> {
    Sheet {
        name: "办结/率[一]".to_owned(),
        title: "办结率".to_owned(),
        definitions: vec!["办结率＝办结数÷纯件数".to_owned(), "=1+1 也只是文字".to_owned()],
        columns: vec![
            ("单位".to_owned(), 24),
            ("件数".to_owned(), 10),
            ("比率".to_owned(), 10),
            ("平均天数".to_owned(), 10),
        ],
        rows: Box::new(rows),
    }
}

fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_workbook_holds_numbers_as_numbers_and_text_as_text() {
    let rows = vec![
        vec![
            Cell::Text("青禾县人社局".into()),
            Cell::Count(162),
            Cell::Share(115.0 / 162.0),
            Cell::Number(12.5, 1),
        ],
        vec![Cell::Text("=HYPERLINK(\"x\")".into()), Cell::Count(-3), Cell::Empty, Cell::Number(2.0, 0)],
        vec![Cell::Text("+86".into()), Cell::Count(9_007_199_254_740_991), Cell::Share(0.0), Cell::Empty],
        vec![Cell::Text("@甲".into()), Cell::Count(0)],
    ];
    let again = || sheet(rows.clone().into_iter());
    let bytes = xlsx(day("2026-06-30"), [again(), again()]).unwrap();
    assert!(bytes == xlsx(day("2026-06-30"), [again(), again()]).unwrap(), "the bytes differ");
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"), "no cell is a formula");
    let mut book = read(bytes);
    assert_eq!(book.sheet_names(), ["办结率一", "办结率一(2)"]);
    let range = book.worksheet_range("办结率一").unwrap();
    let cell = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(0, 0), Data::String("办结率".into()));
    assert_eq!(cell(2, 0), Data::String("=1+1 也只是文字".into()));
    assert_eq!(cell(4, 2), Data::String("比率".into()));
    assert_eq!(cell(5, 1), Data::Float(162.0));
    assert_eq!(cell(5, 2), Data::Float(115.0 / 162.0));
    assert_eq!(cell(6, 0), Data::String("=HYPERLINK(\"x\")".into()));
    assert_eq!(cell(6, 1), Data::Float(-3.0));
    assert_eq!(cell(7, 1), Data::Float(9_007_199_254_740_991.0));
    assert_eq!(cell(8, 0), Data::String("@甲".into()));
}

#[test]
fn a_long_list_comes_through_whole() {
    let rows = (0..50_000).map(|n| vec![Cell::Text(format!("第{n}件")), Cell::Count(n)]);
    let mut book = read(xlsx(day("2026-06-30"), [sheet(rows)]).unwrap());
    let range = book.worksheet_range("办结率一").unwrap();
    assert_eq!(range.height(), 50_005);
    assert_eq!(range.get_value((50_004, 1)), Some(&Data::Float(49_999.0)));
}

fn chart(kind: ChartKind) -> Chart {
    let labels = ["一月", "二月", "三月 <&>"].map(str::to_owned);
    let series = [
        Series { name: "来信".into(), values: vec![Some(12.0), Some(30.5), None] },
        Series { name: "来访".into(), values: vec![Some(0.0), Some(7.0), Some(f64::NAN)] },
    ];
    Chart::draw(kind, "上半年信访件", "来信先升后降；单位：件。", "形式", &labels, &series)
}

#[test]
fn a_chart_has_title_description_and_table_and_no_style_or_script() {
    for kind in [ChartKind::Bars, ChartKind::Lines, ChartKind::Heat] {
        let chart = chart(kind.clone());
        assert!(chart.svg.contains("<title>上半年信访件</title><desc>来信先升后降；单位：件。</desc>"));
        assert!(chart.svg.contains("role=\"img\"") && chart.svg.contains("&lt;&amp;&gt;"), "{}", chart.svg);
        assert!(!chart.svg.contains("style") && !chart.svg.contains("script") && !chart.svg.contains("NaN"));
        let table = chart.table.clone().unwrap();
        assert_eq!(table.rows[0], ["来信", "12", "30.5", "—"]);
        assert_eq!(table.rows[1], ["来访", "0", "7", "—"]);
        let mut doc = Document::new("图表", law::Lang::Zh, day("2026-06-30"));
        doc.blocks.push(Block::Chart { chart });
        let text = Press::new(Fonts::carried()).pdf(&doc).unwrap().text;
        assert!(text.contains("来信先升后降") && text.contains("30.5"), "{kind:?}: {text}");
        assert!(part(&docx(&doc).unwrap(), "word/document.xml").contains("来信先升后降"));
    }
}

#[test]
fn a_chart_of_nothing_is_still_a_chart() {
    for kind in [ChartKind::Bars, ChartKind::Lines, ChartKind::Heat] {
        let chart = Chart::draw(kind, "空", "没有数据", "单位", &[], &[]);
        assert!(chart.svg.starts_with("<svg") && chart.svg.ends_with("</svg>") && !chart.svg.contains("NaN"));
    }
}
