//! A house for a test: a fresh database, a clock that stands until it is moved, the demo county's people, and a
//! client that goes through the router as a browser would.

pub mod client;
pub mod deeds;
pub mod html;
pub mod public;

pub use client::{Client, Form, Page};
pub use deeds::{Item, day, item};

use axum::Router;
use people::{House, PostRow};
use platform::clock::Clock;
use platform::db::{Row, Sql, sql};
use platform::seal::Keys;
use platform::testkit::{self, Fresh};
use platform::web::Route;
use platform::{App, Id, Limits, password};
use std::collections::HashMap;
use std::sync::Arc;

/// A Friday with working days on both sides and no holiday within a week.
pub const TODAY: &str = "2026-11-20";

/// One office on one database.
pub struct Town {
    pub fresh: Fresh,
    pub house: House,
    pub clock: Clock,
    pub routes: Vec<Route>,
    pub posts: HashMap<String, PostRow>,
    router: Router,
}

/// The root of every test's keys.
pub const ROOT: [u8; 32] = [7; 32];

impl Town {
    /// An empty office on this database.
    pub async fn empty(fresh: Fresh, today: &str) -> Self {
        let clock = Clock::fixed(day(today));
        let app = App::new(fresh.db.clone(), clock.clone(), Keys::from_root(ROOT), "demo").unwrap();
        let house = House::new(app);
        let (router, routes) = huiyin::server::router(house.clone());
        Self { fresh, house, clock, routes, posts: HashMap::new(), router }
    }

    /// The demo county on a fresh SQLite file, in an office that set other limits.
    pub async fn limited(set: impl FnOnce(&mut Limits)) -> Self {
        let (mut limits, clock) = (Limits::default(), Clock::fixed(day(TODAY)));
        set(&mut limits);
        let fresh = testkit::sqlite().await.unwrap();
        let mut app = App::new(fresh.db.clone(), clock.clone(), Keys::from_root(ROOT), "demo").unwrap();
        app.limits = Arc::new(limits);
        let house = House::new(app);
        let (router, routes) = huiyin::server::router(house.clone());
        let mut town = Self { fresh, house, clock, routes, posts: HashMap::new(), router };
        huiyin::demo::make_county(town.app(), hashed()).await.unwrap();
        town.read_posts().await;
        town
    }

    /// The demo county's people on this database.
    pub async fn on(fresh: Fresh, today: &str) -> Self {
        let mut town = Self::empty(fresh, today).await;
        huiyin::demo::make_county(town.app(), hashed()).await.unwrap();
        town.read_posts().await;
        town
    }

    /// The demo county in a fresh SQLite file, on [`TODAY`].
    pub async fn sqlite() -> Self {
        Self::on(testkit::sqlite().await.unwrap(), TODAY).await
    }

    /// The demo county on each engine, on [`TODAY`].
    pub async fn both() -> Vec<Self> {
        Self::both_on(TODAY).await
    }

    /// The demo county on each engine, on a day.
    pub async fn both_on(today: &str) -> Vec<Self> {
        // What a page owns to be ours to mend is said beside the test that met it.
        let said = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer();
        drop(said.try_init());
        let mut out = Vec::new();
        for fresh in testkit::both().await.unwrap() {
            out.push(Self::on(fresh, today).await);
        }
        out
    }

    pub async fn read_posts(&mut self) {
        let posts = people::posts(&mut self.app().db.read().await.unwrap()).await.unwrap();
        self.posts = posts.into_iter().map(|p| (p.login.clone(), p)).collect();
    }

    pub fn app(&self) -> &App {
        &self.house.app
    }

    /// Moves the clock.
    pub fn go(&self, to: &str) {
        self.clock.set(day(to));
    }

    /// Somebody who is not signed in.
    pub fn anyone(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Somebody of the demo county, signed in.
    pub async fn officer(&self, login: &str) -> Client {
        let token = people::act::sign_in(&self.house, login, huiyin::demo::PASSWORD).await;
        let token = token.unwrap_or_else(|e| panic!("{login}: {e}"));
        self.anyone().with_cookie(people::SESSION, &token)
    }

    /// The id of a unit, by its short name.
    pub async fn unit(&self, short: &str) -> Id {
        let units = self.house.units().await.unwrap();
        units.all().find(|u| u.short == short).unwrap_or_else(|| panic!("no unit {short}")).id
    }

    /// A raw statement that changes something, past every door.
    pub async fn tamper(&self, text: String) {
        self.app().db.write(move |c| Box::pin(async move { raw(&text).run(c).await })).await.unwrap();
    }

    /// A raw question.
    pub async fn rows(&self, text: &str) -> Vec<Row> {
        raw(text).all(&mut self.app().db.read().await.unwrap()).await.unwrap()
    }

    /// One number.
    pub async fn number(&self, text: &str) -> i64 {
        raw(text).number(&mut self.app().db.read().await.unwrap()).await.unwrap()
    }

    /// A text column of the first row.
    pub async fn text(&self, text: &str, column: &str) -> String {
        self.rows(text).await.first().unwrap_or_else(|| panic!("nothing: {text}")).get(column).unwrap()
    }

    /// What `huiyin verify` says.
    pub async fn faults(&self) -> Vec<String> {
        huiyin::commands::verify::check(self.app()).await.unwrap().faults
    }
}

fn raw(text: &str) -> Sql {
    let mut q = sql("");
    q.push(text);
    q
}

/// Everybody's password, hashed once for the whole run.
pub fn hashed() -> String {
    static HASHED: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    let make = || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(password::hash(huiyin::demo::PASSWORD.to_owned())).unwrap()
    };
    HASHED.get_or_init(|| std::thread::spawn(make).join().unwrap()).clone()
}
