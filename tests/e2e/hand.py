#!/usr/bin/env python3
"""A small window that files are dragged from, as from a file manager's: what a driver of windows cannot hold in its hand.

usage: hand.py FILE …       says "ready" once it can be dragged from, and ends when its input does
"""
import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402 (versions are said first)

SIDE = 80       # of the window, in pixels; it lies at the screen's right edge


def main():
    """Shows the window until nobody listens any more."""
    files = [Path(name).resolve().as_uri() for name in sys.argv[1:]]
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(SIDE, SIDE)
    screen = Gdk.Display.get_default().get_monitor(0).get_geometry()
    window.move(screen.x + screen.width - SIDE, screen.y)
    held = Gtk.EventBox()
    window.add(held)
    held.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    held.drag_source_add_uri_targets()
    held.connect("drag-data-get", lambda _held, _drag, data, _kind, _time: data.set_uris(files))
    window.show_all()
    GLib.idle_add(lambda: print("ready", flush=True))
    GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda *_: Gtk.main_quit())
    Gtk.main()


if __name__ == "__main__":
    main()
