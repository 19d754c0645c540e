//! The driver: a reader with an archive of their own, a terminal and a few page files.
//!
//! Runs the program as a process of its own, with nothing of our environment that could change what it says.
//! Every claim names what was asked and what was answered when it fails.

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

/// An archive in a folder of its own, gone with the value. The archive is made by the first import.
pub(crate) struct Archive {
    folder: TempDir,
}

impl Archive {
    /// No archive yet, and a place for one.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// An archive with the three pages of the fixtures: 海曲晨报 of 5 March 2024, and of 11 October and
    /// 12 April 2023 by what the reader says of them. It is a copy of one that is made once: an archive is a
    /// folder that can be copied.
    pub(crate) fn with_pages() -> Self {
        static MADE_ONCE: LazyLock<Archive> = LazyLock::new(|| {
            let archive = Archive::new();
            archive.import(&page("harbour.txt"));
            archive.import_as(&page("nightschool.txt"), "海曲晨报", "2023-10-11");
            archive.import_as(&page("pears.md"), "海曲晨报", "2023-04-12");
            archive
        });
        let archive = Self::new();
        copy_folder(&MADE_ONCE.path(), &archive.path());
        archive
    }

    /// Where the archive is.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    /// A folder beside the archive, for files that are to be imported.
    pub(crate) fn desk(&self) -> PathBuf {
        let desk = self.folder.path().join("desk");
        std::fs::create_dir_all(&desk).expect("a folder for files");
        desk
    }

    /// Runs `baoge` on this archive.
    pub(crate) fn baoge<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Answer {
        let mut command = baoge();
        command.arg("--archive").arg(self.path()).args(arguments);
        Answer::of(&mut command)
    }

    /// Imports a file or folder, all of which must be usable.
    pub(crate) fn import(&self, path: &Path) -> &Self {
        self.baoge(["import".as_ref(), path.as_os_str()]).ends_with(0);
        self
    }

    /// The same, with what the reader says of it.
    pub(crate) fn import_as(&self, path: &Path, newspaper: &str, date: &str) -> &Self {
        let facts = ["--newspaper", newspaper, "--date", date].map(OsStr::new);
        self.baoge([OsStr::new("import"), path.as_os_str()].into_iter().chain(facts)).ends_with(0);
        self
    }

    /// Searches; the answer may be that there is nothing.
    pub(crate) fn search(&self, query: &str) -> Found {
        self.search_with(query, &[])
    }

    /// The same, with options.
    pub(crate) fn search_with(&self, query: &str, options: &[&str]) -> Found {
        let answer = self.baoge([&["search", "--json"], options, &["--", query]].concat());
        let found = answer.json();
        let code = i32::from(found["total"] == 0);
        answer.ends_with(code);
        Found { query: query.to_owned(), answer: found }
    }

    /// The name of the one article that a query finds.
    pub(crate) fn article(&self, query: &str) -> String {
        let found = self.search(query).total(1);
        found.answer["hits"][0]["article"].as_str().expect("an article has a name").to_owned()
    }

    /// The library on the same archive.
    pub(crate) fn library(&self) -> library::Library {
        library::Library::open(&self.path()).expect("the archive opens")
    }
}

/// The program, deaf to the environment of the tests.
pub(crate) fn baoge() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_baoge-under-test"));
    for name in ["BAOGE_ARCHIVE", "LC_MESSAGES", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// What the program said, and how it ended.
#[derive(Debug)]
pub(crate) struct Answer {
    asked: String,
    output: Output,
}

/// A copy of the program may be busy for a moment: what another test starts just then holds its file open until it is
/// itself.
fn run(command: &mut Command) -> Output {
    for _ in 0..100 {
        match command.output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            answer => return answer.expect("the program runs"),
        }
    }
    command.output().expect("the program runs")
}

