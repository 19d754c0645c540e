//! 检索: searching as one types, what to ask instead, where a story answers, and the searches a reader keeps.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::searching::{Answer, Asked, Loosened, PartMarks, Past, Saved, Slice};
use library::{ArticleId, CancelToken, KeptSearch, Library};
use serde_json::json;
use std::sync::{Mutex, PoisonError};
use tauri::State;

/// Whether anybody waits for the search at hand: a new one is asked in place of it.
#[derive(Debug, Default)]
pub(crate) struct Waiting(Mutex<CancelToken>);

impl Waiting {
    /// Gives up what is waited for, and waits for something else.
    fn anew(&self) -> CancelToken {
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        current.cancel();
        *current = CancelToken::default();
        current.clone()
    }

    /// Waits for more of the same.
    fn further(&self) -> CancelToken {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A part of what a search finds. Null where another was asked meanwhile: nobody waits for this one.
#[tauri::command]
pub(crate) async fn search(
    desk: State<'_, Desk>,
    waiting: State<'_, Waiting>,
    asked: Asked,
    slice: Slice,
) -> Result<Option<Answer>, CommandError> {
    let given_up = if slice.counts { waiting.anew() } else { waiting.further() };
    let search = asked.narrowed(slice);
    let found = desk.ask(move |library| library.search_narrowed(&search, &given_up)).await?;
    Ok(found.map(Answer::from))
}

/// What would find something in place of a search that found nothing. Null where another was asked meanwhile.
#[tauri::command]
pub(crate) async fn loosen(
    desk: State<'_, Desk>,
    waiting: State<'_, Waiting>,
    asked: Asked,
) -> Result<Option<Loosened>, CommandError> {
    let given_up = waiting.further();
    let search = asked.narrowed(Slice { offset: 0, limit: 0, counts: false });
    Ok(desk.ask(move |library| library.loosen(&search, &given_up)).await?.map(Loosened::from))
}

/// Where each part of a story answers a query.
#[tauri::command]
pub(crate) async fn story_marks(
    desk: State<'_, Desk>,
    id: String,
    query: String,
    exact: bool,
) -> Result<Vec<PartMarks>, CommandError> {
    let missing = || CommandError::missing(Code::NoArticle, json!({ "article": id }));
    let named: ArticleId = id.parse().map_err(|_| missing())?;
    let marks = desk.ask(move |library| library.story_marks(named, &query, exact)).await?;
    Ok(marks.parts.into_iter().map(PartMarks::from).collect())
}

/// The last searches, the latest first.
#[tauri::command]
pub(crate) async fn search_history(desk: State<'_, Desk>) -> Result<Vec<Past>, CommandError> {
    Ok(desk.ask(Library::search_history).await?.into_iter().map(Past::from).collect())
}

/// Remembers a search as the latest.
#[tauri::command]
pub(crate) async fn remember_search(desk: State<'_, Desk>, asked: Asked) -> Result<(), CommandError> {
    let search = KeptSearch::from(asked);
    desk.ask(move |library| library.remember_search(&search)).await
}

/// Forgets the searches remembered.
#[tauri::command]
pub(crate) async fn forget_searches(desk: State<'_, Desk>) -> Result<(), CommandError> {
    desk.ask(Library::forget_searches).await
}

/// The searches kept by a name, with what is new in each.
#[tauri::command]
pub(crate) async fn saved_searches(desk: State<'_, Desk>) -> Result<Vec<Saved>, CommandError> {
    Ok(desk.ask(Library::saved_searches).await?.into_iter().map(Saved::from).collect())
}

/// Keeps a search by a name, in place of what was kept by it.
#[tauri::command]
pub(crate) async fn save_search(
    desk: State<'_, Desk>,
    name: String,
    asked: Asked,
) -> Result<Saved, CommandError> {
    let search = KeptSearch::from(asked);
    Ok(Saved::from(desk.ask(move |library| library.save_search(&name, &search)).await?))
}

/// Notes that a saved search was looked at.
#[tauri::command]
pub(crate) async fn look_at_search(desk: State<'_, Desk>, id: i64) -> Result<(), CommandError> {
    desk.ask(move |library| library.look_at_search(id)).await
}

/// Takes a saved search off the shelf.
#[tauri::command]
pub(crate) async fn remove_search(desk: State<'_, Desk>, id: i64) -> Result<(), CommandError> {
    desk.ask(move |library| library.remove_search(id)).await
}
