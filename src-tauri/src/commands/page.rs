//! 版面: a page by its name, or the first of an issue.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::page::{Line, Page};
use library::PageId;
use serde_json::json;
use tauri::State;

/// The page of this name.
#[tauri::command]
pub(crate) async fn page(desk: State<'_, Desk>, id: String) -> Result<Page, CommandError> {
    let missing = || CommandError::missing(Code::NoPage, json!({ "page": id }));
    let named: PageId = id.parse().map_err(|_| missing())?;
    desk.ask(move |library| library.page(&named)).await?.map(Page::from).ok_or_else(missing)
}

/// The first page of the issue of this day; without an edition named, of the day's first issue.
#[tauri::command]
pub(crate) async fn issue(
    desk: State<'_, Desk>,
    newspaper: String,
    date: String,
    edition: Option<String>,
) -> Result<Page, CommandError> {
    let missing = || {
        CommandError::missing(
            Code::NoIssue,
            json!({ "newspaper": newspaper, "date": date, "edition": edition.clone().unwrap_or_default() }),
        )
    };
    let day = date.parse().map_err(|_| missing())?;
    let (named, of_day) = (newspaper.clone(), edition.clone());
    let found = desk.ask(move |library| library.issue(&named, day, of_day.as_deref())).await?;
    found.map(Page::from).ok_or_else(missing)
}

/// What the parser makes of each line of a page, and why.
#[tauri::command]
pub(crate) async fn explain_page(desk: State<'_, Desk>, id: String) -> Result<Vec<Line>, CommandError> {
    let missing = || CommandError::missing(Code::NoPage, json!({ "page": id }));
    let named: PageId = id.parse().map_err(|_| missing())?;
    let found = desk.ask(move |library| library.explain_page(&named)).await?.ok_or_else(missing)?;
    Ok(found.into_iter().map(Line::from).collect())
}
