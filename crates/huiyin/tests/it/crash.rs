//! kill -9 in the middle of a stream of registrations: what was acknowledged is there, and the journal is clean.

use crate::house::{Town, hashed};
use huiyin::commands::config::Config;
use platform::testkit::{self, Fresh};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

const PROGRAM: &str = env!("CARGO_BIN_EXE_huiyin");
/// Hands that register at the same time.
const HANDS: usize = 4;
/// The program is killed after so many acknowledgements.
const ENOUGH: usize = 60;

/// A browser of a few lines, for a program in another process.
struct Visitor {
    port: u16,
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// Status, where it leads, and the page; an error once the program is gone.
    fn send(&mut self, request: &str, body: &str) -> std::io::Result<(u16, String, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let jar: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let head = format!(
            "{request} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            jar.join("; "),
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, page) = answer.split_once("\r\n\r\n").ok_or(std::io::ErrorKind::UnexpectedEof)?;
        let mut leads = String::new();
        for line in head.lines() {
            match line.split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("location") => leads = value.to_owned(),
                Some((name, value)) if name.eq_ignore_ascii_case("set-cookie") => {
                    let (name, rest) = value.split_once('=').unwrap_or((value, ""));
                    self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap_or("").to_owned());
                }
                _ => {}
            }
        }
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Ok((status, leads, page.to_owned()))
    }

    fn token(&mut self, path: &str) -> std::io::Result<String> {
        let page = self.send(&format!("GET {path}"), "")?.2;
        Ok(page
            .split("name=\"_csrf\" value=\"")
            .nth(1)
            .unwrap_or("")
            .split('"')
            .next()
            .unwrap_or("")
            .to_owned())
    }

    fn sign_in(port: u16) -> std::io::Result<Self> {
        let mut visitor = Self { port, cookies: BTreeMap::new() };
        let token = visitor.token("/sign-in")?;
        let body = format!("_csrf={token}&login=dengji&password={}", huiyin::demo::PASSWORD);
        let (status, ..) = visitor.send("POST /sign-in", &body)?;
        assert_eq!(status, 303, "signing in");
        Ok(visitor)
    }
}

/// Registers until the program is gone; tells every number that was acknowledged.
fn register_on(port: u16, acknowledged: &mpsc::Sender<String>) -> std::io::Result<()> {
    let mut visitor = Visitor::sign_in(port)?;
    let token = visitor.token("/matters/new")?;
    for n in 0.. {
        let body = format!(
            "_csrf={token}&channel=call&purpose=appeal&received_on=2026-01-05&subject=nr{n}&words=worte&demand=eins&p_name=x&p_phone=1990000{n:04}&p_idno=&p_address=&p_kind=petitioner"
        );
        let (status, leads, page) = visitor.send("POST /matters", &body)?;
        assert_eq!(status, 303, "{page}");
        let _ = acknowledged.send(leads.split('/').nth(2).unwrap_or("").to_owned());
    }
    Ok(())
}

/// A configuration for this database, with the county's people in it.
async fn office(fresh: &Fresh, folder: &Path) -> (PathBuf, u16) {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let key = folder.join("huiyin.key");
    let text = format!(
        "database = \"{}\"\nkey_file = \"{}\"\nlisten = \"127.0.0.1:{port}\"\njurisdiction = \"demo\"\n",
        fresh.address,
        key.display()
    );
    let path = folder.join("huiyin.toml");
    std::fs::write(&path, text).unwrap();
    let app = Config::read(&path).unwrap().open().await.unwrap();
    huiyin::demo::make_county(&app, hashed()).await.unwrap();
    app.db.close().await;
    (path, port)
}

/// The program in a process of its own; killed (SIGKILL) at the latest when the test ends.
struct Program(Child);

impl Program {
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(config: &Path) -> Program {
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--config"])
        .arg(config)
        .env("RUST_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("Huiyin: http://"), "it did not start: {line}");
    Program(child)
}

async fn nothing_acknowledged_is_lost(fresh: Fresh) {
    let folder = tempfile::tempdir().unwrap();
    let (config, port) = office(&fresh, folder.path()).await;
    let mut program = start(&config);
    let (tell, told) = mpsc::channel();
    let hands: Vec<_> = (0..HANDS)
        .map(|_| {
            let tell = tell.clone();
            std::thread::spawn(move || register_on(port, &tell))
        })
        .collect();
    drop(tell);
    let mut numbers: Vec<String> = told.iter().take(ENOUGH).collect();
    // SIGKILL, while the hands go on registering.
    program.kill();
    for hand in hands {
        assert!(hand.join().unwrap().is_err(), "a hand ended before the program");
    }
    numbers.extend(told.iter());
    assert!(numbers.len() >= ENOUGH);

    let checked = Command::new(PROGRAM).args(["verify", "--config"]).arg(&config).output().unwrap();
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
    let town = Town::empty(fresh, crate::house::TODAY).await;
    for no in &numbers {
        let kept = format!(
            "SELECT COUNT(*) AS n FROM matter m JOIN item i ON i.home = m.id JOIN journal j ON j.subject = m.id WHERE m.no = '{no}'"
        );
        assert_eq!(town.number(&kept).await, 1, "{no} was acknowledged and is not there");
    }
    // It starts again and goes on.
    let mut program = start(&config);
    Visitor::sign_in(port).unwrap();
    program.kill();
}

#[tokio::test]
async fn a_killed_program_on_sqlite_has_lost_nothing_it_acknowledged() {
    nothing_acknowledged_is_lost(testkit::sqlite().await.unwrap()).await;
}

#[tokio::test]
async fn a_killed_program_on_postgresql_has_lost_nothing_it_acknowledged() {
    nothing_acknowledged_is_lost(testkit::postgres().await.unwrap()).await;
}

#[test]
fn verify_of_a_database_that_is_not_there_says_so_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let said =
        Command::new(PROGRAM).args(["verify", "--data"]).arg(folder.path().join("none")).output().unwrap();
    assert_eq!(said.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&said.stderr).contains("no database there"));
    assert!(!folder.path().join("none").exists());
}
