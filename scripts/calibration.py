#!/usr/bin/env python3
"""Sets what the program is sure of against what is right, over all gold: lines, articles and facts.

usage: calibration.py [--baoge PROGRAM] [--found FOLDER]

A confidence says how often its bearer is right. For each kind: bins with how many, how sure and how many right, the
expected calibration error (ECE) and the Brier score, as the program stands and as a curve makes it that was fitted
on all other pages. The curve is 1 / (1 + e^-(slope * score + offset)); the score is computed back from what the
program printed by the constants that stand in calibration.rs, and those fitted on all pages are printed as they
would stand there. Set that of lines first, build, and run again: an article's score is made of its lines.

  line      right where its label is of a kind that gold allows
  article   right where all of its text is of one gold article, all of that is there, and the headline is right
  fact      right where newspaper, date or number is gold's; what gold does not know is left out

The weights that stand have seen these pages, so lines are righter here than elsewhere. --found takes what was made of
every page by weights that had not seen it (`make fit` keeps that): by these the constants are to be set.
Last: how many of the wrong articles and pages a reader finds who looks at what is below a threshold.
"""
import argparse
import math
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from gold import ROOT, SCORE, gold_pages, matchable, parse_pages, read_json
from gold_lines import allowed, kinds
from reprint import squash

TABLE = ROOT / "src-tauri" / "crates" / "newsprint" / "src" / "calibration.rs"
EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99]
THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
SHINGLE = 6
WHOLE = 0.95            # of an article's characters: a signature more or less is no other article
STEADY = 0.01           # draws a slope towards 1 where there is little to fit it on
SUREST = 1e-6           # closer to 0 or 1 the printed figure has no digits left


@dataclass(frozen=True)
class Judged:
    """Something the program was so sure of, and whether it was right. `score` is what its curve made that of."""
    page: str
    confidence: float
    right: bool
    score: float


def main():
    """Prints the tables."""
    parser = argparse.ArgumentParser(description="Confidence against correctness, over all gold.")
    parser.add_argument("--baoge", default=ROOT / "target" / "debug" / "baoge", type=Path)
    parser.add_argument("--found", type=Path)
    asked = parser.parse_args()
    curves = read_curves()
    with tempfile.TemporaryDirectory() as folder:
        pages = list(gold_pages(Path(folder)))
        found = parse_pages(asked.baoge.resolve(), pages, "--explain")
        facts = [judged for pair in zip(pages, found) for judged in judge_facts(*pair)]
        if asked.found:
            found = [read_json(asked.found / f"{page.name}.json") for page in pages]
        lines = [judged for pair in zip(pages, found) for judged in judge_lines(*pair, curves["LINE"])]
    articles = [judged for pair in zip(pages, found) for judged in judge_articles(*pair, curves["ARTICLE"])]
    print_kind("lines", lines, "LINE")
    refitted = print_kind("articles", articles, "ARTICLE")
    print_kind("facts", facts, None)
    print_thresholds("articles, as they stand", articles, articles)
    print_thresholds("articles, fitted", articles, refitted)
    return 0


def read_curves():
    """Slope and offset of each curve in calibration.rs."""
    number = r"(-?[\d.]+)"
    found = re.findall(rf"const (\w+): Curve = Curve {{ slope: {number}, offset: {number} }}",
                       TABLE.read_text(encoding="utf-8"))
    return {name: (float(slope), float(offset)) for name, slope, offset in found}


def score_of(confidence, curve):
    """What the curve made a confidence of."""
    slope, offset = curve
    sure = min(max(confidence, SUREST), 1 - SUREST)
    return (math.log(sure / (1 - sure)) - offset) / slope


# --- what is right ---------------------------------------------------------------------------------------

def judge_lines(page, found, curve):
    """Every line whose label gold decides."""
    lines = [line for parsed in found["pages"] for line in parsed["lines"]]
    for line, labels in zip(lines, allowed(page, lines)):
        if labels is not None:
            sure = line["confidence"]
            yield Judged(page.name, sure, line["label"] in kinds(labels), score_of(sure, curve))


