//! 正文: an article with what lies around it, copies of it, what is like it, who wrote it, and the mark on it.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::article::{Article, Form, Found};
use crate::messages::bookmarks::Marked;
use library::ArticleId;
use serde_json::json;
use tauri::State;

/// Pieces that are shown beside an article.
const ALIKE: usize = 8;

/// The article of this name with the story it is a part of.
#[tauri::command]
pub(crate) async fn article(desk: State<'_, Desk>, id: String) -> Result<Article, CommandError> {
    let id = named(&id)?;
    desk.ask(move |library| Article::of(library, id)).await
}

/// The story as it is pasted elsewhere.
#[tauri::command]
pub(crate) async fn article_as(
    desk: State<'_, Desk>,
    id: String,
    form: Form,
) -> Result<String, CommandError> {
    let id = named(&id)?;
    desk.ask(move |library| Ok(form.write(&library.story(id)?))).await
}

/// Stories about the same things, the most alike first.
#[tauri::command]
pub(crate) async fn similar(desk: State<'_, Desk>, id: String) -> Result<Found, CommandError> {
    let id = named(&id)?;
    Ok(Found::from(desk.ask(move |library| library.similar(id, 0, ALIKE)).await?))
}

/// What somebody signed, the latest first, from the `offset`th.
#[tauri::command]
pub(crate) async fn written_by(
    desk: State<'_, Desk>,
    name: String,
    offset: usize,
    limit: usize,
) -> Result<Found, CommandError> {
    let request = Found::signed_by(&name, offset, limit);
    Ok(Found::from(desk.ask(move |library| library.search(&request)).await?))
}

/// Marks an article as a whole.
#[tauri::command]
pub(crate) async fn add_bookmark(
    desk: State<'_, Desk>,
    id: String,
    note: String,
) -> Result<Marked, CommandError> {
    let id = named(&id)?;
    Ok(Marked::from(desk.ask(move |library| library.add_bookmark(id, None, &note)).await?))
}

/// Takes a bookmark off; answers with the change that is undone to have it back.
#[tauri::command]
pub(crate) async fn remove_bookmark(desk: State<'_, Desk>, bookmark: i64) -> Result<i64, CommandError> {
    desk.ask(move |library| library.remove_bookmark(bookmark)).await
}

pub(super) fn named(id: &str) -> Result<ArticleId, CommandError> {
    id.parse().map_err(|_| CommandError::missing(Code::NoArticle, json!({ "article": id })))
}
