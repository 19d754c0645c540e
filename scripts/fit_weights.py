#!/usr/bin/env python3
"""Fits the weights of newsprint's line labels and headline stacks, and says what they are worth on pages left out.

usage: fit_weights.py [--evidence EXAMPLE] [--pages COUNT] [--no-table] [--write] [--keep FOLDER]

Needs numpy and scipy, and about ten minutes on two cores; `make test` needs neither.

Both tables begin with weights set by reasoning about how papers print (label_priors.txt, stack_priors.txt). They are
fitted as conditional random fields (crf.py), drawn towards those, to all gold and to synthetic pages
(synthetic_pages.py): the labels first, then the stacks that these labels leave. Seeds are fixed, so that equal inputs
give equal tables; --write puts them where the parser reads them.

The table sets every gold page's figures by three weights beside one another: set by hand, fitted on all pages, and
fitted without the page and without its issue, from the hand-set ones on. Synthetic pages are made of the articles of one
of six folds of issues each, and those of the page's fold are left out with it. Only that column promises anything for
pages nobody has seen.
"""
import argparse
import itertools
import json
import multiprocessing
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from crf import CRF, Table
from gold import JINGBAO, OWN, REAL, ROOT, gold_pages, mean, pad, score_page, shown
from gold_lines import LABELS
from shown_lines import (ENDS, GAPS, ROLES, STACK_COUNTS, STARTS, Evidence, gold_lines, may_follow, stacks,
                         synthetic_lines)
from synthetic_articles import articles_of, news
from synthetic_pages import synthetic_page

TABLES = ROOT / "src-tauri" / "crates" / "newsprint" / "src" / "tables"
EXAMPLE = ROOT / "target" / "release" / "examples" / "evidence"
SYNTHETIC = 900
FOLDS = 6
LABEL_PULL, STACK_PULL = 3.0, 1.0       # how strongly weights are drawn to those set by hand
LABEL_STEPS, STACK_STEPS = 60, 60
NAMES_ALONE = {LABELS.index("byline"), LABELS.index("signature")}
FIGURES = ("assignment", "headline", "authors", "paragraphs")
BY_HAND, ON_ALL, WITHOUT = "by hand", "fitted", "without"


@dataclass(frozen=True)
class Weights:
    """Both tables, as numbers and as text."""
    labels: Table
    stack: Table

    def text(self):
        """The tables as the parser reads them."""
        steps = [f"{gap}:{label}" for gap in GAPS for label in LABELS]
        return {"labels": self.labels.text("Fitted by scripts/fit_weights.py from label_priors.txt; rows and columns "
                                           "as there.", " ".join(["labels", *LABELS]), steps),
                "stack": self.stack.text("Fitted by scripts/fit_weights.py from stack_priors.txt; rows and columns "
                                         "as there.", " ".join(["roles", *ROLES]), [f"step:{r}" for r in ROLES])}


