//! One file per page action.

mod acts;
mod dispatch;
mod find;
mod imports;
mod law;
mod lines;
mod marks;
mod matter;
mod openings;
mod public;
mod readings;
mod receipt;
mod register;
mod story;
mod story_review;
mod today;

use crate::rules::ActKind;
use axum::routing::{get, post};
use people::{House, Power};
use platform::web::{Guard, Routes};

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
        .post("/matters", power(Power::Register), post(register::submit))
        .post("/matters/known", power(Power::Register), post(register::known))
        .get("/matters/{no}", power(Power::See), get(matter::show))
        .get("/matters/{no}/receipt", power(Power::See), get(receipt::show))
        .post("/matters/{no}/readings", power(Power::See), post(readings::submit))
        .post("/matters/{no}/openings", power(Power::OpenPersonal), post(openings::open))
        .get("/dispatch", power(Power::Dispatch), get(dispatch::show))
        .get("/imports", power(Power::Import), get(imports::list))
        .post("/imports", power(Power::Import), post(imports::submit))
        .get("/imports/{id}", power(Power::Import), get(imports::show))
        .get("/imports/{id}/progress", power(Power::Import), get(imports::progress))
        .post("/imports/{id}/start", power(Power::Import), post(imports::run))
        .post("/imports/{id}/stop", power(Power::Import), post(imports::stop_running))
        .post("/imports/{id}/removal", power(Power::Import), post(imports::remove))
        .get("/imports/{id}/refused.csv", power(Power::Import), get(imports::refused))
        .get("/law", power(Power::Administer), get(law::list))
        .post("/law", power(Power::Administer), post(law::bring_in))
        .get("/law/new", power(Power::Administer), get(law::form))
        .post("/law/preview", power(Power::Administer), post(law::foretold))
        .post("/law/preview.csv", power(Power::Administer), post(law::foretold_csv))
        .get("/law/calendars/{year}", power(Power::Administer), get(law::calendar))
        .get("/law/packs/{pack}", power(Power::Administer), get(law::pack))
        .get("/law/changes/{id}", power(Power::Administer), get(law::change))
        .get("/law/changes/{id}/progress", power(Power::Administer), get(law::progress))
        .post("/law/changes/{id}/stop", power(Power::Administer), post(law::stop_following))
        .post("/law/changes/{id}/start", power(Power::Administer), post(law::resume))
        .get("/", Guard::Open, get(public::start))
        .get("/where", Guard::Open, get(public::ask))
        .post("/where", Guard::Open, post(public::answer));
    for kind in ActKind::BY_FORM {
        routes = acts::add(routes, kind);
    }
    routes
}
