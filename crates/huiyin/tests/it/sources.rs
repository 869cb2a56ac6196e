//! The sources read as text: rules out of reach of IO, statements in their place, words in both languages, nothing of
//! what this program must never hold. The lists of exceptions here are the index of our exceptions.

use petition::rules::Refusal;
use platform::Refused;
use platform::words::{Words, lonely_keys};
use std::path::{Path, PathBuf};

/// Files longer than the habit allows, each with its reason.
const LONG: &[(&str, &str)] = &[(
    "crates/people/src/store.rs",
    "every statement about units, people, posts and sessions, and nothing else",
)];
/// Statements outside a store, each with its reason.
const STATEMENTS: &[(&str, &str)] = &[
    ("crates/platform/src/db/", "the layer that runs statements"),
    ("xtask/", "measures and seeds databases from outside"),
];
const LINES: usize = 420;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file under a folder with one of these endings: its path from the root, and its text.
fn files(under: &str, endings: &[&str]) -> Vec<(String, String)> {
    let (mut out, mut folders) = (Vec::new(), vec![root().join(under)]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|e| path.extension().is_some_and(|x| x == *e)) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                out.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

fn rust() -> Vec<(String, String)> {
    let mut all = files("crates", &["rs"]);
    all.extend(files("xtask", &["rs"]));
    all
}

fn is_test(name: &str) -> bool {
    name.contains("/tests/") || name.ends_with("tests.rs") || name.ends_with("testkit.rs")
}

/// The text without its comments and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn law_and_rules_know_no_database_no_web_and_no_clock() {
    let pure = |name: &str| {
        name.starts_with("crates/law/src")
            || name.contains("/rules/")
            || name.ends_with("/rules.rs")
            || name.starts_with("crates/intake/src")
            || name.starts_with("crates/paper/src")
    };
    let forbidden = [
        "async ",
        ".await",
        "sqlx",
        "axum",
        "tokio",
        "Timestamp::now",
        "Utc::now",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "platform::db",
        "std::fs::read",
    ];
    let mut looked = 0;
    for (name, text) in rust().into_iter().filter(|(n, _)| pure(n) && !is_test(n)) {
        looked += 1;
        for word in forbidden {
            assert!(!code(&text).contains(word), "{name} holds “{word}”");
        }
    }
    assert!(looked > 30, "only {looked} files");
}

#[test]
fn statements_stand_in_stores_and_nowhere_else() {
    let at_home = |n: &str| {
        n.ends_with("/store.rs") || n.contains("/store/") || STATEMENTS.iter().any(|(p, _)| n.starts_with(p))
    };
    for (name, text) in rust().into_iter().filter(|(n, _)| !is_test(n) && !at_home(n)) {
        for (i, line) in code(&text).lines().enumerate() {
            let update = line.contains("UPDATE ") && line.contains(" SET ");
            let other = ["SELECT ", "INSERT INTO ", "DELETE FROM "].iter().any(|w| line.contains(w));
            assert!(!update && !other, "{name}, line {} without comments: {}", i + 1, line.trim());
        }
    }
}

#[test]
fn no_file_is_longer_than_people_read() {
    for (name, text) in rust() {
        let long = text.lines().count() > LINES;
        let excused = LONG.iter().any(|(n, _)| *n == name);
        assert!(!long || excused, "{name} has {} lines", text.lines().count());
    }
    for (name, why) in LONG.iter().chain(STATEMENTS) {
        assert!(root().join(name).exists(), "{name} is gone; so is its excuse: {why}");
    }
}

