//! The leaves of a TIFF: its chain of directories, of which the decoder reads the first. A leaf behind it is read by
//! showing the decoder the same file with another beginning.

use super::ScanFault;
use std::io::{BufRead, Read, Result, Seek, SeekFrom};

/// No newspaper has more; a chain that is longer goes round in circles or was made to.
const MOST_LEAVES: usize = 1000;

/// The tag that says what a directory is for, and its bits for reduced copies and masks.
const SUBFILE_TYPE: u16 = 254;
const REDUCED_OR_MASK: u32 = 0b101;

/// Where the leaves' directories are, as the file's head would name each if it were the first; without thumbnails
/// and masks.
pub(super) fn leaves(bytes: &[u8]) -> Vec<u64> {
    let Some(layout) = Layout::of(bytes) else { return Vec::new() };
    let mut all = Vec::new();
    let mut leaves = Vec::new();
    let mut next = layout.long(bytes, layout.first);
    while let Some(at) = next.filter(|&at| at != 0 && !all.contains(&at) && all.len() < MOST_LEAVES) {
        all.push(at);
        let Some((is_leaf, following)) = layout.directory(bytes, at) else { break };
        leaves.extend(is_leaf.then_some(at));
        next = following;
    }
    if leaves.is_empty() {
        leaves.extend(all.first());
    }
    leaves
}

/// The file with a leaf for its first.
pub(super) fn open(bytes: &[u8], leaf: u32) -> std::result::Result<Rebegun<'_>, ScanFault> {
    let missing = ScanFault::NoSuchLeaf(leaf);
    let layout = Layout::of(bytes).ok_or(ScanFault::NotAScan)?;
    let at = *usize::try_from(leaf)
        .ok()
        .and_then(|leaf| leaves(bytes).get(leaf).copied())
        .as_ref()
        .ok_or(missing)?;
    let mut head = bytes[..layout.first + layout.width].to_vec();
    let place = &mut head[layout.first..];
    if layout.is_little {
        place.copy_from_slice(&at.to_le_bytes()[..layout.width]);
    } else {
        place.copy_from_slice(&at.to_be_bytes()[8 - layout.width..]);
    }
    Ok(Rebegun { head, bytes, at: 0 })
}

/// How numbers are written: order of bytes, and how wide places in the file are.
struct Layout {
    is_little: bool,
    /// Bytes of a place in the file: 4, or 8 for large files.
    width: usize,
    /// Where the head says the place of the first directory.
    first: usize,
}

impl Layout {
    fn of(bytes: &[u8]) -> Option<Self> {
        let is_little = bytes.first() == Some(&b'I');
        let is_large = matches!(bytes, [_, _, 43, 0, ..] | [_, _, 0, 43, ..]);
        let (width, first) = if is_large { (8, 8) } else { (4, 4) };
        (bytes.len() >= first + width).then_some(Self { is_little, width, first })
    }

    /// Whether the directory at a place is a leaf's, and where the next one is.
    fn directory(&self, bytes: &[u8], at: u64) -> Option<(bool, Option<u64>)> {
        let at = usize::try_from(at).ok()?;
        let (count_width, entry_width) = if self.width == 8 { (8, 20) } else { (2, 12) };
        let count = usize::try_from(self.number(bytes, at, count_width)?).ok()?;
        let entries = at.checked_add(count_width)?;
        let end = entries.checked_add(count.checked_mul(entry_width)?)?;
        let value = entry_width - self.width;
        let purpose = bytes.get(entries..end)?.chunks_exact(entry_width).find_map(|entry| {
            (self.number(entry, 0, 2)? == u64::from(SUBFILE_TYPE)).then_some(())?;
            self.number(entry, value, 4)
        });
        let is_leaf = purpose.is_none_or(|purpose| purpose & u64::from(REDUCED_OR_MASK) == 0);
        Some((is_leaf, self.long(bytes, end)))
    }

    fn long(&self, bytes: &[u8], at: usize) -> Option<u64> {
        self.number(bytes, at, self.width)
    }

    fn number(&self, bytes: &[u8], at: usize, width: usize) -> Option<u64> {
        let digits = bytes.get(at..at.checked_add(width)?)?;
        let add = |number: u64, digit: &u8| number << 8 | u64::from(*digit);
        Some(if self.is_little { digits.iter().rev().fold(0, add) } else { digits.iter().fold(0, add) })
    }
}

/// A file with another head.
pub(super) struct Rebegun<'a> {
    head: Vec<u8>,
    bytes: &'a [u8],
    at: usize,
}

impl BufRead for Rebegun<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let rest = self.head.get(self.at..).filter(|rest| !rest.is_empty());
        Ok(rest.unwrap_or_else(|| self.bytes.get(self.at..).unwrap_or_default()))
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Read for Rebegun<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl Seek for Rebegun<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let length = self.bytes.len() as u64;
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(offset) => length.checked_add_signed(offset),
            SeekFrom::Current(offset) => (self.at as u64).checked_add_signed(offset),
        };
        let at = at.ok_or(std::io::ErrorKind::InvalidInput)?;
        self.at = usize::try_from(at).map_err(|_| std::io::ErrorKind::InvalidInput)?;
        Ok(at)
    }
}
