//! The index: opening, writing, searching. What is asked is a [`Query`]; what is answered are ids and counts.
//!
//! It knows the engine and the folder; what a query means is `query`'s, what a term is, `analysis`'s.

use crate::answer::{Found, FoundHit, Sort, Window};
use crate::collect::Tally;
use crate::schema::Fields;
use crate::stopping::{Stop, StoppingQuery};
use crate::{Document, Error, Filters, Keywords, Part, Query, Result, compile, folder, merging};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tantivy::index::SegmentId;
use tantivy::indexer::{LogMergePolicy, NoMergePolicy};
use tantivy::query::AllQuery;
use tantivy::{IndexReader, IndexWriter, Opstamp, ReloadPolicy, Searcher, TantivyDocument, Term};

/// An open index. Cheap to clone; any number of threads may search it. What another process commits is seen after
/// [`Index::refresh`].
#[derive(Clone)]
pub struct Index {
    fields: Arc<Fields>,
    engine: tantivy::Index,
    reader: IndexReader,
    damage: Option<String>,
}

/// The one writer of an index. What is not committed is lost when it is dropped.
pub struct Writer {
    fields: Arc<Fields>,
    index: tantivy::Index,
    reader: IndexReader,
    engine: IndexWriter,
}

/// All that a query found, in order, as the index was then: a window of it is there at once, however deep.
#[derive(Debug)]
pub struct Ranking {
    hits: Vec<FoundHit>,
    segments: BTreeMap<SegmentId, Option<Opstamp>>,
}

/// Memory that documents are gathered in before a segment is written, by one thread: the pieces of several would have
/// to be merged, which costs more than it saves beside a catalogue that is written meanwhile.
const WRITER_BYTES: usize = 400 << 20;

/// Memory of a writer that only merges: the least the engine takes.
const MERGER_BYTES: usize = 15 << 20;

/// Segments of like size that are merged while more is written. Fewer would merge what the end merges again.
const PIECES: usize = 16;

impl Index {
    /// Opens the index in `folder` (an archive's `index/`), or makes an empty one there if there is none, or none
    /// made by the same rules, or none that can be read. It is behind the catalogue when [`Index::sequence`] is;
    /// [`Index::damage`] says why, if the reason is damage.
    pub fn open(folder: &Path) -> Result<Self> {
        let fields = Fields::new();
        let (engine, damage) = folder::open(folder, &fields)?;
        Self::new(fields, engine, damage)
    }

    /// The index in `folder` to be looked at, or an error if it cannot be opened; `None` if there is none made by
    /// today's rules. Nothing in the folder is changed.
    pub fn look(folder: &Path) -> Result<Option<Self>> {
        let fields = Fields::new();
        let found = folder::look(folder, &fields)?;
        found.map(|engine| Self::new(fields, engine, None)).transpose()
    }

    /// An index that is gone when it is dropped.
    pub fn in_memory() -> Result<Self> {
        let fields = Fields::new();
        let engine = tantivy::Index::create_in_ram(fields.schema.clone());
        Self::new(fields, engine, None)
    }

