//! The commands that show what pages look like.

use super::changing::SELECTIONS;
use clap::{Args, ValueEnum};
use library::ArticleId;
use std::path::PathBuf;

/// Write the picture of a page into a file.
///
/// A page of a PDF is drawn as it is printed, a scan is the scan itself. Pages that came in as plain text have none. The
/// file is a PNG or a JPEG, whichever the picture is; the command prints which, and its size.
#[derive(Debug, Args)]
#[command(after_long_help = SELECTIONS)]
pub(crate) struct Picture {
    /// Which page: a selection that means one.
    #[arg(required = true, value_name = "PAGE")]
    pub(crate) page: Vec<String>,
    /// Where to. An existing file is overwritten.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// How large: 150 dots an inch and at most 4,000 pixels, or 360 pixels of the longer side.
    #[arg(long, value_name = "SIZE", default_value = "full")]
    pub(crate) size: SizeArgument,
}

/// How large a picture is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SizeArgument {
    Full,
    Thumbnail,
}

/// Cut an article out of the picture of its page.
///
/// Its headline, text and captions, joined on white, as a PNG; prints how to cite it, after GB/T 7714.
#[derive(Debug, Args)]
pub(crate) struct Clip {
    /// The article, as lists print it.
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: ArticleId,
    /// Where to. An existing file is overwritten.
    #[arg(short, long, value_name = "FILE.png")]
    pub(crate) output: PathBuf,
}
