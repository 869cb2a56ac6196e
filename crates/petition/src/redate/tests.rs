use super::run::{laws_of, page};
use super::*;
use crate::act::{Hand, NewItem, act};
use crate::bulk::{self, Life};
use crate::rules::{Act, Channel, Event, Mark, Purpose, Standing, UnitRef};
use crate::{check, due, store};
use law::{Day, RuleId};
use people::act::{blank_person, blank_post, blank_unit, put_person, put_unit};
use people::{Actor, House, Officer, Role, UnitKind, officer_of};
use platform::clock::Clock;
use platform::db::{Db, sql};
use platform::journal::subject_entries;
use platform::queue::Doers;
use platform::seal::Keys;
use platform::testkit::both;
use platform::{App, Error, Id, lawbook};

const NOTICE: &str = r#"year = 2027
status = "official"
source = { zh = "2027年放假通知", en = "Notice for 2027" }
[[off]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08", "2027-02-09", "2027-02-10", "2027-02-11", "2027-02-12"]
[[make_up]]
name = { zh = "春节", en = "Spring Festival" }
days = ["2027-01-31", "2027-02-14"]
"#;

/// Tuesday. The 5 working days from here end on Monday 2027-02-15, by the notice on Tuesday 2027-02-16.
const TODAY: &str = "2027-02-02";
const OLD: &str = "2027-02-15";
const NEW: &str = "2027-02-16";

/// A national law that gives the office so many days to send a matter on.
fn national(days: u16) -> String {
    format!(
        r#"jurisdiction = "national"
title = {{ zh = "新规", en = "New rules" }}
source = {{ zh = "新规", en = "New rules" }}
from = "2027-01-01"
max_representatives = 5
opinion_extension_max_days = 30
group_visit_from = 5
min_investigators = 2
[[rule]]
id = "XFER"
term = "{days} days"
who = "office"
basis = "strict"
article = {{ zh = "第1条", en = "art. 1" }}
confidence = "M"
title = {{ zh = "转送", en = "Send on" }}
trigger = {{ zh = "收到之日", en = "it was received" }}
"#
    )
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn draft(body: &str) -> Draft {
    Draft { file: "f.toml".into(), body: body.into(), reason: "国办通知".into(), ..Draft::default() }
}

/// A petition office with its clerk and administrator, and a bureau; nobody in it exists.
struct Cast {
    house: House,
    clerk: Officer,
    admin: Officer,
    bureau: UnitRef,
}

async fn cast(db: Db) -> Cast {
    let app = node(db);
    let county = blank_unit(&app, None, UnitKind::County, "青石县");
    let office = blank_unit(&app, Some(county.id), UnitKind::PetitionOffice, "青石县信访局");
    let bureau = blank_unit(&app, Some(county.id), UnitKind::Department, "青石县水务局");
    let to = UnitRef { id: bureau.id, name: bureau.short.clone() };
    let (means, units) = (app.clone(), [county, office.clone(), bureau]);
    let roles = [("chenyu", vec![Role::Clerk, Role::Dispatcher]), ("lingyi", vec![Role::Administrator])];
    app.db
        .write(move |c| {
            Box::pin(async move {
                for u in &units {
                    put_unit(c, &means, u, 0, None).await?;
                }
                for (login, roles) in roles {
                    let person = blank_person(&means, login, login, "", String::new());
                    let post = people::PostRow { roles, ..blank_post(&means, &person, office.id) };
                    put_person(c, &means, &person, &[post], None).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    let house = House::new(app);
    let posts = people::posts(&mut house.app.db.read().await.unwrap()).await.unwrap();
    let units = house.units().await.unwrap();
    let named = |login: &str| officer_of(&units, posts.iter().find(|p| p.login == login).unwrap());
    Cast { clerk: named("chenyu"), admin: named("lingyi"), bureau: to, house }
}

/// One more node on this database.
fn node(db: Db) -> App {
    App::new(db, Clock::fixed(day(TODAY)), Keys::from_root([1; 32]), "national").unwrap()
}

impl Cast {
    fn app(&self) -> &App {
        &self.house.app
    }

    fn hand(&self, on: &str) -> Hand {
        Hand { app: self.app().clone(), actor: Actor::Officer(Box::new(self.clerk.clone())), day: day(on) }
    }

    /// Matters received the day before; sent on today, or left lying.
    async fn matters(&self, count: usize, sent: bool) -> Vec<String> {
        let life = |_| Life {
            item: NewItem {
                handed: Vec::new(),
                litigation: false,
                channel: Channel::Letter,
                purpose: Purpose::Appeal,
                received_on: day("2027-02-01"),
                postmark: None,
                persons: 1,
                parties: Vec::new(),
                words: "水管破了".into(),
                subject: "水管破裂".into(),
                summary: String::new(),
                demands: vec!["修好".into()],
                place: String::new(),
                field: String::new(),
                respondent: None,
                respondent_name: String::new(),
                once: None,
                source: String::new(),
            },
            registered: self.hand(TODAY),
            steps: if sent { vec![(self.hand(TODAY), self.transfer())] } else { Vec::new() },
        };
        let made = bulk::write(self.app(), (0..count).map(life).collect()).await.unwrap();
        made.into_iter().map(|(no, _)| no).collect()
    }

    fn transfer(&self) -> Act {
        let from = UnitRef { id: self.clerk.unit, name: self.clerk.unit_name.clone() };
        Act::Transfer { to: self.bureau.clone(), standing: Standing::default(), from, note: String::new() }
    }

    async fn bring_in(&self, body: &str) -> Id {
        let seen = self.app().law.version();
        bring_in(self.app(), &self.admin, draft(body), &seen).await.unwrap()
    }

    async fn work(&self, app: &App) {
        let mut doers = Doers::default();
        doers.add("law", doer(House::new(app.clone())));
        doers.run(app).await.unwrap();
    }

    async fn change(&self, id: Id) -> lawbook::LawChange {
        lawbook::get(&mut self.app().db.read().await.unwrap(), id).await.unwrap()
    }

    async fn tamper(&self, text: &'static str) {
        self.app().db.write(move |c| Box::pin(async move { sql(text).run(c).await })).await.unwrap();
    }

    async fn events(&self, no: &str) -> Vec<Event> {
        let mut conn = self.app().db.read().await.unwrap();
        let id = store::get(&mut conn, no).await.unwrap().matter.id;
        let entries = subject_entries(&mut conn, id).await.unwrap();
        let row = check::row(&mut conn, id).await.unwrap().unwrap();
        assert_eq!(check::fault(self.app(), &row, &entries).unwrap(), None, "the state is its events");
        entries.iter().map(|e| serde_json::from_str(&e.body).unwrap()).collect()
    }

    /// Every matter tells once, and only once, that its dates moved.
    async fn told_once(&self, numbers: &[String]) {
        for no in numbers {
            let told = self.events(no).await.into_iter().filter(|e| matches!(e, Event::Redated(_))).count();
            assert_eq!(told, 1, "{no}");
        }
    }

    /// Due day and whether the watch is done with it.
    async fn listed(&self, no: &str) -> (Option<Day>, bool) {
        let rows = store::open_page(&mut self.app().db.read().await.unwrap(), None, 1_000).await.unwrap();
        let row = rows.iter().find(|r| r.no == no).unwrap();
        (row.due_on, row.marked)
    }

    async fn settled(&self) {
        let done = recompute(self.app(), "x", true).await.unwrap();
        assert!(done.differences.is_empty() && done.columns == 0, "{done:?}");
    }
}

#[tokio::test]
async fn a_notice_is_foretold_then_followed_and_each_matter_keeps_both_dates() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let numbers = cast.matters(20, true).await;
        let proposal = propose(cast.app(), &draft(NOTICE)).await.unwrap().unwrap();
        let foretold = foretell(cast.app(), proposal.law.clone()).await.unwrap();
        assert_eq!(foretold.len(), 20);
        assert_eq!(
            lawbook::version(&mut cast.app().db.read().await.unwrap()).await.unwrap(),
            "",
            "nothing is kept"
        );
        let id = cast.bring_in(NOTICE).await;
        cast.work(cast.app()).await;
        let change = cast.change(id).await;
        assert_eq!((change.state.as_str(), change.changed, change.hidden, change.total), ("done", 20, 0, 20));
        cast.told_once(&numbers).await;
        let Some(Event::Redated(told)) = cast.events(&numbers[0]).await.pop() else { panic!() };
        let date = &told.dates[0];
        assert_eq!((date.rule, date.old, date.new), (RuleId::Obj5, Some(day(OLD)), Some(day(NEW))));
        assert_eq!((told.reason.as_str(), told.source.en.as_str()), ("国办通知", "Notice for 2027"));
        assert_eq!(told.change, Some(id));
        cast.settled().await;
    }
}

#[tokio::test]
async fn following_can_be_stopped_and_gone_on_with_and_does_nothing_twice() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let numbers = cast.matters(20, true).await;
        let id = cast.bring_in(NOTICE).await;
        let laws = laws_of(cast.app(), id).await.unwrap();
        assert!(!page(cast.app(), &laws, id).await.unwrap());
        stop(cast.app(), &cast.admin, id).await.unwrap();
        assert!(page(cast.app(), &laws, id).await.unwrap(), "nothing after the stop");
        cast.work(cast.app()).await;
        let half = cast.change(id).await;
        assert_eq!((half.state.as_str(), half.changed, half.looked), ("stopped", 8, 8));
        let seen = cast.app().law.version();
        let other = bring_in(cast.app(), &cast.admin, draft(&national(20)), &seen).await;
        assert!(matches!(other, Err(Error::Refused(r)) if r.key == "refusal-law-unfinished"));
        start(cast.app(), &cast.admin, id).await.unwrap();
        start(cast.app(), &cast.admin, id).await.unwrap();
        cast.work(cast.app()).await;
        assert_eq!((cast.change(id).await.state.as_str(), cast.change(id).await.changed), ("done", 20));
        cast.told_once(&numbers).await;
        cast.settled().await;
    }
}

#[tokio::test]
async fn two_nodes_follow_one_change_together_and_double_nothing() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let numbers = cast.matters(60, true).await;
        let other = node(fresh.db.clone());
        let id = cast.bring_in(NOTICE).await;
        assert_eq!(other.law.version(), "", "the other node has not looked yet");
        let by_hand = async { finish(&other, id).await.unwrap() };
        tokio::join!(cast.work(cast.app()), by_hand, cast.work(&other));
        assert_eq!(other.law.version(), id.to_string());
        assert_eq!((cast.change(id).await.state.as_str(), cast.change(id).await.changed), ("done", 60));
        cast.told_once(&numbers).await;
    }
}

#[tokio::test]
async fn an_act_on_a_node_that_has_not_looked_yet_rests_on_the_new_law_all_the_same() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let no = cast.matters(1, true).await.remove(0);
        let other = node(fresh.db.clone());
        cast.bring_in(NOTICE).await;
        cast.work(cast.app()).await;
        let late = Hand { app: other.clone(), actor: Actor::Clock, day: day(NEW) };
        act(late, &no, None, Act::MarkMissed { rule: RuleId::Acc15, due: day("2027-02-17") }).await.unwrap();
        assert_eq!(other.law.version(), cast.app().law.version());
    }
}

