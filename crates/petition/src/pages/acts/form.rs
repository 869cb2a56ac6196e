//! The fields of an act's form, wherever it is drawn: on its own page, or on its way through clearance.

use super::{Ask, forms, papers};
use crate::rules::ActKind;
use crate::store::Loaded;
use people::{Desk, PostsOf, posts_of};
use platform::Result;
use platform::form::Sheet;
use platform::web::{Field, Kind, Page};

/// A part of the form with a heading of its own (one for each demand, say).
pub(in crate::pages) struct Part {
    pub title: String,
    pub text: String,
    pub fields: Vec<Field>,
}

/// All fields, in the order in which they are asked.
#[derive(Default)]
pub(in crate::pages) struct Parts {
    pub fields: Vec<Field>,
    pub parts: Vec<Part>,
    pub after: Vec<Field>,
}

impl Parts {
    fn each(&mut self) -> impl Iterator<Item = &mut Field> {
        self.fields
            .iter_mut()
            .chain(self.parts.iter_mut().flat_map(|p| p.fields.iter_mut()))
            .chain(self.after.iter_mut())
    }

    /// What was filled in, label and text, for reading; empty fields are left out.
    pub fn said(&self) -> Vec<(String, String)> {
        let line = |before: &str, f: &Field| {
            let label = if before.is_empty() { f.label.clone() } else { format!("{before} · {}", f.label) };
            (label, f.said())
        };
        let mut out: Vec<(String, String)> = self.fields.iter().map(|f| line("", f)).collect();
        out.extend(self.parts.iter().flat_map(|p| p.fields.iter().map(|f| line(&p.title, f))));
        out.extend(self.after.iter().map(|f| line("", f)));
        out.retain(|(_, text)| !text.trim().is_empty());
        out
    }
}

/// The fields of one kind of act, filled in from the sheet, long ones with the officer's phrases.
pub(in crate::pages) async fn parts(
    desk: &Desk,
    page: &Page,
    loaded: &Loaded,
    kind: ActKind,
    sheet: &Sheet,
) -> Result<Parts> {
    let mut conn = desk.app().db.read().await?;
    let officers = posts_of(&mut conn, PostsOf::Unit(desk.officer.unit)).await?;
    let ask = Ask { desk, page, loaded, sheet, officers: &officers };
    let mut all = match kind {
        ActKind::Attach => Parts { fields: papers::attach(&ask).await?, ..Parts::default() },
        _ => fields(&ask, kind)?,
    };
    if all.each().any(|f| f.kind == Kind::Area) {
        let known = people::phrases(&mut conn, desk.officer.unit, desk.officer.person).await?;
        let known: Vec<(String, String)> = known.into_iter().map(|p| (p.title, p.text)).collect();
        all.each().filter(|f| f.kind == Kind::Area).for_each(|f| f.phrases.clone_from(&known));
    }
    Ok(all)
}

/// What a form says, label and text, without asking anybody: for acts whose fields name no officers.
pub(in crate::pages) fn said(
    desk: &Desk,
    page: &Page,
    loaded: &Loaded,
    kind: ActKind,
    sheet: &Sheet,
) -> Result<Vec<(String, String)>> {
    Ok(fields(&Ask { desk, page, loaded, sheet, officers: &[] }, kind)?.said())
}

fn fields(ask: &Ask, kind: ActKind) -> Result<Parts> {
    let (fields, parts, after) = forms::form(ask, kind)?;
    Ok(Parts { fields, parts, after })
}
