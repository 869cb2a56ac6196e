//! Lists give the answer that Today counts, and one matter stands in a list once.

use crate::house::{Item, Town, item};

/// The lines of a list, by their subjects.
async fn lines(town: &Town, login: &str, path: &str, subjects: &[&'static str]) -> Vec<&'static str> {
    let page = town.officer(login).await.open(path).await;
    subjects.iter().copied().filter(|s| page.body.contains(s)).collect()
}

#[tokio::test]
async fn an_offices_own_unsent_accusation_is_mine_in_the_list_as_on_today() {
    for town in Town::both().await {
        let told = ["举报某干部收受好处", "砖厂拖欠三个月工资"];
        let accusation = Item { purpose: "accusation", subject: told[0], ..item(&town) };
        town.officer("dengji").await.register(&accusation).await;
        let ordinary = town.officer("dengji").await.register(&item(&town)).await.no;
        assert_eq!(lines(&town, "fenban", "/today", &told).await, told);
        assert_eq!(lines(&town, "fenban", "/matters?mine=1&order=due", &told).await, told);
        // What was sent is another's turn, in both.
        crate::house::deeds::transfer(&town, &ordinary).await;
        assert_eq!(lines(&town, "fenban", "/matters?mine=1", &told).await, [told[0]]);
        assert_eq!(lines(&town, "fenban", "/matters?others=1", &told).await, [told[1]]);
        assert_eq!(lines(&town, "renshe", "/matters?mine=1", &told).await, [told[1]]);
        assert_eq!(lines(&town, "renshe", "/matters?others=1", &told).await, [""; 0]);
    }
}

#[tokio::test]
async fn what_has_most_in_common_is_offered_first_and_every_matter_once() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let first = clerk.register(&Item { subject: "同名同址同电话", ..item(&town) }).await.no;
        for _ in 0..9 {
            // The family's phone, another person.
            let other = Item { name: "温九思", address: "烟柳里13号", ..item(&town) };
            clerk.register(&other).await;
        }
        let token = clerk.token("/me").await;
        let paper = item(&town);
        let typed = [
            ("_csrf", token.as_str()),
            ("p_name", paper.name),
            ("p_phone", paper.phone),
            ("p_idno", ""),
            ("p_address", paper.address),
        ];
        let page = clerk.post("/matters/known", &typed).await;
        let body = &page.is(200).body;
        let shown = body.matches("name=\"into\"").count();
        assert_eq!(shown, 9, "a new one, and eight that are known");
        let places: Vec<usize> =
            ["同名同址同电话", paper.subject].iter().filter_map(|s| body.find(s)).collect();
        assert!(places.len() == 2 && places[0] < places[1], "{first} comes first");
    }
}

#[tokio::test]
async fn names_are_parted_as_the_readers_language_parts_them() {
    let town = Town::sqlite().await;
    let mut clerk = town.officer("dengji").await;
    let form = clerk.draft(&item(&town)).await;
    let form = [("p_name", "李四"), ("p_phone", ""), ("p_idno", ""), ("p_address", "")]
        .into_iter()
        .fold(form, |f, (name, value)| f.add(name, value));
    clerk.submit(&form).await.leads_to();
    clerk.open("/matters").await.says("温**、李*");
    let mut english = town.officer("dengji").await.english();
    english.open("/matters").await.says("温**, 李*");
}

#[tokio::test]
async fn the_menu_speaks_of_dispatching_where_matters_are_taken_in() {
    let town = Town::sqlite().await;
    for (login, shown) in [("fenban", true), ("liuwu", true), ("renshe", false)] {
        let page = town.officer(login).await.open("/today").await;
        assert_eq!(page.body.contains("href=\"/dispatch\""), shown, "{login}");
    }
    // The way in itself stays open: a department may have taken something in at another time.
    town.officer("renshe").await.open("/dispatch").await.is(200);
}

#[tokio::test]
async fn a_class_that_no_table_has_is_remarked_on_and_registered() {
    let town = Town::sqlite().await;
    let mut clerk = town.officer("dengji").await;
    let page = clerk.open("/matters/new").await;
    assert!(page.body.contains("<option value=\"劳动和社会保障/工资福利\">"));
    let english = town.officer("dengji").await.english().open("/matters/new").await;
    assert!(english.body.contains("<option value=\"劳动和社会保障/工资福利\" label=\"Labour"));
    let hint = "data-unlisted hidden";
    let form =
        clerk.draft(&Item { subject: "", ..item(&town) }).await.set("field", "劳动和社会保障/工资福利");
    assert!(clerk.submit(&form).await.is(422).body.contains(hint));
    let form = form.set("field", "本县自己的说法");
    assert!(!clerk.submit(&form).await.is(422).body.contains(hint));
    clerk.submit(&form.set("subject", "路灯不亮")).await.leads_to();
    assert_eq!(town.text("SELECT field FROM matter", "field").await, "本县自己的说法");
}
