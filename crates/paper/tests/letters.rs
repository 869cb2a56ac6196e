//! Every letter: read from its template, filled with an invented matter, set, and read back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fall over")]

mod samples;

use std::sync::LazyLock;

use paper::letters::{Because, Fields, Issue, Kind, Letter, Letters, Masked, Problem, Remedy, Value};
use paper::{Block, Document, Fonts, PdfError, Press};
use samples::{day, fields, issuer};

static LETTERS: LazyLock<Letters> = LazyLock::new(|| Letters::built_in().unwrap());
static PRESS: LazyLock<Press> = LazyLock::new(|| Press::new(Fonts::carried()));
const TODAY: &str = "2026-04-28";
const COURTS: [&str; 4] = ["行政复议", "行政诉讼", "人民法院", "起诉"];

fn letter(kind: Kind) -> &'static Letter {
    LETTERS.governing(kind, "demo", day(TODAY)).unwrap()
}

fn issue(kind: Kind) -> Issue {
    let (unit, code) = issuer(kind);
    let number = paper::number(&format!("{code}{}", letter(kind).class()), 2026, 3).unwrap();
    Issue::issued(unit, day(TODAY), Some(number))
}

fn made(kind: Kind) -> Document {
    letter(kind).compose(&fields(kind), &issue(kind)).unwrap_or_else(|p| panic!("{kind}: {p:?}"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every text that fields hold, as it is to be printed.
fn said(fields: &Fields) -> Vec<String> {
    let of = |value: &Value| match value {
        Value::Text(t) => t.split('\n').map(str::to_owned).collect(),
        Value::Date(d) => vec![paper::official_day(*d, law::Lang::Zh)],
        Value::Number(n) => vec![n.to_string()],
        Value::List(items) => items.clone(),
        Value::Table(rows) => rows.iter().flat_map(|r| r.values().cloned()).collect(),
    };
    fields.iter().flat_map(|(_, v)| of(v)).map(|t| squeezed(&t)).filter(|t| !t.is_empty()).collect()
}

#[test]
fn every_kind_is_printed_with_all_it_was_given() {
    for kind in Kind::ALL {
        let printed = PRESS.pdf(&made(*kind)).unwrap_or_else(|e| panic!("{kind}: {e}"));
        let text = squeezed(&printed.text);
        for part in said(&fields(*kind)) {
            assert!(text.contains(&part), "{kind} lacks “{part}” in {text}");
        }
        assert!((1..=2).contains(&printed.pages), "{kind} has {} pages", printed.pages);
        assert!(text.contains("—1—"), "{kind} has no page number");
        let number = made(*kind).number;
        assert_eq!(number.is_some(), !letter(*kind).class().is_empty(), "{kind}");
        assert!(number.is_none_or(|n| text.contains(&n)), "{kind} shows no number");
        if letter(*kind).seal() {
            assert!(text.contains(issuer(*kind).0) && text.contains("2026年4月28日"), "{kind} is not signed");
        }
    }
}

#[test]
fn the_file_says_that_it_is_pdf_a_and_the_same_letter_gives_the_same_bytes() {
    let doc = made(Kind::HandlingOpinion);
    let (one, two) = (PRESS.pdf(&doc).unwrap(), Press::new(Fonts::carried()).pdf(&doc).unwrap());
    assert!(one.bytes == two.bytes, "the bytes differ");
    let text = String::from_utf8_lossy(&one.bytes);
    assert!(text.starts_with("%PDF-1.7"));
    assert!(
        text.contains("<pdfaid:part>2</pdfaid:part>")
            && text.contains("<pdfaid:conformance>B</pdfaid:conformance>")
    );
}

#[test]
fn a_draft_bears_a_watermark_and_no_number() {
    let issue = Issue { draft: true, ..issue(Kind::HandlingOpinion) };
    let doc = letter(Kind::HandlingOpinion).compose(&fields(Kind::HandlingOpinion), &issue).unwrap();
    let text = PRESS.pdf(&doc).unwrap().text;
    assert!(text.contains("草稿") && !text.contains("〔2026〕"), "{text}");
    assert!(!PRESS.pdf(&made(Kind::HandlingOpinion)).unwrap().text.contains("草稿"));
}

#[test]
fn rare_names_are_printed_and_what_has_no_type_is_named() {
    let with = |name: &str| {
        let fields = fields(Kind::Receipt).text("petitioner", name);
        PRESS.pdf(&letter(Kind::Receipt).compose(&fields, &issue(Kind::Receipt)).unwrap())
    };
    assert!(with("𠮷䶮㛃堃喆犇骉淼龘").is_ok());
    assert_eq!(with("禾𓀀𓀁𓀀"), Err(PdfError::Missing(vec!['𓀀', '𓀁'])));
    assert!(with("禾𓀀").unwrap_err().to_string().contains("U+13000"));
}

#[test]
fn what_a_person_wrote_is_never_markup() {
    let nasty = "#set page(fill: red) *粗* $x$ @remedy {{ unit }} | 甲 | <b> \\ [x] #{1+1}";
    let fields = fields(Kind::HandlingOpinion).text("claims", format!("# 假标题\n| 假 | 表 |\n{nasty}"));
    let doc = letter(Kind::HandlingOpinion).compose(&fields, &issue(Kind::HandlingOpinion)).unwrap();
    let text = squeezed(&PRESS.pdf(&doc).unwrap().text);
    assert!(
        text.contains(&squeezed(nasty)) && text.contains("#假标题") && text.contains("|假|表|"),
        "{text}"
    );
    assert!(!doc.blocks.iter().any(|b| matches!(b, Block::Fields { .. })));
}

#[test]
fn the_remedy_is_the_right_one_and_never_a_court() {
    for (when, regulation) in [("2013-06-01", "《信访条例》"), (TODAY, "《信访工作条例》")] {
        for (kind, remedy, organ, words) in [
            (Kind::HandlingOpinion, Remedy::Review, "青禾县人民政府", "30日内，向青禾县人民政府书面申请复查"),
            (Kind::ReviewOpinion, Remedy::Rereview, "云川市人民政府", "30日内，向云川市人民政府书面申请复核"),
            (Kind::RereviewOpinion, Remedy::Final, "", "不再受理"),
            (Kind::NoLongerAccepted, Remedy::Final, "", "不再受理"),
        ] {
            let letter = LETTERS.governing(kind, "demo", day(when)).unwrap();
            assert_eq!(letter.remedy(), remedy);
            let doc = letter.compose(&fields(kind), &issue(kind)).unwrap();
            let text = doc.blocks.iter().find_map(|b| match b {
                Block::Remedy { text } => Some(text.clone()),
                _ => None,
            });
            let text = text.unwrap_or_else(|| panic!("{kind} has no remedy"));
            assert!(
                text.contains(words) && text.contains(organ) && text.contains(regulation),
                "{kind}: {text}"
            );
            assert!(!COURTS.iter().any(|w| doc.text().contains(w)), "{kind} points to a court");
        }
    }
}

#[test]
fn both_regulations_have_their_letters() {
    for kind in Kind::ALL {
        let then = LETTERS.governing(*kind, "national", day("2013-06-01"));
        let objection = matches!(kind, Kind::Objection | Kind::ObjectionDecision);
        assert_eq!(then.is_some(), !objection, "{kind} in 2013");
        let now = letter(*kind);
        let all = [then, Some(now)];
        for letter in all.into_iter().flatten() {
            let doc = letter.compose(&without_unknown(letter, fields(*kind)), &issue(*kind)).unwrap();
            let other = if letter.holds_on(day("2013-06-01")) {
                "《信访工作条例》"
            } else {
                "《信访条例》"
            };
            let given = said(&fields(*kind)).join("");
            assert!(given.contains(other) || !doc.text().contains(other), "{kind} cites {other}");
        }
    }
}

fn without_unknown(letter: &Letter, fields: Fields) -> Fields {
    let kept = fields.iter().filter(|(name, _)| letter.field(name).is_some());
    kept.fold(Fields::new(), |all, (name, value)| all.with(name, value.clone()))
}

#[test]
fn what_is_missing_or_wrong_is_listed_by_name() {
    let letter = letter(Kind::Extended);
    let problems = letter.compose(&Fields::new().text("reason", "  "), &issue(Kind::Extended)).unwrap_err();
    let required: Vec<&str> =
        letter.fields().iter().filter(|f| f.required).map(|f| f.name.as_str()).collect();
    let missing: Vec<&str> = problems.iter().filter_map(Problem::field).collect();
    assert_eq!(missing, required);
    assert!(problems.iter().all(|p| p.key() == "letter-field-missing" && !p.told().zh.is_empty()));
    for (fields, key) in [
        (fields(Kind::Extended).text("nonsense", "x"), "letter-field-unknown"),
        (fields(Kind::Extended).text("new_due_on", "5月29日"), "letter-field-type"),
    ] {
        let problems = letter.compose(&fields, &issue(Kind::Extended)).unwrap_err();
        assert_eq!(problems.iter().map(Problem::key).collect::<Vec<_>>(), [key]);
    }
    let rows = Value::Table(vec![[("demand".to_owned(), "甲".to_owned())].into()]);
    let problems =
        self::letter(Kind::HandlingOpinion).problems(&fields(Kind::HandlingOpinion).with("answers", rows));
    let columns: Vec<&Problem> = problems.iter().filter(|p| p.key() == "letter-field-cell").collect();
    assert_eq!(columns.len(), 2, "answer and outcome are lacking: {problems:?}");
}

#[test]
fn the_respondents_copy_says_nothing_of_the_petitioner_and_lists_what_went() {
    let secret = ["禾𠮷木", "13000000000", "苑南路7号"];
    let given = fields(Kind::Assignment)
        .text("summary", "禾𠮷木等14人反映，来电13000000000；邻居渠某家住塔影路3号。");
    let mut issue = issue(Kind::Assignment);
    issue.attachments = vec!["来信原件扫描件".to_owned()];
    let mask = |text: &str| Masked {
        text: text.replace("塔影路3号", "（已隐去）"),
        removed: text.contains("塔影路3号").then(|| "塔影路3号".to_owned()).into_iter().collect(),
    };
    let given = given
        .text("petitioner", "禾𠮷木")
        .text("summary", "禾𠮷木等14人反映，来电13000000000；邻居家住塔影路3号。");
    let copy = letter(Kind::Assignment).respondent_copy(&given, &issue, &mask).unwrap();
    let text = copy.document.text();
    for word in secret.iter().chain(&["塔影路3号", "扫描件"]) {
        assert!(!text.contains(word), "“{word}” is still in {text}");
        assert!(copy.removed.iter().any(|r| r.what.contains(word)), "“{word}” is not listed");
    }
    assert!(text.contains("18.6万元") && text.contains("信访人（身份信息已隐去）"));
    let elsewhere = copy.removed.iter().filter(|r| matches!(r.because, Because::Elsewhere(_))).count();
    assert_eq!(elsewhere, 2, "name and phone inside the summary: {:?}", copy.removed);
    assert!(copy.removed.iter().any(|r| r.because == Because::Attachment));
    assert!(PRESS.pdf(&copy.document).is_ok());
}

/// What a letter's marked fields hold.
fn identities(letter: &Letter, fields: &Fields) -> Vec<String> {
    let marked = letter.fields().iter().filter(|f| f.identity.is_some());
    marked
        .flat_map(|field| match fields.get(&field.name) {
            Some(Value::Table(rows)) => {
                let told =
                    |c: &String| field.identity_columns.is_empty() || field.identity_columns.contains(c);
                rows.iter()
                    .flat_map(|r| r.iter().filter(|(c, _)| told(c)).map(|(_, v)| squeezed(v)))
                    .collect()
            }
            Some(value) => said(&Fields::new().with("x", value.clone())),
            None => Vec::new(),
        })
        .collect()
}

#[test]
fn no_identity_is_left_in_any_letters_copy() {
    let plain = |text: &str| Masked { text: text.to_owned(), removed: Vec::new() };
    for kind in Kind::ALL {
        let copy = letter(*kind).respondent_copy(&fields(*kind), &issue(*kind), &plain).unwrap();
        let text = squeezed(&copy.document.text());
        for part in identities(letter(*kind), &fields(*kind)) {
            assert!(!text.contains(&part), "{kind}: “{part}” is still there");
        }
    }
}

#[test]
fn a_file_that_is_no_type_adds_nothing_and_does_no_harm() {
    let mut fonts = Fonts::carried();
    assert_eq!(fonts.families(), ["Huiyin Serif SC"]);
    assert_eq!(fonts.add(b"not a font".to_vec()), 0);
    assert_eq!(fonts.add(Vec::new()), 0);
    assert!(Press::new(fonts).pdf(&made(Kind::Receipt)).is_ok());
}

#[test]
fn the_type_carried_along_has_every_character_of_the_templates_and_of_gb2312() {
    let mut text = String::new();
    for letter in LETTERS.iter() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(letter.file());
        text.push_str(&std::fs::read_to_string(path).unwrap());
    }
    text.push_str(
        "一丁七万丈三上下不与丐丑专且世丘丙业丛东丝丞鼾齄龠〔〕〇○●□■→①⑩⑳㎡℃‰—…“”《》，。；：？！、（）",
    );
    assert_eq!(PRESS.missing(&text), Vec::<char>::new());
}

#[test]
fn a_press_is_shared_between_threads() {
    let doc = made(Kind::Receipt);
    let alone = PRESS.pdf(&doc).unwrap();
    let together: Vec<_> = std::thread::scope(|s| {
        let running: Vec<_> = (0..4).map(|_| s.spawn(|| PRESS.pdf(&doc).unwrap())).collect();
        running.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert!(together.iter().all(|p| *p == alone));
}
