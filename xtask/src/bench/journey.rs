//! One life through the pages: registered, assigned, accepted, answered with service, found again.

use super::client::{Client, form};
use crate::Done;
use std::time::{Duration, Instant};

/// The requests of a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// `POST /matters`
    Register,
    /// `POST /matters/{no}/assignment`
    Assign,
    /// `POST /matters/{no}/acceptance`
    Accept,
    /// `POST /matters/{no}/opinion` with service
    Answer,
    /// `GET /matters?q={no}`
    Find,
}

impl Step {
    /// In their order.
    pub const ALL: [Step; 5] = [Step::Register, Step::Assign, Step::Accept, Step::Answer, Step::Find];

    /// For the table.
    pub fn word(self) -> &'static str {
        match self {
            Step::Register => "register",
            Step::Assign => "assign",
            Step::Accept => "accept",
            Step::Answer => "opinion with service",
            Step::Find => "find again",
        }
    }
}

/// A signed-in officer.
struct Session {
    cookie: String,
    csrf: String,
}

/// The officers a life needs.
pub struct Desks {
    clerk: Session,
    dispatcher: Session,
    handler: Session,
    unit: String,
    officer: String,
    today: String,
}

impl Desks {
    /// Signs the demo county's officers in.
    pub fn sign_in(address: &str) -> Done<Self> {
        let mut client = Client::open(address)?;
        let clerk = session(&mut client, "dengji")?;
        let dispatcher = session(&mut client, "fenban")?;
        let handler = session(&mut client, "renshe")?;
        let form = client.send("GET", "/matters/new", &clerk.cookie, "")?.body;
        let today = value_of(&form, "name=\"received_on\"").ok_or("no day on the registration form")?;
        let unit = option(&form, "人力资源").ok_or("the demo county has no labour office")?;
        let me = Self { clerk, dispatcher, handler, unit, officer: String::new(), today };
        let no = register(&mut client, &me, 980_000)?;
        assign(&mut client, &me, &no)?;
        let page = client.send("GET", &format!("/matters/{no}/acceptance"), &me.handler.cookie, "")?.body;
        let officer = first_option(&page, "name=\"officer\"").ok_or("no case officer to choose")?;
        Ok(Self { officer, ..me })
    }
}

fn session(client: &mut Client, login: &str) -> Done<Session> {
    let page = client.get("/sign-in")?;
    let visit = page.cookies.first().cloned().unwrap_or_default();
    let csrf = value_of(&page.body, "name=\"_csrf\"").ok_or("no token on the sign-in page")?;
    let body = form(&[("_csrf", &csrf), ("login", login), ("password", "huiyin-demo"), ("to", "/today")]);
    let answer = client.send("POST", "/sign-in", &visit, &body)?;
    let cookie = answer.cookies.iter().find(|c| c.starts_with("huiyin=")).ok_or("signing in failed")?.clone();
    let today = client.send("GET", "/today", &cookie, "")?;
    let csrf = value_of(&today.body, "name=\"_csrf\"").ok_or("no token on Today")?;
    Ok(Session { cookie, csrf })
}

/// The value of the field that has `mark` in its tag.
fn value_of(page: &str, mark: &str) -> Option<String> {
    let at = page.find(mark)?;
    let tag = page.get(at..)?.split('>').next()?;
    Some(tag.split("value=\"").nth(1)?.split('"').next()?.to_owned())
}

/// The value of the option whose words contain `name`.
fn option(page: &str, name: &str) -> Option<String> {
    let line =
        page.split("<option value=\"").find(|o| o.split('<').next().is_some_and(|t| t.contains(name)))?;
    Some(line.split('"').next()?.to_owned())
}

/// The first choice of a list that is not empty.
fn first_option(page: &str, mark: &str) -> Option<String> {
    let list = page.get(page.find(mark)?..)?;
    list.split("<option value=\"")
        .skip(1)
        .map(|o| o.split('"').next().unwrap_or(""))
        .find(|v| !v.is_empty())
        .map(str::to_owned)
}

fn post(client: &mut Client, session: &Session, path: &str, pairs: &[(&str, &str)]) -> Done<String> {
    let mut all = vec![("_csrf", session.csrf.as_str())];
    all.extend_from_slice(pairs);
    let answer = client.send("POST", path, &session.cookie, &form(&all))?;
    match answer.status {
        303 => Ok(answer.location),
        other => Err(format!("POST {path}: {other}: {}", words(&answer.body))),
    }
}

