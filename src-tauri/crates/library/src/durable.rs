//! Writing several files so that each is whole or absent at any moment, and waiting for the disk once for all of them
//! instead of once for each. It knows no originals.

use crate::Result;
use crate::archive::sync_folder;
use crate::error::at;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Files that wait for the disk side by side: a file system writes in one go what waits at the same time.
const AT_ONCE: usize = 16;

/// A file to be written.
#[derive(Clone, Debug)]
pub(crate) struct Whole<'a> {
    /// Where it is to be.
    pub(crate) path: PathBuf,
    /// Where it is until it is whole, in the same folder.
    pub(crate) beside: PathBuf,
    pub(crate) bytes: &'a [u8],
}

/// Writes the files and moves them into their places one after another; `moved` is told of each. Says how many of the
/// first are there, durable when this returns, and what kept the next from it.
pub(crate) fn write_whole(files: &[Whole<'_>], moved: impl Fn()) -> (usize, Result<()>) {
    let folders: BTreeSet<&Path> = files.iter().map(|file| folder(&file.path)).collect();
    // A folder that is made now is durable when the one it is in is.
    let new: BTreeSet<&Path> =
        folders.iter().filter(|path| !path.exists()).map(|path| folder(path)).collect();
    let written = side_by_side(files, Whole::write);
    let mut there = 0;
    let mut ended = Ok(());
    for (file, written) in files.iter().zip(written) {
        ended = written.and_then(|()| fs::rename(&file.beside, &file.path).map_err(at(&file.path)));
        if ended.is_err() {
            break;
        }
        there += 1;
        moved();
    }
    let folders: Vec<&Path> = folders.into_iter().chain(new).collect();
    side_by_side(&folders, |folder| sync_folder(folder));
    (there, ended)
}

impl Whole<'_> {
    fn write(&self) -> Result<()> {
        let folder = folder(&self.path);
        fs::create_dir_all(folder).map_err(at(folder))?;
        let mut file = File::create(&self.beside).map_err(at(&self.beside))?;
        file.write_all(self.bytes).and_then(|()| file.sync_all()).map_err(at(&self.beside))
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().expect("BUG: a file of the archive lies in a folder")
}

/// What `work` makes of each, in their order; done by several threads, because most of it is waiting.
fn side_by_side<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take_some = || -> Vec<(usize, R)> {
        let places = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        places.map_while(|place| Some((place, work(items.get(place)?)))).collect()
    };
    let mut done = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE.min(items.len())).map(|_| scope.spawn(take_some)).collect();
        let joined = threads.into_iter().map(|thread| thread.join().expect("BUG: writing a file panicked"));
        joined.flatten().collect::<Vec<_>>()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn files(home: &Path, names: &[&str]) -> Vec<Whole<'static>> {
        let whole = |name: &&str| Whole {
            path: home.join(name),
            beside: home.join(format!("{name}.new")),
            bytes: "字".as_bytes(),
        };
        names.iter().map(whole).collect()
    }

    #[test]
    fn all_are_in_their_places_whole_and_nothing_lies_beside() {
        let home = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..40).map(|n| format!("{:02x}/{n}.txt", n % 7)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let told = Cell::new(0);
        let (there, ended) = write_whole(&files(home.path(), &names), || told.set(told.get() + 1));
        assert!(ended.is_ok());
        assert_eq!((there, told.get()), (40, 40));
        for name in names {
            assert_eq!(fs::read(home.path().join(name)).unwrap(), "字".as_bytes());
            assert!(!home.path().join(format!("{name}.new")).exists());
        }
    }

    #[test]
    fn those_before_one_that_cannot_be_written_are_there_and_those_behind_it_are_not() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("b"), "no folder").unwrap();
        let (there, ended) = write_whole(&files(home.path(), &["a/1", "a/2", "b/3", "c/4", "a/5"]), || {});
        assert_eq!(there, 2);
        assert!(ended.unwrap_err().to_string().contains('b'));
        let is_there = |name: &str| home.path().join(name).exists();
        assert!(is_there("a/1") && is_there("a/2") && !is_there("c/4") && !is_there("a/5"));
    }
}
