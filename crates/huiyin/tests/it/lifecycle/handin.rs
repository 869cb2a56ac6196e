//! Handing a matter in, on both databases: once, sealed, with its files, through the ordinary door.

use crate::house::Town;
use crate::house::public::{made, paper};
use platform::seal::sha256;

#[tokio::test]
async fn what_is_handed_in_is_registered_by_the_petition_office_and_waits_in_dispatch() {
    for town in Town::both().await {
        let made = town.anyone().hand_in(&paper()).await;
        let mut sender = town.officer("fenban").await;
        sender.open("/dispatch").await.says("疏通水渠");
        let page = sender.open(&format!("/matters/{}", made.no)).await;
        page.says("网信").says("浇不上水").says("公开水费的用处").says("信访人（网上）");
        assert!(!page.body.contains("骆桂香") && !page.body.contains("13900008812"));
        assert_eq!(town.text("SELECT channel FROM matter", "channel").await, "online");
        assert_eq!(town.text("SELECT words FROM item", "words").await, paper().words);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_same_paper_sent_again_and_again_at_once_is_registered_once() {
    for town in Town::both().await {
        let mut visitor = town.anyone();
        visitor.write_paper(&paper()).await;
        let form = visitor.form("/hand-in/check", "/hand-in").await;
        let all = (0..6).map(|_| {
            let (mut v, f) = (visitor.clone(), form.clone());
            async move { v.submit(&f).await.leads_to() }
        });
        for place in futures_util::future::join_all(all).await {
            assert_eq!(place, "/hand-in/done");
        }
        let first = made(&visitor.open("/hand-in/done").await);
        visitor.submit(&form).await;
        assert_eq!(made(&visitor.open("/hand-in/done").await).no, first.no);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 1);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM attachment").await, 1);
        visitor.look_up(&first).await.is(200).says("疏通水渠");
    }
}

#[tokio::test]
async fn nothing_is_sent_before_every_question_has_its_answer_and_every_complaint_keeps_what_was_typed() {
    let town = Town::sqlite().await;
    let mut visitor = town.anyone();
    visitor.get("/hand-in").await.leads_to();
    let form = visitor.form("/hand-in/what", "/hand-in/what").await;
    assert!(!visitor.submit(&form).await.is(422).complaint("words").is_empty());
    assert_eq!(visitor.get("/hand-in/check").await.leads_to(), "/hand-in/what");
    let form = form.set("words", "  水渠堵了。\n");
    visitor.submit(&form).await.is(303);
    let form =
        visitor.form("/hand-in/reach", "/hand-in/reach").await.set("p_phone", "12").set("p_name", "骆");
    let page = visitor.submit(&form).await;
    assert!(!page.is(422).complaint("p-phone").is_empty());
    assert_eq!(page.form("/hand-in/reach").unwrap().value("p_name"), "骆");
    assert_eq!(visitor.get("/hand-in/check").await.leads_to(), "/hand-in/about");
    let token = visitor.token("/hand-in/what").await;
    assert_eq!(visitor.post("/hand-in", &[("_csrf", &token)]).await.leads_to(), "/hand-in/about");
    visitor.get("/hand-in/nowhere").await.is(404);
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM matter").await, 0);
    let english = town.anyone().english().open("/hand-in/what").await;
    english.says("What happened?");
}

#[tokio::test]
async fn a_draft_is_sealed_belongs_to_one_browser_and_is_forgotten_with_its_files() {
    for town in Town::both().await {
        let mut visitor = town.anyone();
        visitor.write_paper(&paper()).await;
        let stored = town.rows("SELECT body FROM visit").await;
        let body: Vec<u8> = stored[0].get("body").unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("13900008812"));
        let other = town.anyone().open("/hand-in/what").await;
        assert!(!other.body.contains("浇不上水"));
        visitor.open("/").await.says("接着写");
        town.go("2026-11-23");
        petition::due::forget(town.app()).await.unwrap();
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM visit").await, 0);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM file").await, 0);
        assert_eq!(visitor.get("/hand-in").await.leads_to(), "/hand-in/what");
    }
}

#[tokio::test]
async fn number_and_code_go_from_the_device_when_their_owner_says_so_or_after_half_an_hour() {
    let town = Town::sqlite().await;
    let mut visitor = town.anyone();
    let made = visitor.hand_in(&paper()).await;
    let saved = visitor.get("/hand-in/receipt.txt").await;
    assert!(saved.body.replace(' ', "").contains(&made.code));
    let form = visitor.form("/hand-in/done", "/hand-in/end").await;
    visitor.submit(&form).await.is(303);
    assert_eq!(visitor.get("/hand-in/done").await.leads_to(), "/hand-in");
    let mut visitor = town.anyone();
    visitor.hand_in(&paper()).await;
    town.go("2026-11-21");
    assert_eq!(visitor.get("/hand-in/done").await.leads_to(), "/hand-in");
}

