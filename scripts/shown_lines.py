"""What pages show, as sequences to be labelled: lines of pages, and lines of headline stacks with their roles.

The example `evidence` of newsprint says what each line shows. What is right comes from gold (gold_lines.py) or, on
synthetic pages, from whoever printed them.
"""
import bisect
import itertools
import json
import re
import subprocess
from pathlib import Path

from crf import Sequence
from gold import JINGBAO, OWN, REAL, STACK
from gold_lines import LABELS, allowed
from reprint import squash

GAPS = ("tight", "usual", "loose")
ROLES = [role + more for role in STACK for more in ("", "+")]      # + goes on with the line above
HEADLINE = ROLES.index("headline")
STARTS = [role for role in range(HEADLINE + 1) if role % 2 == 0]    # what a stack may begin with
ENDS = range(HEADLINE, len(ROLES))
SIGNED = {"byline", "signature"}
LINE_COUNTS = {REAL: 20, JINGBAO: 1, OWN: 8}   # times that a line of gold counts; 晶報 has twenty pages of one manner
STACK_COUNTS = {REAL: 20, JINGBAO: 8, OWN: 8}


def may_follow(before, after):
    """Whether one role may stand under another, as stack.rs has it: a role goes on or a later one begins, and a
    subheadline needs a headline."""
    if after % 2 == 1:
        return before // 2 == after // 2
    return after // 2 > before // 2 and (after <= HEADLINE or before >= HEADLINE)


class Evidence:
    """The example `evidence`, with tables of weights that are written to `folder` when they are not built in."""

    def __init__(self, example, folder):
        self.example, self.folder = example, folder

    def ask(self, wanted, paths, labels=None, stack=None):
        """What it prints of each (path, path as given)."""
        command = [self.example, wanted]
        for option, text in (("labels", labels), ("stack", stack)):
            if text:
                file = Path(self.folder) / f"{option}.txt"
                file.write_text(text, encoding="utf-8")
                command += [f"--{option}", file]
        asked = "\n".join(f"{path}\t{given}" for path, given in paths)
        done = subprocess.run(command, input=asked.encode(), stdout=subprocess.PIPE, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def gold_lines(page, lines, names):
    """The lines of a gold page as sequences."""
    explained = [{**line, "evidence": [{"code": code} for code in line["evidence"]]} for line in lines]
    choices = [None if choice is None else choice & set(LABELS) for choice in allowed(page, explained)]
    if not any(article.get("bylines_printed") for article in page.gold["articles"]):
        # Which lines are bylines is then a guess from names in them, and in 晶報 headlines have such names, too.
        choices = [None if choice == SIGNED else choice for choice in choices]
    choices = [choice and by_form(line, choice) for line, choice in zip(lines, choices)]
    return sequences(lines, choices, names, LINE_COUNTS[page.group])


def synthetic_lines(page, lines, names):
    """The lines of a synthetic page as sequences."""
    starts = [start for start, _ in page.labels]
    choices = [set(page.labels[bisect.bisect_right(starts, line["start"]) - 1][1]) for line in lines]
    return sequences(lines, [by_form(line, choice) for line, choice in zip(lines, choices)], names, 1)


def by_form(line, choice):
    """What a line with the form of a signature or jump may be called, whatever the piece is that it ends."""
    if "names_in_brackets" in line["evidence"]:
        return SIGNED
    if "jump_to_a_page" in line["evidence"]:
        return {"jump"}
    if re.match("[（(](未完|待續|待续|完|续完|續完)", line["text"].strip()):
        return {"signature", "jump"}
    return choice


def sequences(lines, choices, names, weight):
    """The lines of each page of a file to be labelled."""
    rows, found = {name: row for row, name in enumerate(names)}, []
    for _, its in itertools.groupby(zip(lines, choices), key=lambda pair: pair[0]["page"]):
        page = list(its)
        seen = [line["evidence"] for line, _ in page]
        gaps = [0 if "no_gap_before" in codes else 2 if "wider_gap_before" in codes else 1 for codes in seen]
        features = [[rows[code] for code in codes if code in rows] + [len(names)] for codes in seen]
        labels = [choice and {LABELS.index(label) for label in choice} for _, choice in page]
        found.append(Sequence(features, gaps, labels, weight))
    return found


def stacks(shown, gold, names, weight, old=False):
    """The headline stacks of a page of which gold knows every line, as sequences."""
    rows, found = {name: row for row, name in enumerate(names)}, []
    for stack in shown["stacks"]:
        roles = [roles_in(gold, shown["lines"][head["line"]]["text"], old) for head in stack]
        if stack and all(roles) and is_possible(roles):
            features = [[rows[code] for code in head["evidence"]] + [len(names)] for head in stack]
            found.append(Sequence(features, [0] * len(stack), roles, weight))
    return found


def roles_in(gold, text, old):
    """The roles that gold gives a line of a headline stack. What it does not name in old papers counts instalments
    or says more of the headline."""
    words, found = squash(text), set()
    for article in gold["articles"]:
        for key in (*STACK, "headline_or"):
            whole, role = squash(article.get(key)), ROLES.index(key.removesuffix("_or"))
            if words and whole.startswith(words):
                found.add(role)
            elif words and words in whole:
                found.add(role + 1)
    return found or ({ROLES.index("subheadline"), ROLES.index("subheadline+")} if old else set())


def is_possible(roles):
    """Whether there is a way through a stack with these roles."""
    reached = roles[0] & set(STARTS)
    for choice in roles[1:]:
        reached = {after for after in choice if any(may_follow(before, after) for before in reached)}
    return bool(reached & set(ENDS))
