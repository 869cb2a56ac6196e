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
    PersonRow, PostRow, SavedView, drop_draft, drop_view, heads, officers_of, save_view, saved_views,
};
pub use units::{Unit, Units};

/// All posts with their people.
pub async fn posts(conn: &mut platform::db::Conn) -> platform::Result<Vec<PostRow>> {
    store::posts(conn).await
}