impl Answer {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = run(command);
        Self { asked: format!("{:?}", command.get_args().collect::<Vec<_>>()), output }
    }

    /// Its exit code is this.
    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.output.status.code(), Some(code), "{self:#?}\n{}\n{}", self.out(), self.err());
        self
    }

    /// It printed these words.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Self {
        assert!(self.out().contains(words), "{} should say {words}:\n{}", self.asked, self.out());
        self
    }

    /// It did not print these words.
    #[track_caller]
    pub(crate) fn never_says(&self, words: &str) -> &Self {
        assert!(!self.out().contains(words), "{} should not say {words}:\n{}", self.asked, self.out());
        self
    }

    /// It said these words on standard error, a line of its own each complaint.
    #[track_caller]
    pub(crate) fn complains(&self, words: &str) -> &Self {
        let complaints = self.err();
        assert!(complaints.contains(words), "{} should complain of {words}:\n{complaints}", self.asked);
        let told = complaints.lines().all(|line| line.starts_with("baoge: "));
        assert!(told, "{}: a complaint is one line after `baoge: `:\n{complaints}", self.asked);
        self
    }

    /// It said nothing on standard error.
    #[track_caller]
    pub(crate) fn is_quiet(&self) -> &Self {
        assert_eq!(self.err(), "", "{}", self.asked);
        self
    }

    /// What it printed.
    pub(crate) fn out(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).expect("output is UTF-8")
    }

    /// What it complained of.
    pub(crate) fn err(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).expect("complaints are UTF-8")
    }

    /// What it printed, as one JSON document.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out())
            .unwrap_or_else(|error| panic!("{}: {error}\n{}\n{}", self.asked, self.out(), self.err()))
    }
}

/// What a search found.
#[derive(Debug)]
pub(crate) struct Found {
    query: String,
    answer: Value,
}

impl Found {
    /// The answer as it was printed.
    pub(crate) fn answer(&self) -> &Value {
        &self.answer
    }

    /// So many articles in all.
    #[track_caller]
    pub(crate) fn total(self, total: u64) -> Self {
        assert_eq!(self.answer["total"], total, "{self:#?}");
        self
    }

    /// An article with this headline is among the hits printed.
    #[track_caller]
    pub(crate) fn shows(self, headline: &str) -> Self {
        let shown = self.headlines();
        assert!(shown.iter().any(|h| h == headline), "{} should show {headline}: {shown:?}", self.query);
        self
    }

    /// No article with this headline is.
    #[track_caller]
    pub(crate) fn hides(self, headline: &str) -> Self {
        let shown = self.headlines();
        assert!(shown.iter().all(|h| h != headline), "{} should not show {headline}", self.query);
        self
    }

    /// In the hits' headlines and snippets, what stands out is one of these words, and each of them does.
    /// Line breaks of the page are not part of a word.
    #[track_caller]
    pub(crate) fn marks(self, words: &[&str]) -> Self {
        let marked = self.marked();
        for word in words {
            assert!(marked.iter().any(|m| m == word), "{} should mark {word}: {marked:?}", self.query);
        }
        let astray: Vec<_> = marked.iter().filter(|m| !words.contains(&m.as_str())).collect();
        assert!(astray.is_empty(), "{} should mark only {words:?}, not {astray:?}", self.query);
        self
    }

    /// The headlines in order.
    pub(crate) fn headlines(&self) -> Vec<String> {
        list(&self.answer["hits"]).iter().map(|hit| joined(&hit["headline"])).collect()
    }

    fn marked(&self) -> Vec<String> {
        let pieces = list(&self.answer["hits"])
            .iter()
            .flat_map(|hit| list(&hit["headline"]).iter().chain(list(&hit["snippet"])));
        pieces.filter(|piece| piece["hit"] == true).map(|piece| string(&piece["text"])).collect()
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder can be listed") {
        let (source, name) = entry.map(|e| (e.path(), e.file_name())).expect("an entry");
        if source.is_dir() {
            copy_folder(&source, &to.join(name));
        } else {
            std::fs::copy(&source, to.join(name)).expect("a file can be copied");
        }
    }
}

/// A page file of the fixtures.
pub(crate) fn page(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages").join(name)
}

/// The workspace.
pub(crate) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests lie in the workspace").to_owned()
}

/// The files below a folder, in order, whose names end so; none if there is no such folder.
pub(crate) fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            files.extend(files_below(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A JSON array.
#[track_caller]
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

/// A JSON string.
#[track_caller]
pub(crate) fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}")).to_owned()
}

/// The text of pieces in and out of hits.
fn joined(pieces: &Value) -> String {
    list(pieces).iter().map(|piece| string(&piece["text"])).collect()
}
