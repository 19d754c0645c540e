//! The imported files themselves, kept by content. It knows neither what is in them nor the catalogue.

use crate::Result;
use crate::archive::Archive;
use crate::durable::{Whole, write_whole};
use crate::error::at;
use crate::failpoint::{Boundary, pass};
use newsprint::SourceId;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the bytes of a source are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kept", content = "kept_path", rename_all = "snake_case")]
pub(crate) enum Kept {
    /// In the archive: path below `originals/`, with `/` on every system, so that the archive can be moved.
    Copy(String),
    /// Where the reader left them: absolute path.
    Reference(PathBuf),
}

/// The name of some bytes: their hexadecimal BLAKE3 hash.
pub(crate) fn name_of(bytes: &[u8]) -> SourceId {
    SourceId(blake3::hash(bytes).to_hex().to_string())
}

/// A file to be copied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Copying<'a> {
    pub(crate) name: &'a SourceId,
    pub(crate) met_at: &'a Path,
    pub(crate) bytes: &'a [u8],
}

/// Copies files into the archive. Says where those are that could be copied up to the first
/// that could not, durable when this returns, and why that one could not. Bytes that are there already (a crash came
/// before anything named them) are left as they are.
pub(crate) fn keep(archive: &Archive, files: &[Copying<'_>]) -> (Vec<Kept>, Result<()>) {
    let mut kept: Vec<String> = files.iter().map(Copying::below).collect();
    let (mut places, mut wanting) = (Vec::new(), Vec::new());
    let mut named = HashSet::new();
    for (place, (file, below)) in files.iter().zip(&kept).enumerate() {
        let path = archive.originals().join(below);
        let is_here = fs::metadata(&path).is_ok_and(|m| m.len() == file.bytes.len() as u64);
        if !named.insert(below) {
            // Two pages of one issue may be the same, as blank ones are.
        } else if is_here {
            pass(Boundary::Original);
        } else {
            let beside = archive.originals().join(format!("{below}.new"));
            places.push(place);
            wanting.push(Whole { path, beside, bytes: file.bytes });
        }
    }
    let (there, ended) = write_whole(&wanting, || pass(Boundary::Original));
    kept.truncate(places.get(there).copied().unwrap_or(files.len()));
    (kept.into_iter().map(Kept::Copy).collect(), ended)
}

impl Copying<'_> {
    /// Where it is kept, below `originals/`.
    fn below(&self) -> String {
        let name = &self.name.0;
        match extension(self.met_at) {
            Some(extension) => format!("{}/{name}.{extension}", &name[..2]),
            None => format!("{}/{name}", &name[..2]),
        }
    }
}

/// The bytes of a source, wherever they are.
pub(crate) fn read(archive: &Archive, kept: &Kept) -> Result<Vec<u8>> {
    let path = place(archive, kept);
    fs::read(&path).map_err(at(&path))
}

/// Where they are.
pub(crate) fn place(archive: &Archive, kept: &Kept) -> PathBuf {
    match kept {
        Kept::Copy(below) => archive.originals().join(below),
        Kept::Reference(path) => path.clone(),
    }
}

/// Whether `below` is where a copy of this content is kept: of what another archive's manifest says nothing else
/// becomes a path.
pub(crate) fn is_place_of(below: &str, name: &SourceId) -> bool {
    let is_name = name.0.len() == 64 && name.0.bytes().all(|b| b.is_ascii_hexdigit());
    let Some(rest) = is_name.then(|| below.strip_prefix(&format!("{}/{}", &name.0[..2], name.0))).flatten()
    else {
        return false;
    };
    rest.is_empty()
        || rest.starts_with('.')
            && !rest.contains(['/', '\\'])
            && extension(Path::new(&format!("a{rest}"))).is_some()
}

/// The extension as one looks at it, if it is a plain word: it becomes part of a file name of ours.
fn extension(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let is_plain = extension.len() <= 12 && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_plain && !extension.is_empty()).then_some(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep_one(archive: &Archive, name: &SourceId, met_at: &str, bytes: &[u8]) -> Kept {
        let (kept, ended) = keep(archive, &[Copying { name, met_at: Path::new(met_at), bytes }]);
        ended.unwrap();
        kept.into_iter().next().unwrap()
    }

    #[test]
    fn a_copy_is_found_by_its_content() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        let name = name_of("今日晴".as_bytes());
        let kept = keep_one(&archive, &name, "x/一版.TXT", "今日晴".as_bytes());
        assert_eq!(kept, Kept::Copy(format!("{}/{}.txt", &name.0[..2], name.0)));
        assert_eq!(read(&archive, &kept).unwrap(), "今日晴".as_bytes());
    }

    #[test]
    fn a_half_written_copy_is_written_again() {
        let home = tempfile::tempdir().unwrap();
        let archive = Archive::find_or_create(home.path()).unwrap();
        let name = name_of(b"abc");
        let kept = keep_one(&archive, &name, "a.txt", b"abc");
        let Kept::Copy(below) = &kept else { panic!("it was copied") };
        fs::write(archive.originals().join(below), b"a").unwrap();
        keep_one(&archive, &name, "a.txt", b"abc");
        assert_eq!(read(&archive, &kept).unwrap(), b"abc");
    }

    #[test]
    fn only_the_place_of_a_content_is_one() {
        let name = name_of(b"abc");
        let place = format!("{}/{}", &name.0[..2], name.0);
        assert!(is_place_of(&place, &name) && is_place_of(&format!("{place}.txt"), &name));
        let odd = ["/../x", ".t/x", ".t/../../x", ".", "x", ".t\\x"].map(|rest| format!("{place}{rest}"));
        for odd in odd.iter().map(String::as_str).chain(["../x", "", "ab/cd"]) {
            assert!(!is_place_of(odd, &name), "{odd}");
        }
        assert!(!is_place_of("../a", &SourceId("../a".to_owned())));
    }

    #[test]
    fn an_odd_extension_does_not_become_a_path() {
        for odd in ["a.t/x", "a.扩展", "a", ".txt", "a.t t", "a."] {
            assert_eq!(extension(Path::new(odd)), None, "{odd}");
        }
    }
}
