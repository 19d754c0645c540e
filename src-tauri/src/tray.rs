//! What was handed over and waits to be imported: dropped on the window, chosen in a dialog, named at a start, or known
//! from the import log. No path comes from the window, which only says what to do with those that lie here.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The tray. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tray(Arc<Mutex<Vec<PathBuf>>>);

impl Tray {
    /// Lays paths beside those that lie here, each once.
    pub(crate) fn lay(&self, paths: impl IntoIterator<Item = PathBuf>) {
        let mut lying = self.lying();
        for path in paths {
            if !lying.contains(&path) {
                lying.push(path);
            }
        }
    }

    /// Takes all away.
    pub(crate) fn clear(&self) {
        self.lying().clear();
    }

    /// What lies here.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.lying().clone()
    }

    /// The same, for people.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.lying().iter().map(|path| shown(path)).collect()
    }

    fn lying(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_laid_twice_lies_there_once() {
        let tray = Tray::default();
        tray.lay(["剪报", "1.txt"].map(PathBuf::from));
        tray.clone().lay(["1.txt", "2.txt"].map(PathBuf::from));
        assert_eq!(tray.shown(), ["剪报", "1.txt", "2.txt"]);
        tray.clear();
        assert!(tray.paths().is_empty());
    }
}
