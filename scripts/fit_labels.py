#!/usr/bin/env python3
"""Fits the weights of newsprint's line labels to gold, starting from those set by hand, and says what that is worth.

usage: fit_labels.py [--baoge PROGRAM] [--weighed EXAMPLE] [--detail] [--write]

An averaged structured perceptron with cost-augmented decoding moves the weights of tables/label_priors.txt; after
every page they are drawn back towards them, so that a cue seen on few pages keeps the weight that reason gave it.
Two tables are printed, page by page. Lines: the share of those that gold decides which are labelled rightly, by the
weights set by hand, by those that stand in tables/label_weights.txt, by those fitted here on all pages, and by those
fitted here without the page. Articles: the figures of the scorer by hand-set, standing and left-out weights, taken
apart by the example `weighed`. Only what was fitted without a page promises anything for pages nobody has seen, and
only articles count: a line more that is labelled rightly may tear an article in two.

--detail prints every line that the weights fitted on all pages get wrong; --write puts them into label_weights.txt.
"""
import argparse
import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gold import JINGBAO, OWN, REAL, ROOT, SCORE, gold_pages, mean, pad, parse_pages, score_page, shown
from gold_lines import LABELS, allowed

TABLES = ROOT / "src-tauri" / "crates" / "newsprint" / "src" / "tables"
PRIORS, STANDING, STACK = (TABLES / name for name in ("label_priors.txt", "label_weights.txt", "stack_weights.txt"))
EXAMPLES = ROOT / "target" / "debug" / "examples"
EPOCHS, RATE, DECAY, COST = 10, 0.12, 0.0015, 1.5
TORN = 1.5              # what a subhead taken for a headline costs on top: it tears an article in two
NEVER = -40.0           # NO in the tables: such weights stay
FIGURES = ["assignment", "headline", "authors", "paragraphs"]
GAPS = ["no_gap_before", None, "wider_gap_before"]      # the cues by which steps between lines are told apart
ALL = range(len(LABELS))
HEAD, SUBHEAD = LABELS.index("head"), LABELS.index("subhead")


@dataclass(frozen=True)
class Lines:
    """A page's lines: the cues of each by their rows, the class of its gap, and the labels gold allows, or None."""
    name: str
    group: str
    texts: list
    cues: list
    gaps: list
    labels: list


@dataclass(frozen=True)
class Weights:
    """`rows` has a row for each cue and one for the bias, `steps` for each class of gap one for each label before."""
    rows: list
    steps: list


def main():
    """Prints the tables, and does what else is asked."""
    asked = arguments()
    names, by_hand = read_table(PRIORS)
    standing = read_table(STANDING)[1]
    with tempfile.TemporaryDirectory() as folder:
        gold = list(gold_pages(Path(folder)))
        pages = list(read_pages(gold, parse_pages(asked.baoge.resolve(), gold, "--explain"), names))
        fitted = fit(pages, by_hand)
        without = fit_without_each(pages, by_hand)
        print_lines(pages, by_hand, standing, fitted, without)
        print_articles(gold, Weighed(asked.weighed.resolve(), Path(folder), names), by_hand, standing, without)
    if asked.detail:
        print_wrong(pages, fitted)
    if asked.write:
        comment = STANDING.read_text(encoding="utf-8").splitlines()[0]
        STANDING.write_text(table_text(names, fitted, comment), encoding="utf-8")
        print(f"written to {STANDING.name}: fitted on every page, so no figure of these pages says how good they are")
    return 0


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Fits label weights to gold, and says what that is worth.")
    parser.add_argument("--baoge", default=ROOT / "target" / "debug" / "baoge", type=Path)
    parser.add_argument("--weighed", default=EXAMPLES / "weighed", type=Path)
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def read_pages(gold, found, names):
    """The lines of every page."""
    rows = {name: row for row, name in enumerate(names)}
    for page, parsed in zip(gold, found):
        lines = [line for part in parsed["pages"] for line in part["lines"]]
        labels = [None if choice is None else {LABELS.index(label) for label in choice}
                  for choice in allowed(page, lines)]
        seen = [[e["code"] for e in line["evidence"] if e["code"] in rows] for line in lines]
        gaps = [0 if GAPS[0] in codes else 2 if GAPS[2] in codes else 1 for codes in seen]
        cues = [[rows[code] for code in codes] + [len(names)] for codes in seen]
        yield Lines(page.name, page.group, [line["text"] for line in lines], cues, gaps, labels)


# --- the tables ------------------------------------------------------------------------------------------

