//! The command that keeps searches.

use super::Order;
use clap::{Args, Subcommand};

/// Keep searches by a name, and see what is new in them.
///
/// What came into the archive since you last ran a saved search, here or in the window, is new in it. Saved
/// searches are on the shelf, with bookmarks and notes.
#[derive(Debug, Args)]
pub(crate) struct Searches {
    #[command(subcommand)]
    pub(crate) action: SearchesAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SearchesAction {
    /// List the saved searches with what each finds, and how much of that is new.
    List,
    /// Keep a search by a name, in place of what was kept by it.
    Save {
        /// What to call it.
        #[arg(value_name = "NAME")]
        name: String,
        /// What to look for, as for `baoge search`. Several arguments are one query, with spaces between them.
        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
        /// The order of hits.
        #[arg(long, value_enum, default_value_t = Order::Relevance)]
        sort: Order,
        /// Match only what is written exactly so.
        #[arg(long)]
        exact: bool,
    },
    /// Search for what was saved by a name; nothing in it is new any more.
    Run {
        /// What it is called.
        #[arg(value_name = "NAME")]
        name: String,
        /// How many hits to print.
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
        /// How many hits to pass over first.
        #[arg(long, value_name = "N", default_value_t = 0)]
        offset: usize,
    },
    /// Remove a saved search.
    Remove {
        /// What it is called.
        #[arg(value_name = "NAME")]
        name: String,
    },
}
