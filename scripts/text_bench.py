#!/usr/bin/env python3
"""Time the text of PDF pages: ours, taken apart into articles, beside pdftotext's lines, the same files in the same run.

usage: text_bench.py DRAWN FOLDER [--times 3]

DRAWN is the parser's example (`cargo build --release -p newsprint --example drawn`), FOLDER holds PDFs. What counts is CPU
time, user and system, of a whole process for each file, the least of some times: other work on the machine lengthens it and
shortens it never.
"""
import argparse
from pathlib import Path

from pictures_bench import measured


def main():
    """A line for each file, the slowest ratio last, then the sums."""
    parser = argparse.ArgumentParser(description="Text of PDFs beside pdftotext.")
    parser.add_argument("drawn", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    rows = []
    for file in sorted(asked.folder.glob("*.pdf")):
        least = lambda command: min(measured(command)[0] for _ in range(asked.times))
        ours = least([str(asked.drawn), str(file)])
        theirs = least(["pdftotext", str(file), "-"])
        rows.append((ours / max(theirs, 0.001), file.stem, ours, theirs))
    for ratio, name, ours, theirs in sorted(rows):
        print(f"{name:28} ours {ours:6.3f}  pdftotext {theirs:6.3f}  {ratio:5.2f}")
    ours, theirs = sum(row[2] for row in rows), sum(row[3] for row in rows)
    print(f"{'all':28} ours {ours:6.3f}  pdftotext {theirs:6.3f}  {ours / max(theirs, 0.001):5.2f}")


if __name__ == "__main__":
    main()
