//! One SQLite file of the archive: how it is opened, brought up to date, and read where nothing can be written.
//! It knows no table.

use crate::archive::Access;
use crate::error::in_database;
use crate::keeping::damage;
use crate::{Error, Result};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a statement waits for another connection's transaction. Ours take milliseconds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Pages copied between two looks at whether somebody else is writing: all of them, so that it is one moment.
const AT_ONCE: i32 = i32::MAX;

/// How long a copy waits before it asks again for a file that somebody else is writing to.
const PAUSE: Duration = Duration::from_millis(20);
const READING: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_NO_MUTEX).union(OpenFlags::SQLITE_OPEN_URI);
/// An article's words are one to two kilobytes: on SQLite's usual pages of four a quarter of each would stay empty. On
/// larger ones than these more is written for every article, whose names lie far from one another.
const PAGE_BYTES: u32 = 8 * 1024;

/// A connection that knows where its file is, for what it has to say when something fails.
#[derive(Debug)]
pub(crate) struct Database {
    path: PathBuf,
    connection: Connection,
    access: Access,
}

impl Database {
    /// Opens the file and brings its tables to the last of `versions`, each the SQL that leads there.
    pub(crate) fn open(path: &Path, versions: &[&'static str], access: Access) -> Result<Self> {
        let connection = match access {
            Access::ReadWrite => open_for_writing(path),
            Access::ReadOnly => open_for_reading(path),
        }
        .map_err(in_database(path))?;
        let mut database = Self { path: path.to_owned(), connection, access };
        database.migrate(versions, access)?;
        Ok(database)
    }

    /// Opens the file to be looked at, whatever tables are in it. Nothing is made or changed.
    pub(crate) fn look(path: &Path) -> Result<Self> {
        let connection = open_for_reading(path).map_err(in_database(path))?;
        Ok(Self { path: path.to_owned(), connection, access: Access::ReadOnly })
    }

    /// Opens the file to look at it. Where `still` says that nobody writes to it, and no log of writes lies beside
    /// it, it is read without so much as a file being made.
    pub(crate) fn look_still(path: &Path, versions: &[&'static str], still: bool) -> Result<Self> {
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        if still && !Path::new(&log).exists() {
            let connection = Connection::open_with_flags(immutable_uri(path), READING);
            let mut database = Self {
                path: path.to_owned(),
                connection: connection.map_err(in_database(path))?,
                access: Access::ReadOnly,
            };
            database.migrate(versions, Access::ReadOnly)?;
            return Ok(database);
        }
        Self::open(path, versions, Access::ReadOnly)
    }

    /// Runs a query.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        query(&self.connection).map_err(|error| self.failed(error))
    }

    /// Runs `work` in a transaction: all of it is durable when this returns, or none of it happened.
    pub(crate) fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let done = begun.and_then(|transaction| {
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        });
        done.map_err(|error| self.failed(error))
    }

    /// Copies all of it, as it is at one moment, into a file of its own: whole and durable, or an error.
    pub(crate) fn copy_to(&self, path: &Path) -> Result<()> {
        let copied = || -> rusqlite::Result<()> {
            let mut copy = Connection::open(path)?;
            copy.pragma_update(None, "synchronous", "FULL")?;
            Backup::new(&self.connection, &mut copy)?.run_to_completion(AT_ONCE, PAUSE, None)?;
            // One file, without a log beside it.
            copy.pragma_update(None, "journal_mode", "DELETE")
        };
        copied().map_err(in_database(path))
    }

    /// Puts what the file at `path` holds in the place of everything here, in one transaction: who reads meanwhile
    /// reads the old, and a crash leaves it.
    pub(crate) fn replace_by(&mut self, path: &Path) -> Result<()> {
        let connection = &mut self.connection;
        let mut replaced = || -> rusqlite::Result<()> {
            let from = open_for_reading(path)?;
            Backup::new(&from, connection)?.run_to_completion(AT_ONCE, PAUSE, None)
        };
        let replaced = replaced();
        replaced.map_err(in_database(&self.path))
    }

    /// What SQLite finds wrong with the file: nothing, as a rule. It names tables and pages of the file, no words.
    pub(crate) fn faults(&self) -> Vec<String> {
        self.checked("PRAGMA integrity_check(20)")
    }

