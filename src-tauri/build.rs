//! Tells Tauri which commands the window may call. All others are refused, those of Tauri itself included:
//! the one capability, in `tauri.conf.json`, grants what is named here and nothing else.

#[path = "build/licences.rs"]
mod licences;

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
    "sheet",
    "look_at_picture",
    "places_of",
    "clipping",
    "save_clipping",
    "article",
    "article_as",
    "similar",
    "written_by",
    "add_bookmark",
    "remove_bookmark",
    "shelf_holdings",
    "find_bookmarks",
    "mark_words",
    "set_note",
    "tag_bookmarks",
    "rename_tag",
    "remove_tag",
    "collect_bookmarks",
    "make_collection",
    "rename_collection",
    "move_collection",
    "remove_collection",
    "shelf_changes",
    "undo_on_shelf",
    "export_shelf",
    "import_shelf",
    "search",
    "loosen",
    "story_marks",
    "search_history",
    "remember_search",
    "forget_searches",
    "saved_searches",
    "save_search",
    "look_at_search",
    "remove_search",
    "reaches",
    "would_set_facts",
    "set_facts",
    "change_newspapers",
    "undo_decision",
    "decisions",
    "issues_of_day",
    "about",
    "diagnostics",
    "licences",
    "set_menu",
    "hear",
    "import_room",
    "choose_files",
    "choose_folder",
    "hand_over_again",
    "hand_over_locked",
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
    if let Err(error) = licences::write() {
        println!("cargo:warning=the licences could not be listed: {error}");
        std::process::exit(1);
    }
    let attributes = Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
