//! The key by which the same row is known again when a list is read twice.

use crate::{Draft, text};
use sha2::{Digest, Sha256};

/// A hash of the list's own number and of what the matter says, in normalised form.
///
/// Counts of support, the row's place in the sheet and the state of handling are left out: they
/// change while the matter stays the same.
pub(crate) fn key(draft: &Draft) -> String {
    let mut hash = Sha256::new();
    hash.update(b"intake/1");
    for part in parts(draft) {
        let part = text::squeeze(&part);
        hash.update(part.len().to_string());
        hash.update(b":");
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

fn parts(draft: &Draft) -> [String; 12] {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        said(&draft.external_id),
        said(&draft.author_key),
        draft.names.join("、"),
        said(&draft.phone),
        said(&draft.id_number),
        said(&draft.address),
        draft.received_on.map(|d| d.to_string()).unwrap_or_default(),
        draft.subject.clone(),
        draft.words.clone(),
        draft.demands.join("\u{1}"),
        said(&draft.place),
        said(&draft.respondent),
    ]
}
