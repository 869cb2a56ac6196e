//! The pages of figures: the tables, the cases behind a number, frozen reports.

mod asked;
mod cases;
mod figures;
mod report;
mod tables;

use axum::routing::{get, post};
use people::{House, Power};
use platform::web::{Guard, Routes};

/// This room's ways in.
pub fn routes() -> Routes<House> {
    let export = || Guard::Power(Power::Export.word());
    Routes::new()
        .get("/figures", export(), get(figures::show))
        .get("/figures.csv", export(), get(figures::csv))
        .get("/figures/cases", export(), get(cases::show))
        .get("/figures/progress", export(), get(figures::progress))
        .get("/reports", export(), get(report::list))
        .get("/reports/new", export(), get(report::draft))
        .post("/reports", export(), post(report::freeze))
        .get("/reports/{id}", export(), get(report::show))
        .get("/reports/{id}/{file}", export(), get(report::file))
        .post("/reports/{id}/check", export(), post(report::again))
}
