//! What a page's drawing instructions weigh, and whether they are whole, before anybody reads them: a reader of PDF
//! unpacks all of them at once, and says nothing where they break off.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Array, Name, Stream};
use hayro_syntax::page::Page;

/// The most bytes of instructions that a page may have. The fullest broadsheets have a few hundred thousand.
pub(super) const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// How much is unpacked at once.
const CHUNK: usize = 64 * 1024;

/// Bytes of the sum at the end of what is packed.
const SUM: usize = 4;

/// How a page's instructions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contents {
    Whole,
    /// They break off, or are missing.
    Broken,
    TooLarge,
}

/// Looks at a page's instructions.
pub(super) fn look(page: &Page<'_>) -> Contents {
    let key = b"Contents".as_slice();
    let mut streams: Vec<Stream<'_>> = page.raw().get::<Stream<'_>>(key).into_iter().collect();
    let mut is_whole = true;
    if streams.is_empty() {
        if let Some(parts) = page.raw().get::<Array<'_>>(key) {
            let expected = parts.raw_iter().count();
            streams = parts.iter::<Stream<'_>>().collect();
            is_whole = streams.len() == expected;
        } else {
            is_whole = !page.raw().contains_key(key);
        }
    }
    let mut bytes = 0;
    for stream in &streams {
        let (unpacked, ends_well) = weigh(stream, MOST_BYTES - bytes);
        bytes += unpacked;
        is_whole &= ends_well;
        if bytes >= MOST_BYTES {
            return Contents::TooLarge;
        }
    }
    if is_whole { Contents::Whole } else { Contents::Broken }
}

/// The bytes of a stream when it is unpacked, counted up to `most`, and whether it ends as it should. Ways of packing
/// that are not in use for instructions are not looked into.
fn weigh(stream: &Stream<'_>, most: u64) -> (u64, bool) {
    let packed = stream.raw_data();
    if !is_deflated(stream) {
        return (packed.len() as u64, true);
    }
    let (bytes, ends_well, _) = unpack(&packed, true, most);
    if ends_well || bytes >= most {
        return (bytes, ends_well);
    }
    // Many a stream is written down as a little shorter than it is: without the sum at its end it is still whole.
    let (bytes, ends_well, left) = unpack(packed.get(2..).unwrap_or_default(), false, most);
    (bytes, ends_well && left < SUM)
}

/// Unpacks and throws away. The bytes there were, whether they came to their end, and how many followed it.
fn unpack(packed: &[u8], with_sum: bool, most: u64) -> (u64, bool, usize) {
    let mut rest = packed;
    let mut inflate = Decompress::new(with_sum);
    let mut chunk = vec![0; CHUNK];
    loop {
        let (read, written) = (inflate.total_in(), inflate.total_out());
        let status = inflate.decompress(rest, &mut chunk, FlushDecompress::None);
        let total = inflate.total_out();
        let taken = usize::try_from(inflate.total_in() - read).unwrap_or(rest.len());
        rest = &rest[taken.min(rest.len())..];
        match status {
            Ok(Status::StreamEnd) => return (total, true, rest.len()),
            Ok(_) if total < most && (total > written || taken > 0) => {}
            _ => return (total, false, rest.len()),
        }
    }
}

fn is_deflated(stream: &Stream<'_>) -> bool {
    let is_deflate = |name: &Name<'_>| matches!(&**name, b"FlateDecode" | b"Fl");
    let key = b"Filter".as_slice();
    let dict = stream.dict();
    match dict.get::<Array<'_>>(key) {
        Some(filters) => {
            let filters: Vec<Name<'_>> = filters.iter::<Name<'_>>().collect();
            filters.len() == 1 && is_deflate(&filters[0])
        }
        None => dict.get::<Name<'_>>(key).is_some_and(|name| is_deflate(&name)),
    }
}
