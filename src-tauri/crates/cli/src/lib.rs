//! The archive from a terminal: arguments in, text or JSON and an exit code out.
//!
//! Owns what is printed and how it is worded. Knows nothing of how pages are parsed, stored or found:
//! each command calls `library` (or `newsprint`, for `parse`), converts, and prints.

mod arguments;
mod commands;
mod explain;
mod failure;
mod interrupt;
mod messages;
mod outline;
mod screen;
mod wire;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use messages::Language;
use screen::Screen;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The whole program: reads the process's arguments and environment, runs one command, and says with
/// its exit code how that went (`baoge --help` lists the codes).
#[must_use]
pub fn main() -> ExitCode {
    if let Some(ended) = library::apart::begin() {
        return ended;
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Help and usage may go into a pipe that is closed already; that is no failure.
            let _ = refusal.print();
            return ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(2));
        }
    };
    let language = Language::of_environment();
    let mut session = Session {
        screen: Screen::new(arguments.color),
        language,
        json: arguments.json,
        archive: arguments.archive,
    };
    let mut ended = run(&arguments.command, &mut session);
    if let Err(failure) = &ended
        && failure.is_mended_by_opening()
    {
        // What it met is noted, and opening again makes it anew and says so.
        ended = run(&arguments.command, &mut session);
    }
    let ended = ended.and_then(|outcome| {
        session.screen.flush()?;
        Ok(outcome)
    });
    match ended {
        Ok(outcome) => outcome.into(),
        Err(failure) => report(&failure, language),
    }
}

/// What every command needs: where to print, in which language and form, and which archive.
struct Session {
    screen: Screen,
    language: Language,
    json: bool,
    archive: Option<PathBuf>,
}

/// How a command that did not fail ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All that was asked for.
    Done,
    /// Nothing was found, or part of the input could not be used.
    Wanting,
    /// What was done when Ctrl-C was pressed, and no more.
    Stopped,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Wanting => Self::from(1),
            Outcome::Stopped => Self::from(interrupt::STOPPED),
        }
    }
}

fn run(command: &Command, session: &mut Session) -> Result<Outcome, Failure> {
    match command {
        Command::Parse(asked) => commands::parse::run(asked, session),
        Command::Import(asked) => commands::import::run(asked, session),
        Command::Imports => commands::imports::list(session),
        Command::Report(asked) => commands::imports::report(asked, session),
        Command::Names(asked) => commands::names::run(asked, session),
        Command::Newspapers(asked) => match &asked.action {
            None => commands::browse::newspapers(session),
            Some(action) => commands::changing::newspapers(action, session),
        },
        Command::Issues(asked) => commands::browse::issues(asked, session),
        Command::Jumps(asked) => commands::jumps::run(asked, session),
        Command::Show(asked) => commands::show::run(asked, session),
        Command::Picture(asked) => commands::picturing::picture(asked, session),
        Command::Clip(asked) => commands::picturing::clip(asked, session),
        Command::Search(asked) => commands::search::run(asked, session),
        Command::Searches(asked) => commands::searches::run(asked, session),
        Command::Similar(asked) => commands::similar::run(asked, session),
        Command::Stats => commands::browse::stats(session),
        Command::Bookmark(asked) => commands::bookmark::run(asked, session),
        Command::Rebuild(asked) => commands::keeping::rebuild(asked, session),
        Command::Verify(asked) => commands::keeping::verify(asked, session),
        Command::Doctor(asked) => commands::keeping::doctor(asked, session),
        Command::Backup(asked) => commands::keeping::backup(asked, session),
        Command::Restore(asked) => commands::keeping::restore(asked, session),
        Command::Completions(asked) => commands::shell::completions(asked, session),
        Command::Man(asked) => commands::shell::man(asked, session),
        Command::Pages(asked) => commands::changing::pages(asked, session),
        Command::Remove(asked) => commands::changing::remove(asked, session),
        Command::Purge(asked) => commands::purge::run(asked, session),
        Command::Set(asked) => commands::changing::set(asked, session),
        Command::Reparse(asked) => commands::changing::reparse(asked, session),
        Command::Undo(asked) => commands::changing::undo(asked, session),
    }
}

fn report(failure: &Failure, language: Language) -> ExitCode {
    if failure.is_closed_pipe() {
        return ExitCode::SUCCESS;
    }
    let sentence = screen::one_line(&failure.sentence(language));
    // Nobody is left to tell when standard error is closed as well.
    let _ = writeln!(std::io::stderr(), "baoge: {sentence}");
    ExitCode::from(failure.code())
}
