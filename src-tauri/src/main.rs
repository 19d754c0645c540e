//! The desktop shell: puts the archive on the desk, opens the window, and lets the one ask about the other.
//!
//! Owns what starts and in which order. Knows nothing of newspapers: `library` does, and `ui` shows them.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
#[allow(dead_code, reason = "other rooms ask for more than this one")]
mod choosing;
mod commands;
mod desk;
mod diagnostics;
mod error;
mod faults;
mod keeper;
mod log_file;
mod menu;
mod messages;
mod navigation;

use desk::Desk;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let place =
        arguments::place(env::args_os().skip(1), env::var_os("BAOGE_ARCHIVE"), library::default_folder());
    match place {
        Ok(place) => run(Desk::new(place)),
        Err(refusal) => {
            eprintln!("baoge-desktop: {refusal}\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

fn run(desk: Desk) -> ExitCode {
    let ended = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(keeper::keep(desk.clone()))
        .manage(desk)
        .manage(commands::searching::Waiting::default())
        .plugin(navigation::stay())
        .manage(menu::Chosen::default())
        .on_menu_event(menu::chosen)
        .setup(|app| {
            log_file::begin(app.handle());
            // The first word a reader types is not to wait for it.
            std::thread::spawn(library::load_dictionary);
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::shelf::newspapers,
            commands::shelf::calendar,
            commands::shelf::loose_pages,
            commands::shelf::bookmarks,
            commands::page::issue,
            commands::page::page,
            commands::page::explain_page,
            commands::article::article,
            commands::article::article_as,
            commands::article::similar,
            commands::article::written_by,
            commands::article::add_bookmark,
            commands::article::remove_bookmark,
            commands::collections::shelf_holdings,
            commands::collections::find_bookmarks,
            commands::collections::mark_words,
            commands::collections::set_note,
            commands::collections::tag_bookmarks,
            commands::collections::rename_tag,
            commands::collections::remove_tag,
            commands::collections::collect_bookmarks,
            commands::collections::make_collection,
            commands::collections::rename_collection,
            commands::collections::move_collection,
            commands::collections::remove_collection,
            commands::collections::undo_on_shelf,
            commands::collections::export_shelf,
            commands::collections::import_shelf,
            commands::searching::search,
            commands::searching::loosen,
            commands::searching::story_marks,
            commands::searching::search_history,
            commands::searching::remember_search,
            commands::searching::forget_searches,
            commands::searching::saved_searches,
            commands::searching::save_search,
            commands::searching::look_at_search,
            commands::searching::remove_search,
            commands::correcting::reaches,
            commands::correcting::would_set_facts,
            commands::correcting::set_facts,
            commands::correcting::change_newspapers,
            commands::correcting::undo_decision,
            commands::correcting::decisions,
            commands::correcting::issues_of_day,
            commands::settings::about,
            commands::settings::diagnostics,
            commands::settings::licences,
            commands::settings::set_menu,
        ])
        .run(tauri::generate_context!());
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("baoge-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}
