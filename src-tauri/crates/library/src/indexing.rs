//! Keeping the index level with the catalogue. It turns stories into documents, and knows how far the index
//! has followed by the sequence in the index's own last commit.

use crate::Result;
use crate::archive::Archive;
use crate::catalogue::{self, Changed, Progress, Story};
use crate::database::Database;
use crate::error::in_index;
use crate::failpoint::{Boundary, pass};
use search::{Document, Index, Writer};
use std::path::PathBuf;

/// The one who writes the index. The writer itself, which holds much memory, is made when first needed.
#[derive(Debug)]
pub(crate) struct Indexer<'a> {
    index: &'a Index,
    folder: PathBuf,
    writer: Option<Writer>,
    /// What the writer was fed with since its last commit.
    fed: Option<Fed>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Fed {
    /// Changes of the catalogue up to this one.
    to: u64,
    indexed: Indexed,
}

/// What there is to index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behind {
    /// Nothing.
    Level,
    /// The changes after this sequence.
    After(u64),
    /// Everything: the index is new, or was made from another catalogue.
    Everything,
}

/// What was indexed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Indexed {
    /// How many stories were put or deleted.
    pub(crate) stories: u64,
    /// Whether the index was made anew.
    pub(crate) anew: bool,
}

/// How far `index` is behind a catalogue that has come to `progress`.
pub(crate) fn behind(index: &Index, progress: Progress) -> Behind {
    let followed = index.sequence();
    let is_of_this_catalogue = (progress.first_sequence..=progress.sequence).contains(&followed);
    if followed == progress.sequence {
        Behind::Level
    } else if is_of_this_catalogue {
        Behind::After(followed)
    } else if followed == 0 && progress.sequence == progress.first_sequence {
        Behind::Level // both are empty
    } else {
        Behind::Everything
    }
}

impl<'a> Indexer<'a> {
    /// An indexer for the archive's `index`.
    pub(crate) fn new(archive: &Archive, index: &'a Index) -> Self {
        Self { index, folder: archive.index(), writer: None, fed: None }
    }

    /// Indexes what the catalogue has and the index has not, and commits. Where something fails before the
    /// commit the index stays as it was.
    pub(crate) fn catch_up(&mut self, catalogue: &Database) -> Result<Indexed> {
        self.feed(catalogue)?;
        let (Some(fed), Some(writer)) = (self.fed.take(), &mut self.writer) else {
            return Ok(Indexed::default());
        };
        writer.commit(fed.to).map_err(in_index(&self.folder))?;
        pass(Boundary::Index);
        self.index.refresh().map_err(in_index(&self.folder))?;
        Ok(fed.indexed)
    }

    /// Gives the writer what the catalogue has and the index has not, so that it works on it while more comes in. None
    /// of it can be found before the next commit.
    pub(crate) fn feed(&mut self, catalogue: &Database) -> Result<()> {
        let progress = catalogue.read(catalogue::progress)?;
        let behind = match self.fed {
            Some(fed) if fed.to == progress.sequence => Behind::Level,
            Some(fed) => Behind::After(fed.to),
            None => behind(self.index, progress),
        };
        let changes = match behind {
            Behind::Level => return Ok(()),
            Behind::After(sequence) => catalogue.read(|c| catalogue::changes_after(c, sequence))?,
            Behind::Everything => {
                let stories = catalogue.read(catalogue::all_stories)?;
                stories.into_iter().map(Changed::Put).collect()
            }
        };
        let anew = behind == Behind::Everything;
        self.follow(catalogue, &changes, anew)?;
        let Indexed { stories, anew: begun_anew } = self.fed.unwrap_or_default().indexed;
        let indexed = Indexed { stories: stories + changes.len() as u64, anew: begun_anew || anew };
        self.fed = Some(Fed { to: progress.sequence, indexed });
        Ok(())
    }

    /// Waits until what was begun in the background is done, and leaves the index in few pieces: the folder may be
    /// moved afterwards.
    pub(crate) fn finish(&mut self) -> Result<()> {
        self.writer.take().map_or(Ok(()), |writer| writer.finish().map_err(in_index(&self.folder)))
    }

    fn follow(&mut self, catalogue: &Database, changes: &[Changed], anew: bool) -> Result<()> {
        let failed = || in_index(&self.folder);
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert(self.index.writer().map_err(failed())?),
        };
        if anew {
            writer.clear().map_err(failed())?;
        }
        for change in changes {
            match *change {
                Changed::Deleted(id) => writer.delete(name_in_index(id)),
                Changed::Put(id) => match catalogue.read(|c| catalogue::story(c, id))? {
                    Some(story) => writer.put(&document(&story)).map_err(failed())?,
                    // It went after the changes were listed; its deletion is a later change.
                    None => writer.delete(name_in_index(id)),
                },
            }
        }
        Ok(())
    }
}

/// A story as the index knows it.
fn document(story: &Story) -> Document {
    let first = story.parts.first();
    let words = |printed: Option<&newsprint::PrintedText>| printed.map(|printed| printed.text.clone());
    Document {
        id: name_in_index(story.id),
        newspaper: story.newspaper.clone(),
        date: story.date,
        pages: story.pages.iter().map(|label| label.as_str().to_owned()).collect(),
        columns: story.columns().map(str::to_owned).collect(),
        kicker: words(first.and_then(|text| text.kicker.as_ref())),
        headline: words(first.and_then(|text| text.headline.as_ref())),
        subheadline: words(first.and_then(|text| text.subheadline.as_ref())),
        later_titles: story.later_titles().map(str::to_owned).collect(),
        authors: story.authors.clone(),
        paragraphs: story.paragraphs(),
        captions: story.captions(),
    }
}

fn name_in_index(story: i64) -> u64 {
    u64::try_from(story).expect("BUG: names are minted positive")
}
