//! Files at the desk: put to an item, opened with a reason, checked by `verify`, shown to nobody else.

use crate::house::public::{POINT, files_at_desk, links, paper};
use crate::house::{Client, Page, Town, deeds, item};

async fn attach(client: &mut Client, no: &str, files: &[(&str, &[u8])], shown: bool) -> Page {
    let form = client.files_form(&format!("/matters/{no}/attachment")).await;
    let form = if shown { form.set("shown", "1") } else { form };
    let files: Vec<_> = files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
    client.upload(&form, &files).await
}

async fn open(client: &mut Client, no: &str, file: &str, why: &str) -> Page {
    let token = client.token("/me").await;
    let pairs = [("_csrf", token.as_str()), ("file", file), ("file_why", why)];
    client.post(&format!("/matters/{no}/files"), &pairs).await
}

#[tokio::test]
async fn a_file_is_opened_with_a_reason_that_is_written_down() {
    for town in Town::both().await {
        let no = town.anyone().hand_in(&paper()).await.no;
        let mut clerk = town.officer("dengji").await;
        let file = &files_at_desk(&town, "dengji", &no).await[0];
        let refused = open(&mut clerk, &no, file, " ").await;
        assert!(!refused.is(422).complaint("file-why").is_empty());
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM reading").await, 0);
        let page = open(&mut clerk, &no, file, "核对现场照片").await;
        page.is(200);
        assert_eq!(page.headers["content-type"], "image/png");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert!(page.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
        assert!(page.bytes.starts_with(b"\x89PNG"));
        assert_eq!(town.text("SELECT why FROM reading", "why").await, "核对现场照片");
        clerk.open(&format!("/matters/{no}")).await.says("核对现场照片");
        clerk.get(&format!("/matters/{no}/files/{file}/preview")).await.is(200);
        let other = town.officer("dengji").await.register(&item(&town)).await.no;
        open(&mut clerk, &other, file, "x").await.is(404);
        clerk.get(&format!("/matters/{other}/files/{file}/preview")).await.is(404);
        open(&mut town.officer("zhujian").await, &no, file, "x").await.is(404);
    }
}

#[tokio::test]
async fn a_clerk_registers_with_files_and_a_handler_adds_some_later() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let mut form = clerk.draft(&item(&town)).await;
        form.fields.retain(|f| f.name != "files");
        let page = clerk.upload(&form, &[("files", "温九如的欠条.png", POINT)]).await;
        let no = page.leads_to().split('/').nth(2).unwrap().to_owned();
        clerk.open(&format!("/matters/{no}")).await.says("温**的欠条.png");
        deeds::transfer(&town, &no).await;
        let mut handler = town.officer("renshe").await;
        attach(&mut handler, &no, &[("笔录.pdf", b"%PDF-1.7 record"), ("a.txt", "备忘".as_bytes())], false)
            .await
            .is(303);
        assert_eq!(files_at_desk(&town, "renshe", &no).await.len(), 3);
        // The same file again changes nothing.
        attach(&mut handler, &no, &[("又一份.pdf", b"%PDF-1.7 record")], false).await.is(303);
        assert_eq!(files_at_desk(&town, "renshe", &no).await.len(), 3);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn what_is_not_taken_is_said_at_its_field_and_nothing_is_kept() {
    let town = Town::sqlite().await;
    let no = town.officer("dengji").await.register(&item(&town)).await.no;
    let mut clerk = town.officer("dengji").await;
    let html: &[u8] = b"<!doctype html><script>alert(1)</script>";
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    for (name, bytes) in [("photo.jpg", html), ("drawing.png", svg), ("cut.jpg", b"\xff\xd8\xff\xe0 cut")] {
        let page = attach(&mut clerk, &no, &[(name, bytes)], false).await;
        assert!(page.is(422).complaint("files").contains(name), "{}", page.complaint("files"));
    }
    let ten: Vec<(&str, &[u8])> = vec![("a.png", POINT); 10];
    assert!(attach(&mut clerk, &no, &ten, false).await.is(422).complaint("files").contains('9'));
    assert!(!attach(&mut clerk, &no, &[], false).await.is(422).complaint("files").is_empty());
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM attachment").await, 0);
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM file").await, 0);
    let scanned = Town::limited(|l| l.scanner = vec!["false".to_owned()]).await;
    let no = scanned.officer("dengji").await.register(&item(&scanned)).await.no;
    let mut clerk = scanned.officer("dengji").await;
    assert!(
        attach(&mut clerk, &no, &[("a.png", POINT)], false)
            .await
            .is(422)
            .complaint("files")
            .contains("安全检查")
    );
}

#[tokio::test]
async fn the_petitioner_sees_what_the_desk_lets_them_see() {
    let town = Town::sqlite().await;
    let made = town.anyone().hand_in(&paper()).await;
    let mut clerk = town.officer("dengji").await;
    attach(&mut clerk, &made.no, &[("内部.pdf", b"%PDF-1.7 inside")], false).await.is(303);
    attach(&mut clerk, &made.no, &[("回复.pdf", b"%PDF-1.7 for them")], true).await.is(303);
    let mut owner = town.anyone();
    let page = owner.look_up(&made).await;
    assert!(page.body.contains("回复.pdf") && !page.body.contains("内部.pdf"));
    let files = links(&page, "/where/files/");
    assert_eq!(files.len(), 2);
    let mut pdf = owner.get(&files[0]).await;
    if pdf.headers["content-type"] != "application/pdf" {
        pdf = owner.get(&files[1]).await;
    }
    assert!(pdf.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(pdf.bytes, b"%PDF-1.7 for them");
}

#[tokio::test]
async fn verify_notices_a_file_whose_bytes_a_name_or_an_item_was_changed() {
    for town in Town::both().await {
        let no = town.anyone().hand_in(&paper()).await.no;
        assert_eq!(town.faults().await, Vec::<String>::new());
        let body = town.rows("SELECT digest, body FROM file").await;
        let digest: Vec<u8> = body[0].get("digest").unwrap();
        let forged = town.app().keys.seal_bytes(&digest, b"other bytes").unwrap();
        town.app()
            .db
            .write(move |c| {
                Box::pin(async move {
                    platform::db::sql("UPDATE file SET body = $1").bind(forged).run(c).await.map(|_| ())
                })
            })
            .await
            .unwrap();
        assert_eq!(town.faults().await, [format!("{no}: its files is not what was written down")]);
    }
    let town = Town::sqlite().await;
    let no = town.anyone().hand_in(&paper()).await.no;
    town.tamper("DELETE FROM attachment".to_owned()).await;
    assert_eq!(town.faults().await, [format!("{no}: its files is not what was written down")]);
}
