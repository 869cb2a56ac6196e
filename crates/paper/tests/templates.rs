//! Templates that are wrong are refused, with the line; an office's own are taken.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fall over")]

use paper::letters::{Fields, Issue, Kind, Letters};

const GOOD: &str = r#"+++
kind = "handling_opinion"
name = "处理意见书"
jurisdiction = "qinghe"
valid_from = "2026-01-01"
title = "关于{{ subject }}的处理意见书"
class = "信"
to = "{{ petitioner }}"
basis = "条例第32条"
signer = "head"
seal = true
remedy = "review"
remedy_text = "可以自收到之日起{{ remedy_days }}日内，向{{ remedy_organ }}申请复查。"

[[field]]
name = "petitioner"
label = "信访人"
type = "text"
identity = "name"

[[field]]
name = "subject"
label = "事项"
type = "text"

[[field]]
name = "answers"
label = "答复"
type = "table"
columns = ["demand", "answer"]

[[field]]
name = "note"
label = "附注"
type = "text"
required = false

[[field]]
name = "remedy_organ"
label = "复查机关"
type = "text"

[[field]]
name = "remedy_days"
label = "期限"
type = "number"
+++
# 一、处理意见
{% for a in answers %}
（{{ loop.index | cn }}）{{ a.demand }}：{{ a.answer }}
{% endfor %}
{% if note %}
{{ note }}
{% endif %}
@remedy
"#;

fn load(text: &str) -> Result<Letters, Vec<paper::letters::Fault>> {
    Letters::built_in().unwrap().with_office(&[("own.txt", text)])
}

fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|l| l.contains(words)).unwrap() + 1
}

#[test]
fn an_offices_template_holds_in_its_county_from_its_day_on() {
    let letters = load(GOOD).unwrap();
    let on = |place: &str, day: &str| {
        letters.governing(Kind::HandlingOpinion, place, day.parse().unwrap()).unwrap().file().to_owned()
    };
    assert_eq!(on("qinghe", "2026-01-01"), "own.txt");
    assert_eq!(on("qinghe", "2025-12-31"), "packs/letters/2022/handling_opinion.txt");
    assert_eq!(on("elsewhere", "2026-01-01"), "packs/letters/2022/handling_opinion.txt");
    let letter = letters.governing(Kind::HandlingOpinion, "qinghe", "2026-03-01".parse().unwrap()).unwrap();
    let fields = Fields::new()
        .text("petitioner", "禾小满")
        .text("subject", "路灯")
        .table("answers", ["demand", "answer"], &[["修灯", "已修好"]])
        .text("remedy_organ", "青禾县人民政府")
        .number("remedy_days", 30);
    let doc = letter.compose(&fields, &Issue::draft("青禾县住建局", "2026-03-05".parse().unwrap())).unwrap();
    assert!(
        doc.text().contains("（一）修灯：已修好") && doc.text().contains("30日内，向青禾县人民政府申请复查")
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_no_harm() {
    assert!(load(&format!("\u{FEFF}{}", GOOD.replace('\n', "\r\n"))).is_ok());
}

#[test]
fn each_mistake_is_refused_with_its_line() {
    // (what stands there, what is put instead, the flaw's key, words of the line to blame)
    let table = [
        ("+++\nkind", "kind", "letter-no-head", "kind"),
        ("\"handling_opinion\"", "\"love_letter\"", "letter-unknown-kind", "love_letter"),
        ("signer = \"head\"", "signer = \"nobody\"", "letter-head", "nobody"),
        ("basis = \"条例第32条\"", "basis = ", "letter-head", "basis = "),
        (
            "class = \"信\"",
            "class = \"信\"\nvalid_until = \"2025-01-01\"",
            "letter-ends-before",
            "valid_until",
        ),
        ("name = \"subject\"", "name = \"petitioner\"", "letter-field-twice", "name = \"petitioner\""),
        ("columns = [\"demand\", \"answer\"]\n", "", "letter-columns", "name = \"answers\""),
        ("# 一、处理意见", "# 一、{{ nobody }}", "letter-undeclared", "nobody"),
        ("关于{{ subject }}的", "关于一事的", "letter-unused", "name = \"subject\""),
        ("{% endfor %}", "", "letter-syntax", ""),
        ("{{ a.demand }}", "{{ a.demnad }}", "letter-dry-run", "demnad"),
        ("{{ note }}", "{{ note | upper }}", "letter-dry-run", "upper"),
        ("# 一、处理意见", "#一、处理意见", "letter-mark", "#一"),
        ("remedy = \"review\"", "remedy = \"final\"", "letter-wrong-remedy", "remedy = "),
        ("@remedy\n", "", "letter-remedy-place", "remedy = "),
        ("{{ remedy_days }}日", "30日", "letter-remedy-fields", "remedy_text"),
        ("申请复查。", "申请复查，也可以向人民法院起诉。", "letter-court", "人民法院"),
    ];
    for (from, to, key, blamed) in table {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "“{from}” is not there");
        let faults = load(&text).expect_err(key);
        let fault =
            faults.iter().find(|f| f.what.key() == key).unwrap_or_else(|| panic!("{key}: {faults:?}"));
        assert_eq!(fault.file, "own.txt");
        if !blamed.is_empty() {
            assert_eq!(fault.line, Some(line_of(&text, blamed)), "{key}: {fault}");
        }
        let told = fault.told();
        assert!(
            told.zh.starts_with("own.txt，第") && told.en.starts_with("own.txt, line"),
            "{key}: {told:?}"
        );
    }
}

#[test]
fn two_for_the_same_day_are_refused_and_nothing_is_taken_by_half() {
    let letters = Letters::built_in().unwrap();
    let faults = letters.with_office(&[("a.txt", GOOD), ("b.txt", GOOD)]).unwrap_err();
    assert_eq!(faults.iter().map(|f| f.what.key()).collect::<Vec<_>>(), ["letter-twice"]);
}

#[test]
fn every_file_in_the_folder_is_compiled_in() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/letters");
    let mut files = 0;
    for part in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()) {
        files += std::fs::read_dir(part).unwrap().count();
    }
    assert_eq!(Letters::built_in().unwrap().iter().count(), files);
}
