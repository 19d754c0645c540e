//! Dated copies of the shelf, made by themselves, and the shelf opened with an eye on whether it is whole.
//!
//! The shelf is the one thing that nothing else can make again. At an opening for writing, if it changed, it is copied
//! into `backups/`: one copy a day, the day's last, and of old ones the fewer the older they are.

use crate::archive::{Access, Archive};
use crate::database::Database;
use crate::error::at;
use crate::keeping::damage;
use crate::{Error, Library, Result, shelf};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A shelf up to this size is looked through at every opening: some milliseconds. A larger one when it is copied.
const LOOKED_THROUGH: u64 = 2 << 20;

/// A dated copy of the shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShelfCopy {
    /// The day it was made, in UTC.
    pub date: Date,
    /// Its length.
    pub bytes: u64,
    /// Where it is.
    pub path: PathBuf,
}

/// The dated copies of the shelf of the archive in `folder`, the latest first. The archive itself is not opened.
#[must_use]
pub fn shelf_copies(folder: &Path) -> Vec<ShelfCopy> {
    let Ok(entries) = fs::read_dir(folder.join("backups")) else { return Vec::new() };
    let copy = |entry: fs::DirEntry| {
        let path = entry.path();
        let date =
            path.file_name()?.to_str()?.strip_prefix("shelf-")?.strip_suffix(".sqlite")?.parse().ok()?;
        Some(ShelfCopy { date, bytes: entry.metadata().ok()?.len(), path })
    };
    let mut copies: Vec<ShelfCopy> = entries.flatten().filter_map(copy).collect();
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.date));
    copies
}

/// Opens the shelf. One that is damaged, or gone where there are copies of it, is an error that offers the latest
/// copy that is whole: an empty shelf in its place would look as if all marks had been lost.
pub(crate) fn open(archive: &Archive) -> Result<Database> {
    let path = archive.shelf();
    let length = fs::metadata(&path).map_or(0, |found| found.len());
    if length == 0 && !shelf_copies(archive.root()).is_empty() {
        return Err(damaged(archive));
    }
    let opened = match shelf::open(archive, archive.access()) {
        Err(error) if error.is_damage() => return Err(damaged(archive)),
        opened => opened?,
    };
    let faults = if damage::is_suspect(&path) {
        opened.faults()
    } else if length <= LOOKED_THROUGH {
        opened.plain_faults()
    } else {
        Vec::new()
    };
    if !faults.is_empty() {
        return Err(damaged(archive));
    }
    if archive.access() == Access::ReadWrite {
        damage::clear(&path);
    }
    Ok(opened)
}

/// Copies the shelf if there is something on it and it changed since the last copy; one of the same day is replaced,
/// after the shelf was looked through. Where that fails the archive opens all the same: the older copies are there.
pub(crate) fn copy_if_due(archive: &Archive, shelf: &Database) {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let copies = shelf_copies(archive.root());
    let is_due = copies.first().is_none_or(|last| is_newer(archive, &last.path));
    if is_due && !is_empty(shelf) && shelf.faults().is_empty() && copy(archive, shelf, today).is_ok() {
        let days: Vec<Date> = copies.iter().map(|copy| copy.date).collect();
        let kept = worth_keeping(&days, today);
        for old in copies.iter().filter(|copy| !kept.contains(&copy.date)) {
            let _ = fs::remove_file(&old.path);
        }
    }
}

impl Library {
    /// Copies the shelf if it changed since it was copied last: for a window that is open for days. Says which copy is
    /// the latest now.
    #[must_use]
    pub fn keep_shelf_copy(&self) -> Option<ShelfCopy> {
        if self.archive.access() == Access::ReadWrite {
            copy_if_due(&self.archive, &self.shelf());
        }
        shelf_copies(self.archive.root()).into_iter().next()
    }
}

/// The latest copy that is whole.
pub(crate) fn last_whole(folder: &Path) -> Option<ShelfCopy> {
    shelf_copies(folder).into_iter().find(|copy| is_whole(&copy.path))
}

