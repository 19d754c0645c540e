//! The reader's bookmarks as one file of JSON, to be read by others and taken into another archive.
//!
//! `format` is `baoge-shelf`, `version` 1. What later versions add is passed over; a later version number is refused. A
//! bookmark says where it stood by names that outlive an archive: the article's, and the page's by the hash of its file;
//! and for whoever has neither, the words, what stood around them, and the facts as they were shown.

use crate::archive::write_whole;
use crate::collecting::named;
use crate::error::at;
use crate::keeping::damage;
use crate::marking::is_lost;
use crate::shelf::{self, Change, Mark, Shelved, ShownFacts, Value};
use crate::views::{ArticleId, ShelfChangeKind, ShelfExport, ShelfImport};
use crate::{Error, Library, Result, bookmarks, now};
use newsprint::SourceId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

const FORMAT: &str = "baoge-shelf";
const VERSION: u32 = 1;

/// No shelf is so large: 100,000 bookmarks are some 80 MB.
const LARGEST: u64 = 512 << 20;

/// More collections, or more one below the other, no reader makes.
const MOST_COLLECTIONS: usize = 10_000;
const DEEPEST: usize = 64;

/// A uid is a name, not a text.
const LONGEST_UID: usize = 100;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct ShelfFile {
    format: String,
    version: u32,
    /// When it was written, RFC 3339 in UTC.
    #[serde(default)]
    exported: String,
    /// What the archive is called.
    #[serde(default)]
    archive: String,
    #[serde(default)]
    collections: Vec<FiledCollection>,
    #[serde(default)]
    bookmarks: Vec<FiledBookmark>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FiledCollection {
    /// Names it in every archive.
    id: String,
    name: String,
    /// The `id` of the collection it is part of.
    #[serde(default)]
    parent: Option<String>,
    #[serde(default)]
    created: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct FiledBookmark {
    /// Names it in every archive. One written by hand may have none.
    #[serde(default)]
    id: String,
    /// The article's name.
    #[serde(default)]
    article: String,
    /// The page it stands on.
    #[serde(default)]
    page: Option<FiledPage>,
    /// Whether the article as a whole is meant, and `quote` is its beginning.
    #[serde(default)]
    whole: bool,
    quote: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
    /// Facts as they were shown.
    #[serde(default)]
    shown: ShownFacts,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    /// The `id`s of the collections it is in.
    #[serde(default)]
    collections: Vec<String>,
    #[serde(default)]
    created: String,
    /// When the note was last written.
    #[serde(default)]
    edited: String,
}

/// A page by the BLAKE3 hash of its file's bytes and its place in the file, counted from 0.
#[derive(Debug, Serialize, Deserialize)]
struct FiledPage {
    source: String,
    ordinal: u32,
}

impl Library {
    /// Writes all bookmarks with their notes, tags and collections into one file, over what is there.
    pub fn export_shelf(&self, path: &Path) -> Result<ShelfExport> {
        let mut file = self.shelf().read(filed)?;
        file.exported = now();
        self.name().clone_into(&mut file.archive);
        let mut bytes = serde_json::to_vec_pretty(&file).expect("BUG: our values have text for keys");
        bytes.push(b'\n');
        write_whole(&damage::with_ending(path, ".new"), path, &bytes)?;
        Ok(ShelfExport {
            path: path.to_owned(),
            bookmarks: file.bookmarks.len() as u64,
            collections: file.collections.len() as u64,
        })
    }

    /// Takes in the bookmarks of a file. What is here already is not added again; of two notes on one bookmark the later
    /// holds; a bookmark that was taken off here comes back. What is not in this archive is kept, and told.
    pub fn import_shelf(&self, path: &Path) -> Result<ShelfImport> {
        self.may_write()?;
        let file = read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let marks: Vec<(Mark, &FiledBookmark)> =
            file.bookmarks.iter().map(|filed| (mark(filed), filed)).collect();
        let mut done = self.shelf().write(|tx| {
            let change = Change::begin(tx, ShelfChangeKind::Import, &name, 0, &now())?;
            take_in(&change, &file.collections, &marks)
        })?;
        let shown = self.catalogue().read(|c| {
            let lost = marks.into_iter().map(|(mark, _)| Ok((is_lost(c, &mark)?, mark)));
            let lost = lost.collect::<rusqlite::Result<Vec<_>>>()?;
            Ok(lost.into_iter().filter(|(lost, _)| *lost).map(|(_, mark)| mark).collect::<Vec<_>>())
        })?;
        for mark in shown {
            let id = self.shelf().read(|c| shelf::mark_of_uid(c, &mark.uid))?;
            let Some((id, _)) = id else { continue };
            done.lost.push(self.catalogue().read(|c| bookmarks::bookmark(c, id, mark))?);
        }
        done.lost = self.filed(done.lost)?;
        Ok(done)
    }
}

/// All that is to be exported, the first made first.
fn filed(connection: &Connection) -> rusqlite::Result<ShelfFile> {
    let all = shelf::collections(connection)?;
    let uids: HashMap<i64, String> = all.iter().map(|c| (c.id, c.uid.clone())).collect();
    let (mut tagged, collected) = (shelf::tagged(connection)?, shelf::collected(connection)?);
    let of = |id: i64, mark: Mark, tags: Vec<String>| FiledBookmark {
        id: mark.uid,
        article: ArticleId(mark.article).to_string(),
        page: mark.place.map(|(source, ordinal)| FiledPage { source: source.0, ordinal }),
        whole: mark.whole,
        quote: mark.quote,
        prefix: mark.prefix,
        suffix: mark.suffix,
        shown: mark.facts,
        note: mark.note,
        tags,
        collections: collected.get(&id).into_iter().flatten().filter_map(|c| uids.get(c)).cloned().collect(),
        created: mark.created,
        edited: mark.edited,
    };
    let marks = shelf::marks(connection)?.into_iter().rev();
    Ok(ShelfFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported: String::new(),
        archive: String::new(),
        bookmarks: marks.map(|(id, mark)| of(id, mark, tagged.remove(&id).unwrap_or_default())).collect(),
        collections: all
            .into_iter()
            .map(|Shelved { uid, name, parent, created, .. }| FiledCollection {
                id: uid,
                name,
                parent: parent.and_then(|parent| uids.get(&parent).cloned()),
                created,
            })
            .collect(),
    })
}

fn read(path: &Path) -> Result<ShelfFile> {
    let refused = |reason: &str| Error::NotAShelfFile { path: path.to_owned(), reason: reason.to_owned() };
    if fs::metadata(path).map_err(at(path))?.len() > LARGEST {
        return Err(refused("it is too large"));
    }
    let bytes = fs::read(path).map_err(at(path))?;
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        format: String,
        #[serde(default)]
        version: u32,
    }
    let head: Head = serde_json::from_slice(text).map_err(|e| refused(&e.to_string()))?;
    if head.format != FORMAT {
        return Err(refused("it is not an exported shelf"));
    }
    if head.version > VERSION {
        return Err(Error::NewerFormat { path: path.to_owned(), found: head.version, known: VERSION });
    }
    let file: ShelfFile = serde_json::from_slice(text).map_err(|e| refused(&e.to_string()))?;
    if file.collections.len() > MOST_COLLECTIONS {
        return Err(refused("it has too many collections"));
    }
    Ok(file)
}

