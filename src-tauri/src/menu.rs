//! The native menu. The window says what is in it, in the reader's language, from its table of keys: so menu, keys and
//! palette have the same actions. What is chosen is told to the window, which does it.

use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Manager, Runtime};

/// The menu as the window asks for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct MenuBar {
    /// Whether it is to be seen. Where the system has one bar for all programs it always is.
    pub(crate) shown: bool,
    pub(crate) menus: Vec<OneMenu>,
}

/// A menu of the bar.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct OneMenu {
    pub(crate) title: String,
    pub(crate) items: Vec<Item>,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Item {
    /// An action of the window, by its name.
    Action { action: String, words: String, key: Option<String> },
    /// Something every program does in the way of its system.
    System { what: System, words: String },
    /// A line.
    Separator,
}

/// What the system does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum System {
    Cut,
    Copy,
    Paste,
    SelectAll,
    CloseWindow,
    Quit,
}

/// Whom to tell what was chosen.
#[derive(Default)]
pub(crate) struct Chosen(Mutex<Option<Channel<String>>>);

impl Chosen {
    /// From now on the window behind `channel` is told.
    pub(crate) fn tell(&self, channel: Channel<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    fn say(&self, action: &str) {
        let channel = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = &*channel {
            // A window that is closing hears nothing more.
            let _ = channel.send(action.to_owned());
        }
    }
}

/// Tells the window what was chosen.
pub(crate) fn chosen<R: Runtime>(app: &AppHandle<R>, MenuEvent { id }: MenuEvent) {
    app.state::<Chosen>().say(id.as_ref());
}

/// Puts the menu up in place of the one there was.
pub(crate) fn put<R: Runtime>(app: &AppHandle<R>, bar: &MenuBar) -> tauri::Result<()> {
    let menu = Menu::new(app)?;
    for OneMenu { title, items } in &bar.menus {
        let submenu = Submenu::new(app, title, true)?;
        for item in items {
            add(app, &submenu, item)?;
        }
        menu.append(&submenu)?;
    }
    app.set_menu(menu)?;
    if bar.shown { app.show_menu() } else { app.hide_menu() }
}

fn add<R: Runtime>(app: &AppHandle<R>, menu: &Submenu<R>, item: &Item) -> tauri::Result<()> {
    match item {
        Item::Separator => menu.append(&PredefinedMenuItem::separator(app)?),
        Item::Action { action, words, key } => {
            // A key that this system has no name for is heard by the window all the same.
            let with_key = MenuItem::with_id(app, action, words, true, key.as_deref());
            let item = with_key.or_else(|_| MenuItem::with_id(app, action, words, true, None::<&str>))?;
            menu.append(&item)
        }
        Item::System { what, words } => {
            let words = Some(words.as_str());
            menu.append(&match what {
                System::Cut => PredefinedMenuItem::cut(app, words)?,
                System::Copy => PredefinedMenuItem::copy(app, words)?,
                System::Paste => PredefinedMenuItem::paste(app, words)?,
                System::SelectAll => PredefinedMenuItem::select_all(app, words)?,
                System::CloseWindow => PredefinedMenuItem::close_window(app, words)?,
                System::Quit => PredefinedMenuItem::quit(app, words)?,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_asks_for_is_understood() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/messages/window/menu.json");
        let bar: MenuBar = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert!(bar.menus.len() >= 4 && bar.menus.iter().all(|menu| !menu.items.is_empty()));
        let items = || bar.menus.iter().flat_map(|menu| &menu.items);
        assert!(items().any(|item| *item == Item::Separator));
        assert!(items().any(|item| matches!(item, Item::System { what: System::Copy, .. })));
        let keys = items().filter_map(|item| match item {
            Item::Action { key: Some(key), .. } => Some(key),
            _ => None,
        });
        assert!(keys.clone().count() > 4);
        for key in keys {
            assert!(key.contains('+'), "{key} alone would be taken from who types it");
        }
    }
}
