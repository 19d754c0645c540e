#!/usr/bin/env python3
"""Fits the weights of newsprint's line labels to gold, starting from those that stand in labels.rs.

usage: fit_labels.py [--baoge PROGRAM] [--detail] [--write] [--articles CARGO]

An averaged structured perceptron with cost-augmented decoding moves the weights; after every page they are drawn
back towards those that stand there, so that a cue seen on few pages keeps the weight that reason gave it. Printed is,
page by page, the share of decided lines labelled rightly by the weights as they stand, by those fitted on all pages,
and by those fitted without the page: only the last is a promise about pages nobody has seen.

--articles says what that is worth: for each page the program is built with weights fitted without it, and the page's
articles are scored. It takes a build for each page, and labels.rs is put back as it was. Fitted weights are to be
taken only where the articles are better for them: a line more that is labelled rightly may tear an article in two.
--write puts those fitted on all pages into labels.rs, for whoever has seen that table.
"""
import argparse
import multiprocessing
import random
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gold import JINGBAO, OWN, REAL, ROOT, SCORE, gold_pages, mean, pad, parse_pages, score_page, shown
from gold_lines import LABELS, allowed

TABLE = ROOT / "src-tauri" / "crates" / "newsprint" / "src" / "labels.rs"
EPOCHS, RATE, DECAY, COST = 10, 0.12, 0.0015, 1.5
TORN = 1.5              # what a subhead taken for a headline costs on top: it tears an article in two
NEVER = -40.0           # NO in labels.rs: such weights stay
FIGURES = ["assignment", "headline", "authors", "paragraphs"]
ALL = range(len(LABELS))
HEAD, SUBHEAD = LABELS.index("head"), LABELS.index("subhead")


@dataclass(frozen=True)
class Lines:
    """A page's lines: the cues of each by their rows, and the labels gold allows, or None."""
    name: str
    group: str
    texts: list
    cues: list
    labels: list


@dataclass(frozen=True)
class Weights:
    """`rows` has a row for each cue and one for the bias, `steps` one for each label before."""
    rows: list
    steps: list


def main():
    """Prints the table, and does what else is asked."""
    asked = arguments()
    source = TABLE.read_text(encoding="utf-8")
    names, standing = read_table(source)
    if with_weights(source, names, standing) != source:
        raise SystemExit(f"{TABLE.name} is set in a way that this script would change; see `printed`")
    with tempfile.TemporaryDirectory() as folder:
        gold = list(gold_pages(Path(folder)))
        pages = list(read_pages(gold, parse_pages(asked.baoge.resolve(), gold, "--explain"), names))
        fitted = fit(pages, standing)
        without = fit_without_each(pages, standing)
        print_lines(pages, standing, fitted, without)
        if asked.detail:
            print_wrong(pages, fitted)
        if asked.articles:
            print_articles(gold, without, names, asked)
    if asked.write:
        TABLE.write_text(with_weights(source, names, fitted), encoding="utf-8")
        print(f"written to {TABLE.name}: fitted on every page, so no figure of these pages says how good they are")
    else:
        print(f"{TABLE.name} stays as it is")
    return 0


def arguments():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Fits label weights to gold, and says what that is worth.")
    parser.add_argument("--baoge", default=ROOT / "target" / "debug" / "baoge", type=Path)
    parser.add_argument("--detail", action="store_true", help="every line that the fitted weights get wrong")
    parser.add_argument("--articles", metavar="CARGO", help="how cargo is called: score articles, a build a page")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def read_pages(gold, found, names):
    """The lines of every page."""
    rows = {name: row for row, name in enumerate(names)}
    for page, parsed in zip(gold, found):
        lines = [line for part in parsed["pages"] for line in part["lines"]]
        labels = [None if choice is None else {LABELS.index(label) for label in choice}
                  for choice in allowed(page, lines)]
        cues = [[rows[e["code"]] for e in line["evidence"] if e["code"] in rows] + [len(names)] for line in lines]
        yield Lines(page.name, page.group, [line["text"] for line in lines], cues, labels)


# --- the table in labels.rs ------------------------------------------------------------------------------

NUMBER = r"(?:NO|-?\d+\.\d+)"
CUE = re.compile(rf'\("(\w+)",(\s*)\[((?:\s*{NUMBER}\s*,?){{11}})\]\)')
BIAS = re.compile(r"(const BIAS[^=]*=\s*\[)([^\]]*)(\])")
STEP = re.compile(rf"^(    \[)((?:\s*{NUMBER}\s*,?){{11}})(\],)", re.MULTILINE)


