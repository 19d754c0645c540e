//! What an archive's articles have in common, learnt from some of them, so that each is compressed to two thirds of
//! what it would be by itself. It knows no table: bytes in, bytes out.
//!
//! A dictionary is named by its content, and a frame names the dictionary it was packed with. Those met by this
//! process are kept here; one that another process has made meanwhile is read from the catalogue it stands in.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::get_frame_content_size;

/// What zstd recommends, and what gains most for its size: 64 kB leave frames 4 % longer.
const BYTES: usize = 112 * 1024;

/// With a dictionary at hand the sixth level finds a seventh more than the third; higher ones find little more and take
/// long. Reading costs the same.
const LEVEL: i32 = 6;

/// No article is longer than the longest file that is read. A damaged frame may say anything.
const LONGEST: usize = 1 << 30;

/// The name of a dictionary: the first four bytes of the BLAKE3 hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DictionaryId(pub(crate) [u8; 4]);

/// A dictionary at work.
pub(crate) struct Dictionary {
    id: DictionaryId,
    packing: Mutex<Compressor<'static>>,
    unpacking: Mutex<Decompressor<'static>>,
}

impl Dictionary {
    fn new(content: &[u8]) -> io::Result<Self> {
        let mut packing = Compressor::with_dictionary(LEVEL, content)?;
        packing.include_dictid(false)?;
        let unpacking = Decompressor::with_dictionary(content)?;
        let id = DictionaryId::of(content);
        Ok(Self { id, packing: Mutex::new(packing), unpacking: Mutex::new(unpacking) })
    }

    pub(crate) fn id(&self) -> DictionaryId {
        self.id
    }

    pub(crate) fn pack(&self, bytes: &[u8]) -> Vec<u8> {
        lock(&self.packing).compress(bytes).expect("BUG: zstd fails only where memory does, and then aborts")
    }

    pub(crate) fn unpack(&self, packed: &[u8]) -> io::Result<Vec<u8>> {
        let told = get_frame_content_size(packed).ok().flatten();
        let length = told.and_then(|length| usize::try_from(length).ok()).filter(|length| *length <= LONGEST);
        let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        lock(&self.unpacking).decompress(packed, length)
    }
}

impl DictionaryId {
    /// The name of this content.
    pub(crate) fn of(content: &[u8]) -> Self {
        let hash = blake3::hash(content);
        let (first, _) = hash.as_bytes().split_first_chunk::<4>().expect("BUG: the hash has 32 bytes");
        Self(*first)
    }
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dictionary").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What these have in common; `None` where it is too little to be worth anything.
pub(crate) fn learn(samples: &[Vec<u8>]) -> Option<Vec<u8>> {
    zstd::dict::from_samples(samples, BYTES).ok().filter(|content| Dictionary::new(content).is_ok())
}

/// What is known in this process.
#[derive(Default)]
struct Known {
    dictionaries: HashMap<DictionaryId, Arc<Dictionary>>,
    /// Catalogues that were opened.
    catalogues: HashSet<PathBuf>,
}

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// Makes a dictionary known by its content.
pub(crate) fn know(content: &[u8]) -> io::Result<Arc<Dictionary>> {
    let id = DictionaryId::of(content);
    if let Some(dictionary) = lock(&KNOWN).dictionaries.get(&id) {
        return Ok(Arc::clone(dictionary));
    }
    let dictionary = Arc::new(Dictionary::new(content)?);
    lock(&KNOWN).dictionaries.insert(id, Arc::clone(&dictionary));
    Ok(dictionary)
}

/// Says that dictionaries may stand in this catalogue.
pub(crate) fn may_stand_in(catalogue: &Path) {
    lock(&KNOWN).catalogues.insert(catalogue.to_owned());
}

/// The dictionary of this name, which `read` gets out of a catalogue if this process has not met it yet.
pub(crate) fn find(
    id: DictionaryId,
    read: impl Fn(&Path, DictionaryId) -> Option<Vec<u8>>,
) -> Option<Arc<Dictionary>> {
    if let Some(dictionary) = known(id) {
        return Some(dictionary);
    }
    let catalogues: Vec<PathBuf> = lock(&KNOWN).catalogues.iter().cloned().collect();
    let content = catalogues.iter().find_map(|catalogue| read(catalogue, id))?;
    know(&content).ok()
}

/// The dictionary of this name, if this process has met it.
pub(crate) fn known(id: DictionaryId) -> Option<Arc<Dictionary>> {
    lock(&KNOWN).dictionaries.get(&id).map(Arc::clone)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that have words in common and are not the same.
    pub(crate) fn samples() -> Vec<Vec<u8>> {
        let words =
            ["town hall", "harvest", "the river", "bridge", "yesterday", "council", "opened", "school"];
        (0u32..600)
            .map(|n| {
                let mut dice = n.wrapping_mul(2_654_435_761);
                let mut text = String::new();
                for _ in 0..40 {
                    dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    text.push_str(words[(dice >> 29) as usize]);
                    text.push(char::from(b'a' + (dice >> 16) as u8 % 26));
                }
                text.into_bytes()
            })
            .collect()
    }

    #[test]
    fn what_is_packed_comes_out_the_same_and_is_short() {
        let samples = samples();
        let dictionary = know(&learn(&samples).unwrap()).unwrap();
        for bytes in [&samples[0][..], b"", b"nothing of the kind"] {
            assert_eq!(dictionary.unpack(&dictionary.pack(bytes)).unwrap(), bytes);
        }
        let (with, alone) =
            (dictionary.pack(&samples[7]).len(), zstd::bulk::compress(&samples[7], LEVEL).unwrap().len());
        assert!(with * 4 < alone * 3, "{with} with the dictionary, {alone} without");
        assert!(dictionary.unpack(&[1, 2, 3]).is_err());
    }

    #[test]
    fn too_little_to_learn_from_is_no_dictionary() {
        assert!(learn(&[]).is_none());
        assert!(learn(&vec![b"aaaa".to_vec(); 3]).is_none());
    }

    #[test]
    fn one_that_was_not_met_is_read_from_where_it_may_stand() {
        let content = learn(&samples().split_off(100)).unwrap();
        let id = DictionaryId::of(&content);
        may_stand_in(Path::new("nowhere at all"));
        assert!(find(id, |_, _| None).is_none());
        assert_eq!(find(id, |_, _| Some(content.clone())).unwrap().id(), id);
        assert!(find(id, |_, _| None).is_some(), "it is known from now on");
    }
}
