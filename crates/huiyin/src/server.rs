//! The router: every room's ways in, under one set of layers.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use axum::{Json, Router};
use people::House;
use platform::web::{Guard, Route, Routes, edge, guard_forms, protect, serve_asset};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// The largest form that is taken; a route that takes files says so itself and takes more.
const LARGEST: usize = 1024 * 1024;

/// Every way in, with its guard.
pub fn routes() -> Routes<House> {
    Routes::new()
        .get("/health", Guard::Open, get(health))
        .get("/assets/{*name}", Guard::Open, get(serve_asset))
        .merge(people::routes())
        .merge(petition::routes())
        .merge(report::routes())
}

/// The program as one service, and the list of its ways in.
pub fn router(house: House) -> (Router, Vec<Route>) {
    let (router, list) = routes().split();
    let layers = ServiceBuilder::new()
        .layer(CompressionLayer::new())
        .layer(from_fn(protect))
        .layer(from_fn_with_state(house.app.clone(), edge))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(guard_forms))
        .layer(DefaultBodyLimit::max(LARGEST));
    let router = router.fallback(|| async { StatusCode::NOT_FOUND }).layer(layers).with_state(house);
    (router, list)
}

/// `GET /health`: whether the database answers, and how much work waits.
async fn health(State(house): State<House>) -> platform::Result<Json<serde_json::Value>> {
    let mut conn = house.app.db.read().await?;
    let (waiting, aside) = platform::queue::waiting(&mut conn).await?;
    Ok(Json(serde_json::json!({ "ok": true, "tasks_waiting": waiting, "tasks_aside": aside })))
}
