//! What a line of a story does: the form that belongs to its verb, filled in with the story's own words.

use super::read::{Line, Story};
use super::tell;
use super::verbs::{DETAILS, PAGES, RESTS};
use crate::house::{Client, Form, Page, Town};
use std::collections::BTreeMap;
use std::fmt::Write;

pub struct Teller<'a> {
    pub town: &'a Town,
    /// Number and query code under the story's own names.
    pub matters: BTreeMap<String, (String, String)>,
    pub out: String,
    /// What was last written of each matter.
    pub last: BTreeMap<String, String>,
}

impl<'a> Teller<'a> {
    pub fn new(town: &'a Town, title: &str) -> Self {
        Self { town, matters: BTreeMap::new(), out: format!("{title}\n"), last: BTreeMap::new() }
    }

    /// Does what some lines of a story say.
    pub async fn told(&mut self, lines: &str) {
        for line in &Story::parse("", lines).lines {
            self.line(line).await;
        }
    }

    pub async fn line(&mut self, line: &Line) {
        self.town.go(&line.day.to_string());
        writeln!(self.out, "\n{}", line.text).unwrap();
        match line.verb.as_str() {
            "巡查" => self.watch(line).await,
            "查询" => self.query(line).await,
            "看不到" => self.unseen(line).await,
            "登记" => self.register(line).await,
            "查阅" => self.read(line).await,
            "拆分" => self.split(line).await,
            "载入" => self.bring_in(line).await,
            _ => self.act(line).await,
        }
    }

    async fn watch(&mut self, line: &Line) {
        let report = huiyin::commands::watch::pass(self.town.app(), line.day).await.unwrap();
        writeln!(self.out, "    ⇒ 标记超期 {} 项", report.marked).unwrap();
    }

    /// The public's page, with number and code.
    async fn query(&mut self, line: &Line) {
        let (no, code) = self.matters[&line.matter].clone();
        let mut visitor = self.town.anyone();
        let form = visitor.form("/where", "/where").await.set("number", &no).set("code", &code);
        let page = visitor.submit(&form).await;
        page.is(200);
        let here = page
            .body
            .split("aria-current=\"step\"")
            .nth(1)
            .and_then(|p| p.split("<details").next())
            .unwrap_or("");
        let here = here.split("</li>").next().unwrap_or("").split_once('>').map_or("", |(_, p)| p);
        let here = crate::house::html::words(here);
        writeln!(self.out, "    ⇒ {}", self.named(&here)).unwrap();
    }

    /// An officer for whom the matter is not there, neither as a page nor in a list.
    async fn unseen(&mut self, line: &Line) {
        let no = self.matters[&line.matter].0.clone();
        let mut officer = self.officer(&line.who).await;
        officer.get(&format!("/matters/{no}")).await.is(404);
        for path in ["/matters", "/today"] {
            assert!(!officer.open(path).await.body.contains(&no), "{}：{path}", line.text);
        }
        writeln!(self.out, "    ⇒ 没有这个事项").unwrap();
    }

    /// Says why an accusation is read, which opens it.
    async fn read(&mut self, line: &Line) {
        let no = self.matters[&line.matter].0.clone();
        let mut officer = self.officer(&line.who).await;
        let page = officer.open(&format!("/matters/{no}")).await;
        let form = page.form(&format!("/matters/{no}/readings")).unwrap().set("why", &line.rest);
        officer.submit(&form).await.leads_to();
        writeln!(self.out, "    ⇒ 已记录查阅理由").unwrap();
    }

    /// Makes a matter of its own, under the name after the colon, out of the demands named.
    async fn split(&mut self, line: &Line) {
        let no = self.matters[&line.matter].0.clone();
        let path = format!("/matters/{no}/split");
        let mut officer = self.officer(&line.who).await;
        let mut form = officer.form(&path, &path).await;
        for (key, value) in &line.details {
            form = match key.as_str() {
                "分出" => value.split('、').fold(form, |f, n| f.force(&format!("goes_{n}"), "1")),
                _ => form.set("reason", value),
            };
        }
        let page = officer.submit(&form).await;
        if self.answer(line, &page) {
            let receipt = page.leads_to();
            let made = receipt.split('/').nth(2).unwrap().to_owned();
            let code = crate::house::deeds::code_on(&officer.open(&receipt).await, &made);
            self.matters.insert(line.rest.clone(), (made, code));
            self.state(&line.rest.clone()).await;
        }
        self.state(&line.matter).await;
    }

