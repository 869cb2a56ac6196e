//! Who may come in where: every route as every role, against a table that is checked in; and what must hold whatever
//! that table says.

use crate::house::{Client, Town, deeds, item};
use axum::http::Method;
use people::Role;
use people::act::{blank_person, blank_post, put_person};
use platform::Id;
use platform::web::{Guard, Route};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Somebody new: these roles in this unit.
async fn hire(town: &Town, login: &str, unit: &str, roles: &[Role]) {
    let (app, unit) = (town.app().clone(), town.unit(unit).await);
    let person = blank_person(&app, login, "某某", "Somebody", crate::house::hashed());
    let mut post = blank_post(&app, &person, unit);
    post.roles = roles.to_vec();
    let put = town
        .app()
        .db
        .write(move |conn| Box::pin(async move { put_person(conn, &app, &person, &[post], None).await }));
    put.await.unwrap();
}

/// Every role in a post of the petition office and in one of a department, and somebody who is not signed in.
async fn everybody(town: &Town) -> Vec<(String, Client)> {
    let mut out = Vec::new();
    for (place, unit) in [("office", "信访局"), ("department", "人社局")] {
        for role in Role::ALL {
            let login = format!("{role}@{place}");
            hire(town, &login, unit, &[*role]).await;
            out.push((login.clone(), town.officer(&login).await));
        }
    }
    out.push(("signed-out".to_owned(), town.anyone()));
    out
}

/// The address of a route, with something real in its gaps.
struct Real {
    no: String,
    unit: Id,
    post: Id,
}

impl Real {
    /// A matter of 人社局, sent there by the petition office.
    async fn of(town: &Town) -> Self {
        let no = town.officer("dengji").await.register(&item(town)).await.no;
        deeds::transfer(town, &no).await;
        Self { no, unit: town.unit("住建局").await, post: town.posts["zhujian"].id }
    }

    fn path(&self, route: &Route) -> String {
        let id = match route.path {
            p if p.starts_with("/units") => self.unit,
            p if p.starts_with("/people") => self.post,
            _ => Id::from_bytes([9; 16]),
        };
        let fill = [
            ("{no}", self.no.clone()),
            ("{id}", id.to_string()),
            ("{lang}", "en".to_owned()),
            ("{form}", "register".to_owned()),
            ("{noun}", "opinion".to_owned()),
            ("{year}", "2026".to_owned()),
            ("{pack}", "demo@2022-05-01".to_owned()),
            ("{*name}", "huiyin.css".to_owned()),
            ("{step}", "what".to_owned()),
            ("{file}", "summary.pdf".to_owned()),
        ];
        let path = fill.iter().fold(route.path.to_owned(), |p, (gap, value)| p.replace(gap, value));
        assert!(!path.contains('{'), "{}: say what stands in the gap", route.path);
        path
    }
}

/// Asks for a page, or sends an empty form that carries the reader's own token.
async fn knock(client: &mut Client, route: &Route, path: &str) -> u16 {
    let page = match route.method == Method::GET {
        true => client.get(path).await,
        false => {
            let from = if route.guard == Guard::Open { "/where" } else { "/me" };
            let token = client.token(from).await;
            client.post(path, &[("_csrf", token.as_str())]).await
        }
    };
    page.status.as_u16()
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_says() {
    let town = Town::sqlite().await;
    let real = Real::of(&town).await;
    let everybody = everybody(&town).await;
    let mut table = String::new();
    for route in &town.routes {
        let path = real.path(route);
        let mut answers: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
        for (who, client) in &everybody {
            let mut client = client.clone();
            if route.path == "/sign-out" && who != "signed-out" {
                client = town.officer(who).await;
            }
            answers.entry(knock(&mut client, route, &path).await).or_default().push(who);
        }
        writeln!(table, "{} {}", route.method, route.path).unwrap();
        for (status, who) in answers {
            assert!(status < 500, "{} {} breaks for {who:?}", route.method, route.path);
            writeln!(table, "  {status} {}", grouped(&who)).unwrap();
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("authority", table));
}

/// `clerk@office leader@*`: a role that is answered alike in both places stands once.
fn grouped(who: &[&str]) -> String {
    if who.len() == 2 * Role::ALL.len() + 1 {
        return "everybody".to_owned();
    }
    let mut out: Vec<String> = Vec::new();
    for role in Role::ALL {
        let (office, department) = (format!("{role}@office"), format!("{role}@department"));
        match (who.contains(&office.as_str()), who.contains(&department.as_str())) {
            (true, true) => out.push(format!("{role}@*")),
            (true, false) => out.push(office),
            (false, true) => out.push(department),
            (false, false) => {}
        }
    }
    if who.contains(&"signed-out") {
        out.push("signed-out".to_owned());
    }
    out.join(" ")
}

#[tokio::test]
async fn whoever_is_not_signed_in_gets_open_pages_and_nothing_else() {
    let town = Town::sqlite().await;
    let real = Real::of(&town).await;
    for route in &town.routes {
        let path = real.path(route);
        let mut nobody = town.anyone();
        let empty: &[(&str, &str)] = &[];
        let page = if route.method == Method::GET {
            nobody.get(&path).await
        } else {
            nobody.post(&path, empty).await
        };
        let to_sign_in =
            page.headers.get("location").is_some_and(|l| l.to_str().unwrap().starts_with("/sign-in?to="));
        match route.guard {
            Guard::Open => assert!(!to_sign_in, "{} {path} is open", route.method),
            _ => assert!(to_sign_in && page.status == 303, "{} {path}: {}", route.method, page.status),
        }
        assert!(!page.body.contains(item(&town).subject), "{path} names a matter");
    }
}

#[tokio::test]
async fn a_form_without_our_token_is_refused_for_everybody() {
    let town = Town::sqlite().await;
    let real = Real::of(&town).await;
    let other = town.officer("fenban").await.token("/me").await;
    for (who, client) in everybody(&town).await {
        for route in town.routes.iter().filter(|r| r.method == Method::POST) {
            let wanted = if who == "signed-out" && route.guard != Guard::Open { 303 } else { 403 };
            for token in ["", "0123456789abcdef0123456789abcdef", &other] {
                let pairs = [("_csrf", token), ("why", "x"), ("reason", "x")];
                let page = client.clone().post(&real.path(route), &pairs).await;
                assert_eq!(page.status, wanted, "{who}: POST {} with token “{token}”", route.path);
            }
        }
    }
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM reading").await, 0);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_the_right_token() {
    let town = Town::sqlite().await;
    let mut clerk = town.officer("dengji").await;
    let token = clerk.token("/me").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        let request = axum::http::Request::post("/session")
            .header("host", "huiyin.example")
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value)
            .body(axum::body::Body::from(format!("_csrf={token}")))
            .unwrap();
        clerk.send(request).await.is(403);
    }
}

