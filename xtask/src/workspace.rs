//! Where things stand: the repository's root and cargo's target folder.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::Done;
use crate::process;

/// The repository's root, the folder above this package.
pub fn root() -> Done<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&package).parent().map(Path::to_path_buf);
    root.filter(|root| root.join("Cargo.toml").is_file())
        .ok_or_else(|| "the repository was moved: run this through `cargo xtask`".into())
}

/// Cargo's target folder, wherever the person's settings put it.
pub fn target(root: &Path) -> Done<PathBuf> {
    let mut command = process::cargo();
    command
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .stderr(Stdio::inherit());
    let output = command.output().map_err(|error| format!("cargo metadata could not start: {error}"))?;
    let facts: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata cannot be read: {error}"))?;
    let folder = facts.get("target_directory").and_then(|folder| folder.as_str());
    folder.map(PathBuf::from).ok_or_else(|| "cargo metadata names no target folder".into())
}
