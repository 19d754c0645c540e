//! Turning over what is held: calendars, issues, pages and what lies around them, and whether an article is marked.
//! It knows no tables and nothing of how it is drawn.

use crate::catalogue;
use crate::originals;
use crate::views::{
    ArticleId, ArticlePlace, Calendar, LoosePages, NewspaperId, PageId, PageView, YearHoldings,
};
use crate::{Error, Library, Result};
use jiff::civil::Date;
use newsprint::{ExplainedLine, FileContext};

impl Library {
    /// The years of which issues of a newspaper are held, in order.
    pub fn years(&self, newspaper: NewspaperId) -> Result<Vec<YearHoldings>> {
        self.catalogue().read(|c| catalogue::years(c, newspaper.0))
    }

    /// The calendar of a newspaper, by name or alias, for `year`; for the last of which issues are held, if none is
    /// named. `None` where there is no such newspaper.
    pub fn calendar(&self, newspaper: &str, year: Option<i16>) -> Result<Option<Calendar>> {
        self.catalogue().read(|c| catalogue::calendar(c, newspaper, year))
    }

    /// Pages that are of no issue, of one newspaper or of all and none.
    pub fn loose_pages(&self, newspaper: Option<&str>, offset: usize, limit: usize) -> Result<LoosePages> {
        self.catalogue().read(|c| catalogue::loose_pages(c, newspaper, offset, limit))
    }

    /// One page, whole. `None` where it is not here.
    pub fn page(&self, id: &PageId) -> Result<Option<PageView>> {
        self.catalogue().read(|c| catalogue::page(c, id))
    }

    /// The first page of an issue; without an edition named, of the day's first. `None` where there is no such issue.
    pub fn issue(&self, newspaper: &str, date: Date, edition: Option<&str>) -> Result<Option<PageView>> {
        self.catalogue().read(|c| catalogue::issue(c, newspaper, date, edition))
    }

    /// The lines of a page as they stand in its source, each with what it was taken for and why: the parser reads the
    /// original anew, which takes some milliseconds. `None` where the page is not here.
    pub fn explain_page(&self, id: &PageId) -> Result<Option<Vec<ExplainedLine>>> {
        let Some((kept, path)) = self.catalogue().read(|c| catalogue::original_of(c, id))? else {
            return Ok(None);
        };
        let bytes = originals::read(&self.archive, &kept)?;
        // Lines of other files are not explained, and their readers are not asked here.
        if !newsprint::is_plain(&bytes) {
            return Ok(Some(Vec::new()));
        }
        let context = FileContext { path: &path, template: None, ..FileContext::default() };
        let explained = newsprint::explain_file(&bytes, &context);
        Ok(usize::try_from(id.ordinal).ok().and_then(|at| explained.lines.into_iter().nth(at)))
    }

    /// Where an article stands, and what is read before and after it.
    pub fn article_place(&self, id: ArticleId) -> Result<ArticlePlace> {
        self.catalogue().read(|c| catalogue::article_place(c, id))?.ok_or(Error::NoArticle(id))
    }
}
