//! The index's folder on disk, with the files of postings kept in compressed blocks: the engine's own coding leaves a
//! fifth to a third of them to be saved. Everything else lies there as the engine writes it and is mapped into memory.
//!
//! It knows bytes and no index. A pressed file is its blocks one after another, each a zstd frame or, where that is no
//! shorter, as it is; then the length of each as four bytes; then how many bytes the whole has (eight), how many
//! blocks there are (four), and [`MARK`].

mod cache;

use cache::{Block, Blocks};
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// What files with these endings hold is pressed.
const PRESSED: [&str; 1] = ["idx"];

/// Bytes of a block before it is pressed. Smaller ones gain less, larger ones cost more where little is read: this is
/// unpacked in about ten microseconds.
const BLOCK: usize = 16 * 1024;

/// Higher levels gain one part in a hundred and take twice as long or more.
const LEVEL: i32 = 1;

/// The last four bytes of a pressed file, another for each way of pressing; part of the index's fingerprint.
pub(crate) const MARK: &str = "bgP1";

/// What stands behind the lengths of the blocks.
const TRAILER: usize = 8 + 4 + MARK.len();

/// A folder as the engine sees it.
#[derive(Clone, Debug)]
pub(crate) struct PressedDirectory {
    plain: MmapDirectory,
    blocks: Arc<Blocks>,
}

impl PressedDirectory {
    pub(crate) fn new(plain: MmapDirectory) -> Self {
        Self { plain, blocks: Arc::default() }
    }
}

fn is_pressed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| PRESSED.iter().any(|pressed| ending == *pressed))
}

impl Directory for PressedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let plain = self.plain.get_file_handle(path)?;
        if !is_pressed(path) {
            return Ok(plain);
        }
        let opened = PressedFile::open(plain, Arc::clone(&self.blocks));
        let file = opened.map_err(|error| OpenReadError::wrap_io_error(error, path.to_path_buf()))?;
        Ok(Arc::new(file))
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let plain = self.plain.open_write(path)?;
        if !is_pressed(path) {
            return Ok(plain);
        }
        Ok(WritePtr::new(Box::new(Pressing { plain, waiting: Vec::new(), lengths: Vec::new(), total: 0 })))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.plain.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.plain.exists(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.plain.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.plain.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.plain.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.plain.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.plain.watch(callback)
    }
}

/// A file being written: what does not fill a block yet waits.
struct Pressing {
    plain: WritePtr,
    waiting: Vec<u8>,
    lengths: Vec<u32>,
    total: u64,
}

impl Pressing {
    fn write_block(&mut self) -> io::Result<()> {
        let pressed = zstd::bulk::compress(&self.waiting, LEVEL)?;
        let block = if pressed.len() < self.waiting.len() { &pressed } else { &self.waiting };
        self.plain.write_all(block)?;
        self.lengths.push(u32::try_from(block.len()).expect("BUG: a block is short"));
        self.total += self.waiting.len() as u64;
        self.waiting.clear();
        Ok(())
    }
}

impl Write for Pressing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(BLOCK - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        if self.waiting.len() == BLOCK {
            self.write_block()?;
        }
        Ok(taken)
    }

    /// What waits stays: a block is written when it is full, or last.
    fn flush(&mut self) -> io::Result<()> {
        self.plain.flush()
    }
}

impl TerminatingWrite for Pressing {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        if !self.waiting.is_empty() {
            self.write_block()?;
        }
        for length in &self.lengths {
            self.plain.write_all(&length.to_le_bytes())?;
        }
        let blocks = u32::try_from(self.lengths.len()).map_err(io::Error::other)?;
        self.plain.write_all(&self.total.to_le_bytes())?;
        self.plain.write_all(&blocks.to_le_bytes())?;
        self.plain.write_all(MARK.as_bytes())?;
        self.plain.terminate_ref(token)
    }
}

/// A file that can be read.
#[derive(Debug)]
struct PressedFile {
    plain: Arc<dyn FileHandle>,
    /// Where each block begins, and where the last ends.
    begins: Vec<usize>,
    length: usize,
    blocks: Arc<Blocks>,
    /// Its number among the files whose blocks are kept.
    number: u64,
}

impl PressedFile {
    fn open(plain: Arc<dyn FileHandle>, blocks: Arc<Blocks>) -> io::Result<Self> {
        let whole = plain.len();
        let behind = whole.checked_sub(TRAILER).ok_or_else(damaged)?;
        let trailer = plain.read_bytes(behind..whole)?;
        let (total, rest) = trailer.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (count, mark) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
        let length = usize::try_from(u64::from_le_bytes(*total)).map_err(|_| damaged())?;
        let count = usize::try_from(u32::from_le_bytes(*count)).map_err(|_| damaged())?;
        let first = behind.checked_sub(count * 4).ok_or_else(damaged)?;
        if mark != MARK.as_bytes() || length.div_ceil(BLOCK) != count {
            return Err(damaged());
        }
        let lengths = plain.read_bytes(first..behind)?;
        let mut begins = Vec::with_capacity(count + 1);
        let mut at = 0;
        begins.push(at);
        for length in lengths.as_chunks::<4>().0 {
            at += usize::try_from(u32::from_le_bytes(*length)).map_err(|_| damaged())?;
            begins.push(at);
        }
        if at != first {
            return Err(damaged());
        }
        let number = blocks.next_number();
        Ok(Self { plain, begins, length, blocks, number })
    }

