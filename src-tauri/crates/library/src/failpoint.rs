//! Where a crash is tested: the boundary after each commit of an import, a rebuild or a
//! restore. In a shipped build passing one costs nothing and does nothing.
//!
//! Files come in in groups. The order of a group's commits, and what a crash after each leaves behind:
//! 1. original: some of the group's files in `originals/`, which nothing names. The next import of the same bytes finds
//!    them there.
//! 2. manifest: the group's lines, which the catalogue has not taken in. Opening reads on from where the catalogue
//!    stopped and takes the files in from their originals. A crash within leaves the first of the lines, whole.
//! 3. catalogue: pages that cannot be searched yet, whether the index was fed with them or not. Opening indexes the
//!    difference to the index's last commit.
//! 4. jumps: as after 3, with the articles of the issues that pages joined made into stories. Opening follows those
//!    jumps that were not followed before it indexes.
//! 5. index: nothing is missing.
//!
//! Keeping the archive has boundaries of its own:
//! - built: a new catalogue lies beside the one in use, which is as it was. The next rebuild begins with a new one.
//! - installed: the new catalogue is in its place, in one transaction. Opening makes the index anew.
//! - index built, index out: a new index lies beside the old, or neither is in its place. Opening makes it anew.
//! - shelf aside: what stood on the shelf is kept by another name too, and still in its place.
//! - shelf placed: the shelf is the one that was to be brought back.
//!
//! Of a purge:
//! - noted: the manifest says that originals are gone that are still there. Nothing asks for them; purging again
//!   deletes them.
//! - deleted: one original is gone, which the manifest explains; the others as before.
//!
//! Of a decision of the reader's (removing, saying facts, undoing) the first is
//! 1. decision: on the shelf, and not followed by the catalogue. Opening follows it. The others are as above.

/// What has just become durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Boundary {
    /// The transaction in `shelf.sqlite` that holds a decision.
    Decision,
    /// A copy in `originals/`, passed for each file of a group.
    Original,
    /// The lines of a group in `manifest.jsonl`.
    Manifest,
    /// The transaction of a group in `catalogue.sqlite`.
    Catalogue,
    /// The transaction in `catalogue.sqlite` that follows jumps.
    Jumps,
    /// The commit of the index.
    Index,
    /// A new catalogue beside the one in use.
    Built,
    /// The new catalogue in the place of the old.
    Installed,
    /// A new index beside the one in use.
    IndexBuilt,
    /// The old index moved out of its place.
    IndexOut,
    /// A copy of the shelf that is about to be replaced.
    ShelfAside,
    /// The shelf that was brought back.
    ShelfPlaced,
    /// Lines in the manifest about originals that are to be deleted.
    PurgeNoted,
    /// One original deleted.
    Deleted,
}

#[cfg(not(test))]
pub(crate) const fn pass(_boundary: Boundary) {}

#[cfg(test)]
pub(crate) use armed::{arm, disarm, pass};

#[cfg(test)]
mod armed {
    use super::Boundary;
    use std::cell::Cell;

    thread_local! {
        static ARMED: Cell<Option<(Boundary, u32)>> = const { Cell::new(None) };
    }

    /// Lets this thread panic the `nth` time (from 1) it passes `boundary`.
    pub(crate) fn arm(boundary: Boundary, nth: u32) {
        ARMED.set(Some((boundary, nth)));
    }

    /// Lets this thread pass everywhere again.
    pub(crate) fn disarm() {
        ARMED.set(None);
    }

    /// Panics if armed for this boundary: all later steps are then as undone as after a power cut.
    pub(crate) fn pass(boundary: Boundary) {
        match ARMED.get() {
            Some((armed, 1)) if armed == boundary => {
                disarm();
                panic!("crash after {boundary:?}, as the test asked");
            }
            Some((armed, nth)) if armed == boundary => ARMED.set(Some((armed, nth - 1))),
            _ => {}
        }
    }
}
