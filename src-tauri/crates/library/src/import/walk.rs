//! Which files an import means: the reader's paths, folders gone through in the order a person would. It reads
//! names only, never contents; a zip is gone through like a folder.

use super::packed::{self, LIMITS, Member, Packed, Refusal};
use super::parts;
use crate::archive::Archive;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Extensions of files that are parsed.
const PAGE_FILES: [&str; 15] = [
    "txt", "text", "md", "markdown", "xml", "hocr", "mets", "htm", "html", "shtml", "xhtml", "mht", "mhtml",
    "docx", "epub",
];

/// Files that file managers and editors leave behind: passed over without a word, like hidden ones.
const NOISE: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];

/// Extensions of what saved web pages are made to look by, and of their small pictures: passed over likewise.
const MADE_TO_LOOK_BY: [&str; 9] = ["css", "js", "gif", "ico", "svg", "woff", "woff2", "ttf", "cur"];

/// Behind the name of a web page, the folder in which browsers save what it is made of.
const PAGE_FOLDERS: [&str; 2] = ["_files", ".files"];

/// Text files that stand in a folder to speak about it: no pages, unless the reader names one itself.
const ABOUT_THE_FOLDER: [&str; 3] = ["readme", "license", "changelog"];

/// What was met.
#[derive(Debug)]
pub(super) enum Found {
    /// A file to be read.
    PageFile(PathBuf),
    /// A file inside a zip, to be read.
    Member(Box<Member>),
    /// It speaks about its folder.
    About(PathBuf),
    /// Another file of these is read with it.
    PartOf { path: PathBuf, whole: PathBuf },
    /// A file or path that is not read, and why.
    Refused { path: PathBuf, code: &'static str, detail: String },
}

/// What a file is by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    Zip,
    /// It speaks about the folder it is in.
    About,
    /// Nobody put it there.
    Noise,
    /// Not read, and why.
    Other(String),
}

/// What a file is by its path below the folder or zip that is gone through.
pub(super) fn kind_of(path: &str) -> Kind {
    if path.split('/').any(is_noise) {
        return Kind::Noise;
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, _)) if ABOUT_THE_FOLDER.contains(&stem.to_lowercase().as_str()) => Kind::About,
        None if ABOUT_THE_FOLDER.contains(&name.to_lowercase().as_str()) => Kind::About,
        Some((_, extension)) => kind_of_extension(&extension.to_lowercase()),
        None => Kind::Other("files without an extension are not read".to_owned()),
    }
}

/// Whether a file is read as a page.
pub(super) fn is_page_file(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| kind_of(&name) == Kind::Page)
}

fn kind_of_extension(extension: &str) -> Kind {
    match extension {
        known if PAGE_FILES.contains(&known) => Kind::Page,
        "zip" => Kind::Zip,
        made if MADE_TO_LOOK_BY.contains(&made) => Kind::Noise,
        other => Kind::Other(format!(".{other} files are not read yet")),
    }
}

impl Found {
    /// As the reader gave it, or below what the reader gave.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::PageFile(path)
            | Self::About(path)
            | Self::PartOf { path, .. }
            | Self::Refused { path, .. } => path,
            Self::Member(member) => &member.shown,
        }
    }
}

/// A file that an import would meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetFile {
    /// As the reader gave it, or below what the reader gave, `/` between its parts; `…/某报.zip!01.txt` in a zip.
    pub path: String,
    /// Why an import would not read it, if so.
    pub refusal: Option<Refusal>,
}

/// The files that an import of `paths` would meet, by their names alone: nothing is read but folders and the
/// directories of zips. What speaks about its folder is left out.
#[must_use]
pub fn page_files(paths: &[PathBuf]) -> Vec<MetFile> {
    let met = |found: Found| {
        let path = super::reading::as_given(found.path());
        let refusal = match found {
            Found::PageFile(_) | Found::Member(_) => None,
            Found::About(_) | Found::PartOf { .. } => return None,
            Found::Refused { code, detail, .. } => Some(Refusal { code, detail }),
        };
        Some(MetFile { path, refusal })
    };
    files(paths).into_iter().filter_map(met).collect()
}

