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
];

fn main() {
    println!("cargo:rerun-if-changed=ui");
    let attributes = Attributes::new().app_manifest(AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
