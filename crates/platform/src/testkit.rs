//! For tests: a fresh database of each engine, made in a moment and thrown away.

use crate::db::Db;
use crate::error::{Error, Result};
use crate::ids::{Id, random_digits};

/// A throw-away database.
pub struct Fresh {
    /// The database.
    pub db: Db,
    /// Its address, for tests that start the program itself.
    pub address: String,
    folder: Option<std::path::PathBuf>,
}

/// A fresh SQLite file.
pub async fn sqlite() -> Result<Fresh> {
    let folder = std::env::temp_dir().join(format!("huiyin-test-{}", Id::new(0)));
    std::fs::create_dir_all(&folder)?;
    let address = format!("sqlite:{}", folder.join("huiyin.db").display());
    Ok(Fresh { db: Db::open(&address).await?, address, folder: Some(folder) })
}

/// A fresh PostgreSQL database on the server named by `HUIYIN_TEST_PG`. Without that server a test fails:
/// nothing is skipped in silence.
pub async fn postgres() -> Result<Fresh> {
    let server = std::env::var("HUIYIN_TEST_PG").map_err(|_| {
        Error::broken(
            "HUIYIN_TEST_PG is not set: run `cargo xtask test`, or `cargo xtask pg -- cargo nextest run`",
        )
    })?;
    let name = format!("huiyin_test_{}", random_digits(12));
    crate::db::create_postgres(&server, &name).await?;
    let (front, _) =
        server.rsplit_once('/').ok_or_else(|| Error::broken("HUIYIN_TEST_PG names no database"))?;
    let address = format!("{front}/{name}");
    Ok(Fresh { db: Db::open(&address).await?, address, folder: None })
}

/// One of each.
pub async fn both() -> Result<Vec<Fresh>> {
    Ok(vec![sqlite().await?, postgres().await?])
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
