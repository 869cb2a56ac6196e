//! The browser step and the pictures: the program, its browser library from npm, and node.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::Done;
use crate::args::ShotsOptions;
use crate::needs::{self, CHINESE_FONT, CHROMIUM, NODE_AND_NPM, Need};
use crate::process::{self, Stream};
use crate::tally::{self, Tally};
use crate::workspace;

/// What a browser needs.
pub const NEEDS: [Need; 3] = [CHROMIUM, NODE_AND_NPM, CHINESE_FONT];

/// How the program is built: the same sources, and not always the same features of its dependencies.
#[derive(Clone, Copy)]
pub enum Build {
    /// By itself, the shortest way where the Rust tests were not built.
    Alone,
    /// Beside the Rust tests. What tests alone depend on switches features on in crates that the program uses too;
    /// after the Rust tests only the program itself is left to build this way.
    BesideTests,
}

/// Runs the tests in `e2e/tests`; how many there were stands in the tally, whatever came of them.
pub fn test(root: &Path, build: Build, keep: bool, tally: &mut Tally) -> Done<String> {
    let mut node = node(root, build, keep)?;
    node.args(["--test", "--test-reporter=spec"]).args(test_files(root)?);
    if process::colours() {
        node.env("FORCE_COLOR", "1");
    }
    let (status, counted) = process::counted(&mut node, Stream::Out, tally::node)?;
    tally.add(counted);
    match (status.success(), counted.failed) {
        (true, _) if counted.passed == 0 => Err("node found no test in e2e/tests".into()),
        (true, _) => Ok(format!("{} tests", counted.passed)),
        (false, 0) => Err(format!("the browser tests could not be run ({status})")),
        (false, failed) => {
            let all = failed + counted.passed;
            Err(format!("{failed} of {all} browser tests failed; pictures of them are in e2e/out"))
        }
    }
}

/// Takes pictures of the demo's pages.
pub fn shots(options: &ShotsOptions) -> Done<ExitCode> {
    let root = workspace::root()?;
    needs::provide(&NEEDS)?;
    let mut node = node(&root, Build::Alone, options.keep)?;
    process::run(node.arg("shots.mjs").args(&options.words))?;
    println!("pictures: e2e/out");
    Ok(ExitCode::SUCCESS)
}

/// `node` in `e2e/`, with the program built, the library installed and everything told that a script asks for.
fn node(root: &Path, build: Build, keep: bool) -> Done<Command> {
    let program = program(root, build)?;
    let folder = root.join("e2e");
    let npm = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
    process::run(Command::new("npm").args(npm).current_dir(&folder))?;
    let out = folder.join("out");
    std::fs::create_dir_all(&out).map_err(|error| format!("e2e/out cannot be made: {error}"))?;
    let mut node = Command::new("node");
    node.current_dir(&folder).env("HUIYIN_BIN", program).env("HUIYIN_OUT", out);
    node.env("HUIYIN_CHROMIUM", needs::chromium().ok_or("Chromium is not there")?);
    node.env("HUIYIN_KEEP", if keep { "1" } else { "" });
    Ok(node)
}

/// The program: the one that `HUIYIN_BIN` names, or else a fresh build with the profile of the tests.
fn program(root: &Path, build: Build) -> Done<PathBuf> {
    if let Some(named) = std::env::var_os("HUIYIN_BIN") {
        return std::path::absolute(&named).map_err(|error| format!("HUIYIN_BIN: {error}"));
    }
    let words: &[&str] = match build {
        Build::Alone => &["build", "--package", "huiyin"],
        Build::BesideTests => &["build", "--workspace", "--tests", "--bin", "huiyin"],
    };
    process::run(process::cargo().args(words).current_dir(root))?;
    Ok(workspace::target(root)?.join("debug").join("huiyin"))
}

/// The test files by name: node 20 takes a folder where newer ones take a pattern, and all take names.
fn test_files(root: &Path) -> Done<Vec<PathBuf>> {
    let folder = std::fs::read_dir(root.join("e2e/tests")).map_err(|error| format!("e2e/tests: {error}"))?;
    let names = folder.flatten().map(|file| file.file_name());
    let mut files: Vec<_> = names
        .filter(|name| name.to_str().is_some_and(|name| name.ends_with(".test.mjs")))
        .map(|name| Path::new("tests").join(name))
        .collect();
    files.sort();
    Ok(files)
}
