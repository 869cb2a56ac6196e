//! Drafted, checked, signed; returned, changed, withdrawn; in somebody's place.

use super::{accepted, chained, colleague, sent_to_clear, step, told, work};
use crate::house::{Town, deeds};
use people::Role;

async fn stage(town: &Town, no: &str) -> String {
    town.text(&format!("SELECT stage FROM matter WHERE no = '{no}'"), "stage").await
}

#[tokio::test]
async fn an_opinion_is_drafted_checked_and_signed_in_the_signers_name() {
    for town in Town::both().await {
        chained(&town).await;
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let to = handler.get(&format!("/matters/{no}/opinion")).await.leads_to();
        assert!(to.ends_with("/clearances/opinion"), "{to}");
        let draft = sent_to_clear(&mut handler, &no).await;
        assert_eq!(stage(&town, &no).await, "accepted", "it is no act before it is signed");
        handler.open(&format!("/matters/{no}")).await.says("送审中");
        let mut checker = town.officer("hegao").await;
        checker.open("/today").await.says("等我审签或修改（1）");
        let page = step(&mut checker, &draft, "pass", &[("basis", "《劳动法》第五十条")]).await;
        page.leads_to();
        let mut head = town.officer("renshe-ju").await;
        head.open(&draft).await.says("改动了 1 处").says("《保障农民工工资支付条例》第三条");
        let signed = step(&mut head, &draft, "sign", &[]).await.leads_to();
        assert!(signed.starts_with(&format!("/matters/{no}")), "{signed}");
        assert_eq!(stage(&town, &no).await, "answered");
        let page = head.open(&format!("/matters/{no}")).await;
        page.says("缪长庚 局长").says("《劳动法》第五十条");
        let name = town.text("SELECT name FROM journal WHERE act = 'answered'", "name").await;
        assert_eq!(name, "人社局 局长 缪长庚");
        work(&town).await;
        assert!(told(&town, "renshe").await.contains("已签发"));
        assert!(told(&town, "hegao").await.contains("等您审签"));
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_is_returned_says_why_and_comes_again() {
    for town in Town::both().await {
        chained(&town).await;
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let draft = sent_to_clear(&mut handler, &no).await;
        let mut checker = town.officer("hegao").await;
        let page = step(&mut checker, &draft, "return", &[]).await;
        page.is(422);
        assert!(!page.complaint("back_reason").is_empty());
        step(&mut checker, &draft, "return", &[("back_reason", "依据写得太简单")]).await.leads_to();
        handler.open("/today").await.says("已退回");
        handler.open(&draft).await.says("依据写得太简单");
        step(&mut handler, &draft, "send", &[("basis", "《劳动法》第五十条、第九十一条")]).await.leads_to();
        step(&mut checker, &draft, "pass", &[]).await.leads_to();
        step(&mut town.officer("renshe-ju").await, &draft, "sign", &[]).await.leads_to();
        assert_eq!(stage(&town, &no).await, "answered");
        work(&town).await;
        assert!(told(&town, "renshe").await.contains("被退回修改"));
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn nobody_signs_out_of_turn_and_nobody_goes_around_the_chain() {
    for town in Town::both().await {
        chained(&town).await;
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let path = format!("/matters/{no}/clearances/opinion");
        let form = handler.form(&path, &path).await;
        let draft = sent_to_clear(&mut handler, &no).await;
        // The same once more, from the page that was still open.
        let again = deeds::OPINION.iter().fold(form, |f, (name, value)| f.set(name, value));
        handler.submit(&again).await.is(409).says("正在送审");
        let token = handler.token("/me").await;
        let mut pairs = vec![("_csrf", token.as_str()), ("_version", "3"), ("on", "2026-11-20")];
        pairs.extend(deeds::OPINION);
        pairs.push(("review_by", "县人民政府"));
        handler.post(&format!("/matters/{no}/opinion"), &pairs).await.is(409).says("要先送审");
        let mut head = town.officer("renshe-ju").await;
        let token = head.token("/me").await;
        let sign = [
            ("_csrf", token.as_str()),
            ("_seq", "1"),
            ("_version", "3"),
            ("_step", "return"),
            ("back_reason", "不妥"),
        ];
        head.post(&draft, &sign).await.is(409).says("不在您这里");
        assert_eq!(stage(&town, &no).await, "accepted");
        // A draft is the unit's own: neither the petition office nor another department reads it.
        for login in ["fenban", "dengji", "zhujian", "zhujian-ju", "admin"] {
            let page = town.officer(login).await.get(&draft).await;
            assert!(matches!(page.status.as_u16(), 403 | 404), "{login} reads the draft");
        }
        // Whoever drafted it takes it back; then another can be begun.
        let form = handler.form(&draft, &draft).await.force("_step", "withdraw");
        handler.submit(&form).await.leads_to();
        sent_to_clear(&mut handler, &no).await;
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_unit_without_a_chain_goes_on_as_before_and_a_head_extends_alone() {
    let town = Town::sqlite().await;
    let no = accepted(&town).await;
    town.officer("renshe-ju").await.open(&format!("/matters/{no}/extension")).await;
    deeds::answer(&town, &no).await;
    assert_eq!(stage(&town, &no).await, "answered");
}

#[tokio::test]
async fn two_people_on_one_draft_lose_nothing() {
    for town in Town::both().await {
        chained(&town).await;
        colleague(&town, "daili", "戴理", &[Role::Handler]).await;
        let no = accepted(&town).await;
        let draft = sent_to_clear(&mut town.officer("renshe").await, &no).await;
        let mut checker = town.officer("hegao").await;
        let late = checker.form(&draft, &draft).await.force("_step", "change").set("findings", "第二种写法");
        step(&mut checker, &draft, "change", &[("findings", "第一种写法")]).await.leads_to();
        let page = checker.submit(&late).await;
        page.is(409).says("别人刚刚处理过").says("第一种写法").says("第二种写法");
        let form = page.form(&draft).unwrap();
        assert_eq!(form.value("findings"), "第二种写法", "what was typed is gone");
        checker.submit(&form.force("_step", "change")).await.leads_to();
        checker.open(&draft).await.says("第一种写法").says("第二种写法");
    }
}

#[tokio::test]
async fn a_deputy_signs_for_the_absent_and_the_journal_says_for_whom() {
    for town in Town::both().await {
        chained(&town).await;
        let deputy = colleague(&town, "daili", "戴理", &[Role::Handler]).await.to_string();
        let no = accepted(&town).await;
        let mut head = town.officer("renshe-ju").await;
        let form = head.form("/absences", "/absences").await;
        let form = form.set("deputy", &deputy).set("from_on", "2026-11-20").set("to_on", "2026-11-24");
        head.submit(&form).await.leads_to();
        // A deputy who is away on those days is no deputy.
        let mut daili = town.officer("daili").await;
        let form = daili.form("/absences", "/absences").await;
        let own = town.posts["renshe"].id.to_string();
        let away = form.set("deputy", &own).set("from_on", "2026-12-01").set("to_on", "2026-12-02");
        daili.submit(&away).await.leads_to();
        let form = head.form("/absences", "/absences").await;
        let form = form.set("deputy", &deputy).set("from_on", "2026-12-02").set("to_on", "2026-12-03");
        let page = head.submit(&form).await;
        page.is(422);
        assert!(page.complaint("deputy").contains("离岗"));

        let draft = sent_to_clear(&mut town.officer("renshe").await, &no).await;
        step(&mut town.officer("hegao").await, &draft, "pass", &[]).await.leads_to();
        work(&town).await;
        assert!(told(&town, "daili").await.contains("等您审签"));
        daili.open("/today").await.says("代 局长 · 缪长庚");
        daili.open(&draft).await.says("您代 局长 · 缪长庚 审签");
        step(&mut daili, &draft, "sign", &[]).await.leads_to();
        let name = town.text("SELECT name FROM journal WHERE act = 'answered'", "name").await;
        assert_eq!(name, "人社局 副局长 戴理（代局长缪长庚）");
        daili.open(&format!("/matters/{no}")).await.says("戴理（代局长缪长庚） 副局长");
        // When the time is over, nothing waits for the deputy any more.
        let no = accepted(&town).await;
        let draft = sent_to_clear(&mut town.officer("renshe").await, &no).await;
        step(&mut town.officer("hegao").await, &draft, "pass", &[]).await.leads_to();
        town.go("2026-11-25");
        let mut daili = town.officer("daili").await;
        assert!(!daili.open("/today").await.words().contains("代 局长"));
        assert!(daili.open(&draft).await.form(&draft).is_none(), "the deputy's time is over");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_handler_drafts_the_extension_that_the_head_signs() {
    for town in Town::both().await {
        chained(&town).await;
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let path = format!("/matters/{no}/clearances/extension");
        let form = handler.form(&path, &path).await;
        let form = form.set("days", "20").set("reason", "需要鉴定").set("told_way", "direct");
        let draft = handler.submit(&form.set("told_receiver", "本人")).await.leads_to();
        let draft = draft.split('?').next().unwrap().to_owned();
        let body = town.text("SELECT body FROM journal WHERE act = 'send'", "body").await;
        assert!(!body.contains("本人"), "the journal names whom something was handed to");
        step(&mut town.officer("hegao").await, &draft, "pass", &[]).await.leads_to();
        step(&mut town.officer("renshe-ju").await, &draft, "sign", &[]).await.leads_to();
        let page = handler.open(&format!("/matters/{no}")).await;
        page.says("缪长庚 局长").says("需要鉴定");
    }
}
