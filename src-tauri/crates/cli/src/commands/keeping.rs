//! `baoge rebuild`, `verify`, `doctor`, `backup`, `restore`: what keeps an archive safe.

use crate::arguments::{Backup, Doctor, Rebuild, RebuildPart, Restore, Verify};
use crate::commands::import::Progress;
use crate::messages::keeping as m;
use crate::screen::{DOUBTFUL, FAINT, PLAIN};
use crate::{Outcome, Session, failure::Failure, wire};
use library::{Checkup, Health, Library, RestoreReport, ShelfFrom};
use std::io;
use std::path::Path;

/// Makes catalogue and index, or the index, anew.
pub(crate) fn rebuild(asked: &Rebuild, session: &mut Session) -> Result<Outcome, Failure> {
    let what = library::Rebuild {
        catalogue: asked.part != RebuildPart::Index,
        without_missing: asked.without_missing,
    };
    let report = library::rebuild(&session.folder()?, what)?;
    for path in &report.missing {
        session.complain(&session.language.say(m::ORIGINAL_MISSING, &[&path.display()]));
    }
    if report.refused {
        session.complain(&session.language.say(m::REBUILD_REFUSED, &[&report.missing.len()]));
    }
    if session.json {
        session.screen.json(&wire::Rebuilt::from(&report))?;
    } else if !report.refused {
        if let Some(files) = report.files {
            session.screen.line(&session.language.say(m::CATALOGUE_REBUILT, &[&files]))?;
        }
        session.screen.line(&session.language.say(crate::messages::INDEX_REBUILT, &[&report.stories]))?;
    }
    Ok(if report.missing.is_empty() { Outcome::Done } else { Outcome::Wanting })
}

/// Proves that what is in the archive can be found.
pub(crate) fn verify(asked: &Verify, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let sample = (!asked.all).then_some(asked.sample);
    let how = library::Verify { sample, seed: asked.seed.unwrap_or_else(library::any_seed) };
    let progress = Progress::on_terminal(library::CancelToken::default());
    let report = library.verify(how, &progress)?;
    progress.finish();
    if session.json {
        session.screen.json(&wire::Verified::from(&report))?;
    } else {
        for failing in &report.failing {
            session.screen.styled(DOUBTFUL, &m::failing(failing, session.language))?;
            session.screen.styled(FAINT, &format!("  {}", m::remedy(failing, session.language)))?;
        }
        let figures: [&dyn std::fmt::Display; 5] =
            [&report.stories, &report.searches, &report.originals, &report.failing.len(), &report.seed];
        session.screen.line(&session.language.say(m::VERIFIED, &figures))?;
    }
    Ok(if report.failing.is_empty() { Outcome::Done } else { Outcome::Wanting })
}

/// Looks the archive over, and mends what is derived if asked to.
pub(crate) fn doctor(asked: &Doctor, session: &mut Session) -> Result<Outcome, Failure> {
    let folder = session.folder()?;
    let mut found = library::examine(&folder)?;
    if asked.fix {
        library::mend(&folder, &found)?;
        // Whatever a crash left is set right by an opening; one that fails is what the next look is about.
        let _ = Library::open(&folder);
        found = library::examine(&folder)?;
    }
    if session.json {
        session.screen.json(&wire::Checkups::from(found.as_slice()))?;
    } else {
        found.iter().try_for_each(|checkup| print_checkup(checkup, session))?;
    }
    let is_trouble = found.iter().any(|checkup| checkup.health == Health::Trouble);
    Ok(if is_trouble { Outcome::Wanting } else { Outcome::Done })
}

fn print_checkup(checkup: &Checkup, session: &mut Session) -> io::Result<()> {
    let language = session.language;
    let style = if checkup.health == Health::Trouble { DOUBTFUL } else { PLAIN };
    let health = language.say(m::health(checkup.health), &[]);
    let line = format!("{}  {}", crate::screen::pad(&health, 8), m::checkup(checkup, language));
    session.screen.styled(style, &line)?;
    for detail in &checkup.details {
        session.screen.styled(FAINT, &format!("          {detail}"))?;
    }
    if let Some(advice) = checkup.advice {
        session.screen.line(&format!("          {}", language.say(m::advice(advice), &[])))?;
    }
    Ok(())
}

/// Puts what cannot be made again into one file.
pub(crate) fn backup(asked: &Backup, session: &mut Session) -> Result<Outcome, Failure> {
    let report = library::back_up(&session.folder()?, asked.target.as_deref(), asked.with_originals)?;
    for path in &report.missing {
        session.complain(&session.language.say(m::ORIGINAL_MISSING, &[&path.display()]));
    }
    if session.json {
        session.screen.json(&wire::BackedUp::from(&report))?;
    } else {
        let figures: [&dyn std::fmt::Display; 4] =
            [&report.path.display(), &report.bytes, &report.bookmarks, &report.originals];
        session.screen.line(&session.language.say(m::BACKED_UP, &figures))?;
        if report.references > 0 {
            session.screen.line(&session.language.say(m::REFERENCES_LEFT, &[&report.references]))?;
        }
    }
    Ok(if report.missing.is_empty() { Outcome::Done } else { Outcome::Wanting })
}

/// Brings back what a backup holds, or lists the copies of the shelf.
pub(crate) fn restore(asked: &Restore, session: &mut Session) -> Result<Outcome, Failure> {
    let folder = session.folder()?;
    if asked.list {
        return list_copies(&folder, session);
    }
    let report = match (&asked.file, asked.empty_shelf) {
        (_, true) => library::restore_shelf(&folder, ShelfFrom::Nothing)?,
        (None, false) => library::restore_shelf(&folder, ShelfFrom::Last)?,
        (Some(file), false) if asked.shelf => library::restore_shelf(&folder, ShelfFrom::File(file))?,
        (Some(file), false) => library::restore(file, &folder)?,
    };
    session.open()?; // Catalogue and index follow, and what that set right is said.
    if session.json {
        session.screen.json(&wire::Restored::from(&report))?;
        return Ok(Outcome::Done);
    }
    print_restored(&report, session)?;
    Ok(Outcome::Done)
}

fn print_restored(report: &RestoreReport, session: &mut Session) -> io::Result<()> {
    let language = session.language;
    let told = match &report.shelf {
        Some(from) => language.say(m::SHELF_RESTORED, &[&from.display(), &report.bookmarks]),
        None => language.say(m::SHELF_BEGUN, &[]),
    };
    session.screen.line(&told)?;
    if report.lines + report.originals > 0 {
        session.screen.line(&language.say(m::FILES_RESTORED, &[&report.lines, &report.originals]))?;
    }
    match &report.kept {
        Some(kept) => session.screen.line(&language.say(m::KEPT_ASIDE, &[&kept.display()])),
        None => Ok(()),
    }
}

fn list_copies(folder: &Path, session: &mut Session) -> Result<Outcome, Failure> {
    let copies = library::shelf_copies(folder);
    if session.json {
        session.screen.json(&wire::ShelfCopies::from(copies.as_slice()))?;
    } else {
        for copy in &copies {
            let cells = [copy.date.to_string(), copy.bytes.to_string(), copy.path.display().to_string()];
            session.screen.cells(&cells)?;
        }
    }
    if copies.is_empty() {
        session.complain(&session.language.say(m::NO_COPIES, &[]));
    }
    Ok(if copies.is_empty() { Outcome::Wanting } else { Outcome::Done })
}
