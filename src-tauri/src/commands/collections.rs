//! 收藏: which marks there are and what they stand under, everything that is done to them, and how each is taken back.

use crate::choosing;
use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::bookmarks::{Bookmarks, Marked};
use crate::messages::collections::{Exported, Query, ShelfChange, ShelfHoldings, TakenIn};
use library::{ArticleId, CollectionId, Quotation};
use serde_json::json;
use tauri::{AppHandle, State};

/// What stands on the shelf.
#[tauri::command]
pub(crate) async fn shelf_holdings(desk: State<'_, Desk>) -> Result<ShelfHoldings, CommandError> {
    desk.ask(ShelfHoldings::of).await
}

/// The marks that a query means.
#[tauri::command]
pub(crate) async fn find_bookmarks(desk: State<'_, Desk>, query: Query) -> Result<Bookmarks, CommandError> {
    Ok(Bookmarks::from(desk.ask(move |library| library.find_bookmarks(&query.into())).await?))
}

/// Marks words of an article where they stand between others.
#[tauri::command]
pub(crate) async fn mark_words(
    desk: State<'_, Desk>,
    id: String,
    words: String,
    before: String,
    after: String,
) -> Result<Marked, CommandError> {
    let missing = |_| CommandError::missing(Code::NoArticle, json!({ "article": id }));
    let article: ArticleId = id.parse().map_err(missing)?;
    let made = desk
        .ask(move |library| {
            library.mark_words(article, Quotation { words: &words, before: &before, after: &after }, "")
        })
        .await?;
    Ok(Marked::from(made))
}

/// Writes a note; answers with the change that is undone to have the one before, null where it is the same.
#[tauri::command]
pub(crate) async fn set_note(
    desk: State<'_, Desk>,
    bookmark: i64,
    note: String,
) -> Result<Option<i64>, CommandError> {
    desk.ask(move |library| library.set_note(bookmark, &note)).await
}

/// Gives marks a tag, or takes it off them.
#[tauri::command]
pub(crate) async fn tag_bookmarks(
    desk: State<'_, Desk>,
    bookmarks: Vec<i64>,
    tag: String,
    on: bool,
) -> Result<Option<i64>, CommandError> {
    desk.ask(move |library| if on { library.tag(&bookmarks, &tag) } else { library.untag(&bookmarks, &tag) })
        .await
}

/// Calls a tag otherwise, or makes it one with another.
#[tauri::command]
pub(crate) async fn rename_tag(
    desk: State<'_, Desk>,
    tag: String,
    to: String,
) -> Result<Option<i64>, CommandError> {
    desk.ask(move |library| library.rename_tag(&tag, &to)).await
}

/// Takes a tag off all marks.
#[tauri::command]
pub(crate) async fn remove_tag(desk: State<'_, Desk>, tag: String) -> Result<Option<i64>, CommandError> {
    desk.ask(move |library| library.remove_tag(&tag)).await
}

/// Puts marks into a collection, or takes them out of it.
#[tauri::command]
pub(crate) async fn collect_bookmarks(
    desk: State<'_, Desk>,
    bookmarks: Vec<i64>,
    collection: i64,
    on: bool,
) -> Result<Option<i64>, CommandError> {
    let id = CollectionId(collection);
    desk.ask(
        move |library| {
            if on { library.collect(&bookmarks, id) } else { library.uncollect(&bookmarks, id) }
        },
    )
    .await
}

/// Makes a collection; answers with its number.
#[tauri::command]
pub(crate) async fn make_collection(
    desk: State<'_, Desk>,
    name: String,
    parent: Option<i64>,
) -> Result<i64, CommandError> {
    desk.ask(move |library| Ok(library.make_collection(&name, parent.map(CollectionId))?.0)).await
}

/// Calls a collection otherwise.
#[tauri::command]
pub(crate) async fn rename_collection(
    desk: State<'_, Desk>,
    collection: i64,
    name: String,
) -> Result<i64, CommandError> {
    desk.ask(move |library| library.rename_collection(CollectionId(collection), &name)).await
}

/// Makes a collection part of another, or of none.
#[tauri::command]
pub(crate) async fn move_collection(
    desk: State<'_, Desk>,
    collection: i64,
    parent: Option<i64>,
) -> Result<i64, CommandError> {
    desk.ask(move |library| library.move_collection(CollectionId(collection), parent.map(CollectionId))).await
}

/// Removes a collection and what is below it; the marks in it stay.
#[tauri::command]
pub(crate) async fn remove_collection(desk: State<'_, Desk>, collection: i64) -> Result<i64, CommandError> {
    desk.ask(move |library| library.remove_collection(CollectionId(collection))).await
}

/// The latest changes, so many of them.
#[tauri::command]
pub(crate) async fn shelf_changes(
    desk: State<'_, Desk>,
    limit: usize,
) -> Result<Vec<ShelfChange>, CommandError> {
    let changes = desk.ask(library::Library::shelf_changes).await?;
    Ok(changes.into_iter().take(limit).map(ShelfChange::from).collect())
}

/// Takes a change back.
#[tauri::command]
pub(crate) async fn undo_on_shelf(desk: State<'_, Desk>, change: i64) -> Result<(), CommandError> {
    desk.ask(move |library| library.undo_on_shelf(Some(change)).map(|_| ())).await
}

/// Writes all marks into a file that the reader chooses.
#[tauri::command]
pub(crate) async fn export_shelf(
    app: AppHandle,
    desk: State<'_, Desk>,
    suggested: String,
) -> Result<Exported, CommandError> {
    let Some(path) = choosing::save(&app, &suggested).await else { return Ok(Exported::Cancelled) };
    Ok(Exported::from(desk.ask(move |library| library.export_shelf(&path)).await?))
}

/// Takes in the marks of a file that the reader chooses.
#[tauri::command]
pub(crate) async fn import_shelf(app: AppHandle, desk: State<'_, Desk>) -> Result<TakenIn, CommandError> {
    let Some(path) = choosing::open_file(&app).await else { return Ok(TakenIn::Cancelled) };
    Ok(TakenIn::from(desk.ask(move |library| library.import_shelf(&path)).await?))
}