#[tokio::test]
async fn a_mark_on_a_day_that_is_no_longer_missed_goes_and_the_watch_comes_again() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let no = cast.matters(1, false).await.remove(0);
        let (old, new) = (day("2027-02-16"), day("2027-02-21"));
        cast.app().clock.set(day("2027-02-18"));
        due::mark_missed(cast.app(), day("2027-02-18")).await.unwrap();
        assert_eq!(cast.listed(&no).await, (Some(old), true));
        cast.bring_in(&national(20)).await;
        cast.work(cast.app()).await;
        assert_eq!(cast.listed(&no).await, (Some(new), false));
        let Some(Event::Redated(told)) = cast.events(&no).await.pop() else { panic!() };
        assert_eq!(told.dates[0].mark, Mark::Lifted);
        assert_eq!(due::mark_missed(cast.app(), new).await.unwrap().marked, 0, "its own day is in time");
        assert_eq!(due::mark_missed(cast.app(), day("2027-02-22")).await.unwrap().marked, 1);
        assert_eq!(cast.events(&no).await.last(), Some(&Event::Missed { rule: RuleId::Xfer, due: new }));
        cast.app().clock.set(day("2027-02-22"));
        cast.settled().await;
    }
}

#[tokio::test]
async fn taking_a_file_back_restores_what_is_built_in() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let numbers = cast.matters(3, true).await;
        cast.bring_in(NOTICE).await;
        cast.work(cast.app()).await;
        let back = Draft { name: "2027".into(), reason: "通知有误".into(), ..Draft::default() };
        let seen = cast.app().law.version();
        let id = bring_in(cast.app(), &cast.admin, back.clone(), &seen).await.unwrap();
        cast.work(cast.app()).await;
        assert_eq!(cast.change(id).await.changed, 3);
        let Some(Event::Redated(told)) = cast.events(&numbers[0]).await.pop() else { panic!() };
        assert_eq!((told.dates[0].old, told.dates[0].new), (Some(day(NEW)), Some(day(OLD))));
        assert!(matches!(propose(cast.app(), &back).await, Err(Error::NotFound)), "it is back already");
    }
}

