use super::*;
use crate::act::{NewParty, keys_of};
use crate::rules::Channel;
use crate::store;
use law::Day;
use people::act::{blank_person, blank_post, blank_unit, put_person, put_unit};
use people::{House, Officer, Power, Role, Sight, UnitKind, officer_of};
use platform::clock::Clock;
use platform::db::Db;
use platform::queue::Doers;
use platform::seal::Keys;
use platform::testkit::both;
use platform::{App, Id};
use std::sync::Arc;

mod content;
mod running;

/// Thursday.
const TODAY: &str = "2026-03-05";

/// A county with a petition office, its clerk, and a water bureau; nobody in it exists.
struct Cast {
    house: House,
    clerk: Officer,
    bureau: Id,
}

async fn cast(db: Db) -> Cast {
    let today: Day = TODAY.parse().unwrap();
    let app = App::new(db, Clock::fixed(today), Keys::from_root([1; 32]), "national").unwrap();
    let county = blank_unit(&app, None, UnitKind::County, "青石县");
    let office = blank_unit(&app, Some(county.id), UnitKind::PetitionOffice, "青石县信访局");
    let bureau = blank_unit(&app, Some(county.id), UnitKind::Department, "青石县水务局");
    let person = blank_person(&app, "chenyu", "陈雨", "", String::new());
    let post = people::PostRow { roles: vec![Role::Clerk], ..blank_post(&app, &person, office.id) };
    let (means, units) = (app.clone(), [county, office, bureau.clone()]);
    app.db
        .write(move |c| {
            Box::pin(async move {
                for u in &units {
                    put_unit(c, &means, u, 0, None).await?;
                }
                put_person(c, &means, &person, &[post], None).await
            })
        })
        .await
        .unwrap();
    let house = House::new(app);
    let posts = people::posts(&mut house.app.db.read().await.unwrap()).await.unwrap();
    let clerk = officer_of(&house.units().await.unwrap(), &posts[0]);
    assert!(clerk.holds(Power::Import) && clerk.office);
    Cast { house, clerk, bureau: bureau.id }
}

impl Cast {
    fn app(&self) -> &App {
        &self.house.app
    }

    async fn importer(&self, ledger: &Ledger) -> Importer {
        Importer::new(&self.house, self.clerk.clone(), Arc::new(ledger.clone())).await.unwrap()
    }

    async fn foretold(&self, ledger: &Ledger) -> Vec<RowReport> {
        dry_run(&self.importer(ledger).await, usize::MAX).await.unwrap()
    }

    /// Brings a ledger in as the command does.
    async fn bring_in(&self, ledger: &Ledger) -> (Id, Vec<RowReport>, store::ImportRow) {
        let id = begin(self.app(), &self.clerk, ledger).await.unwrap();
        start(self.app(), id, i64::MAX).await.unwrap();
        let importer = self.importer(ledger).await;
        let mut reports = Vec::new();
        loop {
            let batch = importer.batch(id).await.unwrap();
            reports.extend(batch.reports.clone());
            if batch.ended() {
                return (id, reports, batch.import);
            }
        }
    }

    /// Lets the work queue do what is due.
    async fn work(&self) -> usize {
        let mut doers = Doers::default();
        doers.add("import", doer(self.house.clone()));
        doers.run(self.app()).await.unwrap()
    }

    async fn matters(&self) -> i64 {
        store::count(&mut self.app().db.read().await.unwrap()).await.unwrap()
    }

    async fn texts(&self) -> Vec<String> {
        let mut all = store::every_text(&mut self.app().db.read().await.unwrap()).await.unwrap();
        all.sort();
        all
    }
}

fn ledger(text: &str) -> Ledger {
    read_ledger("留言.csv", text.as_bytes(), Channel::Online, TODAY.parse().unwrap()).unwrap()
}

/// A message list of `n` rows.
fn messages(n: usize) -> Ledger {
    let mut text = String::from("编号,用户,标题,信访日期,信访内容,点赞数\n");
    for i in 1..=n {
        text.push_str(&format!(
            "M{i},u{:05},第{i}盏路灯不亮,2026-02-03,柳湾路第{i}盏路灯不亮，请修好。,{i}\n",
            i % 7
        ));
    }
    ledger(&text)
}

fn words(reports: &[RowReport]) -> Vec<(i64, &'static str)> {
    reports.iter().map(|r| (r.row, r.became.word())).collect()
}

fn counts(i: &store::ImportRow) -> (i64, i64, i64, i64) {
    (i.made, i.known, i.skipped, i.refused)
}
