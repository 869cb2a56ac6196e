//! Figures: by statement and by plain code alike, with the cases behind them, hidden where they must be, frozen for
//! ever. And the half-year of a county as its office reckoned it.

use crate::house::{Town, deeds, item};
use crate::story::Teller;
use huiyin::demo::{Fate, Lot, Staff, Wish, lives};
use law::Day;
use people::Actor;
use petition::act::Hand;
use petition::rules::{Channel, Purpose};
use platform::Id;
use report::act::{catch_up, figures, freeze};
use report::definitions;
use report::recompute::recompute;
use report::rules::{Accusations, Basis, Made, Question, Value, Whose};

fn day(text: &str) -> Day {
    deeds::day(text)
}

fn question(town: &Town, from: &str, until: &str) -> Question {
    Question {
        from: day(from),
        until: day(until),
        basis: Basis::Registered,
        whose: Whose::County,
        as_of: town.app().clock.today(),
        known_at: town.app().clock.now(),
        accusations: Accusations::Counted,
    }
}

async fn all_in(town: &Town) {
    let progress = catch_up(town.app(), 100_000).await.unwrap();
    assert_eq!(progress.done, progress.all);
}

async fn filled(town: &Town, seed: u64) {
    let staff = Staff::load(&town.house).await.unwrap();
    let wish = |count, fate, from, to| Wish { count, fate, from, to };
    let wishes = [
        wish(12, Fate::Registered, 0, 40),
        wish(15, Fate::Sent, 1, 40),
        wish(8, Fate::Objected, 5, 20),
        wish(30, Fate::Accepted, 5, 100),
        wish(9, Fate::Extended, 70, 96),
        wish(9, Fate::Answered, 40, 62),
        wish(20, Fate::Served, 45, 130),
        wish(20, Fate::Closed, 130, 300),
        wish(6, Fate::Repeat, 1, 12),
    ];
    let lives = lives(town.app(), &staff, &mut Lot::new(seed), &wishes).unwrap();
    petition::bulk::write(town.app(), lives.into_iter().map(|(_, l)| l).collect()).await.unwrap();
}

#[tokio::test]
async fn statements_and_plain_code_count_the_same() {
    for (seed, town) in (7..).zip(Town::both().await) {
        filled(&town, seed).await;
        deeds::served(&town).await;
        all_in(&town).await;
        let units: Vec<Id> = [town.unit("人社局").await, town.unit("住建局").await].to_vec();
        let office = town.unit("信访局").await;
        let mut asked = Vec::new();
        for basis in [Basis::Received, Basis::Registered] {
            for whose in [Whose::County, Whose::Responsible(units.clone()), Whose::Registered(vec![office])] {
                for (from, until) in
                    [("2026-01-01", "2027-01-01"), ("2026-07-01", "2026-10-01"), ("2020-01-01", "2020-07-01")]
                {
                    asked.push(Question { basis, whose: whose.clone(), ..question(&town, from, until) });
                }
            }
        }
        asked.push(Question { as_of: day("2026-09-30"), ..question(&town, "2026-01-01", "2026-10-01") });
        asked.push(Question {
            accusations: Accusations::LeftOut,
            ..question(&town, "2026-01-01", "2027-01-01")
        });
        let defs = definitions().unwrap();
        for q in &asked {
            let by_statement = figures(town.app(), defs, q).await.unwrap();
            let by_code = recompute(town.app(), q).await.unwrap();
            assert_eq!(by_statement, by_code, "{:?} {q:?}", town.app().db.engine());
            for (id, value) in &by_statement {
                let summed = matches!(defs.get(id).map(|f| &f.made), Some(Made::Count { sum: Some(_), .. }));
                let cases = report::act::cases(town.app(), defs, id, q).await.unwrap();
                if let (Value::Count(n), false) = (value, summed) {
                    assert_eq!(i64::try_from(cases.len()).unwrap(), *n, "{id}");
                }
            }
        }
        let all = figures(town.app(), defs, &asked[0]).await.unwrap();
        assert!(all["A.items"].rows() > 100, "nothing was counted");
    }
}

