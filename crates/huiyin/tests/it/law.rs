//! Calendars and packs that change while matters run, as people meet them: the pages, the line of time, what an
//! administrator elsewhere may not learn, a program that does not start with a file that does not fit.

use crate::house::{Client, Item, Page, TODAY, Town, day, deeds, hashed, item};
use huiyin::commands::config::Config;
use huiyin::commands::serve::doers;
use huiyin::demo::{Fate, Lot, Staff, Wish, lives};
use people::act::{blank_person, blank_post, put_person};
use people::{House, Role};
use petition::redate;
use platform::App;
use platform::seal::Keys;
use platform::testkit;

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

/// The county gives its office 20 days to send a matter on, from this year on.
const COUNTY: &str = r#"jurisdiction = "demo"
base = "national"
title = { zh = "县里新规", en = "New county rules" }
source = { zh = "县信访联席会议纪要", en = "Minutes of the joint conference" }
from = "2026-01-01"
[[rule]]
id = "XFER"
term = "20 days"
who = "office"
basis = "strict"
article = { zh = "纪要第2条", en = "Minutes no. 2" }
confidence = "C"
title = { zh = "转送", en = "Send it on" }
trigger = { zh = "收到之日", en = "it was received" }
"#;

async fn looked_at(client: &mut Client, body: &str) -> Page {
    let form = client.form("/law/new", "/law/preview").await;
    let form = form.set("body", body).set("reason", "通知已经下发");
    client.submit(&form).await
}

/// Through the pages, to the end; gives the address of the change.
async fn brought_in(town: &Town, body: &str) -> String {
    let mut admin = town.officer("admin").await;
    let page = looked_at(&mut admin, body).await;
    let form = page.is(200).form("/law").unwrap();
    let to = admin.submit(&form).await.leads_to();
    doers(&town.house).run(town.app()).await.unwrap();
    to
}

