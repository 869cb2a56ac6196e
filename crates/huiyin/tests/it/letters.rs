//! Letters: made from what the matter knows, numbered when they are issued and never before, kept as they were.

use crate::house::{Client, Form, Page, Town, deeds, item};
use paper::letters::{Fields, Kind};
use people::{Actor, officer_of};
use petition::act::{Hand, NewLetter, issue_letter};
use std::collections::BTreeSet;

/// The form of one kind.
async fn form(client: &mut Client, no: &str, kind: &str) -> Form {
    client.form(&format!("/matters/{no}/letters/new?kind={kind}"), &format!("/matters/{no}/letters")).await
}

/// What no matter knows of a notice of acceptance.
fn phoned(form: Form) -> Form {
    form.set("l_contact_phone", "0000-1234567")
}

async fn issues(client: &mut Client, form: &Form) {
    assert!(client.submit(form).await.leads_to().ends_with("/letters?done=letter"));
}

async fn numbers(town: &Town) -> Vec<String> {
    let rows = town.rows("SELECT number FROM letter ORDER BY kind, serial").await;
    rows.iter().map(|r| r.get("number").unwrap()).collect()
}

/// Addresses of this ending on the page of letters, the latest first.
async fn links(client: &mut Client, no: &str, ending: &str) -> Vec<String> {
    let page = client.open(&format!("/matters/{no}/letters")).await;
    let all = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|a| a.ends_with(ending)).map(str::to_owned).collect()
}

fn is_pdf(page: &Page) {
    page.is(200);
    assert!(page.bytes.starts_with(b"%PDF"), "{}", page.body.chars().take(80).collect::<String>());
    assert_eq!(page.headers["content-type"], "application/pdf");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn an_acceptance_and_an_opinion_are_issued_with_their_numbers_and_kept_as_they_were() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        deeds::accept(&town, &no).await;
        let mut handler = town.officer("renshe").await;
        let accepted = phoned(form(&mut handler, &no, "accepted").await);
        assert_eq!(accepted.value("l_accepted_on"), "2026-11-20");
        assert_eq!(accepted.value("l_limit_days"), "60");
        assert_eq!(accepted.value("l_petitioner"), "", "the form shows who it is");
        issues(&mut handler, &accepted).await;
        let second = phoned(form(&mut handler, &no, "accepted").await);
        issues(&mut handler, &second).await;
        deeds::answer(&town, &no).await;
        let opinion = phoned(form(&mut handler, &no, "handling_opinion").await);
        assert!(opinion.value("l_answers").contains("补发三个月工资｜予以支持｜已责令砖厂"));
        // Short for what it answers: shown once, then a person goes on with a reason.
        let again = handler.submit(&opinion).await;
        again.is(422).says("偏短");
        let opinion =
            again.form(&format!("/matters/{no}/letters")).unwrap().set("despite", "事实清楚，已当面说明");
        issues(&mut handler, &opinion).await;
        let numbers = numbers(&town).await;
        assert_eq!(numbers, ["青人社受〔2026〕1号", "青人社受〔2026〕2号", "青人社信〔2026〕1号"]);
        let page = handler.open(&format!("/matters/{no}/letters")).await;
        page.says("青人社信〔2026〕1号").says("处理意见书");
        let pdf = links(&mut handler, &no, ".pdf").await[0].clone();
        let first = handler.get(&pdf).await;
        is_pdf(&first);
        assert!(first.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(first.bytes, handler.get(&pdf).await.bytes);
        let docx = links(&mut handler, &no, ".docx").await[0].clone();
        assert!(handler.get(&docx).await.bytes.starts_with(b"PK"));
        let read = town.number("SELECT COUNT(*) AS n FROM reading WHERE what LIKE 'letter %'").await;
        assert_eq!(read, 6, "three issued, three downloads");
        handler.open(&format!("/matters/{no}")).await.says("制发处理意见书 青人社信〔2026〕1号");
        handler.open(&format!("/matters/{no}")).await.says("事实清楚，已当面说明");
        assert_eq!(town.faults().await, Vec::<String>::new());
        let sealed = town.number("SELECT COUNT(*) AS n FROM letter WHERE fields IS NOT NULL").await;
        assert_eq!(sealed, 3);
    }
}

