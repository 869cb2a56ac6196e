//! The edge: every failure becomes a page (or JSON) in the reader's language, and what is ours to mend is
//! logged once, with a number that the reader can name.

use crate::app::App;
use crate::error::Error;
use crate::ids::random_digits;
use crate::web::{Page, Shown, html, lang_of, redirect};
use askama::Template;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

impl IntoResponse for Error {
    /// Carries the error to the edge, where the reader's language is known.
    fn into_response(self) -> Response {
        let status = match &self {
            Error::Refused(_) | Error::Stale => StatusCode::CONFLICT,
            Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Error::Forbidden => StatusCode::FORBIDDEN,
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::SignedOut => StatusCode::UNAUTHORIZED,
            Error::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

#[derive(Template)]
#[template(path = "layout/failure.html")]
struct FailurePage {
    page: Page,
    kind: &'static str,
    why_key: String,
    shown: Shown,
    number: String,
    back: String,
    home: &'static str,
}

/// Turns failures into pages.
pub async fn edge(
    State(app): State<App>,
    OriginalUri(uri): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers().clone();
    let response = next.run(request).await;
    let status = response.status();
    let path = uri.path_and_query().map_or("/", |p| p.as_str());
    match response.extensions().get::<Arc<Error>>().cloned() {
        Some(error) => show(&app, &headers, path, status, &error),
        None if status == StatusCode::NOT_FOUND && is_empty(&response) => {
            show(&app, &headers, path, status, &Error::NotFound)
        }
        None => response,
    }
}

fn is_empty(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_none()
}

fn show(app: &App, headers: &HeaderMap, path: &str, status: StatusCode, error: &Error) -> Response {
    let mut page = Page::new(app, lang_of(headers), path);
    let (kind, shown, number) = match error {
        Error::SignedOut => return redirect(&format!("/sign-in?to={}", encoded(path))),
        Error::Refused(r) => ("refused", page.refusal(r), String::new()),
        Error::Invalid(fields) => {
            let why = page.complaints(fields).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ");
            ("invalid", Shown { why, ..Shown::default() }, String::new())
        }
        Error::Stale => ("stale", Shown::default(), String::new()),
        Error::Forbidden => ("forbidden", Shown::default(), String::new()),
        Error::NotFound => ("not-found", Shown::default(), String::new()),
        Error::Broken(source) => {
            let number = random_digits(8);
            tracing::error!(number, path, "broken: {source}");
            ("broken", Shown::default(), number)
        }
    };
    page.title = page.t(&format!("failure-{kind}-title"));
    let back = came_from(headers, path);
    let home = if signed_in(headers) { "/home" } else { "/" };
    let drawn =
        html(&FailurePage { page, kind, why_key: format!("failure-{kind}-why"), shown, number, back, home });
    let mut response = drawn.unwrap_or_else(|_| status.into_response());
    *response.status_mut() = status;
    response
}

/// Whether the reader is likely an official: their start page is another one.
fn signed_in(headers: &HeaderMap) -> bool {
    crate::web::cookie(headers, "huiyin").is_some_and(|token| !token.is_empty())
}

fn encoded(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// Where the reader came from, on this site; a form's own address when nothing is known.
fn came_from(headers: &HeaderMap, path: &str) -> String {
    let referer = headers.get(header::REFERER).and_then(|v| v.to_str().ok()).unwrap_or("");
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or("");
    let own = referer
        .split_once("://")
        .and_then(|(_, rest)| rest.strip_prefix(host))
        .filter(|p| p.starts_with('/'));
    own.unwrap_or(path).to_owned()
}
