//! News: what the window is told without having asked.

use crate::error::CommandError;
use crate::jobs::Progress;
use library::ImportReport;
use serde::Serialize;

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum News {
    /// Files are held over the window, or not any more.
    Hovering { over: bool },
    /// Something was handed over: it lies on the tray.
    Handed,
    /// A place is asked for, by its address in the window.
    Go { address: String },
    /// A link from outside that means nothing.
    BadLink,
    /// A second start asked for the archive in `folder`, which this window does not show.
    Elsewhere { folder: String },
    /// The import goes on.
    Importing { progress: Progress },
    /// The import is over. This is said once of each.
    Imported { end: End },
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub(crate) enum End {
    /// Every file was met.
    Done {
        #[serde(flatten)]
        sums: Sums,
    },
    /// The reader stopped it; what is in is whole.
    Cancelled {
        #[serde(flatten)]
        sums: Sums,
    },
    /// It could not begin, or not go on: then the error says as `import` which import it was.
    Failed { error: CommandError },
}

/// What an import did, in figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Sums {
    /// Its number in the log.
    pub(crate) number: i64,
    pub(crate) imported: u64,
    /// On what was imported.
    pub(crate) articles: u64,
    pub(crate) already_here: u64,
    pub(crate) skipped: u64,
    pub(crate) warnings: u64,
}

impl End {
    /// How an import ended that gave this.
    pub(crate) fn of(ended: Result<ImportReport, CommandError>) -> Self {
        match ended {
            Ok(report) if report.cancelled => Self::Cancelled { sums: Sums::of(&report) },
            Ok(report) => Self::Done { sums: Sums::of(&report) },
            Err(error) => Self::Failed { error },
        }
    }
}

impl Sums {
    fn of(report: &ImportReport) -> Self {
        let new = report.files.iter().filter(|file| file.outcome == library::FileOutcome::Imported);
        Self {
            number: report.number.unwrap_or_default(),
            imported: report.imported,
            articles: new.map(|file| file.articles).sum(),
            already_here: report.already_here,
            skipped: report.skipped,
            warnings: report.files.iter().map(|file| file.warnings.len() as u64).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::messages::golden;
    use serde_json::json;

    #[test]
    fn each_piece_of_news_has_the_fields_of_its_golden() {
        let sums = Sums { number: 3, imported: 40, articles: 120, already_here: 2, skipped: 1, warnings: 4 };
        let progress = Progress {
            done: 320,
            total: 1206,
            now: "/剪报/海曲晨报/2024/03/05/1.txt".to_owned(),
            rate: Some(64.5),
            left: Some(14),
            stopping: false,
        };
        let mut error = CommandError::missing(Code::DiskFull, json!({ "path": "/剪报/catalogue.sqlite" }));
        error.params.insert("import".to_owned(), 4.into());
        golden(
            "news.json",
            &[
                News::Hovering { over: true },
                News::Handed,
                News::Go { address: "#/article/0123456789abc".to_owned() },
                News::BadLink,
                News::Elsewhere { folder: "/剪报/另一个".to_owned() },
                News::Importing { progress },
                News::Imported { end: End::Done { sums: sums.clone() } },
                News::Imported { end: End::Cancelled { sums } },
                News::Imported { end: End::Failed { error } },
            ],
        );
    }
}
