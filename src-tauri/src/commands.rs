//! What the window may ask, room by room: each command converts, asks the library, converts. `build.rs` lists them.

pub(crate) mod article;
pub(crate) mod collections;
pub(crate) mod correcting;
pub(crate) mod import;
pub(crate) mod page;
pub(crate) mod picture;
pub(crate) mod searching;
pub(crate) mod settings;
pub(crate) mod shelf;

/// Every command that the window may call, by name; `build.rs` and `tauri.conf.json` list them too.
pub(crate) fn called() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        shelf::newspapers,
        shelf::calendar,
        shelf::loose_pages,
        shelf::bookmarks,
        page::issue,
        page::page,
        page::explain_page,
        picture::sheet,
        picture::look_at_picture,
        picture::places_of,
        picture::clipping,
        picture::save_clipping,
        article::article,
        article::article_as,
        article::similar,
        article::written_by,
        article::add_bookmark,
        article::remove_bookmark,
        collections::shelf_holdings,
        collections::find_bookmarks,
        collections::mark_words,
        collections::set_note,
        collections::tag_bookmarks,
        collections::rename_tag,
        collections::remove_tag,
        collections::collect_bookmarks,
        collections::make_collection,
        collections::rename_collection,
        collections::move_collection,
        collections::remove_collection,
        collections::shelf_changes,
        collections::undo_on_shelf,
        collections::export_shelf,
        collections::import_shelf,
        searching::search,
        searching::loosen,
        searching::story_marks,
        searching::search_history,
        searching::remember_search,
        searching::forget_searches,
        searching::saved_searches,
        searching::save_search,
        searching::look_at_search,
        searching::remove_search,
        correcting::reaches,
        correcting::would_set_facts,
        correcting::set_facts,
        correcting::change_newspapers,
        correcting::undo_decision,
        correcting::decisions,
        correcting::issues_of_day,
        settings::about,
        settings::diagnostics,
        settings::licences,
        settings::set_menu,
        import::hear,
        import::import_room,
        import::choose_files,
        import::choose_folder,
        import::hand_over_again,
        import::clear_tray,
        import::preview_import,
        import::preview_lines,
        import::stop_preview,
        import::start_import,
        import::import_sample,
        import::cancel_import,
        import::import_report,
        import::report_lines,
        import::would_remove_import,
        import::remove_import,
        import::undo_removal,
    ]
}
