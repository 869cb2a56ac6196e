//! `cargo xtask bench lifecycle`: the main job through HTTP with real sessions, on a database of any size.
//!
//! Times on a shared machine wander; what survives is processor time per request, counted over every process
//! of the program and of its database. Both are printed.

mod client;
mod cpu;
mod journey;
mod numbers;

use crate::args::{BenchOptions, Engine};
use crate::pg::{Manner, Server};
use crate::{Done, workspace};
use client::Client;
use journey::{Desks, Step};
use numbers::Times;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So many requests of one kind are sent one after the other to count their processor time.
const ALONE: usize = 150;

/// Runs the benchmark and prints a table in Markdown.
pub fn lifecycle(options: &BenchOptions) -> Done<ExitCode> {
    let program = build()?;
    let database = Database::open(options, &program)?;
    let running = Running::start(&program, &database)?;
    let desks = Desks::sign_in(&running.address)?;
    warm_up(&running, &desks)?;
    let cpu = cpu::Meter::new(running.child.id(), database.server_pid());
    let before = cpu.millis();
    let (times, seconds) = run(&running, &desks, options)?;
    let used = cpu.millis() - before;
    print_head(options, &times, seconds, used);
    print_steps(&times);
    settle(&cpu);
    print_alone(&running, &desks, &cpu)?;
    println!("\nidle memory: {} MB", cpu::resident_mb(running.child.id()));
    Ok(ExitCode::SUCCESS)
}

fn build() -> Done<PathBuf> {
    if let Some(program) = std::env::var_os("HUIYIN_BIN") {
        return Ok(program.into());
    }
    let status = Command::new("cargo").args(["build", "--release", "-p", "huiyin"]).status();
    match status {
        Ok(s) if s.success() => Ok(workspace::target(&workspace::root()?)?.join("release/huiyin")),
        Ok(_) => Err("the program did not build".into()),
        Err(e) => Err(format!("cargo: {e}")),
    }
}

/// The database under measurement, filled.
struct Database {
    address: String,
    folder: PathBuf,
    server: Option<Server>,
}

impl Database {
    fn open(options: &BenchOptions, program: &Path) -> Done<Self> {
        let folder = workspace::target(&workspace::root()?)?.join(format!(
            "bench/{}-{}",
            options.engine.word(),
            options.matters
        ));
        if options.engine == Engine::Postgres || options.fresh {
            let _ = std::fs::remove_dir_all(&folder);
        }
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let (address, server) = match options.engine {
            Engine::Sqlite => (format!("sqlite:{}", folder.join("huiyin.db").display()), None),
            Engine::Postgres => {
                let server = Server::start(Manner { fsync: true, keep: false })?;
                (server.address(), Some(server))
            }
        };
        let database = Self { address, folder, server };
        database.write_config()?;
        if !database.folder.join("seeded").exists() {
            database.seed(program, options.matters)?;
        }
        Ok(database)
    }

    fn config(&self) -> PathBuf {
        self.folder.join("huiyin.toml")
    }

    fn write_config(&self) -> Done<()> {
        let text = format!(
            "database = \"{}\"\nkey_file = \"{}\"\nlisten = \"127.0.0.1:8377\"\njurisdiction = \"demo\"\n",
            self.address,
            self.folder.join("huiyin.key").display()
        );
        std::fs::write(self.config(), text).map_err(|e| format!("{}: {e}", self.config().display()))
    }

    fn seed(&self, program: &Path, matters: usize) -> Done<()> {
        println!("seeding {matters} matters …");
        let status = Command::new(program)
            .args(["seed", "--matters", &matters.to_string(), "--config"])
            .arg(self.config())
            .status()
            .map_err(|e| format!("seed: {e}"))?;
        if !status.success() {
            return Err("seeding failed".into());
        }
        std::fs::write(self.folder.join("seeded"), "").map_err(|e| e.to_string())
    }

    fn server_pid(&self) -> Option<u32> {
        let server = self.server.as_ref()?;
        cpu::postmaster_on(server.port())
    }
}

/// The running program; dropping it stops it.
struct Running {
    child: Child,
    address: String,
}

impl Running {
    fn start(program: &Path, database: &Database) -> Done<Self> {
        let began = Instant::now();
        let child = Command::new(program)
            .args(["serve", "--config"])
            .arg(database.config())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))?;
        let running = Self { child, address: "127.0.0.1:8377".to_owned() };
        let ready = (0..600).any(|_| {
            let up = Client::open(&running.address)
                .and_then(|mut c| c.get("/health"))
                .is_ok_and(|a| a.status == 200);
            if !up {
                std::thread::sleep(Duration::from_millis(10));
            }
            up
        });
        if !ready {
            return Err("the program did not answer within six seconds".into());
        }
        println!("start to first answer: {} ms", began.elapsed().as_millis());
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn warm_up(running: &Running, desks: &Desks) -> Done<()> {
    let mut client = Client::open(&running.address)?;
    for n in 0..20 {
        journey::once(&mut client, desks, 900_000 + n, &mut |_, _| {})?;
    }
    Ok(())
}

