//! Every command that writes, on a disk that is full: it says so, loses nothing, and does its work when there is room.

use crate::reader::{Archive, list, page};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk, gone with the value. `None` where none can be had.
pub(crate) struct Disk(pub(crate) PathBuf);

impl Disk {
    pub(crate) fn mounted(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).expect("a folder");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(at).output();
        mount.is_ok_and(|said| said.status.success()).then(|| Self(at.to_owned()))
    }

    /// Fills it, but for so many bytes.
    pub(crate) fn fill(&self, but: usize) {
        let mut length: usize = 24 << 20;
        while fs::write(self.ballast(), vec![0; length]).is_err() {
            length -= 64 << 10;
        }
        fs::write(self.ballast(), vec![0; length.saturating_sub(but)]).expect("a little less fits");
    }

    pub(crate) fn make_room(&self) {
        fs::remove_file(self.ballast()).expect("room is made");
    }

    fn ballast(&self) -> PathBuf {
        self.0.join("cache/ballast")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn no_command_loses_anything_on_a_full_disk() {
    let archive = Archive::new();
    let Some(disk) = Disk::mounted(&archive.path()) else {
        eprintln!("no small disk could be mounted: nothing was tried");
        return;
    };
    archive.import(&page("harbour.txt")).import_as(&page("nightschool.txt"), "海曲晨报", "2023-10-11");
    archive.import(&page("pears.md"));
    let article = archive.article("换书铺");
    archive.baoge(["bookmark", "add", &article, "--quote", "换书铺", "--note", "核对"]).ends_with(0);
    archive.baoge(["set", "pears.md", "--date", "2023-04-12"]).ends_with(0);
    let told = || {
        let ask = |what: &[&str]| archive.baoge([what, &["--json"]].concat()).out();
        [
            ask(&["stats"]),
            ask(&["issues"]),
            ask(&["bookmark", "list"]),
            ask(&["undo", "--list"]),
            ask(&["imports"]),
        ]
    };
    let before = told();
    let commands: [&[&str]; 7] = [
        &["bookmark", "add", &article, "--note", "写不下"],
        &["set", "harbour.txt", "--date", "unknown"],
        &["remove", "harbour.txt"],
        &["undo"],
        &["newspapers", "alias", "海曲晨报", "晨报"],
        &["rebuild"],
        &["backup", "--with-originals"],
    ];
    for command in commands {
        disk.fill(0);
        archive.baoge(command).ends_with(3).complains("the disk is full");
        disk.make_room();
        assert_eq!(told(), before, "{command:?}");
    }
    archive.baoge(["verify", "--all"]).ends_with(0);
    for command in commands {
        archive.baoge(command).ends_with(0);
    }
    let marks = archive.baoge(["bookmark", "list", "--json"]).json();
    assert_eq!(list(&marks["bookmarks"]).len(), 2);
}