/// All files that `paths` mean, each once; those that others of them are read with are said to be part of these, unless
/// the reader names nothing else.
pub(super) fn whole_files(paths: &[PathBuf]) -> Vec<Found> {
    let mut found = files(paths);
    let claims = parts::claimed(&found);
    if claims.is_empty() {
        return found;
    }
    for file in &mut found {
        let (Found::PageFile(path) | Found::Refused { path, .. }) = file else { continue };
        let whole = fs::canonicalize(&*path).ok().and_then(|real| claims.get(&real));
        if let Some(whole) = whole {
            *file = Found::PartOf { path: std::mem::take(path), whole: whole.clone() };
        }
    }
    found
}

/// All files that `paths` mean, each once.
pub(super) fn files(paths: &[PathBuf]) -> Vec<Found> {
    let mut walk = Walk { found: Vec::new(), met: HashSet::new() };
    for path in paths {
        if !path.is_dir() {
            // A file that the reader names is a page, whatever it is called.
            let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
            walk.file(path, extension.map_or_else(|| kind_of("unnamed"), |e| kind_of_extension(&e)));
        } else if Archive::is_archive(path) {
            walk.refuse(path, "archive", "an archive is opened, not imported");
        } else {
            walk.folder(path);
        }
    }
    walk.found
}

struct Walk {
    found: Vec<Found>,
    /// Real paths: a file named twice, or reached through a link, is met once, and a circle of links ends.
    met: HashSet<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) {
        if !self.is_new(folder) {
            return;
        }
        let entries = match fs::read_dir(folder).and_then(Iterator::collect::<std::io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            Err(e) => return self.refuse(folder, "unreadable", &e.to_string()),
        };
        let mut names: Vec<_> = entries.into_iter().map(|entry| entry.file_name()).collect();
        names.sort_by(|a, b| natural(&a.to_string_lossy(), &b.to_string_lossy()));
        let pages: HashSet<String> =
            names.iter().filter_map(|name| stem_of_page(&name.to_string_lossy())).collect();
        for name in names {
            let path = folder.join(&name);
            let kind = kind_of(&name.to_string_lossy());
            if kind == Kind::Noise {
                continue;
            }
            if !path.is_dir() {
                self.file(&path, kind);
            } else if !Archive::is_archive(&path) && !is_of_page(&name.to_string_lossy(), &pages) {
                self.folder(&path);
            }
        }
    }

    fn file(&mut self, path: &Path, kind: Kind) {
        if !self.is_new(path) {
            return;
        }
        match kind {
            Kind::Page => self.found.push(Found::PageFile(path.to_owned())),
            Kind::About => self.found.push(Found::About(path.to_owned())),
            _ if !path.exists() => self.refuse(path, "unreadable", "no such file"),
            Kind::Zip => self.found.extend(packed::list(path, &LIMITS).into_iter().map(Found::from)),
            Kind::Noise => self.refuse(path, "unsupported", "files of this kind are not read"),
            Kind::Other(why) => self.refuse(path, "unsupported", &why),
        }
    }

    fn refuse(&mut self, path: &Path, code: &'static str, detail: &str) {
        self.found.push(Found::Refused { path: path.to_owned(), code, detail: detail.to_owned() });
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.met.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }
}

impl From<Packed> for Found {
    fn from(packed: Packed) -> Self {
        match packed {
            Packed::Page(member) => Self::Member(Box::new(member)),
            Packed::About(path) => Self::About(path),
            Packed::Refused(path, refusal) => {
                Self::Refused { path, code: refusal.code, detail: refusal.detail }
            }
        }
    }
}

/// The name of a web page without its extension.
fn stem_of_page(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    matches!(&*extension.to_lowercase(), "htm" | "html" | "xhtml" | "shtml").then(|| stem.to_owned())
}

