//! 书架: what is held, the calendar of a newspaper, and the pages that are on none.

use super::page::{Fact, PageLine};
use library::{Library, YearHoldings};
use serde::Serialize;
use std::path::Path;

/// The answer to `newspapers`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Newspapers {
    /// The reader has named no archive and has none yet.
    NotBegun {
        /// Where the first import makes it.
        folder: String,
    },
    /// There is an archive, be it empty.
    Held(Holdings),
}

/// What an archive holds. Counts are of the whole archive.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Holdings {
    /// What the reader calls the archive.
    pub(crate) name: String,
    /// Its folder.
    pub(crate) folder: String,
    /// Whether nothing can be written in it.
    pub(crate) read_only: bool,
    /// What opening it set right.
    pub(crate) repairs: Vec<Repair>,
    /// By name.
    pub(crate) newspapers: Vec<Newspaper>,
    /// Dated issues.
    pub(crate) issues: u64,
    /// Pages, dated or not.
    pub(crate) pages: u64,
    /// Articles.
    pub(crate) articles: u64,
    /// Pages without a date, of whatever newspaper.
    pub(crate) undated_pages: u64,
    /// Pages of no known newspaper, dated or not: no newspaper above counts them.
    pub(crate) unnamed_pages: u64,
}

/// 报.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Newspaper {
    /// The name it goes by now.
    pub(crate) name: String,
    /// Other names it is known by.
    pub(crate) aliases: Vec<String>,
    /// `2009-11-18`: the day of the earliest issue held.
    pub(crate) first: Option<String>,
    /// The day of the latest.
    pub(crate) last: Option<String>,
    /// Dated issues.
    pub(crate) issues: u64,
    /// Pages, dated or not.
    pub(crate) pages: u64,
    /// Articles.
    pub(crate) articles: u64,
    /// The years of which issues are held, in order.
    pub(crate) years: Vec<Year>,
}

/// A year of a newspaper: on how many days of each month, from January, an issue is held.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Year {
    pub(crate) year: i16,
    pub(crate) months: [u32; 12],
}

/// The answer to `calendar`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Calendar {
    /// The name it goes by now.
    pub(crate) newspaper: String,
    /// The years of which issues are held, in order.
    pub(crate) years: Vec<Year>,
    /// The year that is shown; null where no page is dated.
    pub(crate) year: Option<i16>,
    /// Its issues by day.
    pub(crate) issues: Vec<CalendarIssue>,
    /// Pages of this newspaper without a day.
    pub(crate) undated_pages: u64,
}

/// An issue as a day of a calendar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct CalendarIssue {
    /// Its day.
    pub(crate) date: Fact<String>,
    /// Empty as a rule.
    pub(crate) edition: String,
    pub(crate) number: Option<u32>,
    pub(crate) pages: u64,
    pub(crate) articles: u64,
    /// The first headline of its first page that has any.
    pub(crate) headline: Option<String>,
}

/// The answer to `loose_pages`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct LoosePages {
    /// How many there are.
    pub(crate) total: u64,
    /// Those asked for.
    pub(crate) pages: Vec<LoosePage>,
}

/// A page that is of no issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct LoosePage {
    pub(crate) newspaper: Option<String>,
    pub(crate) date: Option<Fact<String>>,
    pub(crate) page: PageLine,
}

/// Something that opening the archive set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Repair {
    /// An interrupted import was completed.
    ImportCompleted {
        /// How many files.
        files: u64,
    },
    /// What the reader had decided about pages was done.
    DecisionsFollowed {
        /// How many pages.
        pages: u64,
    },
    /// The index lacked the latest.
    IndexCompleted {
        /// How many stories.
        stories: u64,
    },
    /// The index was made anew.
    IndexRebuilt {
        /// How many stories are in it.
        stories: u64,
    },
    /// The catalogue was damaged and was made anew from the originals.
    CatalogueRebuilt {
        /// How many files it was made from.
        files: u64,
    },
}

impl Newspapers {
    /// The first import will make the archive at `folder`.
    pub(crate) fn not_begun(folder: &Path) -> Self {
        Self::NotBegun { folder: shown(folder) }
    }
}

impl Holdings {
    /// What `library` holds now.
    pub(crate) fn of(library: &Library) -> library::Result<Self> {
        let newspapers = library
            .newspapers()?
            .into_iter()
            .map(|held| Ok(Newspaper::of(library.years(held.id)?, held)))
            .collect::<library::Result<Vec<_>>>()?;
        let stats = library.stats()?;
        let named_pages = newspapers.iter().map(|newspaper| newspaper.pages).sum();
        Ok(Self {
            name: library.name().to_owned(),
            folder: shown(library.folder()),
            read_only: library.is_read_only(),
            repairs: library.repairs().iter().copied().map(Repair::from).collect(),
            newspapers,
            issues: stats.issues,
            pages: stats.pages,
            articles: stats.articles,
            undated_pages: stats.undated_pages,
            // An import may have gone on between the two questions.
            unnamed_pages: stats.pages.saturating_sub(named_pages),
        })
    }
}

impl Newspaper {
    fn of(years: Vec<YearHoldings>, held: library::Newspaper) -> Self {
        let years = years.into_iter().map(Year::from).collect();
        let library::Newspaper { id: _, name, aliases, first, last, issues, pages, articles } = held;
        let (first, last) = (first.map(|day| day.to_string()), last.map(|day| day.to_string()));
        Self { name, aliases, first, last, issues, pages, articles, years }
    }
}

impl From<YearHoldings> for Year {
    fn from(YearHoldings { year, months }: YearHoldings) -> Self {
        Self { year, months }
    }
}

