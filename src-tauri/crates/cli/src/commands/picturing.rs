//! `baoge picture` and `baoge clip`: what a page or an article looks like, into a file.

use crate::arguments::{Clip, Picture, SizeArgument};
use crate::messages::picturing as m;
use crate::{Outcome, Session, failure::Failure, wire};
use library::{PictureSize, Selection};
use std::fs;
use std::path::Path;

/// Writes the picture of the page that is meant.
pub(crate) fn picture(asked: &Picture, session: &mut Session) -> Result<Outcome, Failure> {
    let selection = Selection::parse(&asked.page).map_err(Failure::Selection)?;
    let library = session.open()?;
    let pages = library.pages_meant(&selection)?;
    let page = match pages.as_slice() {
        [page] => page,
        [] => {
            session.complain(&session.language.say(crate::messages::changing::NO_PAGES, &[]));
            return Ok(Outcome::Wanting);
        }
        several => return Err(Failure::WhichPage(several.len())),
    };
    let size = match asked.size {
        SizeArgument::Full => PictureSize::Full,
        SizeArgument::Thumbnail => PictureSize::Thumbnail,
    };
    let picture = library.page_picture(page, size)?;
    write(&asked.output, &picture.bytes)?;
    if session.json {
        session.screen.json(&wire::Pictured::page(page, &picture))?;
        return Ok(Outcome::Done);
    }
    let written = session.language.say(m::WRITTEN, &[&picture.mime, &picture.width, &picture.height]);
    session.screen.line(&written)?;
    Ok(Outcome::Done)
}

/// Writes an article's clipping and prints how to cite it.
pub(crate) fn clip(asked: &Clip, session: &mut Session) -> Result<Outcome, Failure> {
    let clipping = session.open()?.clipping(asked.article)?;
    write(&asked.output, &clipping.png)?;
    if session.json {
        session.screen.json(&wire::Clipped::new(asked.article, &clipping))?;
    } else {
        session.screen.line(&clipping.citation)?;
    }
    Ok(Outcome::Done)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|source| Failure::Unwritable { path: path.to_owned(), source })
}
