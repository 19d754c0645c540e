//! One binary, a module for each thing a reader can do. `reader` is the driver: it runs the program and
//! opens the library on the same archive.

mod bad_import;
mod bad_input;
mod bad_zips;
mod bookmarks;
mod browse;
mod changing;
mod dry_run;
mod encodings;
mod explain;
mod full_disk;
mod import;
mod keeping;
mod limits;
mod messages;
mod names;
mod oracle;
mod parse;
mod pipes;
mod reader;
mod readme;
mod real_pages;
mod reports;
mod sample_archive;
mod scans;
mod search;
mod searches;
mod side_by_side;
mod similar;
mod stories;
mod tidy;
mod two_pages;
mod web_pages;
mod witnesses;
mod zips;