def read_table(source):
    """The cues' names and all weights."""
    found = CUE.findall(source)
    bias = BIAS.search(source)[2]
    steps = STEP.findall(source[source.index("const TRANSITIONS"):])
    return ([name for name, _, _ in found],
            Weights([numbers(row) for *_, row in found] + [numbers(bias)], [numbers(row) for _, row, _ in steps]))


def numbers(text):
    """A row's weights."""
    return [NEVER if value == "NO" else float(value) for value in re.findall(NUMBER, text)]


def with_weights(source, names, weights):
    """The source with other weights."""
    rows = dict(zip(names, weights.rows))
    source = CUE.sub(lambda m: f'("{m[1]}",{m[2]}[{printed(rows[m[1]])}])', source)
    source = BIAS.sub(lambda m: m[1] + ", ".join(f"{value:.1f}" for value in weights.rows[-1]) + m[3], source)
    at = source.index("const TRANSITIONS")
    steps = iter(weights.steps)
    return source[:at] + STEP.sub(lambda m: f'{m[1]} {printed(next(steps), " NO, ")}{m[3]}', source[at:])


def printed(row, never="NO,  "):
    """A row as it stands in the source."""
    return " ".join(never if value <= NEVER + 1 else f"{value:4.1f}," for value in row).rstrip().rstrip(",")


# --- fitting ---------------------------------------------------------------------------------------------

def decode(page, weights, favour=None):
    """The best labels of a page as a whole. `favour` says what to add to a label of a line."""
    reaching = {before for before in ALL for after in ALL if NEVER + 1 < weights.steps[before][after]
                and any(weights.steps[other][after] <= NEVER + 1 for other in ALL)}
    real = [step for row in weights.steps for step in row if step > NEVER + 1]
    spread = max(real) - min(real)      # a label so far behind the best is never the better one to come from
    best, back = None, []
    for at, cues in enumerate(page.cues):
        own = [sum(column) for column in zip(*(weights.rows[cue] for cue in cues))]
        if favour:
            own = [score + favour(at, label) for label, score in enumerate(own)]
        if best is None:
            best = own
            continue
        top = max(best)
        come = [label for label in ALL if best[label] >= top - spread or label in reaching]
        pointers = [max(come, key=lambda before: best[before] + weights.steps[before][after]) for after in ALL]
        best = [own[after] + best[pointers[after]] + weights.steps[pointers[after]][after] for after in ALL]
        back.append(pointers)
    path = [max(ALL, key=lambda label: best[label])] if best else []
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return path[::-1]


def fit(pages, standing):
    """The weights' average over all passes."""
    order = random.Random(7)
    now = Weights([row[:] for row in standing.rows], [row[:] for row in standing.steps])
    total = Weights([[0.0] * len(LABELS) for _ in now.rows], [[0.0] * len(LABELS) for _ in now.steps])
    for _ in range(EPOCHS):
        for page in order.sample(pages, len(pages)):
            want = decode(page, now, lambda at, label: 0.0 if fits(page, at, label) else -1e6)
            got = decode(page, now, lambda at, label: cost(page, at, label))
            if want != got:
                learn(page, now, standing, want, got)
            draw_back(now, standing, DECAY * len(pages) / 10)
            for sums, values in ((total.rows, now.rows), (total.steps, now.steps)):
                for row, value in zip(sums, values):
                    row[:] = map(sum, zip(row, value))
    count = EPOCHS * len(pages)
    return Weights([[value / count for value in row] for row in total.rows],
                   [[value / count for value in row] for row in total.steps])


def fits(page, at, label):
    """Whether gold allows a label here."""
    return page.labels[at] is None or label in page.labels[at]


def cost(page, at, label):
    """What a wrong label here costs."""
    if fits(page, at, label):
        return 0.0
    return COST + TORN * (label == HEAD and SUBHEAD in page.labels[at])


def learn(page, now, standing, want, got):
    """Moves the weights from what was found towards what is right; those of never stay."""
    moves, steps = {}, {}
    for labels, sign in ((want, 1), (got, -1)):
        for cues, label in zip(page.cues, labels):
            for cue in cues:
                moves[cue, label] = moves.get((cue, label), 0) + sign
        for before, after in zip(labels, labels[1:]):
            steps[before, after] = steps.get((before, after), 0) + sign
    for values, stands, found, most, rate in ((now.rows, standing.rows, moves, 3, RATE),
                                              (now.steps, standing.steps, steps, 2, RATE / 2)):
        for (row, label), move in found.items():
            if stands[row][label] > NEVER + 1:
                values[row][label] += rate * max(-most, min(most, move))


