//! What comes from outside while the window is open: files dropped on it, a second start, a link or file that the system
//! hands over. All of it is laid on the tray or told at the bell; nothing is done with it until the reader says so.

use crate::arguments::{self, Handed, Start, Surroundings};
use crate::desk::Desk;
use crate::messages::news::News;
use crate::news::Bell;
use crate::tray::Tray;
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, Window, WindowEvent};

/// Takes what a start hands over.
pub(crate) fn receive(app: &AppHandle, handed: Handed) {
    let bell = app.state::<Bell>();
    if !handed.paths.is_empty() {
        app.state::<Tray>().lay(handed.paths);
        bell.ring(News::Handed);
    }
    if let Some(address) = handed.address {
        bell.ring(News::Go { address });
    }
    if handed.has_bad_link {
        bell.ring(News::BadLink);
    }
}

/// Takes what a second start was given, and comes to the front.
pub(crate) fn second_start(app: &AppHandle, arguments: Vec<String>, folder: &str) {
    let surroundings = Surroundings { folder: folder.into(), ..surroundings() };
    let words = arguments.into_iter().skip(1).map(OsString::from);
    match arguments::start(words, surroundings, arguments::look) {
        Ok(Start { place, handed }) => {
            let desk = app.state::<Desk>();
            if place.is_default || same(&place.folder, &desk.place().folder) {
                receive(app, handed);
            } else {
                let folder = place.folder.to_string_lossy().into_owned();
                app.state::<Bell>().ring(News::Elsewhere { folder });
            }
        }
        // The second start has nobody to tell but its terminal, which it has left already.
        Err(refusal) => eprintln!("baoge-desktop: {refusal}"),
    }
    come_forward(app);
}

/// What every start looks at beside its arguments.
pub(crate) fn surroundings() -> Surroundings {
    Surroundings {
        variable: std::env::var_os("BAOGE_ARCHIVE"),
        default: library::default_folder(),
        folder: std::env::current_dir().unwrap_or_default(),
    }
}

/// Where windows of the same archive find each other: each archive has a window of its own.
pub(crate) fn meeting_place(identifier: &str, folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).hash(&mut hasher);
    format!("{identifier}.archive{:016x}", hasher.finish())
}

/// Files dragged over the window or dropped on it.
pub(crate) fn dragged(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(event) = event else { return };
    let app = window.app_handle();
    let bell = app.state::<Bell>();
    match event {
        DragDropEvent::Enter { paths, .. } if !paths.is_empty() => bell.ring(News::Hovering { over: true }),
        DragDropEvent::Drop { paths, .. } => {
            bell.ring(News::Hovering { over: false });
            receive(app, Handed { paths: paths.clone(), ..Handed::default() });
        }
        DragDropEvent::Leave => bell.ring(News::Hovering { over: false }),
        _ => {}
    }
}

/// Files and links that the system hands over on macOS, where they are no arguments.
pub(crate) fn opened(_app: &AppHandle, _event: RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = _event {
        let words = urls.into_iter().map(|url| OsString::from(url.as_str()));
        if let Ok(start) = arguments::start(words, surroundings(), |_| arguments::Lies::Other) {
            receive(_app, start.handed);
        }
    }
}

fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse; the news is told all the same.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_archive_has_its_meeting_place() {
        let home = tempfile::tempdir().unwrap();
        let meet = |folder: &Path| meeting_place("app.baoge.desktop", folder);
        assert_eq!(meet(home.path()), meet(&home.path().join(".")));
        assert_ne!(meet(home.path()), meet(&home.path().join("另一个")));
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        assert!(meet(home.path()).chars().all(is_allowed), "the bus takes no other signs");
    }
}
