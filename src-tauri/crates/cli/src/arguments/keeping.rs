//! The commands that keep an archive safe, and those that explain the program to a shell and to `man`.

use clap::{Args, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Make anew what is derived from the rest.
///
/// The index is made from the catalogue; the catalogue from the originals, the manifest and what
/// you said of them. Bookmarks and facts given stay. Others can go on reading meanwhile. Where
/// originals are missing, the catalogue is left as it is: their pages stand nowhere else. Damage
/// that opening meets is set right by itself; this is for when you want to be sure.
#[derive(Debug, Args)]
pub(crate) struct Rebuild {
    /// What to make anew.
    #[arg(value_enum, default_value_t = RebuildPart::All)]
    pub(crate) part: RebuildPart,
    /// Go on where originals are missing: their pages are then gone from the archive.
    #[arg(long)]
    pub(crate) without_missing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RebuildPart {
    /// Only the index
    Index,
    /// The catalogue, and the index that is made from it
    Catalogue,
    /// The same as catalogue
    All,
}

/// Prove that what is in the archive can be found.
///
/// Takes articles at random, searches for runs of their characters through the real index, and
/// looks whether each is found, and whether others found have them too. Compares originals with
/// what was taken in, reads the words of the articles, and checks the files of the index. Exit code
/// 1: something failed; each is named, with what to do.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Look at all articles and originals, not at a sample.
    #[arg(long, conflicts_with = "sample")]
    pub(crate) all: bool,
    /// How many articles and originals to look at.
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub(crate) sample: usize,
    /// Take the same sample as a run that printed this number.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
}

/// Look the archive over, part by part.
///
/// Works on an archive that does not open. Each line says what was looked at and how it is, and
/// where there is trouble, what to do. No word of an article is printed, so that you can show it to
/// somebody who helps. Exit code 1: there is trouble.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// Mend what is derived: catalogue and index. What is yours is never touched.
    #[arg(long)]
    pub(crate) fix: bool,
}

/// Put what nothing else can make again into one dated file.
///
/// Bookmarks and facts given, the manifest of what was taken in and, with --with-originals, the
/// files themselves. Another program may read or import meanwhile. Nothing is overwritten.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// A folder, or a file ending in .zip. Without it: the folder `backups` of the archive.
    #[arg(value_name = "DIR or FILE.zip")]
    pub(crate) target: Option<PathBuf>,
    /// Also the imported files, so that the backup is enough to make the archive again.
    #[arg(long)]
    pub(crate) with_originals: bool,
}

/// Bring back what a backup holds.
///
/// What was taken in later stays, and the shelf (bookmarks, facts given) that is replaced is kept
/// in the folder `backups`. With --shelf: the shelf alone, from the latest of the copies that are
/// made of it by themselves, or from the file named.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A backup; with --shelf also a copy of a shelf.
    #[arg(value_name = "FILE", required_unless_present_any = ["shelf", "list", "empty_shelf"])]
    pub(crate) file: Option<PathBuf>,
    /// Bring back the shelf alone.
    #[arg(long, conflicts_with_all = ["list", "empty_shelf"])]
    pub(crate) shelf: bool,
    /// List the copies of the shelf that there are.
    #[arg(long, conflicts_with_all = ["file", "empty_shelf"])]
    pub(crate) list: bool,
    /// Begin an empty shelf where it is damaged and there is no copy; the damaged one is kept.
    #[arg(long, conflicts_with = "file")]
    pub(crate) empty_shelf: bool,
}

/// Print a script that completes commands and options as you type.
///
/// For bash: `baoge completions bash > ~/.local/share/bash-completion/completions/baoge`.
/// For zsh: `baoge completions zsh > _baoge` in a folder of your `fpath`.
/// For fish: `baoge completions fish > ~/.config/fish/completions/baoge.fish`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// For which shell.
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// Print the manual page, for `man`.
///
/// `baoge man | man -l -` shows it. With --out: a page for the program and one for each command.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write all pages into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