    /// A holiday notice: looked at, brought in, followed; then where every matter stands.
    async fn bring_in(&mut self, line: &Line) {
        let detail = |key: &str| line.details.iter().find(|(k, _)| k == key).map_or("", |(_, v)| v.as_str());
        let notice = notice(&line.matter, detail("放假"), detail("调休"));
        let mut admin = self.officer(&line.who).await;
        let form = admin.form("/law/new", "/law/preview").await;
        let form = form.set("body", &notice).set("reason", detail("理由"));
        let page = admin.submit(&form).await;
        page.is(200);
        let found = page
            .body
            .split("<p class=\"note\"><b>")
            .nth(1)
            .and_then(|p| p.split("</b>").next())
            .unwrap_or("");
        writeln!(self.out, "    ⇒ {found}").unwrap();
        let apply = page.form("/law").unwrap();
        admin.submit(&apply).await.leads_to();
        huiyin::commands::serve::doers(&self.town.house).run(self.town.app()).await.unwrap();
        for name in self.matters.keys().cloned().collect::<Vec<_>>() {
            self.state(&name).await;
        }
    }

    async fn register(&mut self, line: &Line) {
        let mut clerk = self.officer(&line.who).await;
        let form = clerk.form("/matters/new", "/matters").await;
        let form = self.paper(form, line).await;
        let page = clerk.submit(&form).await;
        if self.answer(line, &page) {
            let receipt = page.leads_to();
            let no = receipt.split('/').nth(2).unwrap().to_owned();
            let code = crate::house::deeds::code_on(&clerk.open(&receipt).await, &no);
            self.matters.insert(line.matter.clone(), (no, code));
            self.state(&line.matter).await;
        }
    }

    async fn paper(&self, form: Form, line: &Line) -> Form {
        let mut form = form.set("channel", &self.word("channel", &line.rest)).force("demand", "");
        form.fields.retain(|f| f.name != "demand" && !f.name.starts_with("p_"));
        for (key, value) in &line.details {
            form = match key.as_str() {
                "信访人" => party(form, "petitioner", value),
                "代表" => party(form, "representative", value),
                "代理人" => party(form, "agent", value),
                "诉求" => form.add("demand", value),
                "收到" => form.set("received_on", value),
                "人数" => form.set("persons", value),
                "原话" => form.set("words", value),
                "标题" => form.set("subject", value),
                "摘要" => form.set("summary", value),
                "地点" => form.set("place", value),
                "类别" => form.set("purpose", &self.word("purpose", value)),
                "被反映单位" => form.set("respondent", &self.town.unit(value).await.to_string()),
                "并入" => form.force("into", &self.matters[value].0),
                "涉法涉诉" => form.force("litigation", "1"),
                "国家级" | "省级" | "市级" => handed(form, key, value),
                other => panic!("{}：登记没有“{other}”", line.text),
            };
        }
        form
    }

    async fn act(&mut self, line: &Line) {
        let page = PAGES.iter().find(|(verb, _)| *verb == line.verb);
        let noun = page.unwrap_or_else(|| panic!("{}：没有“{}”这一步", line.text, line.verb)).1;
        let no = self.matters[&line.matter].0.clone();
        let path = format!("/matters/{no}/{noun}");
        let mut officer = self.officer(&line.who).await;
        let page = officer.get(&path).await;
        let page = match page.form(&path) {
            Some(form) => {
                let form = self.fill(form, line).await;
                officer.submit(&form).await
            }
            None => page,
        };
        self.answer(line, &page);
        self.state(&line.matter).await;
    }

    async fn fill(&self, mut form: Form, line: &Line) -> Form {
        if line.verb == "评价" {
            let (of, how) = line.rest.split_once('，').unwrap();
            form =
                form.set("of", &self.word("rated", of)).set("satisfaction", &self.word("satisfaction", how));
        } else if !line.rest.is_empty() {
            let (_, field, list) = RESTS.iter().find(|(v, _, _)| *v == line.verb).unwrap();
            form = form.set(field, &self.value(list, line.rest.trim_end_matches('日')).await);
        }
        for (key, value) in &line.details {
            if let Some(n) = key.strip_prefix("诉求") {
                let (outcome, text) =
                    value.split_once('；').unwrap_or_else(|| panic!("{}：{value}", line.text));
                form = form
                    .set(&format!("outcome_{n}"), &self.word("outcome", outcome))
                    .set(&format!("answer_{n}"), text);
                continue;
            }
            if key == "报告" {
                form = value.split('；').fold(form, |f, to| {
                    f.force(&format!("to_{}", self.word("report-to", to).replace('-', "_")), "1")
                });
                continue;
            }
            let known = DETAILS.iter().find(|(k, _, _)| k == key);
            let (_, field, list) = known.unwrap_or_else(|| panic!("{}：没有“{key}”", line.text));
            form = form.set(field, &self.value(list, value).await);
        }
        form
    }

