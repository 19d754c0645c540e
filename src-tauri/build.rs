//! Tells Tauri which commands the window may call. All others are refused, those of Tauri itself included:
//! the one capability, in `tauri.conf.json`, grants what is named here and nothing else.

use tauri_build::{AppManifest, Attributes};

/// The commands of `src/commands/`.
const COMMANDS: &[&str] = &[
    "newspapers",
    "calendar",
    "loose_pages",
    "bookmarks",
    "issue",
    "page",
    "explain_page",
    "article",
    "article_as",
    "similar",
    "written_by",
    "add_bookmark",
    "remove_bookmark",
    "hear",
    "import_room",
    "choose_files",
    "choose_folder",
    "hand_over_again",
    "clear_tray",
    "preview_import",
    "preview_lines",
    "stop_preview",
    "start_import",
    "import_sample",
    "cancel_import",
    "import_report",
    "report_lines",
    "would_remove_import",
    "remove_import",
    "undo_removal",
];

fn main() {
    println!("cargo:rerun-if-changed=ui");
    let attributes = Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
