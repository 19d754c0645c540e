//! The catalogue: the truth about pages, in `catalogue.sqlite`. It owns its tables and every statement on them;
//! it knows neither the index nor the shelf, and opens no page file.

mod articles;
mod browsing;
mod check;
mod facts;
mod foreseeing;
mod imported;
mod issues;
mod jump_list;
mod jumps;
mod lately;
mod lineage;
mod log;
mod log_copy;
mod moving;
mod names;
mod nearby;
mod newspapers;
mod reaching;
mod references;
mod reparse;
mod selecting;
mod settling;
mod sheets;
mod sources;
mod stand_ins;
mod statistics;
mod store;
mod stories;
mod whereabouts;
mod witnesses;
mod words;

pub(crate) use articles::{article, article_exists as is_article, story as read_story};
pub(crate) use browsing::{calendar, issue, loose_pages, original_of, page, years};
pub(crate) use check::{Source, article_ids, is_readable, lines, sources};
pub(crate) use facts::{Given, Named, Over, PageFacts};
pub(crate) use foreseeing::meets;
pub(crate) use imported::{import_pages, imports_here};
pub(crate) use issues::{issues, of_day as issues_of_day};
pub(crate) use jump_list::{count_waiting, jumps as list_jumps};
pub(crate) use jumps::{Followed, follow, unfollowed};
pub(crate) use lately::{last_ended_import, stories_since};
pub(crate) use lineage::{Descendants, descendants};
pub(crate) use log::{begin_import, break_off_import, finish_import, import_log, imports, log_file};
pub(crate) use log_copy::{
    LoggedFile, LoggedImport, add_logged_file, add_logged_import, import_numbers, logged_files, logged_import,
};
pub(crate) use names::settle_newspapers;
pub(crate) use nearby::article_place;
pub(crate) use newspapers::{is_known as is_newspaper, is_same as is_same_newspaper, newspapers};
pub(crate) use reaching::{reached, reaches};
pub(crate) use references::{referenced_by_import, referenced_by_story, set_kept};
pub(crate) use reparse::{Compared, compare};
pub(crate) use selecting::{Matched, articles_on, matching, sources_beside};
pub(crate) use settling::{Original, Settled, Settler, decision, learn, set_decision, settle_facts};
pub(crate) use sheets::{
    Drawing, Looked, PictureSource, drawings, looked_for, page_of, page_row, picture_source,
};
pub(crate) use sources::{Held, add_sighting, held, known_sources, sum};
pub(crate) use statistics::holdings;
pub(crate) use store::{Arrival, Stored, store};
pub(crate) use stories::{Changed, Story, all_stories, changes_after, story};
pub(crate) use whereabouts::{articles_of_day, articles_of_source, lineage_of, place_of};

use crate::Result;
use crate::archive::{Access, Archive};
use crate::database::Database;
use crate::dictionary;
use rusqlite::Connection;

/// From an empty file to now. A step once released is never edited; a new one is added behind it.
const VERSIONS: &[&str] = &[
    include_str!("catalogue/schema.sql"),
    include_str!("catalogue/schema_jumps.sql"),
    include_str!("catalogue/schema_decisions.sql"),
    include_str!("catalogue/schema_reports.sql"),
    include_str!("catalogue/schema_words.sql"),
    include_str!("catalogue/schema_sheets.sql"),
];

/// Opens the archive's catalogue, made first if it is not there.
pub(crate) fn open(archive: &Archive, access: Access) -> Result<Database> {
    dictionary::may_stand_in(&archive.catalogue());
    Database::open(&archive.catalogue(), VERSIONS, access)
}

/// The version of its tables.
pub(crate) fn version() -> u32 {
    u32::try_from(VERSIONS.len()).expect("BUG: versions are counted on fingers")
}

/// Opens a catalogue at another place, to be built beside the archive's own.
pub(crate) fn open_at(path: &std::path::Path) -> Result<Database> {
    dictionary::may_stand_in(path);
    Database::open(path, VERSIONS, Access::ReadWrite)
}

/// Opens the archive's catalogue to look at it. `still`: nobody writes to it meanwhile.
pub(crate) fn look(archive: &Archive, still: bool) -> Result<Database> {
    dictionary::may_stand_in(&archive.catalogue());
    Database::look_still(&archive.catalogue(), VERSIONS, still)
}

/// An empty catalogue that is gone when it is closed; what does not fit into memory is among the system's temporary
/// files.
pub(crate) fn scratch() -> Result<Database> {
    Database::open(std::path::Path::new(""), VERSIONS, Access::ReadWrite)
}

/// How far the catalogue has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Changes are counted from here.
    pub(crate) first_sequence: u64,
    /// The last change; `first_sequence` if there was none.
    pub(crate) sequence: u64,
    /// Bytes of the manifest taken in.
    pub(crate) manifest_end: u64,
}

/// How far the catalogue has come.
pub(crate) fn progress(connection: &Connection) -> rusqlite::Result<Progress> {
    connection.query_row(
        "SELECT first_sequence, manifest_end, (SELECT max(sequence) FROM change) FROM state",
        [],
        |row| {
            let first_sequence = row.get(0)?;
            let sequence = row.get::<_, Option<u64>>(2)?.unwrap_or(first_sequence);
            Ok(Progress { first_sequence, sequence, manifest_end: row.get(1)? })
        },
    )
}

/// Notes that the manifest is taken in up to byte `end`.
pub(crate) fn set_manifest_end(connection: &Connection, end: u64) -> rusqlite::Result<()> {
    connection.execute("UPDATE state SET manifest_end = ?1", [end]).map(|_| ())
}

/// An empty catalogue in memory, for the tests of what stands on it.
#[cfg(test)]
pub(crate) fn in_memory() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    for version in VERSIONS {
        connection.execute_batch(version).unwrap();
    }
    connection
}
