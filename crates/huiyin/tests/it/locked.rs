//! Accusations: invisible to the unit that took one in and to everybody else but the petition office and the unit
//! it was sent to (条例第30条, boundaries 3).

use crate::house::{Client, Item, Town, deeds, item};

async fn accusation(town: &Town) -> (Item, String, String) {
    let mut paper = item(town);
    paper.purpose = "accusation";
    paper.subject = "举报某干部收受好处";
    let mut clerk = town.officer("liuwu").await;
    let form = clerk.draft(&paper).await;
    let receipt = clerk.submit(&form).await.leads_to();
    let no = receipt.split('/').nth(2).unwrap().to_owned();
    (paper, no, receipt)
}

/// Every place where an officer could meet a matter.
async fn places(client: &mut Client, paper: &Item, no: &str) -> Vec<&'static str> {
    let token = client.token("/me").await;
    let mut found = Vec::new();
    let mut look = |place, page: crate::house::Page| {
        let shows = page.body.contains(paper.subject) || page.body.contains(no);
        if shows && page.status == 200 {
            found.push(place);
        }
    };
    look("page", client.get(&format!("/matters/{no}")).await);
    look("list", client.get("/matters?stage=").await);
    look("search by phone", client.get(&format!("/matters?q={}", paper.phone)).await);
    look("search by word", client.get("/matters?q=%E5%A5%BD%E5%A4%84").await);
    look("today", client.get("/today").await);
    look("file", client.get("/matters.csv").await);
    look("dispatch", client.get("/dispatch").await);
    look("dispatch of it", client.get(&format!("/dispatch?no={no}")).await);
    let person = [
        ("_csrf", token.as_str()),
        ("p_name", paper.name),
        ("p_phone", paper.phone),
        ("p_idno", ""),
        ("p_address", ""),
    ];
    look("known repeats", client.post("/matters/known", &person).await);
    look("receipt", client.get(&format!("/matters/{no}/receipt")).await);
    found
}

#[tokio::test]
async fn a_unit_that_took_an_accusation_in_meets_it_nowhere_again() {
    for town in Town::both().await {
        let (paper, no, receipt) = accusation(&town).await;
        for login in ["liuwu", "liuwu-ju", "renshe", "renshe-ju", "xianzhang", "shi-xinfang"] {
            let mut client = town.officer(login).await;
            assert_eq!(places(&mut client, &paper, &no).await, Vec::<&str>::new(), "{login} meets it");
            assert_ne!(client.get(&receipt).await.status, 200, "{login} opens the clerk's receipt");
        }
        // Nobody of the petition office reads it unnamed but those who send papers on, and they say why.
        town.officer("dengji").await.get(&format!("/matters/{no}")).await.is(404);
        let mut sender = town.officer("fenban").await;
        let page = sender.open(&format!("/matters/{no}")).await;
        assert!(!page.body.contains(paper.subject), "shown before a reason was given");
        sender.reads(&no).await;
        sender.open(&format!("/matters/{no}")).await.says(paper.subject);
        let office = places(&mut town.officer("fenban2").await, &paper, &no).await;
        assert!(
            office.contains(&"list") && office.contains(&"known repeats") && office.contains(&"file"),
            "{office:?}"
        );
    }
}

#[tokio::test]
async fn an_accusation_is_in_no_count_of_the_unit_that_took_it_in() {
    for town in Town::both().await {
        let before = today(&town).await;
        accusation(&town).await;
        assert_eq!(before, today(&town).await, "Today gives the accusation away");
        // The look is at the right place: an ordinary paper changes it.
        town.officer("liuwu").await.register(&item(&town)).await;
        assert_ne!(before, today(&town).await);
    }
}

/// What a town's clerk reads on Today.
async fn today(town: &Town) -> String {
    town.officer("liuwu").await.open("/today").await.words()
}

#[tokio::test]
async fn an_accusation_that_was_sent_is_seen_where_it_was_sent_and_nowhere_else() {
    for town in Town::both().await {
        let (paper, no, _) = accusation(&town).await;
        let to = town.unit("纪委监委").await.to_string();
        let mut sender = town.officer("fenban").await;
        sender.reads(&no).await;
        sender.did(&no, "transfer", &[("to", &to)]).await;
        let mut head = town.officer("jiwei-ju").await;
        assert!(places(&mut head, &paper, &no).await.contains(&"page"));
        for login in ["liuwu", "renshe", "zhengfa", "jiwei"] {
            let found = places(&mut town.officer(login).await, &paper, &no).await;
            assert_eq!(found, Vec::<&str>::new(), "{login} meets it");
        }
        head.reads(&no).await;
        let handler = town.posts["jiwei"].person.to_string();
        head.did(&no, "reader", &[("person_id", &handler), ("reason", "承办")]).await;
        let found = places(&mut town.officer("jiwei").await, &paper, &no).await;
        assert!(found.contains(&"page") && found.contains(&"list"), "{found:?}");
    }
}

#[tokio::test]
async fn an_accusation_is_never_sent_to_the_unit_it_complains_about() {
    let town = Town::sqlite().await;
    let accused = town.unit("人社局").await.to_string();
    let mut paper = item(&town);
    paper.purpose = "accusation";
    paper.respondent = accused.clone();
    let no = town.officer("dengji").await.register(&paper).await.no;
    let mut sender = town.officer("fenban").await;
    sender.reads(&no).await;
    let form = sender.act(&no, "transfer").await.force("to", &accused);
    sender.submit(&form).await.is(409).says("第三十条");
    assert_eq!(places(&mut town.officer("renshe").await, &paper, &no).await, Vec::<&str>::new());
}

#[tokio::test]
async fn an_accusation_is_not_joined_to_a_matter_that_the_accused_can_see() {
    for town in Town::both().await {
        let open = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &open).await;
        let (_, no, _) = accusation(&town).await;
        let mut sender = town.officer("fenban").await;
        sender.reads(&no).await;
        let page = sender.does(&no, "link", &[("into", &open), ("reason", "同一件事")]).await;
        page.is(409);
        assert_eq!(
            town.text(&format!("SELECT stage FROM matter WHERE no = '{no}'"), "stage").await,
            "registered"
        );
    }
}
