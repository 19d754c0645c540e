//! What the window says about the program and the archive in its settings.

use library::{Formats, Library};
use serde::Serialize;
use std::path::Path;

/// The answer to `about`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct About {
    pub(crate) version: &'static str,
    /// The archive's folder, be it there or not.
    pub(crate) folder: String,
    /// Null where it cannot be opened.
    pub(crate) archive: Option<ArchiveAbout>,
    /// The log file.
    pub(crate) log: Option<String>,
    pub(crate) formats: Formats,
}

/// An archive that is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ArchiveAbout {
    pub(crate) name: String,
    pub(crate) read_only: bool,
    /// Bytes of the originals.
    pub(crate) bytes: u64,
    pub(crate) bookmarks: u64,
    /// How many decisions hold.
    pub(crate) decisions: usize,
    /// The folder of the shelf's copies.
    pub(crate) backups_folder: String,
    /// The copies, the latest first.
    pub(crate) backups: Vec<ShelfCopy>,
}

/// A dated copy of the shelf.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct ShelfCopy {
    pub(crate) date: String,
    pub(crate) bytes: u64,
}

/// A library that the program is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Licence {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// As its makers write it: `MIT OR Apache-2.0`.
    pub(crate) licence: &'static str,
}

/// What `build/licences.rs` found: a library a line.
const LICENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/licences.tsv"));

impl About {
    /// Of an archive at `folder` and the log at `log`.
    pub(crate) fn new(folder: &Path, archive: Option<ArchiveAbout>, log: Option<&Path>) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            folder: shown(folder),
            archive,
            log: log.map(shown),
            formats: Formats::of_this_program(),
        }
    }

    /// What there is to say of an archive.
    pub(crate) fn archive(library: &Library) -> library::Result<ArchiveAbout> {
        let stats = library.stats()?;
        let decisions = library.decisions()?;
        let copies = library::shelf_copies(library.folder());
        Ok(ArchiveAbout {
            name: library.name().to_owned(),
            read_only: library.is_read_only(),
            bytes: stats.original_bytes,
            bookmarks: stats.bookmarks,
            decisions: decisions
                .iter()
                .filter(|decision| decision.undoes.is_none() && !decision.undone)
                .count(),
            backups_folder: shown(&library.folder().join("backups")),
            backups: copies
                .iter()
                .map(|copy| ShelfCopy { date: copy.date.to_string(), bytes: copy.bytes })
                .collect(),
        })
    }
}

impl Licence {
    /// All there are, by name.
    pub(crate) fn all() -> Vec<Self> {
        LICENCES.lines().filter_map(Self::read).collect()
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.splitn(3, '\t');
        Some(Self { name: columns.next()?, version: columns.next()?, licence: columns.next()? })
    }
}

/// A path to be read by people: the window never sends it back.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{filled, golden};

    #[test]
    fn what_is_said_has_the_fields_of_its_golden() {
        let archive = ArchiveAbout {
            name: "剪报".to_owned(),
            read_only: false,
            bytes: 48_210_113,
            bookmarks: 31,
            decisions: 4,
            backups_folder: "/media/剪报/backups".to_owned(),
            backups: vec![ShelfCopy { date: "2026-11-28".to_owned(), bytes: 65_536 }],
        };
        let formats = Formats { archive: 1, catalogue: 5, shelf: 3, parser: 4 };
        let about = About {
            version: "1.2.3",
            formats,
            ..About::new(Path::new("/media/剪报"), Some(archive), Some(Path::new("/var/log/baoge.log")))
        };
        golden("about.json", &about);
        let one = Licence { name: "rusqlite", version: "0.40.2", licence: "MIT" };
        golden("licences.json", &[one]);
    }

    #[test]
    fn an_archive_tells_of_itself() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let said = About::archive(&library).unwrap();
        assert_eq!((said.name.as_str(), said.decisions, said.bookmarks), ("剪报", 0, 0));
        assert!(said.bytes > 100 && said.backups_folder.ends_with("backups"), "{said:?}");
    }

    #[test]
    fn what_the_program_is_made_of_is_named_with_its_licence() {
        let all = Licence::all();
        assert!(all.len() > 100, "{} are too few", all.len());
        for name in ["tauri", "rusqlite", "serde", "blake3"] {
            let one = all.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name} is missing"));
            assert!(["MIT", "Apache-2.0"].iter().any(|known| one.licence.contains(known)), "{one:?}");
        }
        assert!(all.iter().all(|one| !one.licence.is_empty()), "each has one");
        assert!(!all.iter().any(|one| one.name == "proptest"), "what only tests use is not in it");
    }
}