    async fn value(&self, list: &str, said: &str) -> String {
        match list {
            "" => said.to_owned(),
            "unit" => self.town.unit(said).await.to_string(),
            "matter" => self.matters[said].0.clone(),
            "person" => {
                let found = self.town.posts.values().find(|p| p.name == said);
                found.unwrap_or_else(|| panic!("谁是“{said}”？")).person.to_string()
            }
            list => self.word(list, said),
        }
    }

    /// The word of a closed list that is called so in Chinese.
    fn word(&self, list: &str, said: &str) -> String {
        tell::word(self.town.app(), list, said).unwrap_or_else(|| panic!("“{said}”不在{list}之列"))
    }

    /// Whoever is called so: an officer of the petition office, or of a unit named before the post.
    pub async fn officer(&self, who: &str) -> Client {
        let login = match who {
            "登记员" => "dengji".to_owned(),
            "分办员" => "fenban".to_owned(),
            "督查员" => "ducha".to_owned(),
            "系统管理员" => "admin".to_owned(),
            other => tell::login(self.town, other).await.unwrap_or_else(|| panic!("谁是“{other}”？")),
        };
        self.town.officer(&login).await
    }

    /// Writes down what came of it; `true` when it was done.
    fn answer(&mut self, line: &Line, page: &Page) -> bool {
        let done = page.status == 303;
        if !done {
            let refused = matches!(page.status.as_u16(), 403 | 409);
            assert!(refused, "{}：{} {}", line.text, page.status, page.words());
            let said = match page.status.as_u16() {
                403 => "没有这项权限".to_owned(),
                _ => self.named(&why(page)),
            };
            writeln!(self.out, "    ⇒ 不准：{said}").unwrap();
        }
        assert_eq!(done, !line.refused, "{}：{}", line.text, page.words());
        done
    }

    /// Numbers replaced by the story's own names: they are drawn by lot.
    pub fn named(&self, text: &str) -> String {
        self.matters.iter().fold(text.to_owned(), |t, (name, (no, _))| {
            t.replace(&platform::ids::grouped(no), name).replace(no.as_str(), name)
        })
    }
}

/// The reason and the way out: in the box above a form, or on a page of its own.
fn why(page: &Page) -> String {
    let boxed = page.body.split("role=\"alert\"").nth(1).and_then(|b| b.split("</div>").next());
    let whole = || page.body.split("</h1>").nth(1)?.split("<p class=\"actions\"").next();
    let text = boxed.or_else(whole).unwrap_or("");
    let text = if boxed.is_some() { text.split_once('>').map_or("", |(_, t)| t) } else { text };
    crate::house::html::words(text)
}

/// `市级：2026-09-01 至 2026-09-03`: received there, passed on.
fn handed(form: Form, level: &str, said: &str) -> Form {
    let level = match level {
        "国家级" => "national",
        "省级" => "province",
        _ => "city",
    };
    let (received, passed) = said.split_once(" 至 ").unwrap();
    form.set(&format!("handed_{level}_received"), received).set(&format!("handed_{level}_passed"), passed)
}

/// `温九如，19900004321，桥东社区`: name, phone, address; any of them may be missing.
fn party(form: Form, kind: &str, said: &str) -> Form {
    let mut parts = said.split('，');
    let mut next = || parts.next().unwrap_or("");
    form.add("p_kind", kind)
        .add("p_name", next())
        .add("p_phone", next())
        .add("p_address", next())
        .add("p_idno", "")
}

/// A calendar file: `2027年放假通知` with its days off and the Saturdays and Sundays worked.
fn notice(title: &str, off: &str, made_up: &str) -> String {
    let days = |list: &str| {
        list.split('、').filter(|d| !d.is_empty()).map(|d| format!("\"{d}\"")).collect::<Vec<_>>().join(", ")
    };
    let name = "name = { zh = \"放假\", en = \"Holiday\" }";
    format!(
        "year = {}\nstatus = \"official\"\nsource = {{ zh = \"{title}\", en = \"{title}\" }}\n[[off]]\n{name}\ndays = [{}]\n[[make_up]]\n{name}\ndays = [{}]\n",
        &title[..4],
        days(off),
        days(made_up)
    )
}
