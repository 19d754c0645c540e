//! 导入: what is handed over, what an import of it would do, the import, its report, and taking it out again.

use crate::desk::Desk;
use crate::error::{Code, CommandError};
use crate::jobs::{Jobs, Progress};
use crate::messages::import::{FileLines, Given, ImportRoom, Part, Preview, Whereabouts};
use crate::messages::imports::{self, Imports, Removed, Report, Returned};
use crate::messages::news::News;
use crate::news::Bell;
use crate::previewing::Previews;
use crate::tray::Tray;
use crate::{choosing, importing, sample};
use library::Selection;
use serde_json::json;
use std::path::PathBuf;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

/// From now on the window is told at `news` what happens without its asking.
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command what it asks for by value")]
#[tauri::command]
pub(crate) fn hear(bell: State<'_, Bell>, news: Channel<News>) {
    bell.listen(news);
}

/// What there is to see in the room where one imports.
#[tauri::command]
pub(crate) async fn import_room(
    app: AppHandle,
    desk: State<'_, Desk>,
    tray: State<'_, Tray>,
    jobs: State<'_, Jobs>,
) -> Result<ImportRoom, CommandError> {
    let (folder, sample) = (desk.place().folder.to_string_lossy().into_owned(), sample::folder(&app));
    let (tray, running) = (tray.shown(), jobs.progress());
    let empty = ImportRoom { folder, read_only: false, tray, running, imports: Vec::new() };
    let asked = desk.ask(move |library| Ok((library.is_read_only(), Imports::list(library, &sample)?))).await;
    match asked {
        Ok((read_only, imports)) => Ok(ImportRoom { read_only, imports, ..empty }),
        // The first import makes it.
        Err(error) if error.code == Code::NoArchive => Ok(empty),
        Err(error) => Err(error),
    }
}

/// Has the reader choose files; what lies on the tray then.
#[tauri::command]
pub(crate) async fn choose_files(app: AppHandle, tray: State<'_, Tray>) -> Result<Vec<String>, CommandError> {
    tray.lay(choosing::open_files(&app).await);
    Ok(tray.shown())
}

/// Has the reader choose a folder; what lies on the tray then.
#[tauri::command]
pub(crate) async fn choose_folder(
    app: AppHandle,
    tray: State<'_, Tray>,
) -> Result<Vec<String>, CommandError> {
    tray.lay(choosing::open_folder(&app).await);
    Ok(tray.shown())
}

/// Lays what an earlier import was given on the tray again.
#[tauri::command]
pub(crate) async fn hand_over_again(
    desk: State<'_, Desk>,
    tray: State<'_, Tray>,
    number: i64,
) -> Result<Vec<String>, CommandError> {
    let imports = desk.ask(library::Library::imports).await?;
    let paths = imports.into_iter().find(|entry| entry.number == number).map(|entry| entry.paths);
    tray.lay(paths.unwrap_or_default().into_iter().map(PathBuf::from));
    Ok(tray.shown())
}

/// Lays a file on the tray, alone, that an import could not open for want of a password. Its path is looked for in the
/// report of that import: nothing else can be laid there by it.
#[tauri::command]
pub(crate) async fn hand_over_locked(
    desk: State<'_, Desk>,
    tray: State<'_, Tray>,
    number: i64,
    path: String,
) -> Result<Vec<String>, CommandError> {
    let log = desk.ask(move |library| library.import_log(Some(number))).await?;
    let file = log.and_then(|log| imports::locked(&log, &path));
    let file = file.ok_or_else(|| CommandError::missing(Code::NoImport, json!({ "import": number })))?;
    tray.clear();
    tray.lay([file]);
    Ok(tray.shown())
}

/// Takes everything off the tray.
#[tauri::command]
pub(crate) async fn clear_tray(
    tray: State<'_, Tray>,
    previews: State<'_, Previews>,
) -> Result<(), CommandError> {
    tray.clear();
    previews.stop().await;
    Ok(())
}

/// What an import of what lies on the tray would do. A look that is asked for anew stops the one before.
#[tauri::command]
pub(crate) async fn preview_import(
    desk: State<'_, Desk>,
    tray: State<'_, Tray>,
    previews: State<'_, Previews>,
    given: Given,
    progress: Channel<Progress>,
) -> Result<Preview, CommandError> {
    let options = given.options()?;
    let folder = desk.place().folder.clone();
    Ok(Preview::of(&*previews.look(folder, tray.paths(), options, progress).await?))
}