/// The bookmark that a file describes.
fn mark(filed: &FiledBookmark) -> Mark {
    let moment = |said: &str| said.parse::<jiff::Timestamp>().map(|_| said.to_owned());
    let created = moment(&filed.created).unwrap_or_else(|_| "1970-01-01T00:00:00Z".to_owned());
    let article: ArticleId = filed.article.parse().unwrap_or(ArticleId(0));
    Mark {
        article: article.0,
        place: filed.page.as_ref().map(|page| (SourceId(page.source.clone()), page.ordinal)),
        quote: filed.quote.clone(),
        prefix: filed.prefix.clone(),
        suffix: filed.suffix.clone(),
        whole: filed.whole,
        facts: filed.shown.clone(),
        note: filed.note.clone(),
        edited: moment(&filed.edited).unwrap_or_else(|_| created.clone()),
        created,
        uid: uid(&filed.id, || {
            let said = [&filed.article, &filed.quote, &filed.prefix, &filed.suffix, &filed.created];
            said.map(String::as_str).join("\n")
        }),
    }
}

/// The name that is given, or where it is none one made of what it names: the same at every import.
fn uid(given: &str, named: impl FnOnce() -> String) -> String {
    let is_name = !given.is_empty() && given.len() <= LONGEST_UID;
    if is_name { given.to_owned() } else { blake3::hash(named().as_bytes()).to_hex()[..24].to_owned() }
}