    fn new(fields: Fields, engine: tantivy::Index, damage: Option<String>) -> Result<Self> {
        folder::register(&engine);
        let reader = engine.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields: Arc::new(fields), engine, reader, damage })
    }

    /// The catalogue sequence of the last commit; 0 if there was none, so that everything must be put again.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        let payload = self.engine.load_metas().ok().and_then(|metas| metas.payload);
        payload.and_then(|payload| payload.parse().ok()).unwrap_or(0)
    }

    /// What was wrong with the index found on opening, if it had to be put aside and begun anew.
    #[must_use]
    pub fn damage(&self) -> Option<&str> {
        self.damage.as_deref()
    }

    /// How many documents can be found.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Takes in what other processes have committed.
    pub fn refresh(&self) -> Result<()> {
        Ok(self.reader.reload()?)
    }

    /// Begins to write. There is one writer at a time across all processes: [`Error::Busy`] if there is one already.
    pub fn writer(&self) -> Result<Writer> {
        let engine: IndexWriter = self.engine.writer_with_num_threads(1, WRITER_BYTES)?;
        // A crash within a commit leaves files that the next commit would make again under the same names, and may not.
        engine.garbage_collect_files().wait()?;
        let mut while_writing = LogMergePolicy::default();
        while_writing.set_min_num_segments(PIECES);
        engine.set_merge_policy(Box::new(while_writing));
        let (fields, index, reader) = (Arc::clone(&self.fields), self.engine.clone(), self.reader.clone());
        Ok(Writer { fields, index, reader, engine })
    }

    /// Finds what `query` asks for. The total and the counts are exact, whatever the window.
    pub fn search(&self, query: &Query, window: &Window) -> Result<Found> {
        let compiled = compile::compile(query, &self.fields);
        let tally = Tally::new(*window);
        Ok(self.reader.searcher().search(&*compiled, &tally)?)
    }

    /// The same of what is left by `filters`. `None` if `stop` became true meanwhile.
    pub fn search_within(
        &self,
        query: &Query,
        filters: &Filters,
        window: &Window,
        stop: Option<&Stop>,
    ) -> Result<Option<Found>> {
        self.search_by(&self.reader.searcher(), query, filters, window, stop)
    }

    /// All of it in order, to be kept for as long as [`Index::has`] says. `None` if `stop` became true meanwhile.
    pub fn rank(
        &self,
        query: &Query,
        filters: &Filters,
        sort: Sort,
        stop: Option<&Stop>,
    ) -> Result<Option<Ranking>> {
        let searcher = self.reader.searcher();
        let all = Window { limit: usize::MAX, sort, ..Window::default() };
        let found = self.search_by(&searcher, query, filters, &all, stop)?;
        let segments = searcher.generation().segments().clone();
        Ok(found.map(|found| Ranking { hits: found.hits, segments }))
    }

    /// Whether the index is still the one that this was found in.
    #[must_use]
    pub fn has(&self, ranking: &Ranking) -> bool {
        *self.reader.searcher().generation().segments() == ranking.segments
    }

    fn search_by(
        &self,
        searcher: &Searcher,
        query: &Query,
        filters: &Filters,
        window: &Window,
        stop: Option<&Stop>,
    ) -> Result<Option<Found>> {
        let narrowed = filters.narrow(compile::compile(query, &self.fields), &self.fields);
        let tally = Tally::new(*window);
        let Some(stop) = stop else { return Ok(Some(searcher.search(&*narrowed, &tally)?)) };
        let found = searcher.search(&StoppingQuery(narrowed, Arc::clone(stop)), &tally)?;
        Ok((!stop.load(Ordering::Relaxed)).then_some(found))
    }

    /// The words that tell what `texts` are about, against all that is indexed. Loads the dictionary.
    #[must_use]
    pub fn keywords(&self, texts: &[(Part, String)]) -> Keywords {
        Keywords::of(texts, &self.reader.searcher(), &self.fields)
    }

    /// What has most of these words, the document `own` left out.
    pub fn similar(&self, words: &Keywords, own: u64, window: &Window) -> Result<Found> {
        let compiled = compile::similar(words, own, &self.fields);
        Ok(self.reader.searcher().search(&*compiled, &Tally::new(*window))?)
    }

    /// Reads every file of the index and compares checksums: the names of those that are damaged. Takes as long as
    /// reading them does.
    pub fn damaged_files(&self) -> Result<Vec<String>> {
        let folder = self.engine.directory();
        let written = folder.list_managed_files();
        let in_use = self.engine.load_metas()?.list_segment_files();
        // A file that cannot be read at all is damaged as well.
        let is_damaged = |path: &&PathBuf| !folder.validate_checksum(path).unwrap_or(false);
        let damaged = written.intersection(&in_use).filter(is_damaged);
        Ok(damaged.map(|path| path.display().to_string()).collect())
    }
}

impl Ranking {
    /// How many were found.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.hits.len() as u64
    }

    /// So many from there.
    #[must_use]
    pub fn window(&self, offset: usize, limit: usize) -> &[FoundHit] {
        let rest = self.hits.get(offset..).unwrap_or_default();
        rest.get(..limit).unwrap_or(rest)
    }
}

impl Writer {
    /// Takes a document in, in place of the one with the same id.
    pub fn put(&mut self, document: &Document) -> Result<()> {
        self.delete(document.id);
        let document: TantivyDocument = self.fields.document(document);
        self.engine.add_document(document)?;
        Ok(())
    }

    /// Takes a document out, if it is there.
    pub fn delete(&mut self, id: u64) {
        self.engine.delete_term(Term::from_field_u64(self.fields.id, id));
    }

    /// Takes all documents out.
    pub fn clear(&mut self) -> Result<()> {
        self.engine.delete_query(Box::new(AllQuery))?;
        Ok(())
    }

    /// Makes everything since the last commit findable at once, and durable, together with the catalogue `sequence`
    /// it corresponds to.
    pub fn commit(&mut self, sequence: u64) -> Result<()> {
        let mut commit = self.engine.prepare_commit()?;
        commit.set_payload(&sequence.to_string());
        commit.commit()?;
        Ok(self.reader.reload()?)
    }

    /// Waits until the merging of segments that commits have begun is done, and makes one of those that are worth it.
    /// A writer that is dropped gives it up, which loses nothing but leaves the index in more pieces.
    pub fn finish(self) -> Result<()> {
        self.engine.wait_merging_threads()?;
        let pieces = merging::worth_merging(&self.index.searchable_segment_metas()?);
        if !pieces.is_empty() {
            let mut merger: IndexWriter = self.index.writer_with_num_threads(1, MERGER_BYTES)?;
            merger.set_merge_policy(Box::new(NoMergePolicy));
            merger.merge(&pieces).wait()?;
            // What is read from stays: the pieces are let go first.
            self.reader.reload()?;
            merger.garbage_collect_files().wait()?;
            merger.wait_merging_threads()?;
        }
        Ok(self.reader.reload()?)
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("documents", &self.documents()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").finish_non_exhaustive()
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        match error {
            tantivy::TantivyError::LockFailure(tantivy::directory::error::LockError::LockBusy, _) => {
                Self::Busy
            }
            other => Self::Engine(Box::new(other)),
        }
    }
}
