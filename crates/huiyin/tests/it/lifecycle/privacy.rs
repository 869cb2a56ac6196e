//! Who the petitioner is: nowhere to be read until somebody gives a reason, and then it is known who read it.

use crate::house::{Item, Town, deeds, item};

#[tokio::test]
async fn an_identity_is_shown_only_after_a_reason_and_the_reading_is_written_down() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        let path = format!("/matters/{no}");
        let mut handler = town.officer("renshe").await;
        let page = handler.open(&path).await;
        page.says("温**").says("…4321");
        for secret in [item(&town).name, item(&town).phone, item(&town).address] {
            assert!(!page.body.contains(secret), "{secret} stands on the page before it was opened");
        }
        let form = page.form(&format!("{path}/openings")).unwrap();
        assert!(!handler.submit(&form).await.is(422).complaint("why").is_empty());
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM reading").await, 0);
        let page = handler.submit(&form.set("why", "电话核实欠薪数额")).await;
        page.is(200).says(item(&town).name).says(item(&town).phone).says(item(&town).address);
        let row = &town.rows("SELECT name, what, why FROM reading").await[0];
        assert!(row.get::<String>("name").unwrap().contains("柏树林"));
        assert_eq!(row.get::<String>("why").unwrap(), "电话核实欠薪数额");
        // Opened once is not open for ever, and the next reader sees who read.
        let page = town.officer("ducha").await.open(&path).await;
        page.says("柏树林").says("电话核实欠薪数额");
        assert!(!page.body.contains(item(&town).phone));
    }
}

#[tokio::test]
async fn whoever_may_not_open_identities_has_no_form_for_it_and_cannot_send_one() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    let mut counter = town.officer("tongji").await;
    assert!(counter.open(&format!("/matters/{no}")).await.form(&format!("/matters/{no}/openings")).is_none());
    let token = counter.token("/me").await;
    let pairs = [("_csrf", token.as_str()), ("why", "neugierig")];
    counter.post(&format!("/matters/{no}/openings"), &pairs).await.is(403);
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM reading").await, 0);
}

#[tokio::test]
async fn no_name_phone_address_or_id_number_stands_in_the_database_file() {
    let town = Town::sqlite().await;
    let paper = Item { words: "工资没有发。", ..item(&town) };
    let mut clerk = town.officer("dengji").await;
    let form = clerk.draft(&paper).await.set("p_idno", "11010519491231002X");
    let draft = crate::house::Form { action: "/drafts/register".into(), ..form.clone() };
    clerk.submit(&draft).await.is(204);
    let receipt = clerk.submit(&form).await.leads_to();
    let no = receipt.split('/').nth(2).unwrap().to_owned();
    deeds::transfer(&town, &no).await;
    let reader = town.officer("dengji2").await.draft(&paper).await;
    town.officer("dengji2")
        .await
        .submit(&crate::house::Form { action: "/drafts/register".into(), ..reader })
        .await;
    town.app().db.close().await;
    let path = std::path::PathBuf::from(town.fresh.address.strip_prefix("sqlite:").unwrap());
    let mut seen = 0;
    for file in std::fs::read_dir(path.parent().unwrap()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        seen += bytes.len();
        for secret in [paper.name, paper.phone, paper.address, "11010519491231002X"] {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{secret} stands in the database as plain text");
        }
        // The test looks in the right place: the clerk's subject is plain.
        if bytes.starts_with(b"SQLite format 3") {
            assert!(bytes.windows(paper.subject.len()).any(|w| w == paper.subject.as_bytes()));
        }
    }
    assert!(seen > 10_000);
}

#[tokio::test]
async fn own_words_are_kept_letter_for_letter() {
    for town in Town::both().await {
        let words = "  第一行，前面有两个空格\n\n第三行　全角空格，“引号”，<b>不是标签</b>，🌾\t制表符  ";
        let made = town.officer("dengji").await.register(&Item { words, ..item(&town) }).await;
        assert_eq!(town.text("SELECT words FROM item", "words").await, words);
        let page = town.officer("dengji").await.open(&format!("/matters/{}", made.no)).await;
        let shown = page.body.split("lang=\"zh-CN\">").last().unwrap().split("</div>").next().unwrap();
        assert_eq!(crate::house::html::plain(shown), words);
    }
}
