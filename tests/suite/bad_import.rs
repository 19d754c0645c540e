//! A reader imports a folder in which something is wrong: each is a line, and the rest comes in.

use crate::full_disk::Disk;
use crate::reader::{Answer, Archive, baoge, files_below, list, page, string};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

/// A page of its own for each number, long enough to fill a disk with.
fn page_text(number: usize, length: usize) -> String {
    let mut seed = number as u32 + 1;
    let mut sign = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4e00 + (seed >> 12) % 20_000).unwrap_or('字')
    };
    let line: String = (0..length).map(|_| sign()).collect();
    format!("渡口今天开航之{number}\n\n　　{line}。\n")
}

fn pages(desk: &Path, count: usize, length: usize) {
    for number in 0..count {
        fs::write(desk.join(format!("{number:04}.txt")), page_text(number, length)).expect("a page");
    }
}

/// The outcome of each file by its name: `imported`, or why it was skipped.
fn outcomes(report: &serde_json::Value) -> Vec<(String, String)> {
    let outcome = |file: &serde_json::Value| {
        let path = string(&file["path"]);
        let kind = &file["outcome"]["code"];
        let kind = if kind.is_null() { &file["outcome"]["kind"] } else { kind };
        (path.rsplit('/').next().unwrap_or_default().to_owned(), string(kind))
    };
    list(&report["files"]).iter().map(outcome).collect()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout == b"0\n")
}

#[test]
fn what_is_empty_binary_too_large_or_nowhere_is_a_line_each() {
    let archive = Archive::new();
    let desk = archive.desk();
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    fs::write(desk.join("2.txt"), "").expect("a file");
    fs::write(desk.join("3.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06")
        .expect("a file");
    // Sparse: 500 MB that fill no disk.
    let large = File::create(desk.join("4.txt")).expect("a file");
    large.set_len(500 << 20).expect("a length");
    let mut damaged = fs::read(page("pears.md")).expect("a page");
    damaged.splice(90..90, [0xff, 0xfe]);
    fs::write(desk.join("6.md"), damaged).expect("a file");
    let (big5, _, _) = encoding_rs::BIG5
        .encode("渡口重新開航\n\n　　昨天，停了六年的老渡口重新開航，兩岸的人都來坐船，從清早排到了晌午。\n");
    fs::write(desk.join("7.txt"), &big5).expect("a file");
    let answer = archive.baoge(["import".as_ref(), desk.as_os_str()]);
    answer.ends_with(1).complains("2.txt: empty").complains("3.txt: the picture is damaged");
    answer.complains("4.txt: too large: more than 64 MB").says("bytes that could not be decoded");
    let report = archive.baoge(["report", "--json"]).json();
    let expected = ["imported", "empty", "image_damaged", "too_large", "imported", "imported"];
    assert_eq!(outcomes(&report).iter().map(|(_, what)| what.as_str()).collect::<Vec<_>>(), expected);
    archive.search("\"老渡口重新开航\"").total(1);
}

#[test]
#[cfg(unix)]
fn links_that_lead_nowhere_and_pipes_are_a_line_each() {
    let archive = Archive::new();
    let desk = archive.desk();
    std::os::unix::fs::symlink("nowhere.txt", desk.join("1.txt")).expect("a link");
    std::os::unix::fs::symlink(&desk, desk.join("circle")).expect("a link");
    assert!(Command::new("mkfifo").arg(desk.join("2.txt")).status().is_ok_and(|s| s.success()), "a pipe");
    fs::copy(page("harbour.txt"), desk.join("3.txt")).expect("a copy");
    let answer = archive.baoge(["import".as_ref(), desk.as_os_str()]);
    answer.ends_with(1).complains("1.txt: No such file").complains("2.txt: not a regular file");
    archive.search("旧书摊").total(1);
}

#[test]
#[cfg(unix)]
fn names_that_other_systems_cannot_hold_are_only_names() {
    use std::os::unix::ffi::OsStrExt;
    let archive = Archive::new();
    let desk = archive.desk();
    let long = format!("{}.txt", "长".repeat(80));
    let names = ["a:b.txt", "CON.txt", "尾点..txt", " 空 格 .txt", "a\nb\u{202e}.txt", "?*\"<>|.txt", &long];
    for (number, name) in names.iter().enumerate() {
        fs::write(desk.join(name), page_text(number, 40)).expect("a page");
    }
    let odd = |name: &[u8]| desk.join(std::ffi::OsStr::from_bytes(name));
    fs::write(odd(b"\xff\xfe.txt"), page_text(7, 40)).expect("a page");
    fs::write(odd(b"\xff.mp3"), "x").expect("a file");
    fs::write(odd(b"\xffreadme"), "x").expect("a file");
    for options in [&["--dry-run"][..], &["--reference"], &[]] {
        let said = archive.baoge([&["import", desk.to_str().expect("a path")], options].concat());
        said.ends_with(1).complains("files of this kind are not read yet");
    }
    let report = archive.baoge(["report", "1", "--json"]).json();
    assert_eq!(report["import"]["imported"], 8, "{report:#}");
    let odd_one = list(&report["files"]).iter().find(|f| string(&f["path"]).contains("\u{FFFD}\u{FFFD}"));
    let warnings = odd_one.expect("it is told of")["warnings"].to_string();
    assert!(warnings.contains("name_not_text") && warnings.contains("copied_instead"), "{warnings}");
    archive.baoge(["report", "1"]).ends_with(0).says("its name is not all text");
    for original in files_below(&archive.path().join("originals"), "") {
        let name = original.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'), "{name}");
    }
}

#[test]
fn a_second_writer_is_told() {
    let archive = Archive::with_pages();
    let lock = File::options().write(true).open(archive.path().join("archive.lock")).expect("a lock");
    lock.lock().expect("nobody writes");
    archive
        .baoge(["import".as_ref(), page("").as_os_str()])
        .ends_with(3)
        .complains("another program is writing to the archive");
    archive.search("旧书摊").total(1);
    drop(lock);
    archive.import(&page(""));
}

/// The program, run by somebody who may not do everything: a copy of it where they can reach it.
#[cfg(unix)]
fn as_nobody(archive: &Archive, home: &Path, arguments: &[&str]) -> Answer {
    use std::os::unix::process::CommandExt;
    let program = home.join("baoge");
    fs::copy(baoge().get_program(), &program).expect("a copy of the program");
    let mut command = Command::new(program);
    command.env_clear().env("LC_ALL", "C").arg("--archive").arg(archive.path()).args(arguments);
    Answer::of(command.current_dir("/").stdin(Stdio::null()).uid(65534).gid(65534))
}

#[test]
#[cfg(unix)]
fn what_may_not_be_read_or_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    if !is_root() {
        eprintln!("only root can become somebody else: nothing was tried");
        return;
    }
    let allow =
        |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("root may");
    let archive = Archive::new();
    let desk = archive.desk();
    let home = desk.parent().expect("a folder").to_owned();
    allow(&home, 0o777);
    fs::copy(page("harbour.txt"), desk.join("1.txt")).expect("a copy");
    fs::copy(page("pears.md"), desk.join("2.md")).expect("a copy");
    fs::create_dir(desk.join("3")).expect("a folder");
    allow(&desk.join("1.txt"), 0o000);
    allow(&desk.join("3"), 0o000);
    let import = ["import", desk.to_str().expect("a path")];
    let answer = as_nobody(&archive, &home, &import);
    answer.ends_with(1).complains("1.txt: Permission denied").complains("desk/3: Permission denied");
    answer.says("files taken in: 1 (articles: ");
    // The same archive, now somebody else's.
    for path in files_below(&archive.path(), "") {
        allow(&path, 0o444);
        std::os::unix::fs::chown(&path, Some(0), Some(0)).expect("root may");
    }
    std::os::unix::fs::chown(archive.path(), Some(0), Some(0)).expect("root may");
    as_nobody(&archive, &home, &import).ends_with(3).complains("the archive can only be read");
    as_nobody(&archive, &home, &["search", "梨园"]).ends_with(0);
    for change in [&["remove", "2.md"][..], &["set", "2.md", "--number", "7"], &["undo"], &["purge", "--yes"]]
    {
        as_nobody(&archive, &home, change).ends_with(3).complains("the archive can only be read");
    }
}

