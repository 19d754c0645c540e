//! The window is closed while an import runs: it goes at once, and the program when what is at hand is whole.

use crate::jobs::Jobs;
use tauri::{Manager, Window, WindowEvent};

/// Lets an import end before the program does.
pub(crate) fn closing(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app = window.app_handle().clone();
    let jobs = app.state::<Jobs>().inner().clone();
    if !jobs.cancel() {
        return;
    }
    api.prevent_close();
    // A window that stays is no worse than one that goes late.
    let _ = window.hide();
    std::thread::spawn(move || {
        jobs.wait();
        app.exit(0);
    });
}
