//! `baoge search`: what to look for, and which part of the answer to print.

use clap::{Args, ValueEnum};
use library::Sort;

/// Find articles.
///
/// Every run of characters is found, line breaks of the page notwithstanding.
#[derive(Debug, Args)]
#[command(after_long_help = QUERY_LANGUAGE)]
pub(crate) struct Search {
    /// What to look for. Several arguments are one query, with spaces between them.
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// How many hits to print.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) limit: usize,
    /// How many hits to pass over first.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Which page of the hits to print, from 1, with so many on a page as --limit says.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), conflicts_with = "offset")]
    pub(crate) page: Option<u64>,
    /// The order of hits.
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    pub(crate) sort: Order,
    /// Match only what is written exactly so: width, 繁/简 and case are told apart, and numbers are looked for as
    /// they are written only.
    #[arg(long)]
    pub(crate) exact: bool,
    /// Count all hits by newspaper, year, month, page, column and author.
    #[arg(long)]
    pub(crate) facets: bool,
    /// Count all hits by day, month or year, as their range asks.
    #[arg(long)]
    pub(crate) timeline: bool,
}

impl Search {
    /// Hits to pass over, however that was said.
    pub(crate) fn skipped(&self) -> usize {
        let before = |page: u64| usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(self.limit);
        self.page.map_or(self.offset, before)
    }
}

const QUERY_LANGUAGE: &str = "\
The query:
  农村 电商            both words
  \"农村电商\"           exactly these characters (“ ” will do)
  甲 OR 乙   甲 | 乙   either
  -丙                 without it
  ( … )               grouping
  题: 作者: 报: 版: 栏: 正文: 图:    in this field (title author paper page column text caption)
  日期:2023  日期:2023-10  日期:2023-10-01..2024-08
  甲 NEAR/10 乙        within ten characters of each other
  qingd*              words of Latin letters or digits by their beginning
  三十                 30 as well, and the other way round; in quotes or with --exact only as written

Quote the query for your shell: baoge search '\"政企联动\"'. A query that begins with - comes after --.";

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Order {
    /// The best first
    Relevance,
    /// The latest first, undated last
    Newest,
    /// The earliest first, undated last
    Oldest,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Relevance => Self::Relevance,
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
        }
    }
}