/// Keys that a text names outright: `page.t("…")`, `titled("…")`, a complaint's key and the like.
fn keys(text: &str) -> Vec<String> {
    let calls = [
        ".t(\"",
        ".tn(\"",
        ".tx(\"",
        ".tw(\"",
        ".titled(\"",
        "desk.page(\"",
        "visitor.page(\"",
        "Word::Key(\"",
    ];
    let mut out: Vec<String> = Vec::new();
    for call in calls {
        out.extend(text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    let quoted = text.split('"').skip(1).step_by(2);
    out.extend(quoted.filter(|q| q.starts_with("error-") && !q.contains('{')).map(str::to_owned));
    out.retain(|k| {
        k.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !k.ends_with('-') && !k.is_empty()
    });
    out
}

#[test]
fn every_sentence_a_page_asks_for_is_there() {
    let words = Words::embedded().unwrap();
    let mut asked = 0;
    let texts = rust().into_iter().filter(|(n, _)| !is_test(n)).map(|(n, t)| (n, code(&t)));
    for (name, text) in texts.chain(files("templates", &["html"])) {
        for key in keys(&text) {
            asked += 1;
            assert!(words.has(&key), "{name} asks for “{key}”");
        }
    }
    assert!(asked > 200, "only {asked} keys were found");
}

#[test]
fn both_languages_have_the_same_sentences() {
    assert_eq!(lonely_keys().unwrap(), Vec::<String>::new());
}

#[test]
fn every_word_of_the_closed_lists_has_a_sentence_in_both_languages() {
    use petition::rules::*;
    let words = Words::embedded().unwrap();
    let mut wanted: Vec<String> = Vec::new();
    let mut list = |prefix: &str, all: Vec<&str>| {
        wanted.extend(all.iter().map(|w| format!("{prefix}-{}", w.replace('_', "-"))))
    };
    list("channel", Channel::ALL.iter().map(|w| w.word()).collect());
    list("purpose", Purpose::ALL.iter().map(|w| w.word()).collect());
    list("stage", StageKind::ALL.iter().map(|w| w.word()).collect());
    list("family", Family::ALL.iter().map(|w| w.word()).collect());
    list("party", PartyKind::ALL.iter().map(|w| w.word()).collect());
    list("outcome", Outcome::ALL.iter().map(|w| w.word()).collect());
    list("way", ServiceWay::ALL.iter().map(|w| w.word()).collect());
    list("closing", ClosingKind::ALL.iter().map(|w| w.word()).collect());
    list("satisfaction", Satisfaction::ALL.iter().map(|w| w.word()).collect());
    list("view", View::ALL.iter().map(|w| w.word()).collect());
    list("road", Road::ALL.iter().map(|w| w.word()).collect());
    list("act", ActKind::BY_FORM.iter().map(|w| w.word()).collect());
    list("role", people::Role::ALL.iter().map(|w| w.word()).collect());
    list("unit-kind", people::UnitKind::ALL.iter().map(|w| w.word()).collect());
    wanted.extend(ActKind::BY_FORM.iter().flat_map(|k| [format!("act-{k}-does"), format!("act-{k}-verb")]));
    for key in wanted {
        assert!(words.has(&key), "“{key}” has no sentence");
    }
}

#[test]
fn every_refusal_says_why_and_what_is_possible_instead() {
    let words = Words::embedded().unwrap();
    let mut keys: Vec<&str> = Refusal::samples().iter().map(Refusal::key).collect();
    for key in &keys {
        for lang in [law::Lang::Zh, law::Lang::En] {
            for asked in [(*key).to_owned(), format!("{key}-instead")] {
                assert!(words.has(&asked), "“{asked}” is missing");
                assert!(words.say(lang, &asked).chars().count() > 5, "“{asked}” says nothing");
            }
        }
        let (zh, en) = (words.say(law::Lang::Zh, key), words.say(law::Lang::En, key));
        assert_ne!(zh, en, "“{key}” is not translated");
    }
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all, "two refusals share a sentence");
    let shown = Refused::from(&Refusal::samples()[0]);
    assert!(shown.key.starts_with("refusal-"));
}

/// What boundaries.md keeps out, as it would be called here and there.
const NEVER: &[&str] = &[
    "重点人员",
    "重点人",
    "稳控",
    "劝返",
    "政治面貌",
    "宗教",
    "信仰",
    "派出所",
    "缠访",
    "闹访",
    "非访",
    "老户",
    "黑名单",
    "风险等级",
    "危险等级",
    "行踪",
    "轨迹",
    "进京",
    "越级",
    "零上访",
    "人脸",
    "指纹",
    "旅馆",
    "住宿登记",
    "接返",
    "训诫",
    "拦截",
];
const NEVER_NAMED: &[&str] = &[
    "political",
    "religion",
    "religious",
    "ethnic",
    "police_station",
    "risk",
    "key_person",
    "blacklist",
    "watchlist",
    "habitual",
    "abnormal",
    "tracking",
    "whereabouts",
    "fingerprint",
    "face_",
    "biometric",
    "hotel",
    "stability",
    "kinship",
    "relatives",
];

#[test]
fn no_table_no_form_and_no_page_holds_what_must_never_be_held() {
    for (name, text) in files("migrations", &["sql"]).into_iter().chain(files("templates", &["html"])) {
        let text = text.lines().filter(|l| !l.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
        for word in NEVER.iter().chain(NEVER_NAMED) {
            assert!(!text.contains(word), "{name} holds “{word}”");
        }
    }
    // The languages may name such a column only to say that an import drops it.
    for (name, text) in files("locales", &["ftl"]) {
        for line in text
            .lines()
            .filter(|l| !l.starts_with("import-") && !l.starts_with("intake-") && !l.starts_with("note-"))
        {
            let key = line.split(" =").next().unwrap_or("");
            let bad = NEVER
                .iter()
                .find(|w| line.contains(**w))
                .or_else(|| NEVER_NAMED.iter().find(|w| key.starts_with("field-") && key.contains(**w)));
            assert!(bad.is_none(), "{name}: “{line}”");
        }
    }
}

#[tokio::test]
async fn a_petitioner_is_kept_with_exactly_these_columns_and_asked_for_exactly_these_fields() {
    let town = crate::house::Town::sqlite().await;
    let columns = town.rows("SELECT name FROM pragma_table_info('party') ORDER BY cid").await;
    let columns: Vec<String> = columns.iter().map(|r| r.get("name").unwrap()).collect();
    assert_eq!(
        columns,
        ["id", "item", "kind", "mask", "sealed", "name_key", "phone_key", "idno_key", "home_key"]
    );
    let form = town.officer("dengji").await.form("/matters/new", "/matters").await;
    let mut asked: Vec<&str> =
        form.fields.iter().map(|f| f.name.as_str()).filter(|n| n.starts_with("p_")).collect();
    asked.sort_unstable();
    asked.dedup();
    assert_eq!(asked, ["p_address", "p_idno", "p_kind", "p_name", "p_phone"]);
    let sealed = serde_json::to_value(petition::act::NewParty::default()).unwrap();
    let sealed: Vec<&String> = sealed.as_object().unwrap().keys().collect();
    assert_eq!(sealed, ["address", "idno", "kind", "name", "phone"]);
}
