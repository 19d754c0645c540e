//! What the window may ask: each command converts, calls the library, converts. `build.rs` lists them.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::{Holdings, Newspapers};
use tauri::State;

/// 书架: the newspapers held.
#[tauri::command]
pub(crate) async fn newspapers(desk: State<'_, Desk>) -> Result<Newspapers, CommandError> {
    match desk.ask(Holdings::of).await {
        Ok(held) => Ok(Newspapers::Held(held)),
        Err(error) if error.code == Code::NoArchive && desk.place().is_default => {
            Ok(Newspapers::not_begun(&desk.place().folder))
        }
        Err(error) => Err(error),
    }
}
