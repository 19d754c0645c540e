#!/usr/bin/env python3
"""Prints every gold page anew in ways that leave its articles what they are, takes it apart and scores it: a figure
that moves shows what the parser has learnt of one paper's manner instead of newspapers.

usage: metamorphic.py [--baoge PROGRAM] [--only TEXT] [--check FLOORS.json | --write FLOORS.json | --manners]
                      [--keep FOLDER]

For each transformation and figure: the mean over all pages, how far it moved from the same page untransformed, and
the page whose figure fell most. All pieces are made matchable (gold.py). --check holds every movement to the
floors, which name a reason for each that may be wider than the rest; --write sets them to what is measured, and
leaves the reason of a new one to be written. --manners prints the pages in sixty manners
instead: measure, blank lines, indent, heads above or below, three ways to sign. --only takes pages whose name or
group holds the text; --keep leaves the printed pages and their gold in a folder.
"""
import argparse
import json
import math
import random
import sys
import tempfile
from pathlib import Path

import transformations as by
from gold import ROOT, SCORE, gold_pages, matchable, mean, pad, parse, read_json, shown
from reprint import pieces_of, print_pieces

HELD = ["assignment", "headline", "authors", "paragraphs"]    # means that may not fall either
FIGURES = ["assignment", "clean", "headline", "heads", "authors", "paragraphs", "subheads", "captions"]
HALF_A_PLACE = 0.0005       # figures are printed with three places
SLACK = 0.01                # what --write allows on top, so that not every change to the parser asks for new floors
AS_IT_IS, IN_TURN = "as it is", "articles in turn"

# Each with what it is compared with: what cannot be printed with one piece inside another is compared with a page
# that has every article in one place.
TRANSFORMATIONS = {
    AS_IT_IS: (by.as_it_is, None),
    IN_TURN: (by.in_turn, None),
    "wrapped to 12": (by.wrapped(12), AS_IT_IS),
    "wrapped to 18": (by.wrapped(18), AS_IT_IS),
    "wrapped to 24": (by.wrapped(24), AS_IT_IS),
    "captions wrapped too": (by.wrapped(18, by.FLOWING), "wrapped to 18"),
    "not wrapped": (by.wrapped(0, by.FLOWING), AS_IT_IS),
    "blank lines between": (by.gaps(1), AS_IT_IS),
    "no blank lines": (by.gaps(0), AS_IT_IS),
    "articles shuffled": (by.shuffled, IN_TURN),
    "without nameplate": (by.without_nameplate, AS_IT_IS),
    "headlines below": (by.heads_below, IN_TURN),
    "other names": (by.other_names, AS_IT_IS),
    "other digits": (by.other_digits, AS_IT_IS),
    "other brackets": (by.other_brackets, AS_IT_IS),
    "half width": (by.half_width, AS_IT_IS),
}


