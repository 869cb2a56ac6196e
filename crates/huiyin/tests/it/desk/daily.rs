//! Notices, the digest, drafts and phrases, many at once.

use super::{accepted, told, work};
use crate::house::{Town, deeds, item};
use platform::mail::{MailSettings, Mailer};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

#[tokio::test]
async fn a_unit_is_told_of_what_is_sent_and_of_days_that_are_near_or_past_each_once() {
    for town in Town::both().await {
        let no = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &no).await;
        work(&town).await;
        let words = told(&town, "renshe").await;
        assert!(words.contains("信访局转来一件事项"), "{words}");
        assert!(told(&town, "zhujian").await.contains("没有通知"));
        assert!(told(&town, "fenban").await.contains("没有通知"), "one's own act is no news");
        for (day, says) in [("2026-12-03", "即将到期"), ("2026-12-08", "已超期")] {
            town.go(day);
            for _ in 0..2 {
                let today = town.app().clock.today();
                huiyin::commands::watch::pass(town.app(), today).await.unwrap();
                work(&town).await;
            }
            assert_eq!(told(&town, "renshe").await.matches(says).count(), 1, "{says}");
        }
        let mut handler = town.officer("renshe").await;
        let id: platform::Id =
            town.rows("SELECT id FROM notice WHERE kind = 'sent'").await[0].get("id").unwrap();
        assert_eq!(handler.get(&format!("/notices/{id}")).await.leads_to(), format!("/matters/{no}"));
        assert!(!handler.open("/notices").await.words().contains("转来一件事项"));
        let form = handler.form("/notices?all=1", &format!("/notices/{id}/unread")).await;
        handler.submit(&form).await.leads_to();
        handler.open("/notices").await.says("转来一件事项");
        let form = handler.form("/notices", "/notices/read").await;
        handler.submit(&form).await.leads_to();
        handler.open("/notices").await.says("没有通知");
        // Somebody else's notice is not there.
        town.officer("zhujian").await.get(&format!("/notices/{id}")).await.is(404);
    }
}

#[tokio::test]
async fn nobody_is_told_of_a_matter_that_went_elsewhere_or_that_they_may_not_see() {
    for town in Town::both().await {
        let mut paper = item(&town);
        paper.purpose = "accusation";
        let no = town.officer("dengji").await.register(&paper).await.no;
        let to = town.unit("纪委监委").await.to_string();
        let mut sender = town.officer("fenban").await;
        sender.reads(&no).await;
        sender.did(&no, "transfer", &[("to", &to)]).await;
        work(&town).await;
        assert!(told(&town, "jiwei-ju").await.contains("转来一件事项"));
        let units =
            "SELECT COUNT(*) AS n FROM notice n JOIN post o ON o.id = n.post JOIN unit u ON u.id = o.unit
                     WHERE u.short <> '纪委监委'";
        assert_eq!(town.number(units).await, 0);
        let open = town.officer("dengji").await.register(&item(&town)).await.no;
        deeds::transfer(&town, &open).await;
        work(&town).await;
        let away = town.unit("住建局").await.to_string();
        town.officer("fenban").await.did(&open, "transfer", &[("to", &away)]).await;
        assert!(told(&town, "renshe").await.contains("没有通知"), "the unit no longer sees the matter");
    }
}

#[tokio::test]
async fn a_dissatisfied_petitioner_is_heard_by_the_handler_and_the_head() {
    for town in Town::both().await {
        let no = deeds::served(&town).await.no;
        let rating = [("of", "unit"), ("satisfaction", "dissatisfied"), ("given", "电话")];
        town.officer("dengji").await.did(&no, "rating", &rating).await;
        work(&town).await;
        for login in ["renshe", "renshe-ju"] {
            assert!(told(&town, login).await.contains("不满意"), "{login}");
        }
    }
}

#[tokio::test]
async fn a_draft_is_thrown_away_and_taken_back_with_what_was_typed() {
    for town in Town::both().await {
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        let mut form = handler.act(&no, "opinion").await.set("findings", "写到这里");
        form.action = format!("/drafts/opinion-{no}/removal");
        let to = handler.submit(&form).await.leads_to();
        handler.open(&to).await.says("草稿已丢弃").says("取回");
        assert_eq!(handler.act(&no, "opinion").await.value("findings"), "");
        let back = handler.form("/drafts", &format!("/drafts/opinion-{no}/return")).await;
        handler.submit(&back).await.leads_to();
        assert_eq!(handler.act(&no, "opinion").await.value("findings"), "写到这里");
        // Thrown away for good after a week.
        let form = handler.form("/drafts", &format!("/drafts/opinion-{no}/removal")).await;
        handler.submit(&form).await.leads_to();
        town.go("2026-11-28");
        people::act::forget_thrown_away(town.app()).await.unwrap();
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM draft").await, 0);
    }
}

#[tokio::test]
async fn phrases_stand_under_long_fields_for_their_owner_or_the_unit() {
    for town in Town::both().await {
        let no = accepted(&town).await;
        let mut head = town.officer("renshe-ju").await;
        let form = head.form("/phrases", "/phrases").await;
        head.submit(&form.clone()).await.is(422);
        let common = form
            .clone()
            .set("phrase_title", "依据")
            .set("phrase_text", "《劳动法》第五十条")
            .set("of_unit", "1");
        head.submit(&common).await.leads_to();
        let own = form.set("phrase_title", "自用").set("phrase_text", "只有局长看得到");
        head.submit(&own).await.leads_to();
        let page = town.officer("renshe").await.open(&format!("/matters/{no}/opinion")).await;
        page.says("《劳动法》第五十条");
        assert!(!page.body.contains("只有局长看得到"));
        assert!(!town.officer("zhujian").await.open("/phrases").await.body.contains("劳动法"));
    }
}

