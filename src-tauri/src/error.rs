//! Why a command failed, as the window is told: a code to choose a sentence by, what to put in it, and for
//! those who want to know, the words of whoever noticed. It makes no sentence for the reader: `ui/i18n` does.

use library::{Error, WhyNoPicture};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::error::Error as _;
use std::fmt::Display;
use std::io::ErrorKind;

/// A failed command.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct CommandError {
    /// Chooses the sentence and the advice.
    pub(crate) code: Code,
    /// What the sentence is about: `path` and the like.
    pub(crate) params: Map<String, Value>,
    /// In English, for logs.
    pub(crate) message: String,
    /// The causes, from the outermost to the innermost, a line each; empty if there are none.
    pub(crate) detail: String,
}

/// Declares the codes and the list of all.
macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident,)*) => {
        /// What failed, as far as it makes a difference to what the reader can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub(crate) enum Code {
            $($(#[$meta])* $name,)*
        }

        #[cfg(test)]
        const ALL_CODES: &[Code] = &[$(Code::$name),*];
    };
}

codes! {
    /// There is no archive at `path`.
    NoArchive,
    /// `path` holds something else.
    NotAnArchive,
    /// A newer version made `path`.
    NewerFormat,
    /// Another program writes to the archive at `path`.
    Busy,
    /// The archive at `path` cannot be written to.
    ReadOnly,
    /// No `newspaper`.
    NoNewspaper,
    /// No issue of `newspaper` on `date`.
    NoIssue,
    /// No `page`.
    NoPage,
    /// Nothing shows the page.
    NoPicture,
    /// The page's file is locked, and what opens it is not known.
    PasswordNeeded,
    /// The page's picture is damaged.
    PictureDamaged,
    /// The page's picture takes more memory or time than it may.
    PictureTooLarge,
    /// The page's original is not where it was.
    OriginalMissing,
    /// No `article`.
    NoArticle,
    /// No bookmark `id`.
    NoBookmark,
    /// No saved `search`.
    NoSearch,
    /// The `article` does not have the words `quote`.
    NoSuchWords,
    /// There is no such collection any more.
    NoCollection,
    /// `name` is none.
    NotAName,
    /// A collection beside it is called `name`.
    NameTaken,
    /// The collection `name` cannot be part of itself.
    WithinItself,
    /// `path` holds no exported bookmarks.
    NotAShelfFile,
    /// The reader may not use `path`.
    NoPermission,
    /// `path` could not be read or written.
    File,
    /// The settings at `path` are damaged.
    Settings,
    /// The database at `path` is damaged or out of reach.
    Database,
    /// The index at `path` is damaged or out of reach.
    Index,
    /// There is no day `date`.
    NoSuchDay,
    /// There is no room on the disk that `path` is on.
    DiskFull,
    /// An import runs in this window, and there is one at a time.
    Importing,
    /// There is nothing to import.
    NothingHanded,
    /// `template` is no template for names: `fault` says what is wrong, `place` where, `name` with which placeholder.
    NotATemplate,
    /// There was no `import` of this number.
    NoImport,
    /// There is nothing to take back.
    NothingToUndo,
    /// What went was purged since and cannot come back.
    Purged,
    /// A defect of this program.
    Unexpected,
}

impl Code {
    /// As it goes over the wire.
    pub(crate) fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default()
    }
}

impl CommandError {
    /// What should never have happened.
    pub(crate) fn unexpected(error: impl Display) -> Self {
        Self {
            code: Code::Unexpected,
            params: Map::new(),
            message: "the program made a mistake".to_owned(),
            detail: error.to_string(),
        }
    }

    /// What was asked for is not in the archive; `params` say what that was.
    pub(crate) fn missing(code: Code, params: Value) -> Self {
        Self {
            code,
            params: object(params),
            message: "it is not in the archive".to_owned(),
            detail: String::new(),
        }
    }
}

