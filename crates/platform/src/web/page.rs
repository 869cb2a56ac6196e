//! What every page needs to draw itself: language, words, who is signed in, the form token, the way around.

use crate::app::App;
use crate::error::{Error, FieldError, Refused, Result, Word};
use crate::web::asset;
use crate::words::Words;
use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use law::{Day, Lang};
use std::sync::Arc;

/// Complaints that do not say by themselves which field they mean.
const BARE: [&str; 8] = [
    "error-needed",
    "error-choose",
    "error-choice",
    "error-too-long",
    "error-day",
    "error-day-future",
    "error-number",
    "error-reason-short",
];

/// One entry of the navigation.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its word.
    pub label: String,
    /// Whether the reader is there now.
    pub here: bool,
    /// The key that leads there; empty for none.
    pub hotkey: &'static str,
}

/// The frame of a page.
#[derive(Clone)]
pub struct Page {
    /// The reader's language.
    pub lang: Lang,
    /// Today in the office.
    pub today: Day,
    /// Title of the page.
    pub title: String,
    /// Where the reader may go.
    pub nav: Vec<NavItem>,
    /// Name and post of who is signed in; empty for the public.
    pub who: String,
    /// Unit of who is signed in.
    pub unit: String,
    /// The token that every form carries.
    pub csrf: String,
    /// The path of this page with its query, for the language switch to come back to.
    pub path: String,
    /// A sentence on what has just been done.
    pub done: String,
    /// When the session ends (epoch milliseconds), 0 for the public.
    pub session_ends: i64,
    /// Whether the reader has a bell.
    pub notices: bool,
    /// Notices that were not read yet, counted up to 100.
    pub unread: i64,
    words: Arc<Words>,
}

impl Page {
    /// An empty frame.
    pub fn new(app: &App, lang: Lang, path: &str) -> Self {
        Self {
            lang,
            today: app.clock.today(),
            title: String::new(),
            nav: Vec::new(),
            who: String::new(),
            unit: String::new(),
            csrf: String::new(),
            path: path.to_owned(),
            done: String::new(),
            session_ends: 0,
            notices: false,
            unread: 0,
            words: app.words.clone(),
        }
    }

    /// With a title, given by its key.
    pub fn titled(mut self, key: &str) -> Self {
        self.title = self.t(key);
        self
    }

    /// A sentence.
    pub fn t(&self, key: &str) -> String {
        self.words.say(self.lang, key)
    }

    /// A phrase that comes from a file under `packs`, in the reader's language.
    pub fn say(&self, text: &law::Text) -> String {
        self.lang.pick(&text.zh, &text.en).to_owned()
    }

    /// A sentence, or nothing when there is none of that key.
    pub fn t_if(&self, key: &str) -> String {
        if self.words.has(key) { self.t(key) } else { String::new() }
    }

    /// A sentence with values.
    pub fn tw(&self, key: &str, args: &[(&str, Word)]) -> String {
        self.words.say_with(self.lang, key, args, self.today)
    }

    /// A sentence with one number, `n`.
    pub fn tn(&self, key: &str, n: impl TryInto<i64>) -> String {
        self.tw(key, &[("n", Word::Number(n.try_into().unwrap_or(i64::MAX)))])
    }

    /// A sentence with one text, `x`.
    pub fn tx(&self, key: &str, x: impl std::fmt::Display) -> String {
        self.tw(key, &[("x", Word::Plain(x.to_string()))])
    }

    /// A day as people say it.
    pub fn day(&self, day: &Day) -> String {
        law::spoken_day(*day, self.today, self.lang)
    }

    /// How many days are left.
    pub fn left(&self, due: &Day) -> String {
        law::days_left(*due, self.today, self.lang)
    }

    /// `late`, `soon` or `calm`: how near a due day is, for marks that also carry words.
    pub fn nearness(&self, due: &Day) -> &'static str {
        match law::days_between(self.today, *due) {
            i64::MIN..=-1 => "late",
            0..=3 => "soon",
            _ => "calm",
        }
    }

    /// `zh-CN` or `en`.
    pub fn lang_tag(&self) -> &'static str {
        match self.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Whether the reader reads Chinese.
    pub fn zh(&self) -> bool {
        self.lang == Lang::Zh
    }

    /// The complaint at a field, as a sentence; empty when there is none.
    pub fn error_at(&self, errors: &[FieldError], field: &str) -> String {
        errors.iter().find(|e| e.field == field).map_or(String::new(), |e| self.complaint(e))
    }

    /// A complaint as a sentence.
    pub fn complaint(&self, e: &FieldError) -> String {
        self.tx(e.key, &e.hint)
    }

    /// All complaints for the head of a form: where each stands, what it says.
    pub fn complaints(&self, errors: &[FieldError]) -> Vec<(String, String)> {
        let place = |f: &str| format!("#f-{}", f.replace('_', "-"));
        errors
            .iter()
            .map(|e| {
                let text = self.complaint(e);
                let label = if BARE.contains(&e.key) { self.label(&e.field) } else { String::new() };
                (place(&e.field), if label.is_empty() { text } else { self.said_of(&label, &text) })
            })
            .collect()
    }

    /// What a field asks for; `answer_2` is the answer to demand 2.
    fn label(&self, field: &str) -> String {
        let label = |name: &str| self.t_if(&format!("field-{}", name.replace('_', "-")));
        let numbered = field.rsplit_once('_').and_then(|(name, n)| Some((name, n.parse::<i64>().ok()?)));
        match numbered {
            Some((name, n)) => format!("{} · {}", self.tn("demand-no", n), label(name)),
            None => label(field),
        }
    }

    /// A text with what it is about before it.
    pub fn said_of(&self, label: &str, text: &str) -> String {
        self.tw(
            "said-of",
            &[("label", Word::Plain(label.to_owned())), ("text", Word::Plain(text.to_owned()))],
        )
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> String {
        asset(name)
    }

    /// A refusal in words.
    pub fn refusal(&self, r: &Refused) -> Shown {
        Shown {
            why: self.tw(r.key, &r.args),
            instead: match self.t_if(&format!("{}-instead", r.key)) {
                empty if empty.is_empty() => empty,
                _ => self.tw(&format!("{}-instead", r.key), &r.args),
            },
            article: r.article.as_ref().map_or(String::new(), |a| a.get(self.lang).to_owned()),
        }
    }
}

/// A refusal in the reader's language.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Why not.
    pub why: String,
    /// What is possible instead.
    pub instead: String,
    /// The article.
    pub article: String,
}

/// Draws a template.
pub fn html(template: &impl Template) -> Result<Response> {
    Ok(Html(template.render().map_err(Error::broken)?).into_response())
}

/// After an act: on to a page that can be reloaded.
pub fn redirect(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A cookie of the request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(cookie::Cookie::split_parse)
        .filter_map(|c| c.ok())
        .find(|c| c.name() == name)
        .map(|c| c.value().to_owned())
}

/// Adds a cookie to an answer: HTTP only, same site, for `seconds` (0 takes it back).
pub fn set_cookie(response: &mut Response, name: &str, value: &str, seconds: i64, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(v) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, v);
    }
}

/// The reader's language: the one chosen, else the browser's, else Chinese.
pub fn lang_of(headers: &HeaderMap) -> Lang {
    match cookie(headers, "lang").as_deref() {
        Some("en") => return Lang::En,
        Some("zh-CN") => return Lang::Zh,
        _ => {}
    }
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let first = wanted.split(',').find(|l| l.starts_with("zh") || l.starts_with("en")).unwrap_or("zh");
    if first.starts_with("en") { Lang::En } else { Lang::Zh }
}
