//! Every type that goes over the wire to the window, room by room, and how it is made from what the library answers.
//! The goldens in `tests/messages/window` hold their JSON; the window's own tests read the same files.

pub(crate) mod about;
pub(crate) mod article;
pub(crate) mod bookmarks;
pub(crate) mod collections;
pub(crate) mod correcting;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod news;
pub(crate) mod page;
pub(crate) mod picture;
pub(crate) mod searching;
pub(crate) mod shelf;

#[cfg(test)]
use serde::Serialize;

/// Compares what goes over the wire to the letter with the golden `name`; with `BAOGE_BLESS` set, writes it.
#[cfg(test)]
#[track_caller]
pub(crate) fn golden<T: Serialize + ?Sized>(name: &str, message: &T) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages/window").join(name);
    let sent = serde_json::to_string_pretty(message).unwrap() + "\n";
    if std::env::var_os("BAOGE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &sent).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(sent, kept, "{name}");
}

/// An archive in `home` with a dated page and one that says neither its paper nor its day.
#[cfg(test)]
pub(crate) fn filled(home: &std::path::Path) -> library::Library {
    struct Silent;
    impl library::Observer for Silent {
        fn progress(&self, _done: u64, _total: u64, _now: &std::path::Path) {}
    }
    let pages = home.join("pages");
    std::fs::create_dir(&pages).unwrap();
    let text = "码头启用\n昨日，城南码头正式启用，首班渡船上午离港。市民可凭月票乘船，往来两岸更加方便。\n（周禾）\n";
    std::fs::write(pages.join("海曲晨报_20240305_第01版.txt"), text).unwrap();
    std::fs::write(pages.join("剪存.txt"), text.replace("码头", "旧书摊")).unwrap();
    let library = library::Library::open_or_create(&home.join("剪报")).unwrap();
    library.import(&[pages], &library::ImportOptions::default(), &Silent).unwrap();
    library
}