#[tokio::test]
async fn what_was_frozen_is_worked_out_again_to_the_same_whatever_came_later() {
    for town in Town::both().await {
        filled(&town, 11).await;
        let made = deeds::served(&town).await;
        all_in(&town).await;
        let q = question(&town, "2026-07-01", "2027-01-01");
        let kept = freeze(town.app(), &q).await.unwrap();
        // A late paper of the same months, and a rating.
        town.go("2026-11-23");
        let mut late = item(&town);
        late.received_on = "2026-11-18".to_owned();
        town.officer("dengji").await.register(&late).await;
        town.officer("renshe")
            .await
            .did(
                &made.no,
                "rating",
                &[
                    ("of", "unit"),
                    ("satisfaction", "satisfied"),
                    ("given_on", "2026-11-23"),
                    ("given", "电话"),
                ],
            )
            .await;
        all_in(&town).await;
        let again = recompute(town.app(), &q).await.unwrap();
        for (id, f) in &kept.figures {
            assert_eq!(again[id], f.value, "{id} {:?}", town.app().db.engine());
        }
        let now = Question { known_at: town.app().clock.now(), ..q };
        let today = figures(town.app(), definitions().unwrap(), &now).await.unwrap();
        assert_eq!(today["A.items"].rows(), kept.figures["A.items"].value.rows() + 1);
        assert_eq!(today["F.rated-unit"].rows(), kept.figures["F.rated-unit"].value.rows() + 1);
    }
}

#[tokio::test]
async fn an_accusation_is_no_number_for_those_it_accuses() {
    for town in Town::both().await {
        let renshe = town.unit("人社局").await;
        let mut accusation = item(&town);
        accusation.purpose = "accusation";
        accusation.respondent = renshe.to_string();
        accusation.subject = "反映收受好处";
        town.officer("dengji").await.register(&accusation).await;
        all_in(&town).await;
        let path = "/figures?from=2026-07-01&to=2026-12-31";
        let mut head = town.officer("renshe-ju").await;
        let seen = head.open(path).await;
        assert!(!seen.body.contains("反映收受好处"));
        let cases = head.open(&format!("/figures/cases?figure=C.accusation&{}", &path[9..])).await;
        assert!(cases.words().contains("共 0 条"), "{}", cases.words());
        head.get(&format!("/figures/cases?figure=A.items&unit={}&{}", town.unit("住建局").await, &path[9..]))
            .await
            .is(404);
        // The office's statistician counts it, and does not see it.
        let mut counts = town.officer("tongji").await;
        let cases = counts.open(&format!("/figures/cases?figure=C.accusation&{}", &path[9..])).await;
        assert!(
            cases.words().contains("共 1 条") && !cases.body.contains("反映收受好处"),
            "{}",
            cases.words()
        );
        assert!(cases.words().contains("只计数，不列出"), "{}", cases.words());
    }
}

