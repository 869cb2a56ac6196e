//! Configuration: a small TOML file, read once.

use clap::Args;
use platform::clock::Clock;
use platform::db::Db;
use platform::mail::{MailSettings, Mailer};
use platform::seal::Keys;
use platform::{App, Error, Limits, Result, settings};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What an office sets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `sqlite:/var/lib/huiyin/huiyin.db` or `postgres://…`
    pub database: String,
    /// File with the key that seals personal data; made on the first start. Keep a copy elsewhere.
    pub key_file: PathBuf,
    /// Address to listen on.
    #[serde(default = "listen")]
    pub listen: String,
    /// Whose rule packs govern here.
    #[serde(default = "jurisdiction")]
    pub jurisdiction: String,
    /// The office's time zone.
    #[serde(default = "time_zone")]
    pub time_zone: String,
    /// Set when the pages are reached over HTTPS (through a proxy): cookies are marked so.
    #[serde(default)]
    pub https: bool,
    /// The office's own mail relay, for the digest. Without it nothing is ever sent.
    #[serde(default)]
    pub mail: Option<MailSettings>,
    /// How much is taken, and how often: `[limits]`.
    #[serde(default)]
    pub limits: Limits,
}

fn listen() -> String {
    "127.0.0.1:8311".to_owned()
}
fn jurisdiction() -> String {
    "national".to_owned()
}
fn time_zone() -> String {
    "Asia/Shanghai".to_owned()
}

/// Which database a command works on.
#[derive(Args, Clone)]
pub struct Which {
    /// Configuration file
    #[arg(long)]
    config: Option<PathBuf>,
    /// Data folder of a demo
    #[arg(long, default_value = "huiyin-data")]
    data: PathBuf,
}

impl Which {
    /// The configuration meant.
    pub fn config(&self) -> Result<Config> {
        match &self.config {
            Some(path) => Config::read(path),
            None => Ok(Config::demo(&self.data)),
        }
    }

    /// The program's means for a command.
    pub async fn open(&self) -> Result<App> {
        self.there()?.open().await
    }

    /// The same without asking whether the law fits, to mend it.
    pub async fn open_as_it_is(&self) -> Result<App> {
        self.there()?.open_as_it_is().await
    }

    /// The configuration of a database that must be there already.
    fn there(&self) -> Result<Config> {
        let config = self.config()?;
        if let Some(path) = config.database.strip_prefix("sqlite:")
            && self.config.is_none()
            && !Path::new(path).exists()
        {
            return Err(Error::broken(format!(
                "{path}: no database there; name one with --config or --data"
            )));
        }
        Ok(config)
    }
}

impl Config {
    /// Reads a file; what is wrong is said with its place.
    pub fn read(path: &Path) -> Result<Self> {
        let text =
            std::fs::read_to_string(path).map_err(|e| Error::broken(format!("{}: {e}", path.display())))?;
        toml::from_str(&text).map_err(|e| Error::broken(format!("{}: {e}", path.display())))
    }

    /// The demo's configuration.
    pub fn demo(folder: &Path) -> Self {
        Self {
            database: format!("sqlite:{}", folder.join("huiyin.db").display()),
            key_file: folder.join("huiyin.key"),
            listen: listen(),
            jurisdiction: "demo".to_owned(),
            time_zone: time_zone(),
            https: false,
            mail: None,
            limits: Limits::default(),
        }
    }

    /// The way to the mail relay, where one is set.
    pub fn mailer(&self) -> Result<Option<Mailer>> {
        self.mail.as_ref().map(Mailer::new).transpose()
    }

    /// Opens the database and puts the program's means together.
    /// Opens the database and puts the program's means together. Rules that do not fit together, a stored
    /// calendar or pack among them, keep the program from starting.
    pub async fn open(&self) -> Result<App> {
        let app = self.open_as_it_is().await?;
        app.look_up_law().await?;
        app.pack(app.clock.today())?;
        petition::check::sound(&app)?;
        Ok(app)
    }

    /// The same without asking whether the law fits, to mend it.
    pub async fn open_as_it_is(&self) -> Result<App> {
        let clock = Clock::system(&self.time_zone)
            .map_err(|e| Error::broken(format!("time_zone “{}”: {e}", self.time_zone)))?;
        let db = Db::open(&self.database).await?;
        let keys = self.keys(&db).await?;
        let mut app = App::new(db, clock, keys, &self.jurisdiction)?;
        app.secure = self.https;
        app.mails = self.mail.is_some();
        app.limits = Arc::new(self.limits.clone());
        Ok(app)
    }

    /// The keys that belong to this database. A lost or exchanged key file is said at once: with another key
    /// nothing that is sealed could be opened, and every chain would look forged.
    async fn keys(&self, db: &Db) -> Result<Keys> {
        let known = settings::get(&mut db.read().await?, "key").await?;
        let path = self.key_file.display();
        if known.is_some() && !self.key_file.exists() {
            return Err(Error::broken(format!(
                "{path}: the key file of this database is not there; put it back"
            )));
        }
        let keys = Keys::load_or_make(&self.key_file)?;
        let mark = platform::ids::hex(&keys.find("key", "huiyin"));
        match known {
            Some(known) if known != mark => {
                Err(Error::broken(format!("{path}: this is the key file of another database")))
            }
            Some(_) => Ok(keys),
            None => {
                db.write(move |c| Box::pin(async move { settings::set(c, "key", &mark).await })).await?;
                Ok(keys)
            }
        }
    }
}
