//! Style, script and pictures, built into the program; their addresses carry a digest, so that browsers keep
//! them for ever and still see a new version at once.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::collections::BTreeMap;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "../../assets"]
struct Files;

/// The address of an asset.
pub fn asset(name: &str) -> String {
    static DIGESTS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let digests = DIGESTS.get_or_init(|| {
        Files::iter()
            .filter_map(|f| {
                let hash = hex::encode(Files::get(&f)?.metadata.sha256_hash().get(..6)?);
                Some((f.into_owned(), hash))
            })
            .collect()
    });
    format!("/assets/{name}?v={}", digests.get(name).map_or("0", String::as_str))
}

/// `GET /assets/{*name}`
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(file) = Files::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_str(file.metadata.mimetype());
    headers
        .insert(header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    (headers, file.data.into_owned()).into_response()
}
