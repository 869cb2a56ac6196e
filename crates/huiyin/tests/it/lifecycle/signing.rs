//! Signing in and out, the first start, one's own password and posts.

use crate::house::{Client, Page, TODAY, Town};
use platform::testkit;

async fn sign_in(client: &mut Client, login: &str, password: &str) -> Page {
    let form = client.form("/sign-in", "/sign-in").await.set("login", login).set("password", password);
    client.submit(&form).await
}

#[tokio::test]
async fn an_empty_office_asks_for_its_administrator_once() {
    for fresh in testkit::both().await.unwrap() {
        let town = Town::empty(fresh, TODAY).await;
        let mut first = town.anyone();
        assert_eq!(first.get("/sign-in").await.leads_to(), "/first-start");
        let form = first.form("/first-start", "/first-start").await;
        let form = form
            .set("county", "青禾县")
            .set("office", "青禾县信访局")
            .set("name", "费子衡")
            .set("login", "admin");
        let page = first.submit(&form.clone().set("new_password", "kurz")).await;
        assert!(page.is(422).complaint("new_password").contains("10"), "{}", page.complaint("new_password"));
        assert_eq!(page.form("/first-start").unwrap().value("county"), "青禾县");
        let form = form.set("new_password", "lange-genug-1");
        assert_eq!(first.submit(&form).await.leads_to(), "/sign-in");
        first.submit(&form).await.is(403);
        assert_eq!(first.get("/first-start").await.leads_to(), "/sign-in");
        let home = sign_in(&mut first, "admin", "lange-genug-1").await.leads_to();
        let first_page = first.get(&home).await.leads_to();
        first.open(&first_page).await;
        first.open("/units").await.says("青禾县信访局");
        first.get("/today").await.is(403);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn after_signing_in_the_reader_is_where_they_wanted_to_go_and_never_elsewhere() {
    let town = Town::sqlite().await;
    for (wanted, reached) in
        [("%2Fmatters%3Fq%3D1", "/matters?q=1"), ("%2F%2Felsewhere.example", "/"), ("https%3A%2F%2Fx", "/")]
    {
        let mut client = town.anyone();
        let form = client.form(&format!("/sign-in?to={wanted}"), "/sign-in").await;
        let form = form.set("login", "dengji").set("password", huiyin::demo::PASSWORD);
        assert_eq!(client.submit(&form).await.leads_to(), reached);
    }
}

#[tokio::test]
async fn five_failures_lock_a_person_out_for_a_quarter_of_an_hour() {
    for town in Town::both().await {
        let mut client = town.anyone();
        let unknown = sign_in(&mut client, "nobody", "whatever-it-is").await.complaint("login");
        for _ in 0..5 {
            let page = sign_in(&mut client, "dengji", "wrong-password").await;
            assert_eq!(page.is(422).complaint("login"), unknown, "it tells who exists");
            assert!(!page.body.contains("wrong-password"), "a password came back");
        }
        let locked = sign_in(&mut client, "dengji", huiyin::demo::PASSWORD).await;
        assert_eq!(locked.is(422).complaint("login"), unknown);
        sign_in(&mut client, "dengji2", huiyin::demo::PASSWORD).await.is(303);
        town.go("2026-11-21");
        sign_in(&mut town.anyone(), "dengji", huiyin::demo::PASSWORD).await.is(303);
    }
}

#[tokio::test]
async fn wrong_passwords_sent_at_the_same_moment_are_all_counted() {
    for town in Town::both().await {
        let mut client = town.anyone();
        let form = client
            .form("/sign-in", "/sign-in")
            .await
            .set("login", "dengji")
            .set("password", "wrong-password");
        let tries = (0..6).map(|_| {
            let (mut c, f) = (client.clone(), form.clone());
            async move { c.submit(&f).await }
        });
        futures_util::future::join_all(tries).await;
        sign_in(&mut client, "dengji", huiyin::demo::PASSWORD).await.is(422);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_for_good() {
    for town in Town::both().await {
        let mut client = town.officer("dengji").await;
        let stolen = client.clone();
        let form = client.form("/today", "/sign-out").await;
        assert_eq!(client.submit(&form).await.leads_to(), "/sign-in");
        assert!(stolen.clone().get("/today").await.leads_to().starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_needs_the_old_one() {
    for town in Town::both().await {
        let (mut client, mut other) = (town.officer("dengji").await, town.officer("dengji").await);
        let form = client.form("/me", "/me/password").await.set("new_password", "ganz-neues-wort");
        let page = client.submit(&form.clone().set("old_password", "nope")).await;
        assert!(!page.is(422).complaint("old_password").is_empty());
        client.submit(&form.set("old_password", huiyin::demo::PASSWORD)).await.is(303);
        assert!(other.get("/today").await.leads_to().starts_with("/sign-in"));
        sign_in(&mut town.anyone(), "dengji", huiyin::demo::PASSWORD).await.is(422);
        sign_in(&mut town.anyone(), "dengji", "ganz-neues-wort").await.is(303);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_administrator_adds_a_unit_and_a_person_who_can_then_work() {
    for town in Town::both().await {
        let mut admin = town.officer("admin").await;
        let unit = admin
            .form("/units/new", "/units/new")
            .await
            .set("name", "青禾县统计局")
            .set("short", "统计局")
            .set("kind", "department");
        let unit = unit.set("parent", &town.unit("县政府").await.to_string());
        admin.submit(&unit).await.is(303);
        let twice = admin.submit(&unit).await;
        assert!(!twice.is(422).complaint("name").is_empty(), "two units of one name");
        let place = town.unit("统计局").await.to_string();
        let person = admin.form("/people/new", "/people/new").await;
        let person =
            person.set("name", "申数").set("login", "shenshu").set("new_password", huiyin::demo::PASSWORD);
        let person = person.set("unit", &place).set("title", "承办人").set("roles", "handler");
        admin.submit(&person).await.is(303);
        assert!(
            !admin.submit(&person).await.is(422).complaint("login").is_empty(),
            "two people of one login"
        );
        town.officer("shenshu").await.open("/today").await.says("统计局");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_person_who_was_switched_off_is_out_at_once() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        clerk.open("/today").await;
        let path = format!("/people/{}", town.posts["dengji"].id);
        let mut admin = town.officer("admin").await;
        let mut form = admin.form(&path, &path).await;
        form.fields.retain(|f| f.name != "active");
        admin.submit(&form).await.is(303);
        assert!(clerk.get("/today").await.leads_to().starts_with("/sign-in"));
        sign_in(&mut town.anyone(), "dengji", huiyin::demo::PASSWORD).await.is(422);
    }
}
