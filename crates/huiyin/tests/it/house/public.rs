//! What somebody of the public does, as one line each.

use super::deeds::Made;
use super::html::tags;
use super::{Client, Form, Page, Town};

/// A whole picture: one point, red.
pub const POINT: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8,
    0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xc9, 0xfe, 0x92, 0xef, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42,
    0x60, 0x82,
];

/// A paper handed in online. The cast is invented.
#[derive(Clone, Debug)]
pub struct Paper {
    pub words: &'static str,
    pub place: &'static str,
    pub respondent: String,
    pub purpose: &'static str,
    pub demands: Vec<&'static str>,
    pub name: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub files: Vec<(&'static str, &'static [u8])>,
}

/// A blocked ditch; two demands, a photo.
pub fn paper() -> Paper {
    Paper {
        words: "水渠堵了两个月，  浇不上水。\n找过三回。",
        place: "渠田村",
        respondent: String::new(),
        purpose: "appeal",
        demands: vec!["疏通水渠", "公开水费的用处"],
        name: "骆桂香",
        phone: "13900008812",
        address: "渠田村二组",
        files: vec![("骆桂香拍的 13900008812.png", POINT)],
    }
}

impl Client {
    async fn step(&mut self, step: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("/hand-in/{step}");
        let form = self.form(&path, &path).await;
        let form = fields.iter().fold(form, |f, (name, value)| f.set(name, value));
        self.submit(&form).await
    }

    /// Fills in every screen up to the read-back.
    pub async fn write_paper(&mut self, paper: &Paper) {
        self.step("what", &[("words", paper.words)]).await.is(303);
        let about =
            [("place", paper.place), ("respondent_name", &paper.respondent), ("purpose", paper.purpose)];
        self.step("about", &about).await.is(303);
        let mut form = self.form("/hand-in/ask", "/hand-in/ask").await;
        form.fields.retain(|f| f.name != "demand");
        let form = paper.demands.iter().fold(form, |f, d| f.add("demand", d));
        self.submit(&form).await.is(303);
        let reach = [("p_name", paper.name), ("p_phone", paper.phone), ("p_address", paper.address)];
        self.step("reach", &reach).await.is(303);
        if !paper.files.is_empty() {
            let form = self.files_form("/hand-in/files").await;
            let files: Vec<_> = paper.files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
            let page = self.upload(&form, &files).await;
            assert_eq!(page.leads_to(), "/hand-in/check");
        }
    }

    /// A form that takes files, without its empty file field.
    pub async fn files_form(&mut self, path: &str) -> Form {
        let mut form = self.form(path, path).await;
        form.fields.retain(|f| f.name != "files");
        form
    }

    /// Hands it in; gives number and code.
    pub async fn hand_in(&mut self, paper: &Paper) -> Made {
        self.write_paper(paper).await;
        let form = self.form("/hand-in/check", "/hand-in").await;
        assert_eq!(self.submit(&form).await.leads_to(), "/hand-in/done");
        made(&self.open("/hand-in/done").await)
    }

    /// Opens one's own matter with number and code.
    pub async fn look_up(&mut self, made: &Made) -> Page {
        let form = self.form("/where", "/where").await.set("number", &made.no).set("code", &made.code);
        self.submit(&form).await
    }
}

/// Number and code on the page that shows them.
pub fn made(page: &Page) -> Made {
    let codes: Vec<String> = tags(&page.body)
        .iter()
        .filter(|t| t.name == "b" && t.attribute("class") == "code")
        .map(|t| page.body[t.end..].split('<').next().unwrap().replace(' ', ""))
        .collect();
    Made { no: codes[0].clone(), code: codes[1].clone() }
}

/// Links on a page that begin so.
pub fn links(page: &Page, begin: &str) -> Vec<String> {
    let hrefs = tags(&page.body).into_iter().map(|t| t.attribute("href"));
    hrefs.filter(|h| h.starts_with(begin)).collect()
}

/// Files of a matter at the desk: what its buttons send.
pub async fn files_at_desk(town: &Town, login: &str, no: &str) -> Vec<String> {
    let page = town.officer(login).await.open(&format!("/matters/{no}")).await;
    let buttons = tags(&page.body).into_iter().filter(|t| t.attribute("name") == "file");
    buttons.map(|t| t.attribute("value")).collect()
}
