//! The wire types of the commands that change what is in the archive. What is only figures and names is printed as
//! `library` answers it.

use library::{Decision, Restated, SelectedPage, Touched};
use serde::Serialize;

/// `baoge pages --json`.
#[derive(Debug, Serialize)]
pub(crate) struct PageList<'a> {
    pages: &'a [SelectedPage],
}

/// `baoge remove --json`. `change` is null where nothing was done.
#[derive(Debug, Serialize)]
pub(crate) struct Removal<'a> {
    change: Option<i64>,
    gone: Touched,
    pages: &'a [SelectedPage],
}

/// `baoge set --json`.
#[derive(Debug, Serialize)]
pub(crate) struct FactsSaid<'a> {
    change: Option<i64>,
    touched: Touched,
    pages: &'a [Restated],
}

/// `baoge undo --list --json`.
#[derive(Debug, Serialize)]
pub(crate) struct ChangeList<'a> {
    changes: &'a [Decision],
}

/// `baoge undo --json`.
#[derive(Debug, Serialize)]
pub(crate) struct Undone<'a> {
    undone: &'a Decision,
    returned: u64,
    removed: u64,
    restated: u64,
    missing: &'a [String],
}

/// `baoge newspapers merge --json`, and the like.
#[derive(Debug, Serialize)]
pub(crate) struct NewspapersChanged {
    pub(crate) change: i64,
    pub(crate) pages: u64,
}

impl<'a> From<&'a [SelectedPage]> for PageList<'a> {
    fn from(pages: &'a [SelectedPage]) -> Self {
        Self { pages }
    }
}

impl<'a> From<&'a library::Removal> for Removal<'a> {
    fn from(removal: &'a library::Removal) -> Self {
        Self { change: removal.decision, gone: removal.gone, pages: &removal.pages }
    }
}

impl<'a> From<&'a library::FactsSaid> for FactsSaid<'a> {
    fn from(said: &'a library::FactsSaid) -> Self {
        Self { change: said.decision, touched: said.touched, pages: &said.pages }
    }
}

impl<'a> From<&'a [Decision]> for ChangeList<'a> {
    fn from(changes: &'a [Decision]) -> Self {
        Self { changes }
    }
}

impl<'a> From<&'a library::Undone> for Undone<'a> {
    fn from(undone: &'a library::Undone) -> Self {
        Self {
            undone: &undone.decision,
            returned: undone.returned,
            removed: undone.removed,
            restated: undone.restated,
            missing: &undone.missing,
        }
    }
}
