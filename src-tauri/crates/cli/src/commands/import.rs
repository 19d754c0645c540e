//! `baoge import`: files into the archive, with progress on a terminal and a report at the end.

use crate::arguments::Import;
use crate::commands::names;
use crate::messages::imports as i;
use crate::messages::{self as m, Language};
use crate::screen::{self, FAINT, Screen};
use crate::{Outcome, Session, failure::Failure, interrupt, outline, wire};
use indicatif::{ProgressBar, ProgressStyle};
use library::{
    CancelToken, Error, FileOutcome, FileReport, ImportOptions, ImportReport, JumpTally, Library, Observer,
};
use newsprint::{Account, PageLabel};
use std::io;
use std::path::Path;

/// Imports and reports. What was refused is said; the rest is in the archive.
pub(crate) fn run(asked: &Import, session: &mut Session) -> Result<Outcome, Failure> {
    let template = names::template(asked.template.as_deref())?;
    let options = ImportOptions {
        reference: asked.reference,
        newspaper: asked.newspaper.clone(),
        date: asked.date,
        template,
        password: asked.password.clone(),
    };
    let progress = Progress::on_terminal(interrupt::watch(session.language));
    let report = if asked.dry_run {
        library::preview_import(&session.folder()?, &asked.paths, &options, &progress)?
    } else {
        let library = session.announce(Library::open_or_create(&session.folder()?)?);
        library.import(&asked.paths, &options, &progress).inspect_err(|error| broke_off(error, session))?
    };
    progress.bar.finish_and_clear();
    if session.json {
        session.screen.json(&wire::ImportReport::from(&report))?;
    } else {
        print(&report, &mut session.screen, session.language)?;
    }
    complain(&report, session);
    let complete = report.skipped == 0 && has_pages(&report);
    Ok(match (report.cancelled, complete) {
        (true, _) => Outcome::Stopped,
        (false, true) => Outcome::Done,
        (false, false) => Outcome::Wanting,
    })
}

/// What stopped an import that had begun is said by whoever reports errors; that nothing is lost is said here.
fn broke_off(error: &Error, session: &Session) {
    if matches!(error, Error::File { .. } | Error::Database { .. } | Error::Index { .. }) {
        session.complain(&session.language.say(i::INTERRUPTED, &[]));
    }
}

/// Whether there was anything to take in.
fn has_pages(report: &ImportReport) -> bool {
    report.imported + report.already_here > 0
}

/// A bar on standard error, with files done of all, how many a second, and the time left; nothing at all when that
/// is no terminal. Warnings wait for the report, which says them in the reader's language beside their file.
pub(crate) struct Progress {
    bar: ProgressBar,
    cancel: CancelToken,
}

