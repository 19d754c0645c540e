//! `baoge similar`: articles about the same things as one.

use super::search::print_hit;
use crate::arguments::Similar;
use crate::messages::search as words;
use crate::screen::FAINT;
use crate::{Outcome, Session, failure::Failure, wire};

/// Prints them with the words they were found by, the most alike first.
pub(crate) fn run(asked: &Similar, session: &mut Session) -> Result<Outcome, Failure> {
    let similar = session.open()?.similar(asked.article, asked.offset, asked.limit)?;
    if session.json {
        session.screen.json(&wire::SimilarArticles::from(&similar))?;
    } else if similar.total > 0 {
        let keywords = similar.keywords.join(" ");
        session.screen.styled(FAINT, &session.language.say(words::KEYWORDS, &[&keywords]))?;
        for hit in &similar.hits {
            print_hit(hit, &mut session.screen, session.language)?;
        }
    }
    if similar.total == 0 {
        session.complain(&session.language.say(words::NOTHING_SIMILAR, &[]));
        return Ok(Outcome::Wanting);
    }
    Ok(Outcome::Done)
}
