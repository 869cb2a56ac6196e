//! The project's local data, which lies beside the repository. A plain `cargo test` says that these were ignored;
//! `cargo xtask test` runs them where the data is, and says so where it is not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use intake::{Draft, Fate, Meaning, Note, Skip, plan, read, rows};
use jiff::civil::date;

fn data(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let places = [root.join("../../../shared/data").join(name), root.join("../../shared/data").join(name)];
    let found = places.iter().find_map(|path| std::fs::read(path).ok());
    found.unwrap_or_else(|| {
        panic!("{name} is neither in {} nor in {}", places[0].display(), places[1].display())
    })
}

struct Read {
    drafts: Vec<Draft>,
    skips: BTreeMap<String, usize>,
    refused: usize,
}

fn all(name: &str, bytes: &[u8]) -> Read {
    let table = read(name, bytes).unwrap();
    let plan = plan(&table).unwrap();
    let mut out = Read { drafts: Vec::new(), skips: BTreeMap::new(), refused: 0 };
    for (_, fate) in rows(&table, &plan, date(2026, 3, 5)) {
        match fate {
            Fate::Draft(draft) => out.drafts.push(*draft),
            Fate::Skipped(skip) => *out.skips.entry(format!("{skip:?}")).or_default() += 1,
            Fate::Refused(problems) => {
                println!("{problems:?}");
                out.refused += 1;
            }
        }
    }
    out
}

#[test]
#[ignore = "compares with data that lies beside the project; `cargo xtask test` runs it where it is"]
fn the_message_stream_is_read_whole() {
    let bytes = data("messages/message_stream.csv");
    let start = std::time::Instant::now();
    let got = all("message_stream.csv", &bytes);
    println!("message_stream.csv: {} drafts in {:.2} s", got.drafts.len(), start.elapsed().as_secs_f64());
    assert_eq!((got.drafts.len(), got.refused, got.skips.len()), (4067, 0, 1));
    assert!(got.drafts.iter().all(|d| d.received_on.is_some()
        && d.author_key.is_some()
        && d.support.is_some()
        && d.oppose.is_some()
        && d.names.is_empty()));
    assert_eq!(
        got.drafts
            .iter()
            .filter(|d| d.notes.contains(&Note::UnknownColumn { column: "topic".into() }))
            .count(),
        96
    );
    let keys: std::collections::BTreeSet<_> = got.drafts.iter().map(|d| &d.key).collect();
    assert_eq!(keys.len(), got.drafts.len());
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    for (record, draft) in reader.records().zip(&got.drafts) {
        assert_eq!(record.unwrap()[4].replace("\r\n", "\n").replace('\r', "\n"), draft.words);
    }
}

#[test]
#[ignore = "compares with data that lies beside the project; `cargo xtask test` runs it where it is"]
fn the_labelled_messages_are_read_whole() {
    let bytes = data("messages/labelled_messages.csv");
    let got = all("labelled_messages.csv", &bytes);
    assert_eq!((got.drafts.len(), got.refused), (6159, 0));
    assert!(got.drafts.iter().all(|d| d.field.is_some()));
}

#[test]
#[ignore = "compares with data that lies beside the project; `cargo xtask test` runs it where it is"]
fn both_ledger_templates_hold_nothing_but_their_frame() {
    let bytes = data("ledgers/contradictionTemplate.xlsx");
    let table = read("contradictionTemplate.xlsx", &bytes).unwrap();
    let found = plan(&table).unwrap();
    assert_eq!((found.header_row, found.columns.len()), (1, 25));
    assert_eq!(found.columns.iter().filter(|c| c.dropped.is_some()).count(), 6);
    assert_eq!(found.columns.iter().filter(|c| c.meaning.is_none() && c.dropped.is_none()).count(), 0);
    let skips: Vec<_> = rows(&table, &found, date(2026, 3, 5)).map(|(_, fate)| fate).collect();
    assert_eq!(skips, [Skip::Title, Skip::Header, Skip::Instruction, Skip::Sample].map(Fate::Skipped));

    let bytes = data("ledgers/troubleshootTemplate.xlsx");
    let table = read("troubleshootTemplate.xlsx", &bytes).unwrap();
    let found = plan(&table).unwrap();
    assert_eq!((found.header_row, found.columns.len()), (1, 9));
    assert_eq!(found.columns[6].meaning, Some(Meaning::Demand));
    assert_eq!(rows(&table, &found, date(2026, 3, 5)).count(), 2);
}
