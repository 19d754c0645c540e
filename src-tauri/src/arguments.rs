//! What the program is started with: which archive the window shows, what is handed over to be imported, and which place
//! is asked for. The same is read of a second start, which the first window is told of.

use crate::links;
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use tauri::Url;

/// How the program is started.
pub(crate) const USAGE: &str = "usage: baoge-desktop [ARCHIVE] [FILES…]
ARCHIVE is an archive's folder. Without it: BAOGE_ARCHIVE, or else the archive that `baoge` uses by itself.
FILES are folders, zips and text files to be imported, or links such as baoge://article/0123456789abc.";

/// Where the archive is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// Nobody named it: it is where an archive is put that nobody has put elsewhere.
    pub(crate) is_default: bool,
}

/// What a start asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) place: Place,
    pub(crate) handed: Handed,
}

/// What a start hands over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Handed {
    /// Files and folders to be imported.
    pub(crate) paths: Vec<PathBuf>,
    /// The window's address of the place that a link means, the last if there are several.
    pub(crate) address: Option<String>,
    /// There was a link that means nothing.
    pub(crate) has_bad_link: bool,
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lies {
    /// An archive.
    Archive,
    /// Nothing, or a folder with nothing in it: an archive could be put there.
    Nothing,
    /// Something else.
    Other,
}

/// Why there is no place to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// An option, and there are none.
    Option(OsString),
    /// More than one archive.
    TooMany,
    /// No folder was named and the system names none for application data.
    NoFolder,
}

/// Where a start looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    /// `BAOGE_ARCHIVE`.
    pub(crate) variable: Option<OsString>,
    /// Where an archive is put that nobody has put elsewhere.
    pub(crate) default: Option<PathBuf>,
    /// The folder that relative paths begin in.
    pub(crate) folder: PathBuf,
}

/// What `arguments` (without the program's name) and the surroundings ask for. `look` says what lies at a path.
pub(crate) fn start(
    arguments: impl IntoIterator<Item = OsString>,
    surroundings: Surroundings,
    look: impl Fn(&Path) -> Lies,
) -> Result<Start, Refusal> {
    let Surroundings { variable, default, folder } = surroundings;
    let mut archive = None;
    let mut handed = Handed::default();
    for argument in arguments.into_iter().filter(|argument| !argument.is_empty()) {
        if argument.as_encoded_bytes().starts_with(b"-") {
            return Err(Refusal::Option(argument));
        }
        if let Some(link) = argument.to_str().filter(|word| links::is_link(word)) {
            match links::address(link) {
                Some(address) => handed.address = Some(address),
                None => handed.has_bad_link = true,
            }
            continue;
        }
        let path = path_of(argument, &folder);
        let is_first = archive.is_none() && handed.paths.is_empty();
        match look(&path) {
            Lies::Other => handed.paths.push(path),
            Lies::Nothing if is_page_file(&path) => handed.paths.push(path),
            Lies::Archive | Lies::Nothing if is_first => archive = Some(path),
            Lies::Archive | Lies::Nothing => return Err(Refusal::TooMany),
        }
    }
    let named = archive.or(variable.filter(|value| !value.is_empty()).map(|value| path_of(value, &folder)));
    let place = match named {
        Some(folder) => Some(Place { folder, is_default: false }),
        None => default.map(|folder| Place { folder, is_default: true }),
    };
    place.map(|place| Start { place, handed }).ok_or(Refusal::NoFolder)
}

/// What lies at a path on this disk.
pub(crate) fn look(path: &Path) -> Lies {
    if path.join("archive.toml").is_file() {
        return Lies::Archive;
    }
    let is_nothing = match path.read_dir() {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists(),
    };
    if is_nothing { Lies::Nothing } else { Lies::Other }
}

/// The path that an argument names, whole: a reader who started the program elsewhere can make nothing of a relative one.
/// File managers write files as addresses as well.
fn path_of(argument: OsString, folder: &Path) -> PathBuf {
    let address =
        argument.to_str().filter(|word| word.starts_with("file://")).and_then(|word| Url::parse(word).ok());
    let path = address.and_then(|address| address.to_file_path().ok()).unwrap_or_else(|| argument.into());
    let path = folder.join(path);
    std::path::absolute(&path).unwrap_or(path)
}

/// How files are called that can be imported: text, drawn pages, what was saved of a site, pictures, and zips of them.
const PAGE_FILES: [&str; 14] =
    ["txt", "md", "zip", "pdf", "xml", "html", "htm", "docx", "epub", "jpg", "jpeg", "png", "tif", "tiff"];

