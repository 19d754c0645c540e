#!/usr/bin/env bash
# `make run`'s last step: opens the window on the archive. Where there is no display (ssh, CI) it says so, and opens it for
# a moment on a screen nobody sees, to prove that it starts and to leave a picture of it.
# usage: open.sh PROGRAM ARCHIVE PICTURE
set -euo pipefail
program=$1 archive=$2 picture=$3

case $(uname) in
Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && has_display=yes || has_display=no ;;
*) has_display=yes ;;
esac

if [ $has_display = yes ]; then
    printf '\nThe window opens on the sample archive; close it to come back here.\n'
    exec "$program" "$archive"
fi
printf '\nThere is no display here, so the window cannot be shown (with one: make window).\n'
node "$(dirname "$0")/../tests/e2e/opens.js" "$archive" "$picture"