/// Files of what the last look saw, from the `offset`th.
#[tauri::command]
pub(crate) async fn preview_lines(
    previews: State<'_, Previews>,
    part: Part,
    offset: usize,
    limit: usize,
) -> Result<FileLines, CommandError> {
    let report = previews.last();
    let files = report.as_ref().map_or(&[][..], |report| &report.files);
    Ok(FileLines::of(files, &Whereabouts::new(), part, offset, limit))
}

/// Stops looking ahead: the reader went on.
#[tauri::command]
pub(crate) async fn stop_preview(previews: State<'_, Previews>) -> Result<(), CommandError> {
    previews.stop().await;
    Ok(())
}

/// Begins to import what lies on the tray. Its progress and its end are news.
#[tauri::command]
pub(crate) async fn start_import(
    desk: State<'_, Desk>,
    tray: State<'_, Tray>,
    jobs: State<'_, Jobs>,
    bell: State<'_, Bell>,
    previews: State<'_, Previews>,
    given: Given,
) -> Result<(), CommandError> {
    let options = given.options()?;
    previews.stop().await;
    importing::begin(desk.inner().clone(), tray.inner().clone(), &jobs, bell.inner().clone(), options)
}

/// Begins to import the pages that come with the program.
#[tauri::command]
pub(crate) async fn import_sample(
    app: AppHandle,
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    bell: State<'_, Bell>,
) -> Result<(), CommandError> {
    let tray = Tray::default();
    tray.lay([sample::folder(&app)]);
    importing::begin(desk.inner().clone(), tray, &jobs, bell.inner().clone(), Given::default().options()?)
}

/// Asks the import to stop, if one runs.
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands a command what it asks for by value")]
#[tauri::command]
pub(crate) fn cancel_import(jobs: State<'_, Jobs>) {
    jobs.cancel();
}

/// What an import said, so many files of each part.
#[tauri::command]
pub(crate) async fn import_report(
    app: AppHandle,
    desk: State<'_, Desk>,
    number: i64,
    limit: usize,
) -> Result<Report, CommandError> {
    let sample = sample::folder(&app);
    let found = desk
        .ask(move |library| match library.import_log(Some(number))? {
            Some(log) => Report::of(library, log, &sample, limit).map(Some),
            None => Ok(None),
        })
        .await?;
    found.ok_or_else(|| CommandError::missing(Code::NoImport, json!({ "import": number })))
}

/// More files of a part of an import's report, from the `offset`th.
#[tauri::command]
pub(crate) async fn report_lines(
    desk: State<'_, Desk>,
    number: i64,
    part: Part,
    offset: usize,
    limit: usize,
) -> Result<FileLines, CommandError> {
    let found = desk
        .ask(move |library| Ok((library.import_log(Some(number))?, library.import_pages(number)?)))
        .await?;
    let (Some(log), at) = found else {
        return Err(CommandError::missing(Code::NoImport, json!({ "import": number })));
    };
    Ok(imports::lines(&log, &at, part, offset, limit))
}

/// What would go if an import were taken out.
#[tauri::command]
pub(crate) async fn would_remove_import(desk: State<'_, Desk>, number: i64) -> Result<Removed, CommandError> {
    let pages = pages_of(number)?;
    Ok(Removed::from(desk.ask(move |library| library.would_remove(&pages)).await?))
}

/// Takes an import's pages out.
#[tauri::command]
pub(crate) async fn remove_import(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    previews: State<'_, Previews>,
    number: i64,
) -> Result<Removed, CommandError> {
    jobs.must_rest()?;
    previews.stop().await;
    let pages = pages_of(number)?;
    Ok(Removed::from(desk.ask(move |library| library.remove(&pages)).await?))
}

/// Takes a removal back.
#[tauri::command]
pub(crate) async fn undo_removal(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    previews: State<'_, Previews>,
    decision: i64,
) -> Result<Returned, CommandError> {
    jobs.must_rest()?;
    previews.stop().await;
    Ok(Returned::from(desk.ask(move |library| library.undo(Some(decision))).await?))
}

/// The pages that an import brought.
fn pages_of(number: i64) -> Result<Selection, CommandError> {
    Selection::parse(&[format!("#{number}")]).map_err(CommandError::unexpected)
}
