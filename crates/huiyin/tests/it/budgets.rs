//! How many statements a page may send. A page that needs more for every line it shows is found here first.

use crate::house::{Client, Town, deeds, item};
use platform::db::Meter;

async fn filled(town: &Town) {
    use huiyin::demo::{Fate, Lot, Staff, Wish, lives};
    let staff = Staff::load(&town.house).await.unwrap();
    let wish = |fate, from, to| Wish { count: 60, fate, from, to };
    let wishes = [wish(Fate::Registered, 0, 20), wish(Fate::Accepted, 5, 80), wish(Fate::Served, 45, 75)];
    let lives = lives(town.app(), &staff, &mut Lot::new(3), &wishes).unwrap();
    petition::bulk::write(town.app(), lives.into_iter().map(|(_, l)| l).collect()).await.unwrap();
}

/// Statements behind a page, the second time it is asked for (the tree of units is then in memory).
async fn statements(client: &mut Client, path: &str) -> u64 {
    client.open(path).await;
    Meter::count(client.open(path)).await.1
}

#[tokio::test]
async fn pages_keep_to_their_statements() {
    for town in Town::both().await {
        filled(&town).await;
        let no = deeds::served(&town).await.no;
        let engine = town.app().db.engine();
        let budgets: &[(&str, &str, u64)] = &[
            ("ducha", "/matters", 3),
            ("ducha", "/matters?order=due&family=in-hand", 3),
            ("renshe", "/matters", 3),
            ("ducha", "/matters?q=19900004321", 3),
            ("tongji", "/matters.csv", 2),
            // Session, matter, receipts, files, journal, what stands beside it.
            ("dengji", &format!("/matters/{no}"), 6),
            ("renshe", &format!("/matters/{no}"), 6),
            // Whom one stands in for, and what waits for one's clearance.
            ("renshe", "/today", 6),
            ("dengji", "/today", 6),
            ("fenban", "/dispatch", 4),
            ("dengji", "/matters/new", 3),
            ("renshe", &format!("/matters/{no}/rating"), 6),
            ("renshe", "/notices?all=1", 3),
            ("fenban", "/transfers", 3),
            ("renshe", "/drafts", 3),
            ("renshe-ju", "/chains", 3),
        ];
        for (login, path, most) in budgets {
            let sent = statements(&mut town.officer(login).await, path).await;
            assert!(sent <= *most, "{engine:?} {login} {path}: {sent} statements, {most} are allowed");
            assert!(sent > 0, "nothing was counted");
        }
    }
}

#[tokio::test]
async fn acts_keep_to_their_statements() {
    for town in Town::both().await {
        let engine = town.app().db.engine();
        let mut clerk = town.officer("dengji").await;
        clerk.register(&item(&town)).await;
        let form = clerk.draft(&item(&town)).await;
        let (page, sent) = Meter::count(clerk.submit(&form)).await;
        let no = page.leads_to().split('/').nth(2).unwrap().to_owned();
        // Session, sent before?, number free?, matter, item, people, journal, draft.
        assert_eq!(sent, 8, "{engine:?} register");
        let to = town.unit("人社局").await.to_string();
        let mut sender = town.officer("fenban").await;
        let form = sender.act(&no, "transfer").await.set("to", &to);
        let (page, sent) = Meter::count(sender.submit(&form)).await;
        page.is(303);
        // Session, matter for the form, matter to change, journal, save, what is to be told, draft.
        assert_eq!(sent, 7, "{engine:?} transfer");
    }
}
