//! 书架: the newspapers, their calendars, and the pages that are on none.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::bookmarks::Bookmarks;
use crate::messages::shelf::{Calendar, Holdings, LoosePages, Newspapers};
use serde_json::json;
use tauri::State;

/// The newspapers held.
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

/// A newspaper's calendar for `year`, or for the last one held.
#[tauri::command]
pub(crate) async fn calendar(
    desk: State<'_, Desk>,
    newspaper: String,
    year: Option<i16>,
) -> Result<Calendar, CommandError> {
    let named = newspaper.clone();
    let found = desk.ask(move |library| library.calendar(&named, year)).await?;
    found
        .map(Calendar::from)
        .ok_or_else(|| CommandError::missing(Code::NoNewspaper, json!({ "newspaper": newspaper })))
}

/// Pages that are of no issue, from the `offset`th.
#[tauri::command]
pub(crate) async fn loose_pages(
    desk: State<'_, Desk>,
    newspaper: Option<String>,
    offset: usize,
    limit: usize,
) -> Result<LoosePages, CommandError> {
    let found = desk.ask(move |library| library.loose_pages(newspaper.as_deref(), offset, limit)).await?;
    Ok(LoosePages::from(found))
}

/// The latest bookmarks, so many of them.
#[tauri::command]
pub(crate) async fn bookmarks(desk: State<'_, Desk>, limit: usize) -> Result<Bookmarks, CommandError> {
    let query = library::BookmarkQuery { limit: Some(limit), ..library::BookmarkQuery::default() };
    Ok(Bookmarks::from(desk.ask(move |library| library.find_bookmarks(&query)).await?))
}