#[test]
fn a_full_disk_loses_nothing_and_the_import_goes_on_when_there_is_room() {
    let archive = Archive::new();
    let Some(disk) = Disk::mounted(&archive.path()) else {
        eprintln!("no small disk could be mounted: nothing was tried");
        return;
    };
    let desk = archive.desk();
    pages(&desk, 120, 4000);
    archive.import(&desk.join("0000.txt"));
    disk.fill(1 << 20);
    let import = ["import".as_ref(), desk.as_os_str()];
    let failed = archive.baoge(import);
    failed.ends_with(3).complains("what was taken in is whole");
    disk.make_room();
    let library = archive.library();
    let before = library.stats().expect("the archive answers");
    assert!(before.sources >= 1 && before.sources < 120, "{before:?}");
    drop(library);
    archive.baoge(import).ends_with(0);
    let after = archive.baoge(["stats", "--json"]).json();
    assert_eq!((&after["sources"], &after["articles"]), (&120.into(), &120.into()));
    for number in 0..120 {
        let text = page_text(number, 4000);
        let words: String = text.chars().skip(text.chars().count() - 12).take(8).collect();
        archive.search(&format!("\"{words}\"")).total(1);
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_stops_after_the_file_at_hand_and_the_next_import_goes_on() {
    let archive = Archive::new();
    let desk = archive.desk();
    pages(&desk, 300, 40);
    let mut command = baoge();
    command.arg("--archive").arg(archive.path()).arg("import").arg(&desk);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    // The first original is there: the import is at work, with hundreds to come.
    while files_below(&archive.path().join("originals"), ".txt").is_empty() {
        std::thread::yield_now();
    }
    let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(told.is_ok_and(|s| s.success()), "the program was told");
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(
        said.contains("stopping after the file at hand") && said.contains("goes on from there"),
        "{said}"
    );
    let stopped = archive.baoge(["report", "--json"]).json();
    let done = stopped["import"]["imported"].as_u64().expect("a number");
    assert_eq!(stopped["import"]["ended"], "cancelled");
    assert!((1..300).contains(&done), "{done}");
    assert_eq!(archive.baoge(["stats", "--json"]).json()["sources"], done, "what is reported is there");
    let rest = archive.baoge(["import".as_ref(), desk.as_os_str(), "--json".as_ref()]);
    rest.ends_with(0);
    assert_eq!(
        (&rest.json()["imported"], &rest.json()["already_here"]),
        (&(300 - done).into(), &done.into())
    );
}
