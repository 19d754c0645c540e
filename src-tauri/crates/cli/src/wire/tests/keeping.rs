//! The goldens of the commands that keep an archive safe.

use super::*;
use library::{
    Advice, BackupReport, Checkup, Failing, Health, Portion, RebuildReport, RestoreReport, ShelfCopy,
    VerifyReport,
};
use std::path::PathBuf;

#[test]
fn what_keeps_an_archive_has_goldens() {
    let missing = vec![PathBuf::from("originals/ab/ab.txt")];
    let rebuilt = RebuildReport { files: Some(3), stories: 9, missing: missing.clone(), refused: false };
    check("rebuild.json", &Rebuilt::from(&rebuilt));
    let verified = VerifyReport {
        stories: 9,
        searches: 27,
        originals: 3,
        failing: vec![
            Failing::NotFound { article: name(), words: "码头".to_owned() },
            Failing::OriginalMissing { path: missing[0].clone() },
            Failing::IndexDamaged { file: "0a.idx".to_owned() },
        ],
        seed: 7,
        cancelled: false,
    };
    check("verify.json", &Verified::from(&verified));
    let checkup = |part, health, advice| Checkup { part, health, count: 1, details: Vec::new(), advice };
    let found = [
        checkup(Portion::Format, Health::Fine, None),
        Checkup {
            details: vec!["originals/ab/ab.txt".to_owned()],
            ..checkup(Portion::Originals, Health::Trouble, Some(Advice::BringBack))
        },
    ];
    check("doctor.json", &Checkups::from(found.as_slice()));
}

#[test]
fn backups_have_goldens() {
    let path = PathBuf::from("backups/剪报-2024-03-05.zip");
    let report = BackupReport {
        path: path.clone(),
        bytes: 4096,
        bookmarks: 2,
        originals: 3,
        references: 1,
        missing: vec![PathBuf::from("originals/ab/ab.txt")],
    };
    check("backup.json", &BackedUp::from(&report));
    let kept = Some(PathBuf::from("backups/shelf-replaced-20240305T060708Z-1.sqlite"));
    let restored = RestoreReport { bookmarks: 2, kept, shelf: Some(path), lines: 3, originals: 3 };
    check("restore.json", &Restored::from(&restored));
    let copy = ShelfCopy { date: day(), bytes: 4096, path: PathBuf::from("backups/shelf-2024-03-05.sqlite") };
    check("shelf-copies.json", &ShelfCopies::from([copy].as_slice()));
}
