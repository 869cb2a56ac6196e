//! One's own matter, on the pass that number and code gave: that matter, its papers, and nothing else.

use crate::house::html::tags;
use crate::house::public::{POINT, Paper, files_at_desk, links, paper};
use crate::house::{Client, Page, Town, deeds, item};
use axum::http::Method;
use platform::db::Meter;
use platform::web::Guard;

#[tokio::test]
async fn something_is_added_once_and_its_words_and_files_stand_in_the_journal() {
    for town in Town::both().await {
        let made = town.anyone().hand_in(&paper()).await;
        let mut owner = town.anyone();
        owner.look_up(&made).await.is(200);
        let form = owner.files_form("/where/addition").await;
        let empty = owner.submit(&form).await;
        assert!(!empty.is(422).complaint("add-words").is_empty());
        let form = form.set("add_words", "  昨天又堵了。\n");
        for _ in 0..2 {
            let page = owner.upload(&form, &[("files", "证据.txt", "水费单".as_bytes())]).await;
            assert_eq!(page.leads_to(), "/where/matter?done=added");
        }
        owner.open("/where/matter").await.says("昨天又堵了").says("证据.txt");
        town.officer("fenban")
            .await
            .open(&format!("/matters/{}", made.no))
            .await
            .says("昨天又堵了")
            .says("补充了材料");
        assert_eq!(town.number("SELECT items AS n FROM matter").await, 2);
        assert_eq!(town.number("SELECT COUNT(*) AS n FROM item").await, 2);
        assert_eq!(files_at_desk(&town, "fenban", &made.no).await.len(), 2);
        assert_eq!(town.faults().await, Vec::<String>::new());
        town.tamper("UPDATE item SET words = 'x' WHERE once LIKE 'add-%'".to_owned()).await;
        assert_eq!(town.faults().await.len(), 1, "changed words of an addition went unseen");
    }
}

#[tokio::test]
async fn ways_stand_there_when_they_are_lawful_and_say_why_when_they_are_not() {
    let town = Town::sqlite().await;
    let made = town.anyone().hand_in(&paper()).await;
    let mut owner = town.anyone();
    let page = owner.look_up(&made).await;
    assert!(links(&page, "/where/rating").is_empty() && !links(&page, "/where/addition").is_empty());
    page.says("评价");
    owner.get("/where/rating").await.is(409);
    deeds::transfer(&town, &made.no).await;
    deeds::accept(&town, &made.no).await;
    let form = owner.form("/where/rating", "/where/rating").await;
    assert!(form.fields.iter().any(|f| f.name == "of" && f.takes("office") && !f.takes("unit")));
    assert!(!owner.submit(&form).await.is(422).complaint("satisfaction").is_empty());
    // Not the unit before it has answered, whatever the form says.
    let early = form.clone().force("of", "unit").force("satisfaction", "satisfied");
    owner.submit(&early).await.is(409);
    let form = form.set("of", "office").set("satisfaction", "dissatisfied").set("remark", "等了很久");
    assert_eq!(owner.submit(&form).await.leads_to(), "/where/matter?done=rated");
    owner.open("/where/matter").await.says("不满意");
    town.officer("renshe").await.open(&format!("/matters/{}", made.no)).await.says("等了很久");
}

