//! `baoge bookmark`: what the reader keeps, where they keep it, and how it leaves the archive and comes back.

use clap::{Args, Subcommand, ValueEnum};
use library::ArticleId;
use std::path::PathBuf;

/// Keep bookmarks with notes, tags and collections.
///
/// A bookmark keeps the words it marks and the facts of its article, so it says what it was even when its article is
/// gone. Nothing you do here is lost: every change has a number, and `baoge bookmark undo` takes it back.
#[derive(Debug, Args)]
pub(crate) struct Bookmark {
    #[command(subcommand)]
    pub(crate) action: BookmarkAction,
}

const COLLECTIONS: &str = "\
A COLLECTION is named by its name, or where several have it by its path: '论文/第一章'.";

#[derive(Debug, Subcommand)]
pub(crate) enum BookmarkAction {
    Add(Marked),
    List(Listed),
    /// Remove a bookmark.
    Remove {
        /// Its number, as `list` prints it.
        #[arg(value_name = "ID")]
        id: i64,
    },
    /// Write a bookmark's note anew. An empty one takes it off.
    Note {
        /// Its number, as `list` prints it.
        #[arg(value_name = "ID")]
        id: i64,
        /// The note.
        #[arg(value_name = "NOTE")]
        note: String,
    },
    /// Give bookmarks a tag, or take it off.
    Tag(Kept),
    /// List the tags, or call one otherwise or take it off everywhere.
    Tags {
        #[command(subcommand)]
        action: Option<TagAction>,
    },
    /// Put bookmarks into a collection, or take them out.
    #[command(after_help = COLLECTIONS)]
    Collect(Collected),
    /// List the collections, or make, rename, move and remove them.
    #[command(after_help = COLLECTIONS)]
    Collections {
        #[command(subcommand)]
        action: Option<CollectionAction>,
    },
    /// Write all bookmarks with notes, tags and collections into one file of JSON.
    ///
    /// It can be taken into another archive, and be read without one: each bookmark has its words, what stands around
    /// them, and the facts as they were shown. A file that is there is not written over.
    Export {
        /// The file to be made.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Take in the bookmarks of a file that `export` made.
    ///
    /// What is here already is not added again; of two notes on one bookmark the later holds. Bookmarks whose article
    /// is not in this archive are kept and listed, and find it when it comes.
    Import {
        /// The file.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Take back a change to bookmarks, notes, tags or collections.
    ///
    /// Without a number: the last change that was not undone. An undo can be undone by its number.
    Undo {
        /// The number of the change, as --list prints it.
        #[arg(value_name = "N")]
        change: Option<i64>,
        /// List all changes instead.
        #[arg(long, conflicts_with = "change")]
        list: bool,
    },
}

/// Mark an article, or words in it.
#[derive(Debug, Args)]
#[command(after_help = COLLECTIONS)]
pub(crate) struct Marked {
    /// The article's name: 13 characters.
    #[arg(value_name = "ARTICLE")]
    pub(crate) article: ArticleId,
    /// The words to mark, as they stand in the article. Without it: the article as a whole.
    #[arg(long, value_name = "WORDS")]
    pub(crate) quote: Option<String>,
    /// A note of your own.
    #[arg(long, value_name = "NOTE", default_value = "")]
    pub(crate) note: String,
    /// A tag; may be given several times.
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
    /// A collection to put it into; may be given several times.
    #[arg(long = "in", value_name = "COLLECTION")]
    pub(crate) collections: Vec<String>,
}

/// List bookmarks.
///
/// With WORDS: those that have all of them in note, quotation, headline or tags. Width, 繁简 and case do not count.
#[derive(Debug, Args)]
#[command(after_help = COLLECTIONS)]
pub(crate) struct Listed {
    /// Words to look for.
    #[arg(value_name = "WORDS")]
    pub(crate) words: Vec<String>,
    /// Only those in a collection or in what is below it.
    #[arg(long = "in", value_name = "COLLECTION")]
    pub(crate) collection: Option<String>,
    /// Only those in no collection.
    #[arg(long, conflicts_with = "collection")]
    pub(crate) unfiled: bool,
    /// Only those with this tag; may be given several times.
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
    /// Only those whose words are nowhere in the archive now: their pages were removed.
    #[arg(long)]
    pub(crate) lost: bool,
    /// In which order.
    #[arg(long, value_enum, default_value_t = Order::Newest)]
    pub(crate) sort: Order,
    /// Pass over so many.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Show at most so many. Without it: all.
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
}

/// The order of bookmarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// The latest made first
    Newest,
    /// The first made first
    Oldest,
    /// By the newspaper's day, the latest first
    Date,
    /// By newspaper, day and page
    Place,
}

/// A tag and the bookmarks that get it.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// The tag.
    #[arg(value_name = "TAG")]
    pub(crate) tag: String,
    /// Numbers of bookmarks, as `list` prints them.
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<i64>,
    /// Take it off.
    #[arg(long)]
    pub(crate) off: bool,
}

/// A collection and the bookmarks that go into it.
#[derive(Debug, Args)]
pub(crate) struct Collected {
    /// The collection.
    #[arg(value_name = "COLLECTION")]
    pub(crate) collection: String,
    /// Numbers of bookmarks, as `list` prints them.
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<i64>,
    /// Take them out; they stay on the shelf.
    #[arg(long)]
    pub(crate) off: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TagAction {
    /// Call a tag otherwise; one that there is already takes in its bookmarks.
    Rename {
        /// The tag.
        #[arg(value_name = "TAG")]
        tag: String,
        /// What it is to be called.
        #[arg(value_name = "NAME")]
        to: String,
    },
    /// Take a tag off all bookmarks.
    Remove {
        /// The tag.
        #[arg(value_name = "TAG")]
        tag: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum CollectionAction {
    /// Make a collection.
    Make {
        /// What it is to be called.
        #[arg(value_name = "NAME")]
        name: String,
        /// The collection it is to be part of.
        #[arg(long = "in", value_name = "COLLECTION")]
        parent: Option<String>,
    },
    /// Call a collection otherwise.
    Rename {
        /// The collection.
        #[arg(value_name = "COLLECTION")]
        collection: String,
        /// What it is to be called.
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Make a collection part of another; without one it stands by itself.
    Move {
        /// The collection.
        #[arg(value_name = "COLLECTION")]
        collection: String,
        /// The collection it is to be part of.
        #[arg(long = "into", value_name = "COLLECTION")]
        parent: Option<String>,
    },
    /// Remove a collection and what is below it. The bookmarks in it stay on the shelf.
    Remove {
        /// The collection.
        #[arg(value_name = "COLLECTION")]
        collection: String,
    },
}