def main():
    """Fits, prints and writes what is asked for."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        material = Material(Evidence(asked.evidence.resolve(), folder), Path(folder), asked.pages)
        say(f"{len(material.gold)} gold pages, {len(material.synthetic)} synthetic pages")
        fitted = material.fit(None)
        if asked.write:
            written = fitted.text()
            (TABLES / "label_weights.txt").write_text(written["labels"], encoding="utf-8")
            (TABLES / "stack_weights.txt").write_text(written["stack"], encoding="utf-8")
            say("written; build newsprint anew")
        if not asked.no_table:
            with multiprocessing.get_context("fork").Pool(initializer=hold, initargs=(material, asked.keep)) as pool:
                without = pool.map(figures_without, range(max(material.issues) + 1), chunksize=1)
            print_table(material, fitted, {at: figures for issue in without for at, figures in issue.items()})
    return 0


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Fits both tables of weights, and says what that is worth.")
    parser.add_argument("--evidence", default=EXAMPLE, type=Path)
    parser.add_argument("--pages", default=SYNTHETIC, type=int, help="how many synthetic pages")
    parser.add_argument("--no-table", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for what is made of every page without having seen it")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def say(words):
    """A line of progress, with the minutes so far."""
    print(f"{(time.monotonic() - BEGUN) / 60:5.1f} min  {words}", file=sys.stderr, flush=True)


BEGUN = time.monotonic()


class Material:
    """All pages, with what their lines show."""

    def __init__(self, evidence, folder, count):
        self.evidence = evidence
        self.by_hand = Weights(Table.read(TABLES / "label_priors.txt", LABELS),
                               Table.read(TABLES / "stack_priors.txt", ROLES, may_follow))
        self.gold = list(gold_pages(folder))
        self.issues, self.folds = dealt(self.gold)
        self.gold_paths = [(page.folder / page.path, page.path) for page in self.gold]
        self.synthetic = self.print_synthetic(count)
        self.synthetic_paths = [(folder / f"{number}.txt", "page.txt") for number in range(count)]
        for page, (path, _) in zip(self.synthetic, self.synthetic_paths):
            path.write_text(page.text, encoding="utf-8")
        names = self.by_hand.labels.names
        self.gold_lines = [gold_lines(page, found["lines"], names)
                           for page, found in zip(self.gold, evidence.ask("lines", self.gold_paths))]
        self.synthetic_lines = [synthetic_lines(page, found["lines"], names) for page, found
                                in zip(self.synthetic, evidence.ask("lines", self.synthetic_paths))]

    def print_synthetic(self, count):
        """Synthetic pages, each of articles of one fold, so that a fold can be left out with all its articles."""
        items = news(random.Random(1))
        of_folds = [articles_of(page for page, its in zip(self.gold, self.folds) if its == fold)
                    for fold in range(FOLDS)]
        return [synthetic_page(number, of_folds[number % FOLDS], items) for number in range(count)]

    def fit(self, without):
        """Weights fitted on all pages, or without an issue and the synthetic pages that hold its articles."""
        named = "all pages" if without is None else f"without {without + 1} of {max(self.issues) + 1} issues"
        chosen = [at for at, issue in enumerate(self.issues) if issue != without]
        fold = None if without is None else self.folds[self.issues.index(without)]
        made = [at for at in range(len(self.synthetic)) if at % FOLDS != fold]
        lines = [*flat(self.gold_lines[at] for at in chosen), *flat(self.synthetic_lines[at] for at in made)]
        labels = CRF(self.by_hand.labels, LABEL_PULL).fit(
            lines, LABEL_STEPS, lambda words: say(f"labels, {named}: {words}"))
        heads = self.stacks(Weights(labels, self.by_hand.stack).text()["labels"], chosen, made)
        stack = stack_field(self.by_hand.stack).fit(
            heads, STACK_STEPS, lambda words: say(f"stacks, {named}: {words}"))
        return Weights(labels, stack)

    def stacks(self, labels, chosen, made):
        """The headline stacks of these pages as these labels leave them."""
        names, found = self.by_hand.stack.names, []
        for at, page in zip(chosen, self.evidence.ask("lines", [self.gold_paths[at] for at in chosen], labels)):
            group = self.gold[at].group
            found += stacks(page, self.gold[at].gold, names, STACK_COUNTS[group], group == JINGBAO)
        for at, page in zip(made, self.evidence.ask("lines", [self.synthetic_paths[at] for at in made], labels)):
            found += stacks(page, self.synthetic[at].gold, names, 1)
        return found

    def figures(self, weights, issue=None, keep=None):
        """The figures of all gold pages, or of those of an issue, by their places; what was found is kept if asked."""
        chosen = [at for at, its in enumerate(self.issues) if issue in (None, its)]
        found = self.evidence.ask("articles", [self.gold_paths[at] for at in chosen], **weights.text())
        for at, page in zip(chosen, found) if keep else ():
            (keep / f"{self.gold[at].name}.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
        field = CRF(weights.labels, LABEL_PULL)
        return {at: {**score_page(self.gold[at], page), "lines": right(field, weights.labels, self.gold_lines[at])}
                for at, page in zip(chosen, found)}


def stack_field(prior):
    """The field over headline stacks."""
    return CRF(prior, STACK_PULL, STARTS, ENDS)


def dealt(pages):
    """The issue of each page, counted from 0, and its fold. Pages of one issue stay together, for one may go on in the
    other; each group is spread over all folds."""
    seen, issues, folds = {}, [], []
    for page in pages:
        issue = page.gold["issue"]
        key = (page.group, issue.get("newspaper"), issue.get("date") or page.name)
        of_group = sum(group == page.group for group, *_ in seen)
        number, fold = seen.setdefault(key, (len(seen), of_group % FOLDS))
        issues.append(number)
        folds.append(fold)
    return issues, folds


def hold(material, keep):
    """Keeps the material where a process that fits finds it; its tables lie in a folder of its own."""
    global HELD
    HELD = material, keep
    material.evidence.folder = tempfile.mkdtemp()
    if keep:
        keep.mkdir(parents=True, exist_ok=True)


def figures_without(issue):
    """The figures of an issue's pages by weights that have not seen them."""
    material, keep = HELD
    return material.figures(material.fit(issue), issue, keep)


HELD = None
flat = itertools.chain.from_iterable


def right(field, labels, sequences):
    """The share of decided lines that are labelled rightly; names alone may be called byline or signature."""
    decided = [(label, allowed | NAMES_ALONE if allowed & NAMES_ALONE else allowed) for sequence in sequences
               for label, allowed in zip(field.decode(labels, sequence), sequence.allowed) if allowed]
    return sum(label in allowed for label, allowed in decided) / max(1, len(decided))


def print_table(material, fitted, without):
    """Every gold page's figures by hand-set, fitted and left-out weights, the worst first, and the means."""
    columns = {BY_HAND: material.figures(material.by_hand), ON_ALL: material.figures(fitted), WITHOUT: without}
    figures = ("lines", *FIGURES)
    print(pad("", 34) + "".join(f"{figure:>27}" for figure in figures))
    print(pad("", 34) + "".join(f"{column:>9}" for column in columns) * len(figures))
    order = sorted(range(len(material.gold)), key=lambda at: mean(columns[WITHOUT][at][f] for f in FIGURES))
    for at in order:
        print_row(material.gold[at].name, {name: held[at] for name, held in columns.items()}, figures)
    for group in (REAL, JINGBAO, OWN):
        there = [at for at in order if material.gold[at].group == group]
        if there:
            means = {name: {f: mean(held[at][f] for at in there) for f in figures} for name, held in columns.items()}
            print_row(f"mean of {group}", means, figures)


def print_row(name, held, figures):
    """One line: for each figure its value by each of the weights."""
    print(pad(name, 34) + "".join(f"{shown(column[figure]):>9}" for figure in figures for column in held.values()))


if __name__ == "__main__":
    sys.exit(main())
