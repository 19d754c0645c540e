#!/usr/bin/env python3
"""Scores the parser page by page against hand-made gold, the worst page first.

usage: score.py [--baoge PROGRAM] [--check FLOORS.json]

Three groups: real pages and 晶報 of 1920, which lie beside the project in ../shared, and the pages of our own
sample archive. The figures are those of ../shared/tools/score_articles.py, 0 to 1, and `unplaced`, the characters
that the parser lost. Pages are sorted by the mean of assignment, headline, authors and paragraphs.
With --check, a page below its group's floor (or above it, for `unplaced`) makes the exit code 1, and so does a
group whose mean is below the floor named `mean …`. A figure that gold does not have for a page is no fault of it.
Without ../shared there is nothing to score with: that is said, and the exit code is 0.
"""
import argparse
import json
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_articles.py"
RANKED_BY = ["assignment", "headline", "authors", "paragraphs"]
FIGURES = ["assignment", "clean", "order", "headline", "heads", "authors", "paragraphs", "subheads", "captions",
           "facts", "furniture"]
MEAN = "mean "      # before a figure's name in the floors: the mean of the group's pages, not each page


def main():
    """Scores every group and prints it; the exit code says whether the floors hold."""
    arguments = argparse.ArgumentParser(description="Scores the parser against gold, the worst page first.")
    arguments.add_argument("--baoge", default=ROOT / "target" / "debug" / "baoge", type=Path)
    arguments.add_argument("--check", metavar="FLOORS", type=Path)
    asked = arguments.parse_args()
    if not SCORER.exists():
        print("score: no ../shared beside the project, so there is nothing to score with")
        return 0
    if not asked.baoge.exists():
        print(f"score: {asked.baoge} is missing; build it first (make score does)", file=sys.stderr)
        return 2
    floors = json.loads(asked.check.read_text(encoding="utf-8")) if asked.check else {}
    fallen = []
    with tempfile.TemporaryDirectory() as folder:
        for group, pages in groups(Path(folder)).items():
            scores = [score(asked.baoge.resolve(), *page) for page in pages]
            scores.sort(key=rank)
            print_group(group, scores)
            fallen += faults(group, scores, floors.get(group, {}))
    for fault in fallen:
        print(f"below the floor: {fault}", file=sys.stderr)
    return 1 if fallen else 0


def groups(folder):
    """For each group: (gold file, folder to stand in, page's path from there)."""
    real = [(gold, SHARED / "seeds", f"{gold.stem}.txt") for gold in sorted((SHARED / "gold").glob("*.json"))]
    jingbao = SHARED / "real" / "jingbao-1920"
    old = [(gold, jingbao, gold.name.replace(".gold.json", ".txt")) for gold in sorted(jingbao.glob("*.gold.json"))]
    own = []
    for gold in sorted((ROOT / "tests" / "fixtures" / "gold").glob("*.gold.json")):
        archive, _, member = json.loads(gold.read_text(encoding="utf-8"))["page"].partition("!")
        if member:
            unpack(ROOT / archive, member, folder)
            own.append((gold, folder, member))
        else:
            own.append((gold, ROOT, archive))
    return {"real": real, "jingbao 1920": old, "our own": own}


def unpack(archive, member, folder):
    """One page of a zip. Where names are not marked as UTF-8 they are GBK, which zipfile reads as code page 437."""
    with zipfile.ZipFile(archive) as bag:
        for info in bag.infolist():
            utf8 = info.flag_bits & 0x800
            name = info.filename if utf8 else info.filename.encode("cp437").decode("gbk")
            if name == member:
                (folder / member).parent.mkdir(parents=True, exist_ok=True)
                (folder / member).write_bytes(bag.read(info))
                return
    raise SystemExit(f"score: {archive.name} has no {member}")


def score(baoge, gold, folder, page):
    """One page's figures. Facts may be read from its path, so that is given as a reader would give it."""
    parsed = subprocess.run([baoge, "parse", "--json", page], cwd=folder, capture_output=True, check=False)
    if not parsed.stdout:
        raise SystemExit(f"score: {page}: {parsed.stderr.decode(errors='replace').strip()}")
    scored = subprocess.run([sys.executable, SCORER, gold, "-"], input=parsed.stdout, capture_output=True, check=True)
    found = json.loads(scored.stdout)
    found["page"] = gold.name.removesuffix(".json").removesuffix(".gold")
    found["unplaced"] = sum(page["account"]["unplaced"] for page in json.loads(parsed.stdout)["pages"])
    return found


def rank(found):
    """The mean of the figures that matter most; what gold does not have counts for nothing."""
    return mean([found[figure] for figure in RANKED_BY]) or 0


def mean(values):
    """The mean of the values that are there, or None."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def print_group(group, scores):
    """A table: a line for each page, then the means."""
    if not scores:
        print(f"{group}: no gold\n")
        return
    heading = ["mean", *(figure[:8] for figure in FIGURES), "unplaced", "articles"]
    print(pad(group, 28) + "".join(f"{name:>9}" for name in heading))
    for found in scores:
        gold, parsed = found["articles"]
        cells = [shown(rank(found)), *(shown(found[figure]) for figure in FIGURES), found["unplaced"],
                 f"{parsed}/{gold}"]
        print(pad(found["page"], 28) + "".join(f"{cell:>9}" for cell in cells))
    means = [mean([rank(found) for found in scores]), *(mean([found[f] for found in scores]) for f in FIGURES)]
    cells = [*map(shown, means), sum(found["unplaced"] for found in scores)]
    print(pad(f"mean of {len(scores)}", 28) + "".join(f"{cell:>9}" for cell in cells) + "\n")


def shown(value):
    """A figure with three places."""
    return "–" if value is None else f"{value:.3f}"


def pad(text, columns):
    """Fills a terminal's columns, of which a Chinese character takes two."""
    width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return text + " " * (columns - width)


def faults(group, scores, floors):
    """Where a page, or the mean of all pages, does not reach the group's floors."""
    for name, floor in floors.items():
        figure = name.removeprefix(MEAN)
        if name != figure:
            values = [("mean", mean([found[figure] for found in scores]))]
        else:
            values = [(found["page"], found[figure]) for found in scores]
        for page, value in values:
            good = value is None or (value <= floor if figure == "unplaced" else value >= floor)
            if not good:
                yield f"{group}, {page}: {figure} {value}, floor {floor}"


if __name__ == "__main__":
    sys.exit(main())