    /// The same without comparing indexes with their tables, which takes half the time: for every opening.
    pub(crate) fn plain_faults(&self) -> Vec<String> {
        self.checked("PRAGMA quick_check(1)")
    }

    fn checked(&self, pragma: &str) -> Vec<String> {
        let checked = || -> rusqlite::Result<Vec<String>> {
            let mut check = self.connection.prepare(pragma)?;
            check.query_map([], |row| row.get(0))?.collect()
        };
        let mut faults = checked().unwrap_or_else(|error| vec![error.to_string()]);
        faults.retain(|fault| fault != "ok");
        faults
    }

    /// An error with its place. Damage is noted beside the file, for the next opening to look into.
    fn failed(&self, error: rusqlite::Error) -> Error {
        if self.access == Access::ReadWrite && damage::is_in(&error) {
            damage::suspect(&self.path);
        }
        in_database(&self.path)(error)
    }

    fn migrate(&mut self, versions: &[&'static str], access: Access) -> Result<()> {
        let found: u32 = self.read(|c| c.query_row("PRAGMA user_version", [], |row| row.get(0)))?;
        let known = u32::try_from(versions.len()).expect("BUG: versions are counted on fingers");
        if found > known {
            return Err(Error::NewerFormat { path: self.path.clone(), found, known });
        }
        if found == known {
            return Ok(());
        }
        if access == Access::ReadOnly {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        Migrations::new(versions.iter().map(|sql| M::up(sql)).collect())
            .to_latest(&mut self.connection)
            .map_err(|source| Error::Migration { path: self.path.clone(), source })
    }
}

fn open_for_writing(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Only heard by a file that is made now; one that is there keeps its pages.
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    // Readers go on reading while one writes. FULL: what was committed stays so through a power cut.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// A write-ahead log needs files beside the database even to be read. Where they cannot be made, the database
/// is read as a file that nobody changes, which on a read-only medium is true.
fn open_for_reading(path: &Path) -> rusqlite::Result<Connection> {
    let plain = Connection::open_with_flags(path, READING)?;
    plain.busy_timeout(BUSY_TIMEOUT)?;
    if plain.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
        return Ok(plain);
    }
    Connection::open_with_flags(immutable_uri(path), READING)
}

/// `file:` address of `path` with the characters escaped that mean something in one.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') && text.contains(':') {
        uri.push('/'); // C:/… is written /C:/… in an address
    }
    for c in text.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            other => uri.push(other),
        }
    }
    uri + "?immutable=1"
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSIONS: &[&str] = &["CREATE TABLE t (n INTEGER) STRICT;"];

    #[test]
    fn what_was_written_is_there_when_it_can_only_be_read() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("第#1 100%?.sqlite");
        let mut database = Database::open(&path, VERSIONS, Access::ReadWrite).unwrap();
        database.write(|t| t.execute("INSERT INTO t VALUES (7)", [])).unwrap();
        drop(database);
        for uri in [false, true] {
            let read_only = if uri {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                Connection::open_with_flags(immutable_uri(&path), flags).unwrap()
            } else {
                open_for_reading(&path).unwrap()
            };
            assert_eq!(read_only.query_row("SELECT n FROM t", [], |r| r.get(0)), Ok(7));
            assert!(read_only.execute("INSERT INTO t VALUES (8)", []).is_err());
        }
    }

    #[test]
    fn newer_tables_are_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("new.sqlite");
        Database::open(&path, &["CREATE TABLE a (n);", "CREATE TABLE b (n);"], Access::ReadWrite).unwrap();
        let refused = Database::open(&path, &["CREATE TABLE a (n);"], Access::ReadWrite);
        assert!(matches!(refused, Err(Error::NewerFormat { found: 2, known: 1, .. })));
    }

    #[test]
    fn work_that_fails_did_not_happen() {
        let home = tempfile::tempdir().unwrap();
        let mut database =
            Database::open(&home.path().join("t.sqlite"), VERSIONS, Access::ReadWrite).unwrap();
        let failed = database.write(|t| {
            t.execute("INSERT INTO t VALUES (7)", [])?;
            t.execute("INSERT INTO nowhere VALUES (7)", [])
        });
        assert!(matches!(failed, Err(Error::Database { .. })));
        let rows: i64 = database.read(|c| c.query_row("SELECT count(*) FROM t", [], |r| r.get(0))).unwrap();
        assert_eq!(rows, 0);
    }
}
