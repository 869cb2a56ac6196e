//! Passwords: argon2id, off the request's thread.

use crate::error::{Error, Result};
use crate::ids::random;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The shortest password that is taken.
pub const SHORTEST: usize = 10;

/// Hashes a password for keeping.
pub async fn hash(password: String) -> Result<String> {
    tokio::task::spawn_blocking(move || {
        let made = Argon2::default().hash_password_with_salt(password.as_bytes(), &random::<16>());
        made.map(|h| h.to_string()).map_err(|e| Error::broken(e.to_string()))
    })
    .await
    .map_err(Error::broken)?
}

/// Whether a password is the kept one. Takes as long when there is none, so that nobody learns who exists.
pub async fn matches(password: String, kept: Option<String>) -> Result<bool> {
    tokio::task::spawn_blocking(move || {
        let known = kept.is_some();
        let kept = match kept {
            Some(kept) => kept,
            None => Argon2::default()
                .hash_password_with_salt(b"nobody", b"nobody-is-called")
                .map(|h| h.to_string())
                .map_err(|e| Error::broken(e.to_string()))?,
        };
        let kept = PasswordHash::new(&kept).map_err(|e| Error::broken(e.to_string()))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &kept).is_ok() && known)
    })
    .await
    .map_err(Error::broken)?
}
