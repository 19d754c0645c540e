//! Copies of the shelf while the window is open: a reader who leaves it open for days has one of each. It knows no window.

use crate::desk::Desk;
use std::thread;
use std::time::Duration;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{RunEvent, Runtime};

/// How long the shelf is left alone between two looks at whether it changed.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// Looks now and then, and once more when the window goes.
pub(crate) fn keep<R: Runtime>(desk: Desk) -> TauriPlugin<R> {
    let watched = desk.clone();
    Builder::new("keeper")
        .setup(move |_, _| {
            thread::Builder::new().name("keeper".to_owned()).spawn(move || {
                loop {
                    thread::sleep(PAUSE);
                    watched.keep_shelf_copy();
                }
            })?;
            Ok(())
        })
        .on_event(move |_, event| {
            if matches!(event, RunEvent::Exit) {
                desk.keep_shelf_copy();
            }
        })
        .build()
}