fn object(params: Value) -> Map<String, Value> {
    match params {
        Value::Object(params) => params,
        _ => Map::new(),
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        let (code, params) = match &error {
            Error::NoArchive(path) => (Code::NoArchive, json!({ "path": path.to_string_lossy() })),
            Error::NotAnArchive(path) => (Code::NotAnArchive, json!({ "path": path.to_string_lossy() })),
            Error::NewerFormat { path, found, known } => {
                (Code::NewerFormat, json!({ "path": path.to_string_lossy(), "found": found, "known": known }))
            }
            Error::Busy(path) => (Code::Busy, json!({ "path": path.to_string_lossy() })),
            Error::ReadOnly(path) => (Code::ReadOnly, json!({ "path": path.to_string_lossy() })),
            Error::NoPage(page) => (Code::NoPage, json!({ "page": page.to_string() })),
            Error::NoPicture { page, why } => (picture_code(why), json!({ "page": page.to_string() })),
            Error::NoArticle(article) => (Code::NoArticle, json!({ "article": article })),
            Error::NoBookmark(id) => (Code::NoBookmark, json!({ "id": id })),
            Error::NoSearch(search) => (Code::NoSearch, json!({ "search": search })),
            Error::NoCollection(_) => (Code::NoCollection, json!({})),
            Error::NotAName(name) => (Code::NotAName, json!({ "name": name })),
            Error::NameTaken(name) => (Code::NameTaken, json!({ "name": name })),
            Error::WithinItself(name) => (Code::WithinItself, json!({ "name": name })),
            Error::NotAShelfFile { path, .. } => {
                (Code::NotAShelfFile, json!({ "path": path.to_string_lossy() }))
            }
            Error::NothingToUndo(_) => (Code::NothingToUndo, json!({})),
            Error::Purged(_) => (Code::Purged, json!({})),
            Error::NoNewspaper(name) => (Code::NoNewspaper, json!({ "newspaper": name })),
            Error::NoImport(number) => (Code::NoImport, json!({ "import": number })),
            Error::NoSuchWords { article, quote } => {
                (Code::NoSuchWords, json!({ "article": article, "quote": quote }))
            }
            Error::File { path, source } => (file_code(source), json!({ "path": path.to_string_lossy() })),
            Error::Settings { path, .. } => (Code::Settings, json!({ "path": path.to_string_lossy() })),
            Error::NotABackup(path) | Error::NoBackup(path) => {
                (Code::File, json!({ "path": path.to_string_lossy() }))
            }
            Error::Database { path, .. }
            | Error::Migration { path, .. }
            | Error::DamagedShelf { path, .. } => (Code::Database, json!({ "path": path.to_string_lossy() })),
            Error::Index { path, .. } => (Code::Index, json!({ "path": path.to_string_lossy() })),
        };
        let code = if error.is_full_disk() { Code::DiskFull } else { code };
        Self { code, params: object(params), message: error.to_string(), detail: causes(&error) }
    }
}

fn file_code(source: &std::io::Error) -> Code {
    match source.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::NoPermission,
        _ => Code::File,
    }
}

fn picture_code(why: &WhyNoPicture) -> Code {
    match why {
        WhyNoPicture::NothingShowsIt => Code::NoPicture,
        WhyNoPicture::PasswordNeeded => Code::PasswordNeeded,
        WhyNoPicture::Damaged => Code::PictureDamaged,
        WhyNoPicture::TooLarge => Code::PictureTooLarge,
        WhyNoPicture::OriginalMissing => Code::OriginalMissing,
    }
}

fn causes(error: &Error) -> String {
    let mut lines = Vec::new();
    let mut cause = error.source();
    while let Some(known) = cause {
        lines.push(known.to_string().trim_end().to_owned());
        cause = known.source();
    }
    // Many errors repeat their cause in their own words.
    lines.dedup();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::golden;
    use library::Library;
    use std::fs;
    use std::path::PathBuf;

    #[test]
    fn an_error_has_the_fields_of_its_golden() {
        let source = std::io::Error::new(ErrorKind::PermissionDenied, "permission denied");
        let path = PathBuf::from("/media/剪报/catalogue.sqlite");
        golden("error.json", &CommandError::from(Error::File { path, source }));
    }

    #[test]
    fn the_window_has_a_list_of_all_codes() {
        golden("error-codes.json", ALL_CODES);
    }

    #[test]
    fn what_cannot_be_made_anew_is_named_when_it_is_damaged() {
        for (file, code) in [("archive.toml", Code::Settings), ("shelf.sqlite", Code::Database)] {
            let home = tempfile::tempdir().unwrap();
            drop(Library::open_or_create(home.path()).unwrap());
            fs::write(home.path().join(file), "墨迹 ".repeat(400)).unwrap();
            let error = CommandError::from(Library::open(home.path()).unwrap_err());
            assert_eq!(error.code, code, "{error:?}");
            assert!(error.params["path"].as_str().unwrap().ends_with(file), "{error:?}");
            assert!(!error.message.is_empty(), "{error:?}");
        }
    }

    #[test]
    fn what_can_be_made_anew_is_no_error_when_it_is_damaged() {
        let home = tempfile::tempdir().unwrap();
        drop(Library::open_or_create(home.path()).unwrap());
        fs::write(home.path().join("catalogue.sqlite"), "墨迹 ".repeat(400)).unwrap();
        assert!(!Library::open(home.path()).unwrap().repairs().is_empty());
    }
}
