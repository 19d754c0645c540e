#!/usr/bin/env python3
"""Scores the parser page by page against hand-made gold, the worst page first.

usage: score.py [--baoge PROGRAM] [--check FLOORS.json]

Groups of texts: real pages and 晶報 of 1920, which lie beside the project in ../shared, and the pages of our own
sample archive. Groups of drawn pages: PDF by several producers beside the project, invented text (no PDF of a real
newspaper was at hand), with the means of each layout; and our own. The figures are those of ../shared/tools/score_articles.py, 0 to 1, and `unplaced`, the characters
that the parser lost; our own pages are scored with every piece made matchable (gold.py says how). Pages are sorted
by the mean of assignment, headline, authors and paragraphs.
With --check, a page below its group's floor (or above it, for `unplaced`) makes the exit code 1, and so does a
group whose mean is below the floor named `mean …`. A figure that gold does not have for a page is no fault of it.
Without ../shared there is nothing to score with: that is said, and the exit code is 0.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

from gold import (DRAWN, JINGBAO, OWN, OWN_DRAWN, REAL, ROOT, SCORE, drawn_pages, gold_pages, mean, pad, parse_pages,
                  score_page, shown)

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
    if SCORE is None:
        print("score: no ../shared beside the project, so there is nothing to score with")
        return 0
    if not asked.baoge.exists():
        print(f"score: {asked.baoge} is missing; build it first (make score does)", file=sys.stderr)
        return 2
    floors = json.loads(asked.check.read_text(encoding="utf-8")) if asked.check else {}
    fallen = []
    with tempfile.TemporaryDirectory() as folder:
        pages = [*gold_pages(Path(folder)), *drawn_pages()]
        scores = [score(*page) for page in zip(pages, parse_pages(asked.baoge.resolve(), pages))]
    for group in (REAL, JINGBAO, OWN, DRAWN, OWN_DRAWN):
        of_group = sorted((found for found in scores if found["group"] == group), key=rank)
        print_group(group, of_group)
        fallen += faults(group, of_group, floors.get(group, {}))
    for fault in fallen:
        print(f"below the floor: {fault}", file=sys.stderr)
    return 1 if fallen else 0


def score(page, found):
    """One page's figures, its name, and how many characters the parser lost."""
    unplaced = sum(parsed["account"]["unplaced"] for parsed in found["pages"])
    return {**score_page(page, found), "page": page.name, "group": page.group, "unplaced": unplaced}


def rank(found):
    """The mean of the figures that matter most; what gold does not have counts for nothing."""
    return mean([found[figure] for figure in RANKED_BY]) or 0


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
    if group == DRAWN:
        for layout in sorted({found["page"].rpartition("_")[2] for found in scores}):
            print_mean(layout, [found for found in scores if found["page"].endswith(f"_{layout}")])
    print_mean(f"mean of {len(scores)}", scores)
    print()


def print_mean(name, scores):
    """A line of means."""
    means = [mean([rank(found) for found in scores]), *(mean([found[f] for found in scores]) for f in FIGURES)]
    cells = [*map(shown, means), sum(found["unplaced"] for found in scores)]
    print(pad(name, 28) + "".join(f"{cell:>9}" for cell in cells))


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
