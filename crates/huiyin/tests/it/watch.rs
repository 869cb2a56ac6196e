//! The night watch: what is late is marked once, whoever looks, however often, and nothing before its day.

use crate::house::{TODAY, Town, day, deeds, item};
use huiyin::commands::watch::pass;
use platform::clock::Clock;
use platform::db::Db;
use platform::seal::Keys;
use platform::{App, testkit};

async fn missed(town: &Town) -> i64 {
    town.number("SELECT COUNT(*) AS n FROM journal WHERE act = 'missed'").await
}

#[tokio::test]
async fn a_date_is_marked_on_the_day_after_it_and_only_once() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        // Received on Friday 20 November; 15 days end on Saturday 5 December, which does not roll.
        for (on, marked) in
            [("2026-11-20", 0), ("2026-12-05", 0), ("2026-12-06", 1), ("2026-12-06", 0), ("2027-03-01", 0)]
        {
            let report = pass(town.app(), day(on)).await.unwrap();
            assert_eq!((report.marked, report.left), (marked, 0), "on {on}");
        }
        assert_eq!(missed(&town).await, 1);
        town.go("2026-12-07");
        town.officer("ducha").await.open(&format!("/matters/{no}")).await.says("到期巡查");

        // Sent late: the unit's own 15 days begin on Monday 7 December and end on Tuesday 22 December.
        deeds::transfer(&town, &no).await;
        assert_eq!(pass(town.app(), day("2026-12-22")).await.unwrap().marked, 0);
        assert_eq!(pass(town.app(), day("2026-12-23")).await.unwrap().marked, 1);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_date_that_was_kept_is_never_marked_however_late_the_watch_comes() {
    for town in Town::both().await {
        deeds::served(&town).await;
        assert_eq!(pass(town.app(), day("2028-01-01")).await.unwrap().marked, 0);
        assert_eq!(missed(&town).await, 0);
    }
}

#[tokio::test]
async fn a_joined_matter_owes_nothing_of_its_own_any_more() {
    for town in Town::both().await {
        let known = town.officer("dengji").await.register(&item(&town)).await.no;
        let paper = crate::house::Item { into: known.clone(), ..item(&town) };
        town.officer("dengji").await.register(&paper).await;
        let report = pass(town.app(), day("2027-01-01")).await.unwrap();
        assert_eq!((report.marked, report.left), (1, 0), "only the known matter is late");
        let late = "SELECT no FROM matter WHERE due_on < '2027-01-01' AND marked = 1";
        assert_eq!(town.text(late, "no").await, known);
    }
}

#[tokio::test]
async fn the_petitioners_right_is_nobodys_missed_date() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    deeds::transfer(&town, &no).await;
    // The 5 working days to object end on Friday 27 November; letting them pass is no failure.
    assert_eq!(pass(town.app(), day("2026-12-01")).await.unwrap().marked, 0);
}

async fn late(town: &Town, count: usize) {
    use huiyin::demo::{Fate, Lot, Staff, Wish, lives};
    let staff = Staff::load(&town.house).await.unwrap();
    let wishes = [Wish { count, fate: Fate::Registered, from: 30, to: 60 }];
    let lives = lives(town.app(), &staff, &mut Lot::new(5), &wishes).unwrap();
    petition::bulk::write(town.app(), lives.into_iter().map(|(_, l)| l).collect()).await.unwrap();
}

async fn nothing_twice(town: &Town, count: i64) {
    assert_eq!(missed(town).await, count);
    let twice = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM journal WHERE act = 'missed' GROUP BY subject, body HAVING COUNT(*) > 1) AS t";
    assert_eq!(town.number(twice).await, 0, "a date was marked twice");
    assert_eq!(
        town.number("SELECT COUNT(*) AS n FROM matter WHERE marked = 0 AND due_on < '2026-11-20'").await,
        0
    );
    assert_eq!(town.faults().await, Vec::<String>::new());
}

#[tokio::test]
async fn two_nodes_that_watch_one_postgresql_at_the_same_time_mark_each_date_once() {
    let town = Town::on(testkit::postgres().await.unwrap(), TODAY).await;
    late(&town, 230).await;
    let other = Db::open(&town.fresh.address).await.unwrap();
    let other =
        App::new(other, Clock::fixed(day(TODAY)), Keys::from_root(crate::house::ROOT), "demo").unwrap();
    let (one, two) = tokio::join!(pass(town.app(), day(TODAY)), pass(&other, day(TODAY)));
    let (one, two) = (one.unwrap(), two.unwrap());
    // Rows that the other was faster with are left for the pass after.
    let rest = pass(&other, day(TODAY)).await.unwrap();
    assert_eq!(one.marked + two.marked + rest.marked, 230, "{one:?} {two:?} {rest:?}");
    nothing_twice(&town, 230).await;
}

#[tokio::test]
async fn two_watches_of_one_program_mark_each_date_once() {
    for town in Town::both().await {
        late(&town, 40).await;
        let (one, two) = tokio::join!(pass(town.app(), day(TODAY)), pass(town.app(), day(TODAY)));
        one.unwrap();
        two.unwrap();
        pass(town.app(), day(TODAY)).await.unwrap();
        nothing_twice(&town, 40).await;
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_read_does_not_stop_the_watch() {
    let town = Town::sqlite().await;
    late(&town, 5).await;
    town.tamper(
        "UPDATE matter SET state = '{}' WHERE id = (SELECT id FROM matter ORDER BY due_on, id LIMIT 1)"
            .into(),
    )
    .await;
    let report = pass(town.app(), day(TODAY)).await.unwrap();
    assert_eq!((report.marked, report.left), (4, 1));
}
