//! Every type that goes over the wire to the window, and how it is made from what the library answers. The
//! goldens in `tests/messages/window` hold their JSON; the window's own tests read the same files.

use library::Library;
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
        let newspapers = library.newspapers()?;
        let stats = library.stats()?;
        let named_pages = newspapers.iter().map(|newspaper| newspaper.pages).sum();
        Ok(Self {
            name: library.name().to_owned(),
            folder: shown(library.folder()),
            read_only: library.is_read_only(),
            repairs: library.repairs().iter().copied().map(Repair::from).collect(),
            newspapers: newspapers.into_iter().map(Newspaper::from).collect(),
            issues: stats.issues,
            pages: stats.pages,
            articles: stats.articles,
            undated_pages: stats.undated_pages,
            // An import may have gone on between the two questions.
            unnamed_pages: stats.pages.saturating_sub(named_pages),
        })
    }
}

impl From<library::Newspaper> for Newspaper {
    fn from(held: library::Newspaper) -> Self {
        let library::Newspaper { id: _, name, aliases, first, last, issues, pages, articles } = held;
        let (first, last) = (first.map(|day| day.to_string()), last.map(|day| day.to_string()));
        Self { name, aliases, first, last, issues, pages, articles }
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

/// Compares what goes over the wire to the letter with the golden `name`; with `BAOGE_BLESS` set, writes it.
#[cfg(test)]
#[track_caller]
pub(crate) fn golden<T: Serialize + ?Sized>(name: &str, message: &T) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages/window").join(name);
    let sent = serde_json::to_string_pretty(message).unwrap() + "\n";
    if std::env::var_os("BAOGE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &sent).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(sent, kept, "{name}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::{ImportOptions, Observer};

    fn newspaper(name: &str, first: Option<&str>, last: Option<&str>, issues: u64) -> Newspaper {
        Newspaper {
            name: name.to_owned(),
            aliases: Vec::new(),
            first: first.map(str::to_owned),
            last: last.map(str::to_owned),
            issues,
            pages: issues * 4 + 1,
            articles: issues * 21,
        }
    }

    fn held() -> Holdings {
        let mut older = newspaper("海曲晨报", Some("1934-05-16"), Some("2025-10-22"), 3310);
        older.aliases = vec!["海曲日报".to_owned()];
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
    }

    struct Silent;

    impl Observer for Silent {
        fn progress(&self, _done: u64, _total: u64, _now: &Path) {}
    }

    #[test]
    fn what_was_imported_is_counted() {
        let home = tempfile::tempdir().unwrap();
        let pages = home.path().join("pages");
        std::fs::create_dir(&pages).unwrap();
        let text = "码头启用\n昨日，城南码头正式启用，首班渡船上午离港。市民可凭月票乘船，往来两岸更加方便。\n（周禾）\n";
        std::fs::write(pages.join("海曲晨报_20240305_第01版.txt"), text).unwrap();
        std::fs::write(pages.join("剪存.txt"), text.replace("码头", "旧书摊")).unwrap();
        let library = Library::open_or_create(&home.path().join("剪报")).unwrap();
        library.import(&[pages], &ImportOptions::default(), &Silent).unwrap();
        let held = Holdings::of(&library).unwrap();
        assert_eq!((held.name.as_str(), held.read_only), ("剪报", false));
        assert_eq!((held.pages, held.undated_pages, held.unnamed_pages), (2, 1, 1), "{held:?}");
        let dated = &held.newspapers[0];
        assert_eq!((dated.name.as_str(), dated.issues, dated.pages), ("海曲晨报", 1, 1));
        assert_eq!((dated.first.as_deref(), dated.last.as_deref()), (Some("2024-03-05"), Some("2024-03-05")));
    }
}