#[tokio::test]
async fn a_field_that_is_missing_or_cannot_be_printed_is_marked_and_takes_no_number() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        deeds::accept(&town, &no).await;
        let mut handler = town.officer("renshe").await;
        let lacking = form(&mut handler, &no, "accepted").await;
        let page = handler.submit(&lacking).await;
        page.is(422);
        assert!(!page.complaint("l_contact_phone").is_empty(), "{}", page.words());
        let odd = phoned(lacking).set("l_contact", "某\u{10FFFD}");
        let page = handler.submit(&odd).await;
        page.is(422);
        assert!(page.complaint("l_contact").contains('\u{10FFFD}'), "{}", page.words());
        assert_eq!(numbers(&town).await, Vec::<String>::new());
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM serial").await, 0);
        let events = "SELECT COUNT(*) AS n FROM journal WHERE act = 'letter-issued'";
        assert_eq!(town.number(events).await, 0);
    }
}

#[tokio::test]
async fn a_draft_takes_no_number_and_leaves_nothing_but_the_reading() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        let mut sender = town.officer("fenban").await;
        let mut draft = phoned(form(&mut sender, &no, "transfer").await).set("l_summary", "反映工资拖欠。");
        draft.action = format!("/matters/{no}/letters/preview");
        let page = sender.submit(&draft).await;
        is_pdf(&page);
        assert!(page.headers["content-disposition"].to_str().unwrap().starts_with("inline"));
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM letter").await, 0);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM serial").await, 0);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM reading WHERE what = 'letter draft'").await, 1);
    }
}

#[tokio::test]
async fn whoever_does_not_hold_the_matter_or_the_power_issues_nothing() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    deeds::transfer(&town, &no).await;
    let path = format!("/matters/{no}/letters");
    town.officer("zhujian").await.get(&path).await.is(404);
    // The office sees the matter but does not accept for the department; the department does not send itself papers.
    town.officer("fenban").await.get(&format!("{path}/new?kind=accepted")).await.is(403);
    let mut handler = town.officer("renshe").await;
    handler.get(&format!("{path}/new?kind=transfer")).await.is(403);
    // Nothing to accept yet in the records: the kind is not called for.
    handler.get(&format!("{path}/new?kind=accepted")).await.is(409);
    handler.get(&format!("{path}/new?kind=receipt")).await.is(409);
    handler.get(&format!("{path}/new?kind=poem")).await.is(404);
}

#[tokio::test]
async fn an_accused_units_clerk_finds_no_letter_and_a_reader_says_why_first() {
    for town in Town::both().await {
        let mut paper = item(&town);
        paper.purpose = "accusation";
        paper.respondent = town.unit("人社局").await.to_string();
        let no = town.officer("dengji").await.register(&paper).await.no;
        let to = town.unit("纪委监委").await.to_string();
        let mut sender = town.officer("fenban").await;
        sender.get(&format!("/matters/{no}/letters")).await.is(409);
        sender.reads(&no).await;
        sender.did(&no, "transfer", &[("to", &to)]).await;
        let letter = phoned(form(&mut sender, &no, "transfer").await).set("l_summary", "举报某干部。");
        issues(&mut sender, &letter).await;
        let pdf = links(&mut sender, &no, ".pdf").await[0].clone();
        is_pdf(&sender.get(&pdf).await);
        for login in ["renshe", "renshe-ju", "zhujian", "liuwu", "xianzhang"] {
            let mut other = town.officer(login).await;
            other.get(&format!("/matters/{no}/letters")).await.is(404);
            other.get(&pdf).await.is(404);
        }
        let mut head = town.officer("jiwei-ju").await;
        head.get(&pdf).await.is(409);
        head.reads(&no).await;
        is_pdf(&head.get(&pdf).await);
    }
}

