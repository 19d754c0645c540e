//! Why a command failed, the exit code it has, and the sentence a reader gets.

use crate::messages::{self, Language};
use library::Error;
use newsprint::TemplateError;
use std::io;
use std::path::PathBuf;

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The archive, or something asked of it.
    Library(Error),
    /// No folder was given and the system names none for application data.
    NoFolder,
    /// What was found could not be printed.
    Output(io::Error),
    /// A template of names that cannot be used.
    Template { text: String, fault: TemplateError },
    /// A term of a selection that means nothing.
    Selection(library::BadTerm),
    /// A name that several collections have.
    WhichCollection { name: String, paths: Vec<String> },
    /// One page was to be meant, and so many were.
    WhichPage(usize),
    /// Facts were to be said, and none was.
    NothingSaid,
    /// A file that was asked for could not be written.
    Unwritable { path: PathBuf, source: io::Error },
}

impl Failure {
    /// The exit code that `baoge --help` documents.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Library(
                Error::NoArticle(_)
                | Error::NoBookmark(_)
                | Error::NoImport(_)
                | Error::NoPage(_)
                | Error::NoPicture { .. }
                | Error::NoSearch(_)
                | Error::NoSuchWords { .. },
            ) => 1,
            Self::Library(Error::NothingToUndo(_) | Error::Purged(_) | Error::NoNewspaper(_)) => 1,
            Self::Library(Error::NoCollection(_) | Error::NameTaken(_) | Error::WithinItself(_)) => 1,
            Self::Library(Error::NotAShelfFile { .. }) => 1,
            Self::Template { .. } | Self::Selection(_) | Self::NothingSaid | Self::WhichPage(_) => 2,
            Self::Library(Error::NotAName(_)) | Self::WhichCollection { .. } => 2,
            Self::Library(_) | Self::NoFolder => 3,
            Self::Output(_) | Self::Unwritable { .. } => 4,
        }
    }

    /// Whether something derived was damaged: it is made anew when the archive is opened again.
    pub(crate) fn is_mended_by_opening(&self) -> bool {
        match self {
            Self::Library(Error::DamagedShelf { .. }) => false,
            Self::Library(error) => error.is_damage(),
            _ => false,
        }
    }

    /// Whether nobody reads our output any more, which is no failure.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What, and where.
    pub(crate) fn sentence(&self, language: Language) -> String {
        match self {
            Self::Library(error) => messages::library_error(error, language),
            Self::Template { text, fault } => {
                language.say(messages::BAD_TEMPLATE, &[text, &messages::template_fault(fault, language)])
            }
            Self::Selection(term) => {
                let (phrase, part) = messages::changing::bad_term(term);
                language.say(phrase, &[&part])
            }
            Self::WhichCollection { name, paths } => {
                language.say(messages::bookmarks::WHICH_COLLECTION, &[name, &paths.join(", ")])
            }
            Self::WhichPage(pages) => language.say(messages::picturing::WHICH_PAGE, &[pages]),
            Self::NothingSaid => language.say(messages::changing::NOTHING_SAID, &[]),
            Self::NoFolder => language.say(messages::NO_FOLDER, &[]),
            Self::Unwritable { path, source } => {
                language.say(messages::UNWRITABLE, &[&path.display(), source])
            }
            Self::Output(error) => language.say(messages::OUTPUT_FAILED, &[error]),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Library(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
