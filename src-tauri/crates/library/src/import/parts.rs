//! The files that a file is read with: pages of a METS issue, pictures of a scan. They are found beside it by the names it
//! has for them, never outside its folder, and are no files of their own where it claims them.

use super::reading::{as_given, read_page};
use super::walk::Found;
use crate::originals::name_of;
use newsprint::{FileBeside, SourceId, path_beside, pictures_beside, pictures_within, references};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// All that one file is read with: as much as a year's volume of scanned words.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Extensions of pictures of pages, the better before the worse: where a file names one that is not there, another may
/// be.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "tif", "tiff", "jp2"];

/// Extensions of files that may refer to others.
const MAY_REFER: [&str; 7] = ["xml", "hocr", "mets", "htm", "html", "shtml", "xhtml"];

/// A file that another is read with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadPart {
    /// As the other file names it.
    pub(crate) reference: String,
    pub(crate) path: PathBuf,
    pub(crate) hash: SourceId,
    pub(crate) bytes: Vec<u8>,
}

/// The files that a file is parsed with, as far as they are there.
pub(crate) fn read_beside(path: &Path, bytes: &[u8]) -> Vec<ReadPart> {
    let mut parts: Vec<ReadPart> = Vec::new();
    let mut left = MOST_BYTES;
    for reference in references(bytes) {
        if parts.iter().any(|part| part.reference == reference) {
            continue;
        }
        let read = find(path, &reference).and_then(|found| read_part(reference, found));
        if let Some(part) = read.filter(|part| part.bytes.len() as u64 <= left) {
            left -= part.bytes.len() as u64;
            parts.push(part);
        }
    }
    parts
}

/// The pictures that show a file's pages, as far as they are there.
pub(crate) fn read_pictures(path: &Path, bytes: &[u8]) -> Vec<ReadPart> {
    let mut parts: Vec<ReadPart> = Vec::new();
    for reference in pictures_beside(bytes, &as_given(path)) {
        if parts.iter().all(|part| part.reference != reference) {
            parts.extend(find_picture(path, &reference).and_then(|found| read_part(reference, found)));
        }
    }
    parts
}

/// Parts as the parser is handed them.
pub(crate) fn handed(parts: &[ReadPart]) -> Vec<FileBeside> {
    let hand = |part: &ReadPart| FileBeside { reference: part.reference.clone(), bytes: part.bytes.clone() };
    parts.iter().map(hand).collect()
}

/// Which of the files met are part of another of them, and of which.
pub(super) fn claimed(files: &[Found]) -> HashMap<PathBuf, PathBuf> {
    let mut claims = HashMap::new();
    for found in files {
        let Found::PageFile(path) = found else { continue };
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if !extension.is_some_and(|extension| MAY_REFER.contains(&extension.as_str())) {
            continue;
        }
        let Ok(bytes) = read_page(path) else { continue };
        let words = references(&bytes).into_iter().filter_map(|reference| find(path, &reference));
        let pictures = pictures_beside(&bytes, &as_given(path)).into_iter();
        let shown = pictures.filter_map(|reference| find_picture(path, &reference));
        let set_in = pictures_within(&bytes).into_iter().filter_map(|reference| find(path, &reference));
        for part in words.chain(shown).chain(set_in).filter_map(|part| fs::canonicalize(part).ok()) {
            claims.entry(part).or_insert_with(|| path.clone());
        }
    }
    claims
}

fn read_part(reference: String, path: PathBuf) -> Option<ReadPart> {
    let bytes = read_page(&path).ok()?;
    Some(ReadPart { reference, hash: name_of(&bytes), path, bytes })
}

/// The file that a reference means: where it says, or, as issues are often downloaded without their folders, by its name
/// beside the file that has it.
fn find(path: &Path, reference: &str) -> Option<PathBuf> {
    let reference = path_beside(reference)?;
    let folder = folder_of(path);
    let name = reference.rsplit('/').next().unwrap_or(&reference);
    [folder.join(&reference), folder.join(name)]
        .into_iter()
        .find(|found| is_inside(found, folder) && found != path)
}

/// The same for a picture, of which another copy may be there than the one that was read.
fn find_picture(path: &Path, reference: &str) -> Option<PathBuf> {
    let own = path.file_name()?.to_string_lossy().into_owned();
    let stem = |name: &str| name.split_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let of_kind = |name: &str| PICTURES.iter().any(|kind| name.to_lowercase().ends_with(&format!(".{kind}")));
    let named = reference.rsplit_once('.').map_or(reference, |(stem, _)| stem);
    let stems = [named.to_owned(), stem(&own)];
    let others = stems.iter().flat_map(|stem| PICTURES.iter().map(move |kind| format!("{stem}.{kind}")));
    let asked = Some(reference.to_owned()).filter(|reference| of_kind(reference));
    asked.into_iter().chain(others).find_map(|reference| find(path, &reference))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a file is really in a folder or below it: a link may lead anywhere.
fn is_inside(file: &Path, folder: &Path) -> bool {
    let (Ok(file), Ok(folder)) = (fs::canonicalize(file), fs::canonicalize(folder)) else { return false };
    file.starts_with(folder) && file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_where_it_is_said_to_be_or_by_its_name_and_never_outside() {
        let home = tempfile::tempdir().unwrap();
        let issue = home.path().join("期");
        fs::create_dir_all(issue.join("alto")).unwrap();
        for name in ["期/alto/1.xml", "期/2.xml", "期/mets.xml", "3.xml"] {
            fs::write(home.path().join(name), "字").unwrap();
        }
        let mets = issue.join("mets.xml");
        assert_eq!(find(&mets, "file://./alto/1.xml"), Some(issue.join("alto/1.xml")));
        assert_eq!(find(&mets, "alto/2.xml"), Some(issue.join("2.xml")));
        let outside = home.path().join("3.xml").to_string_lossy().into_owned();
        for elsewhere in ["../3.xml", "alto/../../3.xml", outside.as_str(), "alto/4.xml", "mets.xml", "alto"]
        {
            assert_eq!(find(&mets, elsewhere), None, "{elsewhere}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("3.xml"), issue.join("3.xml")).unwrap();
            assert_eq!(find(&mets, "3.xml"), None, "a link leads outside");
        }
    }

    #[test]
    fn a_picture_of_another_kind_stands_in() {
        let home = tempfile::tempdir().unwrap();
        let alto = home.path().join("一版.alto.xml");
        fs::write(&alto, "字").unwrap();
        assert_eq!(find_picture(&alto, "0001.tif"), None);
        fs::write(home.path().join("一版.png"), "图").unwrap();
        assert_eq!(find_picture(&alto, "0001.tif"), Some(home.path().join("一版.png")));
        fs::write(home.path().join("0001.jpg"), "图").unwrap();
        assert_eq!(find_picture(&alto, "scans/0001.tif"), Some(home.path().join("0001.jpg")));
    }
}
