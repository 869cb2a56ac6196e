//! Twice, in two hands at once, stopped and gone on with: nothing is lost and nothing is doubled.

use super::*;

#[tokio::test]
async fn a_list_comes_in_once_however_often_it_is_brought() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = messages(120);
        let (_, first, import) = cast.bring_in(&list).await;
        assert_eq!((counts(&import), cast.matters().await), ((120, 0, 1, 0), 120));
        let (_, second, import) = cast.bring_in(&list).await;
        assert_eq!((counts(&import), cast.matters().await), ((0, 120, 1, 0), 120));
        let numbers = |r: &[RowReport]| r.iter().map(|r| r.became.number().to_owned()).collect::<Vec<_>>();
        assert_eq!(numbers(&first), numbers(&second), "a known row names the matter that it became");
    }
}

#[tokio::test]
async fn the_same_row_twice_in_one_file_is_registered_once_and_says_so() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let row = "罗山,2026-02-03,路灯不亮,柳湾路路灯不亮\n";
        let list = ledger(&format!("姓名,信访日期,标题,信访内容\n{row}{row}"));
        let foretold = cast.foretold(&list).await;
        let (_, reports, import) = cast.bring_in(&list).await;
        assert_eq!(counts(&import), (1, 1, 1, 0));
        assert_eq!(words(&reports), [(1, "skipped"), (2, "made"), (3, "known")]);
        assert_eq!(words(&foretold), words(&reports));
        assert!(
            reports[2].says.zh[0].contains("2") && !reports[2].says.en[0].is_empty(),
            "{:?}",
            reports[2].says
        );
    }
}

#[tokio::test]
async fn an_import_that_is_stopped_goes_on_where_it_was() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = messages(130);
        let id = begin(cast.app(), &cast.clerk, &list).await.unwrap();
        start(cast.app(), id, i64::MAX).await.unwrap();
        let importer = cast.importer(&list).await;
        assert!(!importer.batch(id).await.unwrap().ended());
        stop(cast.app(), id).await.unwrap();
        let batch = importer.batch(id).await.unwrap();
        assert!(batch.ended() && batch.reports.is_empty(), "nothing comes in after the stop");
        assert_eq!((cast.matters().await, batch.import.next_row), (49, 50));
        start(cast.app(), id, 0).await.unwrap();
        assert!(cast.work().await >= 1);
        let import = find(cast.app(), id).await.unwrap();
        assert_eq!(
            (import.state.as_str(), counts(&import), cast.matters().await),
            ("done", (130, 0, 1, 0), 130)
        );
        assert!(open_ledger(cast.app(), id).await.unwrap().is_none(), "the file is forgotten when it is in");
        start(cast.app(), id, 0).await.unwrap();
        cast.work().await;
        assert_eq!(cast.matters().await, 130, "what is done stays done");
    }
}

#[tokio::test]
async fn two_hands_on_one_import_double_nothing() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = messages(230);
        let id = begin(cast.app(), &cast.clerk, &list).await.unwrap();
        start(cast.app(), id, 0).await.unwrap();
        let (one, other) = (cast.importer(&list).await, cast.importer(&list).await);
        let run = |importer: Importer| async move { while !importer.batch(id).await.unwrap().ended() {} };
        tokio::join!(run(one), run(other), async { cast.work().await });
        let import = find(cast.app(), id).await.unwrap();
        assert_eq!((counts(&import), cast.matters().await), ((230, 0, 1, 0), 230));
    }
}

#[tokio::test]
async fn two_imports_of_one_list_at_once_register_every_row_once() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = messages(160);
        let ((_, _, one), (_, _, other)) = tokio::join!(cast.bring_in(&list), cast.bring_in(&list));
        assert_eq!(cast.matters().await, 160);
        assert_eq!((one.made + other.made, one.known + other.known), (160, 160));
    }
}

#[tokio::test]
async fn a_dry_run_says_the_same_and_writes_nothing() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        cast.bring_in(&messages(3)).await;
        let list = messages(20);
        let before = cast.texts().await;
        let foretold = cast.foretold(&list).await;
        assert_eq!(cast.texts().await, before);
        let (_, reports, _) = cast.bring_in(&list).await;
        assert_eq!(words(&foretold), words(&reports));
        assert_eq!(foretold.iter().filter(|r| r.became.word() == "known").count(), 3);
    }
}

#[tokio::test]
async fn an_import_stops_when_its_officer_may_no_longer_do_so() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let gone = Officer { post: Id::new(7), ..cast.clerk.clone() };
        let id = begin(cast.app(), &gone, &messages(5)).await.unwrap();
        start(cast.app(), id, 0).await.unwrap();
        cast.work().await;
        assert_eq!(
            (find(cast.app(), id).await.unwrap().state.as_str(), cast.matters().await),
            ("stopped", 0)
        );
    }
}

#[tokio::test]
async fn what_was_only_tried_can_be_removed_and_what_was_started_cannot() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let (tried, started) = (
            begin(cast.app(), &cast.clerk, &messages(5)).await.unwrap(),
            begin(cast.app(), &cast.clerk, &messages(7)).await.unwrap(),
        );
        start(cast.app(), started, i64::MAX).await.unwrap();
        remove(cast.app(), tried).await.unwrap();
        assert!(matches!(find(cast.app(), tried).await, Err(platform::Error::NotFound)));
        for id in [tried, started] {
            assert!(matches!(remove(cast.app(), id).await, Err(platform::Error::Stale)));
        }
        assert_eq!(find(cast.app(), started).await.unwrap().state, "running");
        assert_eq!(cast.matters().await, 0);
    }
}
