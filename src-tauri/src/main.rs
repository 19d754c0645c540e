//! The desktop shell: puts the archive on the desk, opens the window, and lets the one ask about the other.
//!
//! Owns what starts and in which order. Knows nothing of newspapers: `library` does, and `ui` shows them.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod choosing;
mod cited;
mod closing;
mod commands;
mod desk;
mod diagnostics;
mod error;
mod faults;
mod importing;
mod jobs;
mod keeper;
mod links;
mod log_file;
mod menu;
mod messages;
mod navigation;
mod news;
mod pictures;
mod previewing;
mod receiving;
mod sample;
mod tray;

use arguments::{Place, Start};
use desk::Desk;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(ended) = library::apart::begin() {
        return ended;
    }
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
            log_file::begin(app.handle());
            // The first word a reader types is not to wait for it.
            std::thread::spawn(library::load_dictionary);
            receiving::receive(app.handle(), handed);
            Ok(())
        })
        .on_window_event(receiving::dragged)
        .on_window_event(closing::closing)
        .invoke_handler(commands::called())
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
    let desk = Desk::new(place);
    tauri::Builder::default()
        .register_asynchronous_uri_scheme_protocol(pictures::SCHEME, pictures::serve)
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
        .plugin(keeper::keep(desk.clone()))
        .manage(desk)
        .manage(tray::Tray::default())
        .manage(news::Bell::default())
        .manage(jobs::Jobs::default())
        .manage(previewing::Previews::default())
        .manage(commands::searching::Waiting::default())
        .manage(menu::Chosen::default())
        .on_menu_event(menu::chosen)
}