impl Progress {
    pub(crate) fn on_terminal(cancel: CancelToken) -> Self {
        let style = ProgressStyle::with_template("{bar:24} {pos}/{len}  {per_sec}  -{eta}  {wide_msg}")
            .expect("BUG: the template is constant and right");
        Self { bar: ProgressBar::no_length().with_style(style), cancel }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

impl Observer for Progress {
    fn progress(&self, done: u64, total: u64, now: &Path) {
        self.bar.set_length(total);
        self.bar.set_position(done);
        self.bar.set_message(screen::one_line(&now.display().to_string()));
    }

    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

fn print(report: &ImportReport, screen: &mut Screen, language: Language) -> io::Result<()> {
    for file in &report.files {
        match file.outcome {
            FileOutcome::Imported => print_file(file, screen, language)?,
            FileOutcome::AlreadyHere if !file.warnings.is_empty() => print_file(file, screen, language)?,
            FileOutcome::PassedOver => {
                screen.styled(FAINT, &language.say(m::PASSED_OVER, &[&file.path.display()]))?;
            }
            FileOutcome::AlreadyHere | FileOutcome::Skipped { .. } => {}
        }
    }
    if report.already_here > 0 && report.imported + report.skipped == 0 {
        return screen.line(&language.say(m::NOTHING_TO_DO, &[&report.already_here]));
    }
    let articles: u64 = newly_imported(&report.files).map(|file| file.articles).sum();
    let counts: [&dyn std::fmt::Display; 4] =
        [&report.imported, &articles, &report.already_here, &report.skipped];
    if report.imported > 0 {
        screen.table(&outline::account_rows(&sum(&report.files), language))?;
    }
    let said = if report.number.is_some() { m::IMPORTED } else { i::WOULD_IMPORT };
    screen.line(&language.say(said, &counts))?;
    let JumpTally { joined, waiting } = report.jumps;
    if joined + waiting > 0 {
        screen.line(&language.say(m::JUMPS_LISTED, &[&joined, &waiting]))?;
    }
    print_look_again(&report.files, screen, language)?;
    print_number(report, screen, language)
}

/// The pages that were not taken apart with confidence, by the files one would look into.
pub(crate) fn print_look_again(
    files: &[FileReport],
    screen: &mut Screen,
    language: Language,
) -> io::Result<()> {
    let doubtful: Vec<_> =
        files.iter().flat_map(|file| file.look_again.iter().map(move |page| (file, page))).collect();
    if doubtful.is_empty() {
        return Ok(());
    }
    let articles: u64 = doubtful.iter().map(|(_, page)| page.articles).sum();
    screen.line(&language.say(m::LOOK_AGAIN, &[&doubtful.len(), &articles]))?;
    for (file, page) in doubtful {
        let label = outline::page_name(page.page.as_ref(), language);
        let articles = language.say(m::ARTICLES, &[&page.articles]);
        screen.line(&format!("  {}  {label}  {articles}", file.path.display()))?;
    }
    Ok(())
}

/// Where the report is kept.
fn print_number(report: &ImportReport, screen: &mut Screen, language: Language) -> io::Result<()> {
    match report.number {
        Some(number) => screen.styled(FAINT, &language.say(i::REPORT_KEPT, &[&number])),
        None => Ok(()),
    }
}

fn newly_imported(files: &[FileReport]) -> impl Iterator<Item = &FileReport> {
    files.iter().filter(|file| file.outcome == FileOutcome::Imported)
}

/// One line for a file, with what was recognised, and one for each warning.
fn print_file(file: &FileReport, screen: &mut Screen, language: Language) -> io::Result<()> {
    let newspaper = file.newspaper.as_ref().map(|fact| fact.value.clone());
    let facts = [
        newspaper.unwrap_or_else(|| language.say(m::UNKNOWN_NEWSPAPER, &[])),
        outline::dated(file.date.as_ref(), language),
        pages(&file.pages, language),
        language.say(m::ARTICLES, &[&file.articles]),
    ];
    screen.line(&format!("{}  {}", file.path.display(), facts.join("  ")))?;
    for warning in &file.warnings {
        screen.styled(FAINT, &format!("  {}", m::warning(warning, language)))?;
    }
    Ok(())
}

fn pages(labels: &[Option<PageLabel>], language: Language) -> String {
    let names: Vec<String> =
        labels.iter().map(|label| outline::page_name(label.as_ref(), language)).collect();
    names.join(", ")
}

/// Where the characters of the pages went that are new.
pub(crate) fn sum(files: &[FileReport]) -> Account {
    newly_imported(files).fold(Account::default(), |sum, file| {
        let part = &file.account;
        Account {
            total: sum.total + part.total,
            body: sum.body + part.body,
            headlines: sum.headlines + part.headlines,
            byline: sum.byline + part.byline,
            jump: sum.jump + part.jump,
            caption: sum.caption + part.caption,
            furniture: sum.furniture + part.furniture,
            markup: sum.markup + part.markup,
            dropped: sum.dropped + part.dropped,
            unplaced: sum.unplaced + part.unplaced,
        }
    })
}

/// To standard error: each file that was refused, that none was found, that it was stopped.
fn complain(report: &ImportReport, session: &Session) {
    let language = session.language;
    for file in &report.files {
        if let FileOutcome::Skipped { code, detail } = &file.outcome {
            let reason = m::skipped(code, detail, language);
            session.complain(&language.say(m::SKIPPED, &[&file.path.display(), &reason]));
        }
    }
    if !has_pages(report) && report.skipped == 0 {
        session.complain(&language.say(m::NO_FILES, &[]));
    }
    if report.cancelled {
        session.complain(&language.say(m::CANCELLED, &[]));
    }
}
