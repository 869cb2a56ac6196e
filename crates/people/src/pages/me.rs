//! One's own password and posts.

use crate::act;
use crate::house::Desk;
use crate::store::{self, PostsOf};
use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::form::Sheet;
use platform::web::{Choice, Field, Kind, Page, answer, html, redirect};

#[derive(Template)]
#[template(path = "people/me.html")]
struct Me {
    page: Page,
    posts: Vec<Choice>,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    signs: bool,
}

async fn draw(desk: &Desk, sheet: &Sheet) -> Result<Response> {
    let page = desk.page("me-title");
    let rows =
        store::posts_of(&mut desk.app().db.read().await?, PostsOf::Person(desk.officer.person)).await?;
    let posts = rows
        .iter()
        .map(|p| {
            let mut c = Choice::new(
                p.id.to_string(),
                if page.zh() || p.title_en.is_empty() { &p.title } else { &p.title_en },
            );
            c.hint = desk.units.called(p.unit, page.zh());
            c.chosen = p.id == desk.officer.post;
            c
        })
        .collect();
    let fields = vec![
        Field::new(&page, sheet, Kind::Secret, "old_password").needed(),
        Field::new(&page, sheet, Kind::Secret, "new_password").needed(),
    ];
    let errors = page.complaints(sheet.errors());
    html(&Me { posts, fields, errors, signs: desk.holds(crate::rules::Power::Sign), page })
}

/// `GET /me`
pub(super) async fn show(desk: Desk) -> Result<Response> {
    draw(&desk, &Sheet::default()).await
}

/// `POST /me/password`
pub(super) async fn password(desk: Desk, sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let (old, new) = (sheet.raw("old_password"), sheet.raw("new_password"));
    let outcome = act::change_password(desk.app(), desk.officer.person, old, new).await;
    let again = |s| async move { draw(&desk, &s).await };
    answer(outcome, sheet, |()| redirect("/sign-in"), again).await
}

/// `POST /me/post`
pub(super) async fn change_post(desk: Desk, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let post = sheet.id("post");
    sheet.done()?;
    if let Some(post) = post {
        act::change_post(desk.app(), desk.session.clone(), desk.officer.person, post).await?;
    }
    Ok(redirect("/home"))
}
