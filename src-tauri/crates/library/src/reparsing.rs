//! Reading pages anew with the parser of this program: what it would make of them, and putting that in their place. It
//! goes file by file, so that a crash or a reader who stops it leaves every file whole.

use crate::catalogue::{self, Compared, Original, Settled, Settler};
use crate::database::Database;
use crate::descent::Piece;
use crate::failpoint::{Boundary, pass};
use crate::selection::Selection;
use crate::settling::{self, Originals};
use crate::shelf::{self, Said};
use crate::views::{ArticleId, Fate, Reparse, Reparsed};
use crate::{Library, Observer, Result};
use newsprint::SourceId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::PoisonError;

/// Files whose articles are replaced in one transaction: a commit waits for the disk.
const AT_ONCE: usize = 32;

impl Library {
    /// What reading the files of these pages anew would make of their articles.
    pub fn would_reparse(&self, selection: &Selection, observer: &dyn Observer) -> Result<Reparse> {
        let catalogue = catalogue::open(&self.archive, self.archive.access())?;
        self.read_anew(&catalogue, selection, observer, |_, _, _| Ok(()))
    }

    /// Reads the files of these pages anew and puts what comes of it in their place. Bookmarks follow their words.
    pub fn reparse(&self, selection: &Selection, observer: &dyn Observer) -> Result<Reparse> {
        let (_lock, catalogue) = self.begin()?;
        let mut writer = catalogue::open(&self.archive, self.archive.access())?;
        let report = self.read_anew(&catalogue, selection, observer, |files, said, originals| {
            replace(&mut writer, files, said, originals)
        })?;
        self.level(&mut writer)?;
        Ok(report)
    }

    fn read_anew(
        &self,
        catalogue: &Database,
        selection: &Selection,
        observer: &dyn Observer,
        mut put: impl FnMut(&[Anew], &BTreeMap<SourceId, Said>, &Originals<'_>) -> Result<()>,
    ) -> Result<Reparse> {
        let files = files(catalogue, selection)?;
        let originals = settling::originals(&self.archive, self.parse, self.shelf().read(shelf::passwords)?);
        let mut report = Reparse::default();
        let mut done = 0;
        for some in files.chunks(AT_ONCE) {
            let sources: BTreeSet<SourceId> = some.iter().map(|(source, _)| source.clone()).collect();
            let said = {
                let shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
                settling::all_said(&shelf, &sources, catalogue)?
            };
            let mut read = Vec::new();
            for (source, file) in some {
                if observer.is_cancelled() {
                    report.cancelled = true;
                    break;
                }
                observer.progress(done, files.len() as u64, Path::new(file));
                done += 1;
                let of_source = said.get(source).cloned().unwrap_or_default();
                let original = originals.read(source);
                let compared = match &original {
                    Some(original) => catalogue.read(|c| {
                        catalogue::compare(c, source, &original.parsed, |page| of_source.is_gone(page))
                    })?,
                    None => None,
                };
                match original.zip(compared) {
                    Some((original, compared)) => {
                        tell(&compared, file, &mut report);
                        read.push(Anew { source: source.clone(), original, compared });
                    }
                    None => report.unreadable.push(file.clone()),
                }
            }
            put(&read, &said, &originals)?;
            if report.cancelled {
                break;
            }
        }
        Ok(report)
    }
}

/// A file, read anew.
struct Anew {
    source: SourceId,
    original: Original,
    compared: Compared,
}

/// The files of the pages meant, each once, in their order.
fn files(catalogue: &Database, selection: &Selection) -> Result<Vec<(SourceId, String)>> {
    let mut seen = BTreeSet::new();
    let matched = catalogue.read(|c| catalogue::matching(c, selection))?;
    let once = matched.into_iter().filter(|page| seen.insert(page.source.clone()));
    Ok(once.map(|page| (page.source, page.shown.file)).collect())
}

/// Puts what was read in the place of what is here. Who showed the same page and has one of its own now is read as well.
fn replace(
    catalogue: &mut Database,
    files: &[Anew],
    said: &BTreeMap<SourceId, Said>,
    originals: &Originals<'_>,
) -> Result<()> {
    let read = |source: &SourceId| files.iter().find(|file| file.source == *source);
    catalogue.write(|tx| {
        let mut settler = Settler {
            connection: tx,
            said: &|source| Ok(said.get(source).cloned().unwrap_or_default()),
            original: &|source| read(source).map(|f| f.original.clone()).or_else(|| originals.read(source)),
            settled: Settled::default(),
        };
        for file in files {
            settler.reparse(&file.source, &file.original, &file.compared)?;
        }
        Ok(())
    })?;
    pass(Boundary::Catalogue);
    Ok(())
}

/// Adds what became of a file's articles to the report; those that were kept are only counted.
fn tell(compared: &Compared, file: &str, report: &mut Reparse) {
    report.files += 1;
    let Compared { ids, old, new, descent, .. } = compared;
    for ((id, piece), (fate, heirs)) in ids.iter().zip(old).zip(&descent.old) {
        report.counts.add(*fate);
        if *fate != Fate::Kept {
            report.articles.push(Reparsed {
                fate: *fate,
                article: Some(ArticleId(*id)),
                now: heirs.iter().map(|heir| title(&new[*heir])).collect(),
                title: title(piece),
                file: file.to_owned(),
            });
        }
    }
    for place in &descent.new {
        report.counts.add(Fate::New);
        let now = vec![title(&new[*place])];
        let (fate, article, title) = (Fate::New, None, String::new());
        report.articles.push(Reparsed { fate, article, now, title, file: file.to_owned() });
    }
}

/// How many characters stand for an article without a headline.
const BEGINNING: usize = 24;

fn title(piece: &Piece) -> String {
    let first = piece.text.blocks.first().map(|block| &block.text);
    let text = piece.text.headline.as_ref().or(first).map_or("", |printed| printed.text.as_str());
    text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(BEGINNING).collect()
}
