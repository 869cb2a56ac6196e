//! The journal: clean after everything that people do, and telling about everything done past them.

use crate::house::{Item, Town, deeds, item};

/// A county with one matter that went all the way, a joined pair and an objection.
async fn lived(town: &Town) -> String {
    let no = deeds::served(town).await.no;
    let known = town.officer("dengji").await.register(&item(town)).await.no;
    town.officer("dengji").await.register(&Item { into: known, ..item(town) }).await;
    no
}

#[tokio::test]
async fn after_a_days_work_the_journal_is_clean() {
    for town in Town::both().await {
        lived(&town).await;
        let report = huiyin::commands::verify::check(town.app()).await.unwrap();
        assert_eq!(report.faults, Vec::<String>::new());
        let entries = u64::try_from(town.number("SELECT COUNT(*) AS n FROM journal").await).unwrap();
        assert_eq!(report.entries, entries, "entries were passed over");
        let chains = town.number("SELECT COUNT(DISTINCT subject) AS n FROM journal").await;
        assert_eq!(report.chains, u64::try_from(chains).unwrap());
    }
}

/// Ways to tamper, `{id}` being the matter's id as a subquery and `{no}` its number.
const TAMPERINGS: &[(&str, &[&str])] = &[
    (
        "a changed body",
        &["UPDATE journal SET body = REPLACE(body, '人社局', '住建局') WHERE subject = {id} AND seq = 2"],
    ),
    ("a changed day", &["UPDATE journal SET day = '2026-11-01' WHERE subject = {id} AND seq = 3"]),
    ("a changed hour", &["UPDATE journal SET at = at - 1 WHERE subject = {id} AND seq = 3"]),
    ("a changed name", &["UPDATE journal SET name = 'somebody else' WHERE subject = {id} AND seq = 3"]),
    ("another person", &["UPDATE journal SET person = NULL WHERE subject = {id} AND seq = 3"]),
    ("another act", &["UPDATE journal SET act = 'notified' WHERE subject = {id} AND seq = 3"]),
    ("a removed entry", &["DELETE FROM journal WHERE subject = {id} AND seq = 3"]),
    ("a removed first entry", &["DELETE FROM journal WHERE subject = {id} AND seq = 1"]),
    ("a removed last entry", &["DELETE FROM journal WHERE subject = {id} AND seq = 5"]),
    ("a removed chain", &["DELETE FROM journal WHERE subject = {id}"]),
    (
        "an added entry",
        &[
            "INSERT INTO journal SELECT subject, 6, at, day, person, name, act, body, digest FROM journal WHERE subject = {id} AND seq = 5",
        ],
    ),
    (
        "two swapped entries",
        &[
            "UPDATE journal SET seq = 99 WHERE subject = {id} AND seq = 2",
            "UPDATE journal SET seq = 2 WHERE subject = {id} AND seq = 3",
            "UPDATE journal SET seq = 3 WHERE subject = {id} AND seq = 99",
        ],
    ),
    (
        "an entry from another matter",
        &[
            "UPDATE journal SET body = (SELECT j.body FROM journal j JOIN matter m ON m.id = j.subject WHERE m.no <> '{no}' AND j.seq = 1 LIMIT 1) WHERE subject = {id} AND seq = 1",
        ],
    ),
    ("other words", &["UPDATE item SET words = '我撤回信访。' WHERE home = {id}"]),
    ("removed words", &["DELETE FROM party", "DELETE FROM item WHERE home = {id}"]),
    ("another state", &["UPDATE matter SET state = REPLACE(state, '人社局', '住建局') WHERE no = '{no}'"]),
    ("an earlier head", &["UPDATE matter SET seq = 4 WHERE no = '{no}'"]),
    (
        "another digest",
        &[
            "UPDATE matter SET digest = (SELECT digest FROM journal WHERE subject = {id} AND seq = 4) WHERE no = '{no}'",
        ],
    ),
    ("another subject", &["UPDATE matter SET subject = '别的事' WHERE no = '{no}'"]),
    ("another respondent", &["UPDATE matter SET respondent = '别人' WHERE no = '{no}'"]),
    ("a later date", &["UPDATE matter SET due_rule = '', next_on = '2027-12-31' WHERE no = '{no}'"]),
    ("another unit", &["UPDATE matter SET lead = office WHERE no = '{no}'"]),
    ("an unlocked matter", &["UPDATE matter SET locked = 1 - locked WHERE no = '{no}'"]),
    ("another way in", &["UPDATE matter SET channel = 'visit' WHERE no = '{no}'"]),
    ("another day of receipt", &["UPDATE matter SET received_on = '2026-11-01' WHERE no = '{no}'"]),
    ("another accused", &["UPDATE matter SET accused = office WHERE no = '{no}'"]),
    ("a doubt put in", &["UPDATE matter SET unsolved = 1 WHERE no = '{no}'"]),
    (
        "a reader nobody named",
        &[
            "INSERT INTO matter_reader SELECT m.id, p.id FROM matter m, person p WHERE m.no = '{no}' AND p.login = 'tongji'",
        ],
    ),
    (
        "a unit that has no part in it",
        &["INSERT INTO matter_unit (matter, unit) SELECT m.id, m.office FROM matter m WHERE m.no = '{no}'"],
    ),
    (
        "another stage",
        &["UPDATE matter SET stage = 'closed', family = 'ended', turn = NULL WHERE no = '{no}'"],
    ),
    (
        "a matter turned back by one step",
        &[
            "UPDATE matter SET seq = 4, digest = (SELECT digest FROM journal WHERE subject = {id} AND seq = 4) WHERE no = '{no}'",
            "DELETE FROM journal WHERE subject = {id} AND seq = 5",
        ],
    ),
];

