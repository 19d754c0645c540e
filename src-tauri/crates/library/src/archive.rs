//! The archive's folder: its parts by name, its format version, and who may write to it. It knows no tables
//! and no pages.

use crate::error::at;
use crate::{Error, Result};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Of the folder as a whole. Catalogue and shelf count their own tables' versions.
pub(crate) const FORMAT_VERSION: u32 = 1;

const SETTINGS: &str = "archive.toml";
const SETTINGS_BEING_WRITTEN: &str = "archive.toml.new";

/// What file managers leave in a folder that is otherwise empty.
const LEFT_BY_FILE_MANAGERS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Where an archive is put that nobody has put elsewhere: the folder `baoge/archive` among the reader's application
/// data. `None` where the system names no folder for those.
#[must_use]
pub fn default_folder() -> Option<PathBuf> {
    let system = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(system.data_dir().join("baoge").join("archive"))
}

/// An archive's folder.
#[derive(Clone, Debug)]
pub(crate) struct Archive {
    root: PathBuf,
    name: String,
    access: Access,
}

/// Whether anything can be written in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// It can.
    ReadWrite,
    /// It lies on a read-only medium, or is somebody else's.
    ReadOnly,
}

/// The right to write; given back when dropped, also by a crash.
#[derive(Debug)]
pub(crate) struct WriteLock {
    _file: File,
}

#[derive(Serialize, Deserialize)]
struct Settings {
    format: u32,
    #[serde(default)]
    name: String,
}

impl Archive {
    /// The archive in `root`.
    pub(crate) fn find(root: &Path) -> Result<Self> {
        let name = read_settings(root)?.name;
        let access = probe(root)?;
        Ok(Self { root: root.to_owned(), name, access })
    }

    /// The archive in `root`, to be looked at: nothing is written, not even to find out whether it could be. `None`
    /// where there is none and one could be made.
    pub(crate) fn look(root: &Path) -> Result<Option<Self>> {
        match read_settings(root) {
            Ok(Settings { name, .. }) => {
                Ok(Some(Self { root: root.to_owned(), name, access: Access::ReadOnly }))
            }
            Err(Error::NoArchive(_)) if is_absent_or_empty(root)? => Ok(None),
            Err(Error::NoArchive(_)) => Err(Error::NotAnArchive(root.to_owned())),
            Err(e) => Err(e),
        }
    }

    /// Keeps others from writing for as long as the value lives, if that can be had without making a file.
    pub(crate) fn keep_still(&self) -> Option<WriteLock> {
        let file = File::options().write(true).open(self.lock_file()).ok()?;
        file.try_lock().is_ok().then_some(WriteLock { _file: file })
    }

    /// The archive in `root`; made there first if the folder is absent or empty.
    pub(crate) fn find_or_create(root: &Path) -> Result<Self> {
        match Self::find(root) {
            Err(Error::NoArchive(_)) => {}
            found => return found,
        }
        if !is_absent_or_empty(root)? {
            return Err(Error::NotAnArchive(root.to_owned()));
        }
        fs::create_dir_all(root).map_err(at(root))?;
        // Written first and renamed into place: a crash leaves either an empty folder or an archive, whose
        // other parts are made when it is opened.
        write_settings(root)?;
        Self::find(root)
    }

    /// Whether `folder` is an archive, readable here or not.
    pub(crate) fn is_archive(folder: &Path) -> bool {
        folder.join(SETTINGS).is_file() && folder.join("originals").is_dir()
    }

    /// Makes the folders that are missing.
    pub(crate) fn complete(&self) -> Result<()> {
        for folder in [self.originals(), self.index(), self.cache()] {
            fs::create_dir_all(&folder).map_err(at(&folder))?;
        }
        Ok(())
    }

    /// The right to write, or [`Error::Busy`]. Readers never ask for it.
    pub(crate) fn lock(&self) -> Result<WriteLock> {
        if self.access == Access::ReadOnly {
            return Err(Error::ReadOnly(self.root.clone()));
        }
        let path = self.lock_file();
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(WriteLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy(self.root.clone())),
            Err(TryLockError::Error(e)) => Err(at(&path)(e)),
        }
    }

    /// The same archive, treated as one that cannot be written to.
    #[cfg(test)]
    pub(crate) fn read_only(mut self) -> Self {
        self.access = Access::ReadOnly;
        self
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What the reader calls it; its folder's name when it was made.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn access(&self) -> Access {
        self.access
    }

    pub(crate) fn catalogue(&self) -> PathBuf {
        self.root.join("catalogue.sqlite")
    }

    pub(crate) fn shelf(&self) -> PathBuf {
        self.root.join("shelf.sqlite")
    }

    pub(crate) fn originals(&self) -> PathBuf {
        self.root.join("originals")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Dated copies of the shelf.
    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// What each import said, one file for each.
    pub(crate) fn imports(&self) -> PathBuf {
        self.root.join("imports")
    }

    pub(crate) fn settings(&self) -> PathBuf {
        self.root.join(SETTINGS)
    }

    /// Pictures of pages, which can be drawn again.
    pub(crate) fn cache(&self) -> PathBuf {
        self.root.join("cache")
    }

    fn lock_file(&self) -> PathBuf {
        self.root.join("archive.lock")
    }
}

