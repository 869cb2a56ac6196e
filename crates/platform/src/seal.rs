//! Keys: personal data is sealed before it reaches the database, and found again by keyed digests, so that a
//! stolen database file names nobody. The keys stand in a file of their own beside the database, never in it.

use crate::error::{Error, Result};
use crate::ids::random;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The program's secrets, all derived from one 32-byte root.
#[derive(Clone)]
pub struct Keys {
    cipher: Aes256Gcm,
    find: [u8; 32],
    chain: [u8; 32],
    code: [u8; 32],
    form: [u8; 32],
}

impl Keys {
    /// From a 32-byte root.
    pub fn from_root(root: [u8; 32]) -> Self {
        let part = |name: &str| keyed(&root, &[name.as_bytes()]);
        Self {
            cipher: Aes256Gcm::new(&part("seal").into()),
            find: part("find"),
            chain: part("chain"),
            code: part("code"),
            form: part("form"),
        }
    }

    /// Reads the key file, or makes it on the first start (readable by its owner alone).
    pub fn load_or_make(path: &Path) -> Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(text.trim(), path),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let root = random::<32>();
                write_private(path, &hex::encode(root))?;
                Ok(Self::from_root(root))
            }
            Err(e) => Err(e.into()),
        }
    }

    fn parse(text: &str, path: &Path) -> Result<Self> {
        let mut root = [0; 32];
        hex::decode_to_slice(text, &mut root).map_err(|_| {
            Error::broken(format!("{}: a key file holds 64 hexadecimal digits", path.display()))
        })?;
        Ok(Self::from_root(root))
    }

    /// Seals text; `about` (a table and an id, say) must be given again to open it, so that a sealed value
    /// cannot be moved to another row.
    pub fn seal(&self, about: &[u8], text: &str) -> Result<Vec<u8>> {
        self.seal_bytes(about, text.as_bytes())
    }

    /// Seals bytes, as [`Keys::seal`] seals text.
    pub fn seal_bytes(&self, about: &[u8], bytes: &[u8]) -> Result<Vec<u8>> {
        let nonce = random::<12>();
        let payload = Payload { msg: bytes, aad: about };
        let sealed =
            self.cipher.encrypt(&Nonce::from(nonce), payload).map_err(|_| Error::broken("sealing failed"))?;
        Ok([nonce.as_slice(), sealed.as_slice()].concat())
    }

    /// Opens what [`Keys::seal`] sealed.
    pub fn open(&self, about: &[u8], sealed: &[u8]) -> Result<String> {
        String::from_utf8(self.open_bytes(about, sealed)?).map_err(Error::broken)
    }

    /// Opens what [`Keys::seal_bytes`] sealed.
    pub fn open_bytes(&self, about: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, body) =
            sealed.split_first_chunk::<12>().ok_or_else(|| Error::broken("sealed value cut short"))?;
        let payload = Payload { msg: body, aad: about };
        self.cipher
            .decrypt(&Nonce::from(*nonce), payload)
            .map_err(|_| Error::broken("sealed value damaged, moved, or sealed with another key"))
    }

    /// The digest under which a value is found again (`kind` keeps a phone from equalling a name).
    pub fn find(&self, kind: &str, value: &str) -> Vec<u8> {
        let full = keyed(&self.find, &[kind.as_bytes(), value.as_bytes()]);
        full.into_iter().take(16).collect()
    }

    /// The digest stored for a query code.
    pub fn code(&self, number: &str, code: &str) -> Vec<u8> {
        keyed(&self.code, &[number.as_bytes(), code.as_bytes()]).to_vec()
    }

    /// The link of a journal chain.
    pub fn chain(&self, parts: &[&[u8]]) -> [u8; 32] {
        keyed(&self.chain, parts)
    }

    /// The token a session's forms carry.
    pub fn form(&self, session: &[u8]) -> String {
        hex::encode(keyed(&self.form, &[session]).get(..16).unwrap_or_default())
    }
}

/// A plain digest, for things that are not secret (files, import rows, session tokens of full entropy).
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut d = Sha256::new();
    for part in parts {
        d.update(length(part));
        d.update(part);
    }
    d.finalize().into()
}

/// The SHA-256 of bytes as everybody computes it, for files.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Equality that takes the same time wherever two values differ.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    use subtle::ConstantTimeEq;
    a.ct_eq(b).into()
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // Any length of key is taken, so this cannot fail; an empty key would still be a wrong digest, never a panic.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&length(part));
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// Every part is preceded by its length, so that no two lists of parts read the same.
fn length(part: &[u8]) -> [u8; 8] {
    u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes()
}

#[cfg(unix)]
fn write_private(path: &Path, text: &str) -> Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}

#[cfg(not(unix))]
fn write_private(path: &Path, text: &str) -> Result<()> {
    Ok(std::fs::write(path, text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_only_in_its_place() {
        let keys = Keys::from_root([7; 32]);
        let sealed = keys.seal(b"row 1", "王小明 19900001234").unwrap();
        assert_eq!(keys.open(b"row 1", &sealed).unwrap(), "王小明 19900001234");
        assert!(keys.open(b"row 2", &sealed).is_err());
        assert!(Keys::from_root([8; 32]).open(b"row 1", &sealed).is_err());
        assert!(keys.open(b"row 1", &sealed[..5]).is_err());
    }

    #[test]
    fn digests_depend_on_kind_and_on_where_parts_end() {
        let keys = Keys::from_root([7; 32]);
        assert_ne!(keys.find("phone", "1"), keys.find("name", "1"));
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
    }
}
