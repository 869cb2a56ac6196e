//! What people of the county do, as one line each: the forms of the pages, filled in and sent.

use super::{Client, Form, Page, Town};
use law::Day;

pub fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a day"))
}

/// A paper to be registered.
#[derive(Clone, Debug)]
pub struct Item {
    pub channel: &'static str,
    pub purpose: &'static str,
    pub name: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub persons: &'static str,
    pub received_on: String,
    pub subject: &'static str,
    pub words: &'static str,
    pub demands: Vec<&'static str>,
    pub respondent: String,
    pub into: String,
}

/// Wages not paid; two demands. The cast is invented.
pub fn item(town: &Town) -> Item {
    Item {
        channel: "letter",
        purpose: "appeal",
        name: "温九如",
        phone: "19900004321",
        address: "桥东社区烟柳里12号",
        persons: "",
        received_on: town.app().clock.today().to_string(),
        subject: "砖厂拖欠三个月工资",
        words: "我在镇东砖厂干了三个月，  一分钱没拿到。\n求你们管一管。",
        demands: vec!["补发三个月工资", "依法处理砖厂"],
        respondent: String::new(),
        into: String::new(),
    }
}

/// Number and query code of what was registered.
#[derive(Clone, Debug)]
pub struct Made {
    pub no: String,
    pub code: String,
}

impl Client {
    /// The register form with this paper in it.
    pub async fn draft(&mut self, item: &Item) -> Form {
        let form = self.form("/matters/new", "/matters").await;
        let mut form = form
            .set("channel", item.channel)
            .set("purpose", item.purpose)
            .set("received_on", &item.received_on)
            .set("persons", item.persons)
            .set("p_name", item.name)
            .set("p_phone", item.phone)
            .set("p_address", item.address)
            .set("words", item.words)
            .set("subject", item.subject)
            .set("respondent", &item.respondent);
        for (i, demand) in item.demands.iter().enumerate() {
            form = if i == 0 { form.set("demand", demand) } else { form.add("demand", demand) };
        }
        if item.into.is_empty() { form } else { form.force("into", &item.into) }
    }

    /// Registers a paper and reads its receipt.
    pub async fn register(&mut self, item: &Item) -> Made {
        let form = self.draft(item).await;
        let receipt = self.submit(&form).await.leads_to();
        let no = receipt.split('/').nth(2).unwrap().to_owned();
        let page = self.open(&receipt).await;
        Made { code: code_on(&page, &no), no }
    }

    /// Does one act with these fields; gives the answer.
    pub async fn does(&mut self, no: &str, noun: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.act(no, noun).await;
        let form = fields.iter().fold(form, |f, (name, value)| f.set(name, value));
        self.submit(&form).await
    }

    /// Says why an accusation is read, which opens it for a while.
    pub async fn reads(&mut self, no: &str) {
        let (page, form) = (format!("/matters/{no}"), format!("/matters/{no}/readings"));
        let form = self.form(&page, &form).await.set("why", "分办需要");
        self.submit(&form).await.leads_to();
    }

    /// Does one act that must succeed.
    pub async fn did(&mut self, no: &str, noun: &str, fields: &[(&str, &str)]) {
        let page = self.does(no, noun, fields).await;
        assert!(page.leads_to().starts_with("/matters/"), "{noun}");
    }
}

/// The query code on a receipt: the second big number.
pub fn code_on(page: &Page, no: &str) -> String {
    let codes: Vec<String> = super::html::tags(&page.body)
        .iter()
        .filter(|t| t.name == "b" && t.attribute("class") == "code")
        .map(|t| page.body[t.end..].split('<').next().unwrap().replace(' ', ""))
        .collect();
    assert_eq!(codes.first().map(String::as_str), Some(no), "the receipt names another number");
    codes.get(1).cloned().unwrap_or_default()
}

/// The usual answer: both demands, a ground, not yet served.
pub const OPINION: &[(&str, &str)] = &[
    ("findings", "经查，砖厂2026年8月至10月未发工资，共计一万二千元。"),
    ("basis", "《保障农民工工资支付条例》第三条"),
    ("outcome_1", "supported"),
    ("answer_1", "已责令砖厂于七日内付清三个月工资。"),
    ("outcome_2", "explained"),
    ("answer_2", "已立案调查，结果另行告知。"),
];

/// Wages go to 人社局 in these steps; each leaves the matter one stage further.
pub async fn transfer(town: &Town, no: &str) {
    let to = town.unit("人社局").await.to_string();
    town.officer("fenban").await.did(no, "transfer", &[("to", &to)]).await;
}

pub async fn accept(town: &Town, no: &str) {
    let told = [("told_way", "direct"), ("told_receiver", "本人")];
    town.officer("renshe").await.did(no, "acceptance", &told).await;
}

pub async fn answer(town: &Town, no: &str) {
    town.officer("renshe").await.did(no, "opinion", OPINION).await;
}

pub async fn serve(town: &Town, no: &str) {
    let today = town.app().clock.today().to_string();
    town.officer("renshe")
        .await
        .did(no, "service", &[("way", "direct"), ("served_on", &today), ("receiver", "本人")])
        .await;
}

/// From nothing to served, all on one day.
pub async fn served(town: &Town) -> Made {
    let made = town.officer("dengji").await.register(&item(town)).await;
    transfer(town, &made.no).await;
    accept(town, &made.no).await;
    answer(town, &made.no).await;
    serve(town, &made.no).await;
    made
}
