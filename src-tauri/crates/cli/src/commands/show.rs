//! `baoge show`: one article as text, Markdown or JSON.

use crate::arguments::{Format, Show};
use crate::{Outcome, Session, failure::Failure, wire};

/// Prints the article, and how to cite it if that was asked for.
pub(crate) fn run(asked: &Show, session: &mut Session) -> Result<Outcome, Failure> {
    let article = session.open()?.article(asked.article)?;
    let citation = asked.cite.then(|| library::citation::cite(&article));
    let format = if session.json { Format::Json } else { asked.format };
    let text = match format {
        Format::Text => library::render::plain_text(&article),
        Format::Markdown => library::render::markdown(&article),
        Format::Json => {
            session.screen.json(&wire::ArticleDocument::new(&article, citation))?;
            return Ok(Outcome::Done);
        }
    };
    session.screen.line(text.trim_end())?;
    if let Some(citation) = citation {
        session.screen.line("")?;
        session.screen.line(&citation)?;
    }
    Ok(Outcome::Done)
}