fn take_in(
    change: &Change<'_>,
    collections: &[FiledCollection],
    marks: &[(Mark, &FiledBookmark)],
) -> rusqlite::Result<ShelfImport> {
    let mut taking = Taking { change, filed: collections, known: HashMap::new(), made: 0 };
    for filed in collections {
        taking.collection(&filed.id, &mut HashSet::new())?;
    }
    let mut done = ShelfImport { change: None, added: 0, completed: 0, already_here: 0, lost: Vec::new() };
    for (mark, filed) in marks {
        match taking.bookmark(mark, filed)? {
            Fate::Added => done.added += 1,
            Fate::Completed => done.completed += 1,
            Fate::AlreadyHere => done.already_here += 1,
        }
    }
    if done.added + done.completed + taking.made == 0 {
        change.never_was()?;
    } else {
        change.concerns(done.added + done.completed)?;
        done.change = Some(change.id);
    }
    Ok(done)
}

/// What became of a bookmark of a file.
enum Fate {
    Added,
    Completed,
    AlreadyHere,
}

/// An import of a shelf under way.
struct Taking<'t> {
    change: &'t Change<'t>,
    filed: &'t [FiledCollection],
    /// The collections here by what the file calls them.
    known: HashMap<String, i64>,
    /// Collections that were made or came back.
    made: u64,
}

impl Taking<'_> {
    /// The collection that the file calls `id`, found or made; what goes round in a circle is cut.
    fn collection(&mut self, id: &str, above: &mut HashSet<String>) -> rusqlite::Result<Option<i64>> {
        if let Some(known) = self.known.get(id) {
            return Ok(Some(*known));
        }
        let Some(filed) = self.filed.iter().find(|filed| filed.id == id) else { return Ok(None) };
        let Ok(name) = named(&filed.name) else { return Ok(None) };
        if above.len() >= DEEPEST || !above.insert(id.to_owned()) {
            return Ok(None);
        }
        let parent =
            filed.parent.as_ref().map(|parent| self.collection(parent, above)).transpose()?.flatten();
        let uid = uid(&filed.id, || name.clone());
        let connection = self.change.connection();
        let here = match shelf::collection_of_uid(connection, &uid)? {
            Some((here, false)) => here,
            Some((here, true)) => {
                self.made += 1;
                shelf::return_collection(self.change, here)?;
                here
            }
            None => {
                let all = shelf::collections(connection)?;
                match all.into_iter().find(|c| c.name == name && c.parent == parent) {
                    Some(same) => same.id,
                    None => {
                        self.made += 1;
                        shelf::make_collection(self.change, Some(&uid), &name, parent, &now())?
                    }
                }
            }
        };
        self.known.insert(id.to_owned(), here);
        Ok(Some(here))
    }

    fn bookmark(&mut self, mark: &Mark, filed: &FiledBookmark) -> rusqlite::Result<Fate> {
        let connection = self.change.connection();
        let (id, is_new) = match shelf::mark_of_uid(connection, &mark.uid)? {
            None => (shelf::add_mark(self.change, mark)?, true),
            Some((id, true)) => {
                shelf::return_mark(self.change, id)?;
                (id, true)
            }
            Some((id, false)) => (id, false),
        };
        let mut is_completed = false;
        let here = shelf::mark_of(connection, id)?;
        if here.is_some_and(|here| here.note != mark.note && later(&mark.edited, &here.edited)) {
            self.change.write(Value::Note, id, Some(&mark.note))?;
            is_completed = true;
        }
        for tag in filed.tags.iter().filter_map(|tag| named(tag).ok()) {
            is_completed |= shelf::tag(self.change, id, &tag)?;
        }
        for collection in &filed.collections {
            if let Some(collection) = self.collection(collection, &mut HashSet::new())? {
                is_completed |= shelf::collect(self.change, id, collection)?;
            }
        }
        Ok(match (is_new, is_completed) {
            (true, _) => Fate::Added,
            (false, true) => Fate::Completed,
            (false, false) => Fate::AlreadyHere,
        })
    }
}

/// Whether one moment is after another.
fn later(one: &str, other: &str) -> bool {
    let moment = |said: &str| said.parse::<jiff::Timestamp>().ok();
    moment(one) > moment(other)
}
