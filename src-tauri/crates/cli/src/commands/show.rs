//! `baoge show`: one article, or the whole story it is a part of, as text, Markdown or JSON.

use crate::arguments::{Format, Show};
use crate::messages::imports::lost_original;
use crate::screen::{FAINT, Screen};
use crate::{Outcome, Session, failure::Failure, wire};
use library::StoryView;
use library::render::{self, Passage};
use std::io;

/// Prints it, and how to cite it if that was asked for.
pub(crate) fn run(asked: &Show, session: &mut Session) -> Result<Outcome, Failure> {
    let library = session.open()?;
    let story = if asked.part {
        StoryView::of(library.article(asked.article)?)
    } else {
        library.story(asked.article)?
    };
    for lost in library.lost_originals_of(asked.article)? {
        session.complain(&lost_original(&lost, session.language));
    }
    let citation = asked.cite.then(|| library::citation::cite(&story));
    let format = if session.json { Format::Json } else { asked.format };
    match format {
        Format::Text => print(&story, &mut session.screen)?,
        Format::Markdown => session.screen.line(render::markdown(&story).trim_end())?,
        Format::Json => {
            session.screen.json(&wire::ArticleDocument::new(&story, asked.article, citation))?;
            return Ok(Outcome::Done);
        }
    }
    if let Some(citation) = citation {
        session.screen.line("")?;
        session.screen.line(&citation)?;
    }
    Ok(Outcome::Done)
}

/// Its passages with a blank line between; the lines at seams are faint, because they are not of the text.
fn print(story: &StoryView, screen: &mut Screen) -> io::Result<()> {
    for (at, passage) in render::passages(story).iter().enumerate() {
        if at > 0 {
            screen.line("")?;
        }
        match passage {
            Passage::Text(text) => screen.line(text)?,
            Passage::Seam(line) => screen.styled(FAINT, line)?,
        }
    }
    Ok(())
}