    fn block(&self, i: usize) -> io::Result<Block> {
        self.blocks.get_or((self.number, i), || {
            let bytes = self.plain.read_bytes(self.begins[i]..self.begins[i + 1])?;
            let length = BLOCK.min(self.length - i * BLOCK);
            if bytes.len() == length {
                return Ok(Block::from(bytes.as_slice()));
            }
            let block = zstd::bulk::decompress(&bytes, length).map_err(|_| damaged())?;
            if block.len() == length { Ok(Block::from(block)) } else { Err(damaged()) }
        })
    }
}

impl HasLen for PressedFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for PressedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        if range.end > self.length {
            return Err(damaged());
        }
        let (first, last) = (range.start / BLOCK, (range.end - 1) / BLOCK);
        if first == last {
            let within = range.start - first * BLOCK..range.end - first * BLOCK;
            return Ok(OwnedBytes::new(self.block(first)?).slice(within));
        }
        let mut bytes = Vec::with_capacity(range.len());
        for i in first..=last {
            let begin = i * BLOCK;
            let block = self.block(i)?;
            let end = block.len().min(range.end - begin);
            bytes.extend_from_slice(&block[range.start.saturating_sub(begin)..end]);
        }
        Ok(OwnedBytes::new(bytes))
    }
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a file of the index is not what was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, PressedDirectory) {
        let home = tempfile::tempdir().unwrap();
        let directory = PressedDirectory::new(MmapDirectory::open(home.path()).unwrap());
        (home, directory)
    }

    fn write(directory: &PressedDirectory, name: &str, bytes: &[u8]) {
        let mut file = directory.open_write(Path::new(name)).unwrap();
        file.write_all(bytes).unwrap();
        file.terminate().unwrap();
    }

    /// Bytes of which the first part can be pressed and the second cannot.
    fn bytes(length: usize) -> Vec<u8> {
        let mut dice = 1920u32;
        let mut noise = || {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            dice.to_be_bytes()[0]
        };
        (0..length).map(|i| if i < length / 2 { noise() & 7 } else { noise() }).collect()
    }

    #[test]
    fn what_is_written_is_read_at_any_place() {
        let (home, directory) = folder();
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 77] {
            let (name, whole) = (format!("{length}.idx"), bytes(length));
            write(&directory, &name, &whole);
            let file = directory.get_file_handle(Path::new(&name)).unwrap();
            assert_eq!(file.len(), length);
            let places = [0, 1, length / 3, BLOCK - 1, BLOCK, 2 * BLOCK + 5, length];
            for start in places.into_iter().filter(|start| *start <= length) {
                for end in places.into_iter().filter(|end| (start..=length).contains(end)) {
                    assert_eq!(file.read_bytes(start..end).unwrap().as_slice(), &whole[start..end]);
                }
            }
            assert!(file.read_bytes(length..length + 1).is_err());
        }
        let on_disk = std::fs::metadata(home.path().join(format!("{}.idx", 5 * BLOCK + 77))).unwrap().len();
        assert!(on_disk < 4 * BLOCK as u64, "{on_disk}");
    }

    #[test]
    fn other_files_lie_there_as_they_are() {
        let (home, directory) = folder();
        write(&directory, "a.pos", b"as it is");
        assert_eq!(std::fs::read(home.path().join("a.pos")).unwrap(), b"as it is");
    }

    #[test]
    fn damage_anywhere_is_an_error_and_never_other_bytes() {
        let (home, directory) = folder();
        let whole = bytes(2 * BLOCK + 9);
        write(&directory, "whole.idx", &whole);
        let written = std::fs::read(home.path().join("whole.idx")).unwrap();
        let read = |name: &str, bytes: &[u8]| {
            std::fs::write(home.path().join(name), bytes).unwrap();
            directory.get_file_handle(Path::new(name)).ok().and_then(|f| f.read_bytes(0..whole.len()).ok())
        };
        for kept in [0, 3, TRAILER, written.len() / 2, written.len() - 1] {
            assert!(read(&format!("cut{kept}.idx"), &written[..kept]).is_none(), "{kept}");
        }
        for i in (written.len() - TRAILER - 12)..written.len() {
            let mut other = written.clone();
            other[i] ^= 0x40;
            assert!(read(&format!("flipped{i}.idx"), &other).is_none(), "{i}");
        }
        let mut zeros = written;
        zeros[..40].fill(0);
        assert!(read("zeros.idx", &zeros).is_none());
    }
}
