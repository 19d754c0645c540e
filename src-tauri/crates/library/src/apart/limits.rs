//! How much time and memory a child may take.

use cap::Cap;
use std::alloc::System;

/// Memory that a child may have at a time, the file and what is made of it included. A broadsheet page takes about 30 MB.
pub const MEMORY: usize = 500_000_000;

/// Seconds that any file may take, of computing where the system tells (`clock`).
const SECONDS: u64 = 10;

/// A file of so many bytes has no more than that; each further [`MORE_BYTES`] has a second more. A page of a drawn
/// newspaper is 100 kB and takes a few hundredths of a second, so that this is a limit for what goes wrong only.
const FREE_BYTES: u64 = 2_000_000;
const MORE_BYTES: u64 = 250_000;

/// What was left behind in a child of this size after a file makes it one to be replaced.
pub(super) const GROWN: u64 = 64_000_000;

/// A child is replaced after so many files whatever it says of itself.
pub(super) const FILES: u32 = 400;

/// Counts what is allocated, in every program that holds an archive; it sets a limit only in a child.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

/// Sets the limit of this process.
pub(super) fn limit_memory() {
    // Refused only where more is in use already, which a child that has just begun has not.
    let _ = ALLOCATOR.set_limit(MEMORY);
}

/// Bytes that are allocated in this process.
pub(super) fn allocated() -> u64 {
    ALLOCATOR.allocated() as u64
}

/// How many seconds a file of so many bytes may take.
#[must_use]
pub const fn seconds(bytes: u64) -> u64 {
    SECONDS + bytes.saturating_sub(FREE_BYTES) / MORE_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_have_more_time() {
        assert_eq!([seconds(0), seconds(2_000_000), seconds(12_000_000)], [10, 10, 50]);
    }
}
