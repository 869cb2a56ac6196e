//! From the letter that comes in to the answer that goes out.

use crate::house::{Town, deeds, item};

/// Letter by letter, the words that people read for where a matter stands.
async fn stage(town: &Town, no: &str) -> String {
    town.text(&format!("SELECT stage FROM matter WHERE no = '{no}'"), "stage").await
}

#[tokio::test]
async fn a_letter_is_registered_sent_accepted_extended_answered_served_rated_and_closed() {
    for town in Town::both_on("2026-09-01").await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        let no = made.no.as_str();
        assert_eq!((made.no.len(), made.code.len()), (12, 8));

        town.go("2026-09-02");
        deeds::transfer(&town, no).await;
        town.go("2026-09-07");
        deeds::accept(&town, no).await;
        town.officer("dengji").await.open(&format!("/matters/{no}")).await.says("60").says("11月6日");

        // 60 days from Monday 7 September end on Friday 6 November; 15 more on Saturday 21 November.
        town.go("2026-11-02");
        let more =
            [("days", "15"), ("reason", "需等待银行流水"), ("told_way", "direct"), ("told_receiver", "本人")];
        town.officer("renshe-ju").await.did(no, "extension", &more).await;
        assert_eq!(
            town.text(&format!("SELECT due_on FROM matter WHERE no = '{no}'"), "due_on").await,
            "2026-11-21"
        );

        town.go("2026-11-19");
        deeds::answer(&town, no).await;
        town.go("2026-11-20");
        deeds::serve(&town, no).await;
        assert_eq!(stage(&town, no).await, "served");
        for (of, how) in [("office", "satisfied"), ("unit", "fairly")] {
            let rating = [("of", of), ("satisfaction", how), ("given", "电话回访"), ("remark", "")];
            town.officer("renshe").await.did(no, "rating", &rating).await;
        }

        // 30 days from Friday 20 November end on Sunday 20 December and roll to Monday 21 December.
        let closing = [("closing", "term-over"), ("resolved", "yes"), ("view", "not-solved")];
        town.go("2026-12-21");
        town.officer("renshe").await.does(no, "closing", &closing).await.is(409).says("第三十五条");
        town.go("2026-12-22");
        town.officer("renshe").await.did(no, "closing", &closing).await;
        assert_eq!(stage(&town, no).await, "closed");
        town.officer("ducha")
            .await
            .open(&format!("/matters/{no}"))
            .await
            .says("已办结")
            .says("认为未解决")
            .says("基本满意");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_item_comes_in_by_each_of_the_five_channels() {
    for town in Town::both().await {
        for channel in ["letter", "visit", "online", "call", "handed-down"] {
            let mut clerk = town.officer("dengji").await;
            let made = clerk.register(&crate::house::Item { channel, ..item(&town) }).await;
            let kept =
                town.text(&format!("SELECT channel FROM matter WHERE no = '{}'", made.no), "channel").await;
            assert_eq!(kept, channel);
            clerk.open(&format!("/matters?channel={channel}")).await.says(item(&town).subject);
        }
    }
}

#[tokio::test]
async fn five_representatives_may_come_for_a_group_and_six_may_not() {
    let town = Town::sqlite().await;
    for (representatives, status) in [(5, 303), (6, 409)] {
        let mut clerk = town.officer("dengji").await;
        let paper = crate::house::Item { channel: "visit", persons: "30", ..item(&town) };
        let mut form = clerk.draft(&paper).await.set("p_kind", "representative");
        for _ in 1..representatives {
            form = form
                .add("p_name", "代表某")
                .add("p_phone", "")
                .add("p_idno", "")
                .add("p_address", "")
                .add("p_kind", "representative");
        }
        clerk.submit(&form).await.is(status);
    }
}

async fn objected(town: &Town) -> String {
    let no = town.officer("dengji").await.register(&item(town)).await.no;
    deeds::transfer(town, &no).await;
    let other = town.unit("住建局").await.to_string();
    let why = "该砖厂属于住建系统管理的建筑企业，不在我局职责范围。";
    town.officer("renshe").await.did(&no, "objection", &[("reason", why), ("proposed", &other)]).await;
    no
}

#[tokio::test]
async fn an_upheld_objection_brings_the_matter_back_to_be_sent_to_somebody_else() {
    for town in Town::both().await {
        let no = objected(&town).await;
        let decision = [("decision", "upheld"), ("reason", "职责确属住建局")];
        town.officer("fenban").await.did(&no, "objection-decision", &decision).await;
        assert_eq!(stage(&town, &no).await, "registered");
        town.officer("renshe").await.get(&format!("/matters/{no}")).await.is(404);
        let to = town.unit("住建局").await.to_string();
        town.officer("fenban").await.did(&no, "transfer", &[("to", &to)]).await;
        town.officer("zhujian").await.open(&format!("/matters/{no}")).await.says(item(&town).subject);
    }
}

#[tokio::test]
async fn a_rejected_objection_leaves_the_matter_where_it_is() {
    for town in Town::both().await {
        let no = objected(&town).await;
        town.officer("renshe").await.get(&format!("/matters/{no}/acceptance")).await.is(409);
        let decision = [("decision", "rejected"), ("reason", "劳动报酬争议属人社局职责")];
        town.officer("fenban").await.did(&no, "objection-decision", &decision).await;
        assert_eq!(stage(&town, &no).await, "sent");
        deeds::accept(&town, &no).await;
    }
}

#[tokio::test]
async fn after_five_working_days_an_objection_is_refused_with_its_article() {
    let town = Town::sqlite().await;
    // Friday 20 November + 5 working days = Friday 27 November.
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    deeds::transfer(&town, &no).await;
    let path = format!("/matters/{no}/objection");
    town.go("2026-11-27");
    town.officer("renshe").await.get(&path).await.is(200);
    town.go("2026-11-28");
    town.officer("renshe").await.get(&path).await.is(409).says("第二十三条第三款");
    town.officer("renshe").await.english().get(&path).await.is(409).says("art. 23(3)");
}

#[tokio::test]
async fn an_assignment_carries_its_six_points() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        let to = town.unit("人社局").await.to_string();
        let six =
            [("to", to.as_str()), ("leader", "缪长庚"), ("person", "柏树林"), ("requirement", "逐项答复")];
        town.officer("fenban").await.did(&no, "assignment", &six).await;
        town.officer("renshe")
            .await
            .open(&format!("/matters/{no}"))
            .await
            .says("缪长庚")
            .says("柏树林")
            .says("逐项答复");
    }
}

