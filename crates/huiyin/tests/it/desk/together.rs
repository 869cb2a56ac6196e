//! Notes inside a unit, two people on one matter, handing over, shared views.

use super::{accepted, chained, colleague, sent_to_clear, step, told, work};
use crate::house::{Town, deeds, item};
use people::Role;

#[tokio::test]
async fn a_note_is_seen_by_the_unit_and_by_nobody_else_until_it_is_shared() {
    for town in Town::both().await {
        let no = accepted(&town).await;
        let path = format!("/matters/{no}");
        let mut handler = town.officer("renshe").await;
        let form = handler.form(&path, &format!("{path}/notes")).await;
        handler.submit(&form.clone()).await.is(422);
        handler.submit(&form.set("note_text", "砖厂老板下周回来")).await.leads_to();
        town.officer("renshe-ju").await.open(&path).await.says("砖厂老板下周回来");
        for login in ["fenban", "dengji", "ducha", "shuji", "xianzhang"] {
            let page = town.officer(login).await.get(&path).await;
            assert!(!page.body.contains("下周回来"), "{login} reads the note");
        }
        let kept = town.rows("SELECT text FROM note").await;
        let kept: Vec<u8> = kept[0].get("text").unwrap();
        assert!(!String::from_utf8_lossy(&kept).contains("砖厂"), "the note is not sealed");
        let id: platform::Id = town.rows("SELECT id FROM note").await[0].get("id").unwrap();
        let share = format!("{path}/notes/{id}/share");
        let form = handler.form(&path, &share).await;
        handler.submit(&form).await.leads_to();
        town.officer("fenban").await.open(&path).await.says("砖厂老板下周回来");
        work(&town).await;
        assert!(told(&town, "fenban").await.contains("共享了便签"));
        let back = handler.form(&path, &format!("{path}/notes/{id}/withdrawal")).await;
        handler.submit(&back).await.leads_to();
        for login in ["renshe", "fenban"] {
            assert!(!town.officer(login).await.open(&path).await.body.contains("下周回来"));
        }
        let acts = town.number("SELECT COUNT(*) AS n FROM journal WHERE act LIKE 'note_%'").await;
        assert_eq!(acts, 3);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_changed_note_is_found_by_the_check() {
    let town = Town::sqlite().await;
    let no = accepted(&town).await;
    let path = format!("/matters/{no}");
    let mut handler = town.officer("renshe").await;
    let form = handler.form(&path, &format!("{path}/notes")).await;
    handler.submit(&form.set("note_text", "一")).await.leads_to();
    town.tamper("DELETE FROM journal WHERE act = 'note_added'".into()).await;
    assert_eq!(town.faults().await.len(), 1);
}

#[tokio::test]
async fn the_second_on_a_matter_is_told_of_the_first_and_the_first_is_not_told_of_themselves() {
    for town in Town::both().await {
        let no = accepted(&town).await;
        colleague(&town, "hegao", "何高", &[Role::Handler]).await;
        let mut first = town.officer("renshe").await;
        let page = first.open(&format!("/matters/{no}/opinion")).await;
        assert!(!page.words().contains("柏树林 在"), "one is told of oneself");
        let mut second = town.officer("hegao").await;
        second.open(&format!("/matters/{no}/opinion")).await.says("柏树林").says("可能正在填写");
        second.open(&format!("/matters/{no}")).await.says("柏树林");
        first.open(&format!("/matters/{no}")).await.says("何高");
        town.go("2026-11-21");
        let mut second = town.officer("hegao").await;
        let page = second.open(&format!("/matters/{no}")).await.words();
        assert!(!page.contains("也打开了"), "yesterday is not now");
    }
}

#[tokio::test]
async fn the_slower_one_reads_what_changed_keeps_what_was_typed_and_can_go_on() {
    for town in Town::both().await {
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let form = handler.act(&no, "opinion").await;
        let form = deeds::OPINION.iter().fold(form, |f, (name, value)| f.set(name, value));
        let told = [("told_way", "direct"), ("told_receiver", "本人")];
        town.officer("renshe-ju")
            .await
            .did(&no, "extension", &[told[0], told[1], ("days", "10"), ("reason", "案情复杂")])
            .await;
        let page = handler.submit(&form).await;
        page.is(409).says("您打开以后有了变化").says("案情复杂");
        let again = page.form(&form.action).unwrap();
        assert_eq!(again.value("findings"), form.value("findings"), "what was typed is gone");
        handler.open("/drafts").await.says("出具");
        let to = handler.submit(&again).await.leads_to();
        assert!(to.starts_with("/matters/"));
    }
}

#[tokio::test]
async fn whoever_changes_post_hands_everything_over_in_one_act() {
    for town in Town::both().await {
        let to = colleague(&town, "jieshou", "解守", &[Role::Handler]).await.to_string();
        chained(&town).await;
        let (one, two) = (accepted(&town).await, accepted(&town).await);
        let mut old = town.officer("renshe").await;
        let draft = sent_to_clear(&mut old, &one).await;
        let token = old.token("/me").await;
        let kept = [("_csrf", token.as_str()), ("findings", "写了一半")];
        old.post(&format!("/drafts/opinion-{two}"), &kept).await.is(204);
        let from = town.posts["renshe"].id.to_string();
        let mut head = town.officer("renshe-ju").await;
        let path = format!("/hand-over?from={from}");
        head.open(&path).await.says("承办事项 2 件").says("审签稿 1 份").says("草稿 1 份");
        let form = head.form(&path, "/hand-over").await.set("to_post", &to).set("reason", "岗位调整");
        let report = head.submit(&form).await.leads_to();
        head.open(&report).await.says("事项 2 件");
        let mut new = town.officer("jieshou").await;
        new.open(&format!("/matters/{two}")).await.says("解守 副局长").says("岗位调整");
        new.open("/drafts").await.says("出具");
        new.open(&format!("/matters/{two}/clearances/opinion")).await.says("写了一半");
        step(&mut town.officer("hegao").await, &draft, "return", &[("back_reason", "再核一遍")])
            .await
            .leads_to();
        new.open("/today").await.says("已退回");
        assert!(!old.open("/today").await.words().contains("已退回"));
        work(&town).await;
        assert!(told(&town, "jieshou").await.contains("移交给您办理"));
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn nobody_hands_over_the_work_of_another_unit() {
    let town = Town::sqlite().await;
    let from = town.posts["renshe"].id.to_string();
    let mut head = town.officer("zhujian-ju").await;
    let token = head.token("/me").await;
    let to = town.posts["zhujian"].id.to_string();
    let pairs = [("_csrf", token.as_str()), ("from", &from), ("to_post", &to), ("reason", "试试")];
    head.post("/hand-over", &pairs).await.is(403);
}

#[tokio::test]
async fn a_shared_view_is_the_units_and_holds_no_search_words() {
    for town in Town::both().await {
        town.officer("dengji").await.register(&item(&town)).await;
        let mut one = town.officer("fenban").await;
        let form = one.form("/matters?channel=letter&q=19900004321", "/views").await;
        let form = form.set("name", "来信").set("shared", "1");
        one.submit(&form).await.leads_to();
        town.officer("fenban2").await.open("/matters").await.says("共享 来信");
        assert!(!town.officer("renshe").await.open("/matters").await.words().contains("共享 来信"));
        let query = town.text("SELECT query FROM unit_view", "query").await;
        assert!(query.contains("channel=letter") && !query.contains("1990"), "{query}");
        // Somebody else of the unit does not remove it; its author does.
        let id: platform::Id = town.rows("SELECT id FROM unit_view").await[0].get("id").unwrap();
        for (login, left) in [("fenban2", 1), ("fenban", 0)] {
            let mut client = town.officer(login).await;
            let form = client.form("/matters", &format!("/views/{id}/removal")).await;
            client.submit(&form).await.leads_to();
            assert_eq!(town.number("SELECT COUNT(*) AS n FROM unit_view").await, left, "{login}");
        }
    }
}
