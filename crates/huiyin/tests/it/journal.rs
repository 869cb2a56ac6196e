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
    for column in ["state", "seq", "digest"] {
        let kept = format!("SELECT k.{column} FROM kept_matter k WHERE k.id = matter.id");
        town.tamper(format!("UPDATE matter SET {column} = ({kept})")).await;
    }
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