#[tokio::test]
async fn the_petitioner_says_that_it_is_not_solved_and_asks_an_organ_above() {
    for town in Town::both().await {
        let made = deeds::served(&town).await;
        let mut owner = town.anyone();
        owner.look_up(&made).await.is(200);
        let form = owner.form("/where/unsolved", "/where/unsolved").await;
        assert!(!owner.submit(&form).await.is(422).complaint("unsolved-text").is_empty());
        let word = owner.submit(&form.set("unsolved_text", "钱还没到账")).await;
        assert_eq!(word.leads_to(), "/where/matter?done=unsolved");
        owner.get("/where/unsolved").await.is(409);
        town.officer("renshe").await.open("/today").await.says("信访人认为没有解决");
        let form = owner.form("/where/review", "/where/review").await;
        assert!(!owner.submit(&form).await.is(422).complaint("organ").is_empty());
        let lead = town.unit("人社局").await.to_string();
        let own = form.clone().force("organ", &lead).set("review_text", "请查清");
        assert!(!owner.submit(&own).await.is(422).complaint("organ").is_empty(), "its own opinion");
        let county = town.unit("县政府").await.to_string();
        let asked = owner.submit(&form.set("organ", &county).set("review_text", "请查清")).await;
        assert_eq!(asked.leads_to(), "/where/matter?done=review");
        owner.open("/where/matter").await.says("已申请复查");
        owner.get("/where/review").await.is(409);
        town.officer("fuhe").await.open(&format!("/matters/{}", made.no)).await.says("请查清");
        assert_eq!(town.faults().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn nothing_can_be_added_to_what_is_closed_or_joined_and_the_page_says_so() {
    let town = Town::sqlite().await;
    let first = town.officer("dengji").await.register(&item(&town)).await;
    let paper = crate::house::Item { into: first.no.clone(), ..item(&town) };
    let second = town.officer("dengji").await.register(&paper).await;
    let mut owner = town.anyone();
    let page = owner.look_up(&second).await;
    assert!(links(&page, "/where/addition").is_empty());
    owner.get("/where/addition").await.is(409);
}

async fn pass_of(town: &Town, paper: &Paper) -> (Client, Page, String) {
    let made = town.anyone().hand_in(paper).await;
    let mut client = town.anyone();
    let page = client.look_up(&made).await;
    (client, page, made.no)
}

#[tokio::test]
async fn a_pass_of_one_matter_opens_nothing_of_another_on_any_route_of_the_public() {
    for town in Town::both().await {
        let secret = Paper {
            words: "甲的秘密话",
            demands: vec!["甲的诉求"],
            files: vec![("甲的.png", POINT)],
            ..paper()
        };
        let (mut owner, page, no) = pass_of(&town, &secret).await;
        let files = links(&page, "/where/files/");
        let id = files[0].rsplit('/').next().unwrap().to_owned();
        let other = Paper { words: "乙的话", demands: vec!["乙的诉求"], files: Vec::new(), ..paper() };
        let (mut stranger, _, _) = pass_of(&town, &other).await;
        let open = town.routes.iter().filter(|r| r.guard == Guard::Open);
        let mut looked = 0;
        for route in open {
            let path = route.path.replace("{id}", &id).replace("{step}", "check").replace("{lang}", "en");
            let path = path.replace("{*name}", "huiyin.css");
            for (who, client) in [("stranger", &mut stranger), ("nobody", &mut town.anyone())] {
                let page = match route.method == Method::GET {
                    true => client.get(&path).await,
                    false => {
                        let token = client.token("/where").await;
                        let pairs = [
                            ("_csrf", token.as_str()),
                            ("number", no.as_str()),
                            ("code", "00000000"),
                            ("file", &id),
                        ];
                        client.clone().post(&path, &pairs).await
                    }
                };
                looked += 1;
                for secret in ["甲的秘密话", "甲的诉求", "甲的.png"] {
                    assert!(!page.body.contains(secret), "{who} {} {path} shows {secret}", route.method);
                }
                if path.starts_with("/where/files/") {
                    let closed = if who == "stranger" {
                        page.status == 404
                    } else {
                        page.leads_to() == "/where?over=1"
                    };
                    assert!(closed, "{who} {path}: {}", page.status);
                }
            }
        }
        assert!(looked > 40, "only {looked} knocks");
        owner.get(&files[0]).await.is(200);
    }
}

#[tokio::test]
async fn papers_of_others_that_were_joined_are_not_shown_and_ones_own_stay() {
    let town = Town::sqlite().await;
    let (mut first, _, no) = pass_of(&town, &Paper { words: "甲的话", ..paper() }).await;
    let (mut second, page, joined) =
        pass_of(&town, &Paper { words: "乙的话", files: vec![("乙.txt", "乙".as_bytes())], ..paper() }).await;
    let file = links(&page, "/where/files/").remove(0);
    town.officer("fenban").await.did(&joined, "link", &[("into", &no), ("reason", "同一事项")]).await;
    let page = first.open("/where/matter").await;
    assert!(page.body.contains("甲的话") && !page.body.contains("乙的话") && !page.body.contains("乙.txt"));
    first.get(&file).await.is(404);
    second.open("/where/matter").await.says("乙的话");
    second.get(&file).await.is(200);
    assert_eq!(files_at_desk(&town, "fenban", &no).await.len(), 2, "the desk sees both");
}

#[tokio::test]
async fn a_pass_is_good_in_its_own_browser_for_half_an_hour_and_until_a_new_code() {
    for town in Town::both().await {
        let made = town.anyone().hand_in(&paper()).await;
        let mut owner = town.anyone();
        let page = owner.look_up(&made).await;
        let mut cookies = page.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap().to_owned());
        let pass = cookies.rfind(|c| c.starts_with("huiyin_pass=")).unwrap();
        assert!(pass.contains("HttpOnly") && pass.contains("SameSite=Lax") && pass.contains("Max-Age=1800"));
        let value = pass.split(['=', ';']).nth(1).unwrap();
        let mut thief = town.anyone();
        thief.get("/where").await;
        let page = thief.with_cookie("huiyin_pass", value).get("/where/matter").await;
        assert_eq!(page.leads_to(), "/where?over=1");
        let proof = [("proof_by", "petitioner"), ("proof_shown", "id-card"), ("proof_checked", "证件相符")];
        let answer = town.officer("dengji").await.does(&made.no, "new-code", &proof).await;
        assert!(answer.leads_to().contains("/receipt?new=1&k="));
        assert_eq!(owner.get("/where/matter").await.leads_to(), "/where?over=1");
        town.anyone().look_up(&made).await.is(422);
        let mut clerk = town.officer("dengji").await;
        let answer = clerk.does(&made.no, "new-code", &proof).await;
        let receipt = clerk.open(&answer.leads_to()).await;
        let fresh = crate::house::public::made(&receipt);
        let mut owner = town.anyone();
        owner.look_up(&fresh).await.is(200);
        let page = clerk.open(&format!("/matters/{}", made.no)).await;
        page.says("重发了查询码").says("居民身份证").says("证件相符");
        assert!(!page.body.contains(&fresh.code));
        town.go("2026-11-21");
        assert_eq!(owner.get("/where/matter").await.leads_to(), "/where?over=1");
    }
}

#[tokio::test]
async fn a_new_code_needs_its_proof_and_a_clerk() {
    let town = Town::sqlite().await;
    let made = town.anyone().hand_in(&paper()).await;
    let empty = town.officer("dengji").await.does(&made.no, "new-code", &[]).await;
    for field in ["proof-by", "proof-shown", "proof-checked"] {
        assert!(!empty.is(422).complaint(field).is_empty(), "{field}");
    }
    town.officer("fenban").await.get(&format!("/matters/{}/new-code", made.no)).await.is(403);
    town.anyone().look_up(&made).await.is(200);
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_code_cost_the_same_steps() {
    for town in Town::both().await {
        let made = town.anyone().hand_in(&paper()).await;
        let wrong: String = made.code.chars().map(|c| if c == '0' { '1' } else { '0' }).collect();
        let mut steps = Vec::new();
        for (number, code) in
            [(made.no.clone(), wrong), (platform::ids::matter_number(2026), made.code.clone())]
        {
            let mut visitor = town.anyone();
            let form = visitor.form("/where", "/where").await.set("number", &number).set("code", &code);
            let (page, n) = Meter::count(visitor.submit(&form)).await;
            let alert: Vec<_> = tags(&page.body).iter().map(|t| t.name.to_owned()).collect();
            steps.push((page.status, page.complaint("code"), n, alert.len()));
        }
        assert_eq!(steps[0], steps[1]);
    }
}

#[tokio::test]
async fn leaving_takes_the_pass_back() {
    let town = Town::sqlite().await;
    let (mut owner, _, _) = pass_of(&town, &paper()).await;
    let form = owner.form("/where/matter", "/where/leaving").await;
    assert_eq!(owner.submit(&form).await.leads_to(), "/");
    assert_eq!(owner.get("/where/matter").await.leads_to(), "/where?over=1");
}
