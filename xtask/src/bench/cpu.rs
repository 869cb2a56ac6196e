//! Processor time of a process and everything it started, read from `/proc`.

use std::fs;

/// Ticks a second in `/proc/PID/stat`; Linux has kept it at 100 on every machine this runs on.
const TICK_MS: f64 = 10.0;

/// Counts the program's processor time and its database server's.
pub struct Meter {
    roots: Vec<u32>,
}

impl Meter {
    /// Watches the program and, if there is one, the server.
    pub fn new(program: u32, server: Option<u32>) -> Self {
        Self { roots: std::iter::once(program).chain(server).collect() }
    }

    /// Milliseconds used so far, children that have ended included.
    pub fn millis(&self) -> f64 {
        self.each().iter().sum()
    }

    /// The same for the program and, if there is one, the server, one after the other.
    pub fn each(&self) -> Vec<f64> {
        let all = processes();
        self.roots.iter().map(|root| family(*root, &all) as f64 * TICK_MS).collect()
    }
}

struct Process {
    pid: u32,
    parent: u32,
    ticks: u64,
}

fn processes() -> Vec<Process> {
    let Ok(folder) = fs::read_dir("/proc") else { return Vec::new() };
    folder.flatten().filter_map(|e| e.file_name().to_str()?.parse().ok()).filter_map(read).collect()
}

fn read(pid: u32) -> Option<Process> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold spaces; what follows it is numbers.
    let (_, rest) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let number = |i: usize| fields.get(i).and_then(|f| f.parse::<u64>().ok());
    let ticks = number(11)? + number(12)? + number(13)? + number(14)?;
    Some(Process { pid, parent: fields.get(1)?.parse().ok()?, ticks })
}

fn family(root: u32, all: &[Process]) -> u64 {
    let own = all.iter().find(|p| p.pid == root).map_or(0, |p| p.ticks);
    own + all.iter().filter(|p| p.parent == root).map(|p| family(p.pid, all)).sum::<u64>()
}

/// Resident memory of a process, in megabytes.
pub fn resident_mb(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    line.and_then(|l| l.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// The server process that was started with this port.
pub fn postmaster_on(port: u16) -> Option<u32> {
    let wanted = port.to_string();
    let folder = fs::read_dir("/proc").ok()?;
    let pids = folder.flatten().filter_map(|e| e.file_name().to_str()?.parse::<u32>().ok());
    pids.into_iter().find(|pid| {
        let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        let words: Vec<String> =
            line.split(|b| *b == 0).map(|w| String::from_utf8_lossy(w).into_owned()).collect();
        let is_server = words.first().is_some_and(|w| w.ends_with("/postgres") || w == "postgres");
        is_server && words.iter().any(|w| w.contains(&wanted))
    })
}
