//! Papers and codes: they belong to the matter's journal, not to its state.

use super::Decision;
use crate::rules::events::Event;
use crate::rules::matter::CodeProof;
use crate::rules::refusal::Refusal;
use platform::Id;

/// Nothing to put there: nothing happens.
pub(super) fn attach(item: Id, files: &[String]) -> Decision {
    Ok(match files.is_empty() {
        true => Vec::new(),
        false => vec![Event::Attached { item, files: files.to_vec() }],
    })
}

/// What the petitioner adds goes to whoever handles the matter.
pub(super) fn supplement(item: Id, words_digest: &str, files: &[String]) -> Decision {
    let (words_digest, files) = (words_digest.to_owned(), files.to_vec());
    Ok(vec![Event::Supplemented { item, words_digest, files }])
}

/// A new code only against proof, and what it was is written down.
pub(super) fn reissue(proof: &CodeProof) -> Decision {
    super::said(&proof.checked, Refusal::ProofMissing)?;
    Ok(vec![Event::Reissued(proof.clone())])
}
