#!/usr/bin/env python3
"""Prints gold pages anew in many manners, takes them apart and scores them: what a parser has learnt from the
manner of one paper shows as a figure that falls in another.

usage: manners.py PARSE [--only TEXT] [--keep FOLDER]      PARSE: a command that prints `parse --json` of a file

A manner is a measure (0: flowing text), blank lines between lines or none, an indent, heads above or below their
text, and a way to sign. Gold comes from ../shared/gold and tests/fixtures/gold; pieces without paragraphs are left
out, since the scorer cannot match them.
"""
import argparse
import itertools
import json
import random
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_articles.py"
SHOWN = ["assignment", "clean", "headline", "heads", "authors", "paragraphs", "subheads"]


def width(c):
    return 0.5 if ord(c) < 0x2000 else 1.0


def wrap(text, measure, indent):
    """Lines of a paragraph; a stop that would open a line hangs at the end of the one before."""
    if not measure:
        return [indent + text]
    lines, line, room = [], indent, measure - len(indent)
    for c in text:
        if room < width(c) and c not in "，。、；：？！”）》":
            lines.append(line)
            line, room = "", measure
        line += c
        room -= width(c)
    return [*lines, line] if line.strip() else lines


def element(text, measure):
    """A head: broken into lines of about equal length where it is wider than two columns."""
    limit = max(measure * 2, 30) if measure else 200
    if len(text) <= limit:
        return [text]
    half = len(text) // 2
    return [text[:half], text[half:]]


def render(gold, manner, seed):
    measure, blank, indent, heads, sign = manner
    articles = [a for a in gold["articles"] if a["paragraphs"] and not a.get("fragment") and not a.get("photo")]
    random.Random(seed).shuffle(articles)
    out = []
    for a in articles:
        stack = [element(a[k], measure) for k in ("column", "kicker", "headline", "subheadline") if a.get(k)]
        names = a["authors"]
        body = []
        if names and sign == "above":
            body.append(["□某地日报记者 " + " ".join(names)])
        subs = list(a.get("subheads", []))
        count = len(a["paragraphs"])
        places = {round((i + 1) * count / (len(subs) + 1)): s for i, s in enumerate(subs)}
        for i, paragraph in enumerate(a["paragraphs"]):
            if i in places and i > 0:
                body.append([places[i]])
            last = i + 1 == count
            text = paragraph + ("（" + " ".join(names) + "）" if names and last and sign == "trailing" else "")
            body.append(wrap(text, measure, indent))
        if names and sign == "alone":
            body.append(["（" + " ".join(names) + "）"])
        blocks = stack + body if heads == "above" else body + stack
        out += [line for block in blocks for line in block] if blank else blocks
    if blank:
        return "\n\n".join(out), articles
    if measure:
        return "\n".join(line for block in out for line in block), articles
    return "\n\n".join("\n".join(block) for block in out), articles


def gold_pages():
    yield from sorted((SHARED / "gold").glob("*.json"))
    yield from sorted((ROOT / "tests/fixtures/gold").glob("*.gold.json"))


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("parse")
    asked.add_argument("--only", default="")
    asked.add_argument("--keep", type=Path)
    asked = asked.parse_args()
    if not SCORER.exists():
        print("manners: no ../shared beside the project, so there is nothing to score with")
        return
    golds = [(p, json.loads(p.read_text())) for p in gold_pages() if asked.only in p.name]
    golds = [(p, g) for p, g in golds if "鹿津" not in (g["issue"].get("newspaper") or "")]
    print(" " * 34 + " ".join(k[:8].rjust(8) for k in SHOWN))
    manners = itertools.product((0, 12, 18, 24), (False, True), ("", "　　"), ("above", "below"), ("above", "trailing", "alone"))
    with tempfile.TemporaryDirectory() as folder:
        folder = asked.keep or Path(folder)
        folder.mkdir(exist_ok=True)
        for manner in manners:
            measure, blank, indent, heads, sign = manner
            if (not measure and (blank or indent)) or (heads == "below" and sign == "above"):
                continue
            sums = {k: [] for k in SHOWN}
            for seed, (path, gold) in enumerate(golds):
                text, articles = render(gold, manner, seed)
                if len(articles) < 2:
                    continue
                page, want, found = folder / "page.txt", folder / "gold.json", folder / "found.json"
                if asked.keep:
                    page = folder / f"{path.stem}-{measure}-{blank}-{len(indent)}-{heads}-{sign}.txt"
                page.write_text(text)
                for a in articles:
                    a = dict(a)
                want.write_text(json.dumps({"issue": {}, "articles": [{**a, "captions": [], "continues_to_page": None} for a in articles]}))
                found.write_bytes(subprocess.run([*shlex.split(asked.parse), page], capture_output=True, check=True).stdout)
                scored = json.loads(subprocess.run([sys.executable, SCORER, want, found], capture_output=True, check=True).stdout)
                for k in SHOWN:
                    if scored[k] is not None:
                        sums[k].append(scored[k])
            name = f"{measure or 'flow':>4} {'blank' if blank else 'tight':5} {'indent' if indent else 'flush':6} heads {heads:5} {sign}"
            print(name.ljust(34) + " ".join(f"{sum(v) / len(v):8.3f}" if (v := sums[k]) else "       -" for k in SHOWN), flush=True)


if __name__ == "__main__":
    main()