def judge_articles(page, found, curve):
    """Every article the program found."""
    gold, parsed = matchable(page.gold, found)
    owners = owners_of(gold)
    for article in parsed["pages"][0]["articles"]:
        sure = article["confidence"]
        yield Judged(page.name, sure, is_right(article, gold, owners), score_of(sure, curve))


def owners_of(gold):
    """For each run of characters the articles whose text has it."""
    owners = defaultdict(set)
    for number, article in enumerate(gold["articles"]):
        for words in shingles("".join(map(squash, texts_of(article)))):
            owners[words].add(number)
    return owners


def texts_of(article):
    """All that may stand in a gold article's blocks."""
    return [*article["paragraphs"], *article.get("subheads", []), *article.get("captions", [])]


def shingles(text):
    """The runs of characters of a text."""
    return [text[at:at + SHINGLE] for at in range(max(1, len(text) - SHINGLE + 1))] if text else []


def is_right(article, gold, owners):
    """Whether an article is one of gold's, whole and with its headline."""
    has = {words for block in article["blocks"] for words in shingles(squash(block["text"]))}
    votes = Counter(owner for words in has for owner in owners.get(words, ()))
    if not votes:
        return False
    best, shared = votes.most_common(1)[0]
    wanted = gold["articles"][best]
    whole = {words for text in wanted["paragraphs"] for words in shingles(squash(text))}
    kept = sum(words in has for words in whole)
    named = {squash(wanted["headline"]), squash(wanted.get("headline_or")) or squash(wanted["headline"])}
    return shared >= WHOLE * len(has) and kept >= WHOLE * len(whole) and squash(article["headline"]) in named


def judge_facts(page, found):
    """Newspaper, date and number, where gold and the program have them."""
    issue = found["issue"]
    for fact, origin in issue["inferred"].items():
        if page.gold["issue"].get(fact):
            right = squash(str(issue[fact])) == squash(str(page.gold["issue"][fact]))
            yield Judged(page.name, origin["confidence"], right, 0.0)


# --- how sure --------------------------------------------------------------------------------------------

def fit(judged):
    """Slope and offset of the curve that gives what was right the best odds: Newton's method, each step halved until
    the odds are better for it."""
    curve, odds = (1.0, 0.0), log_odds((1.0, 0.0), judged)
    for _ in range(50):
        step = newton_step(curve, judged)
        for _ in range(30):
            there = (curve[0] + step[0], curve[1] + step[1])
            if (better := log_odds(there, judged)) > odds:
                break
            step = (step[0] / 2, step[1] / 2)
        else:
            break
        curve, odds = there, better
    return curve


def log_odds(curve, judged):
    """How well a curve accounts for what was right."""
    missed = sum(math.log1p(math.exp(min(-(curve[0] * one.score + curve[1]) * (1 if one.right else -1), 700)))
                 for one in judged)
    return -missed - STEADY * (1 - curve[0]) ** 2 / 2


