//! A reader imports zips that were packed to do harm, or packed by somebody who did not mind: each member is a line, and the
//! rest comes in.

use crate::reader::{Archive, files_below, list, page, string};
use flate2::Crc;
use flate2::write::DeflateEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// A zip, written byte by byte, so that it may say what no packer says.
#[derive(Default)]
struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    members: u16,
}

impl Zip {
    /// A member under any name, packed; `says` is how long the zip says it is.
    fn member(mut self, name: &[u8], content: &[u8], says: usize) -> Self {
        let mut sum = Crc::new();
        sum.update(content);
        let mut packing = DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packing.write_all(content).expect("memory");
        let packed = packing.finish().expect("memory");
        let start = u32::try_from(self.bytes.len()).expect("a small zip");
        let mut head = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0];
        head.extend(sum.sum().to_le_bytes());
        head.extend(u32::try_from(packed.len()).expect("a small zip").to_le_bytes());
        head.extend(u32::try_from(says).expect("a small zip").to_le_bytes());
        head.extend(u16::try_from(name.len()).expect("a name").to_le_bytes());
        head.extend([0, 0]);
        self.bytes.extend(b"PK\x03\x04".iter().chain(&head).chain(name).chain(&packed));
        self.directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&head));
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name);
        self.members += 1;
        self
    }

    fn page(self, name: &str, number: usize) -> Self {
        let text = text(number);
        self.member(name.as_bytes(), text.as_bytes(), text.len())
    }

    fn write(self, path: &Path) {
        let Self { mut bytes, directory, members } = self;
        let start = u32::try_from(bytes.len()).expect("a small zip");
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([members, members].map(u16::to_le_bytes).concat());
        bytes.extend(u32::try_from(directory.len()).expect("a small zip").to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        fs::write(path, bytes).expect("a zip");
    }
}

/// A page of its own for each number.
fn text(number: usize) -> String {
    let sign = |n: usize| char::from_u32(0x4e00 + u32::try_from(n * 37 % 9000).unwrap_or(0)).unwrap_or('字');
    let words: String = (number * 20..number * 20 + 20).map(sign).collect();
    format!("渡口今天开航之{number}\n\n　　{words}。\n")
}

/// What became of each file, by its number in the report: `imported`, or why it was skipped.
fn outcomes(archive: &Archive) -> Vec<(String, String)> {
    let report = archive.baoge(["report", "--json"]).json();
    let outcome = |file: &serde_json::Value| {
        let kind = &file["outcome"]["code"];
        let kind = if kind.is_null() { &file["outcome"]["kind"] } else { kind };
        (string(&file["path"]), string(kind))
    };
    list(&report["files"]).iter().map(outcome).collect()
}

/// Only names of contents stand in `originals/`, and nothing was written beside the archive and the desk.
fn check_nothing_escaped(archive: &Archive) {
    for original in files_below(&archive.path().join("originals"), "") {
        let name = original.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'), "{name}");
    }
    let home = archive.path().parent().expect("a folder").to_owned();
    let mut beside: Vec<_> =
        fs::read_dir(home).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    beside.sort();
    assert_eq!(beside, ["archive", "desk"]);
}

#[test]
fn a_name_in_a_zip_is_never_a_path_out_of_it() {
    let archive = Archive::new();
    let zip = archive.desk().join("坏.zip");
    let inside = fs::read(page("harbour.txt")).expect("a page");
    Zip::default()
        .page("../../escaped.txt", 0)
        .page("/tmp/baoge-escaped.txt", 1)
        .page("a/../../escaped.txt", 2)
        .page("..\\..\\escaped.txt", 3)
        .page("C:\\escaped.txt", 4)
        .member(b"within.zip", &inside, inside.len())
        .page("一版.txt", 5)
        .write(&zip);
    let answer = archive.baoge(["import".as_ref(), zip.as_os_str()]);
    answer.ends_with(1).complains("escaped.txt");
    let outcomes = outcomes(&archive);
    let of = |what: &str| outcomes.iter().filter(|(_, outcome)| outcome == what).count();
    // Those that climb are refused; of those that begin at a root only the name counts.
    assert_eq!((of("zip_path"), of("imported")), (3, 3), "{outcomes:?}");
    assert!(outcomes.iter().any(|(path, what)| path.ends_with("within.zip") && what == "zip_nested"));
    archive.search("\"渡口今天开航之5\"").total(1);
    assert!(!Path::new("/tmp/baoge-escaped.txt").exists());
    check_nothing_escaped(&archive);
}

#[test]
fn names_that_no_other_system_can_hold_are_only_names_in_a_zip_as_well() {
    let archive = Archive::new();
    let zip = archive.desk().join("名.zip");
    let long = format!("{}.txt", "长".repeat(100));
    let longer = format!("{}/{long}", ["夹"; 90].join("/"));
    let names =
        ["aux.txt", "NUL.txt", "尾点..txt", "a:b.txt", "a\nb\u{1b}[31m.txt", "?*<>|.txt", &long, &longer];
    let mut packing = Zip::default();
    for (number, name) in names.iter().enumerate() {
        packing = packing.page(name, number);
    }
    packing.member(b"\x80\x81\xff.txt", text(8).as_bytes(), text(8).len()).write(&zip);
    let answer = archive.baoge(["import".as_ref(), zip.as_os_str()]);
    assert!(!answer.out().contains('\u{1b}') && !answer.err().contains('\u{1b}'), "no sign moves a cursor");
    let outcomes = outcomes(&archive);
    let taken = outcomes.iter().filter(|(_, what)| what == "imported").count();
    assert_eq!((outcomes.len(), taken), (9, 9), "{outcomes:?}");
    for number in 0..9 {
        archive.search(&format!("\"渡口今天开航之{number}\"")).total(1);
    }
    check_nothing_escaped(&archive);
    archive.baoge(["rebuild"]).ends_with(0);
    assert_eq!(archive.baoge(["stats", "--json"]).json()["sources"], 9);
}

#[test]
fn a_zip_bomb_is_refused_and_the_pages_beside_it_come_in() {
    let archive = Archive::new();
    let desk = archive.desk();
    // More than a zip may expand to whatever its length, by what it says, and more than it says.
    Zip::default().page("1.txt", 1).member(b"2.txt", b"a", 17 << 20).write(&desk.join("bomb.zip"));
    Zip::default().page("1.txt", 2).member(b"2.txt", &[b'a'; 1 << 16], 10).write(&desk.join("liar.zip"));
    fs::write(desk.join("9.txt"), text(9)).expect("a page");
    archive.baoge(["import".as_ref(), desk.as_os_str()]).ends_with(1).complains("bomb.zip");
    let outcomes = outcomes(&archive);
    let what = |ending: &str| {
        let found = outcomes.iter().find(|(path, _)| path.ends_with(ending));
        found.map(|(_, what)| what.as_str()).unwrap_or_else(|| panic!("{ending} in {outcomes:?}"))
    };
    assert_eq!(what("bomb.zip"), "zip_expands");
    assert_eq!(what("liar.zip!2.txt"), "zip_damaged");
    assert_eq!(
        (what("bomb.zip!1.txt"), what("liar.zip!1.txt"), what("desk/9.txt")),
        ("imported", "imported", "imported")
    );
}
