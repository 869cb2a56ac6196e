//! What the register knows of the petitioner and a letter needs. A form never shows it: it goes into the paper when that
//! is made, and the reading is written down.

use crate::act::NewParty;
use crate::rules::PartyKind;
use paper::letters::{Fields, Identity, Letter, Value};

/// A field out of what was registered; none where nothing is known or the field asks for something else.
pub(crate) fn from_register(name: &str, parties: &[NewParty]) -> Option<Value> {
    let own = |p: &&NewParty| p.kind != Some(PartyKind::Agent);
    let of = |kind: PartyKind| {
        let some = parties.iter().filter(move |p| p.kind == Some(kind) && !p.name.is_empty());
        some.map(|p| p.name.clone()).collect::<Vec<_>>()
    };
    let first =
        |get: fn(&NewParty) -> &String| parties.iter().filter(own).map(get).find(|v| !v.is_empty()).cloned();
    let text = match name {
        "petitioner" | "applicant" | "addressee" | "to_party" => {
            let names = parties.iter().filter(own).map(|p| p.name.clone()).filter(|n| !n.is_empty());
            Some(names.collect::<Vec<_>>().join("、"))
        }
        "phone" => first(|p| &p.phone),
        "address" => first(|p| &p.address),
        "id_document" => first(|p| &p.idno),
        "agent" => Some(of(PartyKind::Agent).join("、")),
        "representatives" => {
            let names = of(PartyKind::Representative);
            return (!names.is_empty()).then_some(Value::List(names));
        }
        _ => None,
    };
    text.filter(|t| !t.is_empty()).map(Value::Text)
}

/// Whether a field marked as identity gives away words that the matter's page shows anyway.
pub(crate) fn hinted(identity: Option<Identity>) -> bool {
    matches!(identity, None | Some(Identity::Hint))
}

/// Whether a letter with these fields names somebody.
pub(crate) fn names_somebody(letter: &Letter, fields: &Fields) -> bool {
    letter
        .fields()
        .iter()
        .filter(|f| f.identity.is_some())
        .any(|f| fields.get(&f.name).is_some_and(|v| !v.is_empty()))
}
