//! Where is my matter: number and query code, nothing else.

use crate::house::{Client, Page, Town, deeds, item};

async fn ask(client: &mut Client, number: &str, code: &str) -> Page {
    let form = client.form("/where", "/where").await.set("number", number).set("code", code);
    client.submit(&form).await
}

fn wrong(code: &str) -> String {
    code.chars().map(|c| if c == '0' { '1' } else { '0' }).collect()
}

#[tokio::test]
async fn number_and_code_show_the_stations_with_their_dates_and_no_identity() {
    for town in Town::both().await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        deeds::transfer(&town, &made.no).await;
        let mut visitor = town.anyone();
        let grouped = format!("{} {} {}", &made.no[..4], &made.no[4..8], &made.no[8..]);
        let page = ask(&mut visitor, &grouped, &made.code).await;
        page.is(200).says("人社局").says(item(&town).demands[0]);
        assert!(!page.body.contains(item(&town).name) && !page.body.contains(item(&town).phone));
        // 15 days from Friday 20 November: Saturday 5 December, strict for an office.
        page.says("12月5日");
        town.anyone().english().get("/where").await.is(200);
    }
}

#[tokio::test]
async fn the_answer_stands_there_demand_by_demand_once_it_is_written() {
    let town = Town::sqlite().await;
    let made = deeds::served(&town).await;
    let page = ask(&mut town.anyone(), &made.no, &made.code).await;
    page.says("已责令砖厂于七日内付清三个月工资。").says("予以支持").says("解释说明").says("青禾县人民政府");
}

#[tokio::test]
async fn a_wrong_code_a_wrong_number_and_a_slip_of_the_pen() {
    for town in Town::both().await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        let mut visitor = town.anyone();
        let page = ask(&mut visitor, &made.no, &wrong(&made.code)).await;
        page.is(422);
        assert!(page.complaint("code").contains("对不上"), "{}", page.complaint("code"));
        assert_eq!(page.form("/where").unwrap().value("number"), made.no, "the number is to be typed again");

        let unknown = ask(&mut visitor, "260000000009", &made.code).await;
        let unknown = if unknown.complaint("number").is_empty() {
            unknown
        } else {
            other_number(&mut visitor, &made.code).await
        };
        assert_eq!(unknown.complaint("code"), page.complaint("code"), "an unknown number sounds different");

        let mut digits: Vec<char> = made.no.chars().collect();
        digits[5] = if digits[5] == '9' { '0' } else { char::from(digits[5] as u8 + 1) };
        let slip: String = digits.into_iter().collect();
        let page = ask(&mut visitor, &slip, &made.code).await;
        assert!(page.is(422).complaint("number").contains("输错"), "{}", page.complaint("number"));
        assert!(!ask(&mut visitor, "", "").await.is(422).complaint("number").is_empty());
    }
}

/// A number that could be one and is none here.
async fn other_number(visitor: &mut Client, code: &str) -> Page {
    let number = platform::ids::matter_number(2026);
    ask(visitor, &number, code).await
}

#[tokio::test]
async fn six_wrong_codes_close_a_number_for_a_quarter_of_an_hour_even_to_the_right_one() {
    for town in Town::both().await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        for n in 1..=6 {
            let page = ask(&mut town.anyone(), &made.no, &wrong(&made.code)).await;
            assert!(page.complaint("code").contains("对不上"), "try {n}: {}", page.complaint("code"));
        }
        let page = ask(&mut town.anyone(), &made.no, &made.code).await;
        assert!(page.is(422).complaint("code").contains("十五分钟"), "{}", page.complaint("code"));
        let other = town.officer("dengji").await.register(&item(&town)).await;
        ask(&mut town.anyone(), &other.no, &other.code).await.is(200);
        town.go("2026-11-21");
        ask(&mut town.anyone(), &made.no, &made.code).await.is(200);
    }
}

#[tokio::test]
async fn wrong_codes_sent_at_the_same_moment_are_all_counted() {
    for town in Town::both().await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        let mut visitor = town.anyone();
        let form =
            visitor.form("/where", "/where").await.set("number", &made.no).set("code", &wrong(&made.code));
        let tries = (0..12).map(|_| {
            let (mut v, f) = (visitor.clone(), form.clone());
            async move { v.submit(&f).await }
        });
        futures_util::future::join_all(tries).await;
        let page = ask(&mut town.anyone(), &made.no, &made.code).await;
        assert!(page.complaint("code").contains("十五分钟"), "twelve guesses at once count as few");
    }
}

#[tokio::test]
async fn the_code_opens_no_accusation_to_anybody_else() {
    let town = Town::sqlite().await;
    let made = town.officer("dengji").await.register(&item(&town)).await;
    let other = town.officer("dengji").await.register(&item(&town)).await;
    ask(&mut town.anyone(), &made.no, &other.code).await.is(422);
}

#[tokio::test]
async fn a_joined_matter_says_where_it_went() {
    let town = Town::sqlite().await;
    let first = town.officer("dengji").await.register(&item(&town)).await;
    let paper = crate::house::Item { into: first.no.clone(), ..item(&town) };
    let second = town.officer("dengji").await.register(&paper).await;
    let page = ask(&mut town.anyone(), &second.no, &second.code).await;
    page.is(200).says(&format!("{} {} {}", &first.no[..4], &first.no[4..8], &first.no[8..]));
}