#[tokio::test]
async fn a_wrong_file_an_old_view_and_a_wrong_hand_change_nothing() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let try_it = |officer: Officer, body: String, seen: &'static str| async move {
            (bring_in(&node(fresh.db.clone()), &officer, draft(&body), seen).await, fresh)
        };
        let (done, fresh) = try_it(cast.clerk.clone(), NOTICE.into(), "").await;
        assert!(matches!(done, Err(Error::Forbidden)));
        for (body, seen) in [("year = 2027", ""), ("", ""), (NOTICE, "another")] {
            let done = bring_in(cast.app(), &cast.admin, draft(body), seen).await;
            assert!(matches!(done, Err(Error::Invalid(_) | Error::NotFound | Error::Stale)), "{done:?}");
        }
        let mut conn = fresh.db.read().await.unwrap();
        assert!(lawbook::every_change(&mut conn).await.unwrap().is_empty());
        let told = propose(cast.app(), &draft("year = 2027")).await.unwrap().err().unwrap();
        assert!(told.zh.contains("缺少“status”") && told.en.contains("status"), "{told:?}");
        drop(conn);
        cast.bring_in(NOTICE).await;
        let again = propose(cast.app(), &draft(NOTICE)).await.unwrap().err().unwrap();
        assert!(again.en.contains("in force already"));
    }
}

