//! One file per page action.

mod acts;
mod chains;
mod clearance;
mod dates;
mod dispatch;
mod drafts;
mod files;
mod find;
mod hand_over;
mod imports;
mod law;
mod letters;
mod lines;
mod many;
mod marks;
mod matter;
mod notices;
mod openings;
mod public;
mod readings;
mod receipt;
mod register;
mod steps;
mod story;
mod story_review;
mod today;
mod together;

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
        .get("/matters/{no}/receipt", power(Power::See), get(receipt::show))
        .post("/matters/{no}/readings", power(Power::See), post(readings::submit))
        .post("/matters/{no}/openings", power(Power::OpenPersonal), post(openings::open))
        .get("/matters/{no}/letters", power(Power::See), get(letters::list))
        .post("/matters/{no}/letters", power(Power::See), post(letters::issue))
        .get("/matters/{no}/letters/new", power(Power::See), get(letters::blank))
        .post("/matters/{no}/letters/preview", power(Power::See), post(letters::preview))
        .get("/matters/{no}/letters/{id}", power(Power::See), get(letters::download))
        .get("/matters/{no}/letters/{id}/copy", power(Power::See), get(letters::ask_copy))
        .post("/matters/{no}/letters/{id}/copy", power(Power::See), post(letters::keep_copy))
        .post("/matters/{no}/notes", power(Power::See), post(together::add))
        .post("/matters/{no}/notes/{id}/share", power(Power::See), post(together::share))
        .post("/matters/{no}/notes/{id}/withdrawal", power(Power::See), post(together::withdraw))
        .get("/matters/{no}/clearances/{noun}", power(Power::See), get(clearance::draft))
        .post("/matters/{no}/clearances/{noun}", power(Power::See), post(clearance::send))
        .get("/clearances/{id}", power(Power::See), get(clearance::show))
        .post("/clearances/{id}", power(Power::See), post(clearance::step))
        .get("/chains", power(Power::Sign), get(chains::show))
        .post("/chains", power(Power::Sign), post(chains::save))
        .get("/hand-over", power(Power::Sign), get(hand_over::show))
        .post("/hand-over", power(Power::Sign), post(hand_over::submit))
        .get("/notices", power(Power::See), get(notices::list))
        .get("/notices/{id}", power(Power::See), get(notices::open))
        .post("/notices/{id}/unread", power(Power::See), post(notices::unread))
        .post("/notices/read", power(Power::See), post(notices::read_all))
        .post("/notices/digest", power(Power::See), post(notices::digest))
        .get("/drafts", Guard::SignedIn, get(drafts::list))
        .get("/transfers", power(Power::Dispatch), get(many::show))
        .post("/transfers", power(Power::Dispatch), post(many::submit))
        .post("/matters/{no}/files", power(Power::OpenPersonal), post(files::open))
        .get("/matters/{no}/files/{id}/preview", power(Power::OpenPersonal), get(files::preview))
        .get("/dispatch", power(Power::Dispatch), get(dispatch::show))
        .get("/imports", power(Power::Import), get(imports::list))
        .post("/imports", power(Power::Import), with_files(post(imports::submit)))
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
        .post("/law/changes/{id}/start", power(Power::Administer), post(law::resume));
    for kind in ActKind::BY_FORM {
        routes = acts::add(routes, kind);
    }
    public::add(routes)
}
