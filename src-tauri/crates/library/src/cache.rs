//! Pictures that were drawn once, in `cache/`: by the content they were drawn from, so that none is ever stale. All of it
//! may be deleted at any time, and it is in no backup.

use crate::archive::{Access, Archive};
use crate::views::{PagePicture, PictureSize};
use newsprint::{Rect, SourceId};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

/// More is not kept: pictures of some three hundred pages at full size. The oldest go first.
const MOST_BYTES: u64 = 512 << 20;

/// Its size is looked at after so many pictures.
const LOOK_EVERY: u32 = 16;

static KEPT: AtomicU32 = AtomicU32::new(0);

/// The pictures of an archive.
pub(crate) struct Cache<'a> {
    archive: &'a Archive,
    most: u64,
}

/// Where a picture is kept.
pub(crate) struct Slot<'a> {
    pub(crate) source: &'a SourceId,
    pub(crate) leaf: u32,
    pub(crate) frame: Option<Rect>,
    pub(crate) size: PictureSize,
}

impl Slot<'_> {
    /// Without what it ends with.
    fn name(&self) -> String {
        let size = match self.size {
            PictureSize::Thumbnail => "small",
            PictureSize::Full => "full",
        };
        let frame = self.frame.map_or_else(
            || "all".to_owned(),
            |Rect { left, top, right, bottom }| format!("{left:.0}_{top:.0}_{right:.0}_{bottom:.0}"),
        );
        format!("{}-{frame}-{size}", self.leaf)
    }
}

impl<'a> Cache<'a> {
    pub(crate) fn of(archive: &'a Archive) -> Self {
        Self { archive, most: MOST_BYTES }
    }

    /// The picture, if it was drawn before and is whole.
    pub(crate) fn find(&self, slot: &Slot<'_>) -> Option<PagePicture> {
        let folder = self.folder(slot);
        [("png", "image/png"), ("jpg", "image/jpeg")].into_iter().find_map(|(extension, mime)| {
            let bytes = fs::read(folder.join(format!("{}.{extension}", slot.name()))).ok()?;
            let (width, height) = size_of(&bytes)?;
            Some(PagePicture { bytes, mime, width, height })
        })
    }

    /// Keeps a picture. What cannot be written is drawn again the next time.
    pub(crate) fn keep(&self, slot: &Slot<'_>, picture: &PagePicture) {
        if self.archive.access() == Access::ReadOnly || self.write(slot, picture).is_err() {
            return;
        }
        if KEPT.fetch_add(1, Ordering::Relaxed).is_multiple_of(LOOK_EVERY) {
            self.make_room();
        }
    }

    fn write(&self, slot: &Slot<'_>, picture: &PagePicture) -> io::Result<()> {
        let folder = self.folder(slot);
        fs::create_dir_all(&folder)?;
        let extension = if picture.mime == "image/jpeg" { "jpg" } else { "png" };
        // Nobody waits for the disk: a picture that a crash cut short has no size and is drawn again.
        let beside = folder.join(format!("{}.{}.new", slot.name(), fastrand::u32(..)));
        fs::write(&beside, &picture.bytes)?;
        fs::rename(&beside, folder.join(format!("{}.{extension}", slot.name())))
    }

    fn folder(&self, slot: &Slot<'_>) -> PathBuf {
        self.archive.cache().join(&slot.source.0)
    }

    /// Deletes the oldest until a tenth is free again.
    fn make_room(&self) {
        let mut files = files(&self.archive.cache());
        let mut bytes: u64 = files.iter().map(|file| file.bytes).sum();
        if bytes <= self.most {
            return;
        }
        files.sort_by_key(|file| file.written);
        for file in files {
            if bytes <= self.most / 10 * 9 {
                return;
            }
            if fs::remove_file(&file.path).is_ok() {
                bytes -= file.bytes;
                // Refused as long as there are others in it.
                let _ = file.path.parent().map(fs::remove_dir);
            }
        }
    }
}

/// Bytes of all pictures that are kept.
pub(crate) fn bytes(archive: &Archive) -> u64 {
    files(&archive.cache()).iter().map(|file| file.bytes).sum()
}