/// Whether a folder holds what a web page beside it is made of.
fn is_of_page(name: &str, pages: &HashSet<String>) -> bool {
    PAGE_FOLDERS.iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| pages.contains(stem)))
}

fn is_noise(name: &str) -> bool {
    name.starts_with('.')
        || name == "__MACOSX"
        || name.starts_with("~$")
        || name.ends_with('~')
        || NOISE.contains(&name.to_lowercase().as_str())
}

/// The order in which people count: `2` before `10`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) else {
            return left.len().cmp(&right.len()).then_with(|| a.cmp(b));
        };
        let order;
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (number, other) = (digits(left), digits(right));
            order = compare_numbers(number, other);
            left = &left[number.len()..];
            right = &right[other.len()..];
        } else {
            order = x.cmp(&y);
            left = &left[x.len_utf8()..];
            right = &right[y.len_utf8()..];
        }
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "字").unwrap();
    }

    #[test]
    fn names_are_in_the_order_people_count() {
        let mut names = ["10.txt", "2.txt", "A2", "A10", "02.txt", "第12版", "第3版"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["02.txt", "2.txt", "10.txt", "A2", "A10", "第3版", "第12版"]);
    }

    /// What was met, each with what is to be done with it.
    fn seen(paths: &[PathBuf]) -> Vec<(PathBuf, &'static str)> {
        let what = |found: &Found| match found {
            Found::PageFile(_) => "page",
            Found::Member(_) => "member",
            Found::About(_) => "about",
            Found::PartOf { .. } => "part",
            Found::Refused { code, .. } => code,
        };
        files(paths).iter().map(|found| (found.path().to_owned(), what(found))).collect()
    }

    #[test]
    fn folders_are_gone_through_and_noise_is_passed_over() {
        let home = tempfile::tempdir().unwrap();
        let names = [
            "b/10.txt",
            "b/2.TXT",
            "a/x.md",
            "a/.hidden.txt",
            "a/Thumbs.db",
            "a/scan.jpg",
            "a/坏.zip",
            "a/plain",
            ".git/x.txt",
        ];
        for name in names {
            write(&home.path().join(name));
        }
        let met = [
            ("a/plain", "unsupported"),
            ("a/scan.jpg", "unsupported"),
            ("a/x.md", "page"),
            ("a/坏.zip", "zip_damaged"),
            ("b/2.TXT", "page"),
            ("b/10.txt", "page"),
        ];
        assert_eq!(seen(&[home.path().to_owned()]), met.map(|(name, what)| (home.path().join(name), what)));
    }

    #[test]
    fn a_file_named_twice_is_met_once_and_one_that_is_not_there_is_said() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("1.txt");
        write(&file);
        let absent = ["2.txt", "2.zip", "2"].map(|name| home.path().join(name));
        let paths = [&[file.clone(), home.path().to_owned(), file.clone()], &absent[..]].concat();
        let [text, zip, none] = absent;
        let met = [(file, "page"), (text, "page"), (zip, "unreadable"), (none, "unreadable")];
        assert_eq!(seen(&paths), met);
    }

    #[test]
    fn a_readme_is_no_page_unless_it_is_named() {
        let home = tempfile::tempdir().unwrap();
        let readme = home.path().join("README.md");
        write(&readme);
        assert_eq!(seen(&[home.path().to_owned()]), [(readme.clone(), "about")]);
        assert_eq!(seen(std::slice::from_ref(&readme)), [(readme, "page")]);
    }

    #[test]
    fn an_archive_inside_a_folder_is_not_imported_into_another() {
        let home = tempfile::tempdir().unwrap();
        let archive = home.path().join("档案");
        write(&archive.join("archive.toml"));
        write(&archive.join("originals/ab/abc.txt"));
        assert_eq!(seen(&[home.path().to_owned()]), []);
        assert_eq!(seen(std::slice::from_ref(&archive)), [(archive, "archive")]);
    }
}
