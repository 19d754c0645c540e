//! Ctrl-C: the first asks a command to stop after what it is at, the second ends it at once.

use crate::messages::Language;
use crate::messages::imports::STOPPING;
use library::CancelToken;
use std::io::Write;

/// The exit code of a command that Ctrl-C ended, as shells have it.
pub(crate) const STOPPED: u8 = 130;

/// What Ctrl-C sets from now on. Where the system lets nobody listen for it, it ends the program at once, and what is
/// in the archive is whole all the same.
pub(crate) fn watch(language: Language) -> CancelToken {
    let asked = CancelToken::default();
    let token = asked.clone();
    let _ = ctrlc::set_handler(move || {
        if asked.is_cancelled() {
            std::process::exit(i32::from(STOPPED));
        }
        asked.cancel();
        let _ = writeln!(std::io::stderr(), "baoge: {}", language.say(STOPPING, &[]));
    });
    token
}