struct Found {
    path: PathBuf,
    bytes: u64,
    written: SystemTime,
}

fn files(cache: &Path) -> Vec<Found> {
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let all = entries(cache).flat_map(|folder| entries(&folder.path()).collect::<Vec<_>>());
    all.filter_map(|file| {
        let found = file.metadata().ok()?;
        let written = found.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        found.is_file().then(|| Found { path: file.path(), bytes: found.len(), written })
    })
    .collect()
}

/// Width and height that a PNG or JPEG says it has; `None` where it is neither, or was cut short.
fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        let is_whole = bytes.ends_with(b"IEND\xaeB\x60\x82");
        let number = |at: usize| Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        return is_whole.then(|| number(16).zip(number(20))).flatten();
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) || !bytes.ends_with(&[0xFF, 0xD9]) {
        return None;
    }
    let mut at = 2;
    loop {
        let [0xFF, marker, high, low] = *bytes.get(at..)?.first_chunk()? else { return None };
        // Frame headers, among which are three tables that look like them.
        if (0xC0..=0xCF).contains(&marker) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let [_, h1, h2, w1, w2] = *bytes.get(at + 4..)?.first_chunk()?;
            let side = |high, low| u32::from(u16::from_be_bytes([high, low]));
            return Some((side(w1, w2), side(h1, h2)));
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] =
        &[0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 11, 8, 0, 9, 0, 7, 1, 1, 0x11, 0, 0xFF, 0xD9];

    fn picture(bytes: usize) -> PagePicture {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x06".to_vec();
        png.resize(bytes.max(40), 0);
        png.extend(b"IEND\xaeB\x60\x82");
        PagePicture { bytes: png, mime: "image/png", width: 5, height: 6 }
    }

    #[test]
    fn what_was_kept_is_found_and_what_was_cut_short_is_not() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        let cache = Cache::of(&archive);
        let source = SourceId("ab".repeat(32));
        let frame = Some(Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 20.0 });
        let slot = |leaf, size| Slot { source: &source, leaf, frame, size };
        assert_eq!(cache.find(&slot(0, PictureSize::Full)), None);
        cache.keep(&slot(0, PictureSize::Full), &picture(0));
        assert_eq!(cache.find(&slot(0, PictureSize::Full)), Some(picture(0)));
        assert_eq!(cache.find(&slot(0, PictureSize::Thumbnail)), None);
        assert_eq!(cache.find(&slot(1, PictureSize::Full)), None);
        for file in files(&archive.cache()) {
            fs::write(file.path, &picture(0).bytes[..30]).unwrap();
        }
        assert_eq!(cache.find(&slot(0, PictureSize::Full)), None);
    }

    #[test]
    fn the_oldest_make_room() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        let cache = Cache { archive: &archive, most: 10_000 };
        let source = SourceId("cd".repeat(32));
        let slot = |leaf| Slot { source: &source, leaf, frame: None, size: PictureSize::Full };
        for leaf in 0..12 {
            cache.write(&slot(leaf), &picture(1_000)).unwrap();
            let file = fs::File::open(archive.cache().join(&source.0).join(format!("{leaf}-all-full.png")));
            let moment = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(u64::from(leaf));
            file.unwrap().set_modified(moment).unwrap();
        }
        cache.make_room();
        assert!(bytes(&archive) <= 9_000);
        assert!(cache.find(&slot(0)).is_none() && cache.find(&slot(11)).is_some());
        fs::remove_dir_all(archive.cache()).unwrap();
        cache.keep(&slot(0), &picture(0));
        assert!(cache.find(&slot(0)).is_some(), "the folder may be deleted at any time");
    }

    #[test]
    fn sizes_are_read_from_the_files() {
        assert_eq!(size_of(JPEG), Some((7, 9)));
        assert_eq!(size_of(&picture(0).bytes), Some((5, 6)));
        assert_eq!(size_of(&JPEG[..20]), None);
        assert_eq!(size_of(b"GIF89a"), None);
    }
}
