#!/usr/bin/env python3
"""Imports many PDF pages and says how much memory that takes, at each quarter of the way.

    scripts/many_pages.py FOLDER_OF_PDFS [--pages 1000] [--baoge target/release/baoge]

The PDFs are copied with a comment behind their end, so that each copy is another file of the same page. Memory is the
resident set of the program and of all its children together, the highest seen in each quarter. Linux only.
"""

import argparse
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time


def tree(root):
    """The processes of a tree, by their numbers."""
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        found.append(process)
        for thread in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
            try:
                waiting.extend(int(child) for child in thread.read_text().split())
            except OSError:
                pass
    return found


def resident(process):
    """Bytes of memory that a process has at hand."""
    try:
        for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def files_done(archive):
    """How many files are in the catalogue."""
    try:
        with sqlite3.connect(f"file:{archive}/catalogue.sqlite?mode=ro", uri=True, timeout=1) as catalogue:
            return catalogue.execute("SELECT count(*) FROM source").fetchone()[0]
    except sqlite3.Error:
        return 0


def copies(sources, folder, count):
    """Writes so many files into a folder."""
    for number in range(count):
        source = sources[number % len(sources)]
        place = folder / f"{number // 100:02}" / f"{number:04}.pdf"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(source.read_bytes() + f"\n% copy {number}\n".encode())


def watch(command, archive, count):
    """Runs an import; the highest of own and children's memory in each quarter."""
    quarters = [[0, 0, 0] for _ in range(4)]
    started = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as importing:
        while importing.poll() is None:
            quarter = quarters[min(3, files_done(archive) * 4 // count)]
            own = resident(importing.pid)
            children = [resident(child) for child in tree(importing.pid)[1:]]
            quarter[0] = max(quarter[0], own + sum(children))
            quarter[1] = max(quarter[1], own)
            quarter[2] = max([quarter[2], *children])
            time.sleep(0.1)
    return quarters, time.monotonic() - started, importing.returncode


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--pages", type=int, default=1000)
    arguments.add_argument("--baoge", default="target/release/baoge")
    asked = arguments.parse_args()
    sources = sorted(asked.folder.rglob("*.pdf"))
    if not sources:
        sys.exit(f"no PDFs in {asked.folder}")
    with tempfile.TemporaryDirectory() as home:
        pages, archive = pathlib.Path(home) / "pages", pathlib.Path(home) / "archive"
        pages.mkdir()
        copies(sources, pages, asked.pages)
        command = [asked.baoge, "--archive", str(archive), "import", "--json", str(pages)]
        quarters, seconds, code = watch(command, archive, asked.pages)
        done = files_done(archive)
    print(f"{done} of {asked.pages} files in {seconds:.0f} s, exit code {code}")
    for number, (both, own, child) in enumerate(quarters, 1):
        megabytes = [f"{part / 1e6:.0f} MB" for part in (both, own, child)]
        print(f"  to {asked.pages * number // 4}: {megabytes[0]} (own {megabytes[1]}, largest child {megabytes[2]})")


if __name__ == "__main__":
    main()
