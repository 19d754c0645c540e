//! The sample archive's pages: they come with the program, and in a run from the source tree they lie beside it.

use std::path::PathBuf;
use tauri::path::BaseDirectory;
use tauri::{AppHandle, Manager};

/// The folder of the pages that come with the program, as `tauri.conf.json` bundles it.
pub(crate) fn folder(app: &AppHandle) -> PathBuf {
    let bundled = app.path().resolve("seeds", BaseDirectory::Resource);
    bundled.unwrap_or_else(|_| PathBuf::from("seeds"))
}
