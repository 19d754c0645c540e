//! A wish to stop, shared between who has it and who works.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Says to a job that it shall stop. Clones are the same wish: one is kept by a button or a signal's handler, one is
/// asked by the job's [`Observer`](crate::Observer).
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// Asks to stop. An import ends with the files at hand; what it finished is whole.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The wish as the search knows it.
    pub(crate) fn flag(&self) -> search::Stop {
        Arc::clone(&self.0)
    }

    /// Whether somebody asked.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