#[tokio::test]
async fn a_stored_file_that_no_longer_fits_is_said_by_name_and_can_be_taken_back() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let no = cast.matters(1, false).await.remove(0);
        cast.bring_in(&national(20)).await;
        cast.work(cast.app()).await;
        cast.tamper("UPDATE law_change SET body = 'jurisdiction = \"national\"'").await;
        let app = node(fresh.db.clone());
        let why = app.look_up_law().await.unwrap_err().to_string();
        for part in ["f.toml", "缺少“title”", "missing field", "national@2027-01-01", "huiyin law take-back"]
        {
            assert!(why.contains(part), "“{part}” is not in: {why}");
        }
        let id = take_back_by_hand(&app, "national@2027-01-01", "文件损坏").await.unwrap();
        finish(&app, id).await.unwrap();
        assert_eq!(cast.change(id).await.changed, 1);
        assert_eq!(cast.listed(&no).await.0, Some(day("2027-02-16")));
        node(fresh.db.clone()).look_up_law().await.unwrap();
    }
}

#[tokio::test]
async fn recomputing_finds_what_differs_and_a_second_time_nothing() {
    for fresh in both().await.unwrap() {
        let cast = cast(fresh.db.clone()).await;
        let numbers = cast.matters(10, false).await;
        cast.settled().await;
        cast.tamper("UPDATE matter SET due_on = '2027-03-01'").await;
        let told = recompute(cast.app(), "核对", true).await.unwrap();
        assert_eq!((told.looked, told.differences.len(), told.columns), (10, 10, 0));
        assert_eq!(cast.listed(&numbers[0]).await.0, Some(day("2027-03-01")), "a dry run writes nothing");
        assert_eq!(recompute(cast.app(), "核对", false).await.unwrap().differences.len(), 10);
        cast.told_once(&numbers).await;
        let Some(Event::Redated(told)) = cast.events(&numbers[0]).await.pop() else { panic!() };
        let date = &told.dates[0];
        assert_eq!((date.old, date.new), (Some(day("2027-03-01")), Some(day("2027-02-16"))));
        cast.tamper("UPDATE matter SET marked = 1").await;
        assert_eq!(recompute(cast.app(), "核对", false).await.unwrap().columns, 10);
        cast.told_once(&numbers).await;
        cast.settled().await;
    }
}
