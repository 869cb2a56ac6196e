//! Lists, files, kept searches, drafts.

use crate::house::{Item, Town, item};

#[tokio::test]
async fn a_list_is_taken_out_as_a_file_that_spreadsheets_read_as_chinese_and_never_as_formulas() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        clerk.register(&Item { subject: "=1+1 补偿款\"未付\"", ..item(&town) }).await;
        clerk.register(&Item { channel: "visit", ..item(&town) }).await;
        clerk.get("/matters.csv").await.is(403);
        let page = town.officer("tongji").await.open("/matters.csv").await;
        assert!(page.bytes.starts_with(b"\xef\xbb\xbf"), "no byte order mark");
        assert_eq!(page.headers["content-type"], "text/csv; charset=utf-8");
        let lines: Vec<&str> = page.body.lines().collect();
        assert_eq!(lines.len(), 3, "{}", page.body);
        assert!(page.body.contains("'=1+1"), "a formula: {}", page.body);
        assert!(page.body.contains("温**") && !page.body.contains("温九如"), "an identity: {}", page.body);
        let one = town.officer("tongji").await.open("/matters.csv?channel=visit").await;
        assert_eq!(one.body.lines().count(), 2);
    }
}

#[tokio::test]
async fn a_search_is_kept_under_a_name_and_dropped_again() {
    for town in Town::both().await {
        town.officer("dengji").await.register(&item(&town)).await;
        let mut reader = town.officer("ducha").await;
        let form =
            reader.form("/matters?channel=letter&order=due", "/views").await.set("name", "来信·按期限");
        let to = reader.submit(&form).await.leads_to();
        assert!(to.contains("channel=letter") && to.contains("order=due"), "{to}");
        let page = reader.open("/matters").await;
        page.says("来信·按期限");
        assert!(
            !town.officer("fenban").await.open("/matters").await.body.contains("来信·按期限"),
            "somebody else's"
        );
        let id = page.body.split("/views/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let removal = page.form(&format!("/views/{id}/removal")).unwrap();

        // Somebody else cannot drop it.
        let mut other = town.officer("fenban").await;
        let token = other.token("/me").await;
        other.post(&removal.action, &[("_csrf", token.as_str())]).await;
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM saved_view").await, 1);
        reader.submit(&removal).await.is(303);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM saved_view").await, 0);
    }
}

#[tokio::test]
async fn a_kept_search_of_the_same_name_takes_the_place_of_the_old_one() {
    for town in Town::both().await {
        let mut reader = town.officer("ducha").await;
        for query in ["channel=letter", "channel=visit"] {
            let form = reader.form(&format!("/matters?{query}"), "/views").await.set("name", "常用");
            reader.submit(&form).await.is(303);
        }
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM saved_view").await, 1);
        assert!(town.text("SELECT query FROM saved_view", "query").await.contains("visit"));
    }
}

#[tokio::test]
async fn a_list_goes_on_where_the_page_before_ended() {
    for town in Town::both().await {
        let staff = huiyin::demo::Staff::load(&town.house).await.unwrap();
        let wish = huiyin::demo::Wish { count: 130, fate: huiyin::demo::Fate::Accepted, from: 1, to: 40 };
        let lives = huiyin::demo::lives(town.app(), &staff, &mut huiyin::demo::Lot::new(1), &[wish]).unwrap();
        petition::bulk::write(town.app(), lives.into_iter().map(|(_, l)| l).collect()).await.unwrap();
        for order in ["newest", "due"] {
            let mut reader = town.officer("ducha").await;
            let first = reader.open(&format!("/matters?order={order}")).await;
            let next = first.body.split("href=\"/matters?").filter(|p| p.contains("after=")).last().unwrap();
            let next = crate::house::html::plain(next.split('"').next().unwrap());
            let second = reader.open(&format!("/matters?{next}")).await;
            let (mut one, two) = (numbers(&first.body), numbers(&second.body));
            assert_eq!((one.len(), two.len()), (100, 30), "{order}");
            one.extend(two);
            one.sort();
            one.dedup();
            assert_eq!(one.len(), 130, "{order}: a line came twice");
        }
    }
}

/// Matters a list links to.
fn numbers(body: &str) -> Vec<String> {
    let mut out: Vec<String> = body
        .split("href=\"/matters/")
        .skip(1)
        .filter_map(|p| p.split('"').next())
        .filter(|p| p.len() == 12 && p.chars().all(|c| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect();
    out.sort();
    out.dedup();
    out
}

#[tokio::test]
async fn a_half_filled_form_is_there_again_for_whoever_typed_it_and_gone_once_it_is_sent() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let form = clerk.draft(&item(&town)).await;
        let draft = crate::house::Form { action: "/drafts/register".into(), ..form.clone() };
        clerk.submit(&draft).await.is(204);
        let mut later = town.officer("dengji").await;
        let kept = later.form("/matters/new", "/matters").await;
        assert_eq!((kept.value("words"), kept.value("p_phone")), (item(&town).words, item(&town).phone));
        let other = town.officer("dengji2").await.form("/matters/new", "/matters").await;
        assert_eq!(other.value("words"), "");
        let bytes = town.rows("SELECT body FROM draft").await[0].get::<Vec<u8>>("body").unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("4321"), "a draft names somebody in the database");
        later.submit(&kept).await.is(303);
        assert_eq!(town.officer("dengji").await.form("/matters/new", "/matters").await.value("words"), "");
    }
}

#[tokio::test]
async fn a_draft_of_an_act_stays_with_its_matter_until_the_act_is_done() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    crate::house::deeds::transfer(&town, &no).await;
    let mut handler = town.officer("renshe").await;
    let form = handler.act(&no, "acceptance").await.set("told_receiver", "其妻");
    let draft = crate::house::Form { action: format!("/drafts/acceptance-{no}"), ..form };
    handler.submit(&draft).await.is(204);
    let again = handler.act(&no, "acceptance").await;
    assert_eq!(again.value("told_receiver"), "其妻");
    handler.submit(&again.set("told_way", "direct")).await.is(303);
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM draft").await, 0);
}