def draw_back(now, standing, much):
    """Draws every weight a little towards what stood there."""
    for values, stands in ((now.rows, standing.rows), (now.steps, standing.steps)):
        for row, prior in zip(values, stands):
            row[:] = [value + much * (before - value) for value, before in zip(row, prior)]


def fit_without_each(pages, standing):
    """For each page the weights fitted on all others, on every core."""
    others = [([other for other in pages if other is not page], standing) for page in pages]
    with multiprocessing.Pool() as pool:
        return pool.starmap(fit, others, chunksize=1)


# --- tables ----------------------------------------------------------------------------------------------

def right(page, weights):
    """The share of decided lines labelled rightly."""
    path = decode(page, weights)
    decided = [at for at, labels in enumerate(page.labels) if labels is not None]
    return sum(path[at] in page.labels[at] for at in decided) / max(1, len(decided))


def print_lines(pages, standing, fitted, without):
    """Page by page: lines labelled rightly by the weights as they stand, fitted, and fitted without the page."""
    rows = [(page, right(page, standing), right(page, fitted), right(page, left_out))
            for page, left_out in zip(pages, without)]
    print(pad("lines labelled rightly", 30) + f"{'standing':>10}{'fitted':>10}{'without it':>12}")
    for page, *values in sorted(rows, key=lambda row: row[3]):
        print(pad(page.name, 30) + "{:>10.3f}{:>10.3f}{:>12.3f}".format(*values))
    for group in (REAL, JINGBAO, OWN):
        there = [row for row in rows if row[0].group == group]
        if there:
            means = [mean([row[column] for row in there]) for column in (1, 2, 3)]
            print(pad(f"mean of {group}", 30) + "{:>10.3f}{:>10.3f}{:>12.3f}".format(*means))
    print()


def print_wrong(pages, weights):
    """Every decided line that the weights label otherwise."""
    for page in pages:
        for at, label in enumerate(decode(page, weights)):
            if not fits(page, at, label):
                wanted = "/".join(LABELS[choice] for choice in sorted(page.labels[at]))
                print(f"{page.name[:26]:26} {LABELS[label]:12} for {wanted:22} {page.texts[at][:40]}")


def print_articles(gold, without, names, asked):
    """Page by page: the articles by the weights as they stand, and by those fitted without the page."""
    baoge = asked.baoge.resolve()
    standing = [score_page(page, found) for page, found in zip(gold, parse_pages(baoge, gold))]
    source = TABLE.read_text(encoding="utf-8")
    build = [*shlex.split(asked.articles), "build", "--quiet", "--locked", "-p", "cli"]
    fitted = []
    try:
        for page, weights in zip(gold, without):
            TABLE.write_text(with_weights(source, names, weights), encoding="utf-8")
            subprocess.run(build, cwd=ROOT, check=True)
            fitted.append(score_page(page, parse_pages(baoge, [page])[0]))
    finally:
        TABLE.write_text(source, encoding="utf-8")
        subprocess.run(build, cwd=ROOT, check=True)
    print(pad("articles", 30) + "".join(f"{figure[:10]:>20}" for figure in FIGURES))
    print(pad("", 30) + f"{'standing':>10}{'fitted':>10}" * len(FIGURES))
    for page, *both in zip(gold, standing, fitted):
        print_both(page.name, [[scores[figure] for scores in both] for figure in FIGURES])
    means = [[mean([page[figure] for page in scores]) for scores in (standing, fitted)] for figure in FIGURES]
    print_both(f"mean of {len(gold)}", means)
    lost = [figure for figure, (before, after) in zip(FIGURES, means) if after < before]
    print(f"keep the weights that stand: {', '.join(lost)} would fall" if lost else
          "the fitted weights are better for articles on pages they have not seen")


def print_both(name, pairs):
    """A row with two values for each figure."""
    print(pad(name, 30) + "".join(f"{shown(value):>10}" for pair in pairs for value in pair))


if __name__ == "__main__":
    sys.exit(main() if SCORE else print("fit_labels: no ../shared beside the project, so there is no scorer") or 0)