#[tokio::test]
async fn a_notice_is_looked_at_brought_in_and_stands_on_the_line_of_time() {
    for town in Town::both_on("2027-02-02").await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        let mut admin = town.officer("admin").await;
        let page = looked_at(&mut admin, NOTICE).await;
        page.is(200).says("1 个未办结事项的日期会变").says("提出异议期限");
        page.says("2月15日 周一 → 2月16日 周二").says(&platform::ids::grouped(&no));
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM law_change").await, 0, "nothing is kept yet");
        let csv = admin.submit(&page.form("/law/preview.csv").unwrap()).await;
        assert!(csv.is(200).body.contains("2027-02-15,2027-02-16"), "{}", csv.body);
        let to = admin.submit(&page.form("/law").unwrap()).await.leads_to();
        admin.open(&to).await.says("正在处理").says("新规定已经生效");
        doers(&town.house).run(town.app()).await.unwrap();
        admin.open(&to).await.says("已完成").says("1 个事项的日期变了").says("2027年放假通知");
        admin.open("/law").await.says("本单位载入：office.toml").says("已有正式通知");
        admin.open("/law/calendars/2027").await.says("2月14日 周日").says("调休上班");
        let matter = town.officer("zhujian").await.get(&format!("/matters/{no}")).await;
        matter.is(404);
        let page = town.officer("renshe").await.open(&format!("/matters/{no}")).await;
        page.says("放假安排或规则有变，期限重算").says("2月15日 周一 → 2月16日 周二");
        page.says("通知已经下发").says("2027年放假通知");
        let english =
            town.officer("renshe").await.with_cookie("lang", "en").open(&format!("/matters/{no}")).await;
        english.says("Holidays or rules changed").says("Mon 15 Feb → Tue 16 Feb").says("Notice for 2027");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_mark_that_no_longer_holds_is_explained_on_the_line_of_time() {
    for town in Town::both_on("2026-11-02").await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        town.go("2026-11-18");
        huiyin::commands::watch::pass(town.app(), day("2026-11-18")).await.unwrap();
        town.officer("dengji")
            .await
            .open(&format!("/matters/{no}"))
            .await
            .says("转送期限已过（11月17日 周二到期）");
        brought_in(&town, COUNTY).await;
        let page = town.officer("dengji").await.open(&format!("/matters/{no}")).await;
        page.says("转送期限已过（11月17日 周二到期）")
            .says("11月17日 周二 → 11月22日 周日")
            .says("超期标记撤销");
        town.officer("fenban").await.open("/matters?order=due&family=waiting").await.says("还有 4 天");
        huiyin::commands::watch::pass(town.app(), day("2026-11-23")).await.unwrap();
        town.go("2026-11-23");
        town.officer("dengji")
            .await
            .open(&format!("/matters/{no}"))
            .await
            .says("转送期限已过（11月22日 周日到期）");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn two_nodes_see_a_change_at_the_next_request() {
    let seated = async |house: &House, router: &axum::Router| {
        let token = people::act::sign_in(house, "renshe", huiyin::demo::PASSWORD).await.unwrap();
        Client::new(router.clone()).with_cookie(people::SESSION, &token)
    };
    for town in Town::both_on("2027-02-02").await {
        let made = town.officer("dengji").await.register(&item(&town)).await;
        deeds::transfer(&town, &made.no).await;
        let app =
            App::new(town.app().db.clone(), town.clock.clone(), Keys::from_root(crate::house::ROOT), "demo");
        let other = House::new(app.unwrap());
        let (router, _) = huiyin::server::router(other.clone());
        let mut there = seated(&other, &router).await;
        let path = format!("/matters/{}/objection", made.no);
        there.open(&path).await;
        brought_in(&town, NOTICE).await;
        assert_eq!(other.app.law.version(), "");
        there.open(&format!("/matters/{}", made.no)).await.says("2月16日 周二");
        assert_eq!(other.app.law.version(), town.app().law.version());
        town.go("2027-02-16");
        let mut there = seated(&other, &router).await;
        let form = there.form(&path, &path).await;
        let form = form
            .set("reason", "供水属于住建部门职责，附三定方案")
            .set("proposed", &town.unit("住建局").await.to_string());
        assert!(there.submit(&form).await.leads_to().starts_with("/matters/"));
    }
}

#[tokio::test]
async fn a_wrong_file_is_refused_at_its_field_with_its_line_and_what_was_typed_is_kept() {
    let town = Town::sqlite().await;
    let mut admin = town.officer("admin").await;
    let wrong = NOTICE.replace("2027-02-14", "2027-02-06");
    let page = looked_at(&mut admin, &wrong).await;
    page.is(422).says("第9行").says("2027-02-06既是放假日又是调休上班日").says("通知已经下发");
    assert!(page.complaint("file").contains("第9行"), "{}", page.complaint("file"));
    let form = page.form("/law/preview").unwrap();
    assert!(form.value("body").contains("2027-01-31"), "what was typed is gone");
    let page = admin.clone().with_cookie("lang", "en").submit(&form).await;
    page.is(422).says("line 9").says("is both a day off and a make-up day");
    let empty = admin.form("/law/new", "/law/preview").await;
    admin.submit(&empty).await.is(422).says("请选择文件，或把内容粘贴在下面。").says("理由");
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM law_change").await, 0);
}

#[tokio::test]
async fn a_view_that_is_out_of_date_brings_nothing_in() {
    let town = Town::sqlite().await;
    let mut admin = town.officer("admin").await;
    let old = looked_at(&mut admin, COUNTY).await.form("/law").unwrap();
    brought_in(&town, NOTICE).await;
    admin.submit(&old).await.is(409);
    assert_eq!(town.number("SELECT COUNT(*) AS n FROM law_change").await, 1);
}

/// 条例第30条: an administrator does not learn that there is an accusation.
#[tokio::test]
async fn an_administrator_hears_nothing_of_accusations() {
    let town = Town::on(testkit::sqlite().await.unwrap(), "2026-11-02").await;
    let (app, unit) = (town.app().clone(), town.unit("人社局").await);
    let person = blank_person(&app, "xinxi", "某某", "Somebody", hashed());
    let mut post = blank_post(&app, &person, unit);
    post.roles = vec![Role::Administrator];
    let put = town
        .app()
        .db
        .write(move |c| Box::pin(async move { put_person(c, &app, &person, &[post], None).await }));
    put.await.unwrap();
    let accusation = Item { purpose: "accusation", respondent: unit.to_string(), ..item(&town) };
    let no = town.officer("dengji").await.register(&accusation).await.no;
    let page = looked_at(&mut town.officer("xinxi").await, COUNTY).await;
    page.is(200).says("没有事项的日期会变");
    assert!(!page.words().contains(&platform::ids::grouped(&no)));
    let mut elsewhere = town.officer("xinxi").await;
    let csv = page.form("/law/preview.csv");
    assert!(csv.is_none(), "nothing to take out");
    looked_at(&mut town.officer("admin").await, COUNTY).await.is(200).says("没有事项的日期会变");
    let to = brought_in(&town, COUNTY).await;
    elsewhere.open(&to).await.says("0 个事项的日期变了");
    town.officer("admin").await.open(&to).await.says("0 个事项的日期变了");
    assert_eq!(town.number("SELECT hidden AS n FROM law_change").await, 1, "it follows all the same");
}

#[tokio::test]
async fn whatever_is_brought_in_recomputing_afterwards_changes_nothing() {
    for town in Town::both().await {
        let staff = Staff::load(&town.house).await.unwrap();
        let wish = |fate, from, to| Wish { count: 25, fate, from, to };
        let wishes = [
            wish(Fate::Registered, 0, 20),
            wish(Fate::Sent, 2, 14),
            wish(Fate::Accepted, 12, 80),
            wish(Fate::Answered, 40, 62),
            wish(Fate::Served, 45, 75),
        ];
        let lives = lives(town.app(), &staff, &mut Lot::new(7), &wishes).unwrap();
        petition::bulk::write(town.app(), lives.into_iter().map(|(_, l)| l).collect()).await.unwrap();
        redate::recompute(town.app(), "先核对一遍", false).await.unwrap();
        huiyin::commands::watch::pass(town.app(), day(TODAY)).await.unwrap();
        for body in
            [notices(3), COUNTY.to_owned(), notices(11), COUNTY.replace("20 days", "3 days"), notices(29)]
        {
            brought_in(&town, &body).await;
            let done = redate::recompute(town.app(), "再核对", true).await.unwrap();
            assert!(done.differences.is_empty() && done.columns == 0, "{done:?}");
            huiyin::commands::watch::pass(town.app(), day(TODAY)).await.unwrap();
            let done = redate::recompute(town.app(), "再核对", true).await.unwrap();
            assert!(done.differences.is_empty() && done.columns == 0, "{done:?}");
        }
        assert!(town.number("SELECT COUNT(*) AS n FROM journal WHERE act = 'redated'").await > 50);
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

/// A notice for this year with days off drawn by lot.
fn notices(lot: u32) -> String {
    let mut n = lot;
    let mut days: Vec<String> = (0..40)
        .map(|_| {
            n = n.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            format!("\"2026-{:02}-{:02}\"", 9 + n / 65_536 % 4, 1 + n / 262_144 % 30)
        })
        .collect();
    days.sort();
    days.dedup();
    let name = "name = { zh = \"节\", en = \"Feast\" }";
    let source = "source = { zh = \"通知\", en = \"Notice\" }";
    format!("year = 2026\nstatus = \"official\"\n{source}\n[[off]]\n{name}\ndays = [{}]\n", days.join(", "))
}

#[tokio::test]
async fn the_program_does_not_start_with_a_stored_file_that_does_not_fit_and_says_how_to_get_out() {
    for fresh in testkit::both().await.unwrap() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("huiyin.toml");
        let key = folder.path().join("huiyin.key");
        let text = format!(
            "database = \"{}\"\nkey_file = \"{}\"\njurisdiction = \"demo\"\n",
            fresh.address,
            key.display()
        );
        std::fs::write(&config, text).unwrap();
        let app = Config::read(&config).unwrap().open().await.unwrap();
        huiyin::demo::make_county(&app, hashed()).await.unwrap();
        let house = House::new(app.clone());
        let posts = people::posts(&mut app.db.read().await.unwrap()).await.unwrap();
        let admin = posts.iter().find(|p| p.login == "admin").unwrap();
        let admin = people::officer_of(&house.units().await.unwrap(), admin);
        let draft = redate::Draft {
            file: "kreis.toml".into(),
            body: COUNTY.into(),
            reason: "x".into(),
            ..redate::Draft::default()
        };
        redate::bring_in(&app, &admin, draft, "").await.unwrap();
        let spoil = platform::db::sql("UPDATE law_change SET body = REPLACE(body, '20 days', '0 days')");
        app.db.write(move |c| Box::pin(async move { spoil.run(c).await })).await.unwrap();
        let run = |args: &[&str]| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_huiyin"));
            let out = command.args(args).arg("--config").arg(&config).output().unwrap();
            let said = [out.stdout, out.stderr].concat();
            (out.status.code(), String::from_utf8_lossy(&said).into_owned())
        };
        for command in ["serve", "watch", "recompute"] {
            let (code, said) = run(&[command]);
            assert_eq!(code, Some(1), "{command}: {said}");
            for part in
                ["kreis.toml", "line 7", "期限不能为零", "a term of zero is no term", "take-back NAME"]
            {
                assert!(said.contains(part), "{command} does not say “{part}”: {said}");
            }
        }
        assert!(run(&["law", "list"]).1.contains("demo@2026-01-01"));
        let (code, said) = run(&["law", "take-back", "demo@2026-01-01", "--reason", "写错了"]);
        assert_eq!(code, Some(0), "{said}");
        let (code, said) = run(&["recompute", "--dry-run"]);
        assert_eq!((code, said.contains("\"changed\":0")), (Some(0), true), "{said}");
        let (code, said) = run(&["verify"]);
        assert_eq!(code, Some(3), "what was tampered with is found: {said}");
        assert!(said.contains("law demo@2026-01-01: its file is not what was brought in"), "{said}");
    }
}
