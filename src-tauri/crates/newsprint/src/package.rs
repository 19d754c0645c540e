//! Documents that are zips inside: Word's, and electronic books. What is taken out of one is counted, whatever its directory
//! says of it.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A document has no more members.
const MOST_MEMBERS: usize = 20_000;
/// So many bytes may come out of one: a year of a newspaper's words has fewer.
const MOST_BYTES: u64 = 128 << 20;

/// Names that end so are of pictures, type and sound, which nobody takes out.
const NO_WORDS: [&str; 11] =
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".ttf", ".otf", ".woff", ".woff2", ".mp3", ".mp4"];

/// Why nothing comes out of a package: a warning's code and its detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) detail: String,
}

/// A document that is a zip.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    limit: u64,
    left: u64,
}

/// What a zip is by what is in it; its directory need not be whole for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Docx,
    Epub,
}

/// What a file is that begins as a zip does: the first member of a book says so, and Word's have a folder of their own.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<Kind> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let has = |what: &[u8]| find(bytes, what);
    let is_book =
        find(&bytes[..bytes.len().min(200)], b"application/epub+zip") || has(b"META-INF/container.xml");
    match is_book {
        true => Some(Kind::Epub),
        false => has(b"word/document").then_some(Kind::Docx),
    }
}

fn find(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|found| found == what)
}

impl<'b> Package<'b> {
    /// Opens it by its directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        Self::open_within(bytes, MOST_BYTES)
    }

    fn open_within(bytes: &'b [u8], limit: u64) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MOST_MEMBERS {
            let detail = format!("{} > {MOST_MEMBERS}", archive.len());
            return Err(Fault { code: "package_members", detail });
        }
        Ok(Self { archive, limit, left: limit })
    }

    /// A member's bytes; `None` if there is none of that name.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        self.read_at(at).map(Some)
    }

    /// That what is in it, pictures and the like left out, can be taken out within the limits.
    pub(crate) fn check(&mut self) -> Result<(), Fault> {
        for at in 0..self.archive.len() {
            let name =
                self.archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().to_ascii_lowercase();
            if !NO_WORDS.iter().any(|end| name.ends_with(end)) {
                self.read_at(at)?;
            }
        }
        Ok(())
    }

    fn read_at(&mut self, at: usize) -> Result<Vec<u8>, Fault> {
        let mut member = self.archive.by_index(at).map_err(|error| damaged(&error))?;
        let mut bytes = Vec::new();
        member.by_ref().take(self.left + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        match self.left.checked_sub(bytes.len() as u64) {
            Some(left) => self.left = left,
            None => return Err(Fault { code: "package_too_large", detail: format!("> {}", self.limit) }),
        }
        Ok(bytes)
    }
}

fn damaged(error: &dyn std::error::Error) -> Fault {
    Fault { code: "package_damaged", detail: error.to_string() }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    /// A zip of these members.
    pub(crate) fn packed(members: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
            zip.write_all(content.as_bytes()).expect("written");
        }
        zip.finish().expect("a zip").into_inner()
    }

    #[test]
    fn what_comes_out_is_limited_whatever_the_directory_says() {
        let bytes = packed(&[("a.xml", &"船".repeat(400)), ("b.xml", "渡口")]);
        let mut fits = Package::open_within(&bytes, 1206).expect("a package");
        assert_eq!(fits.read("b.xml").expect("read").map(|b| b.len()), Some(6));
        assert_eq!(fits.read("a.xml").expect("read").map(|b| b.len()), Some(1200));
        assert_eq!(fits.read("c.xml"), Ok(None));
        assert_eq!(fits.read("b.xml").unwrap_err().code, "package_too_large");
        assert_eq!(
            Package::open_within(&bytes, 1205).expect("a package").check().unwrap_err().code,
            "package_too_large"
        );
        let cut = &bytes[..bytes.len() - 30];
        assert_eq!(Package::open(cut).err().map(|fault| fault.code), Some("package_damaged"));
    }

    #[test]
    fn a_zip_is_told_by_what_is_in_it() {
        let kind = |name: &str| kind_of(&packed(&[(name, "x")]));
        assert_eq!(kind("word/document.xml"), Some(Kind::Docx));
        assert_eq!(kind("META-INF/container.xml"), Some(Kind::Epub));
        assert_eq!((kind("01.txt"), kind_of(b"word/document")), (None, None));
    }
}
