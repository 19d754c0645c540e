//! Looking ahead: what an import of what lies on the tray would do. One look at a time: a new one stops the one before,
//! and an import waits until the last has let go of the archive.

use crate::error::CommandError;
use crate::jobs::{Pace, Progress};
use library::{CancelToken, ImportOptions, ImportReport, Observer};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tauri::async_runtime::Mutex as Turn;
use tauri::ipc::Channel;

/// Where one looks ahead. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Previews(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Whoever looks has it.
    turn: Turn<()>,
    /// Stops the look that was asked for last.
    cancel: Mutex<CancelToken>,
    last: Mutex<Option<Arc<ImportReport>>>,
}

impl Previews {
    /// Looks at what an import of `paths` into the archive in `folder` would do.
    pub(crate) async fn look(
        &self,
        folder: PathBuf,
        paths: Vec<PathBuf>,
        options: ImportOptions,
        progress: Channel<Progress>,
    ) -> Result<Arc<ImportReport>, CommandError> {
        let cancel = CancelToken::default();
        std::mem::replace(&mut *locked(&self.0.cancel), cancel.clone()).cancel();
        let _turn = self.0.turn.lock().await;
        let watch = Watch { cancel, progress, pace: Mutex::default() };
        let looked = tauri::async_runtime::spawn_blocking(move || {
            library::preview_import(&folder, &paths, &options, &watch)
        });
        let report = Arc::new(looked.await.map_err(CommandError::unexpected)??);
        *locked(&self.0.last) = Some(Arc::clone(&report));
        Ok(report)
    }

    /// What the last look saw.
    pub(crate) fn last(&self) -> Option<Arc<ImportReport>> {
        locked(&self.0.last).clone()
    }

    /// Stops looking, and waits until nobody does.
    pub(crate) async fn stop(&self) {
        locked(&self.0.cancel).cancel();
        drop(self.0.turn.lock().await);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Watches a look, and tells of it as often as one can see.
struct Watch {
    cancel: CancelToken,
    progress: Channel<Progress>,
    pace: Mutex<Pace>,
}

impl Observer for Watch {
    fn progress(&self, done: u64, total: u64, now: &Path) {
        let Some((rate, left)) = locked(&self.pace).note(Instant::now(), done, total) else { return };
        let now = now.to_string_lossy().into_owned();
        // A window that went on hears nothing.
        let _ = self.progress.send(Progress { done, total, now, rate, left, stopping: self.is_cancelled() });
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}
