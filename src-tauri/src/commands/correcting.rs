//! What a reader sets right: facts of pages, names of newspapers, and all of it taken back.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::messages::correcting::{
    DayIssue, Decisions, FactsSaid, NewFacts, NewspapersChanged, Reach, Reaches, Undone,
};
use library::NewspaperChange;
use serde_json::json;
use tauri::State;

/// How many pages go with a page: its issue's, its file's, its import's.
#[tauri::command]
pub(crate) async fn reaches(desk: State<'_, Desk>, page: String) -> Result<Reaches, CommandError> {
    let missing = || CommandError::missing(Code::NoPage, json!({ "page": page }));
    let named = page.parse().map_err(|_| missing())?;
    desk.ask(move |library| library.reaches(&named)).await?.map(Reaches::from).ok_or_else(missing)
}

/// What saying these facts would do.
#[tauri::command]
pub(crate) async fn would_set_facts(
    desk: State<'_, Desk>,
    reach: Reach,
    facts: NewFacts,
) -> Result<FactsSaid, CommandError> {
    let (reach, facts) = (reach.read()?, facts.read()?);
    let said = desk.ask(move |library| match library.reached(&reach)? {
        Some(pages) => library.would_set_facts(&pages, &facts).map(Some),
        None => Ok(None),
    });
    said.await?.map(FactsSaid::from).ok_or_else(gone)
}

/// Says facts of pages.
#[tauri::command]
pub(crate) async fn set_facts(
    desk: State<'_, Desk>,
    reach: Reach,
    facts: NewFacts,
) -> Result<FactsSaid, CommandError> {
    let (reach, facts) = (reach.read()?, facts.read()?);
    let said = desk.ask(move |library| match library.reached(&reach)? {
        Some(pages) => library.set_facts(&pages, &facts).map(Some),
        None => Ok(None),
    });
    said.await?.map(FactsSaid::from).ok_or_else(gone)
}

/// Joins newspapers, or changes what one is called.
#[tauri::command]
pub(crate) async fn change_newspapers(
    desk: State<'_, Desk>,
    change: NewspaperChange,
) -> Result<NewspapersChanged, CommandError> {
    let (decision, pages) = desk.ask(move |library| library.change_newspapers(&change)).await?;
    Ok(NewspapersChanged { decision, pages })
}

/// Takes a decision back: that of a number, or the last.
#[tauri::command]
pub(crate) async fn undo_decision(
    desk: State<'_, Desk>,
    decision: Option<i64>,
) -> Result<Undone, CommandError> {
    Ok(Undone::from(desk.ask(move |library| library.undo(decision)).await?))
}

/// What was decided, the latest first, from the `offset`th.
#[tauri::command]
pub(crate) async fn decisions(
    desk: State<'_, Desk>,
    offset: usize,
    limit: usize,
) -> Result<Decisions, CommandError> {
    Ok(Decisions::from_all(desk.ask(library::Library::decisions).await?, offset, limit))
}

/// The issues of a day, of all newspapers.
#[tauri::command]
pub(crate) async fn issues_of_day(
    desk: State<'_, Desk>,
    date: String,
) -> Result<Vec<DayIssue>, CommandError> {
    let day = date.parse().map_err(|_| CommandError::missing(Code::NoSuchDay, json!({ "date": date })))?;
    let found = desk.ask(move |library| library.issues_of_day(day)).await?;
    Ok(found.into_iter().map(DayIssue::from).collect())
}

/// None of the pages are here any more.
fn gone() -> CommandError {
    CommandError::missing(Code::NoPage, json!({}))
}
