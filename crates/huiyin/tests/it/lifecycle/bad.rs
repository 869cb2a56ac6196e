//! What does not fit: said at its place, in the reader's language, with nothing lost.

use crate::house::{Item, Town, deeds, item};

#[tokio::test]
async fn a_form_that_does_not_fit_comes_back_as_it_was_typed_with_the_error_at_its_field() {
    for town in Town::both().await {
        for (english, needed, future) in
            [(false, "请填写。", "日期不能晚于今天。"), (true, "Please", "future")]
        {
            let mut clerk = town.officer("dengji").await;
            if english {
                clerk = clerk.english();
            }
            let form = clerk
                .draft(&item(&town))
                .await
                .set("subject", "")
                .set("received_on", "2026-11-21")
                .set("place", "东厂路“8”号 <b>");
            let page = clerk.submit(&form).await;
            page.is(422);
            assert!(page.complaint("subject").contains(needed), "{}", page.complaint("subject"));
            assert!(page.complaint("received_on").contains(future), "{}", page.complaint("received_on"));
            let kept = page.form("/matters").unwrap();
            assert_eq!(kept.value("words"), item(&town).words, "own words changed on the way back");
            assert_eq!(kept.value("place"), "东厂路“8”号 <b>");
            assert_eq!(kept.value("p_phone"), item(&town).phone);
            assert_eq!(kept.value("received_on"), "2026-11-21");
            assert_eq!(kept.value("_once"), form.value("_once"));
            assert_eq!(kept.fields.iter().filter(|f| f.name == "demand").count(), 2);
        }
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 0);
    }
}

#[tokio::test]
async fn every_field_of_the_register_form_says_what_is_wrong_with_it() {
    let town = Town::sqlite().await;
    let cases: &[(&str, &str, &str)] = &[
        ("channel", "pigeon", "error-choice"),
        ("purpose", "", "error-choose"),
        ("received_on", "32.13.2026", "error-day"),
        ("received_on", "", "error-needed"),
        ("persons", "many", "error-number"),
        ("words", "  \n ", "error-needed"),
        ("demand", "", "error-demand-needed"),
        ("respondent", "nobody", "error-choice"),
        ("p_phone", "123", "error-phone"),
        ("p_idno", "110101199001011234", "error-idno"),
    ];
    let whole = town.app().clone();
    for (field, value, key) in cases {
        let mut clerk = town.officer("dengji").await;
        let one = Item { demands: vec!["补发三个月工资"], ..item(&town) };
        let form = clerk.draft(&one).await.force(field, value);
        let page = clerk.submit(&form).await;
        page.is(422);
        let place = match *field {
            "demand" => "demands",
            "p_phone" | "p_idno" => "parties",
            other => other,
        };
        let text = whole.words.say(law::Lang::Zh, key);
        let text = text.split('{').next().unwrap().split(" –").next().unwrap();
        let first = text.split_whitespace().next().unwrap();
        assert!(
            page.complaint(place).contains(first),
            "{field}={value}: “{}” is not “{text}”",
            page.complaint(place)
        );
        assert!(page.body.contains("role=\"alert\""), "{field}: no summary above the form");
    }
}

#[tokio::test]
async fn acts_keep_what_was_typed_too() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    deeds::transfer(&town, &no).await;
    deeds::accept(&town, &no).await;
    let mut handler = town.officer("renshe").await;
    let form = handler
        .act(&no, "opinion")
        .await
        .set("findings", "经查属实。")
        .set("answer_1", "已付清。")
        .set("outcome_1", "supported");
    let page = handler.submit(&form).await;
    page.is(422);
    assert!(!page.complaint("basis").is_empty() && !page.complaint("answer_2").is_empty());
    assert_eq!(page.complaint("findings"), "");
    let kept = page.form(&form.action).unwrap();
    assert_eq!((kept.value("findings"), kept.value("answer_1")), ("经查属实。", "已付清。"));
    assert_eq!((kept.value("outcome_1"), kept.value("outcome_2")), ("supported", ""));
}

#[tokio::test]
async fn whoever_acts_on_an_old_page_is_told_that_somebody_was_faster() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        let to = town.unit("人社局").await.to_string();
        let mut slow = town.officer("fenban2").await;
        let old = slow.act(&no, "transfer").await.set("to", &to);
        deeds::transfer(&town, &no).await;
        let page = slow.submit(&old).await;
        page.is(409).says("您打开以后有了变化").says("转送人社局");
        slow.clone().english().submit(&old).await.is(409);
        assert_eq!(town.number("SELECT seq AS n FROM matter").await, 2, "the late act left a trace");
    }
}

#[tokio::test]
async fn two_hands_on_one_matter_at_once_do_one_act() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        let units = [town.unit("人社局").await.to_string(), town.unit("住建局").await.to_string()];
        let mut both = Vec::new();
        for unit in &units {
            let mut officer = town.officer("fenban").await;
            let form = officer.act(&no, "transfer").await.set("to", unit);
            both.push(async move { officer.submit(&form).await.status.as_u16() });
        }
        let mut answers = futures_util::future::join_all(both).await;
        answers.sort();
        assert_eq!(answers, [303, 409]);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_form_sent_twice_registers_once() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let form = clerk.draft(&item(&town)).await;
        let first = clerk.submit(&form).await.leads_to();
        let again = clerk.submit(&form).await.leads_to();
        assert_eq!(first.split('?').next(), again.split('?').next());
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 1);
        clerk.open(&first).await;
        clerk.open(&again).await;
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_at_the_same_moment_registers_once() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let form = clerk.draft(&item(&town)).await;
        let sends = (0..4).map(|_| {
            let (mut clerk, form) = (clerk.clone(), form.clone());
            async move { clerk.submit(&form).await.status.as_u16() }
        });
        let answers = futures_util::future::join_all(sends).await;
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 1);
        assert_eq!(answers, [303; 4], "{:?}", town.app().db.engine());
    }
}
