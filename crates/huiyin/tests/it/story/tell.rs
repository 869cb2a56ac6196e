//! What is written down of a story: after each line where the matter stands and which dates run, at the end the
//! journal.

use super::acts::Teller;
use super::read::weekday;
use crate::house::Town;
use law::{Lang, PackId};
use petition::rules::{LawAt, Matter, Owner, Running, clocks};
use platform::App;
use std::fmt::Write;

/// The word of a closed list that is called so in Chinese.
pub fn word(app: &App, list: &str, said: &str) -> Option<String> {
    use petition::rules::*;
    let all: Vec<&'static str> = match list {
        "channel" => Channel::ALL.iter().map(|w| w.word()).collect(),
        "purpose" => Purpose::ALL.iter().map(|w| w.word()).collect(),
        "road" => Road::ALL.iter().map(|w| w.word()).collect(),
        "way" => ServiceWay::ALL.iter().map(|w| w.word()).collect(),
        "outcome" => Outcome::ALL.iter().map(|w| w.word()).collect(),
        "rated" => Rated::ALL.iter().map(|w| w.word()).collect(),
        "satisfaction" => Satisfaction::ALL.iter().map(|w| w.word()).collect(),
        "closing" => ClosingKind::ALL.iter().map(|w| w.word()).collect(),
        "view" => View::ALL.iter().map(|w| w.word()).collect(),
        "objection" => vec!["upheld", "rejected"],
        "resolved" => vec!["yes", "no"],
        _ => Vec::new(),
    };
    let found = all.into_iter().find(|w| app.words.say(Lang::Zh, &format!("{list}-{w}")) == said);
    found.map(str::to_owned)
}

/// The login of `人社局承办人`, `人社局负责人`, `柳坞镇登记员`.
pub async fn login(town: &Town, who: &str) -> Option<String> {
    let posts = [
        ("承办人", people::Role::Handler),
        ("负责人", people::Role::UnitHead),
        ("登记员", people::Role::Clerk),
    ];
    let (unit, role) = posts.iter().find_map(|(name, role)| Some((who.strip_suffix(name)?, *role)))?;
    let unit = town.unit(unit).await;
    town.posts.values().find(|p| p.unit == unit && p.roles.contains(&role)).map(|p| p.login.clone())
}

/// Events in the office's words.
const EVENTS: &[(&str, &str)] = &[
    ("registered", "登记"),
    ("transferred", "转送"),
    ("assigned", "交办"),
    ("objected", "提出异议"),
    ("objection-upheld", "同意异议，退回"),
    ("objection-rejected", "不同意异议"),
    ("accepted", "受理"),
    ("notified", "告知"),
    ("extended", "延期"),
    ("answered", "出具处理意见"),
    ("served", "送达"),
    ("service-tried", "送达未得凭证"),
    ("rated", "评价"),
    ("closed", "办结"),
    ("linked", "并入"),
    ("unlinked", "撤销并入"),
    ("took", "接收并入的信访件"),
    ("gave-back", "退还并入的信访件"),
    ("missed", "超期"),
];

impl Teller<'_> {
    async fn matter(&self, name: &str) -> Option<Matter> {
        let no = &self.matters.get(name)?.0;
        let text = self.town.text(&format!("SELECT state FROM matter WHERE no = '{no}'"), "state").await;
        Some(serde_json::from_str(&text).unwrap())
    }

    /// Where it stands now, and its dates.
    pub async fn state(&mut self, name: &str) {
        let Some(m) = self.matter(name).await else { return };
        let app = self.town.app();
        let pack = m.stage.handling().and_then(|h| app.law.pack(&PackId(h.pack.clone())));
        let pack = pack.unwrap_or_else(|| app.pack(app.clock.today()).unwrap());
        let law = LawAt { pack: &pack, calendar: &app.law.calendar };
        let stage = app.words.say(Lang::Zh, &format!("stage-{}", m.stage.kind()));
        let lead = m.stage.lead().map_or(String::new(), |u| format!("，{}", u.name));
        let mut text = format!("    ⇒ {name}：{stage}{lead}\n");
        let owners = self.town.house.units().await.unwrap();
        for running in clocks(&m, &law) {
            let owner = match running.owner {
                Owner::Office(id) | Owner::Unit(id) | Owner::Reviewer(id) => owners.called(id, true),
                Owner::Right => "不是义务".to_owned(),
                Owner::Above(level) => app.words.say(Lang::Zh, &format!("above-{level}")),
            };
            writeln!(text, "       {}", clock(&running, &owner)).unwrap();
        }
        if self.last.insert(name.to_owned(), text.clone()).as_ref() != Some(&text) {
            self.out.push_str(&text);
        }
    }

    /// The journal of every matter, and that it is clean.
    pub async fn end(mut self) -> String {
        for (name, (no, _)) in self.matters.clone() {
            writeln!(self.out, "\n{name}的日志").unwrap();
            let entries = format!(
                "SELECT j.seq, j.day, j.act, j.name FROM journal j JOIN matter m ON m.id = j.subject WHERE m.no = '{no}' ORDER BY j.seq"
            );
            for row in self.town.rows(&entries).await {
                let (seq, day) = (row.get::<i64>("seq").unwrap(), row.get::<law::Day>("day").unwrap());
                let act: String = row.get("act").unwrap();
                let who: String = row.get("name").unwrap();
                let said = EVENTS.iter().find(|(w, _)| *w == act).unwrap_or_else(|| panic!("{act}")).1;
                let who = if who.is_empty() { "到期巡查".to_owned() } else { who };
                writeln!(self.out, "  {seq} {day} {} {said}（{who}）", weekday(day)).unwrap();
            }
        }
        assert_eq!(self.town.faults().await, Vec::<String>::new());
        self.out
    }
}

fn clock(r: &Running, owner: &str) -> String {
    let title = r.clock.title.get(Lang::Zh);
    let day = |d: law::Day| format!("{d} {}", weekday(d));
    let due = r.clock.due().map_or("不起算".to_owned(), day);
    let kept = match r.met_on {
        Some(on) if r.late() => format!("，迟至{}", day(on)),
        Some(on) => format!("，已于{}完成", day(on)),
        None => String::new(),
    };
    format!("{} {title}：{due}（{owner}{kept}）", r.clock.rule)
}
