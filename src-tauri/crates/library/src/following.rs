//! Following the jumps of the issues that pages joined, before anything of them is indexed.

use crate::Result;
use crate::catalogue::{self, Followed};
use crate::database::Database;
use crate::failpoint::{Boundary, pass};

/// Follows the jumps of every issue whose pages changed. The caller holds the write lock.
pub(crate) fn follow(catalogue: &mut Database) -> Result<Followed> {
    let issues = catalogue.read(catalogue::unfollowed)?;
    if issues.is_empty() {
        return Ok(Followed::default());
    }
    let followed = catalogue.write(|tx| {
        let mut all = Followed::default();
        for issue in issues {
            let Followed { joined, parted } = catalogue::follow(tx, issue)?;
            all.joined += joined;
            all.parted += parted;
        }
        Ok(all)
    })?;
    pass(Boundary::Jumps);
    Ok(followed)
}