/// 90 letters and 197 visit batches of 753 persons, 162 matters, 115 of them closed, 3 reviews taken up, 2 decided.
#[tokio::test]
async fn a_county_half_year_comes_out_as_its_office_reckoned_it() {
    for town in Town::both_on("2026-06-30").await {
        let numbers = half_year(&town).await;
        reviews(&town, &numbers).await;
        all_in(&town).await;
        let mut desk = town.officer("tongji").await;
        let period = "from=2026-01-01&to=2026-06-30";
        let page = desk.open(&format!("/reports/new?{period}")).await;
        let said = page.words();
        for part in [
            "来信来访287件(批)",
            "来信90件",
            "来访197批753人次",
            "去掉重复以后为162件",
            "已办结115件，办结率71%",
            "受理复查3件，已作出复查意见2件",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        assert!(said.contains("核对全部通过"), "{said}");
        for (figure, rows) in [
            ("A.letters-visits", 287),
            ("A.matters", 162),
            ("E.closed", 115),
            ("A.repeats", 125),
            ("J.review-taken", 3),
        ] {
            let cases = desk.open(&format!("/figures/cases?figure={figure}&{period}")).await;
            assert!(cases.words().contains(&format!("共 {rows} 条")), "{figure}");
        }
        let form = page.form("/reports").unwrap();
        let kept = desk.submit(&form).await.leads_to();
        let report = desk.open(&kept).await;
        assert!(report.words().contains("71%"));
        let again =
            desk.submit(&report.form(&format!("{}/check", kept.split('?').next().unwrap())).unwrap()).await;
        assert!(again.words().contains("重算结果与定稿一致"), "{}", again.words());
    }
}

/// Registers everything; gives the numbers of three matters that were served and are not closed.
async fn half_year(town: &Town) -> Vec<String> {
    let staff = Staff::load(&town.house).await.unwrap();
    let wish = |count, fate, from, to| Wish { count, fate, from, to };
    let lot = &mut Lot::new(3);
    let mut made = |wish: Wish| -> Vec<petition::bulk::Life> {
        lives(town.app(), &staff, lot, &[wish]).unwrap().into_iter().map(|(_, l)| l).collect()
    };
    let mut matters = made(wish(115, Fate::Closed, 112, 175));
    // Only an appeal can be reviewed.
    let appeals = made(wish(20, Fate::Served, 60, 80));
    matters.extend(appeals.into_iter().filter(|l| l.item.purpose == Purpose::Appeal).take(3));
    matters.extend(made(wish(44, Fate::Accepted, 14, 50)));
    let mut repeats = made(wish(125, Fate::Registered, 1, 12));
    for (n, life) in matters.iter_mut().chain(repeats.iter_mut()).enumerate() {
        // 60 of the first and 30 of the repeats are letters.
        let letter = n < 60 || (162..192).contains(&n);
        life.item.channel = if letter { Channel::Letter } else { Channel::Visit };
        life.item.parties.truncate(1);
        life.item.postmark = None;
        life.item.persons = 1;
    }
    let visits = matters.iter_mut().chain(repeats.iter_mut()).filter(|l| l.item.channel == Channel::Visit);
    for (n, life) in visits.enumerate() {
        life.item.persons = if n < 162 { 4 } else { 3 };
    }
    let known = petition::bulk::write(town.app(), matters).await.unwrap();
    let more = petition::bulk::write(town.app(), repeats).await.unwrap();
    let clerk = staff.named("dengji").unwrap().clone();
    for ((no, _), (into, _)) in more.iter().zip(known[118..].iter().cycle()) {
        let hand = Hand {
            app: town.app().clone(),
            actor: Actor::Officer(Box::new(clerk.clone())),
            day: town.app().clock.today(),
        };
        petition::act::link(hand, no, None, into, "同一人同一事项").await.unwrap();
    }
    known[115..118].iter().map(|(no, _)| no.clone()).collect()
}

async fn reviews(town: &Town, numbers: &[String]) {
    let mut teller = Teller::new(town, "复查");
    for (name, no) in ["甲", "乙", "丙"].into_iter().zip(numbers) {
        teller.matters.insert(name.to_owned(), (no.clone(), String::new()));
        teller.told(&format!("2026-06-30 周二 登记员 申请复查 {name}：县政府\n    申请日期：2026-06-29\n    收到申请：2026-06-29\n    迟延理由：住院\n    内容：请再查。\n")).await;
        teller.told(&format!("2026-06-30 周二 县政府复查员 受理复查 {name}\n    调查人：荀亦农\n    调查人二：冼伯言\n    告知方式：直接送达\n    告知对象：本人\n")).await;
        if name != "丙" {
            teller.told(&format!("2026-06-30 周二 县政府复查员 复查意见 {name}：维持\n    查明：属实。\n    依据：《信访工作条例》第三十五条\n    复核机关：沅澄市人民政府\n")).await;
        }
    }
}
