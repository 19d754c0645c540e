//! Unpacked blocks that were read lately, kept for who reads them again: the words of a query stand near one another,
//! and so do the terms that begin with a character.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The bytes of a block.
pub(super) type Block = Arc<[u8]>;

/// The number of a file, and of a block in it.
type Place = (u64, usize);

/// Blocks that are kept, of sixteen kilobytes each: as many as make 8 MB. When there are as many, the half that was
/// not read for longest goes.
const KEPT: usize = 512;

/// The blocks of all files of a folder.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    files: AtomicU64,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    now: u64,
    blocks: HashMap<Place, (Block, u64)>,
}

impl Blocks {
    /// A number that no other file has.
    pub(super) fn next_number(&self) -> u64 {
        self.files.fetch_add(1, Ordering::Relaxed)
    }

    /// The block at a place, read by `read` if it is not here.
    pub(super) fn get_or(&self, place: Place, read: impl FnOnce() -> io::Result<Block>) -> io::Result<Block> {
        if let Some(block) = self.with(|kept| kept.get(place)) {
            return Ok(block);
        }
        // Read without holding anybody up: two may read the same block, and get the same.
        let block = read()?;
        self.with(|kept| kept.put(place, &block));
        Ok(block)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    fn get(&mut self, place: Place) -> Option<Block> {
        self.now += 1;
        let (block, read) = self.blocks.get_mut(&place)?;
        *read = self.now;
        Some(Arc::clone(block))
    }

    fn put(&mut self, place: Place, block: &Block) {
        if self.blocks.len() >= KEPT {
            let mut reads: Vec<u64> = self.blocks.values().map(|(_, read)| *read).collect();
            let (_, middle, _) = reads.select_nth_unstable(KEPT / 2);
            let middle = *middle;
            self.blocks.retain(|_, (_, read)| *read > middle);
        }
        self.blocks.insert(place, (Arc::clone(block), self.now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_lately_is_kept_and_no_more() {
        let blocks = Blocks::default();
        let read = |place: usize| {
            let mut was_read = false;
            let block = blocks.get_or((0, place), || {
                was_read = true;
                Ok(Block::from(place.to_le_bytes().as_slice()))
            });
            assert_eq!(*block.unwrap(), place.to_le_bytes());
            was_read
        };
        for place in 0..KEPT * 3 {
            assert!(read(place));
            assert!(!read(0) || place == 0, "what is read again and again stays");
        }
        assert!(blocks.with(|kept| kept.blocks.len()) <= KEPT);
        assert!(!read(KEPT * 3 - 1) && read(1));
        assert!(blocks.get_or((1, 0), || Err(io::Error::other("gone"))).is_err());
    }
}
