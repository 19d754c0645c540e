//! Zips: which members of one an import means, and their content. A member's name becomes words in a report and facts
//! for the parser, never a path that anything is opened by.

use super::naming::{decoded_name, in_order, inner_path};
use super::reading::{MAX_FILE_BYTES, read_limited};
use super::walk::{Kind, kind_of};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use zip::CompressionMethod;
use zip::read::{Config, OwnedZipFileEntry, ZipFileEntry, ZipReadOptions};
use zip::unstable::read::ZipIterable;

/// The flag of a member whose name is marked as UTF-8.
const UTF8_NAME: u16 = 1 << 11;

/// How much one zip may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Members, folders included.
    pub(super) members: usize,
    /// Bytes that all pages of it may expand to.
    pub(super) expansion: u64,
    /// The same in lengths of the zip: text shrinks to a fifth, a page full of one character to a hundredth.
    pub(super) ratio: u64,
    /// A zip may expand to so much whatever its length.
    pub(super) free: u64,
}

/// Ten years of a paper with twenty pages a day are within it; what is made to fill a disk is not.
pub(super) const LIMITS: Limits = Limits { members: 100_000, expansion: 4 << 30, ratio: 200, free: 16 << 20 };

/// Why a zip or a member of it is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable name of the reason, as in [`crate::FileOutcome::Skipped`].
    pub code: &'static str,
    /// For people.
    pub detail: String,
}

/// A page file inside a zip.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) zip: PathBuf,
    /// Its path inside, `/` between its parts.
    pub(super) name: String,
    /// `…/某报.zip!2019/01.txt`.
    pub(super) shown: PathBuf,
    /// Whether all of its name could be read.
    pub(super) is_name_whole: bool,
    entry: OwnedZipFileEntry,
}

/// What stands in a zip's directory.
#[derive(Debug)]
pub(super) enum Packed {
    Page(Member),
    /// It speaks about the folder it is in.
    About(PathBuf),
    Refused(PathBuf, Refusal),
}

impl Refusal {
    pub(super) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// The page file `name` in the zip at `path`, as it is shown and as the parser reads facts from it.
pub(crate) fn shown(path: &str, name: &str) -> String {
    format!("{path}!{name}")
}

/// What is packed in a zip, in the order a person would go through it. A directory that breaks off gives what came
/// before, and a refusal of the zip.
pub(super) fn list(zip: &Path, limits: &Limits) -> Vec<Packed> {
    let mut listing = Listing { zip, found: Vec::new(), allowed: 0, left: 0 };
    let read = listing.read(limits);
    listing.found.sort_by(|(a, _), (b, _)| in_order(a, b));
    let mut found: Vec<Packed> = listing.found.into_iter().map(|(_, packed)| packed).collect();
    match read {
        Err(refusal) => found.push(Packed::Refused(zip.to_owned(), refusal)),
        Ok(()) if found.is_empty() => found.push(Packed::Refused(zip.to_owned(), Refusal::new("empty", ""))),
        Ok(()) => {}
    }
    found
}

struct Listing<'a> {
    zip: &'a Path,
    /// With the name each is sorted by.
    found: Vec<(String, Packed)>,
    /// Bytes that may come out, and how many of them still may.
    allowed: u64,
    left: u64,
}

impl Listing<'_> {
    fn read(&mut self, limits: &Limits) -> Result<(), Refusal> {
        let file = File::open(self.zip).map_err(|e| Refusal::new("unreadable", e.to_string()))?;
        let length = file.metadata().map_or(0, |m| m.len());
        self.allowed = limits.expansion.min(limits.free.max(length.saturating_mul(limits.ratio)));
        self.left = self.allowed;
        let damaged = |e: zip::result::ZipError| Refusal::new("zip_damaged", e.to_string());
        let mut archive = ZipIterable::try_new(BufReader::new(file), Config::default()).map_err(damaged)?;
        if archive.len() > limits.members {
            return Err(Refusal::new("zip_members", format!("{} > {}", archive.len(), limits.members)));
        }
        for entry in archive.files().map_err(damaged)? {
            self.meet(entry.map_err(damaged)?)?;
        }
        Ok(())
    }

    /// An error means that no further member can be taken.
    fn meet(&mut self, entry: ZipFileEntry<'_>) -> Result<(), Refusal> {
        let marked = entry.flags().as_u16() & UTF8_NAME != 0;
        let (name, is_name_whole) = decoded_name(entry.name_raw(), marked);
        if entry.is_dir() || name.ends_with('\\') {
            return Ok(());
        }
        let shown = |name: &str| PathBuf::from(shown(&self.zip.to_string_lossy(), name));
        let Some(name) = inner_path(&name) else {
            let packed = Packed::Refused(shown(&name), Refusal::new("zip_path", name.clone()));
            self.found.push((name, packed));
            return Ok(());
        };
        let shown = shown(&name);
        let packed = match kind_of(&name) {
            Kind::Noise => return Ok(()),
            Kind::About => Packed::About(shown),
            Kind::Zip => Packed::Refused(shown, Refusal::new("zip_nested", "")),
            Kind::Other(what) => Packed::Refused(shown, Refusal::new("unsupported", what)),
            Kind::Page => match self.refusal(&entry)? {
                Some(refusal) => Packed::Refused(shown, refusal),
                None => {
                    let zip = self.zip.to_owned();
                    Packed::Page(Member {
                        zip,
                        name: name.clone(),
                        shown,
                        is_name_whole,
                        entry: entry.into(),
                    })
                }
            },
        };
        self.found.push((name, packed));
        Ok(())
    }

    /// Why a page file of the zip is not read, if it is not.
    fn refusal(&mut self, entry: &ZipFileEntry<'_>) -> Result<Option<Refusal>, Refusal> {
        let method = entry.compression();
        let refusal = if entry.encrypted() {
            Refusal::new("zip_encrypted", "")
        } else if !matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            Refusal::new("zip_method", method.to_string())
        } else if entry.is_symlink() {
            Refusal::new("unsupported", "a link is not followed")
        } else if entry.size() > MAX_FILE_BYTES {
            too_large()
        } else if entry.size() > self.left {
            return Err(Refusal::new("zip_expands", format!("{} MB", self.allowed >> 20)));
        } else {
            self.left -= entry.size();
            return Ok(None);
        };
        Ok(Some(refusal))
    }
}