def main():
    """Prints the table; the exit code says whether every movement is allowed."""
    asked = arguments()
    if SCORE is None:
        print("metamorphic: no ../shared beside the project, so there is nothing to score with")
        return 0
    if not asked.baoge.exists():
        print(f"metamorphic: {asked.baoge} is missing; build it first (make manners does)", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        pages = [page for page in gold_pages(Path(folder)) if asked.only in page.name or asked.only in page.group]
        cut = [(page, pieces_of(page.text(), page.gold)) for page in pages]
        for page, pieces in cut:
            prove(page, pieces)
        ways = {str(manner): by.in_manner(manner) for manner in by.manners()} if asked.manners else \
            {name: way for name, (way, _) in TRANSFORMATIONS.items()}
        scores = Trial(asked.baoge.resolve(), asked.keep or Path(folder)).scores(cut, ways)
    if asked.manners:
        print_manners(scores)
        return 0
    moved = {name: movements(scores[name], scores[base]) for name, (_, base) in TRANSFORMATIONS.items() if base}
    print_table(scores, moved)
    if asked.write:
        rewrite(asked.write, moved, scores)
    if not asked.check:
        return 0
    floors = read_json(asked.check)
    found = list(faults(moved, floors)) + ([] if asked.only else list(falls(scores, floors)))
    return report(found)


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Scores gold pages printed anew.")
    parser.add_argument("--baoge", default=ROOT / "target" / "debug" / "baoge", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--check", metavar="FLOORS", type=Path)
    parser.add_argument("--write", metavar="FLOORS", type=Path)
    parser.add_argument("--manners", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER", type=Path)
    return parser.parse_args()


def prove(page, pieces):
    """Fails where printing anew would lose or change a word."""
    if "".join(print_pieces(pieces).split()) != "".join(page.text().split()):
        raise SystemExit(f"metamorphic: {page.name} cannot be printed anew without loss")


class Trial:
    """Prints, parses and scores."""

    def __init__(self, baoge, folder):
        self.baoge, self.folder = baoge, folder

    def scores(self, cut, ways):
        """For each way its figures page by page."""
        return {name: self.one(cut, way, f"way{number:02}") for number, (name, way) in enumerate(ways.items())}

    def one(self, cut, way, place):
        """Every page's figures in one way, by the page's name."""
        printed = {page.name: way(pieces, page.gold, random.Random(page.name)) for page, pieces in cut}
        (self.folder / place).mkdir(parents=True, exist_ok=True)
        paths = [f"{place}/{page.name}{Path(page.path).suffix}" for page, _ in cut]
        for path, (name, reprint) in zip(paths, printed.items()):
            (self.folder / path).write_text(reprint.text, encoding="utf-8")
            gold = json.dumps(reprint.gold, ensure_ascii=False, indent=1)
            (self.folder / place / f"{name}.gold.json").write_text(gold, encoding="utf-8")
        found = parse(self.baoge, self.folder, paths)
        return {name: SCORE(*matchable(reprint.gold, parsed))
                for (name, reprint), parsed in zip(printed.items(), found)}


def movements(scores, base):
    """For each figure: how far its mean moved, and the page where it fell most, over pages that have it in both."""
    found = {}
    for figure in FIGURES:
        moves = {name: scores[name][figure] - base[name][figure] for name in scores
                 if scores[name][figure] is not None and base[name][figure] is not None}
        worst = min(moves, key=lambda name: (moves[name], name), default=None)
        found[figure] = (mean(moves.values()) or 0.0, worst, moves.get(worst, 0.0))
    return found


def print_table(scores, moved):
    """A row of means for each transformation, under it what moved and where it fell most."""
    pages = len(next(iter(scores.values())))
    print(pad(f"{pages} pages", 24) + "".join(f"{figure:>12}" for figure in FIGURES))
    for name, found in scores.items():
        means = [mean([page[figure] for page in found.values()]) for figure in FIGURES]
        print(pad(name, 24) + "".join(f"{shown(value):>12}" for value in means))
        if name in moved:
            print(pad("  moved", 24) + "".join(f"{moved[name][figure][0]:>+12.3f}" for figure in FIGURES))
            falls = [(figure, *moved[name][figure][1:]) for figure in FIGURES if moved[name][figure][2] < 0]
            for figure, page, fall in falls:
                print(f"    {figure:11} {fall:+.3f} on {page}")
    print()


def print_manners(scores):
    """A row of means for each manner."""
    print(pad("", 36) + "".join(f"{figure[:10]:>11}" for figure in FIGURES))
    for name, found in scores.items():
        means = [mean([page[figure] for page in found.values()]) for figure in FIGURES]
        print(pad(name, 36) + "".join(f"{shown(value):>11}" for value in means))


def means(scores):
    """For each transformation the means that a reader would notice first, over all pages."""
    return {name: {figure: mean([page[figure] for page in found.values()]) for figure in HELD}
            for name, found in scores.items()}


def falls(scores, floors):
    """Every mean below the least it has been: a rise of the pages as they lie hides no fall of those printed anew."""
    for name, found in means(scores).items():
        for figure, value in found.items():
            least = floors["least"].get(name, {}).get(figure)
            if least is None or value < least - HALF_A_PLACE:
                yield f"{name}: {figure} is {value:.3f}, at least {least} was read before"


def faults(moved, floors):
    """Every movement that is wider than the floors allow, and what is wrong with the floors themselves."""
    measured = {(name, figure) for name, found in moved.items() for figure in found}
    wider = allowances(floors)
    yield from (f"the floors name what is not measured: {name}, {figure}" for name, figure in wider.keys() - measured)
    yield from (f"the floors give no reason for {entry['transformation']}"
                for entry in floors["wider"] if not entry["reason"])
    for name, found in moved.items():
        for figure, (move, page, _) in found.items():
            allowed = wider.get((name, figure), floors["allowed"])
            if abs(move) > allowed + HALF_A_PLACE:
                yield f"{name}: {figure} moved {move:+.3f}, allowed {allowed} (most on {page})"
            elif (name, figure) in wider and abs(move) <= floors["allowed"]:
                print(f"no longer needed: {name}, {figure}: it moved {move:+.3f}")


def allowances(floors):
    """How far a figure may move in a transformation, where the floors have a reason to allow more than usual."""
    return {(entry["transformation"], figure): width
            for entry in floors["wider"] for figure, width in entry["figures"].items()}


def rewrite(path, moved, scores):
    """Sets the allowances to a little more than is measured. Reasons stay, to be read again: they may have to say
    more now; what is new waits for one."""
    floors = read_json(path)
    for name, found in moved.items():
        entries = [entry for entry in floors["wider"] if entry["transformation"] == name]
        known = {figure: entry for entry in entries for figure in entry["figures"]}
        for entry in entries:
            entry["figures"] = {}
        for figure, (move, _, _) in found.items():
            if abs(move) > floors["allowed"] + HALF_A_PLACE:
                entry = known.get(figure) or next(iter(entries), None)
                if entry is None:
                    entry = {"transformation": name, "figures": {}, "reason": ""}
                    entries.append(entry)
                    floors["wider"].append(entry)
                entry["figures"][figure] = math.ceil((abs(move) + SLACK) * 100) / 100
    floors["wider"] = [entry for entry in floors["wider"] if entry["figures"]]
    floors["least"] = {name: {figure: math.floor((value - SLACK / 2) * 1000) / 1000 for figure, value in found.items()}
                       for name, found in means(scores).items()}
    path.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def report(found):
    """Prints the faults; 1 if there are any."""
    found = list(found)
    for fault in found:
        print(f"moved too far: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
