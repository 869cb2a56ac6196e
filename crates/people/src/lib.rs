//! Units, posts, people, roles, sessions, and the one question that everything asks: may this actor do this
//! to that? Matters are not known here.

pub mod act;
mod house;
pub mod pages;
pub mod rules;
mod store;
mod units;

pub use house::{Desk, House, SESSION, Visitor, officer_of, with_role};
pub use pages::routes;
pub use rules::{
    Actor, Lock, Locked, Officer, Power, Public, Role, Scope, Sight, UnitKind, locked, may, sight,
};
pub use store::{
    Absence, DraftRow, PersonRow, Phrase, PostRow, PostsOf, SavedView, deputies, drafts, drop_draft,
    drop_shared_view, drop_view, heads, move_absences, phrases, posts_of, posts_with, save_view, share_view,
    stood_in_for, views_for,
};
pub use units::{Unit, Units};

/// All posts with their people.
pub async fn posts(conn: &mut platform::db::Conn) -> platform::Result<Vec<PostRow>> {
    store::posts(conn).await
}