/// The words of an error page, without its tags.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap_or(page);
    let text: String = main.split('<').filter_map(|t| t.split('>').nth(1)).collect::<Vec<_>>().join(" ");
    text.split_whitespace().take(40).collect::<Vec<_>>().join(" ")
}

/// Registers a matter; gives its number.
pub fn register(client: &mut Client, d: &Desks, n: usize) -> Done<String> {
    let phone = format!("1990{n:07}");
    let location = post(
        client,
        &d.clerk,
        "/matters",
        &[
            ("channel", "letter"),
            ("purpose", "appeal"),
            ("received_on", &d.today),
            ("persons", "1"),
            ("p_kind", "petitioner"),
            ("p_name", "测穗禾"),
            ("p_phone", &phone),
            ("p_idno", ""),
            ("p_address", "苑南路8号"),
            ("words", "我在工地干了五个月，工资一直没有结清，孩子要交学费，请帮我们把钱要回来。"),
            ("subject", "工地拖欠工资"),
            ("summary", "反映工地拖欠五个月工资，要求支付。"),
            ("demand", "支付拖欠的工资"),
            ("demand", "查清责任单位"),
            ("place", "苑南路工地"),
            ("field", "劳动和社会保障/工资福利"),
        ],
    )?;
    let no = location.split('/').nth(2).ok_or("registering led nowhere")?;
    Ok(no.to_owned())
}

fn assign(client: &mut Client, d: &Desks, no: &str) -> Done<()> {
    post(
        client,
        &d.dispatcher,
        &format!("/matters/{no}/assignment"),
        &[
            ("to", &d.unit),
            ("leader", "局长"),
            ("person", "承办人"),
            ("supervisor", &d.unit),
            ("requirement", "查清事实，逐项答复。"),
            ("report_by", "2099-12-31"),
        ],
    )
    .map(|_| ())
}

fn accept(client: &mut Client, d: &Desks, no: &str) -> Done<()> {
    post(
        client,
        &d.handler,
        &format!("/matters/{no}/acceptance"),
        &[
            ("on", &d.today),
            ("officer", &d.officer),
            ("road", "petition"),
            ("told_way", "direct"),
            ("told_on", &d.today),
            ("told_receiver", "本人"),
        ],
    )
    .map(|_| ())
}

fn answer(client: &mut Client, d: &Desks, no: &str) -> Done<()> {
    post(
        client,
        &d.handler,
        &format!("/matters/{no}/opinion"),
        &[
            ("on", &d.today),
            ("findings", "经查，拖欠工资属实，共计一万八千元。"),
            ("basis", "《保障农民工工资支付条例》第三十条"),
            ("outcome_1", "supported"),
            ("answer_1", "已责令用人单位于七日内付清拖欠的工资，款项直接发放到本人账户。"),
            ("outcome_2", "explained"),
            ("answer_2", "责任单位为总承包单位，已依法作出限期改正指令。"),
            ("review_by", "青禾县人民政府"),
            ("way", "direct"),
            ("served_on", &d.today),
            ("receiver", "本人"),
        ],
    )
    .map(|_| ())
}

/// Opens a page as the clerk.
pub fn look(client: &mut Client, d: &Desks, path: &str) -> Done<()> {
    let answer = client.send("GET", path, &d.clerk.cookie, "")?;
    if answer.status == 200 { Ok(()) } else { Err(format!("GET {path}: {}", answer.status)) }
}

fn find(client: &mut Client, d: &Desks, no: &str) -> Done<()> {
    let path = format!("/matters?q={no}");
    let answer = client.send("GET", &path, &d.clerk.cookie, "")?;
    match answer.status == 200 && answer.body.contains(&format!("/matters/{no}\"")) {
        true => Ok(()),
        false => Err(format!("GET {path}: {}: the matter is not in the list", answer.status)),
    }
}

/// Lives one life, telling how long each request took.
pub fn once(client: &mut Client, d: &Desks, n: usize, tell: &mut impl FnMut(Step, Duration)) -> Done<()> {
    let mut timed = |step: Step, began: Instant| tell(step, began.elapsed());
    let began = Instant::now();
    let no = register(client, d, n)?;
    timed(Step::Register, began);
    let began = Instant::now();
    assign(client, d, &no)?;
    timed(Step::Assign, began);
    let began = Instant::now();
    accept(client, d, &no)?;
    timed(Step::Accept, began);
    let began = Instant::now();
    answer(client, d, &no)?;
    timed(Step::Answer, began);
    let began = Instant::now();
    find(client, d, &no)?;
    timed(Step::Find, began);
    Ok(())
}
