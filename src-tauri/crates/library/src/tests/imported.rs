//! What became of imports since.

use super::{Desk, import};
use crate::Selection;

#[test]
fn each_line_of_a_report_leads_to_its_pages() {
    let desk = Desk::with_pages();
    desk.write("坏/空.txt", "");
    let library = desk.imported();
    let pages = library.import_pages(1).unwrap();
    let files = library.import_log(Some(1)).unwrap().unwrap().files;
    assert_eq!((files.len(), pages.len()), (4, 3), "the empty file leads nowhere");
    for (line, ids) in &pages {
        let page = library.page(&ids[0]).unwrap().unwrap();
        assert_eq!(files[*line].path.to_str().unwrap(), page.file);
    }
    import(&library, &[desk.pages()]);
    assert_eq!(library.import_pages(2).unwrap(), pages, "what was here already is where it was");
    assert_eq!(library.import_pages(3).unwrap().len(), 0);
}

#[test]
fn an_import_that_was_taken_out_has_no_pages_here_until_that_is_taken_back() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    desk.write("四月/2.txt", "街坊报|2026-04-05|78|2\n==桥修好了\n今天通车。\n");
    import(&library, &[desk.pages()]);
    let here = |wanted: &[(i64, u64)]| {
        assert_eq!(library.imports_here().unwrap().into_iter().collect::<Vec<_>>(), wanted);
    };
    here(&[(1, 3), (2, 1)]);
    let removal = library.remove(&Selection::parse(&["#2"]).unwrap()).unwrap();
    here(&[(1, 3)]);
    library.undo(removal.decision).unwrap();
    here(&[(1, 3), (2, 1)]);
    library.remove(&Selection::parse(&["#2"]).unwrap()).unwrap();
    import(&library, &[desk.pages()]);
    assert!(library.stats().unwrap().pages == 4, "imported again, it is here again");
}

#[test]
fn who_writes_is_seen() {
    let desk = Desk::with_pages();
    let library = desk.imported();
    assert!(!library.is_being_written());
    let writing = desk.open().archive.lock().unwrap();
    assert!(library.is_being_written());
    drop(writing);
    assert!(!library.is_being_written());
}
