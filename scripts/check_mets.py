#!/usr/bin/env python3
"""Holds what the program makes of METS issues against what the files say, read here by other means.

    scripts/check_mets.py METS...      needs: cargo build -p newsprint --example issue

For every article and advertisement of the logical structure: is there exactly one story of ours with its headline,
overline and text, word for word? Parts of an article on several pages are joined by the links that are in what we read.
Text is compared with its spaces (between two words where the file has none, either may be: there the gap decides); where
a word is broken at a line's end inside one page, the whole word of the file's
SUBS_CONTENT is expected. Also said: characters accounted for nowhere, and words of the pages that are in no piece.
"""

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

EXAMPLE = os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "debug", "examples", "issue")
# Stands between two words that the file has no space between.
EITHER = "\x00"
HEADS = {"TITLE": "headline", "HEADLINE": "headline", "OVERLINE": "kicker", "SUBHEADLINE": "subheadline"}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def attribute(element, name):
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


class Alto:
    """Blocks of a page by their names, each a list of lines, each a list of (space before, element)."""

    def __init__(self, path):
        self.blocks = {}
        self.words = 0
        root = ET.parse(path).getroot()
        for element in root.iter():
            if local(element) in ("TextBlock", "ComposedBlock"):
                self.blocks[element.get("ID")] = [line for line in element.iter() if local(line) == "TextLine"]
            self.words += local(element) == "String"


def text_of(lines, keep_lines=False):
    """Running text of lines: words apart as the file has spaces, broken words whole."""
    said, skip = [], False
    for number, line in enumerate(lines):
        parts = [part for part in line if local(part) in ("String", "SP", "HYP")]
        words = ""
        for place, part in enumerate(parts):
            if local(part) == "SP":
                words += " "
            elif local(part) == "HYP":
                words += part.get("CONTENT")
            elif skip:
                skip = False
                words += EITHER if words else ""
            else:
                is_last = not any(local(later) == "String" for later in parts[place + 1 :])
                is_broken = part.get("SUBS_TYPE") == "HypPart1" and is_last and number + 1 < len(lines)
                if is_broken and not keep_lines:
                    words += part.get("SUBS_CONTENT")
                    skip = True
                    break
                words += part.get("CONTENT") + EITHER
        said.append(words.strip(" " + EITHER))
    return "\n".join(said) if keep_lines else " ".join(" ".join(said).split())


def is_same(wanted, ours):
    """Whether two texts are the same but for spaces where either may be."""
    pattern = re.sub(f"[ {EITHER}]*{EITHER}[ {EITHER}]*", lambda m: " " if " " in m[0].strip(EITHER) else EITHER, wanted)
    pattern = re.sub(f"{EITHER}(?=\\n|$)", "", pattern)
    return re.fullmatch(re.escape(pattern).replace(re.escape(EITHER), " ?"), ours) is not None


class Issue:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        folder = os.path.dirname(path)
        self.altos = {}
        for file in root.iter():
            if local(file) == "file":
                href = next(attribute(place, "href") for place in file if local(place) == "FLocat")
                name = os.path.join(folder, href.rsplit("/", 1)[-1])
                if name.endswith(".xml") and os.path.exists(name):
                    self.altos[file.get("ID")] = Alto(name)
        tree = next(map for map in root.iter() if local(map) == "structMap" and map.get("TYPE") == "LOGICAL")
        self.articles = []
        for division in tree.iter():
            if local(division) == "div" and division.get("TYPE") in ("ARTICLE", "ADVERTISEMENT"):
                self.articles.append(self.article(division))

    def article(self, division):
        found = {"headline": [], "kicker": [], "subheadline": [], "body": [], "author": []}
        self.walk(division, "body", found)
        return {kind: [text for text in texts if text] for kind, texts in found.items()}

    def walk(self, division, role, found):
        areas = []
        for part in division:
            if local(part) == "fptr":
                areas += [area for area in part.iter() if local(area) == "area"]
        by_page = {}
        for area in areas:
            lines = self.altos[area.get("FILEID")].blocks.get(area.get("BEGIN"), [])
            by_page.setdefault(area.get("FILEID"), []).extend(lines)
        for lines in by_page.values():
            found["body" if role == "table" else role].append(text_of(lines, role == "table"))
        for part in division:
            if local(part) != "div" or part.get("TYPE") in ("ARTICLE", "ADVERTISEMENT"):
                continue
            kind = part.get("TYPE")
            below = HEADS.get(kind, "author" if kind == "AUTHOR" else "table" if kind == "TABLE" else role)
            self.walk(part, below, found)


def stories(parsed):
    """Our articles, those that go on in others joined."""
    pieces = [article for page in parsed["pages"] for article in page["articles"]]
    key = lambda jump: (jump["span"]["start"], jump["headline"]) if jump else None
    by_start = {key(piece["continued_from"]): piece for piece in pieces if piece["continued_from"]}
    for first in (piece for piece in pieces if not piece["continued_from"]):
        story, piece = [first], first
        while piece["continues_to"]:
            piece = by_start[key(piece["continues_to"])]
            story.append(piece)
        title = lambda kind: [p[kind]["text"] for p in story if p[kind]]
        yield {
            "headline": title("headline"),
            "kicker": title("kicker"),
            "subheadline": title("subheadline"),
            "body": [block["text"]["text"] for p in story for block in p["blocks"]],
            "author": [byline["name"] for p in story for byline in p["bylines"]],
        }


def check(path):
    run = subprocess.run([EXAMPLE, path], capture_output=True, text=True, check=True)
    parsed = json.loads(run.stdout)
    issue = Issue(path)
    ours = list(stories(parsed))
    same = {kind: 0 for kind in ("headline", "kicker", "subheadline", "body", "author", "all")}
    for wanted in issue.articles:
        compared = lambda o: {kind: is_same(" ".join(wanted[kind]), " ".join(o[kind])) for kind in wanted}
        best = max(ours, key=lambda o: sum(compared(o).values()))
        equal = compared(best)
        for kind, is_equal in equal.items():
            same[kind] += is_equal
        same["all"] += all(equal.values())
        if not all(equal.values()):
            print("  differs:", [kind for kind, is_equal in equal.items() if not is_equal], wanted["headline"])
            for kind in (kind for kind, is_equal in equal.items() if not is_equal):
                told = " ".join(wanted[kind]).replace(EITHER, ""), " ".join(best[kind])
                place = next((i for i, (a, b) in enumerate(zip(*told)) if a != b), 0)
                print("   wanted", repr(told[0][max(0, place - 40) : place + 200]))
                print("   ours  ", repr(told[1][max(0, place - 40) : place + 200]))
    accounts = [page["account"] for page in parsed["pages"]]
    words = sum(alto.words for alto in issue.altos.values())
    print(f"{os.path.basename(path)}: {len(issue.articles)} articles, equal:", same)
    print(f"  {len(ours)} stories of ours, {len(parsed['pages'])} pages, {words} words, {run.stderr.strip()};",
          f"unplaced {sum(a['unplaced'] for a in accounts)} of {sum(a['total'] for a in accounts)}")
    print("  issue:", json.dumps(parsed["issue"], ensure_ascii=False))
    print("  warnings:", [(w["code"], w["detail"]) for w in parsed["warnings"]])
    return same["all"] == len(issue.articles) and not any(a["unplaced"] for a in accounts)


if __name__ == "__main__":
    results = [check(path) for path in sys.argv[1:]]
    sys.exit(0 if all(results) else 1)
