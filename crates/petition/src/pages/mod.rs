//! One file per page action.

mod acts;
mod dispatch;
mod files;
mod find;
mod imports;
mod lines;
mod matter;
mod openings;
mod public;
mod receipt;
mod register;
mod story;
mod story_review;
mod today;

use crate::files::FORM_BYTES;
use crate::rules::ActKind;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};
use people::{House, Power};
use platform::web::{Guard, Routes};

/// A way in that takes files: the only ones on which a form may be large.
fn with_files(act: MethodRouter<House>) -> MethodRouter<House> {
    act.layer(DefaultBodyLimit::max(FORM_BYTES))
}

/// This room's ways in.
pub fn routes() -> Routes<House> {
    let power = |p: Power| Guard::Power(p.word());
    let mut routes = Routes::new()
        .get("/today", power(Power::See), get(today::show))
        .get("/matters", power(Power::See), get(find::show))
        .get("/matters.csv", power(Power::Export), get(find::csv))
        .post("/views", power(Power::See), post(find::save_view))
        .post("/views/{id}/removal", power(Power::See), post(find::remove_view))
        .get("/matters/new", power(Power::Register), get(register::show))
        .post("/matters", power(Power::Register), with_files(post(register::submit)))
        .post("/matters/known", power(Power::Register), with_files(post(register::known)))
        .get("/matters/{no}", power(Power::See), get(matter::show))
        .get("/matters/{no}/receipt", power(Power::Register), get(receipt::show))
        .post("/matters/{no}/openings", power(Power::OpenPersonal), post(openings::open))
        .post("/matters/{no}/files", power(Power::OpenPersonal), post(files::open))
        .get("/matters/{no}/files/{id}/preview", power(Power::OpenPersonal), get(files::preview))
        .get("/dispatch", power(Power::Dispatch), get(dispatch::show))
        .get("/imports", power(Power::Import), get(imports::list))
        .post("/imports", power(Power::Import), with_files(post(imports::submit)))
        .get("/imports/{id}", power(Power::Import), get(imports::show))
        .get("/imports/{id}/progress", power(Power::Import), get(imports::progress))
        .post("/imports/{id}/start", power(Power::Import), post(imports::run))
        .post("/imports/{id}/stop", power(Power::Import), post(imports::stop_running))
        .get("/imports/{id}/refused.csv", power(Power::Import), get(imports::refused));
    for kind in ActKind::BY_FORM {
        routes = acts::add(routes, kind);
    }
    public::add(routes)
}
