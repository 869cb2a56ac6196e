//! The definitions this program was built with.

use crate::rules::Definitions;
use platform::{Error, Result};
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../packs/figures/national.toml");

static BUILT_IN: LazyLock<std::result::Result<Definitions, String>> =
    LazyLock::new(|| Definitions::read(FILE));

/// The definitions in force.
///
/// # Errors
/// A file that does not hold together; a test and the start see to it that none is shipped.
pub fn definitions() -> Result<&'static Definitions> {
    BUILT_IN.as_ref().map_err(|e| Error::broken(format!("packs/figures/national.toml: {e}")))
}