async fn every_tampering_is_found_on(town: Town) {
    let no = lived(&town).await;
    assert_eq!(town.number(&format!("SELECT seq AS n FROM matter WHERE no = '{no}'")).await, 5);
    for table in ["journal", "item", "party", "matter"] {
        town.tamper(format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
    }
    for (what, statements) in TAMPERINGS {
        for statement in *statements {
            let id = format!("(SELECT id FROM matter WHERE no = '{no}')");
            town.tamper(statement.replace("{id}", &id).replace("{no}", &no)).await;
        }
        let faults = town.faults().await;
        assert!(faults.iter().any(|f| f.starts_with(&no)), "{what} was not found: {faults:?}");
        assert!(faults.len() == 1, "{what} is said of others too: {faults:?}");
        put_back(&town).await;
        assert_eq!(town.faults().await, Vec::<String>::new(), "putting back after {what}");
    }
}

async fn put_back(town: &Town) {
    let again = "INSERT INTO item SELECT * FROM kept_item k WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.id = k.id)";
    let words = "UPDATE item SET words = (SELECT k.words FROM kept_item k WHERE k.id = item.id)";
    for statement in ["DELETE FROM party", again, words, "INSERT INTO party SELECT * FROM kept_party"] {
        town.tamper(statement.to_owned()).await;
    }
    for statement in ["DELETE FROM journal", "INSERT INTO journal SELECT * FROM kept_journal"] {
        town.tamper(statement.to_owned()).await;
    }
    for table in ["matter_reader", "matter_unit"] {
        town.tamper(format!("DELETE FROM {table}")).await;
    }
    let columns = [
        "accused",
        "unsolved",
        "state",
        "seq",
        "digest",
        "subject",
        "respondent",
        "due_rule",
        "next_on",
        "lead",
        "locked",
        "channel",
        "received_on",
        "stage",
        "family",
        "turn",
    ];
    let set = columns.map(|c| format!("{c} = (SELECT k.{c} FROM kept_matter k WHERE k.id = matter.id)"));
    town.tamper(format!("UPDATE matter SET {}", set.join(", "))).await;
}

#[tokio::test]
async fn every_tampering_is_found_and_names_its_matter_on_sqlite() {
    every_tampering_is_found_on(Town::sqlite().await).await;
}

#[tokio::test]
async fn every_tampering_is_found_and_names_its_matter_on_postgresql() {
    let fresh = platform::testkit::postgres().await.unwrap();
    every_tampering_is_found_on(Town::on(fresh, crate::house::TODAY).await).await;
}

#[tokio::test]
async fn a_person_or_unit_changed_past_the_door_is_found_too() {
    for town in Town::both().await {
        let post = &town.posts["dengji"];
        let other = "UPDATE journal SET body = REPLACE(body, 'dengji', 'fenban') WHERE act = 'add_person' AND body LIKE '%\"dengji\"%'";
        town.tamper(other.to_owned()).await;
        let faults = town.faults().await;
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].starts_with(&post.person.to_string()), "{faults:?}");
    }
}

#[tokio::test]
async fn a_journal_made_with_another_key_is_no_journal() {
    let town = Town::sqlite().await;
    let no = deeds::served(&town).await.no;
    let keys = platform::seal::Keys::from_root([8; 32]);
    let app = platform::App::new(town.app().db.clone(), town.clock.clone(), keys, "demo").unwrap();
    let report = huiyin::commands::verify::check(&app).await.unwrap();
    assert!(report.faults.iter().any(|f| f.starts_with(&no)));
    assert_eq!(u64::try_from(report.faults.len()).unwrap(), report.chains);
}

