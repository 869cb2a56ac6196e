//! What a step needs from the machine: found where it is, installed where that is possible, and otherwise named
//! with the line that installs it. Nothing is skipped for want of a tool.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Done;
use crate::process;

/// The oldest node that the browser library runs on.
const NODE: u32 = 20;

/// One thing a step needs.
pub struct Need {
    name: &'static str,
    packages: &'static [&'static str],
    find: fn() -> Option<String>,
}

/// The PostgreSQL server.
pub const POSTGRES: Need = Need {
    name: "the PostgreSQL server (initdb, pg_ctl)",
    packages: &["postgresql"],
    find: || postgres().map(|folder| folder.display().to_string()),
};

/// The browser.
pub const CHROMIUM: Need = Need {
    name: "Chromium",
    packages: &["chromium"],
    find: || chromium().map(|program| program.display().to_string()),
};

/// The runner of the browser tests.
pub const NODE_AND_NPM: Need = Need {
    name: "node 20 or newer, with npm",
    packages: &["nodejs", "npm"],
    find: || {
        node()
            .zip(process::output("npm", &["--version"]))
            .map(|(node, npm)| format!("node {node}, npm {npm}"))
    },
};

/// A typeface with the Chinese characters, without which pictures show boxes.
pub const CHINESE_FONT: Need = Need {
    name: "a Chinese font that fontconfig finds (Noto CJK)",
    packages: &["fontconfig", "fonts-noto-cjk"],
    find: chinese_font,
};

/// Finds everything, after installing what is missing where this process may; says what was found.
pub fn provide(needs: &[Need]) -> Done<()> {
    let missing: Vec<_> = needs.iter().filter(|need| (need.find)().is_none()).collect();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().flat_map(|need| need.packages).copied().collect();
        install(&names(&missing), &packages)?;
    }
    for need in needs {
        let found = (need.find)().ok_or_else(|| still_missing(need))?;
        println!("found {}: {found}", need.name);
    }
    Ok(())
}

fn names(needs: &[&Need]) -> String {
    needs.iter().map(|need| need.name).collect::<Vec<_>>().join("; ")
}

fn still_missing(need: &Need) -> String {
    format!(
        "{} is not there, though {} is installed; install it by hand",
        need.name,
        need.packages.join(" and ")
    )
}

fn install(names: &str, packages: &[&str]) -> Done<()> {
    let root = user() == Some(0);
    let apt = in_path("apt-get").is_some();
    if !(root && apt) {
        return Err(by_hand(names, packages, root, apt));
    }
    println!("missing: {names}");
    process::run(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "--no-install-recommends"]).args(packages);
    process::run(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn by_hand(names: &str, packages: &[&str], root: bool, apt: bool) -> String {
    let packages = packages.join(" ");
    if !apt {
        return format!("missing: {names}. Install what Debian calls: {packages}");
    }
    let sudo = if root { "" } else { "sudo " };
    let update = format!("{sudo}apt-get update");
    format!("missing: {names}. Run: {update} && {sudo}apt-get install -y --no-install-recommends {packages}")
}

/// This process's user id.
pub fn user() -> Option<u32> {
    process::output("id", &["-u"])?.parse().ok()
}

/// The folder of a PostgreSQL server's programs.
pub fn postgres() -> Option<PathBuf> {
    let configured = process::output("pg_config", &["--bindir"]).map(PathBuf::from);
    let in_path =
        in_path("initdb").and_then(|program| program.canonicalize().ok()?.parent().map(Path::to_path_buf));
    configured.into_iter().chain(debian_versions()).chain(in_path).find(|folder| is_server(folder))
}

/// Debian's server folders, the newest first.
fn debian_versions() -> Vec<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = folders
        .filter_map(|folder| Some((folder.file_name().to_str()?.parse().ok()?, folder.path().join("bin"))))
        .collect();
    versions.sort();
    versions.into_iter().rev().map(|(_, folder)| folder).collect()
}

fn is_server(folder: &Path) -> bool {
    ["initdb", "postgres", "pg_ctl", "pg_isready"].iter().all(|name| folder.join(name).is_file())
}

/// The browser: the one that `HUIYIN_CHROMIUM` names, or else the first of the usual ones.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("HUIYIN_CHROMIUM") {
        return Some(PathBuf::from(named)).filter(|program| program.is_file());
    }
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| in_path(name))
}

/// The version of a node that is new enough.
fn node() -> Option<String> {
    let version = process::output("node", &["--version"])?;
    let version = version.strip_prefix('v')?;
    new_enough(version).then(|| version.to_owned())
}

fn new_enough(version: &str) -> bool {
    version.split('.').next().and_then(|major| major.parse::<u32>().ok()).is_some_and(|major| major >= NODE)
}

fn chinese_font() -> Option<String> {
    let families = process::output("fc-list", &[":lang=zh", "family"])?;
    let mut names: Vec<_> = families.lines().filter_map(|line| line.split(',').next()).collect();
    names.sort_by_key(|name| (!name.contains("Noto Sans CJK SC"), *name));
    names.first().filter(|name| !name.is_empty()).map(|name| (*name).to_owned())
}

/// Where a program stands in `PATH`, or in the system folders that a plain user's `PATH` may lack.
pub fn in_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/bin", "/usr/sbin", "/sbin"].map(PathBuf::from);
    std::env::split_paths(&path)
        .chain(system)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_or_unreadable_node_is_not_enough() {
        assert!(new_enough("20.20.2") && new_enough("24.0.0"));
        assert!(!new_enough("18.20.4") && !new_enough("") && !new_enough("next"));
    }

    #[test]
    fn a_person_is_told_the_exact_line() {
        let line = by_hand("Chromium", &["chromium", "fontconfig"], false, true);
        let wanted =
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium fontconfig";
        assert!(line.ends_with(wanted), "{line}");
        assert!(!by_hand("Chromium", &["chromium"], true, false).contains("apt-get"));
    }

    #[test]
    fn a_need_that_cannot_be_met_is_an_error_and_names_itself() {
        let need = Need { name: "a unicorn", packages: &["unicorn"], find: || None };
        assert!(still_missing(&need).starts_with("a unicorn is not there, though unicorn is installed"));
    }
}