#[tokio::test]
async fn fifty_who_issue_at_once_get_fifty_numbers_without_gap_or_double() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let mut all = Vec::new();
        for _ in 0..50 {
            let no = clerk.register(&item(&town)).await.no;
            deeds::transfer(&town, &no).await;
            all.push(no);
        }
        let units = town.house.units().await.unwrap();
        let sender = officer_of(&units, &town.posts["fenban"]);
        let fields = urging(&town);
        let begun = std::time::Instant::now();
        let tasks = all.into_iter().map(|no| {
            let hand = Hand::now(&town.house, Actor::Officer(Box::new(sender.clone())));
            let new = NewLetter {
                kind: Kind::Urging,
                fields: fields.clone(),
                from_register: Vec::new(),
                despite: String::new(),
            };
            let house = town.house.clone();
            tokio::spawn(async move { issue_letter(&house, hand, &no, None, new).await })
        });
        let tasks: Vec<_> = tasks.collect();
        let mut got = BTreeSet::new();
        for task in tasks {
            let issued = task.await.unwrap().unwrap();
            assert!(got.insert(issued.number.clone()), "{} came twice", issued.number);
        }
        println!("fifty letters: {:?}", begun.elapsed());
        let wanted: BTreeSet<String> = (1..=50).map(|n| format!("青信催〔2026〕{n}号")).collect();
        assert_eq!(got, wanted);
        assert_eq!(town.number("SELECT MAX(last) AS n FROM serial").await, 50);
        assert_eq!(town.number("SELECT COUNT(DISTINCT number) AS n FROM letter").await, 50);
    }
}

/// An urging letter by hand: nothing in it depends on the matter.
fn urging(town: &Town) -> Fields {
    let today = town.app().clock.today();
    Fields::new()
        .text("matter_no", "2611")
        .text("subject", "砖厂拖欠三个月工资")
        .text("to_unit", "青禾县人力资源和社会保障局")
        .text("source_no", "青信转〔2026〕1号")
        .date("sent_on", today)
        .date("due_on", today)
        .text("state", "尚未受理")
        .list("requests", ["请依法受理并告知信访人"])
        .date("reply_on", today)
        .text("contact", "某某")
        .text("contact_phone", "0000-1234567")
}

#[tokio::test]
async fn the_copy_for_the_unit_complained_about_names_nobody_and_lists_what_went() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        let mut sender = town.officer("fenban").await;
        let letter = phoned(form(&mut sender, &no, "transfer").await)
            .set("l_petitioner", "温九如、祁又青")
            .set("l_summary", "祁又青等反映砖厂拖欠工资，温九如电话19900004321。");
        issues(&mut sender, &letter).await;
        let copy = links(&mut sender, &no, "/copy").await[0].clone();
        let page = sender.open(&copy).await;
        page.says("温九如、祁又青").says("19900004321").says("摘要");
        let form = page.form(&copy).unwrap();
        assert!(sender.submit(&form).await.leads_to().ends_with("done=letter-copy"));
        sender.submit(&form).await.is(409);
        let of = "SELECT COUNT(*) AS n FROM letter WHERE copy_of IS NOT NULL AND personal = 0";
        assert_eq!(town.number(of).await, 1);
        assert_eq!(numbers(&town).await, ["青信转〔2026〕1号"; 2]);
        // A DOCX is stored, not packed, so its bytes can be read: the letter names the petitioner, the copy does not.
        let mut naming = 0;
        for docx in links(&mut sender, &no, ".docx").await {
            let bytes = sender.get(&docx).await.bytes;
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains("砖厂"), "not read as text");
            naming += usize::from(["温九如", "祁又青", "19900004321"].iter().any(|w| text.contains(w)));
        }
        assert_eq!(naming, 1);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}
