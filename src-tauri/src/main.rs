//! The desktop shell: puts the archive on the desk, opens the window, and lets the one ask about the other.
//!
//! Owns what starts and in which order. Knows nothing of newspapers: `library` does, and `ui` shows them.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod choosing;
mod closing;
mod commands;
mod desk;
mod error;
mod importing;
mod jobs;
mod links;
mod messages;
mod navigation;
mod news;
mod previewing;
mod receiving;
mod sample;
mod tray;

use arguments::{Place, Start};
use desk::Desk;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match arguments::start(env::args_os().skip(1), receiving::surroundings(), arguments::look) {
        Ok(start) => run(start),
        Err(refusal) => {
            eprintln!("baoge-desktop: {refusal}\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

fn run(Start { place, handed }: Start) -> ExitCode {
    let context = tauri::generate_context!();
    let meeting_place = receiving::meeting_place(&context.config().identifier, &place.folder);
    let ended = furnished(place, meeting_place)
        .setup(|app| {
            receiving::receive(app.handle(), handed);
            Ok(())
        })
        .on_window_event(receiving::dragged)
        .on_window_event(closing::closing)
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
            commands::import::hear,
            commands::import::import_room,
            commands::import::choose_files,
            commands::import::choose_folder,
            commands::import::hand_over_again,
            commands::import::clear_tray,
            commands::import::preview_import,
            commands::import::preview_lines,
            commands::import::stop_preview,
            commands::import::start_import,
            commands::import::import_sample,
            commands::import::cancel_import,
            commands::import::import_report,
            commands::import::report_lines,
            commands::import::would_remove_import,
            commands::import::remove_import,
            commands::import::undo_removal,
        ])
        .build(context)
        .map(|app| app.run_return(receiving::opened));
    match ended {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            eprintln!("baoge-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The program with what it stands on: what it asks of the system, and what its commands share.
fn furnished(place: Place, meeting_place: String) -> tauri::Builder<tauri::Wry> {
    tauri::Builder::default()
        // First of all: where a window shows this archive already, nothing else begins.
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(meeting_place)
                .callback(|app, arguments, folder| receiving::second_start(app, arguments, &folder))
                .build(),
        )
        .plugin(navigation::stay())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .manage(Desk::new(place))
        .manage(tray::Tray::default())
        .manage(news::Bell::default())
        .manage(jobs::Jobs::default())
        .manage(previewing::Previews::default())
}
