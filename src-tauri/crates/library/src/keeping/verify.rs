//! Proving that what is in the catalogue can be found: words are taken from it at random and searched for through the
//! index as it is, originals are read and compared with their names.

use super::with_parts;
use crate::archive::Archive;
use crate::catalogue::{self, Source, Story};
use crate::database::Database;
use crate::error::in_index;
use crate::keeping::damage;
use crate::views::ArticleId;
use crate::{Observer, Result, originals};
use search::{Index, Matching, Part, Query, Sort, Window};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Runs of characters looked for in each story.
const RUNS: usize = 3;

/// The longest of them.
const LONGEST: usize = 12;

/// How many of the other stories found are looked at, whether they have the run.
const OTHERS: usize = 5;

/// How much to look at.
#[derive(Clone, Copy, Debug)]
pub struct Verify {
    /// So many stories and so many originals, at random; `None`: all.
    pub sample: Option<usize>,
    /// The same seed takes the same samples of the same archive.
    pub seed: u64,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Failing {
    /// The words of an article cannot be read from the catalogue.
    Unreadable {
        /// Which.
        article: ArticleId,
    },
    /// An article has these words and is not found by them.
    NotFound {
        /// Which.
        article: ArticleId,
        /// The words.
        words: String,
    },
    /// An article is found by words that it does not have.
    FoundWrongly {
        /// Which.
        article: ArticleId,
        /// The words.
        words: String,
    },
    /// An original is not where it should be.
    OriginalMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// An original is not what was taken in.
    OriginalChanged {
        /// Where it is.
        path: PathBuf,
    },
    /// A file of the index is not what was written.
    IndexDamaged {
        /// Its name.
        file: String,
    },
}

/// What was looked at, and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Stories read.
    pub stories: u64,
    /// Runs of characters looked for.
    pub searches: u64,
    /// Originals read and compared.
    pub originals: u64,
    /// What is not as it should be.
    pub failing: Vec<Failing>,
    /// The seed, so that the same can be looked at again.
    pub seed: u64,
    /// Whether it was stopped early.
    pub cancelled: bool,
}

/// A seed that differs from run to run.
#[must_use]
pub fn any_seed() -> u64 {
    fastrand::u64(..1_000_000)
}

/// Looks at `archive`.
pub(crate) fn verify(
    archive: &Archive,
    catalogue: &Database,
    index: &Index,
    how: Verify,
    observer: &dyn Observer,
) -> Result<VerifyReport> {
    let mut dice = fastrand::Rng::with_seed(how.seed);
    let stories = picked(catalogue.read(catalogue::all_stories)?, how.sample, &mut dice);
    let sources = picked(with_parts(archive, catalogue.read(catalogue::sources)?), how.sample, &mut dice);
    let mut verifying = Verifying {
        archive,
        catalogue,
        index,
        dice,
        report: VerifyReport { seed: how.seed, ..VerifyReport::default() },
    };
    index.refresh().map_err(in_index(&archive.index()))?;
    verifying.index_files();
    let total = (stories.len() + sources.len()) as u64;
    let here = archive.root();
    for story in stories {
        if verifying.stops(total, here, observer) {
            return Ok(verifying.report);
        }
        verifying.story(story)?;
    }
    for source in sources {
        if verifying.stops(total, here, observer) {
            return Ok(verifying.report);
        }
        verifying.original(&source);
    }
    Ok(verifying.report)
}

fn picked<T>(mut all: Vec<T>, sample: Option<usize>, dice: &mut fastrand::Rng) -> Vec<T> {
    if let Some(sample) = sample {
        dice.shuffle(&mut all);
        all.truncate(sample);
    }
    all
}

struct Verifying<'a> {
    archive: &'a Archive,
    catalogue: &'a Database,
    index: &'a Index,
    dice: fastrand::Rng,
    report: VerifyReport,
}