/// Clients that live lives until the time is over.
fn run(running: &Running, desks: &Desks, options: &BenchOptions) -> Done<(Times, f64)> {
    let all = Mutex::new(Times::default());
    let began = Instant::now();
    let end = began + Duration::from_secs(options.seconds);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..options.clients)
            .map(|n| {
                scope.spawn({
                    let all = &all;
                    move || work(running, desks, n, end, all)
                })
            })
            .collect();
        threads.into_iter().try_for_each(|t| t.join().map_err(|_| "a client panicked".to_owned())?)
    })?;
    let seconds = began.elapsed().as_secs_f64();
    Ok((all.into_inner().map_err(|e| e.to_string())?, seconds))
}

fn work(running: &Running, desks: &Desks, client_no: usize, end: Instant, all: &Mutex<Times>) -> Done<()> {
    let mut client = Client::open(&running.address)?;
    let mut own = Times::default();
    let mut n = client_no * 10_000;
    while Instant::now() < end {
        journey::once(&mut client, desks, n, &mut |step, time| own.add(step, time))?;
        own.lives += 1;
        n += 1;
    }
    all.lock().map_err(|e| e.to_string())?.join(own);
    Ok(())
}

fn print_head(options: &BenchOptions, times: &Times, seconds: f64, used: f64) {
    let requests = times.requests();
    println!(
        "\n### {} · {} matters · {} clients · {:.0} s\n\nlifecycles/s: **{:.0}** · requests/s: {:.0} · CPU-ms per request (all processes of the server side): **{:.2}**\n",
        options.engine.word(),
        options.matters,
        options.clients,
        seconds,
        times.lives as f64 / seconds,
        requests as f64 / seconds,
        used / requests.max(1) as f64,
    );
}

fn print_steps(times: &Times) {
    println!("| step | p50 ms | p95 ms | p99 ms |\n|---|---:|---:|---:|");
    for step in Step::ALL {
        let (p50, p95, p99) = times.percentiles(step);
        println!("| {} | {p50:.1} | {p95:.1} | {p99:.1} |", step.word());
    }
}

/// Waits until work that was left for later is done, so that it does not count as the next request's; two minutes at
/// most.
fn settle(cpu: &cpu::Meter) {
    let began = Instant::now();
    let mut quiet = 0;
    while quiet < 3 && began.elapsed() < Duration::from_secs(120) {
        let before = cpu.millis();
        std::thread::sleep(Duration::from_millis(700));
        quiet = if cpu.millis() - before <= 20.0 { quiet + 1 } else { 0 };
    }
    println!("\nwork left for later was done after {:.0} s", began.elapsed().as_secs_f64());
}

/// Sends one request of a kind.
type Request<'a> = &'a dyn Fn(&mut Client, usize) -> Done<()>;

/// One kind of request at a time, for its processor time.
fn print_alone(running: &Running, desks: &Desks, cpu: &cpu::Meter) -> Done<()> {
    println!("\n| request alone | CPU-ms | program + server | p50 ms | goal |\n|---|---:|---|---:|---|");
    let mut client = Client::open(&running.address)?;
    let no = journey::register(&mut client, desks, 990_000)?;
    let kinds: [(&str, &str, Request); 4] = [
        ("register", "≤ 2", &|c, n| journey::register(c, desks, 991_000 + n).map(|_| ())),
        ("list of 100", "≤ 8", &|c, _| journey::look(c, desks, "/matters")),
        ("matter page", "≤ 3", &|c, _| journey::look(c, desks, &format!("/matters/{no}"))),
        ("today", "", &|c, _| journey::look(c, desks, "/today")),
    ];
    for (name, goal, request) in kinds {
        let before = cpu.each();
        let mut times = Vec::with_capacity(ALONE);
        for n in 0..ALONE {
            let began = Instant::now();
            request(&mut client, n)?;
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        let each: Vec<f64> =
            cpu.each().iter().zip(&before).map(|(now, then)| (now - then) / ALONE as f64).collect();
        let used: f64 = each.iter().sum();
        let parts = each.iter().map(|p| format!("{p:.2}")).collect::<Vec<_>>().join(" + ");
        println!("| {name} | {used:.2} | {parts} | {:.1} | {goal} |", numbers::percentile(&mut times, 0.5));
    }
    Ok(())
}
