//! The archive on the reader's desk: opened when first asked about, and every question answered on a thread
//! that may take its time. It knows neither commands nor wire types.

use crate::arguments::Place;
use crate::error::CommandError;
use crate::faults::Faults;
use crate::log_file;
use library::Library;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// One archive, open or yet to be opened. Clones are the same desk.
#[derive(Clone, Debug)]
pub(crate) struct Desk(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    place: Place,
    library: Mutex<Option<Arc<Library>>>,
    faults: Faults,
}

impl Desk {
    /// A desk for the archive at `place`, which nobody has looked at yet.
    pub(crate) fn new(place: Place) -> Self {
        Self(Arc::new(Inner { place, library: Mutex::new(None), faults: Faults::default() }))
    }

    /// Where the archive is, or would be.
    pub(crate) fn place(&self) -> &Place {
        &self.0.place
    }

    /// What `question` finds out, away from the threads that serve the window.
    pub(crate) async fn ask<T, Q>(&self, question: Q) -> Result<T, CommandError>
    where
        T: Send + 'static,
        Q: FnOnce(&Library) -> library::Result<T> + Send + 'static,
    {
        let desk = self.clone();
        let answered = tauri::async_runtime::spawn_blocking(move || question(&*desk.library()?)).await;
        let answer =
            answered.map_err(CommandError::unexpected).and_then(|answer| answer.map_err(CommandError::from));
        if let Err(error) = &answer {
            self.0.faults.note(error.code);
        }
        answer
    }

    /// What there is to tell of the archive, if it opens, and of what failed so far.
    pub(crate) async fn tell<T, Q>(&self, question: Q) -> Result<T, CommandError>
    where
        T: Send + 'static,
        Q: FnOnce(Option<&Library>, &Faults) -> T + Send + 'static,
    {
        let desk = self.clone();
        let answered = tauri::async_runtime::spawn_blocking(move || {
            question(desk.library().ok().as_deref(), &desk.0.faults)
        });
        answered.await.map_err(CommandError::unexpected)
    }

    /// Copies the shelf of the archive, if it is open and changed. What cannot be copied now is copied at the next look.
    pub(crate) fn keep_shelf_copy(&self) {
        let open = self.0.library.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let _ = open.map(|library| library.keep_shelf_copy());
    }

    /// The archive, made where there is none. For threads that may wait.
    pub(crate) fn begin(&self) -> library::Result<Arc<Library>> {
        self.opened(Library::open_or_create)
    }

    /// The archive. What could not be opened is tried anew at the next question, since the reader may have
    /// put it right meanwhile. Whoever asks while it is being opened waits.
    fn library(&self) -> library::Result<Arc<Library>> {
        self.opened(Library::open)
    }

    fn opened(&self, open: fn(&Path) -> library::Result<Library>) -> library::Result<Arc<Library>> {
        let mut kept = self.0.library.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(library) = &*kept {
            return Ok(Arc::clone(library));
        }
        let opened = Arc::new(open(&self.0.place.folder)?);
        log_file::note(&format!("the archive is open; set right: {}", opened.repairs().len()));
        *kept = Some(Arc::clone(&opened));
        Ok(opened)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn an_archive_made_while_the_window_is_open_is_found_at_the_next_question() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("archive");
        let desk = Desk::new(Place { folder: folder.clone(), is_default: false });
        let ask = || tauri::async_runtime::block_on(desk.ask(Library::stats));
        assert_eq!(ask().unwrap_err().code, Code::NoArchive);
        Library::open_or_create(&folder).unwrap();
        assert_eq!(ask().unwrap().pages, 0);
    }

    #[test]
    fn a_question_that_panics_is_an_error_and_the_next_is_answered() {
        let home = tempfile::tempdir().unwrap();
        Library::open_or_create(home.path()).unwrap();
        let desk = Desk::new(Place { folder: home.path().to_owned(), is_default: false });
        let asked =
            tauri::async_runtime::block_on(desk.ask(|_| -> library::Result<()> { panic!("torn page") }));
        assert_eq!(asked.unwrap_err().code, Code::Unexpected);
        tauri::async_runtime::block_on(desk.ask(Library::stats)).unwrap();
    }
}
