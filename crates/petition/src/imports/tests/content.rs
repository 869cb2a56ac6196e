//! What stands where afterwards, and what stands nowhere.

use super::*;

const LEDGER: &str = "\
编号,姓名,联系电话,性别,政治面貌,近年进京情况,信访日期,标题,信访内容,诉求,被反映单位,责任单位,包案领导,办理结果,集访人数,备注\n\
Q-7,苗青、罗山,13800001234,性别标记,面貌标记,进京标记,2019-05-06,水渠漏水,  水渠漏了三年。\u{3000},1、修复水渠；2、公开账目,青石县 水务局,青石县水务局,石磊,已约谈,6,备注标记\n\
Q-8,孔雀,,性别标记,面貌标记,进京标记,2031-01-01,路,路坏了,,,,,,很多,备注标记\n";

#[tokio::test]
async fn what_a_row_says_stands_where_an_officer_looks_for_it() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let (_, reports, _) = cast.bring_in(&ledger(LEDGER)).await;
        let mut conn = cast.app().db.read().await.unwrap();
        let m = store::get(&mut conn, reports[1].became.number()).await.unwrap();
        assert_eq!(m.subject, "水渠漏水");
        assert_eq!(
            (m.matter.received_on.to_string().as_str(), m.matter.registered_on.to_string().as_str()),
            ("2019-05-06", TODAY)
        );
        assert_eq!(
            m.matter.demands.iter().map(|d| d.text.as_str()).collect::<Vec<_>>(),
            ["修复水渠", "公开账目"]
        );
        assert_eq!((m.matter.respondent, m.respondent.as_str()), (Some(cast.bureau), "青石县 水务局"));
        assert_eq!(m.summary, "台账所列责任单位：青石县水务局\n台账所列负责人：石磊\n办理情况：已约谈");
        assert_eq!((m.persons, m.who.as_str(), m.matter.stage.lead().is_some()), (6, "苗*、罗*", false));
        let item = &store::items_of(&mut conn, m.matter.id).await.unwrap()[0];
        assert_eq!(item.words, "  水渠漏了三年。\u{3000}", "the petitioner's words are not touched");
        assert_eq!(
            (item.source.as_str(), item.channel.as_str()),
            ("导入 留言.csv 第 2 行 · 原编号 Q-7", "online")
        );
    }
}

#[tokio::test]
async fn forbidden_columns_leave_no_trace_in_any_table() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = ledger(LEDGER);
        assert!(
            !serde_json::to_string(&list).unwrap().contains("标记"),
            "nor in what is kept before the start"
        );
        let (id, ..) = cast.bring_in(&list).await;
        let all = cast.texts().await.join("\n");
        assert!(!all.contains("标记"), "{all}");
        assert!(all.contains("政治面貌"), "the import says which column it did not take");
        let mut conn = cast.app().db.read().await.unwrap();
        for made in store::rows_made(&mut conn, id, 10).await.unwrap() {
            let matter = store::get(&mut conn, &made.no).await.unwrap().matter.id;
            for p in store::parties_of(&mut conn, matter).await.unwrap() {
                assert!(!cast.app().keys.open(p.item.bytes(), &p.sealed).unwrap().contains("标记"));
            }
        }
        for note in store::notes(&mut conn, id, "refused", 10).await.unwrap() {
            let (_, cells, _) = open_note(cast.app(), id, &note).unwrap();
            assert!(!cells.concat().contains("标记") && cells.concat().contains("孔雀"), "{cells:?}");
        }
    }
}

#[tokio::test]
async fn refused_rows_are_kept_with_their_reasons_and_come_in_when_corrected() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = ledger(LEDGER);
        let (id, reports, import) = cast.bring_in(&list).await;
        assert_eq!(counts(&import), (1, 0, 1, 1));
        assert_eq!(reports[2].says.zh.len(), 2, "the day and the number: {:?}", reports[2].says);
        let mut conn = cast.app().db.read().await.unwrap();
        let notes = store::notes(&mut conn, id, "refused", 10).await.unwrap();
        let rows: Vec<_> = notes.iter().map(|n| open_note(cast.app(), id, n).unwrap()).collect();
        assert_eq!((rows.len(), rows[0].0, &rows[0].2), (1, 3, &reports[2].says));
        let file = String::from_utf8(refused_file(&list.options.columns, &rows, true).unwrap()).unwrap();
        assert!(file.starts_with('\u{feff}') && file.contains("晚于今天") && file.contains("孔雀"), "{file}");
        let corrected = file.replace("2031-01-01", "2026-01-01").replace("很多", "3");
        let again = ledger(&corrected);
        let (_, _, import) = cast.bring_in(&again).await;
        assert_eq!(counts(&import), (1, 0, 1, 0), "the file comes back in as it is");
    }
}

#[tokio::test]
async fn a_row_without_a_day_is_registered_as_of_today_and_says_so() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let list = ledger("姓名,首次信访时间,诉求概述\n苗青,1900-01-01,修路\n");
        let (id, reports, _) = cast.bring_in(&list).await;
        let mut conn = cast.app().db.read().await.unwrap();
        let m = store::get(&mut conn, reports[1].became.number()).await.unwrap();
        assert_eq!(m.matter.received_on.to_string(), TODAY);
        let note = &store::notes(&mut conn, id, "note", 10).await.unwrap()[0];
        let says: Says = serde_json::from_str(&note.says).unwrap();
        assert!(
            says.zh.iter().any(|s| s.contains("1900-01-01")) && says.zh.len() == says.en.len(),
            "{says:?}"
        );
        assert_eq!(says, reports[1].says);
    }
}

#[tokio::test]
async fn an_author_known_by_a_key_alone_is_found_again_and_named_nowhere() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let (_, reports, _) = cast.bring_in(&messages(8)).await;
        let mut conn = cast.app().db.read().await.unwrap();
        let m = store::get(&mut conn, reports[1].became.number()).await.unwrap();
        assert_eq!((m.who.as_str(), m.matter.reachable), ("网友0001", false));
        let author = NewParty { alias: "u00001".into(), ..NewParty::default() };
        let found = store::same_people(
            &mut conn,
            &Sight::All(people::locked(&cast.clerk)),
            &keys_of(cast.app(), &author),
            9,
        )
        .await
        .unwrap();
        assert_eq!(found.len(), 2, "rows 1 and 8 are of one author");
        assert!(!cast.texts().await.concat().contains("u00001"));
    }
}

#[test]
fn a_file_that_is_no_ledger_is_refused_with_a_sentence() {
    let today: Day = TODAY.parse().unwrap();
    for bytes in [b"".as_slice(), b"%PDF-1.7", b"a,b\n1,2\n", "姓名,电话\n苗青,13800001234\n".as_bytes()]
    {
        let why = read_ledger("x.csv", bytes, Channel::Letter, today).unwrap_err();
        assert!(!why.say(true).is_empty() && why.say(true) != why.say(false));
    }
}

#[tokio::test]
async fn a_long_subject_is_cut_and_kept_whole_beside_it() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let long = "路".repeat(120);
        let (_, reports, _) = cast.bring_in(&ledger(&format!("标题,信访内容\n{long},路坏了\n"))).await;
        let mut conn = cast.app().db.read().await.unwrap();
        let m = store::get(&mut conn, reports[1].became.number()).await.unwrap();
        assert_eq!(m.subject.chars().count(), 80);
        assert!(m.summary.contains(&long) && m.matter.demands[0].text == long);
    }
}