impl Verifying<'_> {
    fn stops(&mut self, total: u64, now: &Path, observer: &dyn Observer) -> bool {
        observer.progress(self.report.stories + self.report.originals, total, now);
        self.report.cancelled = observer.is_cancelled();
        self.report.cancelled
    }

    fn fail(&mut self, failing: Failing) {
        self.report.failing.push(failing);
    }

    /// One that is gone is an error of the engine, and as damaged as one that is not what was written.
    fn index_files(&mut self) {
        let folder = self.archive.index();
        let damaged = self.index.damaged_files().unwrap_or_else(|error| vec![causes(&error)]);
        if !damaged.is_empty() {
            damage::suspect(&folder);
        }
        self.report.failing.extend(damaged.into_iter().map(|file| Failing::IndexDamaged { file }));
    }

    fn story(&mut self, id: i64) -> Result<()> {
        self.report.stories += 1;
        let story = match self.catalogue.read(|c| catalogue::story(c, id)) {
            Ok(Some(story)) => story,
            Ok(None) => return Ok(()), // It went a moment ago.
            Err(_) => {
                self.report.failing.push(Failing::Unreadable { article: ArticleId(id) });
                return Ok(());
            }
        };
        let texts = texts(&story);
        for _ in 0..RUNS {
            if let Some(words) = run(&texts, &mut self.dice) {
                self.look_for(id, &words)?;
            }
        }
        Ok(())
    }

    fn look_for(&mut self, id: i64, words: &str) -> Result<()> {
        let query = Query::parse(&format!("\"{}\"", words.replace('"', "\\\"")), Matching::Folded);
        if query.is_empty() {
            return Ok(()); // Nothing but signs that count for nothing.
        }
        self.report.searches += 1;
        let limit = usize::try_from(self.index.documents()).unwrap_or(usize::MAX).max(1);
        let window = Window { offset: 0, limit, sort: Sort::Newest, counts: false };
        let found = damage::watched(&self.archive.index(), || self.index.search(&query, &window));
        let Ok(found) = found else {
            self.fail(Failing::NotFound { article: ArticleId(id), words: words.to_owned() });
            return Ok(());
        };
        let mut others: Vec<i64> =
            found.hits.iter().filter_map(|hit| i64::try_from(hit.id).ok()).filter(|hit| *hit != id).collect();
        let words = words.to_owned();
        if others.len() == found.hits.len() {
            self.fail(Failing::NotFound { article: ArticleId(id), words: words.clone() });
        }
        self.dice.shuffle(&mut others);
        for other in others.into_iter().take(OTHERS) {
            let story = self.catalogue.read(|c| catalogue::story(c, other)).unwrap_or_default();
            let Some(story) = story else { continue };
            if texts(&story).iter().all(|(part, text)| query.highlight(*part, text).is_empty()) {
                let article = ArticleId(other);
                self.report.failing.push(Failing::FoundWrongly { article, words: words.clone() });
            }
        }
        Ok(())
    }

    fn original(&mut self, source: &Source) {
        self.report.originals += 1;
        let path = originals::place(self.archive, &source.kept);
        match originals::read(self.archive, &source.kept) {
            Err(_) => self.report.failing.push(Failing::OriginalMissing { path }),
            Ok(bytes) if originals::name_of(&bytes) != source.hash => {
                self.report.failing.push(Failing::OriginalChanged { path });
            }
            Ok(_) => {}
        }
    }
}

fn causes(error: &search::Error) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

/// All texts of a story that words are found in, each apart.
fn texts(story: &Story) -> Vec<(Part, String)> {
    let titles = story.parts.iter().flat_map(|part| [&part.kicker, &part.headline, &part.subheadline]);
    let mut texts: Vec<(Part, String)> =
        titles.flatten().map(|title| (Part::Title, title.text.clone())).collect();
    texts.extend(story.columns().map(|column| (Part::Column, column.to_owned())));
    texts.extend(story.authors.iter().map(|author| (Part::Author, author.clone())));
    texts.extend(story.paragraphs().into_iter().map(|text| (Part::Body, text)));
    texts.extend(story.captions().into_iter().map(|text| (Part::Caption, text)));
    texts
}

/// A run of characters of one of the texts, white space left out as search does.
fn run(texts: &[(Part, String)], dice: &mut fastrand::Rng) -> Option<String> {
    let (_, text) = dice.choice(texts)?;
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if characters.is_empty() {
        return None;
    }
    let start = dice.usize(..characters.len());
    let length = 1 + dice.usize(..LONGEST);
    let words: String = characters[start..].iter().take(length).collect();
    // Before a quotation mark a stroke means something in a query.
    (!words.contains('\\')).then_some(words)
}