/// Whether the file at `path` is a shelf that can be read from end to end, of this version or an older one.
pub(crate) fn is_whole(path: &Path) -> bool {
    Database::look(path).is_ok_and(|file| file.faults().is_empty() && shelf::can_read(&file))
}

/// Whether nothing of the reader's is on it.
pub(crate) fn is_empty(shelf: &Database) -> bool {
    let rows = shelf.read(|c| {
        let tables: Vec<String> = c
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut rows: u64 = 0;
        for table in tables {
            rows +=
                c.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get::<_, u64>(0))?;
        }
        Ok(rows)
    });
    rows.is_ok_and(|rows| rows == 0)
}

fn damaged(archive: &Archive) -> Error {
    let backup = last_whole(archive.root()).map(|copy| copy.path);
    Error::DamagedShelf { path: archive.shelf(), backup }
}

fn copy(archive: &Archive, shelf: &Database, today: Date) -> Result<()> {
    let folder = archive.backups();
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    let path = folder.join(format!("shelf-{today}.sqlite"));
    let beside = path.with_extension("new");
    damage::remove_database(&beside);
    shelf.copy_to(&beside)?;
    fs::rename(&beside, &path).map_err(at(&path))
}

/// Whether the shelf was written to after the file at `copy` was.
fn is_newer(archive: &Archive, copy: &Path) -> bool {
    let written = |path: &Path| fs::metadata(path).and_then(|found| found.modified());
    let wal = damage::with_ending(&archive.shelf(), "-wal");
    let last = [archive.shelf(), wal].iter().filter_map(|path| written(path).ok()).max();
    last.unwrap_or(SystemTime::UNIX_EPOCH) > written(copy).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Of copies of these days: the seven latest, the first of each week for two months, the first of each month for two
/// years, and the first of each year.
fn worth_keeping(days: &[Date], today: Date) -> BTreeSet<Date> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let mut kept: BTreeSet<Date> = days.iter().rev().take(7).copied().collect();
    let since = |span: jiff::Span| today.checked_sub(span).unwrap_or(Date::MIN);
    let (week, month) = (since(2.months()), since(2.years()));
    kept.extend(
        firsts(&days, |day| Some(day.iso_week_date().first_of_week().ok()?.date())).filter(|d| *d >= week),
    );
    kept.extend(firsts(&days, |day| Some(day.first_of_month())).filter(|d| *d >= month));
    kept.extend(firsts(&days, |day| Some(day.first_of_year())));
    kept
}

/// The first day of each span that `span` names by its beginning.
fn firsts(days: &[Date], span: impl Fn(&Date) -> Option<Date>) -> impl Iterator<Item = Date> {
    let mut begun = BTreeSet::new();
    days.iter().filter(move |day| begun.insert(span(day))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn old_copies_are_kept_sparsely() {
        let today = date(2026, 11, 24);
        let days: Vec<Date> = (0..1500).filter_map(|back| today.checked_sub(back.days()).ok()).collect();
        let kept = worth_keeping(&days, today);
        assert!((0..7).all(|back: i32| kept.contains(&today.checked_sub(back.days()).unwrap())));
        assert!(kept.contains(&date(2026, 10, 1)) && kept.contains(&date(2025, 1, 1)));
        assert!(kept.contains(&date(2024, 1, 1)), "a year's first copy stays");
        assert!(!kept.contains(&date(2024, 3, 1)), "months of three years ago go");
        assert!((35..50).contains(&kept.len()), "{}", kept.len());
    }

    #[test]
    fn few_copies_are_all_kept() {
        let days = [date(2020, 5, 6), date(2026, 1, 2), date(2026, 11, 23)];
        assert_eq!(worth_keeping(&days, date(2026, 11, 24)).len(), 3);
        assert!(worth_keeping(&[], date(2026, 11, 24)).is_empty());
    }
}
