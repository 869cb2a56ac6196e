//! What typst may see: our source, the paper's data, the type. Nothing else exists for it.

use std::path::PathBuf;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use super::Fonts;

const PAGE: &str = include_str!("page.typ");

/// What stays the same from paper to paper.
pub(super) struct World {
    shared: Arc<Shared>,
}

struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Fonts,
    page: Source,
    data: FileId,
}

/// The world of one paper.
pub(super) struct Sheet {
    shared: Arc<Shared>,
    data: Bytes,
}

impl World {
    pub(super) fn new(fonts: Fonts) -> World {
        let shared = Shared {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(fonts.book()),
            fonts,
            page: Source::new(file("page.typ"), PAGE.to_owned()),
            data: file("paper.json"),
        };
        World { shared: Arc::new(shared) }
    }

    pub(super) fn fonts(&self) -> &Fonts {
        &self.shared.fonts
    }

    pub(super) fn with(&self, data: Vec<u8>) -> Sheet {
        Sheet { shared: Arc::clone(&self.shared), data: Bytes::new(data) }
    }
}

/// A name in the only folder there is.
fn file(name: &str) -> FileId {
    let root = || VirtualPath::new("/");
    match VirtualPath::new(name).or_else(|_| root()) {
        Ok(path) => FileId::new(RootedPath::new(VirtualRoot::Project, path)),
        // both names are plain
        Err(_) => Source::detached("").id(),
    }
}

impl typst::World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.page.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.page.id() { Ok(self.shared.page.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data { Ok(self.data.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_without_slash()))
}
