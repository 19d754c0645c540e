//! Which archive the window shows: the folder named on the command line, or in `BAOGE_ARCHIVE`, or the reader's
//! own. It looks at no folder.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// How the program is started.
pub(crate) const USAGE: &str = "usage: baoge-desktop [FOLDER]
FOLDER is an archive's folder. Without it: BAOGE_ARCHIVE, or else the archive that `baoge` uses by itself.";

/// Where the archive is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// Nobody named it: it is where an archive is put that nobody has put elsewhere.
    pub(crate) is_default: bool,
}

/// Why there is no place to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// An option, and there are none.
    Option(OsString),
    /// More than one folder.
    TooMany,
    /// No folder was named and the system names none for application data.
    NoFolder,
}

/// The place that `arguments` (without the program's name) and the environment variable name, in this order.
pub(crate) fn place(
    arguments: impl IntoIterator<Item = OsString>,
    variable: Option<OsString>,
    default: Option<PathBuf>,
) -> Result<Place, Refusal> {
    let mut arguments = arguments.into_iter();
    let named = arguments.next();
    if let Some(option) = named.as_ref().filter(|a| a.as_encoded_bytes().starts_with(b"-")) {
        return Err(Refusal::Option(option.clone()));
    }
    if arguments.next().is_some() {
        return Err(Refusal::TooMany);
    }
    let is_said = |value: &OsString| !value.is_empty();
    match named.filter(is_said).or(variable.filter(is_said)) {
        Some(folder) => Ok(Place { folder: absolute(folder.into()), is_default: false }),
        None => default.map(|folder| Place { folder, is_default: true }).ok_or(Refusal::NoFolder),
    }
}

/// A reader who started the program elsewhere can make nothing of a relative path.
fn absolute(folder: PathBuf) -> PathBuf {
    std::path::absolute(&folder).unwrap_or(folder)
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

    fn placed(arguments: &[&str], variable: Option<&str>) -> Result<Place, Refusal> {
        place(arguments.iter().map(OsString::from), variable.map(OsString::from), Some("default".into()))
    }

    fn named(folder: &str) -> Result<Place, Refusal> {
        Ok(Place { folder: std::env::current_dir().unwrap().join(folder), is_default: false })
    }

    #[test]
    fn the_command_line_comes_before_the_environment() {
        assert_eq!(placed(&["剪报"], Some("b")), named("剪报"));
        assert_eq!(placed(&[], Some("b")), named("b"));
    }

    #[test]
    fn nothing_said_means_the_reader_s_own() {
        let own = Ok(Place { folder: "default".into(), is_default: true });
        assert_eq!(placed(&[], None), own);
        assert_eq!(placed(&[""], Some("")), own);
        assert_eq!(place([], None, None), Err(Refusal::NoFolder));
    }

    #[test]
    fn what_is_not_understood_opens_no_other_archive() {
        assert_eq!(placed(&["--archive", "a"], None), Err(Refusal::Option("--archive".into())));
        assert_eq!(placed(&["a", "b"], None), Err(Refusal::TooMany));
    }
}