def read_table(path):
    """The cues' names and all weights."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [(name, [NEVER if value == "NO" else float(value) for value in values])
            for name, *values in lines if name != "labels"]
    bias = [name for name, _ in rows].index("bias")
    steps = [row for _, row in rows[bias + 1:]]
    count = len(LABELS)
    return [name for name, _ in rows[:bias]], Weights(
        [row for _, row in rows[:bias + 1]], [steps[at:at + count] for at in range(0, len(steps), count)])


def table_text(names, weights, comment):
    """A table as the parser reads it."""
    rows = [*zip([*names, "bias"], weights.rows)]
    for gap, steps in zip(("tight", "usual", "loose"), weights.steps):
        rows += [(f"{gap}:{label}", row) for label, row in zip(LABELS, steps)]
    printed = [" ".join([name, *("NO" if value <= NEVER + 1 else f"{value:.2f}" for value in row)])
               for name, row in rows]
    return "\n".join([comment, " ".join(["labels", *LABELS]), *printed]) + "\n"


# --- fitting ---------------------------------------------------------------------------------------------

class Company:
    """Which labels are worth coming from, for steps over one class of gap."""

    def __init__(self, steps):
        real = [step for row in steps for step in row if step > NEVER + 1]
        self.spread = max(real) - min(real)     # a label so far behind the best is never better to come from
        barred = [after for after in ALL if any(row[after] <= NEVER + 1 for row in steps)]
        self.always = {before for before in ALL for after in barred if steps[before][after] > NEVER + 1}
        self.to = list(zip(*steps))

    def step(self, best):
        """For each label the best one to come from, and the score there."""
        top = max(best)
        come = [label for label in ALL if best[label] >= top - self.spread or label in self.always]
        pointers = [max(come, key=lambda before: best[before] + into[before]) for into in self.to]
        return pointers, [best[before] + into[before] for before, into in zip(pointers, self.to)]


def decode(page, weights, favour=None):
    """The best labels of a page as a whole. `favour` says what to add to a label of a line."""
    company = [Company(steps) for steps in weights.steps]
    best, back = None, []
    for at, cues in enumerate(page.cues):
        own = [sum(column) for column in zip(*(weights.rows[cue] for cue in cues))]
        if favour:
            own = [score + favour(at, label) for label, score in enumerate(own)]
        if best is None:
            best = own
            continue
        pointers, reached = company[page.gaps[at]].step(best)
        best = [score + before for score, before in zip(own, reached)]
        back.append(pointers)
    path = [max(ALL, key=lambda label: best[label])] if best else []
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


def fit(pages, by_hand):
    """The weights' average over all passes."""
    order = random.Random(7)
    now = Weights(copied(by_hand.rows), [copied(steps) for steps in by_hand.steps])
    total = Weights([[0.0] * len(LABELS) for _ in now.rows],
                    [[[0.0] * len(LABELS) for _ in steps] for steps in now.steps])
    for _ in range(EPOCHS):
        for page in order.sample(pages, len(pages)):
            want = decode(page, now, lambda at, label: 0.0 if fits(page, at, label) else -1e6)
            got = decode(page, now, lambda at, label: cost(page, at, label))
            if want != got:
                learn(page, now, by_hand, want, got)
            for row, prior in zip(all_rows(now), all_rows(by_hand)):
                row[:] = [value + DECAY * len(pages) / 10 * (before - value) for value, before in zip(row, prior)]
            for sums, row in zip(all_rows(total), all_rows(now)):
                sums[:] = map(sum, zip(sums, row))
    for row in all_rows(total):
        row[:] = [value / (EPOCHS * len(pages)) for value in row]
    return total


def copied(rows):
    """Rows that may be changed."""
    return [row[:] for row in rows]


def all_rows(weights):
    """Every row of the table, in order."""
    return [*weights.rows, *(row for steps in weights.steps for row in steps)]


def fits(page, at, label):
    """Whether gold allows a label here."""
    return page.labels[at] is None or label in page.labels[at]


def cost(page, at, label):
    """What a wrong label here costs."""
    if fits(page, at, label):
        return 0.0
    return COST + TORN * (label == HEAD and SUBHEAD in page.labels[at])


def learn(page, now, by_hand, want, got):
    """Moves the weights from what was found towards what is right; those of never stay."""
    cues, steps = {}, {}
    for labels, sign in ((want, 1), (got, -1)):
        for at, label in enumerate(labels):
            for cue in page.cues[at]:
                cues[cue, label] = cues.get((cue, label), 0) + sign
            if at:
                step = page.gaps[at], labels[at - 1], label
                steps[step] = steps.get(step, 0) + sign
    for (cue, label), move in cues.items():
        if by_hand.rows[cue][label] > NEVER + 1:
            now.rows[cue][label] += RATE * max(-3, min(3, move))
    for (gap, before, after), move in steps.items():
        if by_hand.steps[gap][before][after] > NEVER + 1:
            now.steps[gap][before][after] += RATE / 2 * max(-2, min(2, move))