#[tokio::test]
async fn a_matter_that_was_split_off_is_whole_and_its_papers_are_those_of_the_first() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        let part = [("goes_2", "1"), ("reason", "另一单位的职责")];
        town.officer("fenban").await.did(&no, "split", &part).await;
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 2);
        assert_eq!(town.faults().await, Vec::<String>::new());
        town.tamper("UPDATE item SET words = '别的话'".to_owned()).await;
        assert_eq!(town.faults().await.len(), 2, "both lean on the same words");
    }
}

/// Makes an anchor of everything up to the day before `day`.
async fn anchored(town: &Town, day: &str) -> platform::journal::Anchor {
    town.go(day);
    platform::journal::anchor(town.app()).await.unwrap().expect("a new day has a new anchor")
}

#[tokio::test]
async fn a_matter_removed_with_everything_it_had_is_missed_by_the_anchor() {
    for town in Town::both().await {
        let no = lived(&town).await;
        let first = anchored(&town, "2026-11-23").await;
        assert_eq!(platform::journal::anchor(town.app()).await.unwrap(), None, "one a day");
        assert_eq!(first.sum.entries, town.number("SELECT COUNT(*) AS n FROM journal").await);
        town.officer("dengji").await.register(&item(&town)).await;
        anchored(&town, "2026-11-24").await;
        assert_eq!(town.faults().await, Vec::<String>::new());
        let id = format!("(SELECT id FROM matter WHERE no = '{no}')");
        for (table, column) in [("journal", "subject"), ("reading", "matter")] {
            town.tamper(format!("DELETE FROM {table} WHERE {column} = {id}")).await;
        }
        town.tamper(format!("DELETE FROM party WHERE item IN (SELECT i.id FROM item i WHERE i.home = {id})"))
            .await;
        town.tamper(format!("DELETE FROM item WHERE home = {id}")).await;
        town.tamper(format!("DELETE FROM matter WHERE no = '{no}'")).await;
        let faults = town.faults().await;
        assert_eq!(faults, ["anchor 1 (2026-11-23): -1 chains and -5 entries since, of what it held"]);
    }
}

#[tokio::test]
async fn a_changed_a_removed_and_a_cut_off_anchor_are_found() {
    for town in Town::both().await {
        lived(&town).await;
        for day in ["2026-11-23", "2026-11-24", "2026-11-25"] {
            anchored(&town, day).await;
            town.officer("dengji").await.register(&item(&town)).await;
        }
        let last = anchored(&town, "2026-11-26").await;
        let seal = platform::ids::hex(&last.seal);
        let known = async || {
            let report = huiyin::commands::verify::check_with(town.app(), Some(&seal)).await.unwrap();
            (report.faults, report.anchor.map(|a| a.0))
        };
        assert_eq!(known().await, (Vec::new(), Some(4)));
        town.tamper("UPDATE anchor SET entries = entries + 1 WHERE number = 4".to_owned()).await;
        assert!(known().await.0.iter().any(|f| f == "anchor 4 was changed"));
        town.tamper("DELETE FROM anchor WHERE number = 4".to_owned()).await;
        assert!(town.faults().await.is_empty(), "nothing inside the database tells of the newest anchor");
        assert!(known().await.0.iter().any(|f| f.starts_with("no anchor has the seal")));
        town.tamper("DELETE FROM anchor WHERE number = 2".to_owned()).await;
        assert!(town.faults().await.iter().any(|f| f == "anchor 2 is missing"));
    }
}

#[tokio::test]
async fn a_matter_registered_before_there_was_a_digest_of_what_the_clerk_wrote_is_still_whole() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    let state = town.text(&format!("SELECT state FROM matter WHERE no = '{no}'"), "state").await;
    let old = without_the_digest(&state);
    assert!(!old.contains("told_digest"));
    let matter: petition::rules::Matter = serde_json::from_str(&old).unwrap();
    assert_eq!(matter.told_digest, "");
    assert_eq!(serde_json::to_string(&matter).unwrap(), old, "old journals read and write as they were");
}

/// The state without the digest of what the clerk wrote down.
fn without_the_digest(state: &str) -> String {
    let (before, rest) = state.split_once(",\"told_digest\":\"").unwrap();
    let (_, after) = rest.split_once('"').unwrap();
    format!("{before}{after}")
}
