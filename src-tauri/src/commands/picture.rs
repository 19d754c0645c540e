//! A page as it is drawn, and what is cut out of it. The picture itself comes by a scheme of its own: `pictures`.

use super::article::named;
use crate::choosing;
use crate::cited::cited;
use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::picture::{ClippingSaved, Places, Sheet};
use library::{ArticleId, Error, Library, PageId, PictureSize, Sought};
use serde_json::json;
use std::fs;
use tauri::ipc::Response;
use tauri::{AppHandle, State};

/// How a page is drawn. Null where nothing draws it.
#[tauri::command]
pub(crate) async fn sheet(desk: State<'_, Desk>, id: String) -> Result<Option<Sheet>, CommandError> {
    let page = page_named(&id)?;
    Ok(desk.ask(move |library| library.sheet(&page)).await?.map(Sheet::from))
}

/// Whether there is a picture of a page: it fails with the reason where there is none.
#[tauri::command]
pub(crate) async fn look_at_picture(desk: State<'_, Desk>, id: String) -> Result<(), CommandError> {
    let page = page_named(&id)?;
    desk.ask(move |library| library.page_picture(&page, PictureSize::Full).map(|_| ())).await
}

/// Where an article stands on a page, and where it answers a query there.
#[tauri::command]
pub(crate) async fn places_of(
    desk: State<'_, Desk>,
    page: String,
    article: String,
    query: Option<String>,
    exact: bool,
) -> Result<Places, CommandError> {
    let (page, id) = (page_named(&page)?, named(&article)?);
    let found = desk
        .ask(move |library| library.places_of(id, query.as_deref().map(|query| Sought { query, exact })))
        .await?;
    let here = found.into_iter().find(|places| places.page == page && places.article == id);
    Ok(here.map(Places::from).unwrap_or_default())
}

/// An article's picture as a PNG with its citation in it.
#[tauri::command]
pub(crate) async fn clipping(desk: State<'_, Desk>, id: String) -> Result<Response, CommandError> {
    let id = named(&id)?;
    Ok(Response::new(desk.ask(move |library| cut(library, id)).await?))
}

/// Writes an article's picture into a file that the reader chooses.
#[tauri::command]
pub(crate) async fn save_clipping(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    suggested: String,
) -> Result<ClippingSaved, CommandError> {
    let id = named(&id)?;
    let Some(path) = choosing::save(&app, &suggested).await else { return Ok(ClippingSaved::Cancelled) };
    let written = move |library: &Library| {
        fs::write(&path, cut(library, id)?).map_err(|source| Error::File { path: path.clone(), source })?;
        Ok(path)
    };
    Ok(ClippingSaved::Done { path: desk.ask(written).await?.to_string_lossy().into_owned() })
}

/// An article cut out of its page, with where it is from in it.
fn cut(library: &Library, id: ArticleId) -> library::Result<Vec<u8>> {
    let clipping = library.clipping(id)?;
    Ok(cited(clipping.png, &clipping.citation))
}

fn page_named(id: &str) -> Result<PageId, CommandError> {
    id.parse().map_err(|_| CommandError::missing(Code::NoPage, json!({ "page": id })))
}