/// A larger file than is read.
pub(super) fn too_large() -> Refusal {
    Refusal::new("too_large", format!("more than {} MB", MAX_FILE_BYTES >> 20))
}

/// Reads members one after another; a zip stays open from one to the next.
#[derive(Debug, Default)]
pub(super) struct Unpacking {
    open: Option<(PathBuf, BufReader<File>)>,
}

impl Unpacking {
    /// The content of a member: no more than its zip says it is long, and with the sum that the zip says it has.
    pub(super) fn read(&mut self, member: &Member) -> Result<Vec<u8>, Refusal> {
        let unreadable = |e: std::io::Error| Refusal::new("unreadable", e.to_string());
        let file = match self.open.take() {
            Some((path, file)) if path == member.zip => file,
            _ => BufReader::new(File::open(&member.zip).map_err(unreadable)?),
        };
        let (_, file) = self.open.insert((member.zip.clone(), file));
        let damaged = |detail: String| Refusal::new("zip_damaged", detail);
        let options = ZipReadOptions::new();
        let reader = member.entry.as_ref().with_reader(file, options).map_err(|e| damaged(e.to_string()))?;
        read_limited(reader).map_err(|e| damaged(e.to_string()))?.ok_or_else(too_large)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::parcels::{Parcel, Trick};
    use std::fs;

    /// What a zip is found to hold: names, and for pages their content, for others why they are not read.
    fn found(parcel: &Parcel, limits: &Limits) -> Vec<(String, String)> {
        let home = tempfile::tempdir().unwrap();
        let zip = home.path().join("某报.zip");
        fs::write(&zip, parcel.bytes()).unwrap();
        let mut unpacking = Unpacking::default();
        let name = |path: &Path| path.to_string_lossy().rsplit("某报.zip").next().unwrap().to_owned();
        list(&zip, limits)
            .iter()
            .map(|packed| match packed {
                Packed::Page(member) => {
                    let content = unpacking.read(member);
                    let text = content.map(|bytes| String::from_utf8(bytes).unwrap());
                    (name(&member.shown), text.unwrap_or_else(|refusal| refusal.code.to_owned()))
                }
                Packed::About(path) => (name(path), "about".to_owned()),
                Packed::Refused(path, refusal) => (name(path), refusal.code.to_owned()),
            })
            .collect()
    }

    #[track_caller]
    fn check(parcel: &Parcel, want: &[(&str, &str)]) {
        let seen = found(parcel, &LIMITS);
        let seen: Vec<(&str, &str)> =
            seen.iter().map(|(name, what)| (name.as_str(), what.as_str())).collect();
        assert_eq!(seen, want);
    }

    #[test]
    fn a_zip_is_gone_through_like_a_folder() {
        let parcel = Parcel::new()
            .with("报/10.txt", "十")
            .with("报/2.TXT", "二")
            .with("附/录音.mp3", "图")
            .with("附/说.md", "说")
            .with("README.txt", "这里有两版")
            .with("__MACOSX/报/._2.txt", "x")
            .with("报/Thumbs.db", "x")
            .with("旧.zip", "PK");
        let want = [
            ("!README.txt", "about"),
            ("!报/2.TXT", "二"),
            ("!报/10.txt", "十"),
            ("!旧.zip", "zip_nested"),
            ("!附/录音.mp3", "unsupported"),
            ("!附/说.md", "说"),
        ];
        check(&parcel, &want);
    }

    #[test]
    fn a_name_is_never_a_path_out_of_the_zip() {
        let parcel = Parcel::new()
            .named(b"../../out.txt", "a")
            .named(b"a/../../out.txt", "b")
            .named(b"/etc/passwd.txt", "c")
            .named(b"C:\\pages\\1.txt", "d")
            .named(b"a\x1b[2J.txt", "e");
        let want = [
            ("!../../out.txt", "zip_path"),
            ("!a/../../out.txt", "zip_path"),
            ("!a\u{FFFD}[2J.txt", "e"),
            ("!etc/passwd.txt", "c"),
            ("!pages/1.txt", "d"),
        ];
        check(&parcel, &want);
    }

    #[test]
    fn a_name_that_is_no_text_does_not_hide_the_page() {
        let parcel = Parcel::new().named(b"\xff\xff\x80.txt", "一");
        let home = tempfile::tempdir().unwrap();
        let zip = home.path().join("x.zip");
        fs::write(&zip, parcel.bytes()).unwrap();
        let packed = list(&zip, &LIMITS);
        let [Packed::Page(member)] = &packed[..] else { panic!("one page: {packed:?}") };
        assert!(!member.is_name_whole && member.name.ends_with(".txt"), "{}", member.name);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_the_rest_is_read() {
        let parcel = Parcel::new()
            .with("1.txt", "一")
            .with("2.txt", "二")
            .trick(Trick::Encrypted)
            .with("3.txt", "三")
            .trick(Trick::Method(12))
            .with("4.txt", "四")
            .trick(Trick::Length(u32::MAX - 1))
            .with("5.txt", "五五五五五五")
            .trick(Trick::Sum)
            .with("6.txt", "六六六六六六")
            .trick(Trick::Length(3))
            .with("7.txt", "七");
        let want = [
            ("!1.txt", "一"),
            ("!2.txt", "zip_encrypted"),
            ("!3.txt", "zip_method"),
            ("!4.txt", "too_large"),
            ("!5.txt", "zip_damaged"),
            ("!6.txt", "zip_damaged"),
            ("!7.txt", "七"),
        ];
        check(&parcel, &want);
    }

    #[test]
    fn limits_hold() {
        let parcel = Parcel::new().with("1.txt", "一一一一").with("2.txt", "二二二二").with("3.txt", "三");
        let limits = Limits { free: 24, ratio: 0, ..LIMITS };
        assert_eq!(found(&parcel, &limits)[2..], [(String::new(), "zip_expands".to_owned())]);
        assert_eq!(found(&parcel, &Limits { free: 0, ratio: 1, ..LIMITS }).len(), 3);
        let expansion = found(&parcel, &Limits { expansion: 12, ..LIMITS });
        assert_eq!(expansion[1..], [(String::new(), "zip_expands".to_owned())]);
        let members = found(&parcel, &Limits { members: 2, ..LIMITS });
        assert_eq!(members, [(String::new(), "zip_members".to_owned())]);
    }

    #[test]
    fn a_bomb_is_not_lit() {
        // Forty claims of 60 MB each, in a zip of a few kilobytes.
        let parcel = (0..40).fold(Parcel::new(), |parcel, i| {
            parcel.with(&format!("{i:02}.txt"), "零").trick(Trick::Length(60 << 20))
        });
        check(&parcel, &[("", "zip_expands")]);
    }

    #[test]
    fn a_directory_that_breaks_off_gives_what_came_before() {
        let parcel = Parcel::new().with("1.txt", "一").with("2.txt", "二").trick(Trick::Directory);
        check(&parcel, &[("!1.txt", "一"), ("", "zip_damaged")]);
        check(&Parcel::new(), &[("", "empty")]);
    }

    #[test]
    fn no_damage_whatever_trips_it() {
        let whole = Parcel::new().with("报/1.txt", "一一一一一一一一").with("报/2.txt", "二").bytes();
        let home = tempfile::tempdir().unwrap();
        let zip = home.path().join("x.zip");
        let mut seed = 1920u32;
        for round in 0..600 {
            let mut bytes = whole.clone();
            for _ in 0..=round % 3 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize / 7 % bytes.len();
                bytes[at] = (seed >> 24) as u8;
            }
            bytes.truncate(if round % 5 == 0 { seed as usize / 11 % whole.len() } else { whole.len() });
            fs::write(&zip, bytes).unwrap();
            let mut unpacking = Unpacking::default();
            let packed = list(&zip, &LIMITS);
            assert!(!packed.is_empty(), "something is said of every zip");
            for member in packed {
                if let Packed::Page(member) = member
                    && let Ok(bytes) = unpacking.read(&member)
                {
                    assert!(bytes.len() < 100);
                }
            }
        }
    }
}