fn read_settings(root: &Path) -> Result<Settings> {
    let path = root.join(SETTINGS);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Err(Error::NoArchive(root.to_owned()));
        }
        Err(e) => return Err(at(&path)(e)),
    };
    let settings: Settings =
        toml::from_str(&text).map_err(|source| Error::Settings { path: path.clone(), source })?;
    if settings.format > FORMAT_VERSION {
        return Err(Error::NewerFormat { path, found: settings.format, known: FORMAT_VERSION });
    }
    Ok(settings)
}

/// Whether the lock file can be opened for writing says whether anything can be.
fn probe(root: &Path) -> Result<Access> {
    let path = root.join("archive.lock");
    match File::options().create(true).truncate(false).write(true).open(&path) {
        Ok(_) => Ok(Access::ReadWrite),
        Err(e) if matches!(e.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            Ok(Access::ReadOnly)
        }
        Err(e) => Err(at(&path)(e)),
    }
}

fn is_absent_or_empty(root: &Path) -> Result<bool> {
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(true),
        Err(e) if e.kind() == ErrorKind::NotADirectory => return Ok(false),
        Err(e) => return Err(at(root)(e)),
    };
    for entry in entries {
        let name = entry.map_err(at(root))?.file_name();
        let nothing = name
            .to_str()
            .is_some_and(|name| name == SETTINGS_BEING_WRITTEN || LEFT_BY_FILE_MANAGERS.contains(&name));
        if !nothing {
            return Ok(false);
        }
    }
    Ok(true)
}

fn write_settings(root: &Path) -> Result<()> {
    let name = root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let settings = Settings { format: FORMAT_VERSION, name };
    let text = toml::to_string(&settings).expect("BUG: a number and a text are always TOML");
    write_whole(&root.join(SETTINGS_BEING_WRITTEN), &root.join(SETTINGS), text.as_bytes())
}

/// Writes `bytes` beside their place, makes them durable, and moves them into it: at any moment `path` is
/// whole or absent.
pub(crate) fn write_whole(beside: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = File::create(beside).map_err(at(beside))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(at(beside))?;
    drop(file);
    fs::rename(beside, path).map_err(at(path))?;
    sync_folder(path.parent().expect("BUG: a file of the archive lies in a folder"));
    Ok(())
}

/// Makes a rename durable where folders can be opened and synced. Where they cannot (Windows), the file
/// system's own journal orders renames, so a failure here is none.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(opened) = File::open(folder) {
        let _ = opened.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_made_in_an_empty_folder_and_found_again() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("我的报");
        assert!(matches!(Archive::find(&root), Err(Error::NoArchive(_))));
        Archive::find_or_create(&root).unwrap();
        assert_eq!(Archive::find(&root).unwrap().name(), "我的报");
    }

    #[test]
    fn a_folder_with_other_things_is_left_as_it_is() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("家谱.txt"), "赵钱孙李").unwrap();
        assert!(matches!(Archive::find_or_create(home.path()), Err(Error::NotAnArchive(_))));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_crash_left_while_making_it_counts_as_empty() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(SETTINGS_BEING_WRITTEN), "form").unwrap();
        fs::write(home.path().join(".DS_Store"), "").unwrap();
        Archive::find_or_create(home.path()).unwrap();
    }

    #[test]
    fn a_newer_format_is_refused() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(SETTINGS), "format = 2\nname = \"x\"\n").unwrap();
        let refused = Archive::find_or_create(home.path());
        assert!(matches!(refused, Err(Error::NewerFormat { found: 2, known: 1, .. })));
    }

    #[test]
    fn one_writer_at_a_time() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        let lock = archive.lock().unwrap();
        assert!(matches!(archive.lock(), Err(Error::Busy(_))));
        drop(lock);
        archive.lock().unwrap();
    }
}
