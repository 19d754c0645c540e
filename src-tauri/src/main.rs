//! The desktop shell: puts the archive on the desk, opens the window, and lets the one ask about the other.
//!
//! Owns what starts and in which order. Knows nothing of newspapers: `library` does, and `ui` shows them.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
#[allow(dead_code, reason = "other rooms ask for more than this one")]
mod choosing;
mod commands;
mod desk;
mod error;
mod keeper;
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
        .plugin(navigation::stay())
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
            commands::collections::shelf_changes,
            commands::collections::undo_on_shelf,
            commands::collections::export_shelf,
            commands::collections::import_shelf,
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
