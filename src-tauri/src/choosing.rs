//! Which file or folder the reader means: the system's own dialogs, asked by the program and never by the window, so
//! that no path comes from there. `BAOGE_CHOOSE` stands in for the reader where nobody can press a dialog's buttons: what
//! it holds, a path a line, is what they chose; empty, they changed their mind.

use std::env;
use std::path::PathBuf;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Names the variable that answers in the reader's place.
const STAND_IN: &str = "BAOGE_CHOOSE";

/// Where to write a file that might be called `suggested`. `None`: the reader changed their mind, here and below.
#[allow(dead_code, reason = "rooms that export ask it")]
pub(crate) async fn save(app: &AppHandle, suggested: &str) -> Option<PathBuf> {
    let dialog = dialog(app).set_file_name(suggested);
    first(choose(move || dialog.blocking_save_file().into_iter().collect()).await)
}

/// A file.
#[allow(dead_code, reason = "rooms that take in what was exported ask it")]
pub(crate) async fn open_file(app: &AppHandle) -> Option<PathBuf> {
    let dialog = dialog(app);
    first(choose(move || dialog.blocking_pick_file().into_iter().collect()).await)
}

/// Some files; none: the reader changed their mind.
pub(crate) async fn open_files(app: &AppHandle) -> Vec<PathBuf> {
    let dialog = dialog(app);
    choose(move || dialog.blocking_pick_files().unwrap_or_default()).await
}

/// A folder.
pub(crate) async fn open_folder(app: &AppHandle) -> Option<PathBuf> {
    let dialog = dialog(app);
    first(choose(move || dialog.blocking_pick_folder().into_iter().collect()).await)
}

fn dialog(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file();
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

/// What the reader chose by the dialog that `show` shows and waits for, on a thread that may wait.
async fn choose(show: impl FnOnce() -> Vec<FilePath> + Send + 'static) -> Vec<PathBuf> {
    if let Some(said) = env::var_os(STAND_IN) {
        return said_by(&said.to_string_lossy());
    }
    let shown = tauri::async_runtime::spawn_blocking(show).await.unwrap_or_default();
    shown.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

fn first(paths: Vec<PathBuf>) -> Option<PathBuf> {
    paths.into_iter().next()
}

/// The paths in the variable, a line each.
fn said_by(variable: &str) -> Vec<PathBuf> {
    variable.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_has_a_path_a_line() {
        assert_eq!(
            said_by("/剪报/一.txt\n/剪报/二 .zip\n"),
            ["/剪报/一.txt", "/剪报/二 .zip"].map(PathBuf::from)
        );
        assert_eq!(said_by(""), Vec::<PathBuf>::new());
    }
}
