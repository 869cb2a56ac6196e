//! The public's own door: the start, handing a matter in, and one's own matter. Nothing asks for an account; what a
//! visitor has filled in is kept sealed for their browser alone.

mod further;
mod gate;
mod hand_in;
mod mine;
mod stations;
mod view;
mod where_is;

use crate::files::FORM_BYTES;
use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use people::{House, Visitor};
use platform::Result;
use platform::web::{Guard, Page, Routes, html};

/// The public's ways in.
pub(super) fn add(routes: Routes<House>) -> Routes<House> {
    let open = Guard::Open;
    let large = || DefaultBodyLimit::max(FORM_BYTES);
    routes
        .get("/", open, get(start))
        .get("/where", open, get(where_is::ask))
        .post("/where", open, post(where_is::answer))
        .get("/where/matter", open, get(where_is::show))
        .post("/where/leaving", open, post(where_is::leave))
        .get("/where/files/{id}", open, get(mine::file))
        .get("/where/files/{id}/preview", open, get(mine::preview))
        .get("/where/addition", open, get(mine::ask_addition))
        .post("/where/addition", open, post(mine::add).layer(large()))
        .get("/where/rating", open, get(mine::ask_rating))
        .post("/where/rating", open, post(mine::rate))
        .get("/where/unsolved", open, get(further::ask_unsolved))
        .post("/where/unsolved", open, post(further::say_unsolved))
        .get("/where/review", open, get(further::ask_review))
        .post("/where/review", open, post(further::submit_review))
        .get("/hand-in", open, get(hand_in::begin))
        .post("/hand-in", open, post(hand_in::send))
        .get("/hand-in/done", open, get(hand_in::done))
        .get("/hand-in/receipt.txt", open, get(hand_in::receipt))
        .post("/hand-in/end", open, post(hand_in::end))
        .get("/hand-in/files", open, get(hand_in::show_files))
        .post("/hand-in/files", open, post(hand_in::add_files).layer(large()))
        .get("/hand-in/{step}", open, get(hand_in::show))
        .post("/hand-in/{step}", open, post(hand_in::keep))
}

#[derive(Template)]
#[template(path = "portal/start.html")]
struct Start {
    page: Page,
    goes_on: bool,
}

/// `GET /`
async fn start(visitor: Visitor) -> Result<Response> {
    let goes_on = hand_in::begun(&visitor).await?;
    html(&Start { page: visitor.page("portal-title"), goes_on })
}