#[tokio::test]
async fn an_accusation_handed_in_is_locked_and_never_met_by_the_unit_it_is_about() {
    for town in Town::both().await {
        let about =
            crate::house::public::Paper {
                purpose: "accusation", respondent: "人社局".to_owned(), ..paper()
            };
        let made = town.anyone().hand_in(&about).await;
        let no = &made.no;
        assert_eq!(town.number("SELECT locked AS n FROM matter").await, 1);
        let file = town.rows("SELECT id FROM attachment").await;
        let file: platform::Id = file[0].get("id").unwrap();
        let mut accused = town.officer("renshe").await;
        let token = accused.token("/me").await;
        accused.get(&format!("/matters/{no}")).await.is(404);
        accused.get(&format!("/matters/{no}/files/{file}/preview")).await.is(404);
        let open = [("_csrf", token.as_str()), ("file_why", "x"), ("file", &file.to_string())];
        accused.post(&format!("/matters/{no}/files"), &open).await.is(404);
        // The office cannot even send it there.
        let to = town.unit("人社局").await.to_string();
        let mut sender = town.officer("fenban").await;
        sender.reads(no).await;
        let form = sender.act(no, "transfer").await.force("to", &to);
        assert!(sender.submit(&form).await.status.is_client_error());
        accused.get(&format!("/matters/{no}")).await.is(404);
    }
}

/// The answer to a puzzle, as the page's script finds it.
fn proof(nonce: &str, bits: u32) -> String {
    let zeros = |hash: [u8; 32]| u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]).leading_zeros();
    (0_u64..)
        .map(|n| n.to_string())
        .find(|n| zeros(sha256(format!("{nonce}:{n}").as_bytes())) >= bits)
        .unwrap()
}

#[tokio::test]
async fn a_network_that_knocks_too_often_is_asked_a_puzzle_and_never_turned_away() {
    let town = Town::limited(|l| {
        l.papers_an_hour = 1;
        l.puzzle_bits = 10;
    })
    .await;
    town.anyone().hand_in(&paper()).await;
    let mut second = town.anyone();
    second.write_paper(&paper()).await;
    let form = second.form("/hand-in/check", "/hand-in").await;
    let held = second.submit(&form.clone().force("_ticket", "").force("_proof", "0")).await;
    held.is(429).says("浇不上水");
    let nonce = crate::house::html::tags(&held.body)
        .iter()
        .find(|t| !t.attribute("data-puzzle").is_empty())
        .unwrap()
        .attribute("data-puzzle");
    let form = held.form("/hand-in").unwrap();
    second.submit(&form.clone().force("_proof", "not a proof")).await.is(429);
    let solved = form.clone().force("_proof", &proof(&nonce, 10));
    // A ticket belongs to the browser that was given it.
    let mut third = town.anyone();
    third.write_paper(&paper()).await;
    let stolen = third.form("/hand-in/check", "/hand-in").await;
    let stolen = stolen.force("_ticket", solved.value("_ticket")).force("_proof", solved.value("_proof"));
    third.submit(&stolen).await.is(429);
    assert_eq!(second.submit(&solved).await.leads_to(), "/hand-in/done");
    // … and is good for one time.
    let form = second.form("/hand-in/done", "/hand-in/end").await;
    second.submit(&form).await;
    second.write_paper(&paper()).await;
    let again = second.form("/hand-in/check", "/hand-in").await;
    let again = again.force("_ticket", solved.value("_ticket")).force("_proof", solved.value("_proof"));
    second.submit(&again).await.is(429);
}

#[tokio::test]
async fn waiting_counts_as_much_as_the_puzzle_for_who_has_no_script() {
    let town = Town::limited(|l| {
        l.papers_an_hour = 0;
        l.puzzle_seconds = 0;
    })
    .await;
    let mut visitor = town.anyone();
    let made = visitor.hand_in(&paper()).await;
    visitor.look_up(&made).await.is(200);
}

#[tokio::test]
async fn tries_are_counted_by_network_and_no_address_is_written_down() {
    let town = Town::limited(|l| {
        l.tries_an_hour = 2;
        l.proxies = 1;
    })
    .await;
    let from = |address: &str| {
        axum::http::Request::post("/where")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("x-forwarded-for", format!("198.51.100.1, {address}"))
    };
    let number = platform::ids::matter_number(2026);
    let mut seen = Vec::new();
    for (n, address) in ["203.0.113.7", "203.0.113.8", "203.0.113.200", "203.0.114.7"].iter().enumerate() {
        let mut visitor = town.anyone();
        let token = visitor.token("/where").await;
        let body = format!("_csrf={token}&number={number}&code=1111111{n}");
        seen.push(visitor.send(from(address).body(body.into()).unwrap()).await.status.as_u16());
    }
    assert_eq!(seen, [422, 422, 429, 422]);
    let who = town.rows("SELECT who FROM knock").await;
    assert_eq!(who.len(), 2);
    for row in who {
        assert_eq!(row.get::<Vec<u8>>("who").unwrap().len(), 16);
    }
}

#[tokio::test]
async fn only_ways_in_that_take_files_take_a_large_form() {
    let town = Town::sqlite().await;
    let large = "x".repeat(2_000_000);
    let mut visitor = town.anyone();
    let token = visitor.token("/where").await;
    for path in ["/where", "/hand-in/what", "/where/rating", "/sign-in"] {
        visitor.post(path, &[("_csrf", token.as_str()), ("words", &large)]).await.is(422);
    }
    let mut clerk = town.officer("dengji").await;
    let token = clerk.token("/me").await;
    let page = clerk.post("/matters", &[("_csrf", token.as_str()), ("summary", &large)]).await;
    assert!(!page.is(422).complaint("summary").is_empty(), "the register form takes files");
}
