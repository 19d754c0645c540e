//! Settings and what the window says about itself: where things lie, which version this is, what it is made of, the menu.

use crate::desk::Desk;
use crate::error::CommandError;
use crate::menu::{self, Chosen, MenuBar};
use crate::messages::about::{About, Licence};
use crate::{diagnostics, log_file};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

/// Where the archive, its backups and the log lie, and which version this is.
#[tauri::command]
pub(crate) async fn about(app: AppHandle, desk: State<'_, Desk>) -> Result<About, CommandError> {
    let log = log_file::path(&app);
    // An archive that cannot be opened is told of elsewhere; what else there is to say is said.
    let archive = desk.ask(About::archive).await.ok();
    Ok(About::new(&desk.place().folder, archive, log.as_deref()))
}

/// What helps to find out why something does not work, without a word of what is read.
#[tauri::command]
pub(crate) async fn diagnostics(desk: State<'_, Desk>) -> Result<String, CommandError> {
    let webview = tauri::webview_version().ok();
    desk.tell(move |library, faults| diagnostics::told(library, faults, webview.as_deref())).await
}

/// What the program is made of, and under which licences.
#[tauri::command]
pub(crate) fn licences() -> Vec<Licence> {
    Licence::all()
}

/// Puts the menu up; what is chosen is told through `chosen`.
#[tauri::command]
pub(crate) async fn set_menu(
    app: AppHandle,
    told: State<'_, Chosen>,
    bar: MenuBar,
    chosen: Channel<String>,
) -> Result<(), CommandError> {
    told.tell(chosen);
    menu::put(&app, &bar).map_err(CommandError::unexpected)
}