fn of_a_matter(town: &Town) -> Vec<Route> {
    town.routes.iter().filter(|r| r.path.starts_with("/matters/{no}")).cloned().collect()
}

#[tokio::test]
async fn an_officer_of_another_department_is_told_that_there_is_no_such_matter() {
    for town in Town::both().await {
        let real = Real::of(&town).await;
        let all: Vec<Role> = Role::ALL.iter().copied().filter(|r| *r != Role::Administrator).collect();
        hire(&town, "alles", "住建局", &all).await;
        let none = Real { no: "261111111117".into(), unit: real.unit, post: real.post };
        for route in of_a_matter(&town) {
            let mut stranger = town.officer("alles").await;
            let status = knock(&mut stranger, &route, &real.path(&route)).await;
            assert_eq!(status, 404, "{} {}", route.method, route.path);
            let unknown = knock(&mut stranger, &route, &none.path(&route)).await;
            assert_eq!(
                status, unknown,
                "{} {}: an unknown number sounds different",
                route.method, route.path
            );
        }
        assert!(of_a_matter(&town).len() >= 28, "routes of a matter went missing");
        let mut stranger = town.officer("alles").await;
        for path in [
            "/matters",
            "/matters.csv",
            "/today",
            &format!("/matters?q={}", real.no),
            "/matters?q=19900004321",
        ] {
            assert!(!stranger.open(path).await.body.contains(item(&town).subject), "{path} names it");
        }
    }
}

#[tokio::test]
async fn the_administrator_sees_no_page_of_any_matter() {
    let town = Town::sqlite().await;
    let real = Real::of(&town).await;
    let mut admin = town.officer("admin").await;
    for route in of_a_matter(&town) {
        assert_eq!(
            knock(&mut admin, &route, &real.path(&route)).await,
            403,
            "{} {}",
            route.method,
            route.path
        );
    }
    for path in ["/today", "/matters", "/matters.csv", "/dispatch", "/matters/new", "/imports"] {
        admin.get(path).await.is(403);
    }
}

#[tokio::test]
async fn a_post_without_roles_and_a_session_that_ended_open_nothing() {
    let town = Town::sqlite().await;
    hire(&town, "leer", "信访局", &[]).await;
    let mut empty = town.officer("leer").await;
    for route in town.routes.iter().filter(|r| r.method == Method::GET && matches!(r.guard, Guard::Power(_)))
    {
        let real =
            Real { no: "261111111117".into(), unit: Id::from_bytes([9; 16]), post: Id::from_bytes([9; 16]) };
        empty.get(&real.path(route)).await.is(403);
    }
    let mut clerk = town.officer("dengji").await;
    clerk.open("/today").await;
    town.go("2026-11-21");
    assert!(
        clerk.get("/today").await.leads_to().starts_with("/sign-in"),
        "a session outlived its two idle hours"
    );
}
