//! The window stays where it is: no page but our own is ever loaded in it, whatever asks for one.

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, Url};

/// Refuses to leave the program's own pages.
pub(crate) fn stay<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("stay").on_navigation(|_, address| is_ours(address)).build()
}

/// Our pages are `tauri://localhost`, on Windows `http://tauri.localhost`; a window that shows nothing yet is at
/// `about:blank`.
fn is_ours(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        "about" => address.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_loaded() {
        for ours in ["tauri://localhost/index.html", "http://tauri.localhost/", "about:blank"] {
            assert!(is_ours(&Url::parse(ours).unwrap()), "{ours}");
        }
        for other in
            ["https://example.com/", "http://localhost/", "tauri://example.com/", "file:///etc/hosts"]
        {
            assert!(!is_ours(&Url::parse(other).unwrap()), "{other}");
        }
    }
}