def newton_step(curve, judged):
    """Where the curve should go next."""
    gradient, hessian = [STEADY * (1 - curve[0]), 0.0], [STEADY, 0.0, 1e-9]
    for one in judged:
        sure = probability(*curve, one.score)
        miss, spread = one.right - sure, sure * (1 - sure)
        gradient[0] += miss * one.score
        gradient[1] += miss
        hessian[0] += spread * one.score ** 2
        hessian[1] += spread * one.score
        hessian[2] += spread
    size = hessian[0] * hessian[2] - hessian[1] ** 2
    return ((hessian[2] * gradient[0] - hessian[1] * gradient[1]) / size,
            (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / size)


def probability(slope, offset, score):
    """The curve's height."""
    return 1 / (1 + math.exp(-min(max(slope * score + offset, -40), 40)))


def without_its_page(judged):
    """The same, each as sure as a curve makes it that was fitted on all other pages."""
    curves = {page: fit([one for one in judged if one.page != page]) for page in {one.page for one in judged}}
    return [Judged(one.page, probability(*curves[one.page], one.score), one.right, one.score) for one in judged]


# --- tables ----------------------------------------------------------------------------------------------

def print_kind(name, judged, curve):
    """Bins and errors of one kind; where it has a curve, also with that fitted."""
    if not judged:
        print(f"{name}: none that gold decides\n")
        return []
    print(f"{name}: {len(judged)}, of which {share([one.right for one in judged])} right; "
          f"ECE {calibration_error(judged):.3f}, Brier {brier(judged):.3f}")
    refitted = without_its_page(judged) if curve else []
    if curve:
        print(f"  fitted on the other pages: ECE {calibration_error(refitted):.3f}, Brier {brier(refitted):.3f}")
    print(f"{'':12}{'as it stands':^30}" + f"{'fitted on the other pages':^30}" * bool(curve))
    print(f"{'':12}" + f"{'count':>10}{'sure':>10}{'right':>10}" * (2 if curve else 1))
    for low, high in zip(EDGES, [*EDGES[1:], 1.01]):
        cells = bin_cells(judged, low, high) + (bin_cells(refitted, low, high) if curve else [])
        if any(cell != "0" for cell in cells[::3]):
            print(f"{low:.2f}–{min(high, 1):.2f}   " + "".join(f"{cell:>10}" for cell in cells))
    if curve:
        slope, offset = fit(judged)
        print(f"pub(crate) const {curve}: Curve = Curve {{ slope: {slope:.3f}, offset: {offset:.3f} }};")
    print()
    return refitted


def bin_cells(judged, low, high):
    """How many are so sure, how sure they are on average, and how many of them are right."""
    there = [one for one in judged if low <= one.confidence < high]
    if not there:
        return ["0", "", ""]
    return [str(len(there)), f"{sum(one.confidence for one in there) / len(there):.3f}",
            share([one.right for one in there])]


def share(values):
    """The share that is true."""
    return f"{sum(values) / len(values):.3f}" if values else "–"


def calibration_error(judged):
    """How far, on average over the bins, sureness is from the share that is right."""
    total = 0.0
    for low, high in zip(EDGES, [*EDGES[1:], 1.01]):
        there = [one for one in judged if low <= one.confidence < high]
        total += abs(sum(one.confidence - one.right for one in there))
    return total / len(judged)


def brier(judged):
    """The mean square of what was missing."""
    return sum((one.confidence - one.right) ** 2 for one in judged) / len(judged)


def print_thresholds(name, judged, sure):
    """For each threshold: what is below it, how much of that is wrong, and how much of what is wrong that is."""
    print(f"{name}: below      flagged   of these wrong   of the wrong   pages flagged   of these wrong   of the wrong")
    wrong_pages = {one.page for one in judged if not one.right}
    pages = {one.page for one in judged}
    for threshold in THRESHOLDS:
        flagged = [one for one in sure if one.confidence < threshold]
        wrong = [one for one in flagged if not one.right]
        on_pages = {one.page for one in flagged}
        cells = [f"{len(flagged) / len(sure):.2f}", share([not one.right for one in flagged]),
                 f"{len(wrong) / max(1, sum(not one.right for one in sure)):.3f}",
                 f"{len(on_pages) / len(pages):.2f}", share([page in wrong_pages for page in on_pages]),
                 f"{len(on_pages & wrong_pages) / max(1, len(wrong_pages)):.3f}"]
        print(f"{'':{len(name)}}  {threshold:.2f}" + "".join(f"{cell:>15}" for cell in cells))
    wrong = sorted(one.confidence for one in sure if not one.right)
    if wrong:
        print(f"four of five wrong ones are below {wrong[max(0, math.ceil(len(wrong) * 0.8) - 1)]:.2f}")
    print()


if __name__ == "__main__":
    sys.exit(main() if SCORE else print("calibration: no ../shared beside the project, so there is no scorer") or 0)