/// Whether a path is called as files are that can be imported.
fn is_page_file(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|extension| PAGE_FILES.contains(&extension.as_str()))
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(option) => write!(f, "there is no option {}", option.display()),
            Self::TooMany => f.write_str("one archive at a time"),
            Self::NoFolder => {
                f.write_str("the system names no folder for application data: name the archive's")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A desk on which what is called 档案… is an archive, what is called 空… is nothing, and all else is something.
    fn lies(path: &Path) -> Lies {
        match path.file_name().unwrap().to_string_lossy().chars().next() {
            Some('档') => Lies::Archive,
            Some('空') => Lies::Nothing,
            _ => Lies::Other,
        }
    }

    fn started(arguments: &[&str], variable: Option<&str>) -> Result<Start, Refusal> {
        let surroundings = Surroundings {
            variable: variable.map(OsString::from),
            default: Some("default".into()),
            folder: home(),
        };
        start(arguments.iter().map(OsString::from), surroundings, lies)
    }

    fn home() -> PathBuf {
        std::env::temp_dir().join("桌")
    }

    fn place(arguments: &[&str], variable: Option<&str>) -> Place {
        started(arguments, variable).unwrap().place
    }

    fn handed(arguments: &[&str]) -> Vec<String> {
        let paths = started(arguments, None).unwrap().handed.paths;
        paths.iter().map(|path| path.strip_prefix(home()).unwrap().to_string_lossy().into_owned()).collect()
    }

    fn named(folder: &str) -> Place {
        Place { folder: home().join(folder), is_default: false }
    }

    #[test]
    fn the_command_line_comes_before_the_environment() {
        assert_eq!(place(&["档案"], Some("b")), named("档案"));
        assert_eq!(place(&["空"], Some("b")), named("空"), "it may be put there");
        assert_eq!(place(&[], Some("b")), named("b"));
        assert_eq!(place(&["1.txt"], Some("b")), named("b"));
    }

    #[test]
    fn nothing_said_means_the_reader_s_own() {
        let own = Place { folder: "default".into(), is_default: true };
        assert_eq!(place(&[], None), own);
        assert_eq!(place(&[""], Some("")), own);
        assert_eq!(place(&["剪报", "1.txt"], None), own);
        let nowhere = Surroundings::default();
        assert_eq!(start([], nowhere, lies), Err(Refusal::NoFolder));
    }

    #[test]
    fn what_is_not_understood_opens_no_other_archive() {
        assert_eq!(started(&["--archive", "a"], None), Err(Refusal::Option("--archive".into())));
        assert_eq!(started(&["档案一", "档案二"], None), Err(Refusal::TooMany));
        assert_eq!(started(&["剪报", "空"], None), Err(Refusal::TooMany));
    }

    #[test]
    fn what_is_no_archive_is_handed_over() {
        assert_eq!(handed(&["剪报", "二 .zip"]), ["剪报", "二 .zip"]);
        assert_eq!(handed(&["档案", "1.txt"]), ["1.txt"]);
        for absent in ["空.txt", "空.PDF", "空.tif", "空.epub"] {
            assert_eq!(handed(&[absent]), [absent], "it is said that it is not there");
        }
        assert_eq!(handed(&["档案"]), Vec::<String>::new());
    }

    #[test]
    fn files_may_be_written_as_addresses() {
        let address = Url::from_file_path(home().join("二月 #1.txt")).unwrap().to_string();
        assert_eq!(handed(&[&address]), ["二月 #1.txt"]);
    }

    #[test]
    fn a_link_is_a_place_and_no_file() {
        let start = started(&["档案", "baoge://article/0123456789abc"], None).unwrap();
        assert_eq!(start.handed.address.as_deref(), Some("#/article/0123456789abc"));
        assert!(start.handed.paths.is_empty());
        let bad = started(&["baoge://elsewhere/../.."], None).unwrap().handed;
        assert_eq!(bad, Handed { has_bad_link: true, ..Handed::default() });
    }

    #[test]
    fn what_lies_on_the_disk_is_seen() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(look(home.path()), Lies::Nothing);
        assert_eq!(look(&home.path().join("1.txt")), Lies::Nothing);
        std::fs::write(home.path().join("1.txt"), "").unwrap();
        assert_eq!((look(home.path()), look(&home.path().join("1.txt"))), (Lies::Other, Lies::Other));
        std::fs::write(home.path().join("archive.toml"), "format = 1").unwrap();
        assert_eq!(look(home.path()), Lies::Archive);
    }
}
