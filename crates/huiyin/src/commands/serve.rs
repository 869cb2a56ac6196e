//! `huiyin serve` and `huiyin demo`.

use super::config::Config;
use super::say;
use crate::server::router;
use people::House;
use platform::mail::Mailer;
use platform::queue::Doers;
use platform::{App, Error, Result};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;

/// `huiyin serve`
#[derive(clap::Args)]
pub struct ServeArgs {
    /// Configuration file
    #[arg(long)]
    config: PathBuf,
}

/// `huiyin demo`
#[derive(clap::Args)]
pub struct DemoArgs {
    /// Folder of the demo's data
    #[arg(long, default_value = "huiyin-data")]
    data: PathBuf,
    /// Port to listen on
    #[arg(long, default_value_t = 8311)]
    port: u16,
    /// Throw an earlier demo away and start anew
    #[arg(long)]
    fresh: bool,
}

/// Serves an office.
pub async fn serve(args: ServeArgs) -> Result<ExitCode> {
    log_to_stderr("info");
    let config = Config::read(&args.config)?;
    let app = config.open().await?;
    let mailer = config.mailer()?;
    let listener = listen(&config.listen).await?;
    say(format!("Huiyin: http://{}", config.listen));
    run(app, listener, mailer).await
}

/// Starts the demo county, making it first when it is not there.
pub async fn demo(args: DemoArgs) -> Result<ExitCode> {
    log_to_stderr("warn");
    if args.fresh {
        forget(&args.data)?;
    }
    std::fs::create_dir_all(&args.data)
        .map_err(|e| Error::broken(format!("--data {}: {e}", args.data.display())))?;
    // The port first: a demo that cannot be shown need not be made.
    let address = format!("127.0.0.1:{}", args.port);
    let listener = listen(&address).await?;
    let app = Config::demo(&args.data).open().await?;
    crate::demo::make_if_new(&app).await?;
    say(crate::demo::welcome(&address));
    run(app, listener, None).await
}

/// Removes a demo's own files, and nothing else that may lie in the folder.
fn forget(folder: &std::path::Path) -> Result<()> {
    for name in ["huiyin.db", "huiyin.db-wal", "huiyin.db-shm", "huiyin.key"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

async fn listen(address: &str) -> Result<TcpListener> {
    TcpListener::bind(address)
        .await
        .map_err(|e| Error::broken(format!("cannot listen on {address}: {e}; another port: --port 8312")))
}

fn log_to_stderr(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(level));
    let log = tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(filter);
    let _ = log.try_init();
}

async fn run(app: App, listener: TcpListener, mailer: Option<Mailer>) -> Result<ExitCode> {
    let house = House::new(app.clone());
    let (router, _) = router(house.clone());
    let work = tokio::spawn(work(house.clone(), mailer));
    let watch = tokio::spawn(watch(app.clone()));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped()).await?;
    work.abort();
    watch.abort();
    app.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// The kinds of work this program does off the request.
pub fn doers(house: &House) -> Doers {
    let mut doers = Doers::default();
    doers.add("import", petition::imports::doer(house.clone()));
    doers.add(petition::notices::TASK, petition::notices::doer(house.clone()));
    doers.add("law", petition::redate::doer(house.clone()));
    doers.add(report::act::TASK, report::act::doer());
    doers
}

async fn work(house: House, mailer: Option<Mailer>) {
    let mut doers = doers(&house);
    if let Some(mailer) = mailer {
        doers.add(petition::digest::TASK, petition::digest::doer(house.clone(), mailer));
    }
    loop {
        if let Err(why) = house.app.look_up_law().await {
            tracing::error!("the law could not be followed: {why}");
        }
        if let Err(why) = doers.run(&house.app).await {
            tracing::warn!("work queue: {why}");
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// The night watch: a pass at the start and then every ten minutes; it takes no input but the day.
async fn watch(app: App) {
    loop {
        match super::watch::pass(&app, app.clock.today()).await {
            Ok(report) if report.marked > 0 => {
                tracing::info!(marked = report.marked, left = report.left, "watch")
            }
            Ok(_) => {}
            Err(why) => tracing::warn!("watch: {why}"),
        }
        tokio::time::sleep(Duration::from_secs(600)).await;
    }
}

/// Ctrl-C or the service manager's stop.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => signal.recv().await,
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupted => {}, _ = terminated => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
