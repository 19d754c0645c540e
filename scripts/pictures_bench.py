#!/usr/bin/env python3
"""Time the pictures of pages: ours beside MuPDF's and Poppler's, the same files at the same resolution in the same run.

usage: pictures_bench.py PICTURE FOLDER [--dpi 150] [--times 3]

PICTURE is the crate's example (`cargo build --release -p facsimile --example picture`), FOLDER holds PDFs of one page.
Every program writes PNG files to a folder that is gone afterwards. What counts is CPU time, user and system, the least of
some times: other work on the machine lengthens it and shortens it never. Memory is the most that any of the runs held.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def measured(command):
    """CPU seconds and peak megabytes of one run."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("picture")
    reader.add_argument("folder", type=Path)
    reader.add_argument("--dpi", type=int, default=150)
    reader.add_argument("--times", type=int, default=3)
    asked = reader.parse_args()
    files = sorted(asked.folder.glob("*.pdf"))
    dpi = str(asked.dpi)
    with tempfile.TemporaryDirectory() as out:
        programs = {
            "ours": lambda file: [asked.picture, file, out, dpi],
            "mutool": lambda file: ["mutool", "draw", "-q", "-r", dpi, "-o", f"{out}/mutool.png", file],
            "pdftoppm": lambda file: ["pdftoppm", "-r", dpi, "-png", file, f"{out}/pdftoppm"],
        }
        sums = dict.fromkeys(programs, 0.0)
        peaks = dict.fromkeys(programs, 0.0)
        print(f"{'CPU seconds':28}" + "".join(f"{name:>10}" for name in programs))
        for file in files:
            least = {}
            for name, command in programs.items():
                runs = [measured(command(str(file))) for _ in range(asked.times)]
                least[name] = min(seconds for seconds, _ in runs)
                sums[name] += least[name]
                peaks[name] = max(peaks[name], *(peak for _, peak in runs))
            print(f"{file.stem:28}" + "".join(f"{seconds:10.3f}" for seconds in least.values()), flush=True)
        print(f"{'all':28}" + "".join(f"{seconds:10.2f}" for seconds in sums.values()))
        print(f"{'most memory, MB':28}" + "".join(f"{peak:10.0f}" for peak in peaks.values()))


if __name__ == "__main__":
    main()
