//! The log file: what was done and what failed, by codes and counts, in a file that does not grow. Nothing that was read
//! is written there: no word of an article, and no name of the reader's files.

use std::backtrace::Backtrace;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use tauri::{AppHandle, Manager, Runtime};

/// Its name.
const NAME: &str = "baoge.log";
/// At this length a new one is begun, and the one before is kept; in bytes.
const LONGEST: u64 = 256 << 10;

static LOG: OnceLock<LogFile> = OnceLock::new();

/// A file that lines are added to.
#[derive(Debug)]
struct LogFile {
    path: PathBuf,
    longest: u64,
    alone: Mutex<()>,
}

/// Begins the log. A program that cannot write one works as well.
pub(crate) fn begin<R: Runtime>(app: &AppHandle<R>) {
    let Some(path) = path(app) else { return };
    let log = LOG.get_or_init(|| LogFile { path, longest: LONGEST, alone: Mutex::default() });
    if let Err(error) = log.add(&format!("started, version {}", env!("CARGO_PKG_VERSION"))) {
        eprintln!("baoge-desktop: no log is written: {error}");
    }
    note_panics();
}

/// Where it lies.
pub(crate) fn path<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    Some(app.path().app_log_dir().ok()?.join(NAME))
}

/// Adds a line. It may hold codes, counts and versions.
pub(crate) fn note(line: &str) {
    if let Some(log) = LOG.get() {
        // What cannot be logged is not worth stopping for.
        let _ = log.add(line);
    }
}

impl LogFile {
    fn add(&self, line: &str) -> io::Result<()> {
        let _alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::metadata(&self.path).is_ok_and(|found| found.len() >= self.longest) {
            fs::rename(&self.path, before(&self.path))?;
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
        file.write_all(format!("{now} {}\n", line.trim_end()).as_bytes())
    }
}

/// The log before this one.
fn before(path: &Path) -> PathBuf {
    path.with_extension("old.log")
}

/// Of a defect its place is noted. What it says may hold what was read, and goes to the terminal only.
fn note_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        let place = what.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        note(&format!("panicked at {place}\n{}", ours(&Backtrace::force_capture().to_string())));
        before(what);
    }));
}

/// The functions of our own in a backtrace.
fn ours(backtrace: &str) -> String {
    const OURS: [&str; 4] = ["baoge_desktop::", "library::", "search::", "newsprint::"];
    let lines = backtrace.lines().filter(|line| OURS.iter().any(|name| line.contains(name)));
    lines.take(12).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_grows_no_longer_than_twice_its_length() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("logs/baoge.log");
        let log = LogFile { path: path.clone(), longest: 500, alone: Mutex::default() };
        for at in 0..100 {
            log.add(&format!("failed: no_archive {at}")).unwrap();
        }
        let (now, then) = (fs::read_to_string(&path).unwrap(), fs::read_to_string(before(&path)).unwrap());
        assert!(now.len() < 550 && then.len() < 550, "{} {}", now.len(), then.len());
        assert!(now.lines().last().unwrap().ends_with("no_archive 99"), "{now}");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
    }

    #[test]
    fn of_a_backtrace_our_own_functions_are_kept() {
        let trace = "   0: std::panicking::begin\n   1: library::deciding::undo\n             at /src/x.rs:1\n   2: baoge_desktop::desk::ask";
        assert_eq!(ours(trace), "   1: library::deciding::undo\n   2: baoge_desktop::desk::ask");
    }
}
