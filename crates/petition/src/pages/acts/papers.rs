//! Files put to an item; a new query code.

use super::Ask;
use super::parts::{field, words};
use crate::act::{self, Hand, NewParty};
use crate::files;
use crate::rules::{CodeProof, PartyKind, ProofShown};
use crate::store::{self, ItemRow, Loaded, PartyRow};
use people::Desk;
use platform::form::Sheet;
use platform::ids::hex;
use platform::web::{Choice, Field, Kind};
use platform::{App, Error, Result};

/// Fields of the files' form: which item, where there are several.
pub(super) async fn attach(ask: &Ask<'_>) -> Result<Vec<Field>> {
    let items = items(ask.desk, ask.loaded).await?;
    let mut out = Vec::new();
    if items.len() > 1 {
        out.push(field(ask, Kind::Select, "item").needed().of(items.iter().map(|i| {
            let channel = ask.page.t(&format!("channel-{}", i.channel));
            Choice::new(i.id.to_string(), format!("{channel} · {}", ask.page.day(&i.received_on)))
        })));
    }
    out.push(field(ask, Kind::Files, "files").needed());
    out.push(field(ask, Kind::Check, "shown"));
    Ok(out)
}

async fn items(desk: &Desk, loaded: &Loaded) -> Result<Vec<ItemRow>> {
    store::items_of(&mut desk.app().db.read().await?, loaded.matter.home()).await
}

pub(super) async fn do_attach(
    desk: &Desk,
    hand: Hand,
    loaded: &Loaded,
    seen: Option<i64>,
    sheet: &mut Sheet,
) -> Result<String> {
    let items = items(desk, loaded).await?;
    let item = match items.as_slice() {
        [only] => Some(only.id),
        _ => sheet.id("item"),
    };
    let people = names(desk.app(), loaded).await?;
    let taken = files::take_all(desk.app(), sheet, "files", desk.app().limits.files, &people).await?;
    if taken.is_empty() && sheet.errors().is_empty() {
        sheet.fail("files", "error-needed");
    }
    sheet.done()?;
    let item = item.ok_or(Error::NotFound)?;
    Ok(act::attach(hand, &loaded.no, seen, item, taken, sheet.flag("shown")).await?.no)
}

/// The people of a matter, so that their names are taken out of the names of files. Nobody is shown them.
async fn names(app: &App, loaded: &Loaded) -> Result<Vec<NewParty>> {
    let rows = store::parties_of(&mut app.db.read().await?, loaded.matter.home()).await?;
    let open = |p: &PartyRow| Ok(serde_json::from_str(&app.keys.open(p.item.bytes(), &p.sealed)?)?);
    rows.iter().map(open).collect()
}

pub(super) fn reissue(ask: &Ask) -> Vec<Field> {
    vec![
        field(ask, Kind::Radio, "proof_by").needed().of(words(
            ask,
            "party",
            PartyKind::ALL.iter().map(|k| k.word()),
        )),
        field(ask, Kind::Radio, "proof_shown").needed().of(words(
            ask,
            "proof",
            ProofShown::ALL.iter().map(|p| p.word()),
        )),
        field(ask, Kind::Text, "proof_checked").needed(),
    ]
}

/// The new code is shown once, on the receipt, to the clerk who gave it out.
pub(super) async fn do_reissue(
    desk: &Desk,
    hand: Hand,
    loaded: &Loaded,
    seen: Option<i64>,
    sheet: &mut Sheet,
) -> Result<String> {
    let by = sheet.chosen("proof_by").unwrap_or(PartyKind::Petitioner);
    let shown = sheet.chosen("proof_shown").unwrap_or(ProofShown::Other);
    let proof = CodeProof { shown, by, checked: sheet.needed("proof_checked", 200) };
    sheet.done()?;
    let made = act::reissue(hand, &loaded.no, seen, proof).await?;
    let key = desk.app().keys.seal(&desk.session, &format!("{} {}", made.no, made.code))?;
    Ok(format!("/matters/{}/receipt?new=1&k={}", made.no, hex(&key)))
}
