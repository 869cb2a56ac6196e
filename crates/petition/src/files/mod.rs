//! Files that people hand over. What one is, its bytes say, never its name. A picture is read with limits and
//! written anew, so that the camera's data and the place it was taken are gone; anything else that is taken only
//! ever leaves as a download. Bytes are kept once, under the SHA-256 of what is kept, sealed.

mod name;
mod picture;
mod scan;
mod serve;
mod sniff;
#[cfg(test)]
mod tests;

pub(crate) use name::without_numbers;
pub(crate) use serve::{answer, handed, preview};

use crate::act::NewParty;
use crate::store::FileRow;
use platform::form::{Sheet, Upload};
use platform::ids::hex;
use platform::seal::sha256;
use platform::{App, Error, Result, words};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

/// A picture of 64 million pixels takes some 200 MB while it is read: no more than two at a time.
static READING: Semaphore = Semaphore::const_new(2);

/// The largest form that is taken where files come in; more files go in a second time.
pub(crate) const FORM_BYTES: usize = 40 * 1024 * 1024;

words! {
    /// What is taken, as it is kept.
    FileKind {
        /// A photo.
        Jpeg = "jpeg",
        /// A drawing or a picture of a screen.
        Png = "png",
        /// PDF.
        Pdf = "pdf",
        /// Plain text.
        Text = "text",
        /// Word document.
        Docx = "docx",
        /// Excel workbook.
        Xlsx = "xlsx",
    }
}

impl FileKind {
    /// Whether it is a picture that we wrote ourselves.
    pub fn picture(self) -> bool {
        matches!(self, FileKind::Jpeg | FileKind::Png)
    }

    pub(crate) fn ending(self) -> &'static str {
        match self {
            FileKind::Jpeg => "jpg",
            FileKind::Text => "txt",
            FileKind::Png | FileKind::Pdf | FileKind::Docx | FileKind::Xlsx => self.word(),
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// Too many bytes.
    TooLarge,
    /// Nothing that is taken here.
    Unknown,
    /// A picture with too many pixels.
    TooManyPixels,
    /// It cannot be read.
    Damaged,
    /// The scanner found something in it.
    Infected,
    /// The scanner did not answer.
    Unscanned,
}

impl FileFault {
    fn key(self) -> &'static str {
        match self {
            FileFault::TooLarge => "error-file-large",
            FileFault::Unknown => "error-file-kind",
            FileFault::TooManyPixels => "error-file-pixels",
            FileFault::Damaged => "error-file-damaged",
            FileFault::Infected => "error-file-infected",
            FileFault::Unscanned => "error-file-unscanned",
        }
    }
}

/// A file that was looked at and can be kept.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// Its row, with its bytes sealed.
    pub(crate) row: FileRow,
    /// Its name, cleaned.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
}

/// A file that is kept already, as a draft or a new item holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeldFile {
    /// SHA-256 of what is kept, in hexadecimal.
    pub digest: String,
    /// Its name, cleaned.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub size: i64,
}

impl From<&NewFile> for HeldFile {
    fn from(f: &NewFile) -> Self {
        Self { digest: hex(&f.row.digest), name: f.name.clone(), kind: f.kind, size: f.row.size }
    }
}

/// Takes every file chosen in a field, or complains there; `room` is how many may still come. Names of `people`
/// do not stay in the names of files.
pub(crate) async fn take_all(
    app: &App,
    sheet: &mut Sheet,
    field: &str,
    room: usize,
    people: &[NewParty],
) -> Result<Vec<NewFile>> {
    let uploads: Vec<Upload> = sheet.files(field).into_iter().cloned().collect();
    if uploads.len() > room {
        sheet.fail_with(field, "error-files-many", app.limits.files.to_string());
        return Ok(Vec::new());
    }
    let mut out = Vec::new();
    for upload in &uploads {
        match take(app, upload, people).await? {
            Ok(file) => out.push(file),
            Err(fault) => sheet.fail_with(field, fault.key(), name::shown(&upload.name, people)),
        }
    }
    Ok(out)
}

/// Looks at one file.
pub(crate) async fn take(
    app: &App,
    upload: &Upload,
    people: &[NewParty],
) -> Result<Result<NewFile, FileFault>> {
    if upload.bytes.len() > app.limits.file_bytes {
        return Ok(Err(FileFault::TooLarge));
    }
    let Some(kind) = sniff::kind(&upload.bytes) else { return Ok(Err(FileFault::Unknown)) };
    let _turn = READING.acquire().await.map_err(Error::broken)?;
    let (app, upload, people) = (app.clone(), upload.clone(), people.to_vec());
    tokio::task::spawn_blocking(move || look(&app, kind, &upload, &people)).await.map_err(Error::broken)?
}

/// The slow part, off the threads that answer visitors.
fn look(
    app: &App,
    kind: sniff::Came,
    upload: &Upload,
    people: &[NewParty],
) -> Result<Result<NewFile, FileFault>> {
    if let Err(fault) = scan::scan(&app.limits, &upload.bytes) {
        return Ok(Err(fault));
    }
    let kept = match kind {
        sniff::Came::As(kind) => picture::Kept::as_it_is(kind, upload.bytes.to_vec()),
        sniff::Came::Picture(format) => {
            match picture::again(&upload.bytes, format, app.limits.picture_pixels) {
                Ok(kept) => kept,
                Err(fault) => return Ok(Err(fault)),
            }
        }
    };
    let digest = sha256(&kept.bytes);
    let number = |n: u32| i64::from(n);
    Ok(Ok(NewFile {
        name: name::clean(&upload.name, people, kept.kind),
        kind: kept.kind,
        row: FileRow {
            digest: digest.to_vec(),
            came: sha256(&upload.bytes).to_vec(),
            kind: kept.kind.word().to_owned(),
            size: i64::try_from(kept.bytes.len()).unwrap_or(i64::MAX),
            wide: number(kept.wide),
            high: number(kept.high),
            at: app.clock.now(),
            body: app.keys.seal_bytes(&digest, &kept.bytes)?,
            preview: kept.preview.map(|p| app.keys.seal_bytes(&digest, &p)).transpose()?,
        },
    }))
}

/// A size as people read it.
pub(crate) fn size(bytes: i64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes / 1024),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}
