//! The web kit: pages, forms' fields, routes with their guards, assets, headers. No domain words.

mod again;
mod assets;
mod failure;
mod field;
mod headers;
mod page;
mod routes;

pub use again::{answer, unfinished};
pub use assets::{asset, serve as serve_asset};
pub use failure::edge;
pub use field::{Choice, Field, Kind};
pub use headers::{guard_forms, protect};
pub use page::{NavItem, Page, Shown, cookie, html, lang_of, redirect, set_cookie};
pub use routes::{Guard, Route, Routes};