def fit_without_each(pages, by_hand):
    """For each page the weights fitted on all others, on every core."""
    others = [([other for other in pages if other is not page], by_hand) for page in pages]
    with multiprocessing.Pool() as pool:
        return pool.starmap(fit, others, chunksize=1)


# --- tables ----------------------------------------------------------------------------------------------

def right(page, weights):
    """The share of decided lines labelled rightly."""
    path = decode(page, weights)
    decided = [at for at, labels in enumerate(page.labels) if labels is not None]
    return sum(path[at] in page.labels[at] for at in decided) / max(1, len(decided))


def print_lines(pages, by_hand, standing, fitted, without):
    """Page by page the lines labelled rightly, the worst first."""
    rows = [(page, *(right(page, weights) for weights in (by_hand, standing, fitted, left_out)))
            for page, left_out in zip(pages, without)]
    print(pad("lines labelled rightly", 30) + f"{'by hand':>10}{'standing':>10}{'fitted':>10}{'without it':>12}")
    line = "{:>10.3f}{:>10.3f}{:>10.3f}{:>12.3f}"
    for page, *values in sorted(rows, key=lambda row: row[-1]):
        print(pad(page.name, 30) + line.format(*values))
    for group in (REAL, JINGBAO, OWN):
        there = [values for page, *values in rows if page.group == group]
        if there:
            print(pad(f"mean of {group}", 30) + line.format(*(mean(column) for column in zip(*there))))
    print()


def print_wrong(pages, weights):
    """Every decided line that the weights label otherwise."""
    for page in pages:
        for at, label in enumerate(decode(page, weights)):
            if not fits(page, at, label):
                wanted = "/".join(LABELS[choice] for choice in sorted(page.labels[at]))
                print(f"{page.name[:26]:26} {LABELS[label]:12} for {wanted:22} {page.texts[at][:40]}")


class Weighed:
    """The parser with other weights of labels."""

    def __init__(self, example, folder, names):
        self.example, self.folder, self.names = example, folder, names

    def score(self, page, weights):
        """A page's figures."""
        table = self.folder / "label_weights.txt"
        table.write_text(table_text(self.names, weights, "# tried"), encoding="utf-8")
        command = [self.example, table, STACK, page.path]
        done = subprocess.run(command, cwd=page.folder, capture_output=True, check=True)
        return score_page(page, plain(json.loads(done.stdout)))


def plain(parsed):
    """A parsed file as `baoge parse --json` words it, as far as it is scored."""
    def words(text):
        return text and text["text"]

    def article(found):
        jump = found["continues_to"]
        return {**{key: words(found[key]) for key in ("column", "kicker", "headline", "subheadline", "dateline")},
                "authors": list(dict.fromkeys(byline["name"] for byline in found["bylines"])),
                "continues_to_page": jump and jump["page"],
                "blocks": [{"kind": block["kind"], "text": words(block["text"])} for block in found["blocks"]]}
    issue = {fact: held and held["value"] for fact, held in parsed["issue"].items()}
    return {"issue": issue, "pages": [{"articles": list(map(article, page["articles"]))} for page in parsed["pages"]]}


def print_articles(gold, weighed, by_hand, standing, without):
    """Page by page the scorer's figures by hand-set, standing and left-out weights."""
    rows = [(page, [weighed.score(page, weights) for weights in (by_hand, standing, left_out)])
            for page, left_out in zip(gold, without)]
    print(pad("articles", 30) + "".join(f"{figure:>27}" for figure in FIGURES))
    print(pad("", 30) + f"{'by hand':>9}{'standing':>9}{'without':>9}" * len(FIGURES))
    for page, scores in rows:
        print_row(page.name, scores)
    for group in (REAL, JINGBAO, OWN):
        there = [scores for page, scores in rows if page.group == group]
        if there:
            print_row(f"mean of {group}", [means(column) for column in zip(*there)])
    hand, _, left_out = (means(column) for column in zip(*(scores for _, scores in rows)))
    lost = [figure for figure in FIGURES if left_out[figure] < hand[figure]]
    print(f"fitted here, {' and '.join(lost)} would be worse than by hand on pages not fitted on" if lost else
          "fitted here, every figure would be as good as by hand, or better, on pages not fitted on")


def means(scores):
    """The means of several pages' figures."""
    return {figure: mean([page[figure] for page in scores]) for figure in FIGURES}


def print_row(name, scores):
    """For each figure its value by each kind of weights."""
    print(pad(name, 30) + "".join(f"{shown(one[figure]):>9}" for figure in FIGURES for one in scores))


if __name__ == "__main__":
    sys.exit(main() if SCORE else print("fit_labels: no ../shared beside the project, so there is no scorer") or 0)
