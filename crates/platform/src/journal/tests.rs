use super::*;
use law::Day;

fn chain(keys: &Keys) -> (Vec<Entry>, Head) {
    let day: Day = "2026-09-18".parse().unwrap(); // Friday
    let facts: Vec<Fact> = ["register", "assign", "accept"]
        .map(|act| Fact { act, day, body: format!("{{\"{act}\":1}}") })
        .into();
    let by = By { person: None, name: "李敏 登记员".into() };
    let entries = link(keys, Id::from_bytes([1; 16]), Head::start(), 5, &by, &facts);
    let head = head_after(keys, &entries[2]);
    (entries, head)
}

#[test]
fn an_untouched_chain_has_no_fault() {
    let keys = Keys::from_root([1; 32]);
    let (entries, head) = chain(&keys);
    assert_eq!(check(&keys, &entries, &head), None);
}

#[test]
fn every_kind_of_tampering_is_found() {
    let keys = Keys::from_root([1; 32]);
    let (entries, head) = chain(&keys);
    let with = |change: fn(&mut Vec<Entry>)| {
        let mut copy = entries.clone();
        change(&mut copy);
        check(&keys, &copy, &head)
    };
    assert_eq!(with(|e| e[1].body.push(' ')), Some(Fault::Altered(2)));
    assert_eq!(with(|e| e[0].name = "别人".into()), Some(Fault::Altered(1)));
    assert_eq!(with(|e| e[2].day = "2026-09-17".parse().unwrap()), Some(Fault::Altered(3)));
    assert_eq!(with(|e| drop(e.remove(1))), Some(Fault::Missing(2)));
    assert_eq!(with(|e| drop(e.pop())), Some(Fault::Missing(3)));
    assert_eq!(with(|e| e.swap(0, 1)), Some(Fault::Missing(1)));
    assert_eq!(with(|e| e.clear()), Some(Fault::Missing(1)));
    let reordered = with(|e| {
        e.swap(0, 1);
        (e[0].seq, e[1].seq) = (1, 2);
    });
    assert_eq!(reordered, Some(Fault::Altered(1)));
}

#[test]
fn an_added_entry_is_found_even_when_it_is_well_chained() {
    let keys = Keys::from_root([1; 32]);
    let (mut entries, head) = chain(&keys);
    let by = By { person: None, name: "某人".into() };
    let fact = Fact { act: "close", day: "2026-09-21".parse().unwrap(), body: "{}".into() };
    entries.extend(link(&keys, Id::from_bytes([1; 16]), head.clone(), 6, &by, &[fact]));
    assert_eq!(check(&keys, &entries, &head), Some(Fault::Added(4)));
}

#[test]
fn the_newest_entry_cannot_be_cut_off_by_setting_the_row_back() {
    let keys = Keys::from_root([1; 32]);
    let (mut entries, _) = chain(&keys);
    entries.pop();
    let set_back = Head { seq: 2, digest: entries[1].digest.clone() };
    assert_eq!(check(&keys, &entries, &set_back), Some(Fault::Head));
}