#[tokio::test]
async fn a_repeat_is_found_while_typing_joined_at_intake_and_let_go_again() {
    for town in Town::both().await {
        let first = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &first).await;
        let mut clerk = town.officer("dengji2").await;
        let token = clerk.token("/matters/new").await;
        let person = [
            ("_csrf", token.as_str()),
            ("p_name", ""),
            ("p_phone", "1990000 4321"),
            ("p_idno", ""),
            ("p_address", ""),
        ];
        clerk.post("/matters/known", &person).await.is(200).says(item(&town).subject).says("电话");

        let again = crate::house::Item {
            into: first.clone(),
            words: "还是没有钱。",
            demands: vec!["尽快付钱"],
            ..item(&town)
        };
        let second = clerk.register(&again).await;
        assert_eq!(stage(&town, &second.no).await, "linked");
        let page = town.officer("renshe").await.open(&format!("/matters/{first}")).await;
        page.says("还是没有钱。").says("尽快付钱").says(item(&town).demands[0]);

        town.officer("fenban").await.did(&second.no, "unlink", &[("reason", "不是同一件事")]).await;
        assert_eq!(stage(&town, &second.no).await, "registered");
        let page = town.officer("renshe").await.open(&format!("/matters/{first}")).await;
        assert!(!page.body.contains("还是没有钱。"), "the paper stayed behind");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}