impl From<library::Calendar> for Calendar {
    fn from(held: library::Calendar) -> Self {
        let library::Calendar { newspaper, years, year, issues, undated_pages } = held;
        Self {
            newspaper,
            years: years.into_iter().map(Year::from).collect(),
            year,
            issues: issues.into_iter().map(CalendarIssue::from).collect(),
            undated_pages,
        }
    }
}

impl From<library::CalendarIssue> for CalendarIssue {
    fn from(issue: library::CalendarIssue) -> Self {
        let library::CalendarIssue { date, edition, number, pages, articles, headline } = issue;
        Self { date: Fact::shown(&date), edition, number, pages, articles, headline }
    }
}

impl From<library::LoosePages> for LoosePages {
    fn from(library::LoosePages { total, pages }: library::LoosePages) -> Self {
        let page = |library::LoosePage { newspaper, date, page }| LoosePage {
            newspaper,
            date: date.as_ref().map(Fact::shown),
            page: page.into(),
        };
        Self { total, pages: pages.into_iter().map(page).collect() }
    }
}

impl From<library::Repair> for Repair {
    fn from(repair: library::Repair) -> Self {
        match repair {
            library::Repair::ImportCompleted { files } => Self::ImportCompleted { files },
            library::Repair::DecisionsFollowed { pages } => Self::DecisionsFollowed { pages },
            library::Repair::IndexCompleted { stories } => Self::IndexCompleted { stories },
            library::Repair::IndexRebuilt { stories } => Self::IndexRebuilt { stories },
            library::Repair::CatalogueRebuilt { files, .. } => Self::CatalogueRebuilt { files },
        }
    }
}

/// A path to be read by people: the window never sends it back.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::page::samples;
    use crate::messages::{filled, golden};

    fn newspaper(name: &str, first: Option<&str>, last: Option<&str>, issues: u64) -> Newspaper {
        Newspaper {
            name: name.to_owned(),
            aliases: Vec::new(),
            first: first.map(str::to_owned),
            last: last.map(str::to_owned),
            issues,
            pages: issues * 4 + 1,
            articles: issues * 21,
            years: Vec::new(),
        }
    }

    fn held() -> Holdings {
        let mut older = newspaper("海曲晨报", Some("1934-05-16"), Some("2025-10-22"), 3310);
        older.aliases = vec!["海曲日报".to_owned()];
        older.years = vec![
            Year { year: 1934, months: [0, 0, 0, 0, 8, 30, 31, 31, 30, 31, 30, 31] },
            Year { year: 2025, months: [31, 28, 31, 30, 31, 30, 31, 31, 30, 12, 0, 0] },
        ];
        Holdings {
            name: "剪报".to_owned(),
            folder: "/media/剪报".to_owned(),
            read_only: false,
            repairs: vec![
                Repair::ImportCompleted { files: 2 },
                Repair::DecisionsFollowed { pages: 3 },
                Repair::IndexCompleted { stories: 31 },
                Repair::IndexRebuilt { stories: 71_902 },
                Repair::CatalogueRebuilt { files: 9_310 },
            ],
            newspapers: vec![
                older,
                newspaper("沙岭周报", Some("2016-06-08"), Some("2016-06-08"), 1),
                newspaper("无日报", None, None, 0),
            ],
            issues: 3311,
            pages: 13_250,
            articles: 69_531,
            undated_pages: 12,
            unnamed_pages: 3,
        }
    }

    #[test]
    fn answers_have_the_fields_of_their_goldens() {
        golden("newspapers.json", &Newspapers::Held(held()));
        golden("newspapers-not-begun.json", &Newspapers::not_begun(Path::new("/media/archive")));
        golden("calendar.json", &calendar());
        let page = samples::line("0123456789abcdef-0", None, "走失的猫回来了");
        let loose = LoosePage { newspaper: None, date: Some(samples::inferred("2025-10-22")), page };
        golden("loose-pages.json", &LoosePages { total: 12, pages: vec![loose] });
    }

    fn calendar() -> Calendar {
        let issue = |date, edition: &str, headline: Option<&str>| CalendarIssue {
            date,
            edition: edition.to_owned(),
            number: Some(3324),
            pages: 4,
            articles: 21,
            headline: headline.map(str::to_owned),
        };
        Calendar {
            newspaper: "海曲晨报".to_owned(),
            years: held().newspapers.swap_remove(0).years,
            year: Some(2025),
            issues: vec![
                issue(samples::printed("2025-10-08"), "早刊", Some("渡口的灯又亮了")),
                issue(samples::printed("2025-10-08"), "晚刊", None),
                issue(samples::inferred("2025-10-22"), "", Some("江堤加高半米")),
            ],
            undated_pages: 1,
        }
    }

    #[test]
    fn what_was_imported_is_counted() {
        let home = tempfile::tempdir().unwrap();
        let library = filled(home.path());
        let held = Holdings::of(&library).unwrap();
        assert_eq!((held.name.as_str(), held.read_only), ("剪报", false));
        assert_eq!((held.pages, held.undated_pages, held.unnamed_pages), (2, 1, 1), "{held:?}");
        let dated = &held.newspapers[0];
        assert_eq!((dated.name.as_str(), dated.issues, dated.pages), ("海曲晨报", 1, 1));
        assert_eq!((dated.first.as_deref(), dated.last.as_deref()), (Some("2024-03-05"), Some("2024-03-05")));
        assert_eq!((dated.years[0].year, dated.years[0].months[2]), (2024, 1));
    }
}
