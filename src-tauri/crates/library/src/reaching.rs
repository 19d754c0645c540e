//! From the page a reader looks at to all they mean: its issue, its file, its import, or pages chosen one by one.

use crate::selection::Selection;
use crate::views::{DayIssue, PageId, Reach, Reaches};
use crate::{Library, Result, catalogue};
use jiff::civil::Date;

impl Library {
    /// The selection that a reach means; `None` where nothing of it is here.
    pub fn reached(&self, reach: &Reach) -> Result<Option<Selection>> {
        let (pages, terms) = self.catalogue().read(|c| catalogue::reached(c, reach))?;
        Ok((!pages.is_empty()).then(|| Selection::of_pages(pages, terms)))
    }

    /// How many pages each reach of a page has. `None` where it is not here.
    pub fn reaches(&self, page: &PageId) -> Result<Option<Reaches>> {
        self.catalogue().read(|c| catalogue::reaches(c, page))
    }

    /// The issues of a day, by newspaper and edition.
    pub fn issues_of_day(&self, date: Date) -> Result<Vec<DayIssue>> {
        self.catalogue().read(|c| catalogue::issues_of_day(c, date))
    }
}
