//! A client that goes through the router in this process: it keeps cookies, reads forms off pages and sends them back
//! with what the page had filled in, as a browser without script does.

use super::html::{self, Field};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// A browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub body: String,
}

/// A form on a page, filled in as the page filled it in.
#[derive(Clone, Debug)]
pub struct Form {
    pub action: String,
    pub fields: Vec<Field>,
}

impl Client {
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    pub fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same reader in English.
    pub fn english(self) -> Self {
        self.with_cookie("lang", "en")
    }

    pub async fn send(&mut self, request: Request<Body>) -> Page {
        let (mut parts, body) = request.into_parts();
        let jar: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !jar.is_empty() {
            parts.headers.insert(header::COOKIE, jar.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(Request::from_parts(parts, body)).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            match value.is_empty() {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status, headers: parts.headers, bytes, body }
    }

    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// A page that must be there.
    pub async fn open(&mut self, path: &str) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "GET {path}: {}", page.words());
        page
    }

    /// A form sent with exactly these fields.
    pub async fn post<K: AsRef<str>, V: AsRef<str>>(&mut self, path: &str, pairs: &[(K, V)]) -> Page {
        let body: Vec<String> =
            pairs.iter().map(|(k, v)| format!("{}={}", coded(k.as_ref()), coded(v.as_ref()))).collect();
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// A form sent with files: field, name, bytes.
    pub async fn upload(&mut self, form: &Form, files: &[(&str, &str, &[u8])]) -> Page {
        const LINE: &str = "a-line-that-no-file-holds";
        let mut body: Vec<u8> = Vec::new();
        for (name, value) in form.pairs() {
            let head =
                format!("--{LINE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.as_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{LINE}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{LINE}--\r\n").as_bytes());
        let request = Request::post(&form.action)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// The form that leads to `action`, off the page at `path`.
    pub async fn form(&mut self, path: &str, action: &str) -> Form {
        let page = self.open(path).await;
        page.form(action).unwrap_or_else(|| panic!("{path} has no form to {action}"))
    }

    /// The form of one act on a matter, off its own page.
    pub async fn act(&mut self, no: &str, noun: &str) -> Form {
        let path = format!("/matters/{no}/{noun}");
        self.form(&path, &path).await
    }

    /// Sends a form.
    pub async fn submit(&mut self, form: &Form) -> Page {
        self.post(&form.action, &form.pairs()).await
    }

    /// The token that this reader's forms carry.
    pub async fn token(&mut self, path: &str) -> String {
        html::tags(&self.get(path).await.body)
            .into_iter()
            .find(|t| t.attribute("name") == "_csrf")
            .map_or(String::new(), |t| t.attribute("value"))
    }
}

impl Page {
    /// What a person reads on it.
    pub fn words(&self) -> String {
        html::words(&self.body)
    }

    /// Whether a person reads this on it.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(self.words().contains(text), "no “{text}” on the page ({}): {}", self.status, self.words());
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.words());
        self
    }

    /// Where it leads.
    #[track_caller]
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.words());
        self.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    pub fn form(&self, action: &str) -> Option<Form> {
        html::form(&self.body, action).map(|fields| Form { action: action.to_owned(), fields })
    }

    /// The complaint that stands at a field; empty when there is none.
    pub fn complaint(&self, field: &str) -> String {
        html::complaint(&self.body, field)
    }
}

impl Form {
    /// Fills a field in; a field that the page does not have is a fault of the test or the page.
    #[track_caller]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let known = self.fields.iter_mut().find(|f| f.name == name);
        let field = known.unwrap_or_else(|| panic!("{} has no field {name}", self.action));
        assert!(field.takes(value), "{}: {name} cannot be “{value}”: {:?}", self.action, field.choices);
        field.value = value.to_owned();
        field.sent = true;
        self
    }

    /// One more line of a repeated field.
    pub fn add(mut self, name: &str, value: &str) -> Self {
        self.fields.push(Field::plain(name, value));
        self
    }

    /// Sends something the page does not offer.
    pub fn force(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|f| f.name != name);
        self.add(name, value)
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|f| f.name == name).map_or("", |f| &f.value)
    }

    pub fn pairs(&self) -> Vec<(String, String)> {
        self.fields.iter().filter(|f| f.sent).map(|f| (f.name.clone(), f.value.clone())).collect()
    }
}

fn coded(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
