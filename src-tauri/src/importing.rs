//! An import as a job: what lies on the tray goes into the archive, which is made where there is none, and the window is
//! told how it goes and how it ended.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::jobs::{Jobs, Told};
use crate::messages::news::{End, News};
use crate::news::Bell;
use crate::tray::Tray;
use library::{ImportEnd, ImportOptions, ImportReport, Library, Observer};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// Begins to import what lies on the tray. What was imported is taken off it; of what was stopped, or broke off, the
/// reader may want the rest.
pub(crate) fn begin(
    desk: Desk,
    tray: Tray,
    jobs: &Jobs,
    bell: Bell,
    options: ImportOptions,
) -> Result<(), CommandError> {
    let paths = tray.paths();
    if paths.is_empty() {
        return Err(CommandError::missing(Code::NothingHanded, json!({})));
    }
    let work = move |watch: &dyn Observer| import(&desk, &paths, &options, watch);
    let tell = move |told: Told<ImportReport>| match told {
        Told::Progress(progress) => bell.ring(News::Importing { progress }),
        Told::Ended(ended) => {
            let end = End::of(ended);
            if matches!(end, End::Done { .. }) {
                tray.clear();
            }
            bell.ring(News::Imported { end });
        }
    };
    jobs.begin(work, Arc::new(tell))
}

fn import(
    desk: &Desk,
    paths: &[PathBuf],
    options: &ImportOptions,
    watch: &dyn Observer,
) -> Result<ImportReport, CommandError> {
    let library = desk.begin()?;
    library.import(paths, options, watch).map_err(|error| {
        let mut failed = CommandError::from(error);
        if let Some(number) = broken_off(&library) {
            failed.params.insert("import".to_owned(), number.into());
        }
        failed
    })
}

/// The number of the import that broke off last, whose report says what is in nevertheless.
fn broken_off(library: &Library) -> Option<i64> {
    let last = library.imports().ok()?.into_iter().next()?;
    (last.ended == ImportEnd::BrokenOff).then_some(last.number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Place;
    use crate::messages::news::Sums;
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::{Receiver, channel};
    use tauri::ipc::{Channel, InvokeResponseBody};

    struct Room {
        home: tempfile::TempDir,
        desk: Desk,
        tray: Tray,
        jobs: Jobs,
    }

    impl Room {
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let place = Place { folder: home.path().join("档案"), is_default: true };
            Self { home, desk: Desk::new(place), tray: Tray::default(), jobs: Jobs::default() }
        }

        fn page(&self, name: &str, words: &str) -> PathBuf {
            let path = self.home.path().join(name);
            let text = format!(
                "{words}启用\n昨日，城南{words}正式启用，首班渡船上午离港，往来两岸更加方便。\n（周禾）\n"
            );
            fs::write(&path, text).unwrap();
            path
        }

        /// Imports what lies on the tray; what the window was told at the end.
        fn import(&self) -> serde_json::Value {
            let (bell, told) = bell();
            begin(self.desk.clone(), self.tray.clone(), &self.jobs, bell, ImportOptions::default()).unwrap();
            let ends: Vec<_> = told.iter().filter(|news| news["kind"] == "imported").collect();
            assert_eq!(ends.len(), 1, "{ends:?}");
            ends[0]["end"].clone()
        }
    }

    /// A bell, and what is heard of it.
    fn bell() -> (Bell, Receiver<serde_json::Value>) {
        let (tell, told) = channel();
        let bell = Bell::default();
        bell.listen(Channel::new(move |body| {
            let InvokeResponseBody::Json(json) = body else { panic!("news are JSON") };
            tell.send(serde_json::from_str(&json).unwrap()).unwrap();
            Ok(())
        }));
        (bell, told)
    }

    #[test]
    fn the_first_import_makes_the_archive_and_clears_the_tray() {
        let room = Room::new();
        room.tray.lay([room.page("海曲晨报_20240305_第01版.txt", "码头")]);
        let end = room.import();
        assert_eq!((&end["how"], &end["number"], &end["imported"]), (&"done".into(), &1.into(), &1.into()));
        assert!(room.tray.paths().is_empty());
        assert_eq!(Library::open(&room.home.path().join("档案")).unwrap().stats().unwrap().pages, 1);
        let (bell, _) = bell();
        let again = begin(room.desk.clone(), room.tray.clone(), &room.jobs, bell, ImportOptions::default());
        assert_eq!(again.unwrap_err().code, Code::NothingHanded);
    }

    #[test]
    fn where_no_archive_can_be_made_the_import_fails_once_and_the_tray_is_as_it_was() {
        let room = Room::new();
        let page = room.page("一.txt", "码头");
        fs::create_dir(room.home.path().join("档案")).unwrap();
        fs::write(room.home.path().join("档案/别的.txt"), "别的").unwrap();
        room.tray.lay([page.clone()]);
        let end = room.import();
        assert_eq!((&end["how"], &end["error"]["code"]), (&"failed".into(), &"not_an_archive".into()));
        assert_eq!(room.tray.paths(), [page]);
    }

    #[test]
    fn somebody_else_writing_is_said() {
        let room = Room::new();
        room.tray.lay([room.page("一.txt", "码头")]);
        room.import();
        let lock = fs::File::options().write(true).open(room.home.path().join("档案/archive.lock")).unwrap();
        lock.lock().unwrap();
        room.tray.lay([room.page("二.txt", "书摊")]);
        assert_eq!(room.import()["error"]["code"], "busy");
        drop(lock);
        assert_eq!(room.import()["how"], "done");
    }

    #[test]
    fn sums_are_those_of_the_report() {
        let room = Room::new();
        room.tray.lay([room.page("一.txt", "码头"), Path::new("没有这个.txt").to_owned()]);
        let end: End = End::Done {
            sums: Sums { number: 1, imported: 1, articles: 1, already_here: 0, skipped: 1, warnings: 1 },
        };
        let told = room.import();
        assert_eq!(told["skipped"], 1);
        assert_eq!(
            serde_json::to_value(end).unwrap().as_object().unwrap().len(),
            told.as_object().unwrap().len()
        );
    }
}