#[tokio::test]
async fn many_are_sent_each_by_itself_and_the_report_names_what_was_not() {
    for town in Town::both().await {
        let mut clerk = town.officer("dengji").await;
        let mut numbers = Vec::new();
        for _ in 0..3 {
            numbers.push(clerk.register(&item(&town)).await.no);
        }
        let mut against = item(&town);
        against.respondent = town.unit("人社局").await.to_string();
        let barred = clerk.register(&against).await.no;
        let mut sender = town.officer("fenban").await;
        let to = town.unit("人社局").await.to_string();
        let form = sender.form("/transfers", "/transfers").await;
        let picks: Vec<String> =
            [&numbers[0], &numbers[1], &numbers[2], &barred].iter().map(|n| format!("{n}:1")).collect();
        sender.submit(&form.clone().set("to", &to)).await.is(422);
        // Somebody is faster with one of them.
        deeds::transfer(&town, &numbers[2]).await;
        let mut form = form.set("to", &to).set("note", "同一砖厂的欠薪");
        form.fields.retain(|f| f.name != "pick");
        let form = picks.iter().fold(form, |f, p| f.add("pick", p));
        let page = sender.submit(&form).await;
        page.is(200).says("已转送 2 件").says("没有转送 2 件");
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM journal WHERE act = 'transferred'").await, 3);
        let stage = town.text(&format!("SELECT stage FROM matter WHERE no = '{barred}'"), "stage").await;
        assert_eq!(stage, "registered", "a matter went to the unit it complains about");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

/// A mail relay of this test's own, for one letter.
fn sink() -> (u16, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let hear = move || {
        let (mut out, _) = listener.accept().unwrap();
        let lines = BufReader::new(out.try_clone().unwrap()).lines();
        let (mut letter, mut inside) = (String::new(), false);
        out.write_all(b"220 here\r\n").unwrap();
        for line in lines {
            let line = line.unwrap();
            let answer = match (inside, line.as_str()) {
                (true, ".") => {
                    inside = false;
                    "250 taken\r\n"
                }
                (true, _) => {
                    letter.push_str(&line);
                    letter.push('\n');
                    continue;
                }
                (false, "DATA") => {
                    inside = true;
                    "354 go on\r\n"
                }
                (false, "QUIT") => break,
                (false, _) => "250 yes\r\n",
            };
            out.write_all(answer.as_bytes()).unwrap();
            if answer.starts_with("250 taken") {
                break;
            }
        }
        letter
    };
    (port, std::thread::spawn(hear))
}

#[tokio::test]
async fn the_digest_goes_out_once_with_numbers_and_days_and_nothing_of_a_person() {
    for mut town in Town::both().await {
        let no = accepted(&town).await;
        let mut handler = town.officer("renshe").await;
        assert!(!handler.open("/notices").await.words().contains("每日邮件"), "offered without a relay");
        town.house.app.mails = true;
        town.go("2027-01-15"); // Friday, four days before the limit
        let today = town.app().clock.today();
        assert_eq!(petition::digest::send_due(town.app(), today).await.unwrap(), 0, "nobody asked for it");
        let asked = "INSERT INTO digest (post, address, last_on) SELECT o.id, 'renshe@qinghe.example', NULL
                     FROM post o JOIN person p ON p.id = o.person WHERE p.login = 'renshe'";
        town.tamper(asked.into()).await;
        town.go("2027-01-18"); // Monday
        let today = town.app().clock.today();
        assert_eq!(petition::digest::send_due(town.app(), today).await.unwrap(), 1);
        assert_eq!(petition::digest::send_due(town.app(), today).await.unwrap(), 0, "once a day");
        let (port, heard) = sink();
        let settings = MailSettings {
            host: "127.0.0.1".into(),
            port,
            from: "回音 <huiyin@qinghe.example>".into(),
            pages: "https://huiyin.qinghe.example".into(),
        };
        let mut doers = huiyin::commands::serve::doers(&town.house);
        let mailer = Mailer::new(&settings).unwrap();
        doers.add(petition::digest::TASK, petition::digest::doer(town.house.clone(), mailer));
        doers.run(town.app()).await.unwrap();
        let letter = tokio::task::spawn_blocking(move || heard.join().unwrap()).await.unwrap();
        assert!(letter.contains("renshe@qinghe.example"), "{letter}");
        let body = letter.split("\n\n").skip(1).collect::<Vec<_>>().join("\n\n");
        let shown = platform::ids::grouped(&no);
        let said = decoded(&body);
        assert!(said.contains(&shown) && said.contains("https://huiyin.qinghe.example/today"), "{said}");
        for secret in ["砖厂", "温", "1990", "烟柳里"] {
            assert!(!said.contains(secret), "the letter says “{secret}”");
        }
    }
}

/// A letter's text out of base64 or plain.
fn decoded(body: &str) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut out) = (0u32, 0, Vec::new());
    if body.contains("Huiyin") || body.contains("digest") {
        return body.to_owned();
    }
    for sign in body.bytes().filter_map(|b| SIGNS.iter().position(|s| *s == b)) {
        bits = (bits << 6) | u32::try_from(sign).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 0xff).unwrap());
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
