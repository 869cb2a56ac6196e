//! Opening the petitioner's identity: with a reason, written down.

use super::matter;
use crate::store;
use axum::extract::Path;
use axum::response::Response;
use people::{Desk, Power, may};
use platform::form::Sheet;
use platform::{Error, Result};

/// `POST /matters/{no}/openings`
pub(super) async fn open(desk: Desk, Path(no): Path<String>, mut sheet: Sheet) -> Result<Response> {
    desk.check(&sheet)?;
    let loaded = store::get(&mut desk.app().db.read().await?, &no).await?;
    let scope = loaded.matter.scope();
    if !may(&desk.actor(), Power::See, &scope) {
        return Err(Error::NotFound);
    }
    if !may(&desk.actor(), Power::OpenPersonal, &scope) {
        return Err(Error::Forbidden);
    }
    super::readings::needed(&desk, &mut desk.app().db.read().await?, &loaded).await?;
    let why = sheet.needed("why", 200);
    if sheet.done().is_err() {
        return matter::draw(&desk, &no, &sheet, false).await;
    }
    let (id, person, at) = (loaded.matter.id, desk.officer.person, desk.app().clock.now());
    let name = format!("{} {} {}", desk.officer.unit_name, desk.officer.title, desk.officer.name);
    desk.app()
        .db
        .write(move |c| {
            Box::pin(async move { store::note_reading(c, id, person, &name, at, "identity", &why).await })
        })
        .await?;
    matter::draw(&desk, &no, &sheet, true).await
}
