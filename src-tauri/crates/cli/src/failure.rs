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
    /// A file that was asked for could not be written.
    Unwritable { path: PathBuf, source: io::Error },
}

impl Failure {
    /// The exit code that `baoge --help` documents.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Library(
                Error::NoArticle(_) | Error::NoBookmark(_) | Error::NoImport(_) | Error::NoSuchWords { .. },
            ) => 1,
            Self::Template { .. } => 2,
            Self::Library(_) | Self::NoFolder => 3,
            Self::Output(_) | Self::Unwritable { .. } => 4,
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
